"""What the ranking says of the unit chosen."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.items import DimensionScore, ItemScore, ItemState
from analytics.systems.scores.rankings import Ranking as Places
from analytics.systems.scores.scores import UnitScore
from analytics.systems.scores.self_review import SelfReview
from dashboard.base.display import period_name, word
from dashboard.kit.finding import Statement
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit.score_figures import MOST_ITEMS, comparable_runs, halves_of, lost_items
from dashboard.systems.unit.words import UnitScores

_PLACES = Places.columns()
_SCORES = UnitScore.columns()
_ITEMS = ItemScore.columns()
_DIMENSIONS = DimensionScore.columns()
_SELF = SelfReview.columns()


def name(results: Results, org_id: str) -> str:
    """The unit's name in the period shown."""
    return _row(results, "rankings", org_id)["name"]


def items(results: Results, org_id: str) -> Statement:
    """How many items cost points, and how much each dimension lost."""
    own = results.tables["items"].filter(pl.col("org_id") == org_id)
    unit = name(results, org_id)
    lost = lost_items(results, org_id)
    if own.filter(pl.col("state") == ItemState.REVIEWED).is_empty():
        return UnitScores.NO_REVIEW
    if lost.is_empty():
        return Statement(UnitScores.ITEMS_NONE.format(name=unit))
    dimensions = results.tables["dimensions"].filter(pl.col("org_id") == org_id)
    said = Ranking.GAP.join(_dimension(row) for row in dimensions.iter_rows(named=True))
    complete = dimensions["lost"].null_count() == 0
    words = UnitScores.ITEMS_SOME if complete else UnitScores.ITEMS_PARTLY
    return Statement(words.format(name=unit, count=lost.height, dimensions=said))


def items_drawn(results: Results, org_id: str) -> str:
    """That the picture shows the dearest items only; empty where it shows all."""
    shortened = lost_items(results, org_id).height > MOST_ITEMS
    return UnitScores.ITEMS_FEWER.format(count=MOST_ITEMS) if shortened else ""


def history(results: Results, org_id: str) -> str:
    """The best and the worst place since rubric or league last changed: places before are of another list."""
    halves, unit = halves_of(results, org_id), name(results, org_id)
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


def _row(results: Results, table: str, org_id: str) -> dict:
    return results.tables[table].row(by_predicate=pl.col("org_id") == org_id, named=True)
