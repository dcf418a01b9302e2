"""The ledger of weak branches at the end of a period: open, overdue, cleared in time or late, found again."""

from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.base.good import Good
from analytics.base.result import Reach, Result, RollUp
from analytics.measures import columns as c
from analytics.measures.stars import PROVINCE
from analytics.measures.units import OFFICIAL_ORDER, Unit, standing_branches
from analytics.periods import Period


class State(StrEnum):
    """How an entry stands on a day; on the day it is due it is neither overdue nor late."""

    OPEN = "未销号"
    OVERDUE = "超期未销号"
    IN_TIME = "按期销号"
    LATE = "逾期销号"


class LedgerEntry(dy.Schema):
    """One entry found by the end of the period, of a branch standing then, as it looked on that day."""

    org_id = c.branch_code("支部代码", primary_key=True)
    found_on = c.day("认定日期", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    kind = c.text("后进类型")
    measure = c.text("整改措施", nullable=True)
    due_on = c.day("整改时限")
    cleared_on = c.day("销号日期", nullable=True)
    is_open = c.flag("未销号")
    is_overdue = c.flag("超期未销号", good=Good.NO)
    found_again = c.flag("再次认定")
    found_in_period = c.flag("本期认定")
    cleared_in_period = c.flag("本期销号")
    days_open = c.count("在账天数")
    state = c.text("状态")
    times_found = c.count("第几次认定")


class _LedgerCounts(dy.Schema):
    open = c.count("未销号")
    overdue = c.count("超期未销号", good=Good.NONE)
    found = c.count("本期认定")
    cleared = c.count("本期销号")
    found_again = c.count("其中再次认定")
    cleared_in_time = c.count("其中按期销号")
    cleared_late = c.count("其中逾期销号", good=Good.NONE)
    open_found_again = c.count("未销号中再次认定")
    open_median_days = c.count("未销号在账天数中位数", nullable=True)
    open_longest_days = c.count("未销号最长在账天数", nullable=True)
    cleared_median_days = c.count("本期销号用时中位数（天）", nullable=True)


class _OfScope(dy.Schema):
    scope = c.text("范围", primary_key=True)


class _OfUnit(dy.Schema):
    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")


class _OfKind(_OfScope):
    kind = c.text("后进类型", primary_key=True)


class LedgerPooled(_OfScope, _LedgerCounts):
    """Province or league at the end of the period; zero open means 动态清零 holds."""


class LedgerByUnit(_OfUnit, _LedgerCounts):
    """Unit at the end of the period."""


class LedgerByKind(_OfKind, _LedgerCounts):
    """Scope × kind of weakness at the end of the period.

    scope: the province, a league, or the code of a unit that has entries.
    """


_QUOTED = ("open", "overdue", "found", "cleared")
RESULTS = (
    Result(
        "ledger",
        "后进支部台账",
        LedgerEntry,
        Reach.UNIT_OF_BRANCH,
        RollUp.CONCAT,
        quoted=("kind", "due_on", "cleared_on", "state"),
    ),
    Result("ledger_pooled", "后进支部（合计）", LedgerPooled, Reach.COMMITTEE, RollUp.SUM, quoted=_QUOTED),
    Result("ledger_by_unit", "后进支部（分单位）", LedgerByUnit, Reach.UNIT, RollUp.CONCAT, quoted=_QUOTED),
    Result("ledger_by_kind", "后进支部（分类型）", LedgerByKind, Reach.SCOPE, RollUp.SUM, quoted=_QUOTED),
)
_NUMBERS = [name for name, column in _LedgerCounts.columns().items() if not column.nullable]


def state_on(day: pl.Expr) -> pl.Expr:
    """The state of an entry on a day: what is cleared later is not known yet."""
    cleared = (pl.col("cleared_on") <= day).fill_null(False)
    return (
        pl.when(cleared & (pl.col("cleared_on") > pl.col("due_on")))
        .then(pl.lit(State.LATE.value))
        .when(cleared)
        .then(pl.lit(State.IN_TIME.value))
        .when(pl.col("due_on") < day)
        .then(pl.lit(State.OVERDUE.value))
        .otherwise(pl.lit(State.OPEN.value))
    )


def ledger(
    organisations: pl.LazyFrame, weak_branches: pl.LazyFrame, period: Period
) -> dy.DataFrame[LedgerEntry]:
    """Read the ledger as it stood on the period's last day: what came later is not known yet."""
    day = period.end
    cleared = pl.when(pl.col("cleared_on") <= day).then("cleared_on")
    state, times = pl.col("state"), pl.col("found_on").rank("dense").over("org_id")
    return (
        weak_branches.filter(pl.col("found_on") <= day)
        .join(standing_branches(organisations, day), on="org_id")
        .with_columns(state=state_on(pl.lit(day)), times_found=times.cast(pl.Int64), cleared_on=cleared)
        .with_columns(
            is_open=state.is_in([State.OPEN.value, State.OVERDUE.value]),
            is_overdue=state == State.OVERDUE.value,
            found_again=pl.col("times_found") > 1,
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
    counts = in_scopes(entries).group_by("scope").agg(*_counts())
    filled = _filled(scopes, counts, "scope")
    return filled.select(*LedgerPooled.column_names()).pipe(LedgerPooled.validate)


def by_unit(units: dy.DataFrame[Unit], entries: dy.DataFrame[LedgerEntry]) -> dy.DataFrame[LedgerByUnit]:
    """Count the entries of each unit's branches; units without any have zeros."""
    counts = entries.group_by(org_id="unit_id").agg(*_counts())
    filled = _filled(units, counts, "org_id").sort(*OFFICIAL_ORDER)
    return filled.select(*LedgerByUnit.column_names()).pipe(LedgerByUnit.validate)


def by_kind(entries: dy.DataFrame[LedgerEntry], leagues: list[str]) -> dy.DataFrame[LedgerByKind]:
    """Count the entries of each scope by kind; a kind without any has zeros."""
    found = in_scopes(entries)
    scopes = every_scope(found, leagues)
    kinds = pl.DataFrame({"kind": [kind.value for kind in rules.WeakKind]})
    counts = found.group_by("scope", "kind").agg(*_counts())
    grid = scopes.join(kinds, how="cross", maintain_order="left_right")
    filled = _filled(grid, counts, "scope", "kind")
    return filled.select(*LedgerByKind.column_names()).pipe(LedgerByKind.validate)


def in_scopes(entries: pl.DataFrame) -> pl.DataFrame:
    """Every entry three times: under the province, its league and the code of its unit."""
    scopes = (pl.lit(PROVINCE), pl.col("league"), pl.col("unit_id"))
    return pl.concat([entries.with_columns(scope=scope) for scope in scopes])


def every_scope(found: pl.DataFrame, leagues: list[str]) -> pl.DataFrame:
    """The scopes a count is given for: the province, the leagues, then the units among those found."""
    always = [PROVINCE, *leagues]
    units = sorted(set(found["scope"].to_list()) - set(always))
    return pl.DataFrame({"scope": [*always, *units]}, schema={"scope": pl.String})


def _filled(groups: pl.DataFrame, counts: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """The groups in their order with their counts; 0 where there is nothing to count."""
    joined = groups.join(counts, on=list(keys), how="left", maintain_order="left")
    return joined.with_columns(pl.col(_NUMBERS).fill_null(0))


def _counts() -> list[pl.Expr]:
    opened, cleared = pl.col("is_open"), pl.col("cleared_in_period")
    counted = {
        "open": opened,
        "overdue": pl.col("is_overdue"),
        "found": pl.col("found_in_period"),
        "cleared": cleared,
        "found_again": pl.col("found_in_period") & pl.col("found_again"),
        "cleared_in_time": cleared & (pl.col("state") == State.IN_TIME.value),
        "cleared_late": cleared & (pl.col("state") == State.LATE.value),
        "open_found_again": opened & pl.col("found_again"),
    }
    days = {
        "open_median_days": _middle(pl.col("days_open").filter(opened)),
        "open_longest_days": pl.col("days_open").filter(opened).max(),
        "cleared_median_days": _middle(pl.col("days_open").filter(cleared)),
    }
    sums = [flag.sum().cast(pl.Int64).alias(name) for name, flag in counted.items()]
    return [*sums, *(value.alias(name) for name, value in days.items())]


def _middle(days: pl.Expr) -> pl.Expr:
    """The median as the days of an entry that is there: of two in the middle the smaller."""
    return days.quantile(0.5, interpolation="lower").cast(pl.Int64)
