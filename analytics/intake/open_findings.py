"""A branch is found weak again only once the finding before is cleared: one open finding a branch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from analytics.datasets import WHOLE
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known
from analytics.intake.sheet_rows import SheetRows

_LEDGER = "weak_branches"
_LOOKED_AT = ("org_id", "found_on", "cleared_on")


class _Finding(NamedTuple):
    """When it was found and cleared, and where it stands in the file; without a sheet it is stored."""

    found: date
    cleared: date | None
    sheet: SheetRows | None = None
    record: int = -1

    def lasts_on(self, day: date) -> bool:
        """Whether it is open when another is made on the day; cleared that day it is not."""
        return self.cleared is None or self.cleared > day

    @property
    def place(self) -> str:
        """The day, with the cell where it stands in the file."""
        cell = self.sheet and f"{self.sheet.grid.sheet}!{self.sheet.cell(self.record, 'found_on')}"
        return f"{self.found} ({cell})" if cell else str(self.found)


def refuse_while_open(sheets: Sequence[SheetRows], known: Known) -> None:
    """Refuse the findings of the file that were made while another of the branch was open, and the reverse.

    What the file brings is held against itself and against what stands; a stored row of the same key is
    replaced. Rows that stand already are not looked at for their own sake.
    """
    brought = _brought(sheet for sheet in sheets if sheet.dataset.name == _LEDGER)
    for org_id, standing in _rows_standing(known, brought).items():
        own = brought[org_id]
        days = {one.found for one in own}
        _refuse(own, [one for one in standing if one.found not in days])


def _brought(sheets: Iterable[SheetRows]) -> dict[str, list[_Finding]]:
    findings: dict[str, list[_Finding]] = {}
    for sheet in sheets:
        columns = (sheet.values[name] for name in _LOOKED_AT)
        for record, (org_id, found, cleared) in enumerate(zip(*columns, strict=True)):
            whole = sheet.sound(record, _LOOKED_AT) and isinstance(found, date)
            if whole and (cleared is None or isinstance(cleared, date)):
                findings.setdefault(str(org_id), []).append(_Finding(found, cleared, sheet, record))
    return findings


def _rows_standing(known: Known, brought: Iterable[str]) -> dict[str, list[_Finding]]:
    """What stands of the branches the file names; each has an entry."""
    findings: dict[str, list[_Finding]] = {org_id: [] for org_id in brought}
    if known.stored and findings:
        rows = known.stored(_LEDGER, WHOLE).filter(pl.col("org_id").is_in(list(findings)))
        for org_id, found, cleared in rows.select(_LOOKED_AT).iter_rows():
            findings[org_id].append(_Finding(found, cleared))
    return findings


def _refuse(own: list[_Finding], standing: list[_Finding]) -> None:
    for one in own:
        before = [
            other for other in (*own, *standing) if other.found < one.found and other.lasts_on(one.found)
        ]
        after = [other for other in standing if one.found < other.found and one.lasts_on(other.found)]
        if before:
            _put_down(one, "found_on", Problem.FOUND_WHILE_OPEN, max(before, key=lambda other: other.found))
        elif after:
            column = "cleared_on" if one.sheet and one.sheet.has("cleared_on") else "found_on"
            _put_down(one, column, Problem.OPEN_WHEN_FOUND_AGAIN, min(after, key=lambda other: other.found))


def _put_down(one: _Finding, column: str, problem: Problem, other: _Finding) -> None:
    if one.sheet:
        text = one.sheet.texts("found_on")[one.record] or str(one.found)
        one.sheet.refuse(one.record, column, text, RefusedError(problem, other.place))
