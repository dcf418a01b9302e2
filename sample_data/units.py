"""The simulated units: who they are, how many branches each has, which role each was given."""

from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

import numpy as np

from analytics import reference
from analytics.base import rules
from sample_data import names, timeline
from sample_data.planted import Ties, UnitRoles

MERGED_ON = date(2022, 7, 1)
PREDECESSORS = ("SZ901", "SZ902")
PREDECESSOR_BRANCHES = 5
_CITY_SHARE = 0.35
_ROLE_SIZES = {
    "fallen_twice": 3,
    "last_quarter_and_falling": 3,
    "reports_missing": 3,
    "late": 3,
    "sliding": 1,
    "climbing": 1,
    "inflated": 4,
    "without_evidence": 2,
    "unreviewed": 2,
    "without_review": 1,
    "above_2019": 6,
    "unassessed": 2,
    "exempt": 4,
    "renamed": 1,
}
_SINGLE = {"sliding", "climbing", "without_review", "renamed"}
_SIZED_ROLES = {"overdue": 4, "abolishing": 1, "founding": 1}  # need enough branches to show


@dataclass(frozen=True)
class Unit:
    """A unit, how many branches it has at the start, and when it stands."""

    org_id: str
    name: str
    league: rules.League
    kind: str
    region: str | None
    official_order: int
    branches: int
    valid_from: date = timeline.FOUNDED
    valid_to: date | None = None

    def stands(self, day: date) -> bool:
        """Whether it stands on that day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


def draw(seed: int, branches: int) -> tuple[list[Unit], UnitRoles]:
    """85 provincial units, their two predecessors and 18 cities; sizes sum to about `branches`."""
    rng = timeline.stream(seed, "units")
    listed = reference.table("units_85").sort("official_order")
    shuffled = rng.permutation(listed["unit_id"].to_list()).tolist()
    sizes = _provincial_sizes(shuffled, round(branches * (1 - _CITY_SHARE)))
    roles = _draw_roles(rng, shuffled, sizes)
    kinds = dict(listed.select("unit_id", "unit_kind").iter_rows())
    successor = roles.merger_successor
    provincial = [
        Unit(
            org_id,
            names.unit_name(order),
            rules.League.PROVINCIAL,
            kinds[org_id],
            None,
            order,
            sizes[org_id],
            MERGED_ON if org_id == successor else timeline.FOUNDED,
        )
        for org_id, order in listed.select("unit_id", "official_order").iter_rows()
    ]
    return [
        *provincial,
        *_predecessors(kinds[successor]),
        *_cities(rng, round(branches * _CITY_SHARE)),
    ], roles


def without_a_part(units: list[Unit], roles: UnitRoles, ties: Ties) -> list[str]:
    """Provincial units that stand at the end and were given nothing."""
    engaged = roles.with_a_part() | {org_id for pair in ties.half for org_id in pair}
    return [
        unit.org_id
        for unit in units
        if unit.league == rules.League.PROVINCIAL
        and unit.stands(timeline.LAST_DAY)
        and unit.org_id not in engaged
    ]


def _provincial_sizes(shuffled: list[str], total: int) -> dict[str, int]:
    fixed = [0, 1, 2, 3, 2, 3, 2 * PREDECESSOR_BRANCHES - 1]
    spread = _uneven(len(shuffled) - len(fixed), total - sum(fixed), sigma=1.1)
    return dict(zip(shuffled, [*fixed, *spread], strict=True))


def _uneven(count: int, total: int, sigma: float) -> list[int]:
    """Whole numbers of log-normal spread, at least 4 each, that sum to the total if they can."""
    normal = NormalDist()
    weights = np.exp([sigma * normal.inv_cdf((place + 0.5) / count) for place in range(count)])
    sizes = np.maximum(4, np.floor(weights / weights.sum() * total)).astype(int)
    sizes[-1] = max(4, sizes[-1] + total - sizes.sum())
    return sizes.tolist()


def _draw_roles(rng: np.random.Generator, shuffled: list[str], sizes: dict[str, int]) -> UnitRoles:
    structural, free = shuffled[:7], shuffled[7:]
    by_size = sorted(free, key=lambda org_id: sizes[org_id])
    sizeable = by_size[-30:-10]  # large enough to show something, not the giants
    chosen: dict[str, list[str]] = {}
    for pool, wanted in ((sizeable, _SIZED_ROLES), (free, _ROLE_SIZES)):
        taken = {org_id for members in chosen.values() for org_id in members}
        waiting = rng.permutation([org_id for org_id in pool if org_id not in taken]).tolist()
        for role, count in wanted.items():
            chosen[role] = [waiting.pop() for _ in range(count)]
    single = _SINGLE | {"abolishing", "founding"}
    return UnitRoles(
        without_branches=structural[0],
        one_branch=structural[1],
        few_branches=tuple(sorted(structural[2:6])),
        merger_successor=structural[6],
        **{role: members[0] for role, members in chosen.items() if role in single},  # type: ignore[arg-type]
        **{role: tuple(sorted(members)) for role, members in chosen.items() if role not in single},  # type: ignore[arg-type]
    )


def _predecessors(kind: str) -> list[Unit]:
    last_day = date.fromordinal(MERGED_ON.toordinal() - 1)
    return [
        Unit(
            org_id,
            f"示例单位原{letter}",
            rules.League.PROVINCIAL,
            kind,
            None,
            order,
            PREDECESSOR_BRANCHES,
            valid_to=last_day,
        )
        for org_id, letter, order in zip(PREDECESSORS, "甲乙", (86, 87), strict=True)
    ]


def _cities(rng: np.random.Generator, total: int) -> list[Unit]:
    regions = reference.table("tiles_henan")["sample_region"].to_list()
    sizes = rng.permutation(_uneven(len(regions), total, sigma=0.45)).tolist()
    return [
        Unit(f"SH{order:03d}", region, rules.League.MUNICIPAL, "市直机关", region, order, size)
        for order, (region, size) in enumerate(zip(regions, sizes, strict=True), start=1)
    ]
