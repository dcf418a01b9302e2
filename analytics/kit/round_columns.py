"""The tables of a system of rounds: their columns, with the system's verb as a slot in the headings."""

import dataframely as dy

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.kit.case_columns import OfScope, OfUnit

UNJUDGED = "未评"
GOOD, BAD = "正面典型", "反面典型"


class Reached(dy.Schema):
    """A branch standing at the period's end: whether it was reached in the year so far.

    last_on: the last visit ever known, null: none. times: visits of the year; more than needed count nowhere.
    unseen: no visit since it was founded, or none within two years; never so of one founded last quarter.
    """

    org_id = c.branch_code("{one}代码", primary_key=True)
    name = c.text("{one}")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    state = c.text("状态")
    last_on = c.day("最近{went}", nullable=True)
    times = c.count("本年{went}次数")
    days_since = c.count("距最近{went}天数", nullable=True)
    unseen = c.flag("两年没有{went}", good=Good.NO)


class UnitReached(OfUnit):
    """A unit: its branches reached, by the quarter in which that was; visits: of the period's last quarter.

    without: it owed a round in that quarter and had none; a unit of one branch owes one a year (assumption);
    null while the quarter runs, and where a year has only one. binds: a document asks for it.
    """

    population = c.count("应{went}{one}")
    covered = c.count("已{went}{one}")
    first = c.count("一季度新{went}")
    second = c.count("二季度新{went}")
    third = c.count("三季度新{went}")
    fourth = c.count("四季度新{went}")
    new = c.count("四季度新设（不计）")
    visits = c.count("本季度{went}次数")
    visits_of_year = c.count("本年{went}次数")
    without = c.flag("本季度没有组织{went}", nullable=True)
    unseen = c.count("两年没有{went}的{one}", good=Good.NONE)
    binds = c.flag("有文件约束", nullable=True)


class QuarterReached(OfScope):
    """Scope × quarter of the year that is over: reached by its end beside the pace, which judges nobody."""

    quarter = c.period("季度", primary_key=True)
    population = c.count("应{went}{one}")
    covered = c.count("已{went}{one}")
    pace = c.count("按季度进度")
    units = c.count("单位数")
    units_without = c.count("本季度没有组织{went}的单位")
    unseen = c.count("两年没有{went}的{one}", good=Good.NONE)


class VisitOutcome(OfScope):
    """Scope × kind of visit × result, of the visits of the year to branches still standing."""

    kind = c.text("方式", primary_key=True)
    result = c.text("结果", primary_key=True)
    visits = c.count("{went}次数")
    examples = c.count("其中正面典型")
    warnings = c.count("其中反面典型")


class UnitExemplars(OfUnit):
    """A unit with branches held up in the year: how many as good, how many as a warning."""

    examples = c.count("正面典型支部")
    warnings = c.count("反面典型支部")


class ExemplarBranch(dy.Schema):
    """A branch held up for others to see, by the last visit of the year that held it up."""

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    exemplar = c.text("典型")
    held_on = c.day("{went}日期")
    result = c.text("{went}结果")


class WeakUnseen(dy.Schema):
    """A branch open on the ledger of weak ones so long, and not visited since it was found."""

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    found_on = c.day("认定日期")
    last_on = c.day("最近{went}", nullable=True)
    days = c.count("认定至今天数")


class CrowdedDay(dy.Schema):
    """Unit × day × organiser: a day of the year with more branches than one organiser can look at.

    of_day: branches of all units where one organiser goes to all of them.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    held_on = c.day("日期", primary_key=True)
    organised_by = c.text("组织者", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    branches = c.count("当天{went}的支部")
    of_day = c.count("组织者当天{went}的支部")


class StarsBeside(OfScope):
    """Scope × stars × what the last visit of the year found, of the branches that have both."""

    stars = c.count("星级", primary_key=True)
    result = c.text("{went}结果", primary_key=True)
    branches = c.count("支部")


class Agreement(OfScope):
    """Scope: how far stars and visits agree. kappa: quadratic weights; null of too few, or of one kind."""

    branches = c.count("支部")
    kappa = c.decimal("一致程度（加权κ）", nullable=True)


class Disagreement(dy.Schema):
    """A branch of five stars found poor or held up as a warning, or of one or two stars held up as good."""

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    stars = c.count("星级")
    held_on = c.day("{went}日期")
    result = c.text("{went}结果")
    exemplar = c.text("典型", nullable=True)
