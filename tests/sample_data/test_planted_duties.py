"""What was planted in reports of duties is found again by the counting, on seeds nobody looked at."""

from functools import cache

import polars as pl
import pytest

from analytics.base import rules
from analytics.base.periods import parse
from analytics.kit.duties import State
from analytics.kit.units import standing_units
from analytics.systems import requirements
from sample_data.generate import generate_with_plan

SEEDS = (811, 4021)
pytestmark = pytest.mark.parametrize("seed", SEEDS)
BY_CODE = {one.code: one for one in requirements.DUTIES}


@cache
def made(seed):
    return generate_with_plan(seed, branches=300)


@cache
def counted(seed, code="2023", without=(), absent=()):
    """The tables of the period; without: units none of whose reports came; absent: units that do not stand."""
    frames, _ = made(seed)
    lazy = {name: frame.lazy() for name, frame in frames.items()}
    period = parse(code)
    reports = lazy["duty_reports"].filter(~pl.col("org_id").is_in(list(without)))
    every = standing_units(lazy["organisations"], lazy["aliases"], period.end)
    units = every.filter(~pl.col("org_id").is_in(list(absent)))
    return requirements.build(
        units, lazy["organisations"], lazy["rubrics"], reports, period, period.end
    )  # fmt: skip


def of_unit(seed, org_id, code="2023"):
    (row,) = counted(seed, code)["duties_by_unit"].filter(pl.col("org_id") == org_id).to_dicts()
    return row


def duty_of(seed, org_id, name, code="2023"):
    own = (pl.col("org_id") == org_id) & (pl.col("code") == name)
    return counted(seed, code)["duties"].filter(own).row(0, named=True)


def planted(seed):
    return made(seed)[1].duties


def test_those_who_never_report_are_found_and_nobody_else(seed):
    silent = counted(seed)["duties_by_unit"].filter(pl.col("unreported") == pl.col("owed"))
    assert set(silent["org_id"]) == set(planted(seed).never)


def test_noughts_alone_are_reports_and_meet_nothing(seed):
    row = of_unit(seed, planted(seed).zeros)
    assert (row["met"], row["unreported"], row["incomplete"]) == (0, 0, 0)
    assert row["unmet"] == row["owed"] > 0


@pytest.mark.parametrize("code", ["2021", "2022", "2023"])
def test_the_diligent_one_meets_all_in_every_year(seed, code):
    row = of_unit(seed, planted(seed).diligent, code)
    assert row["met"] == row["owed"] > 0


def test_the_late_one_is_behind_in_autumn_and_has_done_all_by_december(seed):
    autumn, year = (of_unit(seed, planted(seed).late, code) for code in ("2023Q3", "2023"))
    assert autumn["behind"] > 0
    assert year["met"] == year["owed"]


def test_most_members_with_the_hours_are_not_all_of_them_whatever_their_mean(seed):
    row = duty_of(seed, planted(seed).bureau, "training_hours")
    assert row["state"] == State.UNMET
    frames, _ = made(seed)
    told = frames["duty_reports"].filter(
        (pl.col("org_id") == planted(seed).bureau)
        & (pl.col("indicator") == BY_CODE["training_hours"].label)
        & (pl.col("period") == "2023")
    )
    assert told.height == 1
    assert abs(told["done"][0] - 0.62 * told["due"][0]) <= 0.5


def test_one_fen_of_rounding_is_met_and_two_are_not(seed):
    name = "dues_remitted"
    assert duty_of(seed, planted(seed).one_fen, name, "2023Q4")["state"] == State.MET
    assert duty_of(seed, planted(seed).two_fen, name, "2023Q4")["state"] == State.UNMET


def test_nobody_reports_of_more_members_than_the_register_has(seed):
    frames, _ = made(seed)
    parents = dict(frames["organisations"].select("org_id", "parent_id").iter_rows())

    def top(org_id):
        while parents[org_id]:
            org_id = parents[org_id]
        return org_id

    members = {}
    standing = frames["organisations"].filter(
        (pl.col("level") == rules.Level.BRANCH) & pl.col("valid_to").is_null()
    )
    for org_id, count in standing.select("org_id", "members").iter_rows():
        members[top(org_id)] = members.get(top(org_id), 0) + count
    of_members = [BY_CODE[code].label for code in ("training_hours", "volunteering", "report_in_members")]
    told = frames["duty_reports"].filter(pl.col("indicator").is_in(of_members))
    assert told.height
    assert all(due <= members[org_id] for org_id, due in told.select("org_id", "due").iter_rows())


@pytest.mark.parametrize("code", ["2023", "2023H1"])
def test_a_unit_that_never_reports_raises_no_share(seed, code):
    """Not one unit's silence lifts the lower bound, nor narrows what its report could have been."""
    for org_id in counted(seed, code)["duties_by_unit"]["org_id"].to_list()[::12]:
        before, after = (
            tables["duties_by_indicator"].select("scope", "code", "owed", "low", "high")
            for tables in (counted(seed, code), counted(seed, code, (org_id,)))
        )
        pairs = before.join(after, on=["scope", "code"], suffix="_after")
        assert pairs.filter(pl.col("owed") != pl.col("owed_after")).is_empty()
        judged = pairs.filter(pl.col("low").is_not_null() & pl.col("low_after").is_not_null())
        assert judged.filter(pl.col("low_after") > pl.col("low")).is_empty()
        assert judged.filter(pl.col("high_after") < pl.col("high")).is_empty()


@pytest.mark.parametrize("code", ["2021", "2023"])
def test_those_who_never_report_lower_bounds_and_raise_no_share(seed, code):
    with_them, alone = (
        tables["duties_by_indicator"].select("scope", "code", "met_share", "low", "unreported")
        for tables in (counted(seed, code), counted(seed, code, (), planted(seed).never))
    )
    pairs = with_them.join(alone, on=["scope", "code"], suffix="_alone")

    assert pairs["met_share"].equals(pairs["met_share_alone"].rename("met_share"))
    assert pairs.filter(pl.col("low") > pl.col("low_alone")).is_empty()
    lowered = pairs.filter(pl.col("low") < pl.col("low_alone"))
    assert lowered.height
    assert (lowered["unreported"] > lowered["unreported_alone"]).all()
