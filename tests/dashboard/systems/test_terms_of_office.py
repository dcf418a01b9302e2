"""What is said of terms and posts: over, soon, unknown; of what is over, how much a document forbids."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.access.unit_cut import cut_results
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.matters import MatterState
from analytics.systems.terms_of_office import POSTS
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.systems.terms_of_office import SYSTEM
from tests.analytics import builders as b

CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", name="示例市03", synthetic=True)
TREE = (
    b.unit("u", 1, name="甲"), b.unit("v", 2, name="乙"), CITY,
    b.committee("uc", "u"), b.committee("mc", "m"),
    b.branch("b1", "uc"), b.branch("b2", "mc"), b.branch("b3", "uc"), b.branch("b4", "mc"),
    b.branch("b5", "uc"),
)  # fmt: skip
OF_U, OF_V, OF_M = (
    Scope(code, name, is_unit=True) for code, name in (("u", "甲"), ("v", "乙"), ("m", "示例市03"))
)
TERMS = (
    b.term("uc", date(2022, 1, 1)), b.term("mc", date(2022, 1, 1)), b.term("b1", date(2020, 3, 1)),
    b.term("b2", date(2020, 3, 1)), b.term("b4", date(2021, 2, 1)),
    b.term("b3", date(2020, 9, 1), extended_to=date(2024, 12, 1), document="一号"),
)  # fmt: skip
SEATS = (
    b.post("uc", date(2022, 1, 1)), b.post("mc", date(2022, 1, 1), term_no=3),
    b.post("uc", date(2023, 2, 1), "机关纪委书记", filled=False),
    b.post("mc", date(2023, 3, 1), "机关纪委书记", filled=False),
    b.post("uc", date(2010, 1, 1), "专职党务岗位"),
)  # fmt: skip


def results_of(terms=TERMS, posts=SEATS, period="2023"):
    tables = b.tables(
        organisations=b.organisations(*TREE),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", "2023-12", 6000)]),
        terms=b.frame("terms", list(terms)),
        posts=b.frame("posts", list(posts)),
    )
    return pipeline.build(tables, parse(period), kinds=False)


@pytest.fixture(scope="module")
def told():
    return results_of()


def said(results, name="standing", scope=WHOLE):
    (one,) = (one for one in SYSTEM.findings if one.name == name)
    return one.statement_of(results, scope).words


def test_the_headline_tells_what_is_over_and_whom_a_document_binds(told):
    assert said(told) == (
        "全省任期已满而没有换届的3个党组织（其中已批准延期1个，延期超过一年1个，没有批准延期的有文件约束1个，其余只作参照）；"
        "未来半年届满1个；没有换届记录1个，不当作按期；"
        "负责人岗位空缺超过6个月的2个（有文件约束1个，其余只作参照）；连任超过两届1个；同岗满5年应轮岗1个；"
        "未设机关纪委2家机关党委"
    )


def test_a_unit_reads_of_itself_alone_and_that_it_is_only_a_yardstick_for_it(told):
    assert said(told, scope=OF_U) == (
        "甲任期已满而没有换届的2个党组织（其中已批准延期1个，延期超过一年1个，没有文件约束，只作参照）；"
        "没有换届记录1个，不当作按期；"
        "负责人岗位空缺超过6个月的1个（没有文件约束，只作参照）；同岗满5年应轮岗1个；未设机关纪委1家机关党委"
    )
    assert said(told, scope=OF_V) == "乙没有换届和岗位记录"
    (standing, *_) = SYSTEM.findings
    assert [standing.urgency(told, scope) for scope in (OF_M, OF_U, OF_V)] == [
        Urgency.OVERDUE, Urgency.BEHIND, Urgency.NONE,
    ]  # fmt: skip


def test_without_a_record_the_page_says_so_and_where_the_template_is():
    empty = results_of((), ())

    assert "没有换届和岗位记录" in said(empty)
    assert "空白模板" in SYSTEM.headline(empty, WHOLE).on_page
    assert not SYSTEM.has_records(empty)
    assert SYSTEM.reminders(empty) == []


def test_of_one_ledger_alone_nothing_is_said_of_the_other():
    assert said(results_of(posts=())).endswith("没有岗位记录")
    assert said(results_of(terms=())).startswith("全省没有换届记录；负责人岗位空缺超过6个月的2个")
    figures = {one.label: one.value for one in SYSTEM.key_figures(results_of(posts=()), WHOLE)}
    assert figures["负责人空缺超过6个月"] == "暂无数据"


def test_only_what_a_document_asks_for_and_is_over_is_owed(told):
    lines = {(one.org_id, one.what): one.state for one in SYSTEM.reminders(told)}

    assert lines == {
        ("m", "支部b2届满未换届（2023年3月1日届满）"): MatterState.OWED,
        ("u", "支部b1届满未换届（2023年3月1日届满）"): MatterState.YARDSTICK,
        ("m", "支部b4 3个月内届满（2024年2月1日届满）".replace(" ", "")): MatterState.AHEAD,
        ("u", "1个党组织没有换届记录"): MatterState.NO_DAY,
        ("m", "党委mc机关纪委书记空缺超过6个月（自2023年3月1日起）"): MatterState.OWED,
        ("u", "党委uc机关纪委书记空缺超过6个月（自2023年2月1日起）"): MatterState.YARDSTICK,
        ("u", "党委uc专职党务岗位任职满5年应轮岗（自2010年1月1日起）"): MatterState.NO_DAY,
    }


def test_attention_has_the_two_reasons_only_where_a_document_binds(told):
    rows = told.tables["attention"].select("org_id", "reason", "size").rows()

    assert ("m", "届满未换届且无批准延期", 1) in rows
    assert ("m", "负责人空缺超过6个月", 1) in rows
    assert "u" not in {org_id for org_id, reason, _ in rows if "届满" in reason or "空缺" in reason}


def test_posts_stand_in_no_file_but_the_units_own():
    of_posts = [one for one in SYSTEM.findings if one.table == POSTS.name]

    assert of_posts
    assert all(one.where == Where.PAGE | Where.UNIT for one in of_posts)


def test_a_unit_sees_its_own_bodies_and_posts_alone(told):
    cut = cut_results(told, "u")

    for name in ("terms_watch", "posts_watch"):
        assert set(cut.tables[name]["unit_id"]) == {"u"}
    assert set(cut.tables["spans_by_limit"]["scope"]) == {"u"}
    assert set(cut.tables["expiries_by_month"]["scope"]) == {"u"}
    assert said(cut, scope=OF_U) == said(told, scope=OF_U)


def test_the_pictures_have_what_is_over_first_and_the_line_after_six_months(told):
    months, lengths = (
        next(one for one in SYSTEM.findings if one.name == name).chart(told, WHOLE)
        for name in ("months", "vacancies")
    )

    (panel,) = months.fields
    assert panel.categories.names[:2] == ("已届满", "2024年1月")
    assert [series.values[:3] for series in panel.series] == [(2, None, None), (None, 0, 0), (None, 0, 1)]
    (field,) = lengths.fields
    assert [(mark.before, field.categories.keys[mark.before]) for mark in field.marks] == [(6, "7")]
    within, over = ([value for value in one.values if value is not None] for one in field.series)
    assert (sum(within), sum(over), len(within)) == (0, 2, 6)
    assert not set("".join(over for one in field.series for over in one.hover)) & set("甲乙")
