"""What is said of a unit's scores: its items, its half-years, its self check, its place in its league."""

import polars as pl

from analytics.access import FEWEST_OTHERS
from analytics.results import Results
from analytics.systems.scores.items import DimensionScore, ItemState
from analytics.systems.scores.self_review import SelfReview
from analytics.systems.scores.spine import SpinePart, SpineRow
from dashboard.base.display import magnitude, period_name, word
from dashboard.kit.statement import Statement
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit import spine_figure, unit_names
from dashboard.systems.unit.score_figures import MOST_ITEMS, comparable_runs, halves_of, lost_items
from dashboard.systems.unit.words import SelfCheck, Spine, UnitFile, UnitScores

_MOST_OVER = 3  # items of the self check named
_MOST_LABELS = 4  # dimensions or items of the lowest quarter named
_DIMENSIONS = DimensionScore.columns()
_GAP = SelfReview.columns()["gap"]
_SPINE = SpineRow.columns()


def items(results: Results, org_id: str) -> Statement | str:
    """How many items cost points, and how much each dimension lost; of a picture, that it shows some only."""
    own = unit_names.rows(results, "items", org_id)
    unit = unit_names.name(results, org_id)
    lost = lost_items(results, org_id)
    if own.filter(pl.col("state") == ItemState.REVIEWED).is_empty():
        return UnitScores.NO_REVIEW
    if lost.is_empty():
        return UnitScores.ITEMS_NONE.format(name=unit)
    dimensions = unit_names.rows(results, "dimensions", org_id)
    said = Ranking.GAP.join(_dimension(row) for row in dimensions.iter_rows(named=True))
    complete = dimensions["lost"].null_count() == 0
    words = UnitScores.ITEMS_SOME if complete else UnitScores.ITEMS_PARTLY
    drawn = UnitScores.ITEMS_FEWER.format(count=MOST_ITEMS) if lost.height > MOST_ITEMS else ""
    return Statement(words.format(name=unit, count=lost.height, dimensions=said), drawn)


def history(results: Results, org_id: str) -> str:
    """The best and the worst place since rubric or league last changed: places before are of another list."""
    halves, unit = halves_of(results, org_id), unit_names.name(results, org_id)
    if halves.is_empty():
        return UnitScores.HISTORY_NONE.format(name=unit)
    if halves["place"].count() == 0:
        return UnitScores.HISTORY_REFERENCE.format(name=unit, count=halves.height)
    alike = comparable_runs(halves)[-1]
    said = UnitScores.HISTORY_COUNT.format(name=unit, count=halves.height)
    if alike.height < halves.height:
        rubrics = halves["rubric_version"].n_unique() > 1
        words = UnitScores.HISTORY_SINCE_RUBRIC if rubrics else UnitScores.HISTORY_SINCE_LEAGUE
        said += words.format(period=period_name(alike["period"][0]))
    return said + _range(alike["place"].drop_nulls())


def self_items(results: Results, org_id: str) -> pl.DataFrame:
    """The items that have both, the one most overrated first."""
    items = unit_names.rows(results, "self_items", org_id).filter(pl.col("gap").is_not_null())
    return items.sort("gap", "item_no", descending=[True, False])


def self_check(results: Results, org_id: str) -> str:
    """How far the self check is above or below the review in all, and in which items most."""
    rows, unit = self_items(results, org_id), unit_names.name(results, org_id)
    if rows.is_empty():
        return SelfCheck.NONE.format(name=unit)
    row = unit_names.row(results, "self_reviews", org_id)
    over = rows.filter(pl.col("gap") > 0)
    words = SelfCheck.NONE_OVER if over.is_empty() else SelfCheck.SOME
    most = rows["gap"][0]  # the most overrated item stands first
    said = words.format(
        name=unit,
        direction=SelfCheck.HIGHER if row["gap"] >= 0 else SelfCheck.LOWER,
        gap=magnitude(row["gap"], _GAP),
        count=row["compared_items"],
        over=over.height,
        labels=SelfCheck.GAP.join(over.filter(pl.col("gap") == most)["label"].head(_MOST_OVER)),
        most=magnitude(most, _GAP),
    )
    return said + (SelfCheck.LOOK if row["worth_a_look"] else "")


def spine_title(results: Results, org_id: str, dimension: str) -> str:
    """What the picture shows."""
    league = unit_names.row(results, "rankings", org_id)["league"]
    what = Spine.EVERYTHING if dimension == spine_figure.EVERYTHING else dimension
    return Spine.TITLE.format(name=unit_names.name(results, org_id), league=league, what=what)


def spine(results: Results, org_id: str, dimension: str) -> Statement | str:
    """The total beside the median, or the items of the dimension, and what is in the lowest quarter."""
    rows = spine_figure.rows_of(results, org_id, dimension).with_columns(judged=spine_figure.judged())
    unit = unit_names.name(results, org_id)
    if rows.is_empty() and results.tables["spine"].is_empty() and results.tables["dimensions"].height:
        return UnitFile.OLDER
    if rows.is_empty():
        return Spine.NONE.fill(name=unit)
    low = rows.filter((pl.col("judged") == -1) & (pl.col("part") != SpinePart.TOTAL))["label"].to_list()
    if dimension == spine_figure.EVERYTHING:
        return _total(rows, unit, low)
    if rows["own"].count() == 0:
        return Spine.ITEMS_WAITING.format(name=unit, dimension=dimension)
    if not rows["judged"].count() and (rows["units"] >= spine_figure.LEAST_UNITS).any():
        return Spine.ITEMS_FEW.format(name=unit, dimension=dimension, fewest=FEWEST_OTHERS)
    done = rows["own"].count()
    if done < rows.height:
        words = Spine.ITEMS_LOW_PARTLY if low else Spine.ITEMS_LOW_NONE_PARTLY
    else:
        words = Spine.ITEMS_LOW if low else Spine.ITEMS_LOW_NONE
    counts = {"all": rows.height, "done": done, "count": len(low)}
    return words.format(name=unit, dimension=dimension, labels=listed(low, _MOST_LABELS), **counts)


def listed(labels: list[str], most: int | None) -> str:
    """The first of the labels, and whether there are others; None: all."""
    joined = Ranking.GAP.join(labels[:most])
    return joined if len(labels[:most]) == len(labels) else Spine.AND_OTHERS.format(labels=joined)


def _range(places: pl.Series) -> str:
    if places.is_empty():
        return UnitScores.HISTORY_NO_PLACES
    if places.len() == 1:
        return UnitScores.HISTORY_ONE.format(place=places.item())
    return UnitScores.HISTORY_RANGE.format(count=places.len(), best=places.min(), worst=places.max())


def _dimension(row: dict) -> str:
    if row["lost"] is None:
        return UnitScores.ITEMS_DIMENSION_WAITING.format(dimension=row["dimension"])
    lost = word(row["lost"], _DIMENSIONS["lost"])
    return UnitScores.ITEMS_DIMENSION.format(dimension=row["dimension"], lost=lost)


def _total(rows: pl.DataFrame, unit: str, low: list[str]) -> str:
    total = rows.row(0, named=True)
    words = {column: word(total[column], _SPINE[column]) for column in ("own", "median")}
    named = {"name": unit, "label": total["label"], **words}
    if total["own"] is None:
        return Spine.TOTAL_NONE.format(name=unit) + _low(rows, low)
    if total["units"] == 0:
        return Spine.OTHER_VERSION.format(name=unit)
    if total["units"] < spine_figure.LEAST_UNITS:
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
    return words.format(labels=listed(low, _MOST_LABELS), **counts)
