"""What the generator planted is found again by the pipeline, on seeds that were not used while building."""

from functools import cache

import polars as pl
import pytest
from sklearn.metrics import adjusted_rand_score

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems.attention import Reason
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.reporting.reminders import ReminderKind
from analytics.systems.reporting.reporting import Report, ReportState
from analytics.systems.scores.scores import Basis, Standing
from analytics.systems.weak_kinds.weak_grouping import State
from sample_data.generate import generate_with_plan

SEEDS = [314159, 271828]


@cache
def found(seed, period):
    tables, plan = sample(seed)
    return plan, pipeline.build({name: frame.lazy() for name, frame in tables.items()}, parse(period)).tables


@cache
def sample(seed):
    return generate_with_plan(seed)


def units_with(tables, reason):
    return set(tables["attention"].filter(pl.col("reason") == reason)["org_id"])


def row(tables, name, org_id):
    return tables[name].row(by_predicate=pl.col("org_id") == org_id, named=True)


@pytest.fixture(params=SEEDS)
def half(request):
    return found(request.param, "2023H2")


def test_units_that_fell_twice_need_attention(half):
    plan, tables = half

    assert set(plan.units.fallen_twice) <= units_with(tables, Reason.FALLEN_TWICE)
    assert plan.units.sliding in units_with(tables, Reason.FALLEN_TWICE)
    assert plan.units.climbing not in units_with(tables, Reason.FALLEN_TWICE)


def test_units_low_and_below_their_own_last_year_need_attention(half):
    plan, tables = half

    assert set(plan.units.last_quarter_and_falling) <= units_with(tables, Reason.LAST_QUARTER)


def test_overdue_weak_branches_are_found_in_exactly_the_planted_units(half):
    plan, tables = half

    assert units_with(tables, Reason.OVERDUE) == set(plan.units.overdue)


def test_the_list_of_work_begins_with_the_overdue_branches_of_exactly_the_planted_units(half):
    plan, tables = half
    first = tables["worklist"].filter(pl.col("days_overdue") > 0)

    assert set(first["unit_id"]) == set(plan.units.overdue)
    assert first["place"].to_list() == list(range(1, first.height + 1))
    assert first["days_overdue"].is_sorted(descending=True)


def test_low_star_branches_stand_beside_the_ledger(half):
    plan, tables = half
    low = tables["low_star_branches"]

    assert set(low["org_id"]) | set(tables["worklist"]["org_id"]) == set(plan.weak_branches["org_id"])
    assert low.filter("on_ledger").height == plan.weak_branches.filter("on_ledger", "low_star").height


def test_missing_reports_are_found_in_exactly_the_planted_units(half):
    plan, tables = half

    assert units_with(tables, Reason.REPORTS_MISSING) == set(plan.units.reports_missing)


def test_units_with_unreviewed_items_wait_and_are_listed_with_what_is_missing(half):
    plan, tables = half
    waiting = set(tables["scores"].filter(pl.col("standing") == Standing.WAITING)["org_id"])

    assert waiting == {*plan.units.unreviewed, plan.units.without_review}
    assert waiting == set(
        tables["missing"].filter(pl.col("gap").is_in(["要素未审核", "审核评分待审核"]))["org_id"]
    )
    assert row(tables, "coverage", plan.units.without_review)["review_state"] == ReviewState.NONE


def test_inflated_self_checks_and_no_others_are_worth_a_look(half):
    plan, tables = half

    assert set(tables["self_reviews"].filter("worth_a_look")["org_id"]) == set(plan.units.inflated)


def test_units_that_reported_nothing_or_late_stand_so_in_the_calendar(half):
    plan, tables = half
    months = tables["reporting_calendar"].filter(pl.col("report") == Report.SELF_CHECK)
    missing = months.filter(pl.col("state") == ReportState.MISSING)
    late = months.filter(pl.col("state") == ReportState.LATE).group_by("org_id").len()

    assert set(missing["org_id"]) == set(plan.units.reports_missing)
    assert set(plan.units.late) == set(late.filter(pl.col("len") > 2)["org_id"])


def test_half_years_that_wait_for_review_are_found_in_exactly_the_planted_units(half):
    plan, tables = half
    waiting = tables["reporting_calendar"].filter(pl.col("state") == ReportState.WAITING)

    assert set(waiting["org_id"]) == {*plan.units.unreviewed, plan.units.without_review}


def test_points_claimed_without_evidence_are_found(half):
    plan, tables = half
    found = tables["evidence_missing"]

    for org_id in plan.units.without_evidence:
        assert set(range(9, 15)) <= set(found.filter(pl.col("org_id") == org_id)["item_no"])


def test_everything_planted_as_missing_is_on_the_list_of_reminders(half):
    plan, tables = half
    reminded = tables["reminders"].group_by("kind").agg("org_id")
    units = {kind: set(ids) for kind, ids in reminded.iter_rows()}

    assert units[ReminderKind.SELF_CHECK] == set(plan.units.reports_missing)
    assert units[ReminderKind.WAITING] == {*plan.units.unreviewed, plan.units.without_review}
    assert set(plan.units.late) <= units[ReminderKind.LATE]
    assert set(plan.units.without_evidence) <= units[ReminderKind.EVIDENCE]


def test_ties_share_a_place_and_a_quarter(half):
    plan, tables = half

    for one, other in plan.ties.half:
        first, second = row(tables, "rankings", one), row(tables, "rankings", other)
        assert first["place"] == second["place"]
        assert first["quartile"] == second["quartile"]
        assert first["sharing"] >= 2


def test_straight_lined_cards_are_found(half):
    plan, tables = half
    flagged = set(tables["branch_scores"].filter("straight_lined")["org_id"])

    assert {*plan.cards.full_marks, *plan.cards.same_share} <= flagged


def test_the_weak_branches_are_those_on_the_ledger_or_low_star(half):
    plan, tables = half
    on_ledger = set(tables["ledger"].filter("is_open")["org_id"])
    low = set(tables["branch_scores"].filter(pl.col("stars") <= 2)["org_id"])

    assert on_ledger | low == set(plan.weak_branches["org_id"])


def test_the_planted_kinds_of_weak_branch_are_found_and_named(half):
    plan, tables = half
    group_of = dict(tables["weak_members"].select("org_id", pl.col("group").fill_null(0)).iter_rows())
    kinds = plan.weak_kinds

    agreement = adjusted_rand_score(list(kinds.values()), [group_of[org_id] for org_id in kinds])

    named = tables["weak_groups"]["weakest"].to_list()
    assert agreement >= 0.9
    assert [any(word in name for name in named) for word in ("学的氛围", "严的氛围", "基层基础")] == [
        True
    ] * 3


def test_branches_weak_everywhere_stand_alone(half):
    plan, tables = half

    assert set(plan.outliers) <= set(tables["weak_members"].filter("alone")["org_id"])


def test_without_planted_kinds_none_are_declared():
    tables, _ = generate_with_plan(SEEDS[0], structured=False)
    results = pipeline.build({name: frame.lazy() for name, frame in tables.items()}, parse("2023H2")).tables

    assert results["weak_verdict"]["state"].item() == State.NO_STRUCTURE
    assert results["weak_groups"].is_empty()


def test_a_unit_without_branches_has_no_share(half):
    plan, tables = half

    stars = row(tables, "stars_by_unit", plan.units.without_branches)
    assert (stars["branches"], stars["share"], stars["shortfall"], stars["reached"]) == (0, None, 0, None)


def test_units_above_2019_are_found_in_the_year():
    plan, tables = found(SEEDS[0], "2023")
    over = tables["burden_by_unit"].filter(~pl.col("within")).group_by("org_id").len()

    assert set(over.filter(pl.col("len") == 4)["org_id"]) == set(plan.units.above_2019)


def test_the_year_stands_on_the_dynamic_score_while_marks_are_missing():
    _, now = found(SEEDS[0], "2023")
    _, before = found(SEEDS[0], "2022")

    def basis(tables):
        return tables["rankings"].filter(pl.col("league") == "省直")["basis"].unique().to_list()

    assert basis(now) == [Basis.DYNAMIC]
    assert basis(before) == [Basis.COMPOSITE]


def test_a_renamed_unit_bears_the_name_of_its_time():
    plan, before = found(SEEDS[0], "2021H1")
    _, after = found(SEEDS[0], "2023H2")

    names = [row(tables, "scores", plan.units.renamed)["name"] for tables in (before, after)]
    assert names[0] != names[1]


def test_merged_units_stand_until_their_last_day():
    plan, before = found(SEEDS[0], "2022H1")
    _, after = found(SEEDS[0], "2022H2")

    assert set(plan.tree.predecessors) <= set(before["scores"]["org_id"])
    assert not set(plan.tree.predecessors) & set(after["scores"]["org_id"])


def test_overdue_problems_are_those_planted_and_the_day_they_are_due_is_not_late(half):
    plan, tables = half
    overdue = dict(tables["cases_by_unit"].filter(pl.col("overdue") > 0).select("org_id", "overdue").rows())

    assert set(overdue) == set(plan.problems.overdue)
    assert sum(overdue.values()) == 17


def test_moved_deadlines_are_found_in_the_unit_planted_and_are_late_by_the_first(half):
    plan, tables = half
    moved = tables["cases_by_unit"].filter(pl.col("moved") > 0)

    assert moved.select("org_id", "moved", "overdue", "overdue_at_first").rows() == [
        (plan.problems.moved, 12, 0, 12)
    ]


def test_the_unit_that_finds_nothing_itself_has_what_inspections_found():
    plan, tables = found(SEEDS[0], "2023")
    counted = row(tables, "cases_by_unit", plan.problems.only_inspected)
    by_source = tables["cases_by_source"].filter(pl.col("scope") == plan.problems.only_inspected)

    assert (counted["found"], counted["self_found"], counted["self_share"]) == (6, 0, 0.0)
    assert dict(by_source.select("source", "found").rows())["督查检查"] == 6


def test_problems_found_again_are_those_planted():
    plan, tables = found(SEEDS[0], "2023")
    again = tables["cases"].filter("found_again")

    assert sorted(again["org_id"]) == sorted(plan.problems.found_again)


def test_the_kind_planted_as_slow_is_cleared_slowest(half):
    _, tables = half
    sixty = tables["case_clearance"].filter(
        (pl.col("scope") == "全省") & (pl.col("day") == 60) & (pl.col("kind") != "全部")
    )
    shares = dict(sixty.select("kind", "share").rows())

    assert min(shares, key=shares.__getitem__) == "形式主义"
    assert shares.pop("形式主义") < min(shares.values()) - 0.2


def test_units_that_observe_all_none_or_the_same_branches_are_found(half):
    plan, tables = half
    of_units = {one["org_id"]: one for one in tables["rounds_by_unit"].to_dicts()}
    none = {org_id for org_id, one in of_units.items() if one["population"] and not one["covered"]}

    assert set(plan.visits.none) <= none
    assert all(of_units[org_id]["without"] for org_id in plan.visits.none)
    assert all(of_units[one]["covered"] == of_units[one]["population"] for one in plan.visits.every)
    few = of_units[plan.visits.few]
    assert few["covered"] / few["population"] == pytest.approx(0.4, abs=0.05)
    assert few["visits_of_year"] >= 0.9 * few["population"]


def test_the_city_keeps_the_pace_in_every_quarter(half):
    plan, tables = half
    rows = tables["rounds_by_quarter"].filter(pl.col("scope") == plan.visits.city)

    assert rows.select(reached=pl.col("covered") >= pl.col("pace") - 1)["reached"].all()
    assert rows.sort("quarter")["covered"][-1] == rows["population"][0]


def test_branches_never_observed_are_those_planted(half):
    plan, tables = half
    never = tables["rounds"].filter(pl.col("last_on").is_null() & (pl.col("state") != "本年新设"))["org_id"]

    founded_since = {*plan.tree.founded, *plan.tree.successor_branches}
    assert set(never) - founded_since == set(plan.visits.never)


def test_a_misplaced_zero_and_copied_numbers_stand_in_the_activities(half):
    plan, tables = half

    def numbers(org_id, *halves):
        rows = tables["activities"].filter(pl.col("scope") == org_id)
        return [rows.filter(pl.col("period") == code)["total"].to_list() for code in halves]

    before, now = numbers(plan.activities.tenfold, "2023H1", "2023H2")
    assert now == [10 * count for count in before]
    copied = numbers(plan.activities.copied, "2022H1", "2022H2", "2023H1", "2023H2")
    assert copied == [copied[0]] * 4
