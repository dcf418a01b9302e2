"""Other names of organisations, and what happened to them: a rename, a merger, an abolition, a foundation."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import polars as pl

from analytics.base import rules
from sample_data import names
from sample_data.organisations import ABOLISHED_ON, FOUNDED_ON, MERGED_ON, MOVED_ON, PREDECESSORS, Tree
from sample_data.planted import TreeChanges, UnitRoles

RENAMED_ON = date(2021, 12, 1)
BRANCH_RENAMED_ON = date(2022, 3, 1)  # without a document
# Days from the decision to the change; of the renamed unit nobody says when it was decided.
LAGS = {BRANCH_RENAMED_ON: 20, MERGED_ON: 45, ABOLISHED_ON: 20, FOUNDED_ON: 118}
_DOCUMENT = "模拟材料：{}"


def tree_changes(tree: Tree, roles: UnitRoles) -> TreeChanges:
    """What happened in the tree, read off the tree."""
    plain = [branch for branch in tree.branches if not branch.temporary]
    of_renamed = [branch.org_id for branch in plain if branch.unit_id == roles.renamed]
    return TreeChanges(
        predecessors=PREDECESSORS,
        merged_branches=tuple(b.org_id for b in plain if b.unit_id in PREDECESSORS),
        successor_branches=tuple(b.org_id for b in plain if b.unit_id == roles.merger_successor),
        abolished=tuple(b.org_id for b in plain if b.valid_to == ABOLISHED_ON),
        founded=tuple(b.org_id for b in plain if b.valid_from == FOUNDED_ON),
        renamed_branch=of_renamed[0],
        temporary=tuple(b.org_id for b in tree.branches if b.temporary),
    )


def aliases(tree: Tree, roles: UnitRoles, happened: TreeChanges) -> pl.DataFrame:
    """Short names of every third unit and city, and two former names."""
    rows = [
        _alias(
            unit.org_id,
            f"{unit.name[:2]}{names.numeral(unit.official_order)}{unit.name[2:-2]}",
            rules.AliasKind.SHORT,
        )
        for unit in tree.units
        if unit.official_order % 3 == 1 and unit.org_id not in PREDECESSORS
    ]
    former = rules.AliasKind.FORMER
    rows.append(_alias(roles.renamed, "示例单位原丙", former, RENAMED_ON))
    rows.append(_alias(happened.renamed_branch, "原综合党支部", former, BRANCH_RENAMED_ON))
    return pl.DataFrame(rows, schema_overrides={"valid_from": pl.Date, "valid_to": pl.Date})


def _alias(org_id: str, name: str, kind: rules.AliasKind, until: date | None = None) -> dict[str, Any]:
    return {
        "synthetic": True,
        "org_id": org_id,
        "name": name,
        "kind": kind.value,
        "valid_from": None,
        "valid_to": until - timedelta(days=1) if until else None,
    }


def former_places(tree: Tree) -> pl.DataFrame:
    """A temporary branch came from another unit: in no denominator, so that no number hangs on it."""
    rows = [
        {
            "synthetic": True,
            "org_id": moved.org_id,
            "valid_to": MOVED_ON - timedelta(days=1),
            "parent_id": before.parent_id,
            "league": None,
        }
        for before, moved in ([tree.moved] if tree.moved else [])
    ]
    types = dict.fromkeys(("org_id", "parent_id", "league"), pl.String)
    return pl.DataFrame(rows, schema={**types, "synthetic": pl.Boolean, "valid_to": pl.Date})


def changes(roles: UnitRoles, happened: TreeChanges) -> pl.DataFrame:
    """Every step of what happened, by date."""
    steps = sorted(_steps(roles, happened), key=lambda step: step[0])
    rows = [
        {
            "synthetic": True,
            "change_no": number,
            "changed_on": day,
            "kind": kind.value,
            "from_org": before,
            "to_org": after,
            "document": _DOCUMENT.format(f"{day.year}年{kind}") if day != BRANCH_RENAMED_ON else None,
            "decided_on": day - timedelta(days=LAGS[day]) if day in LAGS else None,
        }
        for number, (day, kind, before, after) in enumerate(steps, start=1)
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


def _steps(
    roles: UnitRoles, happened: TreeChanges
) -> Iterator[tuple[date, rules.ChangeKind, str | None, str | None]]:
    yield RENAMED_ON, rules.ChangeKind.RENAMED, roles.renamed, roles.renamed
    yield BRANCH_RENAMED_ON, rules.ChangeKind.RENAMED, happened.renamed_branch, happened.renamed_branch
    merged = rules.ChangeKind.MERGED
    for predecessor in happened.predecessors:
        yield MERGED_ON, merged, predecessor, roles.merger_successor
    # the last branch of each predecessor became one: ten branches, nine successors
    half = len(happened.merged_branches) // 2
    firsts = [*happened.merged_branches[: half - 1], *happened.merged_branches[half:-1]]
    pairs = list(zip(firsts, happened.successor_branches, strict=False))
    last = happened.successor_branches[-1]
    pairs += [(happened.merged_branches[half - 1], last), (happened.merged_branches[-1], last)]
    for before, after in pairs:
        yield MERGED_ON, merged, before, after
    for branch in happened.abolished:
        yield ABOLISHED_ON, rules.ChangeKind.ABOLISHED, branch, None
    for branch in happened.founded:
        yield FOUNDED_ON, rules.ChangeKind.FOUNDED, None, branch
