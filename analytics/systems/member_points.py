"""党员积分: which branches publish their members' points each quarter, and whether points tell anybody apart.

Points are sums of a branch: none of a person is stored. Every unit has its own scheme, so a mean is looked at
within one unit alone and never formed over several (assumption, to be confirmed).
"""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl
from scipy.stats import kendalltau

from analytics.base import columns as c
from analytics.base import record_columns as r
from analytics.base.dataset import Check, Dataset
from analytics.base.good import Good
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing, ToDo
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import published
from analytics.kit.case_columns import OfUnit
from analytics.kit.published import PublishedOfQuarter, PublishedOfUnit
from analytics.kit.rounds import QUARTERS, ended_quarters
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.thresholds import duties
from analytics.statistics.suppression import LEAST

FEWEST_COMPARED = 10  # branches with stars and a mean, of which the order is told
_DUTY = tuple(one for one in duties() if one.code == "points_published")


class PointsOfBranch(r.Record):
    """A branch in a quarter: whether it published, and the sum of its members' points."""

    org_id = r.organisation("支部", *r.BRANCH_NAMES, primary_key=True)
    period = r.period(r.QUARTER, "季度", "期间", "填报期间", primary_key=True)
    published = r.flag("已公开", "是否公开", "积分是否公开")
    points = r.number("积分合计", "总积分", nullable=True)
    members = r.number("参评党员数", "参评人数", nullable=True)

    @dy.rule()
    def points_come_with_members(cls) -> pl.Expr:
        return cls.points.col.is_null() | (cls.members.col > 0).fill_null(value=False)


DATASETS = (
    Dataset(
        "member_points",
        "支部积分公开",
        PointsOfBranch,
        "period",
        checks={
            "points_come_with_members": Check(
                ("members", "points"), "填了积分合计的，要填参评党员数，至少1人；没有统计的两项都空着"
            )
        },
        purpose="各支部每季度是否公开了党员积分，积分合计是多少；一个支部一个季度一行。",
        remark="已有积分公示表的支部才填；只填支部合计，不填个人积分和姓名。没有统计合计的，合计和人数都空着。",
    ),
)


class PointsOfOne(dy.Schema):
    """A branch at the end of the last quarter that is over; disclosed and so on: quarters of the year so far.

    mean: points a member in that quarter, null where few (is_few) were counted. is_even: the mean is the same
    whole number in all four quarters, each of enough members: a clue that all have the same, and no more.
    """

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    quarter = c.period("季度")
    state = c.text("本季度")
    disclosed = c.count("已公开季度数", good=Good.RISE)
    undisclosed = c.count("未公开季度数", good=Good.FALL)
    unreported = c.count("未报季度数", good=Good.FALL)
    mean = c.decimal("人均分（只在本单位内看）", nullable=True, within="unit_id")
    is_few = c.flag("人数少不列")
    is_even = c.flag("疑似全员同分")


class PointsAndStars(OfUnit):
    """A unit with enough branches that have both: how their order by mean goes with that by stars."""

    branches = c.count("支部数")
    tau = c.decimal("人均分与星级的τ-b", signed=True)


_QUOTED = ("branches", "disclosed", "undisclosed")
RESULTS = (
    Result("member_points", "党员积分（分支部）", PointsOfOne, Reach.UNIT_OF_BRANCH, RollUp.CONCAT,
           least_cell=LEAST),
    Result("member_points_by_quarter", "党员积分公开（合计）", PublishedOfQuarter, Reach.LEAGUE, RollUp.SUM,
           _QUOTED, of_units="units"),
    Result("member_points_by_unit", "党员积分公开（分单位）", PublishedOfUnit, Reach.UNIT, RollUp.CONCAT,
           _QUOTED),
    Result("member_points_by_star", "人均分与星级", PointsAndStars, Reach.UNIT, RollUp.CONCAT),
)  # fmt: skip
PRESSING: tuple[Pressing, ...] = ()
TO_DO = (
    ToDo("党员积分未公开", "member_points_by_unit", lambda units, _day: published.units_that_owe(units)),
)
_TOPIC, _OUR_RULE = "党员积分", "本系统约定"
_OF_YEAR = "季末存续的支部；临时党支部不算，季度内新设的另列。"
INDICATORS = (
    Indicator(
        "points_publication", _TOPIC, "积分公开",
        "本年已到期的各季度，填报为已公开的支部；没有填报的为未报，不当作没公开，也不算公开。从第一次有人填报的季度算起。",
        _OF_YEAR, Direction.UP, "洛阳意见", ("member_points_by_quarter", "member_points_by_unit"),
        target=("points_published",), assumption="洛阳以外只作参照；季度内新设的支部不计",
    ),
    Indicator(
        "points_mean", _TOPIC, "人均分",
        f"积分合计除以参评党员数，参评不足{LEAST}人的不列。各单位的积分办法不同，只在一个单位内看，不在单位之间比较，"
        "不求全省、分组的平均；多个单位一起列的表里没有这一列。",
        "本季度填了积分合计的支部。", Direction.NONE, _OUR_RULE, ("member_points",),
        assumption="积分不在单位之间比较",
    ),
    Indicator(
        "points_even", _TOPIC, "疑似全员同分",
        "四个季度的人均分都是同一个整数的支部，建议核对；是否人人同分，由合计看不出来。",
        f"四个季度都填了积分合计、参评都在{LEAST}人以上的支部。", Direction.NONE, _OUR_RULE,
        ("member_points",),
    ),
    Indicator(
        "points_stars", _TOPIC, "人均分与星级",
        "一个单位内，支部人均分的高低与星级的高低是否一致（τ-b）：1为完全一致，0为无关，负数为星级越高人均分越低。",
        f"本季度有人均分、也有星级的支部，至少{FEWEST_COMPARED}个。", Direction.NONE, _OUR_RULE,
        ("member_points_by_star",), assumption=f"不足{FEWEST_COMPARED}个支部不计算",
    ),
)  # fmt: skip


def build(
    organisations: pl.LazyFrame,
    aliases: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    member_points: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of the year so far; empty before the first quarter anybody reported: that is no record."""
    first = member_points.select(pl.col("period").min()).collect().item()
    quarters = [one for one in ended_quarters(period.year, counted_on) if first and one.code >= first]
    made = {result.name: result.schema.create_empty() for result in RESULTS[:3]}
    if not quarters:
        return made
    every = _branches(organisations, member_points, quarters)
    of_units = published.by_unit(_DUTY, every, organisations, aliases, rubrics, quarters)
    tables = (_ones(every, of_units, quarters[-1].code), published.by_quarter(of_units), of_units)
    return dict(zip(made, tables, strict=True))


def make_member_points_by_star(
    counted_member_points: dy.DataFrame[PointsOfOne],
    member_points_by_unit: dy.DataFrame[PublishedOfUnit],
    standing_stars: pl.DataFrame,
) -> dy.DataFrame[PointsAndStars]:
    """Within each unit with enough branches; none where all means or all stars are alike."""
    beside = counted_member_points.filter(pl.col("mean").is_not_null()).join(
        standing_stars.filter(pl.col("stars").is_not_null()).select("org_id", "stars"), on="org_id"
    )
    rows = [
        (unit_id[0], own.height, float(kendalltau(own["mean"], own["stars"]).statistic))
        for unit_id, own in beside.group_by("unit_id", maintain_order=True)
        if own.height >= FEWEST_COMPARED and min(own["mean"].n_unique(), own["stars"].n_unique()) > 1
    ]
    found = pl.DataFrame(
        rows, schema={"org_id": pl.String, "branches": pl.Int64, "tau": pl.Float64}, orient="row"
    )
    units = member_points_by_unit.select("org_id", "name", "league", "official_order")
    last = units.unique("org_id", keep="last", maintain_order=True)
    return (
        last.join(found, on="org_id")
        .sort(*OFFICIAL_ORDER)
        .select(*PointsAndStars.column_names())
        .pipe(PointsAndStars.validate)
    )


def _branches(organisations: pl.LazyFrame, sheets: pl.LazyFrame, quarters: list[Period]) -> pl.DataFrame:
    """Branch × quarter at whose end it stood, with mean, is_few, and whole: the mean where it is."""
    points, members = pl.col("points"), pl.col("members")
    enough = members >= LEAST
    return published.of_branches(organisations, sheets.drop("synthetic"), quarters).with_columns(
        mean=pl.when(enough).then(points / members),
        whole=pl.when(enough & (points % members == 0)).then(points // members),
        is_few=(points.is_not_null() & ~enough).fill_null(value=False),
    )


def _ones(every: pl.DataFrame, of_units: pl.DataFrame, last: str) -> dy.DataFrame[PointsOfOne]:
    """The branches of the last quarter, with what they did in all of them."""
    of_year = every.group_by("org_id").agg(
        *published.counts(),
        is_even=(pl.col("whole").count() == QUARTERS) & (pl.col("whole").drop_nulls().n_unique() == 1),
    )
    units = of_units.filter(pl.col("quarter") == last).select("official_order", unit_id="org_id", unit="name")
    return (
        every.filter(pl.col("quarter") == last)
        .join(of_year, on="org_id")
        .join(units, on="unit_id")
        .sort(*OFFICIAL_ORDER[:2], "unit_id", "org_id")
        .select(*PointsOfOne.column_names())
        .pipe(PointsOfOne.validate)
    )
