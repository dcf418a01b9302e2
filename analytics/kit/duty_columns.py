"""The columns of systems of duties: a unit and a number, a scope and a number, a unit and all its numbers."""

import dataframely as dy

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.kit.case_columns import OfUnit


class Duty(OfUnit):
    """Unit × number of the documents, in the period. See duties.State for the words of state.

    standing: how firmly it holds for this unit. done, due: what was reported, of counted (of dues 分); null
    is 未报, or hidden where few persons would be told of (hidden). parts, parts_met: so many periods of its
    own the duty has in this one, and how many of them are met.
    """

    code = c.code("指标代码", name_in="indicator", primary_key=True)
    indicator = c.text("指标")
    standing = c.text("约束力")
    state = c.text("状态")
    counted = c.text("计数单位")
    done = c.count("做到", nullable=True)
    due = c.count("应做", nullable=True)
    done_share = c.share("占比", limits=(0.0, 1.0), nullable=True)
    hidden = c.flag("人数少不列")
    parts = c.count("应做期数")
    parts_met = c.count("做到期数", good=Good.RISE)


class _States(dy.Schema):
    """Of what is owed how much is in which state."""

    met = c.count("已做到", good=Good.RISE)
    unmet = c.count("未做到", good=Good.FALL)
    behind = c.count("落后于进度", good=Good.FALL)
    waiting = c.count("按进度、未到期")
    incomplete = c.count("未报全", good=Good.FALL)
    unreported = c.count("未报", good=Good.FALL)


class _OfScope(dy.Schema):
    scope = c.text("范围", primary_key=True)
    code = c.code("指标代码", name_in="indicator", primary_key=True)
    indicator = c.text("指标")
    standing = c.text("约束力")
    owed = c.count("应报单位")


class _OwedByUnit(OfUnit):
    owed = c.count("约束性指标")


class DutyOfScope(_OfScope, _States):
    """Province or league × number, over the units it binds that stood all of it.

    owed: those. met_share: met of those met and unmet, null where nobody reported; low, high: what it
    would be if none, or all, of those whose reports are missing had met it. done, due: the sums of what was
    reported; hidden where the sum would give a hidden one away.
    """

    new = c.count("成立不满一期")
    observed = c.count("参照单位")
    met_share = c.share("做到率", good=Good.RISE, limits=(0.0, 1.0), nullable=True)
    low = c.share("做到率下限", limits=(0.0, 1.0), nullable=True)
    high = c.share("做到率上限", limits=(0.0, 1.0), nullable=True)
    counted = c.text("计数单位")
    done = c.count("做到合计", nullable=True)
    due = c.count("应做合计", nullable=True)


class DutiesOfUnit(_OwedByUnit, _States):
    """A unit that something binds: how many numbers, and in what state they are."""
