"""What some units tell of talks, reporting to communities and volunteering: nine had nobody to talk to."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.base.periods import PARTS, Period
from analytics.reference.thresholds import PERSONS, Threshold
from analytics.systems.talks import DUTIES, FEWEST_MEMBERS, TALKS
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.planted import DutyRoles, TalkRoles

_YEAR = 2023
_NONE, _ORDINARY, _CITIES = 9, 14, 5  # units
_RARE = ("talks_discipline", "talks_signs")  # few of them anywhere
_MET, _LEFT = 0.8, 5  # chance that all is done; least that is left else, so that it can be shown
_OF_CITIES = "volunteering"  # told of by cities in the other reports already

Row = tuple[str, str, str, int, int]


def roles(seed: int, free: Sequence[str], tree: Tree, owing: DutyRoles) -> TalkRoles:
    """Which units of those without another part tell of talks, and which cities."""
    rng = timeline.stream(seed, "talk roles")
    given = [getattr(owing, one.name) for one in fields(owing)]
    taken = {org_id for one in given for org_id in ((one,) if isinstance(one, str) else one)}
    members = members_of(tree)
    drawn = [org_id for org_id in rng.permutation(free).tolist() if org_id not in taken]
    none = [org_id for org_id in drawn if members[org_id] >= FEWEST_MEMBERS][:_NONE]
    left, few, *others = [org_id for org_id in drawn if org_id not in none]
    cities = [unit.org_id for unit in tree.units if unit.league == rules.League.MUNICIPAL]
    told = [one for one in rng.permutation(cities).tolist() if one not in taken][:_CITIES]
    return TalkRoles(tuple(sorted(none)), left, few, tuple(sorted((*others[:_ORDINARY], *told))))


def members_of(tree: Tree) -> dict[str, int]:
    """Of every unit, in the branches that stand at the end."""
    found = dict.fromkeys((unit.org_id for unit in tree.units), 0)
    for branch in tree.branches:
        if branch.valid_to is None and not branch.temporary:
            found[branch.unit_id] += branch.members
    return found


def talk_reports(seed: int, tree: Tree, planted: TalkRoles) -> pl.DataFrame:
    """Rows of duty_reports, of units that tell nothing of these elsewhere."""
    rng = timeline.stream(seed, "talks")
    members, branches = members_of(tree), {unit.org_id: unit.branches for unit in tree.units}
    cities = {unit.org_id for unit in tree.units if unit.league == rules.League.MUNICIPAL}
    rows = [
        row
        for org_id in (*planted.none, planted.left, planted.few, *planted.others)
        for duty in DUTIES
        if org_id not in cities or duty.code != _OF_CITIES
        for row in _of_duty(rng, org_id, duty, planted, (members[org_id], branches[org_id]))
    ]
    return pl.DataFrame(
        rows, schema=["org_id", "period", "indicator", "done", "due"], orient="row"
    ).with_columns(pl.lit(value=True).alias("synthetic"))


def _of_duty(
    rng: np.random.Generator, org_id: str, duty: Threshold, planted: TalkRoles, size: tuple[int, int]
) -> Iterator[Row]:
    """A report a period of the duty; size: members and branches."""
    parts = [Period(_YEAR, duty.grain, number) for number in range(1, PARTS[duty.grain] + 1)]
    for part in parts:
        if duty not in TALKS:
            due = size[0] if duty.counted == PERSONS else max(1, size[1])
        elif duty.code in _RARE:
            due = int(rng.integers(7))
        else:
            due = 12 + int(rng.integers(14))
        left = (
            0 if rng.random() < _MET or due < 2 * _LEFT else _LEFT + int(rng.integers(due // 2 - _LEFT + 1))
        )
        done = due - left
        if org_id in planted.none and duty in TALKS:
            done = due = 0
        for role, code, pair in (
            (planted.left, "talks_post", (12, 15)),
            (planted.few, "talks_family", (3, 4)),
        ):
            if org_id == role and duty.code == code:
                done, due = pair if part is parts[-1] else (0, 0)
        yield org_id, part.code, duty.label, done, due
