"""What is said of contacts: whether every weak branch has somebody, what is on paper only, who is told."""

from datetime import date, timedelta

import pytest

from analytics import pipeline
from analytics.access.unit_cut import cut_results
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.matters import MatterState
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.systems.contacts import SYSTEM
from dashboard.systems.weak_branches.findings import WORK_ANNEXED, WORK_SHOWN
from tests.analytics import builders as b

CITY = League.MUNICIPAL
UNITS = (
    b.unit("u", 1, name="甲"), b.unit("v", 2, name="乙"), b.unit("w", 3, name="丙"),
    b.unit("n", 1, CITY, name="示例市04", region="示例市04", synthetic=True),
)  # fmt: skip
BRANCHES = tuple(b.branch(f"{unit}{place}", unit) for unit in "uvwn" for place in (1, 2, 3))
FOUND, DUE = date(2023, 10, 1), date(2024, 6, 1)
PROVINCIAL, OF_U, OF_V = Scope("省直", "省直"), Scope("u", "甲", is_unit=True), Scope("v", "乙", is_unit=True)
WEAK = [b.weak(one, FOUND, DUE) for one in ("u1", "u2", "v1", "n1")]
CONTACTS = [
    b.contact("u1", FOUND),
    b.contact("u3", date(2023, 1, 1), role="工委"),
    b.contact("v1", date(2022, 1, 1), role="机关党委书记"),
    b.contact("n2", FOUND),
]


def results_of(contacts=CONTACTS, weak=WEAK, branches=BRANCHES, period="2023"):
    tables = b.tables(
        organisations=b.organisations(*UNITS, *branches),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", "2023-12", 6000)]),
        reviews=b.reviews(*(b.review(one["org_id"], 6000, period="2023H2") for one in UNITS)),
        contacts=b.frame("contacts", list(contacts)),
        weak_branches=b.frame("weak_branches", list(weak)),
        visits=b.frame("visits", [b.visit("v1", date(2023, 9, 1), kind="联系点到访")]),
    )
    return pipeline.build(tables, parse(period), kinds=False)


def finding(name):
    return next(one for one in SYSTEM.findings if one.name == name)


def said(results, name="standing", scope=WHOLE, *codes):
    return finding(name).statement_of(results, scope, *codes).words


@pytest.fixture(scope="module")
def told():
    return results_of()


def test_the_headline_says_who_has_somebody_who_came_and_who_has_none(told):
    assert said(told) == (
        "全省2023年末未销号后进支部4个，有人联系的2个（班子成员联系1个），未安排联系的2个；"
        "联系点4个，半年没有到访的1个，建立不满半年还没有到访的2个；没有联系点的单位1家（丙）"
    )
    assert said(told, scope=OF_V) == (
        "乙2023年末未销号后进支部1个，有人联系的1个（没有班子成员联系的）；联系点1个，没有半年没到访的"
    )


def test_without_records_the_page_says_what_is_missing_and_where_the_template_is():
    none = results_of(contacts=())
    assert not SYSTEM.has_records(none)
    assert SYSTEM.headline(none, WHOLE).words == "全省没有联系点的记录"
    assert "空白模板" in SYSTEM.headline(none, WHOLE).on_page
    assert SYSTEM.reminders(none) == []


def test_a_league_without_records_is_named_and_not_counted():
    told = results_of(contacts=CONTACTS[:3])
    assert said(told).endswith("；市直没有联系点的记录，不在内")
    assert "未销号后进支部3个" in said(told)
    assert "不在内" not in said(told, scope=PROVINCIAL)


def test_no_contact_and_no_weak_branch_are_said_of_a_unit(told):
    assert said(told, scope=Scope("w", "丙", is_unit=True)) == "丙2023年末没有联系点，也没有未销号的后进支部"


def test_units_are_reminded_of_weak_branches_nobody_links_to_where_a_document_asks(told):
    reminded = SYSTEM.reminders(told)
    assert [(one.org_id, one.what, one.state) for one in reminded] == [
        ("u", "支部u2：后进支部，未安排联系", MatterState.OWED)
    ]
    finding_ = finding("standing")
    assert [finding_.urgency(told, one) for one in (OF_U, OF_V)] == [Urgency.BEHIND, Urgency.NONE]
    (advised,) = told.tables["advice"].filter(code="contacts").to_dicts()
    assert (advised["org_id"], advised["size"], advised["by_day"]) == ("u", 1, date(2024, 1, 15))


def test_a_unit_sees_its_own_contacts_alone(told):
    own = cut_results(told, "u")
    assert set(own.tables["contacts_watch"]["unit_id"]) == {"u"}
    assert set(own.tables["contacts_by_unit"]["org_id"]) == {"u"}
    assert "没有联系点的单位" not in said(own, scope=OF_U)


def test_the_list_holds_what_is_to_be_seen_to_weak_branches_first(told):
    rows = finding("left").rows_of(told, WHOLE)
    assert rows.select("org_id", "state").rows() == [
        ("u2", "未安排"),
        ("n1", "未安排"),
        ("u3", "半年没有到访"),
    ]
    assert said(told, "left") == "未安排联系的后进支部2个；半年没有到访的联系点1个"


def test_two_bars_a_unit_are_drawn_with_and_without_and_visited_or_not(told):
    (weak,) = finding("weak").chart(told, PROVINCIAL, "all").fields
    assert [(one.name, one.values) for one in weak.series] == [("未安排", (1, 0)), ("有人联系", (1, 1))]
    (visits,) = finding("visits").chart(told, PROVINCIAL, "all").fields
    assert [one.values for one in visits.series] == [(1, 0), (1, 0), (0, 1)]
    assert said(told, "weak", PROVINCIAL, "all") == "1家单位有后进支部未安排联系，共1个（甲）"
    assert said(told, "visits", PROVINCIAL, "all") == "1家单位有半年没有到访的联系点"


def cohort(first, days, since):
    ids = [f"c{first + place}" for place in range(20)]
    found = date(2023, 1, 1)
    weak = [b.weak(one, found, DUE, found + timedelta(days)) for one in ids]
    contacts = [b.contact(one, found) for one in ids] if since else []
    return [b.branch(one, "u") for one in ids], weak, contacts


def test_clearing_stands_side_by_side_and_names_no_cause():
    linked, others = cohort(0, 60, since=True), cohort(100, 110, since=False)
    branches, weak, contacts = ([*one, *other] for one, other in zip(linked, others, strict=True))
    told = results_of(contacts, weak, (*BRANCHES, *branches))

    assert said(told, "curves") == (
        "有联系的半数在60天内销号（20件）；没有联系的半数在110天内销号（20件）；只是并列，不说明因果"
    )
    assert said(told, "curves", OF_U) == ""
    assert said(results_of(linked[2], linked[1], (*BRANCHES, *linked[0])), "curves") == ""


def test_the_list_of_work_has_a_column_and_a_choice_where_contacts_are_recorded(told):
    (choice,) = WORK_SHOWN.choices
    assert list(choice.options(told, WHOLE)) == ["all", "left", "linked"]
    assert "contact" in WORK_SHOWN.columns_of(told, WHOLE, "all")
    assert "contact" not in WORK_ANNEXED.columns_of(told, WHOLE)  # posts stand in no annex of all units
    by_choice = {
        code: WORK_SHOWN.rows_of(told, WHOLE, code)["contact"].to_list() for code in ("all", "left", "linked")
    }
    assert by_choice["left"] == ["未安排", "未安排"]
    assert sorted(by_choice["linked"]) == ["机关党委书记", "班子成员"]
    assert len(by_choice["all"]) == 4
    assert WORK_SHOWN.statement_of(told, WHOLE, "left").words == "未销号的后进支部中未安排联系的2个"

    none = results_of(contacts=())
    assert choice.options(none, WHOLE) == {}
    assert "contact" not in WORK_SHOWN.columns_of(none, WHOLE, "")
    assert WORK_SHOWN.rows_of(none, WHOLE, "").height == 4


def test_a_league_without_records_is_in_neither_choice():
    told = results_of(contacts=CONTACTS[:3])
    left, linked = (WORK_SHOWN.rows_of(told, WHOLE, one) for one in ("left", "linked"))
    assert set(left["org_id"]) | set(linked["org_id"]) == {"u1", "u2", "v1"}


def test_what_the_three_lines_are_is_left_to_the_committee():
    assert "三直联的三条线由工委确认" in SYSTEM.about
    assert any("三直联的三条线由工委确认" in one.assumption for one in SYSTEM.definitions)


def test_the_report_has_one_sentence_and_its_annex_no_posts(told):
    (one,) = SYSTEM.findings_at(Where.REPORT)
    assert one.chart is None
    assert not one.columns_of(told, WHOLE)
    for annexed in SYSTEM.findings_at(Where.ANNEX | Where.TEMPLATE | Where.SLIDE):
        assert not {"role", "seat_no", "since", "last_on"} & set(annexed.columns_of(told, WHOLE))
    assert finding("nobody").rows_of(told, WHOLE)["org_id"].to_list() == ["u2", "n1"]
