"""The first and the last rows of a ranking, with a line for those between."""

import polars as pl

from dashboard.systems.scores.ranking_units import first_and_last
from dashboard.systems.scores.ranking_words import Ranking

ENDS = 6  # rows at each end
_FEW = 3  # so many that take no part are shown


def ends(rows: pl.DataFrame) -> pl.DataFrame:
    """The first and last that have a place, then the few that have none; a line counts those left out.

    Whoever is level with the sixth of an end stands there too; where that leaves nobody between, all do.
    """
    placed, others = (rows.filter(side) for side in (_IS_PLACED, ~_IS_PLACED))
    first, last = first_and_last(placed, ENDS)
    between = placed.height - first.height - last.height
    if between < 1:
        return rows
    beside = others if others.height <= _FEW else _line(rows, Ranking.BESIDE, others.height)
    return pl.concat([first, _line(rows, Ranking.BETWEEN, between), last, beside])


_IS_PLACED = pl.col("place").is_not_null()


def _line(rows: pl.DataFrame, words: str, count: int) -> pl.DataFrame:
    """A row that is nobody's, in words."""
    return pl.DataFrame([{"name": words.format(count=count)}], schema=rows.schema)
