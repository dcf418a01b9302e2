"""How a unit stands against its league, in words."""

import polars as pl

from analytics.measures.spine import SpinePart, SpineRow
from analytics.results import Results
from dashboard.display import word
from dashboard.figures.unit_spine import EVERYTHING, LEAST_UNITS, judged, rows_of
from dashboard.headlines.unit_scores import name
from dashboard.text.unit import Spine, UnitFile

_MOST_LABELS = 4
_COLUMNS = SpineRow.columns()


def title(results: Results, org_id: str, dimension: str) -> str:
    """What the picture shows."""
    league = results.tables["rankings"].row(by_predicate=pl.col("org_id") == org_id, named=True)["league"]
    what = Spine.EVERYTHING if dimension == EVERYTHING else dimension
    return Spine.TITLE.format(name=name(results, org_id), league=league, what=what)


def spine(results: Results, org_id: str, dimension: str) -> str:
    """The total beside the median, or the items of the dimension, and what is in the lowest quarter."""
    rows = rows_of(results, org_id, dimension).with_columns(judged=judged())
    unit = name(results, org_id)
    if rows.is_empty() and results.tables["spine"].is_empty() and results.tables["dimensions"].height:
        return UnitFile.OLDER
    if rows.is_empty():
        return Spine.NONE.format(name=unit)
    low = rows.filter((pl.col("judged") == -1) & (pl.col("part") != SpinePart.TOTAL))["label"].to_list()
    if dimension == EVERYTHING:
        return _total(rows, unit, low)
    if rows["own"].count() == 0:
        return Spine.ITEMS_WAITING.format(name=unit, dimension=dimension)
    words = Spine.ITEMS_LOW if low else Spine.ITEMS_LOW_NONE
    return words.format(name=unit, dimension=dimension, all=rows.height, count=len(low), labels=_listed(low))


def _total(rows: pl.DataFrame, unit: str, low: list[str]) -> str:
    total = rows.row(0, named=True)
    words = {column: word(total[column], _COLUMNS[column]) for column in ("own", "median")}
    named = {"name": unit, "label": total["label"], **words}
    if total["own"] is None:
        return Spine.TOTAL_NONE.format(name=unit) + _low(rows, low)
    if total["units"] == 0:
        return Spine.OTHER_VERSION.format(name=unit)
    if total["units"] < LEAST_UNITS:
        return Spine.ALONE.format(**named)
    difference = total["own"] - total["median"]
    template = (
        Spine.TOTAL_SAME if not difference else Spine.TOTAL_ABOVE if difference > 0 else Spine.TOTAL_BELOW
    )
    return template.format(**named) + _low(rows, low)


def _low(rows: pl.DataFrame, low: list[str]) -> str:
    beside = rows.filter((pl.col("part") == SpinePart.DIMENSION) & pl.col("judged").is_not_null())
    if beside.is_empty():
        return ""
    if not low:
        return Spine.LOW_NONE.format(what=Spine.DIMENSION)
    return Spine.LOW.format(count=len(low), what=Spine.DIMENSION, labels=_listed(low))


def _listed(labels: list[str]) -> str:
    joined = Spine.GAP.join(labels[:_MOST_LABELS])
    return Spine.AND_OTHERS.format(labels=joined) if len(labels) > _MOST_LABELS else joined
