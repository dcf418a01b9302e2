"""Units that take part by reference: whatever they send, no number of anybody else is another one."""

from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.access import Role, User, seen_by
from analytics.actions.readiness import readiness
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, League
from analytics.results import OF_ALL_ALIKE, RESULTS, Results
from tests.analytics import builders as b
from tests.analytics.test_pipeline import BRANCHES, FULL, UNITS, full_lake

REFERENCE = League.REFERENCE.value
CODES = ("2021", "2021H2", "2021-12")
HALVES = ("2019H2", "2020H2", "2021H1", "2021H2", "2022H1", "2022H2")
MONTHS = ("2019-02", "2020-12", "2021-02", "2021-12", "2022-06")
DAYS = st.dates(date(2020, 1, 1), date(2023, 1, 1))
MARKS = st.lists(st.none() | st.integers(0, 1000), min_size=3, max_size=3)


def tree(*org_ids, **row):
    """Units by reference with two branches each, the first below a committee."""
    units = [b.unit(org, 1 + n, REFERENCE, **row) for n, org in enumerate(org_ids)]
    above = [b.branch(f"{org}K", org, level="机关党委") for org in org_ids]
    branches = [b.branch(f"{org}1", f"{org}K") for org in org_ids] + [
        b.branch(f"{org}2", org) for org in org_ids
    ]
    return units, above, branches


def assessed(org):
    return {"org_id": org, "period": "2021", "on_site": 9900, "debriefing": 9900}


def some(draw, org_ids, periods, row):
    """Some of the periods of some of the organisations, with what row makes of them."""
    chosen = draw(st.lists(st.sampled_from([(org, one) for org in org_ids for one in periods]), unique=True))
    return [row(org, one) for org, one in chosen]


@st.composite
def sent(draw):
    """Rows of any data set of three units by reference, and the rows of the register."""
    units, above, branches = tree("x", "y", "z", region=draw(st.sampled_from([None, "洛阳市", "示例市03"])))
    own, below = [row["org_id"] for row in units], [row["org_id"] for row in branches]
    number = st.integers(0, 400)
    rows = {
        "aliases": [{"org_id": "x", "name": "旧名", "kind": "曾用名", "valid_to": draw(DAYS)}],
        "changes": [{"change_no": 9, "changed_on": draw(DAYS), "kind": "更名", "to_org": "x"}],
        "reviews": some(draw, own, HALVES, lambda org, half: b.review(org, *draw(MARKS), period=half)),
        "self_checks": some(
            draw, own, MONTHS, lambda org, m: b.self_check(org, m, *draw(MARKS), submitted_on=draw(DAYS))
        ),
        "branch_cards": some(
            draw, below, HALVES, lambda org, half: b.card(org, org[0], *draw(MARKS), period=half)
        ),
        "exemptions": [{"org_id": "y", "rubric_version": 2020, "item_no": 1, "reason": "无"}],
        "adjustments": [{"org_id": "x", "period": "2021H2", "entry_no": 1, "points": -100, "reason": "迟报"}],
        "assessments": [assessed(org) for org in own],
        "star_ratings": some(
            draw, below, HALVES, lambda org, half: b.rated(org, draw(st.integers(1, 5)), half)
        ),
        "weak_branches": [b.weak(org, day, day) for org in below for day in draw(st.sets(DAYS, max_size=2))],
        "burden_counts": some(draw, own, MONTHS, lambda org, m: b.burden(org, m, draw(number), draw(number))),
        "cases": [
            b.problem(org, n, day, day)
            for org in own
            for n, day in enumerate(draw(st.lists(DAYS, max_size=4)), 1)
        ],
        "activities": some(draw, own, HALVES, lambda org, half: b.activities(org, half, draw(number))),
        "visits": [b.visit(org, day) for org in below for day in draw(st.sets(DAYS, max_size=3))],
        "duty_reports": some(
            draw, own, HALVES, lambda org, half: b.duty(org, half, "岗位变动必谈", draw(number), 400)
        ),
        "inspections": [b.inspection(org, day) for org in own for day in draw(st.sets(DAYS, max_size=3))],
        "terms": [b.term(org, draw(DAYS)) for org in (*below, "xK")],
        "posts": [b.post("yK", draw(DAYS), filled=draw(st.booleans()))],
        "selections": [b.selection(org, "2021") for org in own],
        "member_points": some(draw, below, ("2021Q1", "2021Q4"), lambda org, q: b.points(org, q, 900, 9)),
    }
    return {"organisations": [*units, *above, *branches], **rows}


def everything():
    """Rows of every data set, the best there can be and the latest."""
    units, above, branches = tree("x", "y", "z")
    own, below, day = [row["org_id"] for row in units], [row["org_id"] for row in branches], date(2021, 11, 3)
    return {
        "organisations": [*units, *above, *branches],
        "changes": [{"change_no": 9, "changed_on": date(2021, 12, 1), "kind": "新建", "to_org": "x1"}],
        "reviews": [b.review(org, *FULL, period=half) for org in own for half in HALVES],
        "self_checks": [b.self_check(org, m, *FULL) for org in own for m in MONTHS],
        "branch_cards": [b.card(org, org[0], *FULL, period=half) for org in below for half in HALVES],
        "assessments": [assessed(org) for org in own],
        "star_ratings": [b.rated(org, 5, half) for org in below for half in HALVES],
        "weak_branches": [b.weak("x1", date(2021, 2, 1), date(2021, 3, 1))],
        "burden_counts": [b.burden(org, m, 90, 90, 90, 90) for org in own for m in MONTHS],
        "cases": [
            b.problem("x", n, date(2021, 2, n), date(2021, 8, 1), source=source)
            for n, source in enumerate(("督查检查", "述职评议") * 12, 1)
        ],
        "activities": [b.activities(org, "2021H2", 9, 9, 9) for org in own],
        "visits": [
            *(b.visit(org, day, kind=kind) for org in below for kind in ("支部观摩", "组织生活检查")),
            *(row for org in (*own, *below) for row in b.heard(org, day, result="好")),
        ],
        "appraisals": [row for org in own for row in b.appraisals(org, "2021", *("好",) * 21)],
        "selections": [b.selection(org, "2021") for org in own],
        "branch_selections": [b.selection(org, "2021", title="先进党支部") for org in below],
        "terms": [b.term(org, date(2016, 3, 1)) for org in (*below, "xK")],
        "contacts": [b.contact(org, day) for org in below],
        "posts": [b.post("xK", date(2021, 1, 1), filled=False)],
        "duty_reports": [
            b.duty("x", "2021", "党组向上级报告履责情况", 1),
            *(b.duty(org, "2021H2", "岗位变动必谈", 9, 9) for org in own),
        ],
        "inspections": [b.inspection(org, day) for org in own],
        "member_points": [b.points(org, f"2021Q{n}", 800, 10) for org in below for n in range(1, 5)],
    }


def joined(rows):
    """The full lake with these rows besides."""
    lake = full_lake()
    return {
        name: pl.concat([frame.collect(), b.frame(name, rows.get(name, []))]).lazy()
        for name, frame in lake.items()
    }


def user_of(unit):
    return User("u", frozenset({Role.UNIT}), unit)


@cache
def without(code):
    return pipeline.build(full_lake(), parse(code))


@cache
def beside(code):
    return pipeline.build(joined(everything()), parse(code))


def assert_unmoved(found, code):
    then = without(code)
    assert (found.closed, found.counted_on) == (then.closed, then.counted_on)
    assert list(found.tables) == list(then.tables)
    for name, table in then.tables.items():
        assert found.tables[name].equals(table), name


@pytest.mark.parametrize("code", CODES)
def test_the_best_and_latest_units_by_reference_move_no_other_number(code):
    assert_unmoved(beside(code), code)


@settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(sent(), st.sampled_from(CODES))
def test_units_by_reference_move_no_number_of_any_table_whatever_they_send(rows, code):
    assert_unmoved(pipeline.build(joined(rows), parse(code), kinds=True), code)


def test_every_table_of_pooled_figures_has_a_row_of_them_and_none_of_the_province():
    ours, theirs = without("2021").tables, beside("2021").reference
    pooled = [
        name
        for name, table in ours.items()
        if "scope" in table.columns and {PROVINCE, League.PROVINCIAL.value} <= set(table["scope"])
    ]
    told = {name: set(theirs[name]["scope"]) for name in pooled}

    assert len(pooled) > 15
    assert [name for name, scopes in told.items() if REFERENCE not in scopes] == ["figure_changes"]
    assert not any(PROVINCE in scopes for scopes in told.values())


def test_they_are_scored_but_have_no_place_and_are_owed_judged_and_asked_for_nothing():
    theirs = beside("2021").reference

    assert theirs["rankings"].select("league", "place").unique().rows() == [(REFERENCE, None)]
    assert theirs["scores"]["score"].min() > without("2021").tables["scores"]["score"].max()
    assert theirs["ledger_by_unit"].filter(pl.col("org_id") == "x")["overdue"].item() == 1
    assert not any(len(theirs[name]) for name in OF_ALL_ALIKE if name in theirs)
    assert set(theirs["reporting_calendar"]["state"]) <= {"已报", "自愿", "未到期", "待审核"}
    assert "自愿" in set(theirs["reporting_calendar"]["state"])
    lacking = theirs["coverage"].select("months_late", pl.col("months_due") - pl.col("months_reported"))
    assert lacking.sum().row(0) == (0, 0)
    assert "约束" not in set(theirs["duties"]["standing"])


def test_their_branches_do_not_contradict_the_register():
    register = joined(everything())["organisations"]
    assert readiness(beside("2021"), register).faults == ()


def test_what_is_stored_is_told_apart_again():
    found = beside("2021")
    opened = Results(found.period, True, dict(found.everybody.tables)).apart()

    for name in RESULTS:
        assert opened.tables[name].equals(found.tables[name]), name
        assert (name in found.reference) == (name in opened.reference), name
        if name in found.reference:
            assert opened.reference[name].equals(found.reference[name]), name


def test_a_unit_by_reference_sees_its_own_rows_and_the_others_none_of_them():
    found = beside("2021")
    own = seen_by(user_of("x"), found)

    assert own.tables["rankings"]["org_id"].to_list() == ["x"]
    assert set(own.tables["ledger"]["unit_id"]) == {"x"}
    assert seen_by(user_of("a"), found).tables["rankings"]["org_id"].to_list() == ["a"]


def test_a_unit_counts_with_its_league_of_the_time():
    """Unit b takes part by reference from July 2021 on."""
    now = {"league": REFERENCE, "placed_on": date(2021, 7, 1)}
    moved = [row | (now if row["org_id"] == "b" else {}) for row in UNITS]
    lake = {
        **full_lake(),
        "organisations": b.organisations(*moved, *BRANCHES).lazy(),
        "former_places": b.frame(
            "former_places", [{"org_id": "b", "valid_to": date(2021, 6, 30), "league": "省直"}]
        ).lazy(),
    }
    before, after = (pipeline.build(lake, parse(code), kinds=False) for code in ("2021H1", "2021H2"))

    assert before.tables["rankings"].equals(pipeline.build(full_lake(), parse("2021H1")).tables["rankings"])
    assert after.tables["rankings"]["org_id"].to_list() == ["a"]
    assert after.reference["rankings"]["org_id"].to_list() == ["b"]
    branches = [found.tables["stars_by_unit"]["branches"].sum() for found in (before, after)]
    assert branches == [3, 2]
    assert after.reference["unit_register"].select("org_id", "standing").rows() == [("b", True)]
