"""Results cut to what a unit may see: its own rows, and of its league figures of enough others together."""

from dataclasses import replace

import polars as pl

from analytics import rules, systems
from analytics.base.result import Reach
from analytics.measures.stars import PROVINCE
from analytics.results import RESULTS, Results

FEWEST_OTHERS = 5  # the domain's least cell: a figure of fewer others, beside one's own, tells theirs
_ENOUGH = FEWEST_OTHERS + 1  # with the unit itself
_OWN_BRANCHES = "unit_branches"  # names the unit of every branch that stands
_SCOPES = (PROVINCE, *rules.League)  # what a column of scopes holds beside the codes of units


REACHES = {
    "rankings": Reach.UNIT,
    "scores": Reach.UNIT,
    "dimensions": Reach.UNIT,
    "items": Reach.UNIT,
    "self_items": Reach.UNIT,
    "self_reviews": Reach.UNIT,
    "place_history": Reach.UNIT,
    "score_levels": Reach.LEAGUE,
    "spine": Reach.UNIT,
    "item_changes": Reach.UNIT,
    "overtakes": Reach.COMMITTEE,
    "unit_register": Reach.UNIT,
    "comparisons": Reach.EVERYBODYS,
    "coverage": Reach.UNIT,
    "missing": Reach.UNIT,
    "item_losses": Reach.LEAGUE,
    "evidence_missing": Reach.UNIT,
    "reporting_calendar": Reach.UNIT,
    "reminders": Reach.UNIT,
    "stars_pooled": Reach.COMMITTEE,
    "stars_by_unit": Reach.UNIT,
    "stars_trends": Reach.COMMITTEE,
    "branch_scores": Reach.UNIT_OF_BRANCH,
    "branch_dimensions": Reach.BRANCH,
    "branch_levels": Reach.COMMITTEE,
    "unit_branches": Reach.UNIT_OF_BRANCH,
    "branch_stars": Reach.BRANCH,
    "ledger": Reach.UNIT_OF_BRANCH,
    "ledger_pooled": Reach.COMMITTEE,
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
    "survey": Reach.EVERYBODYS,
    "burden_pooled": Reach.LEAGUE,
    "burden_by_unit": Reach.UNIT,
    "burden_by_month": Reach.LEAGUE,
    **{result.name: result.reach for system in systems.ALL for result in system.RESULTS},
    "attention": Reach.UNIT,
    "provenance": Reach.EVERYBODYS,
}
# Columns that name another unit, give the score of a single one, or a difference to a figure not shown.
BLANKED = {
    "item_losses": ("most_name", "most_lost", "most_sharing"),
    "score_levels": ("lowest", "highest", "mean_change", "mean_year_change"),
    "spine": ("lowest", "highest"),
    "unit_register": ("became", "became_ids"),
}
_LEVELS = ("lower_quartile", "median", "upper_quartile")
# Of how many units a figure of a league is, this one included. What adds up to something shown is shown
# together or not at all: else what is left out is the difference.
_UNITS = {
    "score_levels": pl.col("units"),
    "item_losses": pl.col("reviewed_units").filter(pl.col("reviewed_units") > 0).min().over("league"),
    "burden_pooled": pl.col("units_compared"),
    "burden_by_month": pl.col("units"),
    **{
        result.name: pl.col(result.of_units)
        for one in systems.ALL
        for result in one.RESULTS
        if result.of_units
    },
}
_MONTHS, _SUMS = "burden_by_month", "burden_pooled"  # the months of a kind add up to its sum


def cut(results: Results, unit: str) -> Results:
    """The results as a user of that unit may see them; tables the unit has no part in are empty, not gone."""
    return replace(results, tables={name: _cut(name, results, unit) for name in RESULTS})


def _cut(name: str, results: Results, unit: str) -> pl.DataFrame:
    table = results.tables[name]
    kept = table.filter(_own(REACHES[name], name, results, unit))
    if name in (_MONTHS, _SUMS):
        kept = kept.filter(pl.col("kind").is_in(_kinds_of_enough(results, unit).implode()))
    blank = [pl.lit(None, table.schema[column]).alias(column) for column in BLANKED.get(name, ())]
    return kept.with_columns(blank).with_columns(_hidden(name))


def _own(reach: Reach, name: str, results: Results, unit: str) -> pl.Expr:
    match reach:
        case Reach.EVERYBODYS:
            return pl.lit(value=True)
        case Reach.LEAGUE:
            named = "league" if "league" in results.tables[name].columns else "scope"
            return (pl.col(named) == _league(results, unit)) & (_UNITS[name] >= _ENOUGH)
        case Reach.UNIT:
            return pl.col("org_id") == unit
        case Reach.UNIT_OF_BRANCH:
            return pl.col("unit_id") == unit
        case Reach.BRANCH:
            branches = results.tables[_OWN_BRANCHES].filter(pl.col("unit_id") == unit)["org_id"]
            return pl.col("org_id").is_in(branches.implode())
        case Reach.SCOPE:
            return (pl.col("scope") == unit) & ~pl.col("scope").is_in(_SCOPES)
        case Reach.COMMITTEE:
            return pl.lit(value=False)


def _league(results: Results, unit: str) -> str:
    """The unit's league; empty, as no league is called, where the unit does not stand in the period."""
    return next(iter(results.tables["rankings"].filter(pl.col("org_id") == unit)["league"]), "")


def _kinds_of_enough(results: Results, unit: str) -> pl.Series:
    """The kinds of burden whose every month and whose sum are of enough units of the league."""
    own = pl.col("scope") == _league(results, unit)
    few = [results.tables[name].filter(own & (_UNITS[name] < _ENOUGH))["kind"] for name in (_MONTHS, _SUMS)]
    kinds = results.tables[_SUMS]["kind"].unique()
    return kinds.filter(~kinds.is_in(pl.concat(few).implode()))


def _hidden(name: str) -> list[pl.Expr]:
    """Figures of a league that stand in the unit's own row, where they are of too few others."""
    if name == "spine":
        others = pl.col("units") - pl.col("own").is_not_null().cast(pl.Int64)
        return [pl.when(others >= FEWEST_OTHERS).then(level).alias(level) for level in _LEVELS]
    if name == "rankings":  # who shares a place has the same score
        return [pl.when(pl.col("field") >= _ENOUGH).then("sharing").alias("sharing")]
    return []
