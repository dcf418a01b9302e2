"""Reports due and reminders as findings."""

from analytics.base.rules import League
from dashboard.kit.finding import Finding, System, Where, always, each_league
from dashboard.systems.chapters import Chapter
from dashboard.systems.reporting import sentences
from dashboard.systems.scores.item_words import Items

_LEAGUE = League.PROVINCIAL.value

CALENDAR = Finding(
    "calendar",
    "reporting_calendar",
    sentences.calendar,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE),
    heading="报送和提醒",
    field_name="reports",
)
REMINDERS = Finding(
    "reminders",
    "reminders",
    sentences.reminders,
    Where.SAID | Where.TEMPLATE,
    title=Items.REMINDERS,
    unit=Items.REMINDERS_UNIT,
    columns=("name", "what", "period", "since", "whom"),
    rows=sentences.lines,
    schema=sentences.ReminderLine,
    in_files=always(_LEAGUE),
    field_name="reminders",
    list_name="reminder_lines",
)
ANNEXED = Finding(
    "annexed",
    "reminders",
    sentences.reminders,
    Where.ANNEX,
    title=lambda _results, league: f"{league}单位提醒清单",
    columns=("name", "due", "what", "period", "since", "days", "whom"),
    rows=sentences.lines,
    schema=sentences.ReminderLine,
    remark=sentences.reminders_about,
    in_files=each_league,
)
SYSTEM = System("reporting", "报送和提醒", (CALENDAR, REMINDERS, ANNEXED), Chapter.ITEMS)
