"""量化指标: what documents fix in numbers and units report: times, shares of bodies and persons, sums."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base.dataset import Check, Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Grain, Period
from analytics.base.pressing import Pressing, ToDo
from analytics.kit.asked import may_be_reported_of
from analytics.kit.duty_counts import DutyTables, count_reported, units_that_owe
from analytics.kit.facts import Fact, tell
from analytics.kit.units import Unit
from analytics.reference.thresholds import duties

DUTIES = tuple(one for one in duties() if not one.is_of_branches)
_PAIRS = tuple(one.label for one in DUTIES if one.is_pair)
_GRAINS = ((Grain.YEAR, r.YEAR), (Grain.HALF, r.HALF), (Grain.QUARTER, r.QUARTER), (Grain.MONTH, r.MONTH))


def _grain_fits(indicator: pl.Expr, period: pl.Expr) -> pl.Expr:
    fits = pl.lit(value=False)
    for grain, pattern in _GRAINS:
        allowed = [one.label for one in DUTIES if may_be_reported_of(one, grain)]
        fits |= period.str.contains(pattern) & indicator.is_in(allowed)
    return fits


class DutyReport(r.Record):
    """What an organisation did of a duty in a period; null is not reported, which is not 0."""

    org_id = r.organisation("单位", *r.UNIT_NAMES, primary_key=True)
    period = r.period(r.ANY, "期间", "填报期间", "考核期", primary_key=True)
    indicator = r.choice([one.label for one in DUTIES], "指标", "指标名称", "量化指标", primary_key=True)
    done = r.number("做到", "完成数", "已做到", "实际完成", nullable=True)
    due = r.number("应做", "应完成数", "应做到", "基数", nullable=True)

    @dy.rule()
    def duty_reported_of_its_own_period(cls) -> pl.Expr:
        return _grain_fits(cls.indicator.col, cls.period.col)

    @dy.rule()
    def duty_share_has_both_numbers(cls) -> pl.Expr:
        is_pair = cls.indicator.col.is_in(list(_PAIRS))
        return ~is_pair | cls.done.col.is_null() | cls.due.col.is_not_null()

    @dy.rule()
    def duty_done_within_what_is_due(cls) -> pl.Expr:
        return cls.done.col.is_null() | cls.due.col.is_null() | (cls.done.col <= cls.due.col)

    @dy.rule()
    def duty_counted_has_no_base(cls) -> pl.Expr:
        return cls.indicator.col.is_in(list(_PAIRS)) | cls.due.col.is_null()


DATASETS = (
    Dataset(
        "duty_reports",
        "履职填报",
        DutyReport,
        from_everybody=True,
        is_of_duties=True,
        checks={
            "duty_reported_of_its_own_period": Check(
                ("period", "indicator"),
                "占比、金额只按指标自己的期间填报，各期不相加；次数、期末数可以按指标的期间或更短的期间填报，"
                "期末数以最后一期为准",
            ),
            "duty_share_has_both_numbers": Check(
                ("due", "done", "indicator"), "占比要填做到数和应做数两个数"
            ),
            "duty_done_within_what_is_due": Check(("done", "due"), "做到数不大于应做数"),
            "duty_counted_has_no_base": Check(("due", "indicator"), "按次数、人数填报的指标，应做数空着"),
        },
        purpose="文件规定了数量的事项，各单位做了多少；一个单位、一个期间、一项指标一行。",
        remark=(
            "没有统计的空着，不等于0。占比填做到数和应做数，不填百分数；党费填上缴和收缴金额，"
            "以元为单位，精确到分，指标后面要写“（元）”。"
            "同一项指标在一个期间里只按一种期间填报。集体谈话不算必谈。不填姓名。"
        ),
    ),
)
TABLES = DutyTables("duties", "量化指标")
RESULTS = TABLES.results
PRESSING: tuple[Pressing, ...] = ()
FACTS = (
    Fact("duties_unmet", "未做到的约束性指标", TABLES.names[2],
         tell(value="unmet", of="owed", against=pl.col("unmet") > 0, known=pl.col("owed") > 0),
         "项", "requirements", "量化指标"),
)  # fmt: skip
TO_DO = (ToDo("量化指标未报", TABLES.names[2], lambda units, _day: units_that_owe(units)),)
_TOPIC = "量化指标"
_BOUND = "文件约束、整期存续的单位；没有文件约束的为参照，不作判断。"
INDICATORS = (
    Indicator(
        "duties_state", _TOPIC, "做到、未做到、未报",
        "次数在期间内累加，达到规定为已做到；占比要每一个都做到，不取平均；期末数看最后一次填报；党费按分计算，"
        "允许一分的四舍五入。没有填报为未报，只填报了一部分期间为未报全，都不当作0。"
        "期间未完的，已累计的次数不到按月进度（舍去零头）为落后于进度。",
        _BOUND, Direction.UP, "洛阳意见", TABLES.names,
        assumption="党费一分的四舍五入；期间内成立的单位不计；写入考评要素的次数是否约束",
    ),
    Indicator(
        "duties_share", _TOPIC, "做到率",
        "已做到的单位占已做到和未做到的单位；另列未报的都没做到、都做到时的下限、上限。",
        _BOUND, Direction.UP, "本系统约定", TABLES.names[1:2],
    ),
    Indicator(
        "duties_hidden", _TOPIC, "人数少不列",
        "应做人数、做到人数、没做到人数不足5人的，只列状态，不列数；各单位的合计也一样。由合计能倒推出来的，"
        "再隐去最小的一个，仍能倒推的不列合计。半年中有一个不列的，全年也不列。",
        "按人数填报的指标。", Direction.NONE, "本系统约定", TABLES.names[:2],
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    duty_reports: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of the period; empty where nobody had reported by then: no record is not nothing done."""
    return TABLES.tables(
        count_reported(DUTIES, units, organisations, rubrics, duty_reports, period, counted_on)
    )
