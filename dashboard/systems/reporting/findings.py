"""Reports due and reminders as findings."""

from analytics.rules import League
from dashboard.headlines import items_reports
from dashboard.kit.finding import Finding, System, Where, always, each_league
from dashboard.text.items import Items
from dashboard.text.report import Report

_LEAGUE = League.PROVINCIAL.value

CALENDAR = Finding(
    "calendar",
    "reporting_calendar",
    items_reports.calendar,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE),
    heading=Report.REPORTS,
    field_name="reports",
)
REMINDERS = Finding(
    "reminders",
    "reminders",
    items_reports.reminders,
    Where.SAID | Where.TEMPLATE,
    title=Items.REMINDERS,
    unit=Items.REMINDERS_UNIT,
    columns=("name", "what", "period", "since", "whom"),
    rows=items_reports.lines,
    schema=items_reports.ReminderLine,
    in_files=always(_LEAGUE),
    field_name="reminders",
    list_name="reminder_lines",
)
ANNEXED = Finding(
    "annexed",
    "reminders",
    items_reports.reminders,
    Where.ANNEX,
    title=lambda _results, league: Report.ANNEX_REMINDERS.format(league=league),
    columns=("name", "due", "what", "period", "since", "days", "whom"),
    rows=items_reports.lines,
    schema=items_reports.ReminderLine,
    above=items_reports.reminders_about,
    in_files=each_league,
)
SYSTEM = System("reporting", Report.REPORTS, (CALENDAR, REMINDERS, ANNEXED), Report.ITEMS)
