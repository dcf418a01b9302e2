"""Units of all times, so that one that no longer stands, or not yet, is known by name."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import FOUNDED_ON, OFFICIAL_ORDER, Unit

BETWEEN = "、"  # several units one went into


class RegisteredUnit(dy.Schema):
    """Unit of any time; standing: on the last day of the period, when it bears the name of that day."""

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    valid_from = c.day("成立日期")
    valid_to = c.day("终止日期", nullable=True)
    standing = c.flag("期末存续")
    became = c.text("并入单位", nullable=True)
    became_ids = c.text("并入单位代码", nullable=True)  # in the order of the names


RESULT = Result(
    "unit_register", "单位名册", RegisteredUnit, Reach.UNIT, RollUp.CONCAT, blanked=("became", "became_ids")
)


def unit_register(
    organisations: pl.LazyFrame, changes: pl.LazyFrame, units: dy.DataFrame[Unit]
) -> dy.DataFrame[RegisteredUnit]:
    """All units, those standing first; units: those that stand at the end of the period."""
    stretches = organisations.filter(pl.col("level") == rules.Level.UNIT).with_columns(valid_from=FOUNDED_ON)
    everybody = stretches.collect().unique("org_id", keep="last", maintain_order=True)
    then = units.select("org_id", name_then="name", league_then="league", standing=pl.lit(True))
    return (
        everybody.join(then, on="org_id", how="left")
        .join(_successors(changes.collect(), everybody), on="org_id", how="left")
        .with_columns(
            name=pl.coalesce("name_then", "name"),
            league=pl.coalesce("league_then", "league"),
            standing=pl.col("standing").fill_null(False),
        )
        .sort(~pl.col("standing"), *OFFICIAL_ORDER)
        .select(*RegisteredUnit.column_names())
        .pipe(RegisteredUnit.validate)
    )


def _successors(changes: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """org_id, became, became_ids: names and codes of the units another one went into."""
    went = changes.filter(pl.col("from_org") != pl.col("to_org")).select("from_org", "to_org").unique()
    return (
        went.join(units.select("org_id", "name"), left_on="to_org", right_on="org_id")
        .sort("from_org", "to_org")
        .group_by(org_id="from_org")
        .agg(became=pl.col("name").str.join(BETWEEN), became_ids=pl.col("to_org").str.join(BETWEEN))
    )
