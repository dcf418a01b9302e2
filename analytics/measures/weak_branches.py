"""The ledger of weak branches at the end of a period: open, overdue, cleared, found again."""

import dataframely as dy
import polars as pl

from analytics.measures import columns as c
from analytics.measures.stars import PROVINCE
from analytics.measures.units import OFFICIAL_ORDER, Unit, standing_branches
from analytics.periods import Period


class LedgerEntry(dy.Schema):
    """One entry found by the end of the period, of a branch standing then, as it looked on that day."""

    org_id = c.text("支部代码", primary_key=True)
    found_on = c.day("认定日期", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
    league = c.text("分组")
    kind = c.text("后进类型")
    measure = c.text("整改措施", nullable=True)
    due_on = c.day("整改时限")
    cleared_on = c.day("销号日期", nullable=True)
    is_open = c.flag("未销号")
    is_overdue = c.flag("超期未销号")
    found_again = c.flag("再次认定")
    found_in_period = c.flag("本期认定")
    cleared_in_period = c.flag("本期销号")
    days_open = c.count("在账天数")


class _LedgerCounts(dy.Schema):
    open = c.count("未销号")
    overdue = c.count("超期未销号")
    found = c.count("本期认定")
    cleared = c.count("本期销号")
    found_again = c.count("其中再次认定")


class LedgerPooled(_LedgerCounts):
    """Province or league at the end of the period; zero open means 动态清零 holds."""

    scope = c.text("范围", primary_key=True)


class LedgerByUnit(_LedgerCounts):
    """Unit at the end of the period."""

    org_id = c.text("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")


def ledger(
    organisations: pl.LazyFrame, weak_branches: pl.LazyFrame, period: Period
) -> dy.DataFrame[LedgerEntry]:
    """Read the ledger as it stood on the period's last day: what came later is not known yet."""
    day = period.end
    cleared = pl.when(pl.col("cleared_on") <= day).then("cleared_on")
    return (
        weak_branches.filter(pl.col("found_on") <= day)
        .join(standing_branches(organisations, day), on="org_id")
        .with_columns(cleared_on=cleared)
        .with_columns(is_open=pl.col("cleared_on").is_null())
        .with_columns(
            is_overdue=pl.col("is_open") & (pl.col("due_on") < day),
            found_again=pl.col("found_on") > pl.col("found_on").min().over("org_id"),
            found_in_period=pl.col("found_on") >= period.start,
            cleared_in_period=pl.col("cleared_on").is_not_null() & (pl.col("cleared_on") >= period.start),
            days_open=(pl.col("cleared_on").fill_null(day) - pl.col("found_on")).dt.total_days(),
        )
        .select(*LedgerEntry.column_names())
        .sort("unit_id", "org_id", "found_on")
        .collect()
        .pipe(LedgerEntry.validate)
    )


def pooled(entries: dy.DataFrame[LedgerEntry], leagues: list[str]) -> dy.DataFrame[LedgerPooled]:
    """Count the entries of the province and of each league, also where there is none."""
    scopes = pl.DataFrame({"scope": [PROVINCE, *leagues]}, schema={"scope": pl.String})
    counts = pl.concat(
        [
            entries.with_columns(scope=pl.lit(PROVINCE)).group_by("scope").agg(*_counts()),
            entries.with_columns(scope="league").group_by("scope").agg(*_counts()),
        ]
    )
    return (
        scopes.join(counts, on="scope", how="left")
        .with_columns(pl.col(_LedgerCounts.column_names()).fill_null(0))
        .select(*LedgerPooled.column_names())
        .pipe(LedgerPooled.validate)
    )


def by_unit(units: dy.DataFrame[Unit], entries: dy.DataFrame[LedgerEntry]) -> dy.DataFrame[LedgerByUnit]:
    """Count the entries of each unit's branches; units without any have zeros."""
    counts = entries.group_by("unit_id").agg(*_counts())
    return (
        units.join(counts, left_on="org_id", right_on="unit_id", how="left")
        .with_columns(pl.col(_LedgerCounts.column_names()).fill_null(0))
        .select(*LedgerByUnit.column_names())
        .sort(*OFFICIAL_ORDER)
        .pipe(LedgerByUnit.validate)
    )


def _counts() -> list[pl.Expr]:
    counted = {
        "open": pl.col("is_open"),
        "overdue": pl.col("is_overdue"),
        "found": pl.col("found_in_period"),
        "cleared": pl.col("cleared_in_period"),
        "found_again": pl.col("found_in_period") & pl.col("found_again"),
    }
    return [flag.sum().cast(pl.Int64).alias(name) for name, flag in counted.items()]
