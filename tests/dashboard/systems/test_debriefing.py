"""What is said of accounts given: tier by tier, what is still awaited, who judges otherwise, and to whom."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.access.unit_cut import cut_results
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.matters import MatterState
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.systems.debriefing import SYSTEM
from tests.analytics import builders as b

WINTER = date(2023, 12, 5)
CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", name="示例市03", synthetic=True)
TREE = (
    b.unit("u", 1, name="甲"), b.unit("v", 2, name="乙"), CITY,
    b.branch("c", "u", level="机关党委"), *(b.branch(f"u{n}", "c") for n in range(3)), b.branch("m1", "m"),
)  # fmt: skip
OF_U, OF_V = Scope("u", "甲", is_unit=True), Scope("v", "乙", is_unit=True)
OF_M = Scope("m", "示例市03", is_unit=True)


def results_of(*visits, until="2023-12", period="2023", problems=()):
    tables = b.tables(
        organisations=b.organisations(*TREE),
        self_checks=b.frame("self_checks", [b.self_check("u", until, 6000)]),
        visits=b.frame("visits", [row for rows in visits for row in rows]),
        cases=b.frame("cases", list(problems)),
    )
    return pipeline.build(tables, parse(period), kinds=False)


HEARD = (
    b.heard("u", WINTER), b.heard("m", WINTER), b.heard("c", WINTER, own=False),
    b.heard("u0", WINTER, result="好"), b.heard("u1", WINTER, above=False),
)  # fmt: skip


@pytest.fixture(scope="module")
def told():
    raised = b.problem("u", 1, date(2023, 1, 9), date(2023, 3, 1), source="述职评议")
    return results_of(*HEARD, problems=[raised])


def said(results, name, scope=WHOLE):
    (one,) = (one for one in SYSTEM.findings if one.name == name)
    return one.statement_of(results, scope).words


def test_the_headline_says_each_tier_who_was_heard_by_one_and_who_is_awaited(told):
    assert said(told, "standing") == (
        "全省2023年度三级述职（截至2023年12月31日，2024年3月31日截止）：党组（党委）2/3、机关党委0/1、党支部1/4；"
        "机关党委只向一方述职1个、党支部只向一方述职1个；党组（党委）待报1个、党支部待报2个；"
        "本年述职评议指出问题1个，述职问题未整改1个，述职问题超期1个"
    )


def test_a_unit_reads_a_tier_it_has_not_as_none_of_its_own(told):
    assert said(told, "unit", OF_V).startswith(
        "乙2023年度三级述职（截至2023年12月31日，2024年3月31日截止）：党组（党委）0/1、机关党委不适用、"
    )
    assert said(told, "left", OF_U) == "还没有向两方都述职的组织3个"


def test_once_the_year_is_closed_nothing_is_awaited():
    words = said(results_of(*HEARD, until="2024-04"), "standing")

    assert "（截至2024年3月31日）：党组（党委）2/3、" in words
    assert "；党组（党委）没有述职1个、" in words
    assert "待报" not in words


def test_who_is_bound_is_told_to_see_to_it_and_all_others_have_a_yardstick(told):
    found = {one.org_id: one for one in SYSTEM.reminders(told)}

    assert {org_id: one.state for org_id, one in found.items()} == {
        "u": MatterState.YARDSTICK, "v": MatterState.YARDSTICK, "m": MatterState.AHEAD,
    }  # fmt: skip
    closed = SYSTEM.reminders(results_of(*HEARD, until="2024-04"))
    assert {one.org_id: one.state for one in closed}["m"] == MatterState.OWED
    assert found["u"].what == "2023年度还没有向上级、向本级都述职的：机关党委1个、党支部2个"
    assert SYSTEM.reminders(results_of(*HEARD, period="2023Q3")) == []


def test_a_brief_is_behind_where_a_document_asks_and_news_where_something_was_held(told):
    urgency = next(one.urgency for one in SYSTEM.findings if one.name == "unit")

    assert [urgency(told, scope) for scope in (OF_M, OF_U, OF_V)] == [
        Urgency.BEHIND, Urgency.NEWS, Urgency.NONE,
    ]  # fmt: skip


def test_verdicts_are_the_committees_alone(told):
    own = cut_results(told, "u")

    assert own.tables["verdicts_by_unit"].is_empty()
    assert set(own.tables["debriefings"]["unit_id"]) == {"u"}
    assert own.tables["debriefings_by_tier"].is_empty()
    assert said(own, "unit", OF_U).startswith("甲2023年度三级述职")
    judged = {one.name for one in SYSTEM.findings if one.table == "verdicts_by_unit"}
    assert all(one.where == Where.PAGE for one in SYSTEM.findings if one.name in judged)


def test_without_any_record_it_says_where_to_import():
    assert "没有述职记录" in SYSTEM.headline(results_of(), WHOLE).on_page
    assert "导入" in SYSTEM.headline(results_of(), WHOLE).on_page


def test_bars_of_a_tier_add_up_to_its_bodies(told):
    chart = next(one.chart for one in SYSTEM.findings if one.name == "standing")(told, WHOLE)
    (panel,) = chart.fields

    assert [sum(counts) for counts in zip(*(one.values for one in panel.series), strict=True)] == [3, 1, 4]
    assert panel.categories.right == ("2/3", "0/1", "1/4")
