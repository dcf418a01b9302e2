"""What the ranking says of the unit chosen."""

import polars as pl

from analytics import rules
from analytics.measures.calendar import ComparisonKind
from analytics.measures.items import DimensionScore, ItemScore, ItemState
from analytics.measures.rankings import Ranking as Places
from analytics.measures.scores import UnitScore
from analytics.measures.self_review import SelfReview
from analytics.periods import Grain
from analytics.results import Results
from dashboard.display import word
from dashboard.figures import ranking_units as units
from dashboard.figures.ranking_unit import MOST_ITEMS, halves_of, lost_items
from dashboard.headlines.indicator import Indicator
from dashboard.headlines.ranking import comparisons_shown
from dashboard.text.ranking import RankedUnit, Ranking

_PLACES = Places.columns()
_SCORES = UnitScore.columns()
_ITEMS = ItemScore.columns()
_DIMENSIONS = DimensionScore.columns()
_SELF = SelfReview.columns()


def name(results: Results, org_id: str) -> str:
    """The unit's name in the period shown."""
    return _row(results, "rankings", org_id)["name"]


def indicators(results: Results, org_id: str) -> list[Indicator]:
    """Place, score with its parts, and the gap of the self check."""
    ranking, score = (_row(results, table, org_id) for table in ("rankings", "scores"))
    return [
        _place(results, ranking),
        _score(results, ranking),
        *_parts(results, score),
        _gap(results, org_id),
    ]


def items(results: Results, org_id: str) -> str:
    """How many items cost points, and how much each dimension lost."""
    own = results.tables["items"].filter(pl.col("org_id") == org_id)
    unit = name(results, org_id)
    lost = lost_items(results, org_id)
    if own.filter(pl.col("state") == ItemState.REVIEWED).is_empty():
        return RankedUnit.NO_REVIEW
    if lost.is_empty():
        return RankedUnit.ITEMS_NONE.format(name=unit)
    dimensions = results.tables["dimensions"].filter(pl.col("org_id") == org_id)
    said = Ranking.GAP.join(_dimension(row) for row in dimensions.iter_rows(named=True))
    complete = dimensions["lost"].null_count() == 0
    words = RankedUnit.ITEMS_SOME if complete else RankedUnit.ITEMS_PARTLY
    sentence = words.format(name=unit, count=lost.height, dimensions=said)
    shortened = lost.height > MOST_ITEMS
    return sentence + (RankedUnit.ITEMS_FEWER.format(count=MOST_ITEMS) if shortened else "")


def notes(results: Results, org_id: str) -> list[str]:
    """The items nobody has reviewed yet, and those that do not apply, by name."""
    own = results.tables["items"].filter(pl.col("org_id") == org_id)
    templates = {ItemState.NOT_REVIEWED: RankedUnit.UNREVIEWED, ItemState.EXEMPT: RankedUnit.EXEMPT}
    said = []
    reviewed = (own["state"] == ItemState.REVIEWED).any()
    for state, template in templates.items():
        labels = own.filter(pl.col("state") == state)["label"].to_list()
        if labels and reviewed:
            said.append(template.format(count=len(labels), labels=Ranking.GAP.join(labels)))
    return said


def history(results: Results, org_id: str) -> str:
    """The best and the worst place of the half-years so far."""
    halves, unit = halves_of(results, org_id), name(results, org_id)
    if halves.is_empty():
        return RankedUnit.HISTORY_NONE.format(name=unit)
    places = halves["place"].drop_nulls()
    if places.is_empty():
        return RankedUnit.HISTORY_REFERENCE.format(name=unit, count=halves.height)
    return RankedUnit.HISTORY_RANGE.format(
        name=unit, count=halves.height, best=places.min(), worst=places.max()
    )


def _place(results: Results, row: dict) -> Indicator:
    if row["place"] is None:
        return Indicator(RankedUnit.PLACE, RankedUnit.NO_PLACE, about=row["standing"])
    words = RankedUnit.PLACE_OF if row["sharing"] == 1 else RankedUnit.PLACE_SHARED
    place = words.format(place=row["place"])
    field = RankedUnit.PLACE_FIELD.format(field=row["field"])
    kind, column = _first_change(results, "place")
    change = row[column] if column else None
    if change is None:
        return Indicator(RankedUnit.PLACE, place, about=field)
    about = f"{kind}{Ranking.FILTER_GAP}{field}"
    return Indicator(
        RankedUnit.PLACE, place, word(change, _PLACES[column]), change > 0 if change else None, about
    )


def _score(results: Results, row: dict) -> Indicator:
    score = word(row["score"], _PLACES["score"])
    kind, column = _first_change(results, "score")
    change = row[column] if column else None
    grade = row["grade"] or ""
    if change is None:
        return Indicator(RankedUnit.SCORE, score, about=grade)
    about = Ranking.FILTER_GAP.join(part for part in (kind, grade) if part)
    return Indicator(
        RankedUnit.SCORE, score, word(change, _PLACES[column]), change > 0 if change else None, about
    )


def _parts(results: Results, row: dict) -> list[Indicator]:
    """Of a year the three marks of the composite; of a half what was added or taken off."""
    if results.period.grain != Grain.YEAR:
        return [Indicator(RankedUnit.ADJUSTMENT, word(row["adjustment"], _SCORES["adjustment"]))]
    marks = (
        ("dynamic", RankedUnit.DYNAMIC, rules.FULL_MARKS),
        ("on_site", RankedUnit.ON_SITE, rules.REVIEW_FULL_MARKS),
        ("debriefing", RankedUnit.DEBRIEFING, rules.REVIEW_FULL_MARKS),
    )
    return [
        Indicator(label, word(row[mark], _SCORES[mark]), about=_out_of(row[mark], full))
        for mark, label, full in marks
    ]


def _welcome(change: int) -> bool | None:
    return change > 0 if change else None


def _out_of(mark: int | None, full: int) -> str:
    return RankedUnit.MISSING_MARK if mark is None else RankedUnit.OUT_OF.format(full=full)


def _gap(results: Results, org_id: str) -> Indicator:
    row = _row(results, "self_reviews", org_id)
    about = RankedUnit.GAP_ITEMS.format(count=row["compared_items"])
    look = RankedUnit.GAP_LOOK if row["worth_a_look"] else None
    return Indicator(RankedUnit.GAP, word(row["gap"], _SELF["gap"]), look, False if look else None, about)


def _dimension(row: dict) -> str:
    if row["lost"] is None:
        return RankedUnit.ITEMS_DIMENSION_WAITING.format(dimension=row["dimension"])
    lost = word(row["lost"], _DIMENSIONS["lost"])
    return RankedUnit.ITEMS_DIMENSION.format(dimension=row["dimension"], lost=lost)


def _first_change(results: Results, what: str) -> tuple[str, str]:
    shown = comparisons_shown(results)
    return (shown[0], f"{units.PREFIXES[ComparisonKind(shown[0])]}_{what}_change") if shown else ("", "")


def _row(results: Results, table: str, org_id: str) -> dict:
    return results.tables[table].row(by_predicate=pl.col("org_id") == org_id, named=True)
