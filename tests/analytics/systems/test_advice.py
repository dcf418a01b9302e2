"""下一步建议 and 原因线索: whom a rule names and until when, and when two facts stand out together."""

from datetime import date
from fractions import Fraction

import polars as pl
import pytest

from analytics import reference, systems
from analytics.kit.units import Unit
from analytics.systems.advice import UnitFact, advice, chance_of, facts_together, limit, unit_facts
from analytics.systems.problems import PROBLEMS
from analytics.systems.weak_branches import LEDGER

DAY = date(2023, 12, 31)
CODES = [rule["code"] for rule in reference.advice()]


def units_of(count, league="省直", region=None):
    rows = [
        {"org_id": f"{league}{number:02d}", "name": f"单位{number}", "league": league, "region": region,
         "official_order": number, "valid_from": date(2020, 1, 1)}
        for number in range(count)
    ]  # fmt: skip
    return Unit.validate(pl.DataFrame(rows, schema=Unit.create_empty().schema))


def facts_of(**having):
    """Each fact of the units with these numbers, with size 2."""
    schema = {"org_id": pl.String, "size": pl.Int64}
    return {
        code: pl.DataFrame([(f"省直{n:02d}", 2) for n in having.get(code, ())], schema=schema, orient="row")
        for code in CODES
    }


def test_a_rule_names_the_unit_its_size_and_until_when():
    rows = advice(unit_facts(units_of(3), facts_of(overdue=[2, 0])), DAY)

    assert rows.select("code", "org_id", "size", "by_day").rows() == [
        ("overdue", "省直00", 2, date(2024, 1, 15)),
        ("overdue", "省直02", 2, date(2024, 1, 15)),
    ]


def test_what_is_more_urgent_is_told_first_and_is_to_be_done_no_later():
    told = {rule["code"]: limit(rule, DAY) for rule in reference.advice() if rule["whom"]}

    assert list(told.values()) == sorted(told.values())
    assert list(told)[:2] == ["overdue", "cases"]
    assert len(set(told.values())) > 3
    assert told["burden"] == date(2024, 3, 31)  # the end of the third month


def test_every_rule_has_one_limit_and_only_who_is_to_do_something_has_one():
    for rule in reference.advice():
        assert bool(rule["days"]) + bool(rule["months"]) == bool(rule["whom"]), rule["code"]


def test_what_is_due_soon_is_asked_for_within_the_days_that_are_soon():
    rules = {rule["code"]: rule for rule in reference.advice()}

    for code, cases in (("soon", LEDGER), ("cases_soon", PROBLEMS)):
        assert int(rules[code]["days"]) == cases.due_soon_days
        assert f"{cases.due_soon_days}天" in rules[code]["fact"]


def test_what_only_has_to_be_done_in_time_is_held_beside_no_other_fact():
    rows = unit_facts(units_of(8), facts_of(soon=[0], cases_soon=[0], overdue=[0]))

    assert dict(rows.select("code", "beside").rows())["overdue"] == 1
    assert advice(rows, DAY).height == 3


def test_a_fact_of_size_zero_is_none():
    facts = facts_of() | {"overdue": pl.DataFrame({"org_id": ["省直00"], "size": [0]})}

    assert unit_facts(units_of(1), facts).is_empty()


@pytest.mark.parametrize(("region", "named"), [("洛阳市", 1), ("示例市03", 0), (None, 0)])
def test_the_share_of_stars_is_asked_only_of_the_city_it_binds(region, named):
    units = units_of(1, "市直", region)
    facts = facts_of() | {"five_star": pl.DataFrame({"org_id": units["org_id"], "size": [3]})}

    assert advice(unit_facts(units, facts), DAY).height == named


def test_what_is_only_looked_at_is_a_fact_but_no_advice():
    facts = unit_facts(units_of(1), facts_of(last_quarter=[0]))

    assert facts["code"].to_list() == ["last_quarter"]
    assert advice(facts, DAY).is_empty()


def test_what_most_units_have_is_not_counted_beside_other_facts():
    facts = facts_of(overdue=[0], reports=[0, 1], evidence=[0, 1, 2], reviews=[0])
    rows = unit_facts(units_of(4), facts).filter(pl.col("org_id") == "省直00")

    assert dict(rows.select("code", "is_common").rows()) == {
        "overdue": False, "reports": False, "evidence": True, "reviews": True,
    }  # fmt: skip
    assert set(rows["beside"]) == {2}


def pair(first, second, count=20):
    units = units_of(count)
    told = unit_facts(units, facts_of(overdue=first, reports=second))
    rows = facts_together(told, units).filter(pl.col("code") == "overdue", pl.col("other_code") == "reports")
    return rows.select("units", "both", "rest", "rest_other", "stands_out").row(0)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (range(10), range(6), (10, 6, 10, 0, True)),  # by chance in 210 of 38760
        (
            range(10),
            [*range(6), *range(10, 14)],
            (10, 6, 10, 4, False),
        ),  # 1.5 times, but by chance in a third
        (
            range(10),
            [*range(9), *range(10, 16)],
            (10, 9, 10, 6, False),
        ),  # 1.5 times exactly, by chance in 1 of 7
        (range(10), range(4), (10, 4, 10, 0, False)),  # in fewer than five
        (range(16), range(5), (16, 5, 4, 0, False)),  # too few others to hold it against
    ],
)
def test_two_facts_stand_out_together_only_beside_the_others(first, second, expected):
    assert pair(first, second) == expected


def test_a_rise_of_less_than_half_never_stands_out_however_many_units_there_are():
    first = range(500)
    assert pair(first, [*range(290), *range(500, 700)], 1000)[-1] is False  # 58 % beside 40 %
    assert pair(first, [*range(300), *range(500, 700)], 1000)[-1] is True  # 60 % beside 40 %


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((6, 10, 6, 20), Fraction(210, 38760)), ((0, 5, 5, 10), Fraction(1)), ((5, 5, 5, 10), Fraction(1, 252))],
)
def test_chance_is_counted_exactly(numbers, expected):
    assert chance_of(*numbers) == expected


def test_what_the_committee_owes_is_no_fact_of_a_unit():
    units = units_of(20)
    told = unit_facts(units, facts_of(overdue=range(10), reviews=range(10)))
    together = facts_together(told, units)

    assert "reviews" not in {*together["code"], *together["other_code"]}


def test_what_is_counted_from_one_thing_is_no_pair():
    having = facts_of(last_quarter=range(10), loss_base=range(10), few_stars=range(10))
    together = facts_together(unit_facts(units_of(20), having), units_of(20))

    assert set(together.filter("stands_out").select("code", "other_code").rows()) == {
        ("last_quarter", "few_stars"),
        ("loss_base", "few_stars"),
    }


def test_what_is_only_held_in_pairs_is_not_among_the_facts_of_a_unit():
    rows = unit_facts(units_of(8), facts_of(loss_base=[0], overdue=[0]))

    assert set(rows["beside"]) == {1}


def test_no_facts_make_no_pairs():
    units = units_of(3)

    assert facts_together(UnitFact.create_empty(), units).is_empty()


def test_every_pressing_fact_of_a_system_has_its_rule():
    facts = {rule["fact"] for rule in reference.advice()}

    assert {fact.reason for one in systems.ALL for fact in one.PRESSING} <= facts
    assert {one.fact for system in systems.ALL for one in getattr(system, "TO_DO", ())} <= facts
