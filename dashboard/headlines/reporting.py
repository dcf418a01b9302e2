"""How reporting stands, in words."""

import polars as pl

from analytics.results import Results
from dashboard.text.ranking import Reporting


def missing(results: Results, units: list[str]) -> str:
    """How many self checks came of those due, and what is missing or late by kind."""
    covered = results.tables["coverage"].filter(pl.col("org_id").is_in(units))
    gaps = results.tables["missing"].filter(pl.col("org_id").is_in(units))
    due, come = int(covered["months_due"].sum()), int(covered["months_reported"].sum())
    counts = gaps.group_by("gap", maintain_order=True).agg(pl.col("count").sum()).rows()
    lacking = Reporting.GAP.join(Reporting.KIND.format(kind=kind, count=count) for kind, count in counts)
    reported = Reporting.SELF_CHECKS.format(due=due, come=come)
    return (
        Reporting.SOME.format(reported=reported, lacking=lacking)
        if counts
        else Reporting.NONE.format(reported=reported)
    )
