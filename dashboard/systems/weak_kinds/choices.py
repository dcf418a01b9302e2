"""Which weak branches a choice of the reader leaves: a kind, those set apart, those of none."""

import polars as pl

from analytics.results import Results
from dashboard.systems.weak_kinds.words import WeakGroups

ALL, ALONE, OTHERS = "all", "alone", "others"


def branch_choices(results: Results) -> dict[str, str]:
    """Code to word of the choices of branches: all, each kind, and those of none."""
    groups = results.tables["weak_groups"]["group"]
    if groups.is_empty():
        return {ALL: WeakGroups.EVERYONE}
    kinds = {str(group): WeakGroups.KIND.format(number=group) for group in groups}
    return {ALL: WeakGroups.EVERYONE} | kinds | {ALONE: "单列情形", OTHERS: "未归入类型"}


def chosen_branches(results: Results, choice: str) -> pl.DataFrame:
    """The weak branches that the choice leaves, the weakest first."""
    rows = results.tables["weak_members"]
    if choice == ALL:
        return rows
    if choice == ALONE:
        return rows.filter("alone")
    if choice == OTHERS:
        return rows.filter(pl.col("group").is_null() & ~pl.col("alone"))
    return rows.filter(pl.col("group") == int(choice))
