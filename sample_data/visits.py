"""Observations of branches: units that see all, none, the same few again and again; branches never seen."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.systems.observation import Exemplar, Kind, Organiser, Verdict
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
_VERDICTS, _EXEMPLARS = (0.3, 0.42, 0.22, 0.06), (0.15, 0.2)

Row = tuple[Any, ...]


def roles(seed: int, units: list[Unit], free: Sequence[str], tree: Tree) -> VisitRoles:
    """Which units of those without another part, which city and which branches show something."""
    rng = timeline.stream(seed, "visit roles")
    sizes = {unit.org_id: unit.branches for unit in units}
    drawn = rng.permutation(sorted(free, key=sizes.__getitem__)[_SIZEABLE]).tolist()
    every, none, few = drawn[:2], drawn[2:4], drawn[4]
    cities = [unit.org_id for unit in units if unit.league == rules.League.MUNICIPAL]
    city = str(rng.choice(cities))
    taken = {*every, *none, few, city}
    others = [one.org_id for one in tree.branches if one.unit_id not in taken and _lasting(one)]
    never = rng.permutation(others).tolist()[:_NEVER]
    return VisitRoles(tuple(sorted(every)), tuple(sorted(none)), few, city, tuple(sorted(never)))


def visits(seed: int, tree: Tree, planted: VisitRoles) -> pl.DataFrame:
    """Rows of the data set."""
    rng = timeline.stream(seed, "visits")
    rows = [
        row
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
    for place, branch in enumerate(seen):
        quarter = place % len(_LAST_MONTHS) if complete else int(rng.choice(4, p=(0.15, 0.3, 0.25, 0.3)))
        if complete or rng.random() < _CHANCE[year]:
            row = _visit(rng, branch, year, quarter)
            if branch.valid_from <= row[2] and (branch.valid_to is None or row[2] <= branch.valid_to):
                yield row


def _visit(rng: np.random.Generator, branch: Branch, year: int, quarter: int) -> Row:
    month = _LAST_MONTHS[quarter] - int(rng.integers(3))
    held = date(year, month, 1 + int(rng.integers(28)))
    verdict = Verdict(rng.choice(list(Verdict), p=_VERDICTS))
    exemplar = None
    if verdict is Verdict.GOOD and rng.random() < _EXEMPLARS[0]:
        exemplar = Exemplar.GOOD.value
    if verdict is Verdict.POOR and rng.random() < _EXEMPLARS[1]:
        exemplar = Exemplar.BAD.value
    by = Organiser.UNIT.value
    return branch.org_id, Kind.OBSERVATION.value, held, by, verdict.value, exemplar, None
