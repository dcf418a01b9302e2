"""The part of the pipeline behind 考核细项: points lost by item, evidence, calendar, gaps and reminders."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.measures import calendar, evidence, gaps, item_losses, items, reminders, reporting
from analytics.measures.coverage import Coverage
from analytics.measures.units import Unit
from analytics.periods import Period
from analytics.pipeline.frames import Frames, Tables


def known_until(tables: Tables, period: Period, last_month: Period | None) -> date:
    """The day up to which the data show which reports of the period came."""
    submitted = [tables[name] for name in ("self_checks", "reviews", "branch_cards")]
    longest = max(reference.days_to_report(name) for name in ("self_checks", "reviews"))
    return calendar.known_until(period, last_month, longest, *submitted)


def followed_up(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    own: dy.DataFrame[items.ItemScore],
    covered: dy.DataFrame[Coverage],
    last_month: Period | None,
    as_of: date,
) -> Frames:
    """Points lost, evidence, the calendar and what follows from it; own: the items of the period's half."""
    without = evidence.evidence_missing(
        units, tables["self_checks"], tables["rubrics"], tables["exemptions"], period
    )
    halves = reporting.submitted_halves(tables["reviews"], tables["branch_cards"], period)
    of_halves = tables["reviews"].filter(pl.col("period").is_in([half.code for half in halves]))
    scored = items.item_scores(of_halves, tables["rubrics"], tables["exemptions"])
    reports = _calendar(tables, period, units, scored, halves, last_month, as_of)
    return {
        "item_losses": item_losses.item_losses(own, units, reference.ranked_leagues()),
        "evidence_missing": without,
        "reporting_calendar": reports,
        "missing": gaps.missing(reports, covered, scored, period, as_of),
        "reminders": reminders.reminders(reports, covered, without, period, as_of),
    }


def _calendar(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    scored: dy.DataFrame[items.ItemScore],
    halves: list[Period],
    last_month: Period | None,
    as_of: date,
) -> dy.DataFrame[reporting.Reporting]:
    months = reporting.monthly(
        units, tables["self_checks"], period, last_month, reference.days_to_report("self_checks"), as_of
    )
    half_years = reporting.half_yearly(
        units,
        reporting.submissions(tables["reviews"], tables["branch_cards"], halves),
        scored,
        halves,
        last_month,
        reference.days_to_report("reviews"),
        as_of,
    )
    return reporting.calendar(months, reporting.quarterly(months, period), half_years, period=period)
