"""Steps of the pipeline about advice: the facts of the rules, unit by unit, and which stand together."""

from typing import Any

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.kit.case_worklist import due_soon
from analytics.kit.quarters import highest_quarter
from analytics.systems import advice
from analytics.systems.attention import missing_reports
from analytics.systems.reporting import coverage as coverage_table
from analytics.systems.reporting import gaps, reporting
from analytics.systems.scores import evidence, rankings
from analytics.systems.stars import stars
from analytics.systems.weak_branches import LEDGER

_DIMENSIONS = {
    "loss_study": "学的氛围",
    "loss_discipline": "严的氛围",
    "loss_work": "干的氛围",
    "loss_base": "基层基础",
}
_LAST = 4  # quarter of the places


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
    to_do: pl.DataFrame,
    dimensions: pl.DataFrame,
    coverage: dy.DataFrame[coverage_table.Coverage],
    self_reviews: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """org_id and size of each fact, by the code of its rule; those of the systems by its words."""
    declared = pl.concat(
        [pressing.select("org_id", "size", fact="reason"), to_do.select("org_id", "size", "fact")]
    )
    of_systems = {
        rule["code"]: declared.filter(pl.col("fact") == rule["fact"]) for rule in reference.advice()
    }
    return of_systems | {
        "overdue": ledger_by_unit.select("org_id", size="overdue"),
        "reports": _number_of(missing_reports(reporting_calendar)),
        "evidence": _number_of(evidence_missing),
        "cards": _missing(missing, gaps.Gap.BRANCH_CARDS),
        "burden_reports": _missing(missing, gaps.Gap.BURDEN),
        "soon": due_soon(LEDGER, worklist),
        "reviews": _number_of(gaps.waiting_halves(missing)),
        "burden": _number_of(burden_by_unit.filter(~pl.col("within"))),
        "five_star": stars_by_unit.filter(~pl.col("reached")).select("org_id", size="shortfall"),
        **_highest(rankings, dimensions, stars_by_unit, ledger_by_unit),
        "late": coverage.select("org_id", size="months_late"),
        "self_above": _number_of(self_reviews.filter("worth_a_look")),
        "last_quarter": _number_of(rankings.filter(pl.col("quartile") == _LAST)),
    }


# Made as they are: their parameters already have the names of what they need.
make_unit_facts = advice.unit_facts
make_advice = advice.advice
make_facts_together = advice.facts_together


def _highest(
    rankings: pl.DataFrame,
    dimensions: pl.DataFrame,
    by_stars: pl.DataFrame,
    by_ledger: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """The units in the highest quarter of what may go with other facts, among those that are ranked."""
    ranked = rankings.filter(pl.col("place").is_not_null()).select("org_id")
    lost, stars, weak = (
        rows.join(ranked, on="org_id", how="semi") for rows in (dimensions, by_stars, by_ledger)
    )
    lost = lost.filter(pl.col("lost").is_not_null())
    weak = weak.join(stars.select("org_id", "branches"), on="org_id")
    rated = stars.filter(pl.col("share").is_not_null())
    shares = {
        **{
            code: lost.filter(pl.col("dimension") == name).select("org_id", "lost", "max_points")
            for code, name in _DIMENSIONS.items()
        },
        "weak_share": weak.select("org_id", "open", "branches"),
        "few_stars": rated.select("org_id", pl.col("branches") - pl.col("five_star"), whole="branches"),
    }
    return {
        code: pl.DataFrame({"org_id": highest_quarter(rows.iter_rows())}, schema={"org_id": pl.String})
        .with_columns(size=pl.lit(1, pl.Int64))
        for code, rows in shares.items()
    }  # fmt: skip


def _missing(rows: pl.DataFrame, gap: gaps.Gap) -> pl.DataFrame:
    return (
        rows.filter(pl.col("gap") == gap)
        .group_by("org_id", maintain_order=True)
        .agg(size=pl.col("count").sum())
    )


def _number_of(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.group_by("org_id", maintain_order=True).agg(size=pl.len())
