"""Results cut to what a unit may see: its own rows, and of its league figures of enough others together."""

from dataclasses import replace

import polars as pl

from analytics.base import rules
from analytics.base.result import Reach, Result
from analytics.base.rules import PROVINCE
from analytics.results import RESULTS, Results

FEWEST_OTHERS = 5  # the domain's least cell: a figure of fewer others, beside one's own, tells theirs
_ENOUGH = FEWEST_OTHERS + 1  # with the unit itself
_OWN_BRANCHES = "unit_branches"  # names the unit of every branch that stands
_SCOPES = (PROVINCE, *rules.League)  # what a column of scopes holds beside the codes of units


def cut_results(results: Results, unit: str) -> Results:
    """The results as a user of that unit may see them; tables the unit has no part in are empty, not gone."""
    return replace(
        results, tables={result.name: _cut_table(result, results, unit) for result in RESULTS.values()}
    )


def without_prepared(results: Results) -> Results:
    """All results but those prepared for whoever decides: their tables are empty, not gone."""
    kept = {
        result.name: table.clear() if result.reach is Reach.DECIDING else table
        for result in RESULTS.values()
        for table in [results.tables[result.name]]
    }
    beside = {
        name: rows for name, rows in results.reference.items() if RESULTS[name].reach is not Reach.DECIDING
    }
    return replace(results, tables=kept, reference=beside)


def _cut_table(result: Result, results: Results, unit: str) -> pl.DataFrame:
    table = results.tables[result.name]
    kept = table.filter(_own(result, results, unit))
    if result.reach is Reach.LEAGUE:
        enough = _of_enough(result, results, _scope(table) == _league(results, unit))
        kept = kept.join(enough, on=enough.columns, how="semi", maintain_order="left")
    blank = [pl.lit(None, table.schema[column]).alias(column) for column in result.blanked]
    return kept.with_columns(blank).with_columns(_of_few_hidden(result))


def _own(result: Result, results: Results, unit: str) -> pl.Expr:
    match result.reach:
        case Reach.EVERYBODYS:
            return pl.lit(value=True)
        case Reach.LEAGUE:
            return _scope(results.tables[result.name]) == _league(results, unit)
        case Reach.UNIT:
            return pl.col("org_id") == unit
        case Reach.UNIT_OF_BRANCH:
            return pl.col("unit_id") == unit
        case Reach.BRANCH:
            branches = results.tables[_OWN_BRANCHES].filter(pl.col("unit_id") == unit)["org_id"]
            return pl.col("org_id").is_in(branches.implode())
        case Reach.SCOPE:
            return (pl.col("scope") == unit) & ~pl.col("scope").is_in(_SCOPES)
        case Reach.COMMITTEE | Reach.DECIDING:
            return pl.lit(value=False)


def _scope(table: pl.DataFrame) -> pl.Expr:
    return pl.col("league" if "league" in table.columns else "scope")


def _league(results: Results, unit: str) -> str:
    """The unit's league; empty, as no league is called, where the unit does not stand in the period."""
    return next(iter(results.tables["rankings"].filter(pl.col("org_id") == unit)["league"]), "")


def _of_enough(result: Result, results: Results, own: pl.Expr) -> pl.DataFrame:
    """Keys of what is shown: of its rows each that is of any unit, this one included, is of enough."""
    key = result.together or tuple(result.schema.primary_key())
    sum_of = result.adds_up_to or result.name
    parts = [one for one in RESULTS.values() if sum_of in (one.name, one.adds_up_to)]
    rows = [results.tables[one.name].filter(own).select(*key, units=one.of_units) for one in parts]
    fewest = pl.concat(rows).filter(pl.col("units") > 0).group_by(key).agg(pl.col("units").min())
    return fewest.filter(pl.col("units") >= _ENOUGH).select(key)


def _of_few_hidden(result: Result) -> list[pl.Expr]:
    """Figures of the league in the unit's own row, without those of too few others."""
    if (of_league := result.league_figures) is None:
        return []
    others = pl.col(of_league.of_units) - pl.col(of_league.own).is_not_null().cast(pl.Int64)
    return [pl.when(others >= FEWEST_OTHERS).then(name).alias(name) for name in of_league.columns]
