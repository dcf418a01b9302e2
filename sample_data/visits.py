"""Observations of branches: units that see all, none, the same few; crowded days; results beside stars."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.kit.visit_words import Exemplar, Organiser, Verdict, VisitKind
from sample_data import timeline
from sample_data.organisations import Branch, Tree
from sample_data.planted import VisitRoles
from sample_data.units import Unit

_COLUMNS = ("org_id", "kind", "held_on", "organised_by", "result", "exemplar", "document")
_YEARS = (2021, 2022, 2023)
_CHANCE = {2021: 1.0, 2022: 0.6, 2023: 0.65}  # that a branch is seen in the year
_NEVER, _FEW = 30, 0.4  # branches; of the branches of the unit that sees the same ones
_SIZEABLE = slice(-25, -5)  # by size: large enough to show something, not the giants
_LAST_MONTHS = (3, 6, 9, 12)
_BUT_THE_THIRD = (0, 1, 3, 3)  # quarters
_LOW = 2  # stars
_CROWDED = date(2023, 11, 15), 11  # a day, and so many branches on it
_POOR, _HELD_UP = 8, 6  # branches of five stars found poor, and of one or two held up
_UNRATED, _NEAR, _EXEMPLARS = (
    2,
    (0.12, 0.2, 0.36, 0.2, 0.12),
    (0.15, 0.2),
)  # beside the word that goes with the stars

Row = tuple[Any, ...]


def roles(seed: int, units: list[Unit], free: Sequence[str], tree: Tree, stars: dict[str, int]) -> VisitRoles:
    """Which units of those without another part, which city and which branches show something."""
    rng = timeline.stream(seed, "visit roles")
    sizes = {unit.org_id: unit.branches for unit in units}
    drawn = rng.permutation(sorted(free, key=sizes.__getitem__)[_SIZEABLE]).tolist()
    every, none, few, crowded = drawn[:2], drawn[2:4], drawn[4], drawn[5]
    cities = [unit.org_id for unit in units if unit.league == rules.League.MUNICIPAL]
    city = str(rng.choice(cities))
    taken = {*every, *none, few, crowded, city}
    others = [one.org_id for one in tree.branches if one.unit_id not in taken and _lasting(one)]
    order = rng.permutation(others).tolist()
    never, rest = order[:_NEVER], order[_NEVER:]
    poor = [one for one in rest if stars.get(one) == rules.TOP_STAR][:_POOR]
    held_up = [one for one in rest if stars.get(one, rules.TOP_STAR) <= _LOW][:_HELD_UP]
    ids = [tuple(sorted(some)) for some in (every, none, never, poor, held_up)]
    return VisitRoles(ids[0], ids[1], few, city, ids[2], ids[3], ids[4], crowded)


def visits(seed: int, tree: Tree, planted: VisitRoles, stars: dict[str, int]) -> pl.DataFrame:
    """Rows of the data set."""
    rng, judging = timeline.stream(seed, "visits"), timeline.stream(seed, "verdicts")
    rows = [
        _judged(judging, row, planted, stars.get(row[0]))
        for unit in tree.units
        for year in _YEARS
        for row in _of_unit(
            rng, [one for one in tree.branches if one.unit_id == unit.org_id], year, unit.org_id, planted
        )
    ]
    return (
        pl.DataFrame(rows, schema=list(_COLUMNS), schema_overrides={"held_on": pl.Date}, orient="row")
        .unique(["org_id", "kind", "held_on", "organised_by"], keep="first", maintain_order=True)
        .with_columns(pl.lit(value=True).alias("synthetic"))
    )


def _lasting(branch: Branch) -> bool:
    return not branch.temporary and branch.valid_to is None and branch.valid_from == timeline.FOUNDED


def _of_unit(
    rng: np.random.Generator, branches: list[Branch], year: int, unit_id: str, planted: VisitRoles
) -> Iterator[Row]:
    seen = [one for one in branches if not one.temporary and one.org_id not in planted.never]
    is_last = year == _YEARS[-1]
    if is_last and unit_id in planted.none:
        return
    if is_last and unit_id == planted.few:
        count = round(_FEW * len(seen))
        for place in range(len(seen)):
            yield _visit(rng, seen[place % count], year, 1 + place // count)
        return
    complete = is_last and unit_id in (*planted.every, planted.city)
    if is_last and unit_id == planted.crowded:
        day, count = _CROWDED
        yield from (_row(one, day) for one in [one for one in seen if _lasting(one)][:count])
    turns = _BUT_THE_THIRD if unit_id == planted.every[-1] else range(len(_LAST_MONTHS))
    for place, branch in enumerate(seen):
        sure = complete or (is_last and branch.org_id in (*planted.poor, *planted.held_up))
        quarter = turns[place % len(turns)] if complete else int(rng.choice(4, p=(0.15, 0.3, 0.25, 0.3)))
        if sure or rng.random() < _CHANCE[year]:
            row = _visit(rng, branch, year, quarter)
            if branch.valid_from <= row[2] and (branch.valid_to is None or row[2] <= branch.valid_to):
                yield row


def _visit(rng: np.random.Generator, branch: Branch, year: int, quarter: int) -> Row:
    month = _LAST_MONTHS[quarter] - int(rng.integers(3))
    return _row(branch, date(year, month, 1 + int(rng.integers(28))))


def _row(branch: Branch, held: date) -> Row:
    return branch.org_id, VisitKind.OBSERVATION.value, held, Organiser.UNIT.value


def _judged(rng: np.random.Generator, row: Row, planted: VisitRoles, stars: int | None) -> Row:
    """The row with its result, near the word that goes with the stars, but of those planted the opposite."""
    words = list(Verdict)
    fits = _UNRATED if stars is None else min(rules.TOP_STAR - stars, len(words) - 1)
    found = words[min(max(fits + int(rng.choice((-2, -1, 0, 1, 2), p=_NEAR)), 0), len(words) - 1)]
    drawn, exemplar = rng.random(), None
    if row[0] in planted.poor:
        found = Verdict.POOR
    elif row[0] in planted.held_up:
        found, exemplar = Verdict.GOOD, Exemplar.GOOD.value
    elif found is Verdict.GOOD and drawn < _EXEMPLARS[0]:
        exemplar = Exemplar.GOOD.value
    elif found is Verdict.POOR and drawn < _EXEMPLARS[1]:
        exemplar = Exemplar.BAD.value
    return *row, found.value, exemplar, None
