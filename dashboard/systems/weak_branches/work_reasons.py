"""The list of work with the reason for each place in words: on the page, in files, on the command line."""

import polars as pl

from analytics.base import columns as c
from analytics.kit.worded import schema_of
from analytics.systems.weak_branches import LEDGER
from dashboard.systems.weak_branches.words import Reasons, Weak

_FIRST = ["place", "unit", "name", "reason"]  # what a reader needs before all else


# An open entry with the reason for its place in words.
WorkLine = schema_of("WorkLine", LEDGER.work.columns() | {"reason": c.text(Weak.REASON)})


def lines(rows: pl.DataFrame) -> pl.DataFrame:
    """These rows of the list of work with their reasons; whose it is and why come first."""
    said = [_reason(row) for row in rows.iter_rows(named=True)]
    reasoned = rows.with_columns(reason=pl.Series(said, dtype=pl.String))
    return reasoned.select(*_FIRST, pl.exclude(_FIRST))


def _reason(row: dict) -> str:
    again = Reasons.FOUND_AGAIN.format(times=row["times_found"]) if row["times_found"] > 1 else ""
    parts = [again, _due(row)] if row["step"] == LEDGER.steps.found_again else [_due(row), again]
    missing = "" if row["measure"] else Reasons.NO_MEASURE
    return Weak.REASON_GAP.join(part for part in (*parts, missing) if part)


def _due(row: dict) -> str:
    if row["days_overdue"]:
        return Reasons.OVERDUE.format(days=row["days_overdue"])
    return Reasons.LEFT.format(days=row["days_left"]) if row["days_left"] else Reasons.DUE_TODAY
