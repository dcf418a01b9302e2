"""Results cut to what a unit may see: its own rows, and of its league only figures of all together."""

from dataclasses import replace
from enum import Enum, auto

import polars as pl

from analytics.measures.stars import PROVINCE
from analytics.results import RESULTS, Results

_OWN_BRANCHES = "unit_branches"  # names the unit of every branch that stands


class Reach(Enum):
    """How a table of results is cut."""

    TOGETHER = auto()  # figures of a league or of all: everybody's
    UNIT = auto()  # org_id is the unit
    UNIT_OF_BRANCH = auto()  # unit_id is the unit
    BRANCH = auto()  # org_id is a branch
    SCOPE = auto()  # scope is a league, the province, or a unit
    COMMITTEE = auto()  # about units one by one, or branches across units


REACHES = {
    "rankings": Reach.UNIT,
    "scores": Reach.UNIT,
    "dimensions": Reach.UNIT,
    "items": Reach.UNIT,
    "self_items": Reach.UNIT,
    "self_reviews": Reach.UNIT,
    "place_history": Reach.UNIT,
    "score_levels": Reach.TOGETHER,
    "spine": Reach.UNIT,
    "item_changes": Reach.UNIT,
    "overtakes": Reach.COMMITTEE,
    "unit_register": Reach.UNIT,
    "comparisons": Reach.TOGETHER,
    "coverage": Reach.UNIT,
    "missing": Reach.UNIT,
    "item_losses": Reach.TOGETHER,
    "evidence_missing": Reach.UNIT,
    "reporting_calendar": Reach.UNIT,
    "reminders": Reach.UNIT,
    "stars_pooled": Reach.TOGETHER,
    "stars_by_unit": Reach.UNIT,
    "stars_trends": Reach.TOGETHER,
    "branch_scores": Reach.UNIT_OF_BRANCH,
    "branch_dimensions": Reach.BRANCH,
    "branch_levels": Reach.TOGETHER,
    "unit_branches": Reach.UNIT_OF_BRANCH,
    "branch_stars": Reach.BRANCH,
    "ledger": Reach.UNIT_OF_BRANCH,
    "ledger_pooled": Reach.TOGETHER,
    "ledger_by_unit": Reach.UNIT,
    "ledger_by_kind": Reach.SCOPE,
    "ledger_by_month": Reach.SCOPE,
    "worklist": Reach.UNIT_OF_BRANCH,
    "low_star_branches": Reach.UNIT_OF_BRANCH,
    "weak_verdict": Reach.COMMITTEE,
    "weak_groups": Reach.COMMITTEE,
    "weak_profiles": Reach.COMMITTEE,
    "weak_rules": Reach.COMMITTEE,
    "weak_members": Reach.COMMITTEE,
    "weak_group_units": Reach.COMMITTEE,
    "weak_features": Reach.COMMITTEE,
    "weak_recovered": Reach.COMMITTEE,
    "weak_group_recovered": Reach.COMMITTEE,
    "survey": Reach.TOGETHER,
    "burden_pooled": Reach.TOGETHER,
    "burden_by_unit": Reach.UNIT,
    "burden_by_month": Reach.TOGETHER,
    "attention": Reach.UNIT,
    "provenance": Reach.TOGETHER,
}
# Columns that name another unit, or give the score of a single one.
BLANKED = {
    "item_losses": ("most_name", "most_lost", "most_sharing"),
    "score_levels": ("lowest", "highest"),
    "spine": ("lowest", "highest"),
    "unit_register": ("became", "became_ids"),
}


def cut(results: Results, unit: str) -> Results:
    """The results as a user of that unit may see them; tables the unit has no part in are empty, not gone."""
    return replace(results, tables={name: _cut(name, results, unit) for name in RESULTS})


def _cut(name: str, results: Results, unit: str) -> pl.DataFrame:
    table = results.tables[name]
    kept = table.filter(_own(REACHES[name], results, unit))
    blank = [pl.lit(None, table.schema[column]).alias(column) for column in BLANKED.get(name, ())]
    return kept.with_columns(blank)


def _own(reach: Reach, results: Results, unit: str) -> pl.Expr:
    match reach:
        case Reach.TOGETHER:
            return pl.lit(value=True)
        case Reach.UNIT:
            return pl.col("org_id") == unit
        case Reach.UNIT_OF_BRANCH:
            return pl.col("unit_id") == unit
        case Reach.BRANCH:
            branches = results.tables[_OWN_BRANCHES].filter(pl.col("unit_id") == unit)["org_id"]
            return pl.col("org_id").is_in(branches.implode())
        case Reach.SCOPE:
            leagues = results.tables["stars_pooled"]["scope"].unique()
            return pl.col("scope").is_in([PROVINCE, unit, *leagues])
        case Reach.COMMITTEE:
            return pl.lit(value=False)
