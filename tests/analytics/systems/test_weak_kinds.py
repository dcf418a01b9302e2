"""Kinds of weak branch: found when they are there, refused with the reason when they are not."""

from dataclasses import replace

import polars as pl
import pytest

from analytics.statistics.surrogates import Condition, Rule
from analytics.systems.weak_kinds.weak_features import Feature, Use
from analytics.systems.weak_kinds.weak_grouping import Grouped, Note, State, group_branches
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


@pytest.mark.parametrize("count", [0, 1, 59])
def test_below_sixty_branches_there_is_only_the_sorted_table(count):
    tables = w.built(w.two_kinds(30)[:count])

    assert (verdict(tables)["state"], verdict(tables)["branches"]) == (State.TOO_FEW, count)
    assert all(tables[name].is_empty() for name in GROUPED)
    assert tables["weak_members"]["place"].to_list()[:1] == [1][:count]
    assert tables["weak_members"]["rate"].is_sorted()


def test_two_kinds_are_found_and_named_by_what_is_weak_in_them():
    tables = w.of_two_kinds()
    groups, first = tables["weak_groups"], tables["weak_rules"].filter(group=1).row(0, named=True)

    assert verdict(tables)["state"] == State.FOUND
    assert first_weakness(groups) == ["甲得分率", "乙得分率"]
    assert groups.select("branches", "shaky").rows() == [(40, False)] * 2
    assert first["unit"] == "%"
    assert 50 < first["threshold"] < 75
    assert "星级比一年前" not in verdict(tables)["features"]  # which does not vary


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


def test_a_rule_names_the_weakness_of_its_group_first_if_any(ruled):
    told = ruled((2, True, 70.0), (1, False, 60.0), (0, False, 65.0))

    assert told["name"].to_list() == ["甲", "乙", "丙"]
    assert told["weak"].to_list() == [True, True, False]
    assert told["condition"].to_list() == [1, 2, 3]
    assert ruled((1, True, 60.0), (2, True, 70.0))["weak"].to_list() == [False, False]


def test_groups_do_not_depend_on_the_order_of_the_rows():
    tables = w.tables(w.two_kinds(40))
    turned = {name: frame.reverse() for name, frame in tables.items()}

    first, second = (w.pipeline.build(one, w.parse(w.PERIOD)).tables for one in (tables, turned))

    for name in ("weak_groups", "weak_members", "weak_rules"):
        assert first[name].equals(second[name])


def copies(count):
    """The same card in so many branches of all units."""
    return [replace(w.spread(1)[0], unit=f"u{number % 12:02d}") for number in range(count)]


STRICT = [w.Case("u01", one.first - 0.4, one.second - 0.4, one.evidence) for one in w.spread(30, seed=2)]
NO_KINDS = {
    "no structure": (w.spread(120, seed=2), {State.NO_STRUCTURE}),
    "all alike": ([w.Case(f"u{number % 9}", 0.6, 0.6) for number in range(80)], {State.NO_FEATURES}),
    "one unit holds most": (w.two_kinds(40, units=1), {State.ONE_UNIT}),
    "a unit marked down by its reviewer": ([*w.spread(90), *STRICT], {State.OF_UNITS}),
    **{
        f"{same} copies": (
            [*copies(same), *w.spread(others, seed=seed)],
            {State.NO_STRUCTURE, State.TOO_FEW, State.UNSTABLE},
        )
        for same, others, seed in [(45, 105, 6), (70, 80, 7), (40, 60, 5), (49, 51, 3)]
    },
}


@pytest.mark.parametrize("case", NO_KINDS)
def test_where_there_are_no_kinds_none_are_declared_and_it_is_said_why(case):
    cases, states = NO_KINDS[case]
    tables = w.built(cases)

    assert verdict(tables)["state"] in states
    assert tables["weak_groups"].is_empty()
    assert tables["weak_members"]["group"].null_count() == len(cases)
    assert notes(tables).get(Note.OF_UNITS, 0) >= (25 if states == {State.OF_UNITS} else 0)


def test_where_most_cards_are_copies_the_others_do_not_stand_alone():
    tables = w.built([*copies(55), *w.spread(45, seed=3)])
    assert (verdict(tables)["state"], verdict(tables)["different"] <= 46) == (State.TOO_FEW, True)
    assert not tables["weak_members"]["alone"].sum() > 5


@pytest.mark.parametrize(("count", "fallen"), [(100, 6), (120, 7), (80, 5)])
def test_a_feature_in_which_only_branches_standing_alone_differ_breaks_nothing(count, fallen):
    usual, seldom = w.spread(count - fallen, evidence=40), w.spread(fallen, seed=2, evidence=400)

    tables = w.built([*usual, *seldom])

    alone = tables["weak_members"].filter("alone")["org_id"]
    assert set(alone) >= {f"b{number:03d}" for number in range(count - fallen, count)}
    assert verdict(tables)["different"] == count - verdict(tables)["alone"]


def test_kinds_are_still_found_beside_a_unit_marked_down_by_its_reviewer():
    strict = [w.Case("u99", 0.3, 0.3, case.evidence) for case in w.spread(24, seed=2)]
    tables = w.built([*w.two_kinds(60), *strict])

    assert first_weakness(tables["weak_groups"]) == ["甲得分率", "乙得分率"]
    assert "u99" not in tables["weak_group_units"]["unit_id"]


def test_whether_branches_are_newly_weak_parts_nobody_and_leaves_nobody_out():
    every = enumerate(w.two_kinds(80, units=20))
    cases = [replace(one, stars_before=2 + number % 2 * 3) for number, one in every]
    tables = w.built(cases, without_stars_before=["u03"])

    assert verdict(tables)["state"] == State.FOUND
    assert "星级" not in verdict(tables)["features"]
    assert verdict(tables)["not_known"] == 0
    newly = [w.Case(one.unit, one.first, one.second, one.evidence, 2 + n % 2 * 3) for n, one in spread_out()]
    assert verdict(w.built(newly))["state"] == State.NO_STRUCTURE


def spread_out():
    return enumerate(w.spread(120, seed=4))


@pytest.mark.parametrize("varies", [False, True])
def test_a_feature_missing_for_one_unit_leaves_its_branches_out_where_it_varies(varies):
    cases = w.two_kinds(80, units=20)
    wide = pl.DataFrame(
        {
            "org_id": [f"b{number:03d}" for number in range(160)],
            "unit_id": [one.unit for one in cases],
            "rate": [1.0] * 160,
            "first": [one.first for one in cases],
            "second": [one.second for one in cases],
            "third": [
                None if one.unit == "u03" else float(number % 3 * varies) for number, one in enumerate(cases)
            ],
        }
    )
    found = group_branches(wide, [grouping_feature(name) for name in ("first", "second", "third")])
    own = found.rows.filter(wide["unit_id"] == "u03")

    assert found.state is State.FOUND
    assert (Note.NOT_KNOWN in set(own["note"])) is varies


def grouping_feature(name):
    return Feature(name, name, "%", 1, False, "", True, Use.GROUPING, False, name != "third")


def test_a_branch_without_a_card_is_listed_last_takes_no_part_and_is_counted_once():
    tables = w.built(w.two_kinds(40), without_card=[5])
    last, told = tables["weak_members"].row(-1, named=True), verdict(tables)

    assert [last[name] for name in ("org_id", "place", "group", "note")] == [
        "b005", None, None, Note.NOT_KNOWN,
    ]  # fmt: skip
    assert told["state"] == State.FOUND
    parts = ("grouped", "not_known", "alone", "of_units", "unstable")
    assert sum(told[name] for name in parts) == told["branches"] == 80


def test_a_new_rubric_leaves_out_the_change_and_the_comparison():
    tables = w.built(w.two_kinds(40), version_before=2019)
    assert tables["weak_features"].filter(pl.col("feature") == "rate_change")["value"].null_count() == 80
    assert verdict(tables)["state"] == State.FOUND
    assert verdict(tables)["recovered_state"] == Compared.OTHER_RUBRIC
    assert tables["weak_recovered"].is_empty()


def test_branches_weak_in_everything_stand_alone():
    far = [w.Case("u04", 0.05, 0.05, 40), w.Case("u05", 0.02, 0.03, 40)]
    tables = w.built([*w.two_kinds(40), *far])

    alone = tables["weak_members"].filter("alone")
    assert {"b080", "b081"} <= set(alone["org_id"])
    assert alone["group"].null_count() == alone.height <= 3
