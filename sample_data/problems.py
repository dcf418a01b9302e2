"""The ledger of problems: found, due, closed; some overdue, moved, found again, none found by itself."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from analytics.systems.problems import ProblemKind, Source
from sample_data import timeline
from sample_data.planted import ProblemRoles
from sample_data.units import Unit

_COLUMNS = ("source", "kind", "found_on", "due_on", "closed_on", "first_due_on", "measure")
_MEASURES = ("明确责任人，限期整改", "列入清单，按月督办", "完善制度，举一反三")
_OVERDUE = (5, 4, 3, 3, 2)  # a planted unit each, seventeen in all
_MOVED, _INSPECTED, _AGAIN = 12, 6, 8
_INSPECTED_OVERDUE = 4  # units of them, one each that an inspection found
_TERM = 90  # days
_USUAL_DAYS, _SLOW_DAYS, _SPREAD = 40, 95, 0.5
_SLOW = ProblemKind.FORMALISM
_FIRST, _LAST = date(2022, 1, 10), date(2023, 12, 20)

Case = tuple[Any, ...]


def roles(seed: int, free: Sequence[str]) -> ProblemRoles:
    """Which units of those without another part show something."""
    drawn = timeline.stream(seed, "problem roles").permutation(list(free)).tolist()
    overdue, rest = drawn[: len(_OVERDUE)], drawn[len(_OVERDUE) :]
    return ProblemRoles(tuple(sorted(overdue)), rest[0], rest[1], tuple(sorted(rest[2 : 2 + _AGAIN])))


def cases(seed: int, units: list[Unit], planted: ProblemRoles) -> pl.DataFrame:
    """Rows of the data set, numbered a unit by the day they were found."""
    rng = timeline.stream(seed, "problems")
    rows = []
    for unit in units:
        if unit.stands(timeline.LAST_DAY):
            own = sorted(_of_unit(rng, unit, planted), key=lambda case: case[2])
            rows += [(unit.org_id, number, *case) for number, case in enumerate(own, start=1)]
    days = dict.fromkeys(("found_on", "due_on", "closed_on", "first_due_on"), pl.Date)
    return pl.DataFrame(
        rows, schema=["org_id", "case_no", *_COLUMNS], schema_overrides=days, orient="row"
    ).with_columns(pl.lit(value=True).alias("synthetic"))


def _of_unit(rng: np.random.Generator, unit: Unit, planted: ProblemRoles) -> list[Case]:
    kinds = rng.permutation(
        list(ProblemKind)
    ).tolist()  # no kind twice, so that none is found again by chance
    if unit.org_id in planted.overdue:
        count = _OVERDUE[planted.overdue.index(unit.org_id)]
        place = planted.overdue.index(unit.org_id)
        by = [
            Source.INSPECTION if place < _INSPECTED_OVERDUE and not number else Source.SELF
            for number in range(count)
        ]
        return [_overdue(rng, kind, source) for kind, source in zip(kinds[:count], by, strict=True)]
    if unit.org_id == planted.moved:
        return [_moved(rng, kinds[place % len(kinds)]) for place in range(_MOVED)]
    if unit.org_id == planted.only_inspected:
        return [_usual(rng, kind, Source.INSPECTION, since=date(2023, 1, 10)) for kind in kinds[:_INSPECTED]]
    count = min(len(kinds) - 1, 1 + int(rng.poisson(5)))
    own = [_usual(rng, kind, _source(rng)) for kind in kinds[1 : 1 + count]]
    return own + (list(_twice(rng, kinds[0])) if unit.org_id in planted.found_again else [])


def _source(rng: np.random.Generator) -> Source:
    return Source(rng.choice(list(Source), p=(0.55, 0.2, 0.05, 0.08, 0.04, 0.05, 0.03)))


def _usual(rng: np.random.Generator, kind: str, source: Source, since: date = _FIRST) -> Case:
    """Closed after some weeks; one still open at the end is never past its due day."""
    found = timeline.day_between(rng, since, _LAST)
    middle = _SLOW_DAYS if kind == _SLOW else _USUAL_DAYS
    closed = found + timedelta(days=max(1, round(middle * float(np.exp(rng.normal(0, _SPREAD))))))
    due = found + timedelta(days=_TERM)
    if closed > timeline.LAST_DAY:
        later = timeline.LAST_DAY + timedelta(days=int(rng.integers(3, 40)))
        return source.value, kind, found, max(due, later), None, None, _measure(rng)
    return source.value, kind, found, due, closed, None, _measure(rng)


def _overdue(rng: np.random.Generator, kind: str, source: Source) -> Case:
    found = timeline.day_between(rng, date(2023, 5, 1), date(2023, 8, 31))
    return source.value, kind, found, found + timedelta(days=_TERM), None, None, _measure(rng)


def _moved(rng: np.random.Generator, kind: str) -> Case:
    """Found in one month and all due later than at first; open, and past the first due day."""
    found = timeline.day_between(rng, date(2023, 9, 1), date(2023, 9, 28))
    first = found + timedelta(days=60)
    return Source.SELF.value, kind, found, first + timedelta(days=75), None, first, _measure(rng)


def _twice(rng: np.random.Generator, kind: str) -> Iterator[Case]:
    """Closed in spring and found again in autumn."""
    for first, last in (("2023-02-01", "2023-03-15"), ("2023-08-01", "2023-10-15")):
        found = timeline.day_between(rng, date.fromisoformat(first), date.fromisoformat(last))
        closed = found + timedelta(days=int(rng.integers(20, 60)))
        yield Source.SELF.value, kind, found, found + timedelta(days=_TERM), closed, None, _measure(rng)


def _measure(rng: np.random.Generator) -> str:
    return _MEASURES[rng.integers(len(_MEASURES))]
