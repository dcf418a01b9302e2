"""The annex of the report: full tables on landscape pages, no row left out."""

import polars as pl

from analytics.base.rules import PROVINCE, League
from analytics.systems.burden import BURDEN
from analytics.systems.scores.item_losses import ItemLoss
from analytics.systems.stars.low_star import LowStar
from analytics.systems.stars.stars import StarsByUnit
from analytics.systems.weak_branches import LEDGER
from dashboard.base.source import Source
from dashboard.files.illustrated import said, table
from dashboard.files.report_words import Report
from dashboard.media.blocks import Across, Block, Heading
from dashboard.systems.burden import sentences
from dashboard.systems.reporting import sentences as items_reports
from dashboard.systems.scores import ranking_lines, ranking_units
from dashboard.systems.weak_branches import work_reasons

_LACKING = "lacking"
_STARS = (
    "name",
    "branches",
    "five_star",
    "four_star",
    "three_star",
    "two_star",
    "one_star",
    "unrated",
    "share",
    "shortfall",
)
_LEDGER = ("name", "league", "open", "overdue", "found", "cleared", "cleared_in_time", "found_again")
_WORK = ("place", "unit", "name", "reason", "kind", "found_on", "due_on", "days_open", "measure")
_LOW = ("unit", "name", "stars", "low_since", "halves_low", "on_ledger")
_ITEMS = ("item_no", "dimension", "label", "max_points", "reviewed_units", "losing_units", "lost")
_BURDEN = ("name", "league", "kind", "now", "base", "change", "ratio")
_REMINDERS = ("name", "due", "what", "period", "since", "days", "whom")


def section(source: Source) -> list[Block]:
    """Every list the report speaks of, whole."""
    results = source.results
    parts: list[Block] = [Across(), Heading(1, Report.ANNEX)]
    for league in League:
        parts += _places(source, league)
    for league in League:
        rows = results.tables["stars_by_unit"].filter(pl.col("league") == league)
        parts += _table(Report.ANNEX_STARS.format(league=league), rows, StarsByUnit, *_STARS)
    parts += _table(Report.ANNEX_LEDGER, results.tables["ledger_by_unit"], LEDGER.by_unit, *_LEDGER)
    work = work_reasons.lines(results.tables["worklist"])
    parts += _table(Report.ANNEX_WORK, work, work_reasons.WorkLine, *_WORK)
    parts += _table(Report.ANNEX_LOW, results.tables["low_star_branches"], LowStar, *_LOW)
    for league in League:
        rows = results.tables["item_losses"].filter(pl.col("league") == league)
        parts += _table(Report.ANNEX_ITEMS.format(league=league), rows, ItemLoss, *_ITEMS)
    parts += _table(Report.ANNEX_BURDEN, sentences.over(results, PROVINCE), BURDEN.by_unit, *_BURDEN)
    for league in League:
        rows = items_reports.lines(results, league)
        title = Report.ANNEX_REMINDERS.format(league=league)
        parts += said(items_reports.reminders_about(results, league))
        parts += _table(title, rows, items_reports.ReminderLine, *_REMINDERS)
    return parts


def _places(source: Source, league: League) -> list[Block]:
    rows = ranking_units.chosen(source.results, league)
    lines = ranking_lines.lines(source.results, rows)
    columns = [name for name in ranking_lines.columns(source.results, rows) if name != _LACKING]
    title, schema = Report.ANNEX_PLACES.format(league=league), ranking_lines.RankingLine
    lacking = lines.filter(pl.col(_LACKING).is_not_null())
    parts = _table(title, lines, schema, *columns)
    if lacking.height:  # beside so many columns it would have no room
        parts += _table(Report.ANNEX_LACKING.format(league=league), lacking, schema, "name", _LACKING)
    return parts


def _table(title: str, rows: pl.DataFrame, schema: type, *columns: str) -> list[Block]:
    return table(title, title, rows, schema, *columns, small=True)
