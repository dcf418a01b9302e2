"""What the page of the items says of reports, and the reminders in words."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Grain, parse
from analytics.results import Results
from analytics.systems.reporting.reminders import Reminder, ReminderKind
from analytics.systems.reporting.reporting import Report, ReportState
from dashboard.base.display import day_name
from dashboard.systems.reporting import calendar_figure
from dashboard.systems.scores.item_words import (
    AHEAD,
    COUNTED,
    LATE,
    LATE_SOMETIME,
    NOT_YET_DUE,
    REMINDED,
    REMINDERS,
    THINGS,
    Items,
)

_REMINDERS = Reminder.columns()
_CAME = (ReportState.DONE, ReportState.LATE, ReportState.WAITING)


class ReminderLine(dy.Schema):
    """A reminder as it is sent: whom, of what, since when and whether it is due."""

    name = c.text(Items.UNIT)
    what = c.text(Items.REMINDERS_WHAT)
    due = c.text(_REMINDERS["due"].description or "")
    period = c.period(_REMINDERS["period"].description or "")
    since = c.day(_REMINDERS["since"].description or "", nullable=True)
    days = c.count(_REMINDERS["days"].description or "", nullable=True)
    whom = c.text(Items.REMINDERS_WHOM)


def calendar(results: Results, league: str) -> str:
    """How many reports of each kind came, came late, are missing or wait."""
    rows = calendar_figure.reports(results, league)
    if rows.is_empty():
        return Items.CALENDAR_NONE.format(league=league)
    states = set(rows["state"])
    not_due = {ReportState.OPEN.value, ReportState.NOT_DUE.value, ReportState.VOLUNTARY.value}
    if states <= not_due:
        return f"{league}单位本期的报送都未到期"
    if states <= {ReportState.DONE.value, *not_due}:
        return f"{league}单位到期的报送全部按时完成"
    parts = [
        "{report}{inferred}{states}".format(
            report=report,
            inferred="（按所含三个月的自查推定）" if report == Report.QUARTER else "",
            states=_state_counts(own),
        )
        for report in Report
        if (own := rows.filter(pl.col("report") == report)).height
    ]
    return f"{league}单位{Items.CALENDAR_GAP.join(parts)}"


def reminders(results: Results, league: str) -> str:
    """How many reminders there are, for how many units; what is due before what is not, each by kind."""
    found = league_reminders(results, league)
    if found.is_empty():
        return f"{league}单位没有需要提醒的事项"
    parts = [
        f"{due}{rows.height}条（{_by_kind(rows)}）"
        for (due,), rows in found.group_by("due", maintain_order=True)
    ]
    return "{league}共{count}条提醒，涉及{units}个单位：{parts}".format(
        league=league,
        count=found.height,
        units=found["org_id"].n_unique(),
        parts="；".join(parts),
    )


def reminders_about(results: Results, league: str) -> str:
    """Until which day the days of the list are counted; empty where there is no list."""
    found = league_reminders(results, league)
    return Items.REMINDERS_UNTIL.format(day=day_name(found["as_of"][0])) if found.height else ""


def league_reminders(results: Results, league: str) -> pl.DataFrame:
    """The reminders of the league."""
    return results.tables["reminders"].filter(pl.col("league") == league)


def lines(results: Results, league: str) -> pl.DataFrame:
    """The reminders in the order of the result table, worded, with the code of the unit."""
    found = league_reminders(results, league)
    what = [_what(row) for row in found.iter_rows(named=True)]
    waits = found["kind"] == ReminderKind.WAITING
    whom = pl.select(pl.when(waits).then(pl.lit(Items.TO_REVIEWERS)).otherwise(pl.lit(Items.TO_UNIT)))
    return found.with_columns(what=pl.Series(what, dtype=pl.String), whom=whom.to_series()).select(
        "org_id", *ReminderLine.column_names()
    )


def _what(row: dict) -> str:
    if row["kind"] == ReminderKind.LATE:
        half = parse(row["period"]).grain == Grain.HALF
        counted = row["days_late"] is not None  # early editions did not count the days
        late = LATE if counted else LATE_SOMETIME
        return late[Report.HALF_YEAR if half else Report.SELF_CHECK].format(days=row["days_late"])
    if row["count"] is None:
        return "半年材料已报送，还没有审核评分，请尽快审核"
    kind = ReminderKind(row["kind"])
    words = AHEAD if row["due"] in NOT_YET_DUE else REMINDERS
    return words[kind].format(count=row["count"])


def _by_kind(rows: pl.DataFrame) -> str:
    """How many reminders of each kind, and of how many things where that is more."""
    told = [
        REMINDED.get((kind, due), kind)
        + f"{own.height}{COUNTED[ReminderKind(kind)]}"
        + _things(kind, int(own["count"].sum()), own.height)
        for (kind, due), own in rows.group_by("kind", "due", maintain_order=True)
    ]
    return Items.AND.join(told)


def _things(kind: str, count: int, lines: int) -> str:
    """One reminder may be of several branches, months or items."""
    return THINGS[ReminderKind(kind)].format(count=count) if kind in THINGS and count > lines else ""


def _state_counts(rows: pl.DataFrame) -> str:
    """已报 counts all that came; of them those that came late or wait for review are told beside it."""
    counts = dict(rows.group_by("state").len().iter_rows())
    came = sum(counts.get(state, 0) for state in _CAME)
    part = Items.AND.join(f"{state}{counts[state]}份" for state in _CAME[1:] if state in counts)
    told = [f"已报{came}份" + (f"（其中{part}）" if part else "")] if came else []
    told += [f"{state}{counts[state]}份" for state in ReportState if state not in _CAME and state in counts]
    return Items.AND.join(told)
