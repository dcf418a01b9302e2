"""Reports of duties against themselves, what is stored and the register: grain, overlap, members."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from analytics.base import rules
from analytics.base.periods import PARTS, Period, parse
from analytics.datasets import WHOLE
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known
from analytics.intake.period_texts import words_of
from analytics.intake.sheet_rows import SheetRows
from analytics.kit.asked import ADDED_OR_LAST, may_be_reported_of
from analytics.reference.thresholds import PERSONS, Measure, Threshold, duties

_DUTIES = {one.label: one for one in duties()}
_KEY = ("org_id", "period", "indicator")
# The whole of a body whose size is not the members': the staff of an organ.
_OF_STAFF = Measure.BALANCE


class _Report(NamedTuple):
    """A period somebody reported a duty of, and where it stands in the file; without a sheet it is stored."""

    period: Period
    sheet: SheetRows | None = None
    record: int = -1

    @property
    def place(self) -> str:
        """The period, with the cell where it stands in the file."""
        cell = self.sheet and f"{self.sheet.grid.sheet}!{self.sheet.cell(self.record, 'period')}"
        return f"{words_of(self.period)} ({cell})" if cell else words_of(self.period)


def check_duties(sheet: SheetRows, known: Known) -> None:
    """Refuse what does not add up in a period it is not asked of; note more persons than there are."""
    for record, (_, code, label) in enumerate(_keys(sheet)):
        duty = _DUTIES.get(str(label))
        if duty is None or not code or duty.measure in ADDED_OR_LAST:
            continue
        period = parse(str(code))
        if not may_be_reported_of(duty, period.grain):
            own = "、".join(words_of(one) for one in _own_periods(duty, period))
            refused = RefusedError(Problem.DUTY_OF_OTHER_GRAIN, own, duty.label)
            sheet.refuse(record, "period", sheet.texts("period")[record], refused)
    _note_more_than_members(sheet, known)


def refuse_overlaps(sheets: Sequence[SheetRows], known: Known) -> None:
    """Refuse a duty reported of a period and of a part of it: in the file, or beside what stands.

    A stored row of the same key is replaced; one that was never filled in says nothing.
    """
    if not sheets or not sheets[0].dataset.is_of_duties:
        return
    brought: dict[tuple[str, str], list[_Report]] = defaultdict(list)
    for sheet in sheets:
        for record, (org_id, code, label) in enumerate(_keys(sheet)):
            if sheet.sound(record, (*_KEY, "done")) and code and sheet.values["done"][record] is not None:
                brought[str(org_id), str(label)].append(_Report(parse(str(code)), sheet, record))
    standing = _reports_standing(known, sheets[0].dataset.name, brought)
    for key, own in brought.items():
        replaced = {one.period for one in own}
        stored = [one for one in standing.get(key, ()) if one.period not in replaced]
        for place, one in enumerate(own):
            against = [other for other in (*own[:place], *stored) if _overlap(one.period, other.period)]
            if against and one.sheet is not None:
                told = RefusedError(Problem.DUTY_REPORTED_TWICE, against[0].place)
                issue = one.sheet.refuse(one.record, "period", words_of(one.period), told)
                for other in against:
                    if other.sheet is not None:
                        other.sheet.concerned.setdefault(other.record, []).append(issue)


def _own_periods(duty: Threshold, period: Period) -> list[Period]:
    """The periods of the duty that lie in this one, or the one it lies in."""
    every = (Period(period.year, duty.grain, number) for number in range(1, PARTS[duty.grain] + 1))
    return [one for one in every if _overlap(one, period)]


def _keys(sheet: SheetRows) -> Iterator[tuple[object, ...]]:
    return zip(*(sheet.values[name] for name in _KEY), strict=True)


def _reports_standing(
    known: Known, dataset: str, brought: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], list[_Report]]:
    found: dict[tuple[str, str], list[_Report]] = defaultdict(list)
    units = {org_id for org_id, _ in brought}
    if known.stored and units:
        told = pl.col("org_id").is_in(units) & pl.col("done").is_not_null()
        rows = known.stored(dataset, WHOLE).filter(told)
        for org_id, code, label in rows.select(_KEY).iter_rows():
            found[org_id, label].append(_Report(parse(code)))
    return found


def _overlap(one: Period, other: Period) -> bool:
    return one != other and one.start <= other.end and other.start <= one.end


def _note_more_than_members(sheet: SheetRows, known: Known) -> None:
    members = _members(known)
    if not members:
        return
    for record, (org_id, _, label) in enumerate(_keys(sheet)):
        duty, total = _DUTIES.get(str(label)), members.get(str(org_id))
        if duty is None or total is None or duty.counted != PERSONS or duty.measure == _OF_STAFF:
            continue
        for name in ("due", "done"):
            told = sheet.values[name][record]
            if isinstance(told, int) and told > total:
                sheet.note(Problem.MORE_THAN_MEMBERS, str(told), sheet.cell(record, name), str(total))
                break


def _members(known: Known) -> dict[str, int]:
    """Unit to the members of its branches; only where every branch tells how many."""
    if known.table is None:
        return {}
    branches = (
        known.table("organisations")
        .filter((pl.col("level") == rules.Level.BRANCH) & pl.col("valid_to").is_null())
        .select("org_id", "members")
        .collect()
    )
    found: dict[str, int] = defaultdict(int)
    unknown = set()
    for org_id, members in branches.iter_rows():
        unit = known.organisations.unit_of(org_id)
        if members is None:
            unknown.add(unit)
        else:
            found[unit] += members
    return {unit: total for unit, total in found.items() if unit not in unknown}
