"""Unit × kind of weak branch: how many of each a unit has, those with most first."""

from functools import cache

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.kit.worded import schema_of
from analytics.results import Results
from dashboard.systems.weak_kinds import sentences
from dashboard.systems.weak_kinds.words import WeakGroups

_SLOT = "kind_{}"
_MOST_KINDS = 5
# On a phone the unit and two kinds fill the table.
WIDTHS = {"unit_name": 84} | {_SLOT.format(number): 116 for number in range(1, _MOST_KINDS + 1)}


def rows(results: Results) -> pl.DataFrame:
    """A row a unit, a column a kind; 0 where it has none of that kind."""
    counts = results.tables["weak_group_units"]
    slots = [_SLOT.format(group) for group in results.tables["weak_groups"]["group"]]
    return (
        counts.with_columns(slot=pl.format(_SLOT, "group"))
        .pivot(
            "slot",
            on_columns=slots,
            index=["unit_id", "unit_name", "in_groups", "weak_branches"],
            values="branches",
        )
        .with_columns(pl.col(slots).fill_null(0))
        .select("unit_id", "unit_name", *slots, "in_groups", "weak_branches")
    )


def schema(results: Results) -> type[dy.Schema]:
    """The columns of that table under the names of the kinds."""
    groups = results.tables["weak_groups"]["group"].to_list()
    return _schema(tuple((group, sentences.name(results, group)) for group in groups))


def columns(results: Results) -> tuple[str, ...]:
    """All of them but the code."""
    return tuple(name for name in rows(results).columns if name != "unit_id")


@cache
def _schema(kinds: tuple[tuple[int, str], ...]) -> type[dy.Schema]:
    named = {
        _SLOT.format(group): c.count(WeakGroups.COLUMN.format(number=group, name=name))
        for group, name in kinds
    }
    unit = {"unit_id": c.unit_code("单位代码", name_in="unit_name"), "unit_name": c.text("单位")}
    sums = {"in_groups": c.count(WeakGroups.IN_KINDS), "weak_branches": c.count(WeakGroups.ALL_WEAK)}
    return schema_of("UnitKinds", {**unit, **named, **sums})
