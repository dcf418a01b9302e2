"""三级四岗: what binds a unit, read by whose duty it is, tier by tier, post by post; who has no list."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.dataset import Dataset
from analytics.base.good import Good
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Grain, Period
from analytics.base.pressing import Pressing, ToDo
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import League
from analytics.kit import duty_posts, published, round_states, span_counts
from analytics.kit.bound import bound_units, units_by_scope
from analytics.kit.case_columns import OfUnit
from analytics.kit.duties import State
from analytics.kit.duty_counts import OWED
from analytics.kit.units import Unit
from analytics.reference import read_lines
from analytics.reference.thresholds import thresholds

_LIST, _CASES = "duty_list_issued", "cases_overdue"
_COVERAGE, _LIFE_CHECKS, _DEBRIEFING = "observation_coverage", "organisation_life_checks", "debriefing_yearly"
_DEBRIEFED = ("debriefing_unit", "debriefing_committee", "debriefing_branch")  # tier by tier
_KNOWN = {one.code: one for one in thresholds()}


class ListState(StrEnum):
    """Of a unit and its list of duties."""

    ISSUED = "已制定"
    MISSING = "未制定"
    UNREPORTED = "未报"
    NOT_YET = "没有到期"
    NOT_TOLD = "没有填报"


@dataclass(frozen=True)
class TierDuty:
    """A duty of a tier or of one of its posts. not_counted: why; empty where it is."""

    tier: str
    post: str
    code: str
    label: str
    not_counted: str


# In the order of the table: tier by tier, the body before its posts.
TIER_DUTIES = tuple(
    TierDuty(row["tier"], row["post"], code, row["label"] or _KNOWN[code].label, row["not_counted"])
    for row in read_lines("duty_tiers")
    for code in (row["code"],)
)
_COUNTED = [(one.tier, one.post, one.code) for one in TIER_DUTIES if not one.not_counted]
TIERS = tuple(dict.fromkeys(one.tier for one in TIER_DUTIES))
_POSTS = tuple(
    dict.fromkeys((one.tier, post) for one in TIER_DUTIES for post in (duty_posts.ALL_POSTS, one.post))
)


class DutyList(OfUnit):
    """A unit and its list. binds: whether a document does; else the state is a yardstick and judges nobody.

    full_marks: the item that asks for the list was reviewed with full marks though it is missing.
    """

    state = c.text("责任清单")
    binds = c.flag("有文件约束")
    full_marks = c.flag("没有清单而该项满分", good=Good.NO)


_QUOTED = ("owed", "met", "unmet")
DATASETS: tuple[Dataset, ...] = ()
RESULTS = (
    Result(
        *("duty_tiers", "三级四岗", duty_posts.OfTier, Reach.LEAGUE, RollUp.SUM, _QUOTED),
        of_units="units",
        together=("scope", "tier"),
    ),
    Result(
        *("duty_tiers_by_unit", "三级四岗（分单位）", duty_posts.OfUnitTier),
        *(Reach.UNIT, RollUp.CONCAT, _QUOTED),
    ),
    Result("duty_lists", "三级四岗责任清单", DutyList, Reach.UNIT, RollUp.CONCAT, ("state",)),
)
PRESSING: tuple[Pressing, ...] = ()
TO_DO = (ToDo("三级四岗责任清单未制定", "duty_lists", lambda lists, _day: lists_owed(lists)),)
_TOPIC, _PAPER, _BOUND = "三级四岗", "洛阳意见", "文件约束的单位；没有文件约束的为参照，不作判断。"
INDICATORS = (
    Indicator(
        "duty_tiers_share", _TOPIC, "逐级做到率",
        "一个单位一项指标算一次；已做到的占已做到和未做到的，先加总再求比例，不取平均。"
        "未报、未报全的不在其中，另列；还有没到期的只列数，不算比例。数据待接入的指标不计。",
        _BOUND, Direction.UP, _PAPER, ("duty_tiers", "duty_tiers_by_unit"),
        assumption="哪项职责属于哪一级、哪个岗位；问题按期整改算作机关党委的责任；由谁组织巡回观摩",
    ),
    Indicator(
        "duty_lists_missing", _TOPIC, "清单未制定",
        "报告责任清单0份的，或者受文件约束、全年没有做到的；没有报的另列，不算未制定。",
        "期末存续的单位；没有文件约束的只作参照，不提醒。", Direction.DOWN, _PAPER, ("duty_lists",),
        target=(_LIST,),
    ),
    Indicator(
        "duty_tiers_beside", _TOPIC, "与清单、得分对照",
        "清单已制定而一级的做到率不到一半；清单未制定而考评要素中该项审核为满分。只列出，建议核对。",
        _BOUND, Direction.NONE, "本系统约定", ("duty_tiers_by_unit", "duty_lists"),
    ),
)  # fmt: skip


def build(
    duties: dy.DataFrame[Any],
    rounds_by_unit: dy.DataFrame[Any],
    life_checks_by_unit: dy.DataFrame[Any],
    debriefings_by_unit: dy.DataFrame[Any],
    cases_by_unit: dy.DataFrame[Any],
    member_points_by_unit: dy.DataFrame[Any],
    spans_by_limit: dy.DataFrame[Any],
    items: pl.DataFrame,
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of the period; empty where nobody ever reported a duty."""
    if duties.is_empty():
        return {result.name: result.schema.create_empty() for result in RESULTS}
    is_over = Period(period.year, Grain.YEAR).end <= counted_on
    rounds = [_KNOWN[code] for code in (_COVERAGE, _LIFE_CHECKS, _DEBRIEFING)]
    bound = bound_units(rounds, units, organisations, rubrics, period)
    reached = {_COVERAGE: rounds_by_unit, _LIFE_CHECKS: life_checks_by_unit}
    of_league = units_by_scope(units, organisations)[League.PROVINCIAL]
    states = pl.concat([
        duties.filter(pl.col("state").is_in(OWED)).select("org_id", "code", "state"),
        *(
            round_states.of_rounds(code, bound.filter(code=code), rows, not_yet=pl.lit(not is_over))
            for code, rows in reached.items()
        ),
        *round_states.of_tiers(_DEBRIEFED, bound.filter(code=_DEBRIEFING), debriefings_by_unit),
        _of_cases(cases_by_unit.filter(pl.col("org_id").is_in(of_league))),
        published.states_of("points_published", member_points_by_unit, period, counted_on),
        span_counts.states_of(spans_by_limit, {one.code for one in TIER_DUTIES if not one.not_counted}),
    ])  # fmt: skip
    lists = _lists(duties, items, is_over=is_over)
    places = pl.DataFrame(_COUNTED, schema=["tier", "post", "code"], orient="row")
    placed = states.join(places, on="code")
    issued = lists.filter(pl.col("state") == ListState.ISSUED)["org_id"]
    tiers = duty_posts.by_scope(placed, _POSTS, units), duty_posts.by_unit(placed, TIERS, units, issued)
    return {
        result.name: frame.select(*result.schema.column_names()).pipe(result.schema.validate)
        for result, frame in zip(RESULTS, (*tiers, lists), strict=True)
    }


def lists_owed(lists: pl.DataFrame) -> pl.DataFrame:
    """org_id, size: the units that a document asks for a list and that have none."""
    missing = lists.filter("binds", pl.col("state") == ListState.MISSING)
    return missing.select("org_id", size=pl.lit(1, pl.Int64))


def _of_cases(counted: pl.DataFrame) -> pl.DataFrame:
    """Whether nothing is overdue, of those with anything to put right in the period."""
    state = pl.when(pl.col("overdue") == 0).then(pl.lit(State.MET)).otherwise(pl.lit(State.UNMET))
    owing = counted.filter(pl.col("open") + pl.col("cleared") > 0)
    return owing.select("org_id", code=pl.lit(_CASES), state=state)


def _lists(duties: pl.DataFrame, items: pl.DataFrame, *, is_over: bool) -> pl.DataFrame:
    """Every unit and the state of its list."""
    none = (pl.col("done") == 0).fill_null(value=False)
    unbound = pl.col("state") == State.YARDSTICK
    state = (
        pl.when(pl.col("done") > 0)
        .then(pl.lit(ListState.ISSUED))
        .when((pl.col("state") == State.UNMET) | (unbound & none & is_over))
        .then(pl.lit(ListState.MISSING))
        .when(pl.col("state") == State.UNREPORTED)
        .then(pl.lit(ListState.UNREPORTED))
        .when(unbound & ~none)
        .then(pl.lit(ListState.NOT_TOLD))
        .otherwise(pl.lit(ListState.NOT_YET))
    )
    of_list = duties.filter(pl.col("code") == _LIST).with_columns(binds=~unbound, state=state)
    return of_list.join(_full_marks(items), on="org_id", how="left", maintain_order="left").with_columns(
        full_marks=(pl.col("state") == ListState.MISSING) & pl.col("full_marks").fill_null(value=False)
    )


def _full_marks(items: pl.DataFrame) -> pl.DataFrame:
    """org_id, full_marks: of the last review's item that asks for the list."""
    asked = [(version, number) for version, numbers in _KNOWN[_LIST].items.items() for number in numbers]
    rows = pl.DataFrame(asked, schema=["rubric_version", "item_no"], orient="row")
    found = items.join(rows, on=rows.columns).filter(pl.col("reviewed").is_not_null()).sort("period")
    full = (pl.col("reviewed") == pl.col("max_points")).last()
    return found.group_by("org_id").agg(full_marks=full)
