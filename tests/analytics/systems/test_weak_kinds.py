"""Kinds of weak branch: found when they are there, refused with the reason when they are not."""

from dataclasses import replace

import polars as pl
import pytest

from analytics.statistics.surrogates import Condition, Rule
from analytics.systems.weak_kinds.weak_features import Feature, Use
from analytics.systems.weak_kinds.weak_grouping import Grouped, Note, State
from analytics.systems.weak_kinds.weak_groups import WeakProfile, rules
from analytics.systems.weak_kinds.weak_recovered import Compared
from tests.analytics import weak_builders as w

GROUPED = ("weak_groups", "weak_profiles", "weak_rules", "weak_group_units")


def verdict(tables):
    return tables["weak_verdict"].row(0, named=True)


def notes(tables):
    return dict(tables["weak_members"]["note"].value_counts().iter_rows())


def first_weakness(groups):
    return [weakest.split("、")[0] for weakest in groups["weakest"]]


@pytest.mark.parametrize("count", [1, 59])
def test_below_sixty_branches_there_is_only_the_sorted_table(count):
    tables = w.built(w.two_kinds(30)[:count])

    assert verdict(tables)["state"] == State.TOO_FEW
    assert all(tables[name].is_empty() for name in GROUPED)
    assert tables["weak_members"]["place"].to_list()[0] == 1
    assert tables["weak_members"]["rate"].is_sorted()


def test_without_weak_branches_the_verdict_says_none():
    tables = w.built([])

    assert (verdict(tables)["state"], verdict(tables)["branches"]) == (State.TOO_FEW, 0)
    assert tables["weak_members"].is_empty()


def test_two_kinds_are_found_and_named_by_what_is_weak_in_them():
    tables = w.of_two_kinds()

    groups = tables["weak_groups"]
    assert verdict(tables)["state"] == State.FOUND
    assert first_weakness(groups) == ["甲得分率", "乙得分率"]
    assert groups["branches"].to_list() == [40, 40]
    assert not groups["shaky"].any()


def test_evidence_that_is_drawn_alike_for_every_kind_names_none():
    features = w.of_two_kinds()["weak_profiles"].filter(pl.col("weak_rank").is_not_null())["feature"]

    assert set(features) == {"dimension_1", "dimension_2"}


def test_the_rule_of_a_group_is_made_of_its_weak_feature():
    rules = w.of_two_kinds()["weak_rules"]

    first = rules.filter(pl.col("group") == 1).row(0, named=True)
    assert (rules["name"].n_unique(), first["unit"]) == (1, "%")
    assert 50 < first["threshold"] < 75


@pytest.fixture(scope="module")
def ruled():
    """The rules of a group that is weak in 甲, told by conditions in the order of a tree."""
    first, second, third = (
        Feature(id, name, "%", 1, False, "", True, Use.GROUPING, False, True)
        for id, name in (("dimension_1", "甲"), ("dimension_2", "乙"), ("dimension_3", "丙"))
    )
    grouped = Grouped(State.FOUND, pl.DataFrame(), [first, second, third])
    rows = {"group": [1, 1], "feature": ["dimension_1", "dimension_2"], "weak_rank": [1, 2]}
    profile = pl.concat([WeakProfile.create_empty(), pl.DataFrame(rows)], how="diagonal")

    def of(*conditions):
        rule = Rule([Condition(*one) for one in conditions], 1.0, 1.0, 1.0)
        return rules(grouped, [rule], profile)

    return of


def test_a_rule_names_the_weakness_of_its_group_first(ruled):
    told = ruled((2, True, 70.0), (1, False, 60.0), (0, False, 65.0))

    assert told["name"].to_list() == ["甲", "乙", "丙"]
    assert told["weak"].to_list() == [True, True, False]
    assert told["condition"].to_list() == [1, 2, 3]


def test_a_rule_may_name_strengths_only(ruled):
    assert ruled((1, True, 60.0), (2, True, 70.0))["weak"].to_list() == [False, False]


def test_groups_do_not_depend_on_the_order_of_the_rows():
    tables = w.tables(w.two_kinds(40))
    turned = {name: frame.reverse() for name, frame in tables.items()}

    first, second = (w.pipeline.build(one, w.parse(w.PERIOD)).tables for one in (tables, turned))

    for name in ("weak_groups", "weak_members", "weak_rules"):
        assert first[name].equals(second[name])


def test_branches_without_kinds_are_not_parted():
    tables = w.built(w.spread(120, seed=2))

    assert verdict(tables)["state"] == State.NO_STRUCTURE
    assert verdict(tables)["p_value"] > 0.01
    assert tables["weak_members"]["group"].null_count() == 120


def test_identical_branches_are_no_kind():
    tables = w.built([w.Case(f"u{number % 9}", 0.6, 0.6) for number in range(80)])

    assert verdict(tables)["state"] == State.NO_FEATURES


@pytest.mark.parametrize(("count", "fallen"), [(100, 6), (120, 7), (80, 5)])
def test_a_feature_in_which_only_branches_standing_alone_differ_breaks_nothing(count, fallen):
    usual, seldom = w.spread(count - fallen), w.spread(fallen, seed=2, stars_before=4)

    tables = w.built([*usual, *seldom])

    assert verdict(tables)["alone"] == fallen
    assert verdict(tables)["different"] == count - fallen


def copies(count):
    """The same card in so many branches of all units."""
    return [replace(w.spread(1)[0], unit=f"u{number % 12:02d}") for number in range(count)]


@pytest.mark.parametrize(("same", "others", "seed"), [(45, 105, 6), (70, 80, 7), (40, 60, 5), (49, 51, 3)])
def test_copied_cards_make_no_kind(same, others, seed):
    tables = w.built([*copies(same), *w.spread(others, seed=seed)])

    assert verdict(tables)["state"] in {State.NO_STRUCTURE, State.TOO_FEW, State.UNSTABLE}
    assert tables["weak_groups"].is_empty()


def test_where_most_cards_are_copies_the_others_do_not_stand_alone():
    tables = w.built([*copies(55), *w.spread(45, seed=3)])

    assert verdict(tables)["state"] == State.TOO_FEW
    assert verdict(tables)["different"] <= 46
    assert not tables["weak_members"]["alone"].sum() > 5


def test_a_constant_feature_is_left_out_and_says_nothing():
    tables = w.of_two_kinds()

    assert "星级比一年前" not in verdict(tables)["features"]
    assert "甲得分率" in verdict(tables)["features"]


def test_one_unit_that_holds_most_branches_gives_no_kinds():
    tables = w.built(w.two_kinds(40, units=1))

    assert verdict(tables)["state"] == State.ONE_UNIT
    assert tables["weak_groups"].is_empty()


def test_a_unit_marked_down_by_its_reviewer_is_no_kind_of_weakness():
    strict = [w.Case("u01", one.first - 0.4, one.second - 0.4, one.evidence) for one in w.spread(30, seed=2)]
    tables = w.built([*w.spread(90), *strict])

    assert verdict(tables)["state"] == State.OF_UNITS
    assert tables["weak_groups"].is_empty()
    assert notes(tables)[Note.OF_UNITS] >= 25


def test_kinds_are_still_found_beside_a_unit_marked_down_by_its_reviewer():
    strict = [w.Case("u99", 0.3, 0.3, case.evidence) for case in w.spread(24, seed=2)]
    tables = w.built([*w.two_kinds(60), *strict])

    assert first_weakness(tables["weak_groups"]) == ["甲得分率", "乙得分率"]
    assert "u99" not in tables["weak_group_units"]["unit_id"]


def test_a_feature_missing_for_one_unit_leaves_its_branches_out_and_makes_no_group():
    tables = w.built(w.two_kinds(60, units=20), without_stars_before=["u03"])
    own = tables["weak_members"].filter(pl.col("unit_id") == "u03")

    assert tables["weak_groups"].height == 2
    assert own["note"].is_null().all()  # the stars do not vary, so nobody needs them


def test_a_varying_feature_missing_for_one_unit_leaves_its_branches_out():
    cases = [
        w.Case(case.unit, case.first, case.second, case.evidence, 2 + number % 3)
        for number, case in enumerate(w.two_kinds(80, units=20))
    ]
    tables = w.built(cases, without_stars_before=["u03"])
    own = tables["weak_members"].filter(pl.col("unit_id") == "u03")

    assert verdict(tables)["state"] == State.FOUND
    assert set(own["note"]) == {Note.NOT_KNOWN}
    assert own["group"].null_count() == own.height
    assert verdict(tables)["not_known"] == own.height


def test_a_branch_without_a_card_is_listed_last_and_takes_no_part():
    tables = w.built(w.two_kinds(40), without_card=[5])
    last = tables["weak_members"].row(-1, named=True)

    assert (last["org_id"], last["place"], last["group"], last["note"]) == (
        "b005",
        None,
        None,
        Note.NOT_KNOWN,
    )
    assert verdict(tables)["state"] == State.FOUND


def test_a_new_rubric_leaves_out_the_change_and_the_comparison():
    tables = w.built(w.two_kinds(40), version_before=2019)
    changes = tables["weak_features"].filter(pl.col("feature") == "rate_change")

    assert changes["value"].null_count() == 80
    assert verdict(tables)["state"] == State.FOUND
    assert verdict(tables)["recovered_state"] == Compared.OTHER_RUBRIC
    assert tables["weak_recovered"].is_empty()


def test_branches_weak_in_everything_stand_alone():
    far = [w.Case("u04", 0.05, 0.05, 40), w.Case("u05", 0.02, 0.03, 40)]
    tables = w.built([*w.two_kinds(40), *far])

    alone = tables["weak_members"].filter("alone")
    assert {"b080", "b081"} <= set(alone["org_id"])
    assert alone["group"].null_count() == alone.height <= 3


def test_every_weak_branch_is_counted_once():
    told = verdict(w.built(w.two_kinds(40), without_card=[1, 2]))

    parts = ("grouped", "not_known", "alone", "of_units", "unstable")
    assert sum(told[name] for name in parts) == told["branches"] == 80


def test_each_group_has_three_typical_branches_of_its_own():
    members = w.of_two_kinds()["weak_members"].filter("typical")

    assert dict(members["group"].value_counts().iter_rows()) == {1: 3, 2: 3}


def test_shares_of_a_unit_are_of_all_its_weak_branches():
    tables = w.of_two_kinds()
    units = tables["weak_group_units"]

    weak = dict(tables["weak_members"]["unit_id"].value_counts().iter_rows())
    assert [weak[unit_id] for unit_id in units["unit_id"]] == units["weak_branches"].to_list()
    assert (units["share"] * units["weak_branches"] - units["branches"]).abs().max() < 1e-9


def test_the_unit_with_most_branches_in_all_groups_comes_first():
    units = w.of_two_kinds()["weak_group_units"]

    sums = units.group_by("unit_id", maintain_order=True).agg(pl.col("branches").sum())
    assert sums["branches"].to_list() == sorted(sums["branches"], reverse=True)
    assert units["in_groups"].unique(maintain_order=True).sort(descending=True)[0] == sums["branches"][0]
