"""Rounds in small: whom they must reach, who is covered, the pace, and the quarter a unit let pass."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.base.periods import parse
from analytics.kit import rounds
from analytics.kit.rounds import HALF, NEW, NOT_REACHED, REACHED, Rounds
from analytics.kit.units import standing_units
from analytics.systems import observation
from analytics.systems.observation import OBSERVATION
from tests.analytics import builders as b

TREE = (
    b.unit("u", 1),
    b.unit("v", 2),
    *(b.branch(f"u{number}", "u") for number in range(1, 5)),
    b.branch("v1", "v"),
)
BEFORE = b.visit("u1", date(2020, 2, 1))  # so that there are records
BOTH = Rounds("heard", "述职", "述职", ("上", "下"), "heard_outcomes", ("好",))


def made(*visits, tree=TREE, period="2023", system=OBSERVATION):
    organisations = b.organisations(*tree)
    frame = pl.LazyFrame(
        [{"result": None, "exemplar": None, **visit} for visit in visits],
        schema={
            **dict.fromkeys(("org_id", "kind", "organised_by", "result", "exemplar"), pl.String),
            "held_on": pl.Date,
        },
    )
    code = parse(period)
    lazy = organisations.lazy()
    units = standing_units(lazy, b.frame("aliases", []).lazy(), code.end)
    return rounds.tables(system, lazy, frame, units, code)


def states(tables, name="rounds"):
    return dict(tables[name].select("org_id", "state").iter_rows())


def quarter(tables, code, scope="全省"):
    return tables["rounds_by_quarter"].row(
        by_predicate=(pl.col("scope") == scope) & (pl.col("quarter") == code), named=True
    )


def of_unit(tables, org_id):
    return tables["rounds_by_unit"].row(by_predicate=pl.col("org_id") == org_id, named=True)


def test_two_visits_to_one_branch_cover_one_and_one_to_a_temporary_branch_none():
    visits = [b.visit(one, date(2023, month, 1)) for one, month in (("u1", 2), ("u1", 5), ("t", 2))]
    tables = made(*visits, tree=(*TREE, b.branch("t", "u", temporary=True)))
    own = of_unit(tables, "u")

    assert (own["covered"], own["visits_of_year"], quarter(tables, "2023Q4")["covered"]) == (1, 2, 1)
    assert [own[name] for name in ("first", "second", "third", "fourth")] == [1, 0, 0, 0]
    assert "t" not in states(tables)


def test_what_comes_after_the_period_other_kinds_and_last_years_visits_cover_nothing():
    tables = made(
        b.visit("u1", date(2023, 7, 1)),
        b.visit("u2", date(2023, 6, 30), kind="联系点到访"),
        b.visit("u3", date(2022, 12, 31)),  # is remembered
        period="2023H1",
    )

    assert set(states(tables).values()) == {NOT_REACHED}
    known = tables["rounds"].filter(pl.col("last_on").is_not_null())
    assert known.select("org_id", "times", "days_since").rows() == [("u3", 0, 181)]


def test_a_branch_abolished_the_day_before_leaves_numerator_and_denominator():
    gone = [{**row, "valid_to": date(2023, 12, 30)} if row["org_id"] == "u1" else row for row in TREE]
    visits = [b.visit("u1", date(2023, 2, 1)), b.visit("u2", date(2023, 2, 2))]

    before, after = made(*visits), made(*visits, tree=gone)

    assert (quarter(before, "2023Q1")["covered"], quarter(before, "2023Q1")["population"]) == (2, 5)
    assert (quarter(after, "2023Q1")["covered"], quarter(after, "2023Q1")["population"]) == (1, 4)
    assert "u1" not in states(after)


@pytest.mark.parametrize(("founded", "state"), [(date(2023, 9, 30), NOT_REACHED), (date(2023, 10, 1), NEW)])
def test_a_branch_founded_in_the_last_quarter_is_listed_apart(founded, state):
    tables = made(BEFORE, tree=(*TREE, b.branch("n", "u", valid_from=founded)))

    assert states(tables)["n"] == state
    assert quarter(tables, "2023Q4")["population"] == (5 if state == NEW else 6)
    assert of_unit(tables, "u")["new"] == (state == NEW)


def test_of_two_audiences_one_is_half_and_both_count_from_the_later():
    up, down = b.visit("u1", date(2023, 2, 1), kind="上"), b.visit("u1", date(2023, 8, 1), kind="下")

    assert states(made(up, system=BOTH), "heard")["u1"] == HALF
    assert states(made(up, down, system=BOTH), "heard")["u1"] == REACHED
    assert made(up, down, system=BOTH)["heard_by_unit"]["third"].to_list() == [1, 0]


def test_two_visits_of_a_kind_are_needed_where_the_system_says_so():
    twice = Rounds("rounds", "支部观摩", "观摩", ("支部观摩",), "visit_outcomes", ("好",), at_least=2)
    once, again = b.visit("u1", date(2023, 2, 1)), b.visit("u1", date(2023, 8, 1))

    assert states(made(once, system=twice))["u1"] == NOT_REACHED
    assert of_unit(made(once, again, system=twice), "u")["third"] == 1


def test_what_comes_after_the_period_and_other_kinds_are_not_known():
    later, other = b.visit("u1", date(2023, 7, 1)), b.visit("u2", date(2023, 6, 30), kind="联系点到访")
    tables = made(BEFORE, later, other, period="2023H1")

    assert set(states(tables).values()) == {NOT_REACHED}
    assert tables["rounds"]["last_on"].to_list() == [date(2020, 2, 1), *[None] * 4]


def test_where_no_visit_was_ever_told_no_unit_is_said_to_lack_one():
    later, other = b.visit("u1", date(2024, 1, 1)), b.visit("u2", date(2023, 6, 30), kind="联系点到访")

    assert [table.height for table in made().values()] == [0, 0, 0, 0]
    assert [table.height for table in made(later, other).values()] == [0, 0, 0, 0]
    assert of_unit(made(BEFORE), "v")["without"]


def test_a_visit_of_last_year_covers_nothing_and_is_remembered():
    tables = made(b.visit("u1", date(2022, 12, 31)), period="2023H1")
    row = tables["rounds"].row(by_predicate=pl.col("org_id") == "u1", named=True)

    assert (row["state"], row["times"], row["days_since"]) == (NOT_REACHED, 0, 181)


def test_the_pace_is_a_quarter_of_them_a_quarter_rounded_up():
    tables = made(BEFORE)

    assert [quarter(tables, f"2023Q{number}")["pace"] for number in (1, 2, 3, 4)] == [2, 3, 4, 5]


def test_a_running_quarter_is_not_told():
    assert made(BEFORE, period="2023-05")["rounds_by_quarter"]["quarter"].unique().to_list() == ["2023Q1"]


def test_a_running_quarter_is_said_of_no_unit_to_be_without_a_round():
    running, over = (
        made(BEFORE, period=code)["rounds_by_unit"]["without"] for code in ("2023-05", "2023-06")
    )
    assert (set(running), set(over)) == ({None}, {True})


def test_a_unit_without_a_round_in_the_quarter_is_counted_one_of_a_single_branch_once_a_year():
    tables = made(b.visit("u1", date(2023, 2, 1)), b.visit("v1", date(2023, 3, 1)), period="2023H1")

    assert quarter(tables, "2023Q1")["units_without"] == 0
    assert quarter(tables, "2023Q2")["units_without"] == 1
    assert (of_unit(tables, "u")["without"], of_unit(tables, "v")["without"]) == (True, False)


def test_outcomes_are_counted_in_words_and_none_is_unjudged():
    tables = made(
        b.visit("u1", date(2023, 2, 1), result="差", exemplar="反面典型"),
        b.visit("u2", date(2023, 2, 1), result="好", exemplar="正面典型"),
        b.visit("u3", date(2023, 2, 1)),
    )
    whole = tables["visit_outcomes"].filter(pl.col("scope") == "全省")

    assert whole.select("result", "visits", "examples", "warnings").rows() == [
        ("好", 1, 1, 0),
        ("差", 1, 0, 1),
        ("未评", 1, 0, 0),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(["u1", "u2", "u3", "v1"]), st.dates(date(2023, 1, 1), date(2023, 12, 31))),
        unique=True,
        max_size=8,
    )
)
def test_what_is_covered_of_the_province_is_the_sum_of_its_units(drawn):
    tables = made(BEFORE, *(b.visit(branch, day) for branch, day in drawn))
    of_units = tables["rounds_by_unit"]

    for place, names in enumerate((["first"], ["first", "second"], ["first", "second", "third"]), 1):
        assert quarter(tables, f"2023Q{place}")["covered"] == of_units.select(names).to_numpy().sum()
    assert quarter(tables, "2023Q4")["covered"] == of_units["covered"].sum()
    assert of_units["covered"].sum() == len({branch for branch, _ in drawn})


@pytest.mark.parametrize(("seen", "unseen"), [(date(2022, 1, 1), False), (date(2021, 12, 31), True)])
def test_a_branch_is_unseen_after_24_months_or_where_nobody_ever_came(seen, unseen):
    tables = made(b.visit("u1", seen), period="2023H2")
    told = dict(tables["rounds"].select("org_id", "unseen").iter_rows())

    assert (told["u1"], told["u2"]) == (unseen, True)
    assert of_unit(tables, "u")["unseen"] == 3 + unseen
    assert (quarter(tables, "2023Q4")["unseen"], quarter(tables, "2023Q3")["unseen"]) == (4 + unseen, 4)


def test_a_branch_founded_in_the_last_quarter_is_not_unseen():
    tables = made(BEFORE, tree=(*TREE, b.branch("n", "u", valid_from=date(2023, 10, 1))))

    assert not dict(tables["rounds"].select("org_id", "unseen").iter_rows())["n"]
    assert of_unit(tables, "u")["unseen"] == 4


def crowded(*visits, tree=TREE, period="2023"):
    lazy, code = b.organisations(*tree).lazy(), parse(period)
    units = standing_units(lazy, b.frame("aliases", []).lazy(), code.end)
    made_of = observation.make_crowded_days(units, lazy, b.frame("visits", list(visits)).lazy(), code)
    return made_of.select("org_id", "organised_by", "branches", "of_day").rows()


MANY = (b.unit("u", 1), b.unit("v", 2), *(b.branch(f"u{n}", "u") for n in range(9)), b.branch("v1", "v"))


@pytest.mark.parametrize(("count", "days"), [(8, []), (9, [("u", "本单位", 9, 9)])])
def test_more_than_eight_branches_of_one_organiser_crowd_a_day(count, days):
    day = date(2023, 3, 1)
    visits = [b.visit(f"u{n}", day) for n in range(count)]

    assert crowded(*visits, tree=MANY) == days
    assert crowded(*visits, b.visit("v1", day), tree=MANY) == days
    assert crowded(*(b.visit(f"u{n}", day, kind="联系点到访") for n in range(9)), tree=MANY) == []


def test_the_working_committee_is_one_organiser_for_all_units_and_a_branch_counts_while_it_stood():
    day = date(2023, 3, 1)
    gone = [{**row, "valid_to": date(2023, 6, 30)} if row["org_id"] == "u0" else row for row in MANY]
    visits = [b.visit(one, day, organised_by="工委") for one in (*(f"u{n}" for n in range(8)), "v1")]

    assert crowded(*visits, tree=gone) == [("u", "工委", 8, 9), ("v", "工委", 1, 9)]
    assert crowded(*visits[:-1], b.visit("v1", day), tree=gone) == []
    assert crowded(*visits, tree=gone, period="2024") == []


def held_up(*visits):
    lazy, code = b.organisations(*TREE).lazy(), parse("2023")
    units = standing_units(lazy, b.frame("aliases", []).lazy(), code.end)
    ones, frame = made(*visits)["rounds"], b.frame("visits", list(visits)).lazy()
    branches = observation.make_exemplar_branches(units, frame, ones, code, code.end)
    counted = observation.make_exemplars_by_unit(units, branches)
    return branches.select("org_id", "exemplar").rows(), counted.select(
        "org_id", "examples", "warnings"
    ).rows()


def test_a_branch_is_held_up_as_its_last_visit_of_the_year_says():
    good, bad = {"result": "好", "exemplar": "正面典型"}, {"result": "差", "exemplar": "反面典型"}
    branches, counted = held_up(
        b.visit("u1", date(2023, 2, 1), **bad), b.visit("u1", date(2023, 5, 1), **good),
        b.visit("u2", date(2022, 5, 1), **good), b.visit("u3", date(2023, 5, 1), **bad),
    )  # fmt: skip

    assert branches == [("u1", "正面典型"), ("u3", "反面典型")]
    assert counted == [("u", 1, 1)]


@pytest.mark.parametrize(("found_on", "told"), [(date(2023, 6, 30), ["u1"]), (date(2023, 7, 1), [])])
def test_a_weak_branch_nobody_came_to_is_told_after_six_months_of_standing_open(found_on, told):
    lazy, code = b.organisations(*TREE).lazy(), parse("2023")
    units = standing_units(lazy, b.frame("aliases", []).lazy(), code.end)
    ledger = pl.DataFrame({"org_id": ["u1", "u2", "u3"], "found_on": [found_on] * 3,
                           "is_open": [True, False, True]})  # fmt: skip
    ones = made(BEFORE, b.visit("u3", found_on))["rounds"]

    assert observation.make_weak_unseen(units, ledger, ones, date(2023, 12, 31))["org_id"].to_list() == told
