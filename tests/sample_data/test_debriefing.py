"""What was planted among accounts given and checks of what stands below is found on fresh seeds."""

from datetime import date

import pytest
from polars import col

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems import debriefing, life_checks
from sample_data.generate import generate_with_plan

SEEDS = [577215, 662607]


@pytest.fixture(scope="module", params=SEEDS)
def found(request):
    frames, plan = generate_with_plan(request.param, branches=700)
    tables = {name: frame.lazy() for name, frame in frames.items()}
    names = [result.name for one in (debriefing, life_checks) for result in one.RESULTS]
    return pipeline.tables_of(names, tables, parse("2023")), plan


def test_the_committees_heard_from_above_alone_are_those_planted(found):
    tables, plan = found
    half = tables["debriefings"].filter(tier="机关党委", state="只完成一半")

    assert set(half["org_id"]) == set(plan.debriefings.one_sided)
    assert half["own_on"].null_count() == half.height == 3


def test_the_unit_that_finds_all_good_lies_outside_the_limits_of_its_league(found):
    tables, plan = found
    own = tables["verdicts_by_unit"].filter(org_id=plan.debriefings.lenient)

    assert own.select("share", "place").row(0) == (1.0, "高于99.8%界限")


def test_only_the_unit_planted_has_no_account_of_any_branch(found):
    tables, plan = found
    branches = tables["debriefings_by_unit"].filter(col("tier") == "党支部", col("population") > 1)
    none = branches.filter(col("both") + col("half") == 0)

    assert set(none["org_id"]) >= {plan.debriefings.silent}
    assert none.filter(col("population") > 3)["org_id"].to_list() in ([], [plan.debriefings.silent])


def test_nothing_is_late_while_the_year_is_open_and_five_problems_raised_are_overdue(found):
    tables, _ = found
    province = tables["debriefings_by_tier"].filter(scope="全省")
    raised = tables["debriefing_findings_by_source"].filter(scope="全省")

    assert set(province["as_of"]) == {date(2023, 12, 31)}
    assert province["left"].sum() == 0
    assert province["awaited"].sum() > 0
    assert raised["overdue"].to_list() == [5]


def test_one_check_again_and_again_covers_one_and_all_but_one_are_all_but_one(found):
    tables, plan = found
    rows = {row["org_id"]: row for row in tables["life_checks_by_unit"].to_dicts() if row["population"]}
    water, once = rows[plan.life_checks.water], rows[plan.life_checks.once]

    assert water["binds"]
    assert water["population"] - water["covered"] == (1 if water["population"] > 1 else 0)
    assert (once["covered"], once["visits_of_year"]) == (1, 3)
    assert set(rows) == {plan.life_checks.water, plan.life_checks.once}
