"""The generated frames: repeatable, valid, of the promised size, of nobody real."""

import polars as pl
import pytest

from analytics import datasets, reference
from analytics.base import rules
from sample_data.generate import generate
from tests.sample_data.builders import SEEDS, branches, made, slots


def test_the_same_seed_gives_the_same_frames():
    first, second = generate(5, branches=300), generate(5, branches=300)
    assert all(first[name].equals(second[name], null_equal=True) for name in datasets.ALL)


def test_another_seed_plants_elsewhere():
    _, here = made(SEEDS[0])
    _, there = made(SEEDS[1])

    assert here.units != there.units
    assert here.cards != there.cards


def test_every_data_set_is_there_and_valid():
    frames, _ = made(SEEDS[0])

    assert list(frames) == list(datasets.ALL)
    assert all(datasets.ALL[name].schema.is_valid(frame) for name, frame in frames.items())
    assert all(frame.height for frame in frames.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_only_the_rubric_of_2020_and_the_survey_are_real(seed):
    frames, _ = made(seed)
    real = {name for name, frame in frames.items() if not frame["synthetic"].all()}

    assert real == {"rubrics", "survey_answers"}
    assert frames["rubrics"].filter(~pl.col("synthetic"))["rubric_version"].unique().to_list() == [2020]
    assert frames["survey_answers"].height == 9
    assert not frames["survey_answers"]["synthetic"].any()


def test_the_simulated_rubric_says_so_and_shares_no_label_with_the_real_one():
    rubrics = made(SEEDS[0])[0]["rubrics"]
    real = rubrics.filter(rubric_version=2020)
    invented = rubrics.filter(rubric_version=2022)

    assert (real.height, invented.height) == (39, 36)
    assert invented["label"].str.ends_with("（模拟）").all()
    assert set(real["label"]).isdisjoint(invented["label"])
    assert set(real["dimension"]) == set(invented["dimension"])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_real_organ_and_no_real_place_appears_in_simulated_rows(seed):
    frames, _ = made(seed)
    tiles = reference.table("tiles_henan")
    real = [
        *reference.table("units_85")["unit_name"],
        *(name for name in reference.table("regions_henan")["region"] if name != rules.League.PROVINCIAL),
        *tiles["short_name"],
    ]
    words = {
        text
        for frame in frames.values()
        for column in frame.filter("synthetic").select(pl.col(pl.String)).iter_columns()
        for text in column.drop_nulls().unique()
    }

    assert not [text for text in words if any(name in text for name in real)]


@pytest.mark.parametrize("seed", SEEDS)
def test_85_units_and_18_cities_stand_at_the_end_with_the_kinds_of_the_official_list(seed):
    frames, _ = made(seed)
    units = frames["organisations"].filter(pl.col("level") == rules.Level.UNIT, pl.col("valid_to").is_null())
    provincial = units.filter(pl.col("league") == rules.League.PROVINCIAL).sort("official_order")

    assert provincial["name"].to_list() == [f"示例单位{number:02d}" for number in range(1, 86)]
    assert (
        provincial["kind"].to_list()
        == reference.table("units_85").sort("official_order")["unit_kind"].to_list()
    )
    cities = units.filter(pl.col("league") == rules.League.MUNICIPAL).sort("official_order")
    assert cities["region"].to_list() == reference.table("tiles_henan")["sample_region"].to_list()


@pytest.mark.parametrize("seed", SEEDS)
def test_about_5000_branches_of_uneven_units_with_names_unique_inside_a_unit(seed):
    frames, planted = made(seed)
    standing = branches(frames).filter(pl.col("valid_to").is_null(), ~pl.col("temporary"))
    sizes = dict(standing.group_by("unit_id").len().iter_rows())

    assert 4900 <= standing.height <= 5100
    assert planted.units.without_branches not in sizes
    assert sizes[planted.units.one_branch] == 1
    assert all(sizes[org_id] < 4 for org_id in planted.units.few_branches)
    assert sum(size > 150 for size in sizes.values()) >= 3
    assert not branches(frames).select("unit_id", "name").is_duplicated().any()
    assert standing["name"].is_duplicated().any()


@pytest.mark.parametrize("seed", SEEDS)
def test_marks_never_exceed_the_maximum_of_their_item(seed):
    frames, _ = made(seed)
    maxima = {
        (version, number): most
        for version, number, most in frames["rubrics"]
        .select("rubric_version", "item_no", "max_points")
        .iter_rows()
    }

    for name, prefix in (("reviews", "reviewed"), ("self_checks", "self"), ("branch_cards", "score")):
        for version, cards in frames[name].group_by("rubric_version"):
            highest = cards.select(pl.col(slots(prefix)).max()).row(0)
            for number, mark in enumerate(highest, start=1):
                assert mark is None or mark <= maxima[version[0], number]


@pytest.mark.parametrize("seed", SEEDS)
def test_branch_cards_hold_only_items_that_apply_to_branches(seed):
    frames, _ = made(seed)
    for version, cards in frames["branch_cards"].group_by("rubric_version"):
        rubric = frames["rubrics"].filter(pl.col("rubric_version") == version[0])
        elsewhere = rubric.filter(~pl.col("applies_to_branches"))["item_no"]
        empty = [rules.slot(prefix, number) for number in elsewhere for prefix in ("score", "evidence")]

        assert cards.select(pl.col(empty).is_null().all()).row(0) == (True,) * len(empty)
