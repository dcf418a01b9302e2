"""Steps of the pipeline about advice: the facts of the rules, unit by unit, and which stand together."""

from typing import Any

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.systems import advice
from analytics.systems.attention import missing_reports
from analytics.systems.reporting import gaps, reporting
from analytics.systems.scores import evidence, rankings
from analytics.systems.stars import stars

_LAST = 4  # quarter of the places


def make_facts(
    ledger_by_unit: dy.DataFrame[Any],
    reporting_calendar: dy.DataFrame[reporting.Reporting],
    missing: dy.DataFrame[gaps.Missing],
    evidence_missing: dy.DataFrame[evidence.EvidenceMissing],
    burden_by_unit: dy.DataFrame[Any],
    stars_by_unit: dy.DataFrame[stars.StarsByUnit],
    rankings: dy.DataFrame[rankings.Ranking],
    pressing: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """org_id and size of each fact, by the code of its rule; those of the systems by their reason."""
    of_systems = {
        rule["code"]: pressing.filter(pl.col("reason") == rule["fact"]) for rule in reference.advice()
    }
    return of_systems | {
        "overdue": ledger_by_unit.select("org_id", size="overdue"),
        "reports": _number_of(missing_reports(reporting_calendar)),
        "evidence": _number_of(evidence_missing),
        "reviews": _number_of(gaps.waiting_halves(missing)),
        "burden": _number_of(burden_by_unit.filter(~pl.col("within"))),
        "five_star": stars_by_unit.filter(~pl.col("reached")).select("org_id", size="shortfall"),
        "last_quarter": _number_of(rankings.filter(pl.col("quartile") == _LAST)),
    }


# Made as they are: their parameters already have the names of what they need.
make_unit_facts = advice.unit_facts
make_advice = advice.advice
make_facts_together = advice.facts_together


def _number_of(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.group_by("org_id", maintain_order=True).agg(size=pl.len())
