"""The tables of a system of cases: their columns, with the system's nouns as slots in the headings.

who: 支部 or 单位; found, cleared: the verbs (认定, 销号); kind: what its kinds are called.
"""

import dataframely as dy

from analytics.base import columns as c
from analytics.base.good import Good


class Case(dy.Schema):
    """One case found by the end of the period, of an organisation standing then, as it looked on that day."""

    org_id = c.branch_code("{who}代码", primary_key=True)
    found_on = c.day("{found}日期", primary_key=True)
    name = c.text("{who}")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    kind = c.text("{kind}")
    measure = c.text("整改措施", nullable=True)
    due_on = c.day("整改时限")
    cleared_on = c.day("{cleared}日期", nullable=True)
    is_open = c.flag("未{cleared}")
    is_overdue = c.flag("超期未{cleared}", good=Good.NO)
    found_again = c.flag("再次{found}")
    found_in_period = c.flag("本期{found}")
    cleared_in_period = c.flag("本期{cleared}")
    days_open = c.count("在账天数")
    state = c.text("状态")
    times_found = c.count("第几次{found}")


class CaseCounts(dy.Schema):
    """What is counted of every group of cases."""

    open = c.count("未{cleared}")
    overdue = c.count("超期未{cleared}", good=Good.NONE)
    found = c.count("本期{found}")
    cleared = c.count("本期{cleared}")
    found_again = c.count("其中再次{found}")
    cleared_in_time = c.count("其中按期{cleared}")
    cleared_late = c.count("其中逾期{cleared}", good=Good.NONE)
    open_found_again = c.count("未{cleared}中再次{found}")
    open_median_days = c.count("未{cleared}在账天数中位数", nullable=True)
    open_longest_days = c.count("未{cleared}最长在账天数", nullable=True)
    cleared_median_days = c.count("本期{cleared}用时中位数（天）", nullable=True)


class CaseSource(dy.Schema):
    """What a fuller ledger tells of a case: who found it, and whether its deadline was moved.

    How often it was moved is not known, only that it was; overdue is judged on the deadline that holds,
    and beside it on the first one.
    """

    case_no = c.count("编号", primary_key=True)
    source = c.text("问题来源")
    first_due_on = c.day("原整改时限", nullable=True)
    moved = c.flag("改过时限")
    overdue_at_first = c.flag("按原时限超期", good=Good.NO)


class CaseSourceCounts(dy.Schema):
    """moved: of the cases open or cleared in the period. self_share: of all cases found in the period."""

    moved = c.count("改过时限")
    overdue_at_first = c.count("按原时限超期", good=Good.NONE)
    self_found = c.count("其中自行{found}")
    self_share = c.share("自行{found}占比", nullable=True)


class OfScope(dy.Schema):
    """scope: the province, a league, or the code of a unit that has cases."""

    scope = c.text("范围", primary_key=True)


class OfUnit(dy.Schema):
    """One unit, in official order."""

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")


class NoneFound(OfUnit):
    """A unit that stood all of a year and wrote down no case of its own.

    found_by_others: in that year; found_by_inspectors: of these; null in editions made before it was counted.
    """

    year = c.period("年度")
    branches = c.count("支部数")
    found_by_others = c.count("他人{found}")
    found_by_inspectors = c.count("其中督查、巡视{found}", nullable=True)


class CaseMonth(OfScope):
    """Scope × month; each month a period of its own, with the organisations standing at its end."""

    month = c.period("月份", primary_key=True)
    found = c.count("本月{found}")
    cleared = c.count("本月{cleared}")
    open = c.count("月末未{cleared}")
    overdue = c.count("其中超期", good=Good.NONE)


class Work(dy.Schema):
    """Case open at the end of the period, in the order of work.

    Order: overdue, the longest overdue first; then due soon; then found again; then the rest; within each by
    due day, then found more often, then official order. days_left counts from the period's end, 0 = due on
    that day; exactly one of days_overdue and days_left is given.
    """

    place = c.count("次序")
    org_id = c.branch_code("{who}代码", primary_key=True)
    found_on = c.day("{found}日期", primary_key=True)
    name = c.text("{who}")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    kind = c.text("{kind}")
    measure = c.text("整改措施", nullable=True)
    due_on = c.day("整改时限")
    days_overdue = c.count("已超期天数", good=Good.NONE, nullable=True)
    days_left = c.count("距时限天数", nullable=True)
    days_open = c.count("在账天数")
    times_found = c.count("第几次{found}")
    step = c.text("办理顺序")


class Clearance(OfScope):
    """Scope × kind × days since a case was found: how many were still open, how many were cleared by then.

    Kaplan–Meier: an open case counts until the period's end. Days at which fewer than the least number of
    cases were still open are left out, and so are kinds with too few cases. cases: the denominator; units:
    how many units they are of. share: cleared within so many days.
    """

    kind = c.text("{kind}", primary_key=True)
    day = c.count("天数", primary_key=True)
    units = c.count("单位数")
    cases = c.count("件数")
    at_risk = c.count("其时未{cleared}")
    closed = c.count("当天{cleared}")
    share = c.share("已{cleared}占比")
