"""A line each on stars, weak branches and reports for the head of a unit's file, by the part it leads to."""

import polars as pl

from analytics import reference
from analytics.measures.stars import StarsByUnit
from analytics.results import Results
from dashboard.display import word
from dashboard.headlines import reporting
from dashboard.text.unit import Standing

_STARS = StarsByUnit.columns()
_BRANCHES, _CONDUCT = "branches", "conduct"  # the parts of the file


def lines(results: Results, org_id: str) -> list[tuple[str, str]]:
    """Part and sentence: the share against the yardstick, the ledger, what is missing or late."""
    return [
        *((_BRANCHES, words) for words in _branches(results, org_id)),
        (_CONDUCT, reporting.missing(results, [org_id])),
    ]


def _branches(results: Results, org_id: str) -> list[str]:
    stars, ledger = (
        results.tables[table].row(by_predicate=pl.col("org_id") == org_id, named=True)
        for table in ("stars_by_unit", "ledger_by_unit")
    )
    if not stars["branches"]:
        return [Standing.NO_BRANCHES]
    return [
        _stars(stars),
        Standing.LEDGER.format(open=ledger["open"], overdue=ledger["overdue"]),
    ]


def _stars(row: dict) -> str:
    if row["reached"] is None:
        return Standing.NOT_RATED.format(all=row["branches"])
    share = word(row["share"], _STARS["share"])
    words = Standing.REACHED if row["reached"] else Standing.SHORT
    return words.format(share=share, target=reference.five_star_target(), count=row["shortfall"])
