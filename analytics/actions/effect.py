"""What an import or an undo would do to the results: built with and without it, and compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

import dataframely as dy
import polars as pl

from analytics import datasets, pipeline
from analytics.actions import result_changes
from analytics.actions.import_file import Preview
from analytics.actions.moves import REGISTER, Move
from analytics.actions.offered_periods import last_month, periods_of_keys
from analytics.actions.overlay import overlaid, standing_keys
from analytics.actions.past_scores import RescoredHalf, remeasured_halves, rescored_halves
from analytics.actions.row_changes import RowChange, row_changes
from analytics.actions.undo import Undoing
from analytics.base.periods import Period, parse
from analytics.lake import Key
from analytics.results import Results

S = TypeVar("S", bound=dy.Schema)
MOST_PERIODS = 3  # that are built twice; others are named
MOST_ROWS = 500  # of the changed rows that are listed; all are counted


@dataclass(frozen=True)
class Effect:
    """What would no longer be the same, in the periods that were built; others that are touched are named.

    moves: what of the register becomes another, since when (Move).
    by_period, units, ledger, attention: the tables of result_changes, newest period first. rows: the
    first changed rows field by field (RowChange), row_count: how many lines it would have in all. rescored:
    the official scores of every half-year, built or not, that a change of items or exemptions makes others.
    remeasured: the codes of half-years whose points lost and rates a change of items makes others.
    """

    periods: Sequence[Period]
    others: Sequence[Period]
    moves: pl.DataFrame
    by_period: dy.DataFrame[result_changes.PeriodEffect]
    units: dy.DataFrame[result_changes.UnitEffect]
    ledger: dy.DataFrame[result_changes.LedgerEffect]
    attention: dy.DataFrame[result_changes.AttentionEffect]
    rows: dy.DataFrame[RowChange]
    row_count: int
    rescored: dy.DataFrame[RescoredHalf]
    remeasured: Sequence[str]


def effect(
    change: Preview | Undoing,
    periods: Sequence[Period] | None = None,
    *,
    known: Mapping[str, Results] | None = None,
) -> Effect:
    """Build the results of the periods with and without the change and compare them; nothing is written.

    Without periods: those touched (see touched). Kinds of weak branch are not built: looking for groups
    takes most of the time of a build and nothing here is about them. known: results of the data as they
    stand, by period code, where the caller has them already (with or without kinds).
    """
    rescored = rescored_halves(change.base, change.frames)
    built, others = (periods, []) if periods is not None else _touched_periods(change, rescored)
    before, after = change.base.tables(), overlaid(change.base, change.frames)
    tables: dict[str, list[pl.DataFrame]] = {"by_period": [], "units": [], "ledger": [], "attention": []}
    for period in built:
        then = (known or {}).get(period.code) or pipeline.build(before, period, kinds=False)
        now = pipeline.build(after, period, kinds=False)
        for name, frame in _compare_results(period, then, now).items():
            tables[name].append(frame)
    rows, row_count = row_changes(change.base, change.frames, MOST_ROWS)
    return Effect(
        list(built),
        list(others),
        change.moves if isinstance(change, Preview) else Move.create_empty(),
        _concat_frames(tables["by_period"], result_changes.PeriodEffect),
        _concat_frames(tables["units"], result_changes.UnitEffect),
        _concat_frames(tables["ledger"], result_changes.LedgerEffect),
        _concat_frames(tables["attention"], result_changes.AttentionEffect),
        rows,
        row_count,
        rescored,
        remeasured_halves(change.base, change.frames),
    )


def touched_periods(change: Preview | Undoing) -> tuple[list[Period], list[Period]]:
    """Half-years and years a change speaks of, the newest closed one with them: those to build, the rest.

    What has no period of its own (names, the ledger) counts for the newest period offered; a move for every
    period that ends on its day or later, a correction of the register for all; items and exemptions also for
    every period whose scores they make others.
    """
    return _touched_periods(change, rescored_halves(change.base, change.frames))


def _touched_periods(change: Preview | Undoing, rescored: pl.DataFrame) -> tuple[list[Period], list[Period]]:
    keys = standing_keys(change.base, change.frames) | {*change.base.heads}
    known = periods_of_keys(keys)
    halves = {*rescored["period"], *remeasured_halves(change.base, change.frames)}
    direct = [
        period for period in known if _speaks_of(change.frames, period) or period.last_half.code in halves
    ]
    if any(partition == datasets.WHOLE for _, partition in change.frames):
        moved = _since(change)
        direct = [
            period
            for period in known
            if period in {*known[:1], *direct} or (moved is not None and period.end >= moved)
        ]
    last = last_month(keys)
    closed = [period for period in known if last is not None and period.end <= last.end][:1]
    first = direct[:MOST_PERIODS] if set(closed) <= {*direct[:MOST_PERIODS]} else direct[: MOST_PERIODS - 1]
    chosen = {*first, *closed}
    every = [period for period in known if period in {*direct, *closed}]
    return [one for one in every if one in chosen], [one for one in every if one not in chosen]


def _since(change: Preview | Undoing) -> date | None:
    """The first day on which the register would be otherwise; None: on none."""
    if isinstance(change, Preview) and change.moves.height:
        days = change.moves["since"]
        return date.min if days.null_count() else cast("date", days.min())
    changed = {name for name, _ in change.frames}
    undone = isinstance(change, Undoing) and REGISTER in changed  # a correction held in all periods
    return date.min if undone or "former_places" in changed else None


def _speaks_of(keys: Iterable[Key], period: Period) -> bool:
    spans = [parse(partition) for _, partition in keys if partition != datasets.WHOLE]
    return any(span.start <= period.end and period.start <= span.end for span in spans)


def _compare_results(period: Period, before: Results, after: Results) -> dict[str, pl.DataFrame]:
    sides = (before.everybody.tables, after.everybody.tables)
    units = result_changes.unit_effects(period.code, *sides)
    ledger = result_changes.ledger_effects(period.code, *sides)
    attention = result_changes.attention_effects(period.code, *sides)
    counted = result_changes.period_effect(period.code, *sides, units, ledger, attention)
    return {"by_period": counted, "units": units, "ledger": ledger, "attention": attention}


def _concat_frames(frames: list[pl.DataFrame], schema: type[S]) -> dy.DataFrame[S]:
    return schema.validate(pl.concat([schema.create_empty(), *frames]))
