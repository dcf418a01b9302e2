"""Steps of the pipeline about advice: the facts of the rules, unit by unit, and which stand together."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.kit.cases import Cases
from analytics.kit.rounds import ended_quarters
from analytics.systems import advice
from analytics.systems.attention import missing_reports
from analytics.systems.problems import PROBLEMS
from analytics.systems.reporting import gaps, reporting
from analytics.systems.scores import evidence, rankings
from analytics.systems.stars import stars
from analytics.systems.weak_branches import LEDGER

_LAST = 4  # quarter of the places, and of the year


def make_facts(
    ledger_by_unit: dy.DataFrame[Any],
    reporting_calendar: dy.DataFrame[reporting.Reporting],
    evidence_missing: dy.DataFrame[evidence.EvidenceMissing],
    burden_by_unit: dy.DataFrame[Any],
    stars_by_unit: dy.DataFrame[stars.StarsByUnit],
    rankings: dy.DataFrame[rankings.Ranking],
    pressing: pl.DataFrame,
    missing: dy.DataFrame[gaps.Missing],
    worklist: dy.DataFrame[Any],
    cases_worklist: dy.DataFrame[Any],
    rounds_by_unit: dy.DataFrame[Any],
    counted_on: date,
) -> dict[str, pl.DataFrame]:
    """org_id and size of each fact, by the code of its rule; those of the systems by their reason."""
    of_systems = {
        rule["code"]: pressing.filter(pl.col("reason") == rule["fact"]) for rule in reference.advice()
    }
    waiting = reporting_calendar.filter(pl.col("state") == reporting.ReportState.WAITING)
    return of_systems | {
        "overdue": ledger_by_unit.select("org_id", size="overdue"),
        "reports": _number_of(missing_reports(reporting_calendar)),
        "evidence": _number_of(evidence_missing),
        "reviews": waiting.group_by("org_id", maintain_order=True).agg(
            size=pl.col("waiting_items").sum().clip(1)
        ),
        "cards": _missing(missing, gaps.Gap.BRANCH_CARDS),
        "burden_reports": _missing(missing, gaps.Gap.BURDEN),
        "soon": _number_of(_due_soon(LEDGER, worklist).select(org_id="unit_id")),
        "cases_soon": _number_of(_due_soon(PROBLEMS, cases_worklist)),
        "observation": _rounds_left(rounds_by_unit, counted_on),
        "burden": _number_of(burden_by_unit.filter(~pl.col("within"))),
        "five_star": stars_by_unit.filter(~pl.col("reached")).select("org_id", size="shortfall"),
        "last_quarter": _number_of(rankings.filter(pl.col("quartile") == _LAST)),
    }


# Made as they are: their parameters already have the names of what they need.
make_unit_facts = advice.unit_facts
make_advice = advice.advice
make_facts_together = advice.facts_together


def _missing(rows: pl.DataFrame, gap: gaps.Gap) -> pl.DataFrame:
    return (
        rows.filter(pl.col("gap") == gap)
        .group_by("org_id", maintain_order=True)
        .agg(size=pl.col("count").sum())
    )


def _due_soon(cases: Cases, work: pl.DataFrame) -> pl.DataFrame:
    return work.filter(pl.col("step") == cases.steps.due_soon)


def _rounds_left(rows: pl.DataFrame, counted_on: date) -> pl.DataFrame:
    """Two things can be left: a round in the quarter, and at the end of the year branches nobody saw."""
    at_end = len(ended_quarters(counted_on.year, counted_on)) == _LAST
    unseen = (pl.col("covered") < pl.col("population")) & at_end
    return rows.select("org_id", size=pl.col("without").cast(pl.Int64) + unseen.cast(pl.Int64))


def _number_of(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.group_by("org_id", maintain_order=True).agg(size=pl.len())
