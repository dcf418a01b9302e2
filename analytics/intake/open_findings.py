"""What is open once at a time: one open finding a branch, one holder a seat; two never overlap."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from analytics.datasets import WHOLE, Dataset
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known
from analytics.intake.sheet_rows import SheetRows

_LEDGER = "weak_branches"

Seat = tuple[object, ...]


class _Kind(NamedTuple):
    """The columns of a seat, of the first and last day; what is refused of the later and of the earlier."""

    seat: tuple[str, ...]
    first: str
    last: str
    later: Problem
    earlier: Problem

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The columns without which nothing can be judged."""
        return (*self.seat, self.first, self.last)


class _Spell(NamedTuple):
    """Its first and last day, and where it stands in the file; without a sheet it is stored."""

    first: date
    last: date | None
    sheet: SheetRows | None = None
    record: int = -1

    def lasts_on(self, day: date) -> bool:
        """Whether it is open when another begins on the day; ended that day it is not."""
        return self.last is None or self.last > day


def refuse_while_open(sheets: Sequence[SheetRows], known: Known) -> None:
    """Refuse what begins in the file while another of the same is open, and the reverse.

    What the file brings is held against itself and against what stands; a stored row of the same key is
    replaced. Rows that stand already are not looked at for their own sake.
    """
    kind = _kind_of(sheets[0].dataset) if sheets else None
    if kind is None:
        return
    brought = _brought(sheets, kind)
    for seat, standing in _rows_standing(sheets[0].dataset, known, kind, brought).items():
        own = brought[seat]
        days = {one.first for one in own}
        _refuse(kind, own, [one for one in standing if one.first not in days])


def _kind_of(dataset: Dataset) -> _Kind | None:
    if dataset.name == _LEDGER:
        problems = Problem.FOUND_WHILE_OPEN, Problem.OPEN_WHEN_FOUND_AGAIN
        return _Kind(("org_id",), "found_on", "cleared_on", *problems)
    problems = Problem.BEGUN_WHILE_HELD, Problem.HELD_WHEN_BEGUN
    return _Kind(dataset.seat, "since", "until", *problems) if dataset.seat else None


def _brought(sheets: Iterable[SheetRows], kind: _Kind) -> dict[Seat, list[_Spell]]:
    spells: dict[Seat, list[_Spell]] = {}
    for sheet in sheets:
        columns = (sheet.values[name] for name in kind.looked_at)
        for record, (*seat, first, last) in enumerate(zip(*columns, strict=True)):
            whole = sheet.sound(record, kind.looked_at) and isinstance(first, date)
            if whole and (last is None or isinstance(last, date)):
                spells.setdefault(tuple(seat), []).append(_Spell(first, last, sheet, record))
    return spells


def _rows_standing(
    dataset: Dataset, known: Known, kind: _Kind, brought: Iterable[Seat]
) -> dict[Seat, list[_Spell]]:
    """What stands of the seats the file names; each has an entry."""
    spells: dict[Seat, list[_Spell]] = {seat: [] for seat in brought}
    if known.stored and spells:
        owners = {seat[0] for seat in spells}
        rows = known.stored(dataset.name, WHOLE).filter(pl.col(kind.seat[0]).is_in(list(owners)))
        for *seat, first, last in rows.select(kind.looked_at).iter_rows():
            spells.get(tuple(seat), []).append(_Spell(first, last))
    return spells


def _refuse(kind: _Kind, own: list[_Spell], standing: list[_Spell]) -> None:
    for one in own:
        before = [
            other for other in (*own, *standing) if other.first < one.first and other.lasts_on(one.first)
        ]
        after = [other for other in standing if one.first < other.first and one.lasts_on(other.first)]
        if before:
            _put_down(kind, one, kind.first, kind.later, max(before, key=lambda other: other.first))
        elif after:
            column = kind.last if one.sheet and one.sheet.has(kind.last) else kind.first
            _put_down(kind, one, column, kind.earlier, min(after, key=lambda other: other.first))


def _put_down(kind: _Kind, one: _Spell, column: str, problem: Problem, other: _Spell) -> None:
    if one.sheet:
        text = one.sheet.texts(kind.first)[one.record] or str(one.first)
        one.sheet.refuse(one.record, column, text, RefusedError(problem, _place(kind, other)))


def _place(kind: _Kind, one: _Spell) -> str:
    """The day, with the cell where it stands in the file."""
    cell = one.sheet and f"{one.sheet.grid.sheet}!{one.sheet.cell(one.record, kind.first)}"
    return f"{one.first} ({cell})" if cell else str(one.first)
