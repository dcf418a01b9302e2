"""问题台账: problems a unit or an inspection found, when they were due and when they were cleared."""

from datetime import date
from enum import StrEnum
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import record_columns as r
from analytics.base import rules
from analytics.base.dataset import Check, Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing, ToDo
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import case_beside, case_history, case_tables
from analytics.kit.case_beside import KindsBeside, OverBeside
from analytics.kit.case_tables import Frames
from analytics.kit.case_worklist import due_soon
from analytics.kit.cases import Cases
from analytics.kit.facts import Fact, tell
from analytics.kit.units import Unit


class Source(StrEnum):
    """Who found a problem."""

    SELF = "自查"
    INSPECTION = "督查检查"
    TOUR = "巡视巡察"
    DEBRIEFING = "述职评议"
    AUDIT = "审计"
    PEOPLE = "群众反映"
    OTHER = "其他"


class ProblemKind(StrEnum):
    """What a problem is about (assumption: the list is ours, after 平顶山文 and 三个氛围方案)."""

    DARK_UNDER_LAMP = "灯下黑"
    TWO_SKINS = "两张皮"
    DUTY = "责任落实"
    THOUGHT = "思想政治工作"
    FORMALISM = "形式主义"
    TRAINING = "教育培训"
    BODIES = "组织设置"
    STAFF = "党务队伍"
    SERVICE = "服务大局"
    OTHER = "其他"


class Problem(r.Record):
    """One problem of a unit. None is about a person: names, posts and discipline cases are not asked for."""

    org_id = r.organisation("单位", *r.UNIT_NAMES, primary_key=True)
    case_no = r.number("编号", "序号", "问题编号", primary_key=True, min=1)
    source = r.choice(Source, "问题来源", "来源", "发现方式")
    kind = r.choice(ProblemKind, "问题类型", "问题类别")
    found_on = r.day("发现日期", "查出日期", "发现时间")
    due_on = r.day("整改时限", "限期", "整改期限", "完成时限")
    closed_on = r.day("销号日期", "销号时间", "办结日期", nullable=True)
    first_due_on = r.day("原整改时限", "原限期", nullable=True)
    measure = r.text("整改措施", "措施", "整改举措", nullable=True)

    @dy.rule()
    def problem_due_after_it_was_found(cls) -> pl.Expr:
        return cls.due_on.col >= cls.found_on.col

    @dy.rule()
    def problem_closed_after_it_was_found(cls) -> pl.Expr:
        return cls.closed_on.col.is_null() | (cls.closed_on.col >= cls.found_on.col)

    @dy.rule()
    def problem_deadline_moved_later(cls) -> pl.Expr:
        first = cls.first_due_on.col
        return first.is_null() | ((first >= cls.found_on.col) & (first <= cls.due_on.col))


DATASETS = (
    Dataset(
        "cases",
        "问题台账",
        Problem,
        checks={
            "problem_due_after_it_was_found": Check(("due_on", "found_on"), "整改时限不早于发现日期"),
            "problem_closed_after_it_was_found": Check(("closed_on", "found_on"), "销号日期不早于发现日期"),
            "problem_deadline_moved_later": Check(
                ("first_due_on", "due_on", "found_on"), "原整改时限不早于发现日期，不晚于整改时限"
            ),
        },
        purpose="各单位的问题台账：何时发现、谁发现的、哪一类、怎样整改、何时销号。",
        remark="一个问题一行，编号在同一单位里不重复。改过时限的，原时限填在“原整改时限”。涉及个人的问题不要填。",
    ),
)

PROBLEMS = Cases(
    "cases",
    "问题",
    worklist="cases_worklist",
    found="发现",
    cleared="销号",
    kind_heading="问题类型",
    kinds=tuple(kind.value for kind in ProblemKind),
    due_soon_days=15,
    of_units=True,
    again_within=365,
    sources=tuple(source.value for source in Source),
    own_source=Source.SELF.value,
    inspecting=(Source.INSPECTION.value, Source.TOUR.value),
    clearance_table="case_clearance",
)
BESIDE_WEAK = Result("cases_beside_weak", "问题类型与后进类型", KindsBeside, Reach.COMMITTEE, RollUp.SUM)
BESIDE_BURDEN = Result(
    "formalism_beside_burden", "形式主义问题与减负", OverBeside, Reach.COMMITTEE, RollUp.SUM
)
RESULTS = (*PROBLEMS.results, BESIDE_WEAK, BESIDE_BURDEN)
JUDGED = case_history.judged_figures(PROBLEMS, "未销号问题", "超期未整改问题", "problems")
PRESSING = (Pressing("问题超期未整改", "cases_by_unit", "overdue"),)
FACTS = (
    Fact("cases_overdue", "超期未整改问题", "cases_by_unit",
         tell(value="overdue", of="open", against=pl.col("overdue") > 0,
              known=pl.sum_horizontal("open", "found", "cleared") > 0),
         "个", "problems", "问题台账"),
)  # fmt: skip
TO_DO = (ToDo("问题15天内到时限", PROBLEMS.worklist, lambda work, _day: due_soon(PROBLEMS, work)),)
_COUNTED = ("cases", "cases_pooled", "cases_by_unit", "cases_by_kind", "cases_by_source")
_PAPER, _OUR_RULE = "三个氛围方案", "本系统约定"
_OPEN, _FOUND, _STANDING = "期末未销号的问题。", "本期发现的问题。", "期末存续的单位。"
_TOPIC, _DOWN, _NONE = "问题台账", Direction.DOWN, Direction.NONE
_SOURCES_AND_KINDS = "问题来源、问题类型的分类"
INDICATORS = (
    Indicator(
        "problems_open", _TOPIC, "未销号问题", "发现日期不晚于期末、到期末还没有销号的问题。", _STANDING,
        _DOWN, _PAPER, (*_COUNTED, "cases_by_month"), assumption=_SOURCES_AND_KINDS,
    ),
    Indicator(
        "problems_overdue", _TOPIC, "超期未整改",
        "未销号，而且整改时限早于期末；时限当天不算超期。另按原时限数一遍。",
        _OPEN, _DOWN, _PAPER, (*_COUNTED, "cases_worklist"),
    ),
    Indicator(
        "problems_moved", _TOPIC, "改过时限", "现行整改时限晚于原时限；改过几次不知道，只知道改过。",
        "期末未销号和本期销号的问题。", _NONE, _OUR_RULE, _COUNTED,
    ),
    Indicator(
        "problems_self_found", _TOPIC, "自行发现占比",
        "本期发现的问题中来源为自查的。不排名，免得少查。", _FOUND, _NONE, _OUR_RULE, _COUNTED,
    ),
    Indicator(
        "problems_found_again", _TOPIC, "再次发现",
        "同一单位同一类问题销号后365天内又发现的，每次另计一条。",
        "本期发现的问题；期末未销号的问题。", _DOWN, _OUR_RULE, _COUNTED, assumption="365天",
    ),
    Indicator(
        "problems_clearance", _TOPIC, "办结用时",
        "从发现日期到销号日期的天数，未销号的算到期末（卡普兰—迈耶估计）；"
        "看30、60、90天内办结的比例。",
        "到期末发现的全部问题；少于20件的不算，其时未销号不足10件的天数不列。",
        _DOWN, _OUR_RULE, ("case_clearance",), assumption="至少20件、其时至少10件",
    ),
    Indicator(
        "problems_none_found", _TOPIC, "自查为零",
        "最近一个已结束的年度里没有自查问题的单位；旁边是其他来源发现的问题数。只作参照，不评价、不排名。",
        "全年存续、年末有10个以上支部的单位；全省这一年没有台账记录的不列。",
        _NONE, _OUR_RULE, ("cases_none_found",), assumption="10个以上支部",
    ),
    Indicator(
        "problems_beside", _TOPIC, "与其他台账对照",
        "一类问题和一类后进支部两样都有的单位数；会议、文件、检查、考核有一项超过2019年同期的单位里，"
        "有形式主义问题的单位数。只是并列，不说明因果。",
        "期末存续的单位；问题和后进支部取本期发现的和期末未销号的。", _NONE, _OUR_RULE,
        (BESIDE_WEAK.name, BESIDE_BURDEN.name),
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    cases: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period."""
    rows = cases.rename({"closed_on": "cleared_on"})
    return case_tables.tables(PROBLEMS, organisations, rows, units, period, day=counted_on)


def make_cases_beside_weak(
    counted_cases: dy.DataFrame[Any], ledger: dy.DataFrame[Any]
) -> dy.DataFrame[KindsBeside]:
    """Units that have both kinds."""
    weak_kinds = [kind.value for kind in rules.WeakKind]
    return KindsBeside.validate(case_beside.kinds_beside(counted_cases, ledger, PROBLEMS.kinds, weak_kinds))


def make_formalism_beside_burden(
    counted_cases: dy.DataFrame[Any], burden_by_unit: dy.DataFrame[Any]
) -> dy.DataFrame[OverBeside]:
    """Units by whether they are over 2019, and those of them with a problem of formalism."""
    return OverBeside.validate(
        case_beside.over_beside(counted_cases, ProblemKind.FORMALISM.value, burden_by_unit)
    )


def make_judged_of_problems(
    organisations: pl.LazyFrame, cases: pl.LazyFrame, compared_periods: list[Period], leagues: list[str]
) -> pl.DataFrame:
    """The series of JUDGED."""
    rows = cases.rename({"closed_on": "cleared_on"})
    return case_history.history(PROBLEMS, organisations, rows, compared_periods, leagues)
