"""The tables of terms and posts: their columns."""

import dataframely as dy

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.kit.case_columns import OfScope, OfUnit


class Watched(dy.Schema):
    """What is not in order with a body that stands on the day; no record is first and never in order.

    standing: 约束 where a document binds the unit, else the limit is a yardstick. since: when its time began.
    """

    org_id = c.code("组织代码", primary_key=True)
    code = c.code("指标代码", name_in="said", primary_key=True)
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    name = c.text("党组织")
    level = c.text("层级")
    said = c.text("情况")
    state = c.text("状态")
    standing = c.text("约束力")
    since = c.day("起始日期", nullable=True)
    due_on = c.day("届满日期", nullable=True)


class TermWatched(Watched):
    """A body whose term is over or nearly so, was extended, or was never written down.

    since: of the last election; due_on: with the extension that was approved; is_long: by more than a year.
    """

    extended_to = c.day("批准延期至", nullable=True)
    document = c.text("批准文号", nullable=True)
    days_over = c.count("超过天数", nullable=True)
    is_long = c.flag("延期超过一年", good=Good.NO)


class PostWatched(Watched):
    """A post that is empty, held too often or long enough to move on, or of which nothing is known.

    due_on: the day on which the limit is reached. Nothing of it names a person.
    """

    post = c.text("岗位", primary_key=True)
    seat_no = c.count("席位", primary_key=True)
    days_over = c.count("超过天数", nullable=True)
    months = c.count("满月数", nullable=True)
    term_no = c.count("届数", nullable=True)


class UnitSpans(OfUnit):
    """Unit: its bodies and the posts of their heads, how many of them are not in order.

    terms_over: past their term without an approved extension. The last two count what a document binds.
    """

    bodies = c.count("党组织")
    terms_unknown = c.count("无换届记录", good=Good.NONE)
    terms_over = c.count("届满未换届", good=Good.NONE)
    terms_extended = c.count("经批准延期")
    terms_extended_long = c.count("其中延期超过一年")
    terms_soon = c.count("半年内届满")
    seats = c.count("负责人岗位")
    seats_unknown = c.count("岗位无记录", good=Good.NONE)
    vacant = c.count("空缺")
    vacant_soon = c.count("空缺满3个月")
    vacant_over = c.count("空缺超过6个月", good=Good.NONE)
    terms_in_post = c.count("连任超过两届")
    rotation = c.count("满5年应轮岗")
    no_discipline = c.count("未设机关纪委")
    terms_over_binding = c.count("届满未换届（有文件约束）", good=Good.NONE)
    vacant_over_binding = c.count("空缺超过6个月（有文件约束）", good=Good.NONE)


class LimitCounted(OfScope):
    """Scope × limit: all it is about, those of them that are not in order; binding: of units bound by it."""

    code = c.code("指标代码", name_in="limit", primary_key=True)
    limit = c.text("指标")
    counted = c.count("应计")
    unknown = c.count("无记录", good=Good.NONE)
    over = c.count("超过", good=Good.NONE)
    extended = c.count("经批准延期")
    soon = c.count("将到")
    counted_binding = c.count("应计（有文件约束）")
    over_binding = c.count("超过（有文件约束）", good=Good.NONE)


class ExpiriesOfMonth(OfScope):
    """Scope × each of the next twelve months: bodies whose term, as extended, ends in it."""

    month = c.period("月份", primary_key=True)
    committees = c.count("机关党委届满")
    below = c.count("党总支、支部届满")


class VacantFor(OfScope):
    """Scope × length: posts of heads that are empty in that calendar month of it; the last is all longer."""

    months = c.count("空缺月数", primary_key=True)
    seats = c.count("空缺岗位")
