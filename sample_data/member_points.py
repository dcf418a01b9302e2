"""Sheets of points: most publish, some means are too even to be true, one scheme falls with the stars."""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from analytics.base.periods import Grain, Period
from analytics.reference.thresholds import scopes
from sample_data import timeline
from sample_data.organisations import Branch, Tree
from sample_data.planted import PointRoles
from sample_data.units import Unit

_YEAR = 2023
_QUARTERS = tuple(Period(_YEAR, Grain.QUARTER, number) for number in range(1, 5))
_HAS_SHEET = 0.8  # chance of a unit
_UNREPORTED, _PUBLISHED, _SUMMED = 0.04, 0.93, 0.6  # chances of a branch in a quarter; that it has a sum
_EVEN, _SMALL = 62, 40  # branches
_FEW, _ENOUGH = 3, 12  # members of a small one; of one whose mean can be told
_USUAL, _SPREAD, _MOVE, _A_STAR = 82.0, 5.0, 2.0, 4.0  # points

Row = tuple[str, str, bool, int | None, int | None]


def roles(seed: int, units: list[Unit], free: Sequence[str], tree: Tree) -> PointRoles:
    """Which units of those without another part, and which branches, show something."""
    rng = timeline.stream(seed, "point roles")
    sizes = {unit.org_id: unit.branches for unit in units}
    large = sorted(free, key=lambda org_id: (-sizes[org_id], org_id))[:8]
    falling, first_only = large[0], str(rng.choice(large[1:]))
    city = next(one.region for one in scopes() if one.name == "洛阳市" and one.is_simulated)
    bound = next(unit.org_id for unit in units if unit.region == city)
    sure = {first_only, falling, bound}
    others = [unit.org_id for unit in units if unit.org_id not in sure]
    with_sheet = {*sure, *(org_id for org_id in others if rng.random() < _HAS_SHEET)}
    lasting = [
        one
        for one in tree.branches
        if one.unit_id in with_sheet - {first_only, falling}
        and not one.temporary
        and one.valid_to is None
        and one.valid_from == timeline.FOUNDED
    ]
    order = rng.permutation(len(lasting)).tolist()
    even = [lasting[place].org_id for place in order if lasting[place].members >= _ENOUGH][:_EVEN]
    small = [lasting[place].org_id for place in order if lasting[place].org_id not in set(even)][:_SMALL]
    return PointRoles(
        tuple(sorted(with_sheet)), first_only, falling, bound, tuple(sorted(even)), tuple(sorted(small))
    )


def member_points(seed: int, tree: Tree, planted: PointRoles, stars: dict[str, int]) -> pl.DataFrame:
    """Rows of the data set; a branch without the sheet has none."""
    rng = timeline.stream(seed, "member points")
    rows = [
        row
        for branch in tree.branches
        if branch.unit_id in planted.with_sheet and not branch.temporary
        for row in _of_branch(rng, branch, planted, stars.get(branch.org_id, 3))
    ]
    columns = ["org_id", "period", "published", "points", "members"]
    return pl.DataFrame(rows, schema=columns, orient="row", infer_schema_length=None).with_columns(
        pl.lit(value=True).alias("synthetic")
    )


def _of_branch(rng: np.random.Generator, branch: Branch, planted: PointRoles, stars: int) -> Iterator[Row]:
    usual, is_summed, even = rng.normal(_USUAL, _SPREAD), rng.random() < _SUMMED, int(rng.integers(76, 95))
    if branch.unit_id == planted.falling:
        usual, is_summed = _USUAL + _A_STAR * (3 - stars) + rng.normal(0, 1), True
    is_sure = branch.org_id in (*planted.even, *planted.small) or branch.unit_id in (
        planted.first_only,
        planted.bound,
    )
    for quarter in _QUARTERS:
        silent, told, moved = rng.random() < _UNREPORTED, rng.random() < _PUBLISHED, rng.normal(0, _MOVE)
        absent = int(rng.integers(3))
        if not branch.valid_from <= quarter.end <= (branch.valid_to or timeline.LAST_DAY):
            continue
        if silent and not is_sure:
            continue
        if branch.unit_id == planted.first_only:
            told = quarter == _QUARTERS[0]
        members = _FEW if branch.org_id in planted.small else max(2, branch.members - absent)
        points: int | None = round(members * (usual + moved))
        if branch.org_id in planted.even:
            points = members * even
        elif points is not None and points % members == 0:
            points += 1  # nobody else's mean is whole
        if not is_summed and branch.org_id not in (*planted.even, *planted.small):
            yield branch.org_id, quarter.code, told, None, None
        else:
            yield branch.org_id, quarter.code, told, points, members
