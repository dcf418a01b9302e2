"""Self check against review of one unit, item by item, in words."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.self_review import SelfReview
from dashboard.base.display import magnitude
from dashboard.systems.unit.score_sentences import name
from dashboard.systems.unit.words import SelfCheck

_GAP = SelfReview.columns()["gap"]
_MOST_LABELS = 3


def rows_of(results: Results, org_id: str) -> pl.DataFrame:
    """The items that have both, the one most overrated first."""
    items = results.tables["self_items"].filter((pl.col("org_id") == org_id) & pl.col("gap").is_not_null())
    return items.sort("gap", "item_no", descending=[True, False])


def self_check(results: Results, org_id: str) -> str:
    """How far the self check is above or below the review in all, and in which items most."""
    rows, unit = rows_of(results, org_id), name(results, org_id)
    if rows.is_empty():
        return SelfCheck.NONE.format(name=unit)
    row = results.tables["self_reviews"].row(by_predicate=pl.col("org_id") == org_id, named=True)
    over = rows.filter(pl.col("gap") > 0)
    words = SelfCheck.NONE_OVER if over.is_empty() else SelfCheck.SOME
    most = rows["gap"][0]  # the most overrated item stands first
    said = words.format(
        name=unit,
        direction=SelfCheck.HIGHER if row["gap"] >= 0 else SelfCheck.LOWER,
        gap=magnitude(row["gap"], _GAP),
        count=row["compared_items"],
        over=over.height,
        labels=SelfCheck.GAP.join(over.filter(pl.col("gap") == most)["label"].head(_MOST_LABELS)),
        most=magnitude(most, _GAP),
    )
    return said + (SelfCheck.LOOK if row["worth_a_look"] else "")
