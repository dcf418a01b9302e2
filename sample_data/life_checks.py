"""Checks of what stands below two units: all but one of the first, one again and again of the second."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from analytics.base import rules
from analytics.kit.visit_words import Organiser, VisitKind
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.planted import DutyRoles, LifeCheckRoles

_YEARS = (2022, 2023)
_TIMES, _FEWEST, _MOST = 3, 3, 12


def roles(seed: int, free: Sequence[str], tree: Tree, owing: DutyRoles) -> LifeCheckRoles:
    """The unit a document asks for it, and one of those without another part."""
    drawn = timeline.stream(seed, "life check roles").permutation(list(free)).tolist()
    fitting = [unit for unit in drawn if _FEWEST <= len(_below(tree, unit)) <= _MOST]
    return LifeCheckRoles(owing.water, next(iter(fitting or drawn)))


def checks(seed: int, tree: Tree, planted: LifeCheckRoles) -> pl.DataFrame:
    """Rows of visits."""
    rng = timeline.stream(seed, "life checks")
    rows = []
    for year in _YEARS:
        below = _below(tree, planted.water)
        every = below[:-1] if year == _YEARS[-1] and len(below) > 1 else below
        again = _below(tree, planted.once)[:1] * (_TIMES if year == _YEARS[-1] else 0)
        for place, org_id in enumerate([*every, *again]):
            day = date(year, 1 + (2 * place) % 12, 2 + int(rng.integers(26)))
            rows.append((org_id, VisitKind.LIFE_CHECK.value, day, Organiser.COMMITTEE.value))
    columns = {"org_id": pl.String, "kind": pl.String, "held_on": pl.Date, "organised_by": pl.String}
    return (
        pl.DataFrame(rows, schema=columns, orient="row")
        .unique(["org_id", "held_on"], keep="first", maintain_order=True)
        .with_columns(pl.lit(value=True).alias("synthetic"))
    )


def _below(tree: Tree, unit: str) -> list[str]:
    """What stands right below the unit, or below its only committee."""
    is_committee = rules.Level.COMMITTEE
    right_below = [one for one in tree.between if one["parent_id"] == unit]
    committees = [one["org_id"] for one in right_below if one["level"] == is_committee]
    top = committees[0] if len(committees) == 1 else unit
    between = [one["org_id"] for one in tree.between if one["parent_id"] == top]
    own = [
        one.org_id
        for one in tree.branches
        if one.parent_id == top and not one.temporary and one.valid_to is None
        and one.valid_from == timeline.FOUNDED
    ]  # fmt: skip
    return [*between, *own]
