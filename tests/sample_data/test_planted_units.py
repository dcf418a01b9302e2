"""What was planted in units stands in the raw data, on more than one seed."""

import polars as pl
import pytest

from analytics.base import rules
from tests.sample_data.builders import (
    BEFORE,
    LAST,
    LAST_DAY,
    SEEDS,
    YEAR_BEFORE,
    branches,
    made,
    slots,
    totals,
)

pytestmark = pytest.mark.parametrize("seed", SEEDS)
_HALVES = ["2020H2", "2021H1", "2021H2", "2022H1", YEAR_BEFORE, BEFORE, LAST]


def _places(scores, half, units):
    """Provincial units among these, best first place 1."""
    order = sorted({score for (unit, period), score in scores.items() if period == half and unit in units})
    every = [score for (unit, period), score in scores.items() if period == half and unit in units]
    place = {score: 1 + sum(other > score for other in every) for score in order}
    return {unit: place[scores[unit, half]] for unit in units if (unit, half) in scores}


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


def test_units_fall_two_half_years_running_in_score_and_place(seed):
    frames, planted = made(seed)
    scores, ranked = totals(frames), _ranked(frames, planted)
    places = [_places(scores, half, ranked) for half in (YEAR_BEFORE, BEFORE, LAST)]

    for unit in (*planted.units.fallen_twice, planted.units.sliding):
        assert scores[unit, YEAR_BEFORE] > scores[unit, BEFORE] > scores[unit, LAST]
        assert places[0][unit] < places[1][unit] < places[2][unit]


def test_units_are_in_the_last_quarter_and_below_last_year_without_falling_twice(seed):
    frames, planted = made(seed)
    scores, ranked = totals(frames), _ranked(frames, planted)
    places = _places(scores, LAST, ranked)

    for unit in planted.units.last_quarter_and_falling:
        assert places[unit] > 0.75 * len(ranked)
        assert scores[unit, BEFORE] < scores[unit, LAST] < scores[unit, YEAR_BEFORE]


def test_one_unit_slides_and_one_climbs_every_half_year(seed):
    frames, planted = made(seed)
    scores = totals(frames)
    sliding = [scores[planted.units.sliding, half] for half in _HALVES]
    climbing = [scores[planted.units.climbing, half] for half in _HALVES]

    assert sliding == sorted(set(sliding), reverse=True)
    assert climbing == sorted(set(climbing))


def test_only_the_planted_units_have_overdue_weak_branches(seed):
    frames, planted = made(seed)
    overdue = frames["weak_branches"].filter(pl.col("cleared_on").is_null(), pl.col("due_on") < LAST_DAY)
    units = overdue.join(branches(frames).select("org_id", "unit_id"), on="org_id")["unit_id"]

    assert set(units) == set(planted.units.overdue)
    assert units.value_counts()["count"].min() >= 5


def test_only_the_planted_units_miss_self_checks_at_the_end(seed):
    frames, planted = made(seed)
    months = frames["self_checks"].filter(pl.col("period") > "2023-06").group_by("org_id").len()
    reported = dict(months.iter_rows())

    assert {unit for unit, count in reported.items() if count < 6} == set(planted.units.reports_missing)
    assert all(reported[unit] == 3 for unit in planted.units.reports_missing)
    assert frames["self_checks"].height < 40 * 103


def test_the_planted_units_report_late_most_of_the_time(seed):
    frames, planted = made(seed)
    due = pl.col("period").str.to_date("%Y-%m").dt.offset_by("1mo4d")
    late = frames["self_checks"].group_by("org_id").agg((pl.col("submitted_on") > due).mean().alias("late"))
    shares = dict(late.iter_rows())

    assert all(shares[unit] > 0.5 for unit in planted.units.late)
    assert all(share < 0.25 for unit, share in shares.items() if unit not in planted.units.late)


def test_two_units_have_unreviewed_items_and_one_no_review(seed):
    frames, planted = made(seed)
    exempt = frames["exemptions"].filter(rubric_version=2022)["org_id"].to_list()
    cards = frames["reviews"].filter(pl.col("period") == LAST)
    open_items = cards.select(
        "org_id", gaps=pl.sum_horizontal(pl.col(column).is_null() for column in slots("reviewed")[:36])
    )
    gaps = {unit: count for unit, count in open_items.iter_rows() if count and unit not in exempt}

    assert gaps == dict(zip(planted.units.unreviewed, (3, 1), strict=True))
    assert planted.units.without_review not in set(cards["org_id"])
    assert cards.height == 102


def test_self_checks_are_inflated_in_the_planted_units_only(seed):
    frames, planted = made(seed)
    own = frames["self_checks"].filter(pl.col("period") > "2023-06")
    claimed = own.select("org_id", claimed=pl.sum_horizontal(pl.col(slots("self")).cast(pl.Int64)))
    mean = dict(claimed.group_by("org_id").agg(pl.col("claimed").mean()).iter_rows())
    reviewed = {
        unit: total
        for unit, total in frames["reviews"]
        .filter(pl.col("period") == LAST)
        .select("org_id", pl.sum_horizontal(pl.col(slots("reviewed")).cast(pl.Int64)))
        .iter_rows()
        if unit not in planted.units.unreviewed
    }
    gaps = {unit: mean[unit] - total for unit, total in reviewed.items()}

    assert {unit for unit, gap in gaps.items() if gap > 500} == set(planted.units.inflated)
    assert max(gap for unit, gap in gaps.items() if unit not in planted.units.inflated) < 250


def test_the_planted_units_bring_no_evidence_for_some_items(seed):
    frames, planted = made(seed)
    columns = [rules.slot("evidence", number) for number in range(9, 15)]
    last = frames["self_checks"].filter(pl.col("period") > "2023-06")
    bare = last.group_by("org_id").agg(pl.sum_horizontal(pl.col(columns).cast(pl.Int64).sum()).alias("n"))

    assert set(bare.filter(pl.col("n") == 0)["org_id"]) == set(planted.units.without_evidence)


def test_burden_is_above_2019_in_the_planted_units_only(seed):
    frames, planted = made(seed)
    columns = ["meetings", "documents", "inspections", "assessments"]
    counts = frames["burden_counts"].with_columns(
        pl.col("period").str.slice(0, 4).alias("year"), pl.col("period").str.slice(5).alias("month")
    )
    base = counts.filter(pl.col("year") == "2019").select("org_id", "month", *columns)
    now = counts.filter(pl.col("year") == "2023").join(base, on=["org_id", "month"], suffix="_base")
    more = now.select("org_id", *(pl.col(column) > pl.col(f"{column}_base") for column in columns))
    shares = more.group_by("org_id").agg(pl.mean_horizontal(pl.col(columns).mean()).alias("share"))

    assert set(shares.filter(pl.col("share") == 1)["org_id"]) == set(planted.units.above_2019)
    assert shares.filter(pl.col("share") < 1)["share"].max() == 0
    assert counts.select(pl.col(columns).null_count()).row(0) > (0, 0, 0, 0)
    assert counts["period"].n_unique() == 60


def test_a_null_burden_is_rare(seed):
    counts = made(seed)[0]["burden_counts"]

    assert 0 < counts["meetings"].null_count() < 0.01 * counts.height


def test_pairs_of_units_are_tied(seed):
    frames, planted = made(seed)
    scores = totals(frames)

    assert len(planted.ties.half) == 3
    assert all(scores[a, LAST] == scores[b, LAST] for a, b in planted.ties.half)
    assert len({org_id for pair in planted.ties.half for org_id in pair}) == 6


def test_one_pair_is_tied_across_the_border_of_the_last_quarter(seed):
    frames, planted = made(seed)
    scores, ranked = totals(frames), _ranked(frames, planted)
    tied = scores[planted.ties.quartile[0], LAST]
    better = sum(scores[unit, LAST] > tied for unit in ranked)
    as_good = sum(scores[unit, LAST] == tied for unit in ranked)

    assert better < len(ranked) * 3 // 4 < better + as_good


def test_one_pair_has_the_same_composite(seed):
    frames, planted = made(seed)
    first, second = planted.ties.composite
    marks = frames["assessments"].filter(pl.col("period") == "2023").select("org_id", "on_site", "debriefing")
    by_unit = {unit: both for unit, *both in marks.iter_rows()}

    assert planted.ties.composite in planted.ties.half
    assert by_unit[first] == by_unit[second]
    assert None not in by_unit[first]
    assert {unit for unit, both in by_unit.items() if None in both} == set(planted.units.unassessed)


def test_a_unit_was_renamed_and_keeps_its_id(seed):
    frames, planted = made(seed)
    unit = planted.units.renamed
    former = frames["aliases"].filter(org_id=unit, kind=rules.AliasKind.FORMER.value)
    renamed = frames["changes"].filter(kind=rules.ChangeKind.RENAMED.value, from_org=unit)

    assert former["name"].to_list() == ["示例单位原丙"]
    assert renamed["to_org"].to_list() == [unit]
    assert former["valid_to"].item() < renamed["changed_on"].item()


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
