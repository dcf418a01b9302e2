"""What an import of the register moves, in words: what becomes what, since when, and what the past keeps."""

from typing import Any

import polars as pl

from dashboard.base.display import day_name

_MOST = 10  # of the moves that are told one by one


def about_moves(moves: pl.DataFrame) -> list[str]:
    """A sentence a move (Move), and how many more there are."""
    told = [_about_move(row) for row in moves.head(_MOST).iter_rows(named=True)]
    more = moves.height - len(told)
    return told + ([f"另有{more}处组织变动，见数据变化。"] if more else [])


def _about_move(row: dict[str, Any]) -> str:
    moved = "{name}：{what}由“{before}”改为“{after}”".format(**row)
    if row["since"] is None:
        return moved + "，作为更正，以前各期也改按新的。"
    return moved + "，自{day}起；此前结束的各期仍按原来的。".format(day=day_name(row["since"]))
