"""Steps of the pipeline about duties: points lost, evidence, what has come, calendar, gaps, reminders."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics import datasets, reference
from analytics.base.periods import Period, parse
from analytics.kit import asked, closed_periods
from analytics.kit.units import Unit
from analytics.systems import attention, attention_chance
from analytics.systems.reporting import coverage, gaps, reminders, reporting
from analytics.systems.scores import evidence, item_losses, items, rankings


def make_as_of(
    reviews: pl.LazyFrame,
    self_checks: pl.LazyFrame,
    branch_cards: pl.LazyFrame,
    period: Period,
    last_month: Period | None,
) -> date:
    """The day up to which the data show which reports of the period came."""
    longest = max(reference.days_to_report(name) for name in ("self_checks", "reviews"))
    return closed_periods.known_until(period, last_month, longest, self_checks, reviews, branch_cards)


def make_coverage(
    units: dy.DataFrame[Unit],
    items: dy.DataFrame[items.ItemScore],
    self_checks: pl.LazyFrame,
    branch_cards: pl.LazyFrame,
    burden_counts: pl.LazyFrame,
    organisations: pl.LazyFrame,
    period: Period,
    last_month: Period | None,
    as_of: date,
) -> dy.DataFrame[coverage.Coverage]:
    """What has come of what is due."""
    months = coverage.months_due(period, last_month, self_checks)
    days = reference.days_to_report("self_checks")
    checks = coverage.self_check_reports(units, self_checks, months, days, as_of)
    cards = coverage.branch_card_reports(organisations, branch_cards, period.last_half)
    burden_months = coverage.months_due(period, last_month, burden_counts)
    counted = coverage.burden_reports(burden_counts, units, burden_months, days, as_of)
    return coverage.coverage(units, items, checks, cards, counted)


def make_item_losses(
    units: dy.DataFrame[Unit], items: dy.DataFrame[items.ItemScore]
) -> dy.DataFrame[item_losses.ItemLoss]:
    """Points lost by league and item."""
    return item_losses.item_losses(items, units, reference.ranked_leagues())


def make_evidence_missing(
    units: dy.DataFrame[Unit],
    rubrics: pl.LazyFrame,
    exemptions: pl.LazyFrame,
    self_checks: pl.LazyFrame,
    period: Period,
) -> dy.DataFrame[evidence.EvidenceMissing]:
    """Items of the last self check without evidence."""
    return evidence.evidence_missing(units, self_checks, rubrics, exemptions, period)


def make_half_year_items(
    rubrics: pl.LazyFrame, exemptions: pl.LazyFrame, reviews: pl.LazyFrame, submitted: list[Period]
) -> dy.DataFrame[items.ItemScore]:
    """The items of the half-years that end in the period and were submitted by anybody."""
    of_halves = reviews.filter(pl.col("period").is_in([half.code for half in submitted]))
    return items.item_scores(of_halves, rubrics, exemptions)


def make_reporting_calendar(
    units: dy.DataFrame[Unit],
    half_year_items: dy.DataFrame[items.ItemScore],
    self_checks: pl.LazyFrame,
    reviews: pl.LazyFrame,
    branch_cards: pl.LazyFrame,
    submitted: list[Period],
    period: Period,
    last_month: Period | None,
    as_of: date,
) -> dy.DataFrame[reporting.Reporting]:
    """What came when, by unit and report."""
    months = reporting.monthly(
        units, self_checks, period, last_month, reference.days_to_report("self_checks"), as_of
    )
    half_years = reporting.half_yearly(
        units,
        reporting.submissions(reviews, branch_cards, submitted),
        half_year_items,
        submitted,
        last_month,
        reference.days_to_report("reviews"),
        as_of,
    )
    return reporting.calendar(months, reporting.quarterly(months, period), half_years, period=period)


def make_numbers_asked(
    units: dy.DataFrame[Unit], organisations: pl.LazyFrame, rubrics: pl.LazyFrame, period: Period
) -> pl.DataFrame:
    """org_id, numbers: how many numbers a year what documents fix asks of each unit they bind."""
    found = asked.numbers_asked(datasets.asked_duties(), units, organisations, rubrics, period)
    return pl.DataFrame(list(found.items()), schema={"org_id": pl.String, "numbers": pl.Int64}, orient="row")


def make_attention(
    place_history: dy.DataFrame[rankings.PlaceHistory],
    reporting_calendar: dy.DataFrame[reporting.Reporting],
    rankings: dy.DataFrame[rankings.Ranking],
    ledger_by_unit: dy.DataFrame[Any],
    closed_halves: dy.DataFrame[closed_periods.ClosedPeriod],
    pressing: pl.DataFrame,
    period: Period,
) -> dy.DataFrame[attention.Attention]:
    """Which units need attention, and why."""
    halves = _closed_until(closed_halves, period)
    return attention.attention(rankings, place_history, halves, ledger_by_unit, reporting_calendar, pressing)


def make_attention_reasons(
    attention: dy.DataFrame[attention.Attention],
    rankings: dy.DataFrame[rankings.Ranking],
    place_history: dy.DataFrame[rankings.PlaceHistory],
    closed_halves: dy.DataFrame[closed_periods.ClosedPeriod],
    period: Period,
) -> dy.DataFrame[attention_chance.AttentionReason]:
    """How many units each reason names, and how many it would without any real change."""
    halves = _closed_until(closed_halves, period)
    return attention_chance.by_reason(attention, rankings, place_history, halves)


def _closed_until(closed_halves: pl.DataFrame, period: Period) -> list[str]:
    """The half-years over by the end of the period; none while its own is not: old falls are not of it."""
    halves = [code for code in closed_halves["period"] if parse(code).end <= period.end]
    return halves if period.last_half.code in halves else []


# Made as they are: their parameters already have the names of what they need.
make_missing = gaps.list_missing
make_reminders = reminders.reminders
