"""The part of the pipeline behind 考核细项: points lost by item, evidence, the calendar and the reminders."""

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.measures import evidence, item_losses, items, reminders, reporting
from analytics.measures.coverage import Coverage
from analytics.measures.units import Unit
from analytics.periods import Period
from analytics.pipeline.frames import Frames, Tables


def followed_up(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    own: dy.DataFrame[items.ItemScore],
    covered: dy.DataFrame[Coverage],
    last_month: Period | None,
) -> Frames:
    """item_losses, evidence_missing, reporting_calendar, reminders; own: the items of the period's half."""
    without = evidence.evidence_missing(
        units, tables["self_checks"], tables["rubrics"], tables["exemptions"], period
    )
    calendar = _calendar(tables, period, units, last_month)
    return {
        "item_losses": item_losses.item_losses(own, units, reference.ranked_leagues()),
        "evidence_missing": without,
        "reporting_calendar": calendar,
        "reminders": reminders.reminders(calendar, covered, without, period, last_month),
    }


def _calendar(
    tables: Tables, period: Period, units: dy.DataFrame[Unit], last_month: Period | None
) -> dy.DataFrame[reporting.Reporting]:
    reviews, branch_cards = tables["reviews"], tables["branch_cards"]
    months = reporting.monthly(
        units, tables["self_checks"], period, last_month, reference.days_to_report("self_checks")
    )
    halves = reporting.submitted_halves(reviews, branch_cards, period)
    of_halves = reviews.filter(pl.col("period").is_in([half.code for half in halves]))
    half_years = reporting.half_yearly(
        units,
        reporting.submissions(reviews, branch_cards, halves),
        items.item_scores(of_halves, tables["rubrics"], tables["exemptions"]),
        halves,
        last_month,
        reference.days_to_report("reviews"),
    )
    return reporting.calendar(months, reporting.quarterly(months, period), half_years, period=period)
