"""低星支部: branches of one or two stars and how long they have been so; never counted as 后进."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.periods import PARTS, Grain, Period, month_of, parse
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.systems.stars.stars import branch_stars_of


class LowStar(dy.Schema):
    """Branch with one or two stars at the end of the period, those low longest first.

    halves_low: half-years in a row up to the last one ended, from low_since on, with no better rating;
    a rating stands until the next one. on_ledger is a flag only: low-star branches are not 后进.
    """

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    stars = c.count("星级")
    low_since = c.period("低星起自")
    halves_low = c.count("连续半年数")
    on_ledger = c.flag("同时在账")


RESULT = Result("low_star_branches", "低星支部", LowStar, Reach.UNIT_OF_BRANCH, RollUp.CONCAT)


def low_star(
    rated: pl.DataFrame, entries: pl.DataFrame, units: dy.DataFrame[Unit], day: date
) -> dy.DataFrame[LowStar]:
    """The low-star branches on the day; rated: stars.rated_branches, collected; entries give the flag."""
    low = branch_stars_of(rated, day).filter(pl.col("stars").is_in(list(rules.LOW_STARS)))
    codes = [code for code in _codes(rated) if parse(code).end <= day]
    spells = rated.join(low.select("org_id"), on="org_id", how="semi").pipe(_since, codes)
    lengths = [(code, _last_ended(day) - _number(parse(code)) + 1) for code in codes]
    schema = {"low_since": pl.String, "halves_low": pl.Int64}
    open_now = entries.filter("is_open")["org_id"].unique().to_list()
    return (
        low.join(spells, on="org_id")
        .join(pl.DataFrame(lengths, schema=schema, orient="row"), on="low_since")
        .join(units.select("official_order", unit_id="org_id", unit="name"), on="unit_id", how="left")
        .with_columns(
            unit=pl.coalesce("unit", "unit_id"),  # an entry is never lost with the name of its unit
            on_ledger=pl.col("org_id").is_in(open_now),
        )
        .sort(-pl.col("halves_low"), "stars", *OFFICIAL_ORDER)
        .select(*LowStar.column_names())
        .pipe(LowStar.validate)
    )


def _since(rated: pl.DataFrame, codes: list[str]) -> pl.DataFrame:
    """org_id and the half-year of the first low rating after the last better one."""
    spells = rated.with_columns(low_since=pl.lit(None, dtype=pl.String))
    for code in codes:
        begun = pl.coalesce("low_since", pl.lit(code))
        spells = spells.with_columns(
            low_since=pl.when(pl.col(code).is_null())
            .then("low_since")
            .when(pl.col(code).is_in(list(rules.LOW_STARS)))
            .then(begun)
        )
    return spells.select("org_id", "low_since").unique("org_id")  # its stars are those of every stretch


def _codes(rated: pl.DataFrame) -> list[str]:
    return rated.columns[rated.columns.index("valid_to") + 1 :]


def _last_ended(day: date) -> int:
    half = month_of(day).half
    return _number(half if half.end <= day else half.previous)


def _number(half: Period) -> int:
    """Half-years counted through, so that neighbours differ by one."""
    return half.year * PARTS[Grain.HALF] + half.number
