"""The tree below the units: committees, general branches, branches, and when those stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import names, timeline
from sample_data.units import MERGED_ON, PREDECESSORS, Unit

ABOLISHED_ON = date(2022, 11, 30)
FOUNDED_ON = date(2023, 3, 1)
MOVED_ON = date(2022, 1, 1)
_ABOLISHED = 6
_NEW = 8
_TEMPORARY_PER_THOUSAND = 3
_COMMITTEE_FROM = 12  # branches
_BRANCHES_A_COMMITTEE = 60
_BRANCHES_A_GENERAL_BRANCH = 12


@dataclass(frozen=True)
class Branch:
    """A branch, the unit it belongs to and the organisation right above it."""

    org_id: str
    unit_id: str
    parent_id: str
    name: str
    members: int
    temporary: bool = False
    valid_from: date = timeline.FOUNDED
    valid_to: date | None = None


@dataclass(frozen=True)
class Tree:
    """All organisations: units, what stands between, branches."""

    units: list[Unit]
    between: list[dict[str, Any]]
    branches: list[Branch]

    @cached_property
    def branch_ids(self) -> np.ndarray:
        """Ids in the order of every branch-wise array."""
        return np.array([branch.org_id for branch in self.branches])

    @cached_property
    def unit_positions(self) -> np.ndarray:
        """For each branch, where its unit stands in units."""
        position = {unit.org_id: place for place, unit in enumerate(self.units)}
        return np.array([position[branch.unit_id] for branch in self.branches])

    @property
    def moved(self) -> list["Branch"]:
        """Two temporary branches, the second of which stood where the first does, until MOVED_ON."""
        own = [branch for branch in self.branches if branch.temporary][:2]
        return own if len(own) > 1 else []

    @cached_property
    def temporary(self) -> np.ndarray:
        """For each branch, whether it is a temporary one."""
        return np.array([branch.temporary for branch in self.branches])

    @cached_property
    def standing(self) -> np.ndarray:
        """Branches × HALVES: whether the branch stands on the last day of the half-year."""
        ends = [half.end for half in timeline.HALVES]
        spans = [(branch.valid_from, branch.valid_to or timeline.LAST_DAY) for branch in self.branches]
        return np.array([[first <= end <= last for end in ends] for first, last in spans])


def grow(seed: int, units: list[Unit], abolishing: str, founding: str) -> Tree:
    """The tree with its history: branches ended, founded and temporary."""
    rng = timeline.stream(seed, "tree")
    tree = Tree(units, [], [])
    ids = {"M": names.numbered("M{:04d}"), "Z": names.numbered("Z{:04d}"), "B": names.numbered("B{:06d}")}
    for unit in units:
        tree.branches.extend(_branches(rng, unit, _parents(tree, unit, ids), ids["B"]))
    _abolish(rng, tree, abolishing)
    _found(rng, tree, founding, ids["B"])
    _add_temporary(rng, tree, ids["B"])
    return tree


def _parents(tree: Tree, unit: Unit, ids: dict[str, Iterator[str]]) -> list[str]:
    """Ids that branches of the unit may hang under; adds committees and general branches to the tree."""
    if unit.branches < _COMMITTEE_FROM:
        return [unit.org_id]
    parents = []
    for committee_no in range(1 + unit.branches // _BRANCHES_A_COMMITTEE):
        name = "机关党委" if committee_no == 0 else f"第{names.numeral(committee_no)}直属单位党委"
        committee = _between(tree, next(ids["M"]), unit.org_id, name, rules.Level.COMMITTEE)
        parents.append(committee)
        for general_no in range(min(unit.branches, _BRANCHES_A_COMMITTEE) // _BRANCHES_A_GENERAL_BRANCH - 1):
            order = names.numeral(committee_no * 4 + general_no + 1)
            general = _between(
                tree, next(ids["Z"]), committee, f"第{order}党总支", rules.Level.GENERAL_BRANCH
            )
            parents.append(general)
    return parents


def _between(tree: Tree, org_id: str, parent_id: str, name: str, level: rules.Level) -> str:
    tree.between.append({"org_id": org_id, "parent_id": parent_id, "name": name, "level": level.value})
    return org_id


def _branches(
    rng: np.random.Generator, unit: Unit, parents: list[str], ids: Iterator[str]
) -> Iterator[Branch]:
    sizes = _member_counts(rng, unit.branches)
    chosen = rng.integers(len(parents), size=unit.branches)
    for name, parent, members in zip(names.branch_names(rng, unit.branches), chosen, sizes, strict=True):
        yield Branch(
            next(ids),
            unit.org_id,
            parents[parent],
            name,
            members,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
        )


def _member_counts(rng: np.random.Generator, count: int) -> list[int]:
    return np.clip(np.exp(rng.normal(2.9, 0.5, size=count)), 3, 140).astype(int).tolist()


def _abolish(rng: np.random.Generator, tree: Tree, unit_id: str) -> None:
    places = [place for place, branch in enumerate(tree.branches) if branch.unit_id == unit_id]
    for place in sorted(rng.permutation(places)[: min(_ABOLISHED, len(places) - 1)].tolist()):
        tree.branches[place] = replace(tree.branches[place], valid_to=ABOLISHED_ON)


def _found(rng: np.random.Generator, tree: Tree, unit_id: str, ids: Iterator[str]) -> None:
    parent = next(branch.parent_id for branch in tree.branches if branch.unit_id == unit_id)
    for number, members in enumerate(_member_counts(rng, _NEW), start=1):
        name = f"新设第{names.numeral(number)}党支部"
        tree.branches.append(Branch(next(ids), unit_id, parent, name, members, valid_from=FOUNDED_ON))


def _add_temporary(rng: np.random.Generator, tree: Tree, ids: Iterator[str]) -> None:
    homes = [unit for unit in tree.units if unit.branches >= _COMMITTEE_FROM]
    count = min(len(homes), 2 + len(tree.branches) * _TEMPORARY_PER_THOUSAND // 1000)
    for number, place in enumerate(sorted(rng.permutation(len(homes))[:count].tolist())):
        home = homes[place]
        parent = next(branch.parent_id for branch in tree.branches if branch.unit_id == home.org_id)
        name = ("驻村工作队临时党支部", "专项工作组临时党支部")[number % 2]
        ends = date(2022, 10, 31) if number % 3 == 0 else None
        tree.branches.append(
            Branch(next(ids), home.org_id, parent, name, 5 + number, True, date(2021, 2, 1), ends)
        )


def organisations(tree: Tree) -> pl.DataFrame:
    """Rows of the data set."""
    empty = {"league": None, "region": None, "kind": None, "official_order": None, "members": None}
    rows = [_unit_row(unit, tree) for unit in tree.units]
    steady = {"temporary": False, "valid_from": timeline.FOUNDED, "valid_to": None}
    rows += [empty | node | steady for node in tree.between]
    for branch in tree.branches:
        row = {field: getattr(branch, field) for field in _BRANCH_FIELDS}
        rows.append(empty | row | {"level": rules.Level.BRANCH.value})
    moved = pl.col("org_id").is_in([branch.org_id for branch in tree.moved[1:]])
    placed_on = pl.when(moved).then(pl.lit(MOVED_ON))
    return pl.DataFrame(rows, infer_schema_length=None).with_columns(
        synthetic=pl.lit(True), placed_on=placed_on
    )


_BRANCH_FIELDS = ("org_id", "parent_id", "name", "members", "temporary", "valid_from", "valid_to")


def _unit_row(unit: Unit, tree: Tree) -> dict[str, Any]:
    members = sum(
        branch.members
        for branch in tree.branches
        if branch.unit_id == unit.org_id and not branch.temporary and branch.valid_to == unit.valid_to
    )
    return {
        "org_id": unit.org_id,
        "parent_id": None,
        "name": unit.name,
        "level": rules.Level.UNIT.value,
        "league": unit.league.value,
        "region": unit.region,
        "kind": unit.kind,
        "official_order": unit.official_order,
        "members": members,
        "temporary": False,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
    }


__all__ = [
    "ABOLISHED_ON",
    "FOUNDED_ON",
    "MERGED_ON",
    "MOVED_ON",
    "PREDECESSORS",
    "Branch",
    "Tree",
    "grow",
    "organisations",
]
