"""Duties by tier and post: shares of sums, what binds nobody is in no denominator, whose list is missing."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, League
from analytics.reference.thresholds import Shape, thresholds
from analytics.systems import duty_tiers
from analytics.systems.requirements import DUTIES
from tests.analytics import builders as b

BUREAU, CITY, FREE = "a", "m", "z"
PARTY, COMMITTEE, BRANCH = duty_tiers.TIERS
LIST = "三级四岗责任清单已制定"
TREE = b.organisations(
    b.unit(BUREAU, 1, name="省机关事务管理局"),
    b.unit(FREE, 2),
    b.unit(CITY, 1, League.MUNICIPAL, region="洛阳市"),
    *(b.branch(f"{unit}{number}", unit) for unit in (BUREAU, CITY, FREE) for number in (1, 2)),
)
YEAR = "2021"


def built(reports=(), code=YEAR, **frames):
    rows = [b.duty(*row) for row in ((FREE, YEAR, "民主生活会", 1), *reports)]
    tables = b.tables(organisations=TREE, duty_reports=b.frame("duty_reports", rows), **closing(), **frames)
    return pipeline.tables_of([result.name for result in duty_tiers.RESULTS], tables, parse(code))


def closing():
    """A rating of the last half-year, so that the data reach its end."""
    return {"star_ratings": b.frame("star_ratings", [b.rated(f"{BUREAU}1", 5, "2021H2")])}


def counts(found, unit, tier):
    return found["duty_tiers_by_unit"].row(
        by_predicate=(pl.col("org_id") == unit) & (pl.col("tier") == tier), named=True
    )


def of_scope(found, scope, tier, post="合计"):
    at = (pl.col("scope") == scope) & (pl.col("tier") == tier) & (pl.col("post") == post)
    return found["duty_tiers"].row(by_predicate=at, named=True)


def own_list(found, unit):
    return found["duty_lists"].row(by_predicate=pl.col("org_id") == unit, named=True)


def test_every_duty_of_the_table_is_counted_from_data_or_says_why_it_is_not():
    known = {one.code: one for one in thresholds()}
    counted = [one for one in duty_tiers.TIER_DUTIES if not one.not_counted]
    reported = {one.code for one in DUTIES}

    of_others = {"observation_coverage", "organisation_life_checks", "cases_overdue", "points_published"}
    of_tiers = {f"debriefing_{tier}" for tier in ("unit", "committee", "branch")}
    of_spans = {"committee_term_years", "branch_term_years", "vacancy_months"}
    assert {one.code for one in counted} - reported == of_others | of_tiers | of_spans
    waiting = {one.not_counted for one in duty_tiers.TIER_DUTIES if one.not_counted}
    assert waiting == {"满5年只提醒", "由谁组织待工委确认", "按联系点另行统计"}
    assert all(one.label for one in duty_tiers.TIER_DUTIES)
    assert known["points_published"].shape is Shape.DUTY  # branch by branch: none of the reports of units


def test_a_share_is_of_sums_and_never_a_mean_of_shares():
    city = [
        (CITY, YEAR, "党组研究支部建设", 1),
        (CITY, YEAR, "研究群团工作", 1),
        (CITY, YEAR, "民主生活会", 0),
    ]
    found = built(
        [*city, (BUREAU, "2021H1", "党组专题研究机关党建", 0), (BUREAU, "2021H2", "党组专题研究机关党建", 1)]
    )

    assert [counts(found, unit, PARTY)["met_share"] for unit in (CITY, BUREAU)] == [pytest.approx(2 / 3), 0]
    whole = of_scope(found, PROVINCE, PARTY)
    assert (whole["met"], whole["unmet"], whole["units"]) == (2, 2, 2)
    assert whole["met_share"] == 0.5


def test_what_was_not_reported_is_in_no_share_and_counted_beside_it():
    row = counts(built([(BUREAU, YEAR, "党员集中学习培训每人不少于32学时", 30, 30)]), BUREAU, PARTY)
    assert (row["owed"], row["met"], row["unmet"], row["unreported"], row["met_share"]) == (1, 0, 0, 1, None)


def test_a_tier_that_nothing_binds_is_a_yardstick():
    found = built()
    for tier in duty_tiers.TIERS:
        row = counts(found, FREE, tier)
        assert (row["binds"], row["owed"], row["met"], row["met_share"]) == (False, 0, 0, None)


def test_a_post_without_any_counted_duty_has_noughts():
    assert of_scope(built(), PROVINCE, COMMITTEE, "专职副书记")["owed"] == 0


def test_a_share_is_given_only_when_every_period_is_over():
    met = (BUREAU, "2021H1", "党组专题研究机关党建", 1)
    early = [met, (CITY, "2021H1", "民主生活会", 1)]
    row = counts(built(early, code="2021H1"), CITY, PARTY)
    assert (row["met"], row["met_share"]) == (1, None)
    assert row["waiting"] > 0
    assert counts(built(early, code="2021H1"), BUREAU, PARTY)["met_share"] == 1


VISITS = [b.visit(f"{unit}1", date(2021, 3, 1)) for unit in (CITY, FREE)]


@pytest.mark.parametrize(
    ("visits", "code", "change"),
    [
        (VISITS, "2021", {"unreported": -1, "unmet": 1}),
        (VISITS, "2021H1", {}),
        ([*VISITS, b.visit("m2", date(2021, 5, 1))], "2021H1", {"waiting": -1, "met": 1}),
    ],
)
def test_only_whom_the_paper_binds_is_judged_by_the_coverage_of_observations(visits, code, change):
    early = [(BUREAU, "2021H1", "党组专题研究机关党建", 1)]  # somebody reports by then
    silent, told = (built(early, code=code, visits=b.frame("visits", rows)) for rows in ([], visits))
    before, now = (counts(found, CITY, COMMITTEE) for found in (silent, told))

    names = ("owed", "met", "unmet", "waiting", "unreported")
    assert {name: now[name] - before[name] for name in names if now[name] != before[name]} == change
    assert counts(told, FREE, COMMITTEE)["owed"] == 0


def test_overdue_problems_are_the_committees_and_of_provincial_units_alone():
    problems = [
        b.problem(FREE, 1, date(2021, 2, 1), date(2021, 8, 1)),
        b.problem(FREE, 2, date(2021, 2, 1), date(2021, 8, 1), date(2021, 7, 1)),
        b.problem(CITY, 1, date(2021, 2, 1), date(2021, 8, 1)),
    ]
    found = built(cases=b.frame("cases", problems))
    closed = built(cases=b.frame("cases", problems[1:]))

    assert counts(found, FREE, COMMITTEE)["unmet"] == 1
    assert counts(closed, FREE, COMMITTEE)["met"] == 1
    without = built()
    assert counts(found, CITY, COMMITTEE) == counts(without, CITY, COMMITTEE)
    assert counts(found, BUREAU, COMMITTEE) == counts(without, BUREAU, COMMITTEE)


def points(quarters, *, unpublished=()):
    sheets = [
        b.points(f"{unit}{number}", quarter, published=quarter not in unpublished)
        for unit in (CITY, FREE)
        for number in (1, 2)
        for quarter in quarters
    ]
    return {"member_points": b.frame("member_points", sheets)}


FOUR = [f"2021Q{number}" for number in range(1, 5)]


@pytest.mark.parametrize(
    ("sheets", "code", "state"),
    [
        (points(FOUR), "2021", "met"),
        (points(FOUR, unpublished=FOUR[1:2]), "2021", "unmet"),
        (points(FOUR, unpublished=FOUR[1:2]), "2021H2", "met"),
        (points(FOUR[:2]), "2021", "incomplete"),
        (points(FOUR[:2]), "2021H2", "unreported"),
    ],
)
def test_points_published_are_the_branches_where_the_paper_binds_and_ask_for_every_quarter(
    sheets, code, state
):
    reports = [(BUREAU, "2021H1", "党组专题研究机关党建", 1)]
    silent, told = (counts(built(reports, code, **given), CITY, BRANCH) for given in ({}, sheets))
    names = ("owed", "met", "unmet", "incomplete", "unreported", "waiting")
    assert {name: told[name] - silent[name] for name in names if told[name] != silent[name]} == {
        "owed": 1, state: 1,
    }  # fmt: skip
    assert counts(built(reports, code, **sheets), FREE, BRANCH)["owed"] == 0


def test_a_duty_of_two_tiers_stands_in_both():
    found = built([(CITY, YEAR, "新任支部书记六个月内培训率", 6, 6)])
    assert of_scope(found, "市直", COMMITTEE, "集体")["met"] == 1
    assert of_scope(found, "市直", BRANCH, "支部书记")["met"] == 1


@pytest.mark.parametrize(
    ("unit", "reports", "code", "state", "binds"),
    [
        (CITY, [(CITY, YEAR, LIST, 1)], YEAR, "已制定", True),
        (CITY, [(CITY, YEAR, LIST, 0)], YEAR, "未制定", True),
        (CITY, [], YEAR, "未报", True),
        (CITY, [(CITY, "2021H1", LIST, 0)], "2021H1", "没有到期", True),
        (FREE, [(FREE, YEAR, LIST, 0)], YEAR, "未制定", False),
        (FREE, [(FREE, "2021H1", LIST, 0)], "2021H1", "没有到期", False),
        (FREE, [], YEAR, "没有填报", False),
    ],
)
def test_a_list_is_missing_where_somebody_said_so_and_not_where_nobody_told(
    unit, reports, code, state, binds
):
    row = own_list(built(reports, code), unit)
    assert (row["state"], row["binds"]) == (state, binds)


def test_a_list_and_little_done_stand_beside_each_other():
    little = [(BUREAU, "2021H1", "党组专题研究机关党建", 0), (BUREAU, "2021H2", "党组专题研究机关党建", 1)]
    listed = built([*little, (BUREAU, YEAR, LIST, 1)])

    assert counts(listed, BUREAU, PARTY)["below_half"]
    assert not counts(listed, BUREAU, COMMITTEE)["below_half"]
    assert not counts(built(little), BUREAU, PARTY)["below_half"]


def test_full_marks_of_the_item_without_a_list_are_told_of():
    rubric = b.rubric(*[2] * 30)
    cards = [b.review(unit, *[200] * 26, period="2021H2") for unit in (FREE, BUREAU)]
    given = {"rubrics": rubric, "reviews": b.reviews(*cards)}
    found = built([(FREE, YEAR, LIST, 0), (BUREAU, YEAR, LIST, 1)], **given)

    assert [own_list(found, unit)["full_marks"] for unit in (FREE, BUREAU, CITY)] == [True, False, False]


def test_nothing_is_said_where_nobody_ever_reported():
    tables = b.tables(organisations=TREE, **closing())
    found = pipeline.tables_of(["duty_tiers", "duty_lists"], tables, parse(YEAR))
    assert all(frame.is_empty() for frame in found.values())


def test_terms_and_empty_posts_are_read_of_the_units_they_bind_and_an_unknown_one_is_not_unmet():
    units = (b.unit(CITY, 1, League.MUNICIPAL, region="洛阳市"), b.unit(FREE, 2))
    committees = b.organisations(*units, b.committee("mc", CITY), b.committee("zc", FREE))
    tree = pl.concat([TREE, committees.filter(level="机关党委")])
    terms = [b.term(f"{CITY}{number}", date(2021, 1, 5)) for number in (1, 2)]

    def own(**more):
        tables = b.tables(
            organisations=tree, duty_reports=b.frame("duty_reports", [b.duty(FREE, YEAR, "民主生活会", 1)]),
            **closing(), **more,
        )  # fmt: skip
        return pipeline.tables_of(["duty_tiers_by_unit"], tables, parse(YEAR))

    before = own()
    found = own(
        terms=b.frame("terms", terms), posts=b.frame("posts", [b.post("mc", date(2021, 3, 1), filled=False)])
    )

    of_committee = [counts(one, CITY, COMMITTEE) for one in (before, found)]
    assert [row["unmet"] for row in of_committee] == [0, 1]  # empty since March
    assert of_committee[1]["unreported"] - of_committee[0]["unreported"] == 1  # of the committee no election
    of_branches = [counts(one, CITY, BRANCH)["met"] for one in (before, found)]
    assert of_branches[1] - of_branches[0] == 1
    assert counts(found, FREE, COMMITTEE) == counts(before, FREE, COMMITTEE)
