"""What the generator planted is found again by the pipeline, on seeds that were not used while building."""

from datetime import date
from functools import cache

import polars as pl
import pytest
from polars import col
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


def built(frames, period):
    return pipeline.build({name: frame.lazy() for name, frame in frames.items()}, parse(period)).tables


@cache
def found(seed, period):
    tables, plan = sample(seed)
    return plan, built(tables, period)


@cache
def sample(seed):
    return generate_with_plan(seed)


def ids(table, *where, column="org_id", **values):
    return set(table.filter(*where, **values)[column])


def units_with(tables, reason):
    return ids(tables["attention"], col("reason") == reason)


def in_state(tables, state):
    """The reports of the calendar in that state."""
    return tables["reporting_calendar"].filter(col("state") == state)


def reminded(tables, kind):
    return ids(tables["reminders"], col("kind") == kind)


def late(tables):
    """The units with more than two self checks that came late."""
    rows = in_state(tables, ReportState.LATE).filter(col("report") == Report.SELF_CHECK)
    return ids(rows.group_by("org_id").len(), col("len") > 2)


def row(tables, name, org_id):
    return tables[name].row(by_predicate=col("org_id") == org_id, named=True)


def not_reviewed(units):
    return {*units.unreviewed, units.without_review}


@pytest.fixture(params=SEEDS)
def half(request):
    return found(request.param, "2023H2")


EXACTLY = {
    "units with overdue branches need attention": (
        lambda t: units_with(t, Reason.OVERDUE), lambda u: u.overdue,
    ),
    "units whose reports are missing need attention": (
        lambda t: units_with(t, Reason.REPORTS_MISSING), lambda u: u.reports_missing,
    ),
    "the list of work begins with overdue branches": (
        lambda t: ids(t["worklist"], col("days_overdue") > 0, column="unit_id"), lambda u: u.overdue,
    ),
    "units with unreviewed items wait": (
        lambda t: ids(t["scores"], col("standing") == Standing.WAITING), not_reviewed,
    ),
    "what waits is listed": (
        lambda t: ids(t["missing"], col("gap").is_in(["要素未审核", "审核评分待审核"])), not_reviewed,
    ),
    "half-years wait in the calendar": (lambda t: ids(in_state(t, ReportState.WAITING)), not_reviewed),
    "reviewers are reminded": (lambda t: reminded(t, ReminderKind.WAITING), not_reviewed),
    "inflated self checks are worth a look": (
        lambda t: ids(t["self_reviews"], "worth_a_look"), lambda u: u.inflated,
    ),
    "months are missing in the calendar": (
        lambda t: ids(in_state(t, ReportState.MISSING), col("report") == Report.SELF_CHECK),
        lambda u: u.reports_missing,
    ),
    "units are reminded of their months": (
        lambda t: reminded(t, ReminderKind.SELF_CHECK), lambda u: u.reports_missing,
    ),
    "months come late again and again": (late, lambda u: u.late),
}  # fmt: skip


@pytest.mark.parametrize("sentence", EXACTLY)
def test_exactly_the_planted_units_are_found(half, sentence):
    (plan, tables), (shown, planted) = half, EXACTLY[sentence]
    assert shown(tables) == set(planted(plan.units))


def test_units_that_fell_or_stand_low_need_attention(half):
    plan, tables = half
    fallen = units_with(tables, Reason.FALLEN_TWICE)

    assert {*plan.units.fallen_twice, plan.units.sliding} <= fallen
    assert plan.units.climbing not in fallen
    assert set(plan.units.last_quarter_and_falling) <= units_with(tables, Reason.LAST_QUARTER)


def test_the_list_of_work_begins_with_the_longest_overdue(half):
    first = half[1]["worklist"].filter(col("days_overdue") > 0)
    assert first["place"].to_list() == list(range(1, first.height + 1))
    assert first["days_overdue"].is_sorted(descending=True)


def test_the_weak_branches_are_those_on_the_ledger_or_low_star(half):
    plan, tables = half
    low, weak = tables["low_star_branches"], plan.weak_branches

    assert ids(low) | ids(tables["worklist"]) == set(weak["org_id"])
    assert low.filter("on_ledger").height == weak.filter("on_ledger", "low_star").height
    assert ids(tables["ledger"], "is_open") | ids(tables["branch_scores"], col("stars") <= 2) == ids(weak)


def test_a_unit_nobody_reviewed_is_told_as_such(half):
    plan, tables = half
    assert row(tables, "coverage", plan.units.without_review)["review_state"] == ReviewState.NONE


def test_points_claimed_without_evidence_and_late_months_are_reminded_of(half):
    plan, tables = half

    for org_id in plan.units.without_evidence:
        assert set(range(9, 15)) <= ids(tables["evidence_missing"], col("org_id") == org_id, column="item_no")
    assert set(plan.units.late) <= reminded(tables, ReminderKind.LATE)
    assert set(plan.units.without_evidence) <= reminded(tables, ReminderKind.EVIDENCE)


def test_ties_share_a_place_and_a_quarter(half):
    plan, tables = half

    for pair in plan.ties.half:
        first, second = (row(tables, "rankings", org_id) for org_id in pair)
        assert (first["place"], first["quartile"]) == (second["place"], second["quartile"])
        assert first["sharing"] >= 2


def test_straight_lined_cards_are_found(half):
    plan, tables = half
    assert {*plan.cards.full_marks, *plan.cards.same_share} <= ids(tables["branch_scores"], "straight_lined")


def test_the_planted_kinds_of_weak_branch_are_found_and_named(half):
    plan, tables = half
    group_of = dict(tables["weak_members"].select("org_id", col("group").fill_null(0)).iter_rows())
    kinds, named = plan.weak_kinds, tables["weak_groups"]["weakest"].to_list()

    assert adjusted_rand_score(list(kinds.values()), [group_of[org_id] for org_id in kinds]) >= 0.9
    for word in ("学的氛围", "严的氛围", "基层基础"):
        assert any(word in name for name in named)
    assert set(plan.outliers) <= ids(tables["weak_members"], "alone")


@pytest.mark.parametrize(("seed", "period"), [(SEEDS[0], "2023H2"), (700001, "2023H1"), (700004, "2023H1")])
def test_without_planted_kinds_none_are_declared(seed, period):
    results = built(generate_with_plan(seed, structured=False)[0], period)
    assert results["weak_verdict"]["state"].item() == State.NO_STRUCTURE
    assert results["weak_groups"].is_empty()


def test_the_kinds_planted_are_found_where_many_branches_are_newly_weak():
    plan, tables = found(SEEDS[0], "2023H1")
    group_of = dict(tables["weak_members"].select("org_id", "group").iter_rows())
    kinds = {org_id: kind for org_id, kind in plan.weak_kinds.items() if group_of.get(org_id)}

    assert len(kinds) >= 0.7 * len(group_of)
    assert adjusted_rand_score(list(kinds.values()), [group_of[org_id] for org_id in kinds]) >= 0.9


def test_a_unit_without_branches_has_no_share(half):
    stars = row(half[1], "stars_by_unit", half[0].units.without_branches)
    assert (stars["branches"], stars["share"], stars["shortfall"], stars["reached"]) == (0, None, 0, None)


def test_units_above_2019_are_found_in_the_year():
    plan, tables = found(SEEDS[0], "2023")
    over = tables["burden_by_unit"].filter(~col("within")).group_by("org_id").len()
    assert ids(over, col("len") == 4) == set(plan.units.above_2019)


def test_the_year_stands_on_the_dynamic_score_while_marks_are_missing():
    for period, basis in (("2023", Basis.DYNAMIC), ("2022", Basis.COMPOSITE)):
        rankings = found(SEEDS[0], period)[1]["rankings"]
        assert ids(rankings, col("league") == "省直", column="basis") == {basis}


def test_a_renamed_unit_bears_the_name_of_its_time_and_merged_ones_stand_until_their_last_day():
    plan, first = found(SEEDS[0], "2021H1")
    before, after = (found(SEEDS[0], period)[1]["scores"] for period in ("2022H1", "2022H2"))
    last = found(SEEDS[0], "2023H2")[1]

    names = [row(tables, "scores", plan.units.renamed)["name"] for tables in (first, last)]
    assert names[0] != names[1]
    assert set(plan.tree.predecessors) <= ids(before)
    assert not set(plan.tree.predecessors) & ids(after)


def test_overdue_problems_put_their_units_among_those_that_need_attention(half):
    plan, tables = half

    assert units_with(tables, "问题超期未整改") == set(plan.problems.overdue)


def test_overdue_problems_are_those_planted_and_the_day_they_are_due_is_not_late(half):
    plan, tables = half
    overdue = dict(tables["cases_by_unit"].filter(col("overdue") > 0).select("org_id", "overdue").rows())

    assert set(overdue) == set(plan.problems.overdue)
    assert sum(overdue.values()) == 17


def test_moved_deadlines_are_found_in_the_unit_planted_and_are_late_by_the_first(half):
    plan, tables = half
    moved = tables["cases_by_unit"].filter(col("moved") > 0)

    assert moved.select("org_id", "moved", "overdue", "overdue_at_first").rows() == [
        (plan.problems.moved, 12, 0, 12)
    ]


def test_the_unit_that_finds_nothing_itself_has_what_inspections_found():
    plan, tables = found(SEEDS[0], "2023")
    counted = row(tables, "cases_by_unit", plan.problems.only_inspected)
    by_source = tables["cases_by_source"].filter(col("scope") == plan.problems.only_inspected)

    assert (counted["found"], counted["self_found"], counted["self_share"]) == (6, 0, 0.0)
    assert dict(by_source.select("source", "found").rows())["督查检查"] == 6


def test_the_unit_that_finds_nothing_itself_is_listed_where_it_has_ten_branches(half):
    plan, tables = half
    planted, listed = plan.problems.only_inspected, tables["cases_none_found"]
    own = row(tables, "stars_by_unit", planted)
    by_itself = tables["cases"].filter((pl.col("source") == "自查") & (pl.col("found_on").dt.year() == 2023))

    assert listed.filter(pl.col("org_id") == planted)["found_by_others"].to_list() == [6] * (
        own["branches"] >= 10
    )
    assert not {*listed["org_id"]} & {*by_itself["org_id"]}


def test_problems_found_again_are_those_planted():
    plan, tables = found(SEEDS[0], "2023")
    again = tables["cases"].filter("found_again")

    assert sorted(again["org_id"]) == sorted(plan.problems.found_again)


def test_the_provincial_units_inspected_in_2023_are_those_planted(half):
    plan, tables = half
    provincial = tables["inspections"].filter(league="省直")
    last = tables["inspections_by_month"].filter(scope="省直").sort("month").row(-1, named=True)

    assert ids(provincial, state="已覆盖") == set(plan.inspections.inspected)
    assert (last["covered"], last["population"], last["overdue"]) == (61, 85, 4)


def test_only_the_unit_inspected_five_times_counts_fewer_inspections_than_there_were(half):
    plan, tables = half
    under = tables["inspection_burden"].filter("undercounted")

    assert under.select("org_id", "visits", "counted").rows() == [(plan.inspections.often, 5, 2)]


def test_the_units_without_a_report_to_those_above_are_those_planted(half):
    plan, tables = half
    yearly = tables["reports_upward"].filter(indicator="党组向上级报告履责情况", league="省直")

    assert ids(yearly.filter("is_missing")) == set(plan.inspections.silent)
    assert len(plan.inspections.silent) == 7
    assert ids(yearly, column="standing") == {"参照"}


def test_the_kind_planted_as_slow_is_cleared_slowest(half):
    sixty = half[1]["case_clearance"].filter(scope="全省", day=60).filter(col("kind") != "全部")
    shares = dict(sixty.select("kind", "share").rows())
    assert shares.pop("形式主义") < min(shares.values()) - 0.2


def test_only_the_branches_planted_are_weak_without_a_contact_and_their_units_are_to_arrange_one(half):
    plan, tables = half
    left = tables["contacts_watch"].filter(state="未安排")

    assert set(left["org_id"]) == set(plan.contacts.unlinked)
    assert ids(tables["worklist"], contact="未安排") == set(plan.contacts.unlinked)
    assert ids(tables["advice"], code="contacts") == set(left["unit_id"])


def test_contacts_on_paper_and_units_without_any_are_found(half):
    plan, tables = half
    paper = row(tables, "contacts_by_unit", plan.contacts.on_paper)
    none = tables["contacts_by_unit"].filter(col("links") == 0, col("branches") > 0)

    assert (paper["links"], paper["unvisited"], paper["visited"]) == (12, 12, 0)
    assert set(plan.contacts.without) <= set(none["org_id"])


def test_branches_with_a_contact_are_cleared_in_fewer_days(half):
    curves = half[1]["contacts_clearance"].filter(col("share") >= 0.5, scope="全省")
    middle = dict(curves.group_by("kind").agg(col("day").min()).rows())

    assert middle["有联系"] + 50 <= middle["没有联系"]


def test_units_that_observe_all_none_or_the_same_branches_are_found(half):
    plan, tables = half
    of_units = {one["org_id"]: one for one in tables["rounds_by_unit"].to_dicts()}
    few = of_units[plan.visits.few]

    for org_id in plan.visits.none:
        assert (of_units[org_id]["covered"], of_units[org_id]["without"]) == (0, True)
        assert of_units[org_id]["population"]
    assert all(of_units[one]["covered"] == of_units[one]["population"] for one in plan.visits.every)
    assert few["covered"] / few["population"] == pytest.approx(0.4, abs=0.05)
    assert few["visits_of_year"] >= 0.9 * few["population"]


def test_the_unit_that_sees_all_but_lets_a_quarter_pass_is_found():
    plan, tables = found(SEEDS[0], "2023Q3")
    own = {one["org_id"]: one["without"] for one in tables["rounds_by_unit"].to_dicts()}

    assert [own[one] for one in plan.visits.every] == [False, True]


def test_branches_held_up_are_counted_by_unit_and_named_to_the_committee_alone(half):
    plan, tables = half
    counted, named = tables["exemplars_by_unit"], tables["exemplar_branches"]

    assert counted["examples"].sum() == named.filter(exemplar="正面典型").height
    assert counted["warnings"].sum() == named.filter(exemplar="反面典型").height > 0
    assert set(plan.visits.held_up) <= ids(named, exemplar="正面典型")


def test_the_city_keeps_the_pace_in_every_quarter_and_branches_never_observed_are_those_planted(half):
    plan, tables = half
    rows = tables["rounds_by_quarter"].filter(col("scope") == plan.visits.city).sort("quarter")
    never = ids(tables["rounds"], col("last_on").is_null() & (col("state") != "本年新设"))

    assert rows.select(col("covered") >= col("pace") - 1).to_series().all()
    assert rows["covered"][-1] == rows["population"][0]
    assert never - {*plan.tree.founded, *plan.tree.successor_branches} == set(plan.visits.never)


def test_branches_unseen_for_two_years_include_those_never_observed(half):
    plan, tables = half
    unseen = set(tables["rounds"].filter("unseen")["org_id"])

    assert set(plan.visits.never) <= unseen
    assert not unseen & {*plan.visits.poor, *plan.visits.held_up}


def test_the_crowded_day_planted_is_the_only_one(half):
    plan, tables = half

    assert tables["crowded_days"].select("org_id", "held_on", "organised_by", "branches").rows() == [
        (plan.visits.crowded, date(2023, 11, 15), "本单位", 11)
    ]


def test_stars_and_observations_agree_by_half_but_for_the_branches_planted(half):
    plan, tables = half
    kappa = dict(tables["visit_agreement"].select("scope", "kappa").rows())["全省"]

    assert kappa == pytest.approx(0.5, abs=0.1)
    assert sorted(tables["visit_disagreements"]["org_id"]) == sorted(
        (*plan.visits.poor, *plan.visits.held_up)
    )
    assert (len(plan.visits.poor), len(plan.visits.held_up)) == (8, 6)


def test_a_misplaced_zero_and_copied_numbers_stand_in_the_activities(half):
    plan, tables = half

    def numbers(org_id, *halves):
        rows = tables["activities"].filter(col("scope") == org_id)
        return [rows.filter(period=code)["total"].to_list() for code in halves]

    before, now = numbers(plan.activities.tenfold, "2023H1", "2023H2")
    assert now == [10 * count for count in before]
    copied = numbers(plan.activities.copied, "2022H1", "2022H2", "2023H1", "2023H2")
    assert copied == [copied[0]] * 4
