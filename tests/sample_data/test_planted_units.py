"""What was planted in units stands in the raw data, on more than one seed."""

import polars as pl
import pytest

from analytics.base import rules
from tests.sample_data.builders import (
    BEFORE,
    LAST,
    SEEDS,
    YEAR_BEFORE,
    branches,
    made,
    totals,
)

pytestmark = pytest.mark.parametrize("seed", SEEDS)
_HALVES = ["2020H2", "2021H1", "2021H2", "2022H1", YEAR_BEFORE, BEFORE, LAST]


def _ranked(frames, planted):
    out = {*planted.units.unreviewed, planted.units.without_review}
    names = frames["organisations"].filter(
        pl.col("level") == rules.Level.UNIT,
        pl.col("league") == rules.League.PROVINCIAL,
        pl.col("valid_to").is_null(),
    )
    return set(names["org_id"]) - out


def test_no_unit_has_two_roles(seed):
    roles = made(seed)[1].units
    ids = [
        org_id for value in vars(roles).values() for org_id in ([value] if isinstance(value, str) else value)
    ]

    assert len(ids) == len(set(ids))
    assert set(ids) == roles.with_a_part()


def test_one_unit_slides_and_one_climbs_every_half_year(seed):
    frames, planted = made(seed)
    scores = totals(frames)
    sliding = [scores[planted.units.sliding, half] for half in _HALVES]
    climbing = [scores[planted.units.climbing, half] for half in _HALVES]

    assert sliding == sorted(set(sliding), reverse=True)
    assert climbing == sorted(set(climbing))


def test_one_pair_is_tied_across_the_border_of_the_last_quarter(seed):
    frames, planted = made(seed)
    scores, ranked = totals(frames), _ranked(frames, planted)
    tied = scores[planted.ties.quartile[0], LAST]
    better = sum(scores[unit, LAST] > tied for unit in ranked)
    assert better < len(ranked) * 3 // 4 < better + sum(scores[unit, LAST] == tied for unit in ranked)


def test_one_pair_has_the_same_composite(seed):
    frames, planted = made(seed)
    first, second = planted.ties.composite
    marks = frames["assessments"].filter(pl.col("period") == "2023").select("org_id", "on_site", "debriefing")
    by_unit = {unit: both for unit, *both in marks.iter_rows()}

    assert planted.ties.composite in planted.ties.half
    assert by_unit[first] == by_unit[second]
    assert None not in by_unit[first]
    assert {unit for unit, both in by_unit.items() if None in both} == set(planted.units.unassessed)


def test_two_units_merged_with_their_branches(seed):
    frames, planted = made(seed)
    merged = frames["changes"].filter(kind=rules.ChangeKind.MERGED.value)
    when = dict(
        zip(
            frames["organisations"]["org_id"],
            frames["organisations"].select("valid_from", "valid_to").rows(),
            strict=True,
        )
    )

    into = merged.filter(pl.col("from_org").is_in(planted.tree.predecessors))["to_org"].unique().to_list()
    assert into == [planted.units.merger_successor]
    for ended in (*planted.tree.predecessors, *planted.tree.merged_branches):
        assert when[ended][1].isoformat() == "2022-06-30"
        assert ended in set(merged["from_org"])
    for begun in (planted.units.merger_successor, *planted.tree.successor_branches):
        assert when[begun][0].isoformat() == "2022-07-01"
        assert begun in set(merged["to_org"])
    assert (len(planted.tree.merged_branches), len(planted.tree.successor_branches)) == (10, 9)


def test_branches_were_abolished_and_founded(seed):
    frames, planted = made(seed)
    changes = frames["changes"]
    gone = changes.filter(kind=rules.ChangeKind.ABOLISHED.value)
    new = changes.filter(kind=rules.ChangeKind.FOUNDED.value)
    homes = dict(branches(frames).select("org_id", "unit_id").iter_rows())

    assert set(gone["from_org"]) == set(planted.tree.abolished)
    assert {homes[branch] for branch in planted.tree.abolished} == {planted.units.abolishing}
    assert set(new["to_org"]) == set(planted.tree.founded)
    assert {homes[branch] for branch in planted.tree.founded} == {planted.units.founding}
