"""Reports due, what is missing or late, and reminders as findings."""

from dataclasses import replace

import polars as pl

from analytics.base.rules import League
from dashboard.kit.finding import Body, Finding, LeadsTo, Where, always, each_league
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.reporting import calendar_chart, calendar_figure, reporting_sentences, sentences
from dashboard.systems.scores.item_words import SHOWS

_LEAGUE = League.PROVINCIAL.value

CALENDAR = Finding(
    "calendar",
    "reporting_calendar",
    lambda results, league, _show: sentences.calendar(results, league),
    Where.PAGE | Where.SAID | Where.TEMPLATE,
    title="报送日历",
    unit="份",
    note=lambda _results, _league, show: SHOWS[show],
    chart=calendar_chart.chart,
    draw=calendar_figure.calendar,
    rows=calendar_figure.reports,
    in_files=always(_LEAGUE, calendar_figure.EVERY),
    heading="报送和提醒",
    body=Body.PROBLEMS,
    field_name="reports",
    remark=lambda *_: (
        "数据还不能证明应报日期已到的为待报；季研判没有单独的数据，按所含三个月的自查推定；"
        "报送期限为参数表所列，均待工委确认。"
    ),
    leads_to=LeadsTo.UNIT,
)
REMINDERS = Finding(
    "reminders",
    "reminders",
    sentences.reminders,
    Where.PAGE | Where.SAID,
    title="提醒清单",
    unit="条",
    columns=tuple(sentences.ReminderLine.column_names()),
    rows=sentences.lines,
    schema=sentences.ReminderLine,
    in_files=always(_LEAGUE),
    field_name="reminders",
    list_name="reminder_lines",
    remark=sentences.reminders_about,
    most_rows=11,
    height=420,
    leads_to=LeadsTo.UNIT,
)
FIELD = replace(REMINDERS, where=Where.TEMPLATE, columns=("name", "what", "period", "since", "whom"))
ANNEXED = replace(
    REMINDERS,
    where=Where.ANNEX,
    title=lambda _results, league: f"{league}单位提醒清单",
    columns=("name", "due", "what", "period", "since", "days", "whom"),
    in_files=each_league,
)
MISSING = Finding(
    "missing",
    "missing",
    reporting_sentences.reports_and_gaps,
    Where.PAGE,
    title="缺报、迟报和待审核清单",
    columns=("name", "gap", "period", "about", "count"),
    rows=lambda results, units: results.tables["missing"].filter(pl.col("org_id").is_in(units)),
    height=None,
    leads_to=LeadsTo.UNIT,
)
OF_UNIT = replace(MISSING, columns=("gap", "period", "about", "count"), leads_to=LeadsTo.NOWHERE)
SYSTEM = System(
    "reporting",
    "报送和提醒",
    (CALENDAR, REMINDERS, FIELD, ANNEXED, MISSING, OF_UNIT),
    Chapter.ITEMS,
)
