"""Burden and reports of a unit, in words."""

import polars as pl

from analytics.measures.coverage import ReviewState
from analytics.results import Results
from dashboard.headlines.indicator import Indicator
from dashboard.headlines.unit_scores import name
from dashboard.text.unit import Conduct


def indicators(results: Results, org_id: str) -> list[Indicator]:
    """Reports come of those due."""
    row = results.tables["coverage"].row(by_predicate=pl.col("org_id") == org_id, named=True)
    late = row["months_late"]
    reviewed = row["review_state"] == ReviewState.DONE
    left = Conduct.REVIEW_LEFT.format(count=row["missing_items"]) if row["missing_items"] else None
    return [
        _come(
            Conduct.SELF_CHECKS,
            row["months_reported"],
            row["months_due"],
            Conduct.LATE.format(count=late) if late else Conduct.NOT_LATE,
            not late,
        ),
        Indicator(Conduct.REVIEW, row["review_state"], left, reviewed if left else None),
        _come(Conduct.CARDS, row["branch_cards"], row["branches"]),
        _come(Conduct.BURDEN_REPORTED, row["burden_reported"], row["burden_due"]),
    ]


def burden_of(results: Results, org_id: str) -> pl.DataFrame:
    """The four kinds of the unit that have months to compare."""
    rows = results.tables["burden_by_unit"]
    return rows.filter((pl.col("org_id") == org_id) & (pl.col("months") > 0))


def burden(results: Results, org_id: str) -> str:
    """Which kinds are over the same months of 2019, which are not, which cannot be compared."""
    rows, unit = burden_of(results, org_id), name(results, org_id)
    if rows.is_empty():
        return Conduct.BURDEN_NONE.format(name=unit)
    over, within = (
        Conduct.GAP.join(rows.filter(pl.col("within") == judged)["kind"]) for judged in (False, True)
    )
    if over:
        said = Conduct.BURDEN_OVER.format(name=unit, kinds=over)
        said += Conduct.BURDEN_REST.format(kinds=within) if within else ""
    else:
        said = Conduct.BURDEN_WITHIN.format(name=unit, kinds=within)
    every = results.tables["burden_by_unit"].filter(pl.col("org_id") == org_id)
    unknown = every.filter(pl.col("months") == 0)["kind"]
    return said + (Conduct.BURDEN_UNKNOWN.format(kinds=Conduct.GAP.join(unknown)) if unknown.len() else "")


def _come(label: str, come: int, due: int, change: str | None = None, good: bool | None = None) -> Indicator:
    if not due:
        return Indicator(label, Conduct.NOT_DUE)
    return Indicator(label, Conduct.OF.format(come=come, due=due), change, good)
