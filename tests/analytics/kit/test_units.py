"""Who stood when, and under which name."""

from datetime import date

import polars as pl
import pytest

from analytics.base import rules
from analytics.kit.units import standing_branches, standing_units
from tests.analytics import builders as b


def former(org_id, name, valid_to, valid_from=None, kind=rules.AliasKind.FORMER):
    return {
        "org_id": org_id,
        "name": name,
        "kind": kind.value,
        "valid_from": valid_from,
        "valid_to": valid_to,
    }


def names(day, *rows, aliases=()):
    units = standing_units(b.organisations(*rows).lazy(), b.frame("aliases", list(aliases)).lazy(), day)
    return units["name"].to_list()


def branches(day, *rows):
    found = standing_branches(b.organisations(*rows).lazy(), day).sort("org_id").collect()
    return found.select("org_id", "unit_id", "league").rows()


def test_a_unit_stands_from_its_first_day_to_its_last_day_and_the_new_one_from_then_on():
    rows = (
        b.unit("a", 1, valid_from=date(2021, 3, 1), valid_to=date(2021, 9, 30)),
        b.unit("c", 2, valid_from=date(2021, 10, 1)),
    )
    days = [date(2021, 2, 28), date(2021, 3, 1), date(2021, 9, 30), date(2021, 10, 1)]

    assert [names(day, *rows) for day in days] == [[], ["单位a"], ["单位a"], ["单位c"]]


@pytest.mark.parametrize(
    ("day", "name"), [
        (date(2020, 6, 30), "更旧名"), (date(2020, 7, 1), "旧名"), (date(2021, 6, 30), "旧名"),
        (date(2021, 7, 1), "新名"),
    ],
)  # fmt: skip
def test_a_renamed_unit_bears_the_name_of_the_day_and_never_a_short_or_full_one(day, name):
    aliases = [
        former("a", "旧名", date(2021, 6, 30)),
        former("a", "更旧名", date(2020, 6, 30)),
        former("a", "简", date(2030, 1, 1), kind=rules.AliasKind.SHORT),
        former("a", "全", date(2030, 1, 1), kind=rules.AliasKind.FULL),
    ]

    assert names(day, b.unit("a", name="新名"), aliases=aliases) == [name]


def test_a_former_name_does_not_reach_back_before_it_began():
    later = former("a", "旧名", date(2022, 6, 30), date(2021, 1, 1))
    assert names(date(2020, 12, 31), b.unit("a", name="新名"), aliases=[later]) == ["新名"]


def test_units_stand_provincial_first_each_league_in_official_order():
    city, province = rules.League.MUNICIPAL, rules.League.PROVINCIAL
    rows = (b.unit("m1", 1, city), b.unit("p2", 2, province), b.unit("m0", 2, city), b.unit("p1", 1))
    assert names(date(2021, 6, 30), *rows) == ["单位p1", "单位p2", "单位m1", "单位m0"]


def test_a_branch_belongs_to_the_unit_at_the_top_of_its_line_however_deep_it_hangs():
    rows = (
        b.unit("u", league=rules.League.MUNICIPAL),
        b.branch("c", "u", level=rules.Level.COMMITTEE.value),
        b.branch("g", "c", level=rules.Level.GENERAL_BRANCH.value),
        b.branch("g2", "u", level=rules.Level.GENERAL_BRANCH.value),
        b.branch("w", "u"),
        b.branch("x", "c"),
        b.branch("y", "g"),
        b.branch("z", "g2"),
    )

    assert branches(date(2021, 6, 30), *rows) == [(org, "u", "市直") for org in "wxyz"]


def test_temporary_and_abolished_branches_are_in_no_denominator():
    rows = (
        b.unit("u"),
        b.branch("x", "u"),
        b.branch("t", "u", temporary=True),
        b.branch("gone", "u", valid_to=date(2021, 6, 29)),
        b.branch("last", "u", valid_to=date(2021, 6, 30)),
        b.branch("new", "u", valid_from=date(2021, 7, 1)),
    )

    assert branches(date(2021, 6, 30), *rows) == [("last", "u", "省直"), ("x", "u", "省直")]


def test_a_branch_whose_line_does_not_end_at_a_unit_belongs_to_nobody():
    rows = b.organisations(b.unit("a"), b.branch("b1", "a"), b.branch("b2", "a"))
    lost = pl.when(pl.col("org_id") == "b2").then(pl.lit("nowhere")).otherwise("parent_id")

    found = standing_branches(rows.with_columns(parent_id=lost).lazy(), date(2021, 6, 30)).collect()

    assert found["org_id"].to_list() == ["b1"]
