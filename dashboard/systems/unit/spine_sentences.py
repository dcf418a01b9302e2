"""How a unit stands against its league, in words."""

import polars as pl

from analytics.access import FEWEST_OTHERS
from analytics.results import Results
from analytics.systems.scores.spine import SpinePart, SpineRow
from dashboard.base.display import word
from dashboard.kit.finding import Statement
from dashboard.systems.unit.score_sentences import name
from dashboard.systems.unit.spine_figure import EVERYTHING, LEAST_UNITS, judged, rows_of
from dashboard.systems.unit.words import Spine, UnitFile

_MOST_LABELS = 4
_COLUMNS = SpineRow.columns()


def title(results: Results, org_id: str, dimension: str) -> str:
    """What the picture shows."""
    league = results.tables["rankings"].row(by_predicate=pl.col("org_id") == org_id, named=True)["league"]
    what = Spine.EVERYTHING if dimension == EVERYTHING else dimension
    return Spine.TITLE.format(name=name(results, org_id), league=league, what=what)


def spine(results: Results, org_id: str, dimension: str) -> Statement:
    """The total beside the median, or the items of the dimension, and what is in the lowest quarter."""
    rows = rows_of(results, org_id, dimension).with_columns(judged=judged())
    unit = name(results, org_id)
    if rows.is_empty() and results.tables["spine"].is_empty() and results.tables["dimensions"].height:
        return Statement(UnitFile.OLDER)
    if rows.is_empty():
        return Spine.NONE.fill(name=unit)
    low = rows.filter((pl.col("judged") == -1) & (pl.col("part") != SpinePart.TOTAL))["label"].to_list()
    if dimension == EVERYTHING:
        return Statement(_total(rows, unit, low))
    if rows["own"].count() == 0:
        return Statement(Spine.ITEMS_WAITING.format(name=unit, dimension=dimension))
    if not rows["judged"].count() and (rows["units"] >= LEAST_UNITS).any():
        return Statement(Spine.ITEMS_FEW.format(name=unit, dimension=dimension, fewest=FEWEST_OTHERS))
    done = rows["own"].count()
    if done < rows.height:
        words = Spine.ITEMS_LOW_PARTLY if low else Spine.ITEMS_LOW_NONE_PARTLY
    else:
        words = Spine.ITEMS_LOW if low else Spine.ITEMS_LOW_NONE
    counts = {"all": rows.height, "done": done, "count": len(low)}
    return Statement(words.format(name=unit, dimension=dimension, labels=_listed(low), **counts))


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
    if total["median"] is None:
        return Spine.FEW.format(fewest=FEWEST_OTHERS, **named)
    difference = total["own"] - total["median"]
    template = (
        Spine.TOTAL_SAME if not difference else Spine.TOTAL_ABOVE if difference > 0 else Spine.TOTAL_BELOW
    )
    return template.format(**named) + _low(rows, low)


def _low(rows: pl.DataFrame, low: list[str]) -> str:
    """The dimensions in the lowest quarter, of those that are reviewed; how many are where not all are."""
    parts = rows.filter(pl.col("part") == SpinePart.DIMENSION)
    done = parts["own"].count()
    counts = {"all": parts.height, "done": done, "count": len(low), "what": Spine.DIMENSION}
    if not done:
        return Spine.DONE_NONE.format(**counts)
    if not parts["judged"].count():
        return ""
    if done < parts.height:
        words = Spine.LOW_PARTLY if low else Spine.LOW_NONE_PARTLY
    else:
        words = Spine.LOW if low else Spine.LOW_NONE
    return words.format(labels=_listed(low), **counts)


def _listed(labels: list[str]) -> str:
    joined = Spine.GAP.join(labels[:_MOST_LABELS])
    return Spine.AND_OTHERS.format(labels=joined) if len(labels) > _MOST_LABELS else joined
