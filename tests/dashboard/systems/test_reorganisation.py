"""What is said of 机构调整: what changed by kind, the longest lag, what is lacking and left to do."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.access.unit_cut import cut_results
from analytics.base.periods import parse
from dashboard.kit.statement import WHOLE, Scope
from dashboard.systems.reorganisation import SYSTEM
from tests.analytics import builders as b
from tests.analytics.systems.test_reorganisation import STEPS, TREE

OF_A, OF_M = Scope("a", "单位a", is_unit=True), Scope("m", "单位m", is_unit=True)


def results_of(*steps, code="2022H2", problems=()):
    tables = b.tables(
        organisations=b.organisations(*TREE),
        changes=b.frame("changes", list(steps)),
        cases=b.frame("cases", list(problems)),
    )
    return pipeline.build(tables, parse(code), kinds=False)


def said(results, name="standing", scope=WHOLE):
    (one,) = (one for one in SYSTEM.findings if one.name == name)
    return one.statement_of(results, scope).words


@pytest.fixture(scope="module")
def told():
    left = [b.problem("a", n, date(2022, 8, 1), date(2022, 9, n), kind="组织设置") for n in (1, 2)]
    return results_of(*STEPS, problems=left)


def test_the_headline_says_what_changed_how_long_it_took_and_what_is_left(told):
    assert said(told) == (
        "全省2022年下半年机构调整涉及2家单位：更名单位1个、新建支部1个、撤销支部1个、合并单位2个成1个、合并支部2个成1个；"
        "从机构改革批准到党组织调整最长118天（中位数45天）；1次没有依据文件，1次没有批准日期；"
        "机构改革文件点到而没有变动的1家；遗留的“组织设置”类事项还有2件没有销号，2件已过时限"
    )


def test_a_unit_reads_of_itself_and_one_without_a_change_reads_nothing(told):
    words = "单位a2022年下半年机构调整3次（更名、新建、撤销）；从机构改革批准到党组织调整最长118天；"
    words += "1次没有依据文件，1次没有批准日期；遗留的“组织设置”类事项还有2件没有销号，2件已过时限"
    assert said(told, scope=OF_A) == words
    assert said(cut_results(told, "a"), scope=OF_A) == words
    assert said(told, scope=OF_M).endswith("2022年下半年机构调整没有变动")


def test_the_flow_of_others_is_not_shown_to_a_unit(told):
    assert said(told, "flow") == "本期变动8步，从哪个组织到哪个组织如下"
    assert said(cut_results(told, "a"), "flow", OF_A) == ""


def test_what_an_earlier_change_left_to_do_is_told_while_nothing_changes():
    left = [b.problem("a", 1, date(2022, 8, 1), date(2022, 9, 1), kind="组织设置")]
    quiet = results_of(*STEPS, code="2023H1", problems=left)

    assert said(quiet).endswith("没有变动；遗留的“组织设置”类事项还有1件没有销号，1件已过时限")
    assert SYSTEM.key_figures(quiet, WHOLE)[2].value == "没有变动"


def test_no_change_in_the_period_and_none_ever_are_told_apart():
    assert said(results_of(*STEPS, code="2023H1")) == "全省2023年上半年机构调整没有变动"
    assert said(results_of()).startswith("全省没有组织变动的记录")
