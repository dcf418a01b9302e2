"""Duties that count persons: the few hidden in a unit, in a sum of units, in a year beside its halves."""

import polars as pl

from analytics.base.rules import PROVINCE
from analytics.kit.duties import State
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.thresholds import PAIRS, PERSONS
from analytics.statistics.suppression import UNBOUNDED, Told, suppress

_EVERYBODY = 100  # percent: met is then everybody, and unmet is not
_SUMS = ("done", "due")
_SCHEMA = {
    **dict.fromkeys(("org_id", "code", "league"), pl.String),
    **dict.fromkeys(("no_done", "no_due", "no_done_sum", "no_due_sum"), pl.Boolean),
}


def hide_few(of_units: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of duties.duties_of_units without small counts; scope, code, done, due: the sums to be shown.

    Each period of a duty is looked at by itself, and of a longer one only what all of them show is shown: so
    it tells no more than they do. Where somebody is left out of the longer one, its sums are not shown.
    """
    persons = of_units.filter(pl.col("counted") == PERSONS)
    each = persons.select("org_id", "code", "league", "told", is_one=pl.col("told").list.len() == 1)
    parts = each.explode("told").unnest("told")
    masks = [_masks(rows) for _, rows in parts.group_by("code", "league", "part", maintain_order=True)]
    every = pl.concat([pl.DataFrame(schema=_SCHEMA), *masks])
    of_unit = every.group_by("org_id", "code").agg(pl.col("no_done", "no_due").any())
    marked = of_units.join(of_unit, on=["org_id", "code"], how="left").with_columns(
        is_pair=pl.col("measure").is_in(PAIRS), heard=pl.col("done").is_not_null()
    )
    shown = marked.with_columns(_but("done", "no_done"), _but("due", "no_due")).with_columns(
        hidden=pl.col("heard") & (pl.col("done").is_null() | (pl.col("is_pair") & pl.col("due").is_null())),
        done_share=pl.when("is_pair", pl.col("due") > 0).then(pl.col("done") / pl.col("due")),
    )
    of_league = every.group_by("league", "code").agg(pl.col("no_done_sum", "no_due_sum").any())
    leagues = (
        marked.group_by("league", "code", maintain_order=True)
        .agg(pl.col("done").sum(), due=pl.when(pl.col("is_pair").first()).then(pl.col("due").sum()))
        .join(of_league, on=["league", "code"], how="left")
        .select("code", _but("done", "no_done_sum"), _but("due", "no_due_sum"), scope="league")
    )
    whole = [pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name) for name in _SUMS]
    province = leagues.group_by("code").agg(*whole).with_columns(scope=pl.lit(PROVINCE))
    return shown.sort(*OFFICIAL_ORDER, maintain_order=True), pl.concat([leagues, province], how="diagonal")


def _masks(rows: pl.DataFrame) -> pl.DataFrame:
    """Which counts, and which of their sums, of one league, duty and period of it are not to be shown."""
    heard = rows.filter(pl.col("done").is_not_null())
    is_told = {State.MET: True, State.UNMET: False}
    told = [
        Told(row["done"], UNBOUNDED if row["due"] is None else row["due"],
             is_told.get(row["state"]) if row["threshold"] == _EVERYBODY else None)
        for row in heard.to_dicts()
    ]  # fmt: skip
    shown = suppress(told)
    is_differently_made = not rows["is_one"][0] and rows["is_left_by"].any()
    return heard.select("org_id", "code", "league").with_columns(
        no_done=pl.Series([cell is None for cell in shown.done], dtype=pl.Boolean),
        no_due=pl.Series([cell is None for cell in shown.due], dtype=pl.Boolean),
        no_done_sum=is_differently_made or shown.done_sum is None,
        no_due_sum=is_differently_made or shown.due_sum is None,
    )


def _but(name: str, mask: str) -> pl.Expr:
    return pl.when(pl.col(mask).fill_null(value=False).not_()).then(name).alias(name)
