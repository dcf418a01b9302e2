"""Everything units are reminded of: reports, overdue weak branches, stars they lack, what systems add."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.rules import COUNTED_LEAGUES
from analytics.kit.matters import MatterState
from analytics.results import Results
from analytics.systems.reporting.reminders import matter_state
from dashboard.files.reminder_words import Matter
from dashboard.files.systems import units as of_systems
from dashboard.kit.statement import WHOLE
from dashboard.systems.reporting import sentences
from dashboard.systems.reporting.sentences import ReminderLine
from dashboard.systems.scores.item_words import Items
from dashboard.systems.unit import head_sentences
from dashboard.systems.weak_branches.findings import WORK

_LINE = ReminderLine.columns()


class MatterLine(dy.Schema):
    """Unit × matter. since: due day of a report or of clearing a branch; days: how long ago that was.

    state: whether the unit has to see to it now, or why not.
    """

    name = c.text(Items.UNIT)
    matter = c.text("类别")
    what = c.text(Items.REMINDERS_WHAT)
    period = c.period(_LINE["period"].description or "")
    due = c.text(_LINE["due"].description or "", nullable=True)
    since = c.day(_LINE["since"].description or "", nullable=True)
    days = c.count(_LINE["days"].description or "", nullable=True)
    state = c.text("办理要求")
    whom = c.text(Items.REMINDERS_WHOM)


COLUMNS = tuple(MatterLine.column_names())
ALL_MATTERS = (*(matter.value for matter in Matter), *of_systems.matters())
_WORK = {matter: place for place, matter in enumerate(ALL_MATTERS)}


def matters(results: Results) -> pl.DataFrame:
    """All rows with org_id and league; league by league, unit by unit in official order."""
    own = of_systems.lines(results, MatterLine.create_empty().schema)
    parts = [_reports(results), _overdue(results), _short(results), own]
    units = results.tables["coverage"].select("org_id", "league", "official_order")
    listed = pl.concat(part.select("org_id", *COLUMNS) for part in parts)
    order = {league.value: place for place, league in enumerate(COUNTED_LEAGUES)}
    return (
        listed.join(units, on="org_id", how="left", maintain_order="left")
        .sort(
            pl.col("league").replace_strict(order, default=len(order), return_dtype=pl.Int64),
            "official_order",
            "org_id",
            pl.col("matter").replace_strict(_WORK, return_dtype=pl.Int64),
            maintain_order=True,
        )
        .select("org_id", "league", *COLUMNS)
    )


def to_units(found: pl.DataFrame) -> pl.DataFrame:
    """What a unit may be asked for: what binds it, was due and has not come; the reviewers' is theirs."""
    return found.filter((pl.col("whom") == Items.TO_UNIT) & (pl.col("state") == MatterState.OWED))


def _reports(results: Results) -> pl.DataFrame:
    lines = pl.concat(sentences.lines(results, league) for league in COUNTED_LEAGUES)
    states = pl.concat(
        sentences.league_reminders(results, league).select(state=matter_state()) for league in COUNTED_LEAGUES
    )
    return lines.with_columns(matter=pl.lit(Matter.REPORTS.value), state=states["state"])


def _overdue(results: Results) -> pl.DataFrame:
    """Open entries of the ledger past their day, with the reason of the list of work."""
    late = WORK.rows_of(results, WHOLE).filter(pl.col("days_overdue").is_not_null())
    what = [
        "{branch}（{kind}）：{reason}".format(branch=row["name"], kind=row["kind"], reason=row["reason"])
        for row in late.iter_rows(named=True)
    ]
    return late.select(
        org_id="unit_id",
        name="unit",
        matter=pl.lit(Matter.LEDGER.value),
        what=pl.Series(what, dtype=pl.String),
        period=pl.lit(results.period.code),
        due=pl.lit(None, pl.String),
        since="due_on",
        days="days_overdue",
        state=pl.lit(MatterState.OWED.value),
        whom=pl.lit(Items.TO_UNIT),
    )


def _short(results: Results) -> pl.DataFrame:
    """Units below the yardstick, in the words of their file: the target binds one city as a whole."""
    short = results.tables["stars_by_unit"].filter(pl.col("shortfall") > 0)
    what = [head_sentences.lines(results, org_id)[0][1] for org_id in short["org_id"]]
    return short.select(
        "org_id",
        "name",
        matter=pl.lit(Matter.STARS.value),
        what=pl.Series(what, dtype=pl.String),
        period=pl.lit(results.period.code),
        due=pl.lit(None, pl.String),
        since=pl.lit(None, pl.Date),
        days=pl.lit(None, pl.Int64),
        state=pl.lit(MatterState.YARDSTICK.value),
        whom=pl.lit(Items.TO_UNIT),
    )
