"""How places changed among the units ranked both times, and what comings and goings did beside it."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.scores import Standing
from dashboard.kit.few_names import name_tied
from dashboard.systems.scores import ranking_units as units
from dashboard.systems.scores.ranking_words import Ranking


def place_changes(results: Results, against: str, league: str, kind: str = "", search: str = "") -> str:
    """How many of the chosen units rose and fell, who most, and whom comings and goings moved besides."""
    rows = units.ranking_rows(results, league, kind, search)
    compared = _compared_rows(rows, against)
    who = units.who(league, kind, search)
    if rows.height and (rows["standing"] == Standing.REFERENCE).all():
        return f"{league}单位不排名次，不作名次变化对比"
    if compared.is_empty():
        return "所选单位两期没有都参与排名，名次变化无从比较"
    if units.ranking_rows(results, league)["place"].count() == 1:
        return f"本期只有1个{league}单位参与排名，名次变化无从比较"
    if compared.height == 1:
        return _alone(compared.row(0, named=True), against)
    among = Ranking.AMONG.format(count=compared.height, who=who)
    return among + _risen_and_fallen(compared, against) + _moved_by_the_field(compared)


def _alone(row: dict, against: str) -> str:
    """How the place of the only unit changed."""
    change, by_field = row["change"], row["by_field"]
    way = f"{'上升' if change > 0 else '下降'}{abs(change)}名" if change else "没有变化"
    field = Ranking.FIELD_ALONE.format(way="前移" if by_field > 0 else "后移", count=abs(by_field or 0))
    return f"{row['name']}名次{against}{way}" + (field if by_field else "")


def risen_most(rows: pl.DataFrame, against: str) -> str:
    """Which of the rows rose most, as the end of a sentence."""
    risen = _compared_rows(rows, against).filter(pl.col("change") > 0)
    if risen.is_empty():
        return f"，没有单位名次{against}上升"
    return Ranking.RISEN_MOST.format(kind=against, most=_extreme(risen, Ranking.UP))


def _compared_rows(rows: pl.DataFrame, against: str) -> pl.DataFrame:
    """The rows of units ranked both times, with change and by_field."""
    return rows.with_columns(
        change=pl.col(units.change_column(against)), by_field=pl.col(units.field_column(against))
    ).filter(pl.col("change").is_not_null())


def _risen_and_fallen(compared: pl.DataFrame, against: str) -> str:
    risen = compared.filter(pl.col("change") > 0)
    fallen = compared.filter(pl.col("change") < 0)
    same = compared.height - risen.height - fallen.height
    if same == compared.height:
        return Ranking.MOVES_NONE.format(kind=against)
    both = Ranking.MOVES_SOME if fallen.height else Ranking.MOVES_ONLY_UP
    return (both if risen.height else Ranking.MOVES_ONLY_DOWN).format(
        kind=against,
        risen=risen.height,
        fallen=fallen.height,
        same=f"，{same}个不变" if same else "",
        up=_extreme(risen, Ranking.UP),
        down=_extreme(fallen, Ranking.DOWN),
    )


def _moved_by_the_field(compared: pl.DataFrame) -> str:
    """How many were moved by units that came or left; empty where nobody was."""
    effect = compared["by_field"].fill_null(0)
    sides = ((effect.filter(effect > 0), Ranking.FIELD_UP), (-effect.filter(effect < 0), Ranking.FIELD_DOWN))
    told = [words.format(count=side.len(), most=side.max()) for side, words in sides if side.len()]
    return Ranking.FIELD.format(moved=Ranking.GAP.join(told)) if told else ""


def _extreme(side: pl.DataFrame, words: str) -> str:
    if side.is_empty():
        return ""
    size = side["change"].abs()
    most = side.filter(size == size.max())
    return words.format(names=name_tied(most["name"].to_list(), "个单位"), count=size.max())
