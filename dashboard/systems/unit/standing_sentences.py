"""A line each on stars, weak branches and reports for the head of a unit's file, by the part it leads to."""

import polars as pl

from analytics import reference
from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base.display import word
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.unit.words import Standing

_STARS = StarsByUnit.columns()
_BRANCHES, _CONDUCT = "branches", "conduct"  # the parts of the file


def lines(results: Results, org_id: str) -> list[tuple[str, str]]:
    """Part and sentence: the share against the yardstick, the ledger, what is missing or late."""
    return [
        *((_BRANCHES, words) for words in _branches(results, org_id)),
        (_CONDUCT, reports(results, org_id)),
    ]


def stars(results: Results, org_id: str) -> str:
    """The five-star share against the yardstick; or that there are no branches."""
    row = _row(results, "stars_by_unit", org_id)
    if not row["branches"]:
        return Standing.NO_BRANCHES
    if row["reached"] is None:
        return Standing.NOT_RATED.format(all=row["branches"])
    share = word(row["share"], _STARS["share"])
    words = Standing.REACHED if row["reached"] else Standing.SHORT
    return words.format(share=share, target=reference.five_star_target(), count=row["shortfall"])


def reports(results: Results, org_id: str) -> str:
    """What is missing or late."""
    return reporting_sentences.missing(results, [org_id])


def _branches(results: Results, org_id: str) -> list[str]:
    if not _row(results, "stars_by_unit", org_id)["branches"]:
        return [stars(results, org_id)]
    ledger = _row(results, "ledger_by_unit", org_id)
    return [
        stars(results, org_id),
        Standing.LEDGER.format(open=ledger["open"], overdue=ledger["overdue"]),
    ]


def _row(results: Results, table: str, org_id: str) -> dict:
    return results.tables[table].row(by_predicate=pl.col("org_id") == org_id, named=True)
