"""机构调整: what became of organisations in the period, how long after the decision, from which to which."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.dataset import Dataset
from analytics.base.good import Good
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE, ChangeKind, Level
from analytics.kit.case_columns import OfScope, OfUnit
from analytics.kit.change_steps import steps_of_changes
from analytics.kit.counts import of_leagues
from analytics.kit.due_days import is_over
from analytics.kit.units import OFFICIAL_ORDER, Unit, standing_branches

ALL_KINDS = "合计"
LEFT_OVER = "组织设置"  # the kind of problem that a reorganisation leaves to be done
_LEVELS = {
    "units": [Level.UNIT.value],
    "committees": [Level.COMMITTEE.value, Level.GENERAL_BRANCH.value],
    "branches": [Level.BRANCH.value],
}
_KINDS = tuple(kind.value for kind in ChangeKind)
_SAME = ("kind", "changed_on", "decided_on", "document")  # of the steps of one change


class _OfKind(OfScope):
    kind = c.text("变动种类", primary_key=True)


class _Counted(dy.Schema):
    changes = c.count("变动（次）")
    lag_median = c.count("批准到调整中位数（天）", nullable=True)
    lag_longest = c.count("批准到调整最长（天）", nullable=True)
    undated = c.count("没有批准日期（次）", good=Good.NONE)
    without_document = c.count("没有依据文件（次）", good=Good.NONE)
    stood = c.count("期初支部数")
    stands = c.count("期末支部数")
    left_open = c.count("遗留问题未销号")
    left_overdue = c.count("其中超期", good=Good.NONE)


class Reorganised(_OfKind, _Counted):
    """Scope × kind of change, and all kinds: organisations before and after the changes of the period.

    changes: those of one kind, day, decision and document are one. The lag is from decision to change, in
    days, of changes whose decision is known; of two in the middle the smaller. What was left as it was is
    in none but its own row. stood, stands: branches standing on the day before the period, and on its last;
    left_open: problems about how organisations are set up that are not cleared by then.
    """

    units_before = c.count("变动前单位")
    units_after = c.count("变动后单位")
    committees_before = c.count("变动前党委、党总支")
    committees_after = c.count("变动后党委、党总支")
    branches_before = c.count("变动前支部")
    branches_after = c.count("变动后支部")
    changed_units = c.count("涉及单位")


class ChangedUnit(OfUnit, _Counted):
    """A unit with a change of itself or below it; of a merger the unit that came of it."""

    kinds = c.text("变动种类")
    last_on = c.day("最近变动日期")


class Flow(OfUnit):
    """One step of a change of the period, from which organisation to which, by the names of the time."""

    name = c.text("单位", nullable=True)
    league = c.text("分组", nullable=True)
    official_order = c.count("排列顺序", nullable=True)
    change_no = c.count("序号", primary_key=True)
    changed_on = c.day("变动日期")
    kind = c.text("变动种类")
    level = c.text("组织层级", nullable=True)
    before = c.text("变动前", nullable=True)
    after = c.text("变动后", nullable=True)
    decided_on = c.day("批准日期", nullable=True)
    lag = c.count("批准到调整（天）", nullable=True)
    document = c.text("依据文件", nullable=True)


DATASETS: tuple[Dataset, ...] = ()  # the register holds what it is counted from
POOLED = Result("reorganisation", "机构调整", Reorganised, Reach.COMMITTEE, RollUp.NONE)
UNITS = Result("changed_units", "机构调整涉及的单位", ChangedUnit, Reach.UNIT, RollUp.CONCAT)
FLOW = Result("reorganisation_flow", "机构调整去向", Flow, Reach.COMMITTEE, RollUp.CONCAT)
RESULTS = (POOLED, UNITS, FLOW)
PRESSING: tuple[Pressing, ...] = ()
_TOPIC = "机构调整"
INDICATORS = (
    Indicator(
        "reorganisation_counts", _TOPIC, "机构调整",
        "组织变动里本期变动的，按种类数变动前、变动后的单位、党委和党总支、支部；同一天、同一文件的算一次。"
        "临时党支部不算；“不变”另列，不算变动。",
        "本期有变动的组织。", Direction.NONE, "平顶山文",
        ("reorganisation", "changed_units", "reorganisation_flow"),
        assumption="“合并”“不变”两个种类",
    ),
    Indicator(
        "reorganisation_lag", _TOPIC, "批准到调整的天数",
        "机构改革批准日期到党组织变动日期的天数，列中位数和最长的；文件没有规定期限，不作判断。没有批准日期的不计。",
        "本期有批准日期的变动。", Direction.NONE, "平顶山文", ("reorganisation", "changed_units"),
        assumption="从机构改革批准之日起算",
    ),
    Indicator(
        "reorganisation_documents", _TOPIC, "没有依据文件的变动",
        "本期变动中没有填依据文件的，建议补齐。", "本期的变动。", Direction.DOWN, "本系统约定",
        ("reorganisation", "changed_units"),
    ),
)  # fmt: skip


def build(
    organisations: pl.LazyFrame,
    aliases: pl.LazyFrame,
    changes: pl.LazyFrame,
    cases: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    counted_on: date,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of the period; all empty where no change was ever written down."""
    known = changes.collect()
    if known.is_empty():
        return {result.name: result.schema.create_empty() for result in RESULTS}
    within = known.filter(pl.col("changed_on").is_between(period.start, counted_on))
    steps = (
        steps_of_changes(organisations, aliases, within)
        .join(units.select("org_id", named="name"), on="org_id", how="left", maintain_order="left")
        .with_columns(name=pl.coalesce("named", "name"), change=pl.struct(_SAME))
    )
    days = (pl.Series([period.start]).dt.offset_by("-1d")[0], counted_on)
    stood, stands = (
        standing_branches(organisations, day).select("org_id", "unit_id", "league") for day in days
    )
    trees = {"stood": stood.collect(), "stands": stands.collect(), **_left_over(cases, units, counted_on)}
    leagues = units["league"].unique(maintain_order=True).to_list()
    return {
        POOLED.name: Reorganised.validate(_pool_steps(steps, trees, [PROVINCE, *leagues])),
        UNITS.name: ChangedUnit.validate(_changed_units(steps, trees)),
        FLOW.name: Flow.validate(_in_order(steps).select(*Flow.column_names())),
    }


def _left_over(cases: pl.LazyFrame, units: pl.DataFrame, day: date) -> dict[str, pl.DataFrame]:
    """unit_id and league of each problem of the kind that is open on the day, and of each that is overdue."""
    is_open = pl.col("closed_on").is_null() | (pl.col("closed_on") > day)
    rows = cases.filter(pl.col("kind") == LEFT_OVER, pl.col("found_on") <= day, is_open).collect()
    placed = rows.join(units.select("org_id", "league"), on="org_id").rename({"org_id": "unit_id"})
    late = placed.filter(is_over(pl.col("due_on"), pl.lit(day)))
    return {
        name: one.select("unit_id", "league") for name, one in (("left_open", placed), ("left_overdue", late))
    }


def _pool_steps(steps: pl.DataFrame, trees: Mapping[str, pl.DataFrame], scopes: list[str]) -> pl.DataFrame:
    """A row a scope and kind, also where nothing changed; ALL_KINDS without what was left as it was."""
    moved = steps.filter(pl.col("kind") != ChangeKind.UNCHANGED)
    both = pl.concat([steps, moved.with_columns(kind=pl.lit(ALL_KINDS))])
    kinds = pl.DataFrame({"kind": [*_KINDS, ALL_KINDS]})
    grid = pl.DataFrame({"scope": scopes}).join(kinds, how="cross", maintain_order="left_right")
    counted = of_leagues(both).group_by("scope", "kind").agg(*_counts())
    joined = grid.join(counted, on=["scope", "kind"], how="left", maintain_order="left")
    return _with_trees(joined, trees, "scope").select(*Reorganised.column_names())


def _changed_units(steps: pl.DataFrame, trees: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The units with a change, in official order."""
    moved = steps.filter(pl.col("kind") != ChangeKind.UNCHANGED)
    place = pl.col("kind").replace_strict(dict(zip(_KINDS, range(len(_KINDS)), strict=True)))
    counted = moved.group_by("org_id").agg(
        pl.col("name", "league", "official_order").first(),
        *_counts(),
        kinds=pl.col("kind").sort_by(place).unique(maintain_order=True).str.join("、"),
        last_on=pl.col("changed_on").max(),
    )
    whole = _with_trees(counted.with_columns(scope="org_id"), trees, "unit_id")
    return whole.sort(*OFFICIAL_ORDER).select(*ChangedUnit.column_names())


def _with_trees(rows: pl.DataFrame, trees: Mapping[str, pl.DataFrame], by: str) -> pl.DataFrame:
    """The rows with how much of each tree is in their scope; a count of nothing is 0."""
    for name, tree in trees.items():
        found = (of_leagues(tree) if by == "scope" else tree.with_columns(scope=by)).group_by("scope")
        rows = rows.join(
            found.agg(pl.len().cast(pl.Int64).alias(name)), on="scope", how="left", maintain_order="left"
        )
    kept = pl.col(pl.Int64).exclude("lag_median", "lag_longest", "official_order")
    return rows.with_columns(kept.fill_null(0))


def _counts() -> list[pl.Expr]:
    """What is counted of steps: organisations on both sides, changes, their lags, what is lacking."""
    sides = [
        pl.col(org)
        .filter(pl.col("level").is_in(levels), pl.col(org).is_not_null())
        .n_unique()
        .alias(f"{name}_{side}")
        for name, levels in _LEVELS.items()
        for org, side in (("from_org", "before"), ("to_org", "after"))
    ]
    lags = pl.col("lag").filter(pl.col("change").is_first_distinct())
    lacking = (("undated", "decided_on"), ("without_document", "document"))
    counts = [
        *sides,
        pl.col("change").n_unique().alias("changes"),
        pl.col("org_id").n_unique().alias("changed_units"),
        *(pl.col("change").filter(pl.col(one).is_null()).n_unique().alias(name) for name, one in lacking),
        lags.quantile(0.5, "lower").alias("lag_median"),
        lags.max().alias("lag_longest"),
    ]
    return [one.cast(pl.Int64) for one in counts]


def _in_order(steps: pl.DataFrame) -> pl.DataFrame:
    """By day; of one day units before what is below them."""
    levels = {level.value: place for place, level in enumerate(Level)}
    place = pl.col("level").replace_strict(levels, return_dtype=pl.Int64)
    return steps.sort("changed_on", place, "change_no")
