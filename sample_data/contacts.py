"""Contacts with branches: weak ones but five have one, some are on paper only; and who came to visit."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.systems.contacts import Role
from analytics.systems.observation import Organiser, VisitKind
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.planted import ContactRoles
from sample_data.units import Unit

_UNLINKED, _WITHOUT, _ON_PAPER = 5, 2, 12
_BRANCHES_A_CONTACT = 25
_BEGINNINGS = (date(2021, 1, 8), date(2022, 1, 10), date(2023, 1, 9))  # arranged once a year
_LAST_VISIT = date(2023, 12, 28)
_FAST, _LINKED = (
    0.4,
    (0.6, 0.08),
)  # of the branches cleared; chances that somebody linked to a fast one, another
_LATE = 31  # days after which somebody was found for a branch that is still open
_COMES, _WITH_OBSERVATION = (
    (0.35, 0.95),
    0.1,
)  # chances a half-year, by unit; that it is the observation's day
_ROLES = (Role.LEADER, Role.GROUP_SECRETARY, Role.COMMITTEE_SECRETARY, Role.WORKING_COMMITTEE, Role.SECRETARY)
_OFTEN = (0.55, 0.1, 0.15, 0.1, 0.1)
_SENT_BY = {
    Role.WORKING_COMMITTEE.value: Organiser.WORKING_COMMITTEE.value,
    Role.COMMITTEE_SECRETARY.value: Organiser.COMMITTEE.value,
}

Row = tuple[Any, ...]  # org_id, role, seat_no, since, until


def roles(
    seed: int, units: list[Unit], free: Sequence[str], tree: Tree, ledger: pl.DataFrame
) -> ContactRoles:
    """Which units and branches show something."""
    rng = timeline.stream(seed, "contact roles")
    opened = set(ledger.filter(pl.col("cleared_on").is_null())["org_id"])
    of_unit = _lasting_of_units(tree)
    homes = {one.org_id: one.unit_id for one in tree.branches}
    weak_units = {homes[org_id] for org_id in opened}
    drawn = rng.permutation(sorted(one for one in free if of_unit.get(one))).tolist()
    on_paper = max(drawn, key=lambda one: min(len(of_unit[one]), _ON_PAPER))
    without = [one for one in drawn if one != on_paper and one not in weak_units][:_WITHOUT]
    provincial = {one.org_id for one in units if one.league == rules.League.PROVINCIAL}
    others = [one for one in sorted(opened) if homes[one] in provincial and homes[one] != on_paper]
    unlinked = rng.permutation(others).tolist()[:_UNLINKED]
    return ContactRoles(on_paper, tuple(sorted(without)), tuple(sorted(unlinked)))


def contacts(
    seed: int, tree: Tree, planted: ContactRoles, ledger: pl.DataFrame, *, structured: bool
) -> pl.DataFrame:
    """Rows of the data set."""
    rng = timeline.stream(seed, "contacts")
    listed = list(ledger.sort("org_id", "found_on").iter_rows(named=True))
    opened = [one for one in listed if not one["cleared_on"] and one["org_id"] not in planted.unlinked]
    homes = {one.org_id: one.unit_id for one in tree.branches}
    rows = [
        _of_leader(one["org_id"])
        if homes[one["org_id"]] == planted.on_paper
        else _late(rng, one["org_id"], one["found_on"])
        for one in opened
    ]
    rows += _early(rng, [one for one in listed if one["cleared_on"]], structured=structured)
    known, weak = {one["org_id"] for one in listed}, {one["org_id"] for one in opened}
    for unit_id, branches in _lasting_of_units(tree).items():
        calm = [one for one in branches if one not in known]
        if unit_id == planted.on_paper:
            left = _ON_PAPER - sum(one in weak for one in branches)
            rows += map(_of_leader, calm[:left])
        elif unit_id not in planted.without:
            rows += _usual(rng, calm, len(branches))
    columns = ["org_id", "role", "seat_no", "since", "until"]
    types = {"since": pl.Date, "until": pl.Date}
    return pl.DataFrame(rows, schema=columns, schema_overrides=types, orient="row").with_columns(
        pl.lit(value=True).alias("synthetic")
    )


def visits(
    seed: int, planted: ContactRoles, linked: pl.DataFrame, tree: Tree, observed: pl.DataFrame
) -> pl.DataFrame:
    """Visits to contacts, as rows of the data set of visits; some on the day of an observation."""
    rng = timeline.stream(seed, "contact visits")
    homes = {one.org_id: one.unit_id for one in tree.branches}
    comes = {unit.org_id: rng.uniform(*_COMES) for unit in tree.units}
    seen = {row[0]: row[1] for row in observed.sort("held_on").select("org_id", "held_on").iter_rows()}
    rows = [
        (org_id, VisitKind.CONTACT.value, held, _SENT_BY.get(role, Organiser.UNIT.value))
        for org_id, role, since, until in linked.select("org_id", "role", "since", "until").iter_rows()
        if homes[org_id] != planted.on_paper
        for held in _days(rng, since, until or _LAST_VISIT, comes[homes[org_id]], seen.get(org_id))
    ]
    kept = pl.DataFrame(rows, schema=observed.columns[:4], orient="row").unique(maintain_order=True)
    missing = {name: pl.lit(None, observed.schema[name]) for name in observed.columns[4:-1]}
    return kept.with_columns(**missing, synthetic=pl.lit(value=True)).select(observed.columns)


def _lasting_of_units(tree: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in tree.branches:
        if not one.temporary and one.valid_to is None and one.valid_from == timeline.FOUNDED:
            found.setdefault(one.unit_id, []).append(one.org_id)
    return found


def _of_leader(org_id: str) -> Row:
    return org_id, Role.LEADER.value, 1, _BEGINNINGS[-1], None


def _late(rng: np.random.Generator, org_id: str, found: date) -> Row:
    """Somebody for a branch that is still open, found only some time after it was."""
    since = found + timedelta(days=_LATE + int(rng.integers(21)))
    role = rng.choice(_ROLES, p=_OFTEN)
    return org_id, str(role), 1 + int(rng.integers(4)), min(since, _LAST_VISIT), None


def _early(rng: np.random.Generator, cleared: list[dict[str, Any]], *, structured: bool) -> Iterator[Row]:
    """Somebody from the beginning for most of the branches that were cleared fast, until soon after."""
    taken = np.array([(one["cleared_on"] - one["found_on"]).days for one in cleared])
    order = np.argsort(taken, kind="stable") if structured else rng.permutation(len(cleared))
    is_fast = np.arange(len(cleared)) < _FAST * len(cleared)
    for place in order[rng.random(len(cleared)) < np.where(is_fast, *_LINKED)].tolist():
        org_id, found, ended = (cleared[place][name] for name in ("org_id", "found_on", "cleared_on"))
        since = found + timedelta(days=int(rng.integers(_LATE)))
        until = min(ended + timedelta(days=30), _LAST_VISIT)
        yield org_id, Role.LEADER.value, 1 + int(rng.integers(4)), since, until


def _usual(rng: np.random.Generator, calm: list[str], branches: int) -> Iterator[Row]:
    """Contacts as every unit has them, one of so many branches each."""
    count = min(len(calm), max(1, round(branches / _BRANCHES_A_CONTACT)))
    for seat, org_id in enumerate(rng.permutation(calm)[:count].tolist(), start=1):
        role = rng.choice(_ROLES, p=_OFTEN)
        yield org_id, str(role), seat, _BEGINNINGS[int(rng.integers(len(_BEGINNINGS)))], None


def _days(
    rng: np.random.Generator, since: date, until: date, chance: float, observed: date | None
) -> Iterator[date]:
    """A day in some of the half-years the contact lasts, or the day of the last observation."""
    for half in timeline.HALVES:
        first, last = max(since, half.start), min(until, half.end, _LAST_VISIT)
        if first > last or rng.random() >= chance:
            continue
        day = timeline.day_between(rng, first, last)
        together = observed and first <= observed <= last and rng.random() < _WITH_OBSERVATION
        yield observed if together and observed else day
