"""What is said of model organs, what a unit and a leader see of it, and whom the rules of the year name."""

from datetime import date

import pytest

from analytics import pipeline, systems
from analytics.access import Role, User, cut_results, seen_by
from analytics.base.periods import parse
from analytics.base.result import Reach
from analytics.results import RESULTS
from analytics.systems import facts_at_hand
from dashboard.files.systems import units
from dashboard.kit.facts import number_words
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.screen import navigation
from dashboard.screen.access import OPERATOR
from dashboard.systems import grade_uses, model_organ
from tests.analytics import builders as b

LEADER, COMMITTEE, OFFICER = (
    User("某岗位", frozenset({role})) for role in (Role.LEADER, Role.COMMITTEE, Role.OFFICER)
)
UNITS = (b.unit("u", 1, name="甲"), b.unit("v", 2, name="乙"), b.unit("w", 3, name="丙"))
BRANCHES = (b.branch("u1", "u"), b.branch("u2", "u"), b.branch("v1", "v"))
OF_U, OF_W = Scope("u", "甲", is_unit=True), Scope("w", "丙", is_unit=True)
PREPARED = [name for name, result in RESULTS.items() if result.reach is Reach.DECIDING]


def results_of(period="2020", more=(), judged=True, **frames):
    words = ["好"] * 11 + ["差"] + ["较好"] * 9
    appraised = (
        [*b.appraisals("u", "2020", *words), *b.appraisals("v", "2020", *words[:20])] if judged else []
    )
    selected = [b.selection("u", "2020"), b.selection("v", "2020", "推荐"), *more]
    tables = b.tables(
        organisations=b.organisations(*UNITS, *BRANCHES),
        rubrics=b.rubric(60),
        reviews=b.reviews(
            *(
                b.review(org, points, period="2020H2")
                for org, points in (("u", 5900), ("v", 4000), ("w", 3000))
            )
        ),
        self_checks=b.frame("self_checks", [b.self_check("u", "2020-12", 6000)]),
        weak_branches=b.frame("weak_branches", [b.weak("u1", date(2020, 3, 1), date(2020, 9, 1))]),
        appraisals=b.frame("appraisals", appraised),
        selections=b.frame("selections", selected),
        branch_selections=b.frame("branch_selections", [b.selection("v1", "2020", title="先进党支部")]),
        **frames,
    )
    return pipeline.build(tables, parse(period), kinds=False)


def said(results, name, scope=WHOLE, *codes, system=model_organ.SYSTEM):
    (one,) = (one for one in system.findings if one.name == name)
    return one.statement_of(results, scope, *codes).words


def rows(results, name, *codes, scope=WHOLE, system=model_organ.SYSTEM):
    (one,) = (one for one in system.findings if one.name == name)
    return one.rows_of(results, scope, *codes)


@pytest.fixture(scope="module")
def told():
    return results_of()


def test_the_headline_says_who_was_named_of_how_many_what_does_not_fit_and_who_is_not_judged_whole(told):
    assert said(told, "standing") == (
        "全省2020年模范机关创建：命名先进单位1个（规定20个），其中1个名次在前一半，1个有超期未销号的后进支部，建议复核，"
        "推荐、自荐而没有命名的1个；命名先进党支部1个（规定100个）；考评要点评完的1/3家，未评完2家（乙、丙）"
    )


def test_a_unit_reads_its_own_titles_and_its_weakest_points(told):
    own = cut_results(told, "u")
    assert said(own, "standing", OF_U) == (
        "甲2020年模范机关创建：命名为先进单位；考评要点好11项、较好9项、一般0项、差1项，较弱的是组织生活"
    )
    assert said(own, "own", OF_U) == "甲2020年模范机关创建命名为先进单位"
    assert said(cut_results(told, "w"), "own", OF_W) == "丙2020年模范机关创建没有命名"


def test_the_brief_tells_titles_alone_and_only_where_there_is_one(told):
    (one,) = (one for one in model_organ.SYSTEM.findings if one.name == "own")
    assert [one.urgency(told, scope) for scope in (OF_U, OF_W)] == [Urgency.NEWS, Urgency.NONE]
    assert any("命名为先进单位" in words for words in units.sentences(told, OF_U))
    assert not any("考评要点" in words or "命名" in words for words in units.sentences(told, OF_W))


def test_before_its_end_a_year_has_no_words_and_where_nothing_was_recorded_that_is_said():
    before = results_of("2020H1")
    assert before.tables["appraisal_points"].is_empty()
    assert "没有模范机关考评和命名记录" in said(before, "standing")
    without = results_of(judged=False)
    assert said(without, "standing").endswith("没有考评记录")


def test_the_sheet_of_a_candidate_lists_facts_with_numbers_and_no_total(told):
    facts = {
        row["fact"]: (row["state"], row["told"], row["page"]) for row in rows(told, "sheet", "u").to_dicts()
    }

    assert facts["名次"] == ("有利", "第1名（共3名）", "ranking")
    assert facts["考核等次"][:2] == ("有利", "优秀")
    assert facts["超期未销号后进支部"] == ("不利", "1/1个", "weak_branches")
    assert facts["评为一般、差的考评要点"] == ("不利", "1/21项", "model_organ")
    assert facts["本年已观摩的支部"][:2] == ("无记录", "")
    assert facts["作风评议情况"][:2] == ("无记录", "")
    assert "不合计、不给建议" in said(told, "sheet", WHOLE, "u")
    assert not any(word in str(facts) for word in ("合计", "总分", "推荐"))
    assert list(model_organ.SYSTEM.choices[-1].options(told, WHOLE)) == ["none", "u", "v", "v1"]


def test_a_branch_that_stands_for_a_title_has_facts_of_branches(told):
    facts = {row["fact"]: row["state"] for row in rows(told, "sheet", "v1").to_dicts()}
    assert facts == {
        "星级": "无记录", "近12个月列入后进台账": "有利", "支部评分在本组的次序": "无记录",
        "最近一次观摩结果": "无记录", "述职评议结果": "无记录",
    }  # fmt: skip


def test_what_is_prepared_for_the_committee_is_seen_by_nobody_else(told):
    assert PREPARED == ["candidates", "grade_uses", "grade_use_facts"]
    for user in (LEADER, OFFICER):
        assert all(seen_by(user, told).tables[name].is_empty() for name in PREPARED)
        assert seen_by(user, told).tables["titles_held"].height == told.tables["titles_held"].height
    assert seen_by(COMMITTEE, told) is told
    assert all(cut_results(told, "u").tables[name].is_empty() for name in PREPARED)
    assert said(seen_by(LEADER, told), "sheet", WHOLE, "none") == ""


def test_the_rules_of_the_year_name_units_by_grade_and_by_fact_and_decide_nothing(told):
    of_uses = grade_uses.SYSTEM
    named = rows(told, "named", system=of_uses).select("name", "use", "fact", "value", "standing")

    assert named.rows() == [
        ("甲", "表扬", "考核等次", "优秀", "参照"),
        ("甲", "约谈", "超期未销号后进支部", "1/1个", "参照"),
        ("乙", "问责", "考核等次", "较差", "参照"),
        ("丙", "问责", "考核等次", "较差", "参照"),
    ]
    assert of_uses.headline(told, WHOLE).words == (
        "全省2020年按规定列出：表扬1家、约谈1家、问责2家；都没有文件约束，只作参照；只列名单和事实，由工委研究决定"
    )
    assert rows(told, "facts", scope=OF_U, system=of_uses)["state"].to_list()[0] == "不利"
    assert of_uses.for_deciders
    assert {str(one.where) for one in of_uses.findings} == {"Where.PAGE"}


def test_grades_are_used_by_whole_years_alone():
    half = results_of("2020H2")
    assert half.tables["grade_uses"].is_empty()
    said_of_half = grade_uses.SYSTEM.headline(half, WHOLE)
    assert said_of_half.on_page == "考核等次按全年运用。请在“考核期”里选“2020年”"


def test_every_fact_leads_to_a_page_there_is_and_is_declared_once():
    told = [fact for one in (facts_at_hand, *systems.ALL) for fact in getattr(one, "FACTS", ())]

    assert [one.code for one in told if navigation.place_of(one.page, OPERATOR) is None] == []
    assert len({one.code for one in told}) == len(told)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"state": "有利", "word": None, "measure": "名", "value": 3, "of": 85}, "第3名（共85名）"),
        ({"state": "有利", "word": None, "measure": "个", "value": 0, "of": 0}, "0个"),
        ({"state": "不利", "word": "提醒", "measure": "", "value": None, "of": None}, "提醒"),
        ({"state": "无记录", "word": None, "measure": "个", "value": None, "of": None}, ""),
    ],
)
def test_a_number_is_told_with_what_it_is_of(row, words):
    assert number_words(row) == words
