"""The generated frames: repeatable, valid, of the promised size, of nobody real."""

import polars as pl
import pytest

from analytics import datasets, reference
from analytics.base import rules
from sample_data.generate import generate, generate_with_plan
from tests.sample_data.builders import BEFORE, LAST, LAST_DAY, SEEDS, branches, made, slots, totals


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
def test_no_person_appears(seed):
    frames, _ = made(seed)
    headings = [heading for one in datasets.ALL.values() for heading in _headings(one)]
    of_nobody = [heading.replace("书记讲党课", "") for heading in headings]  # classes, not who gives them

    assert not [heading for heading in of_nobody if "姓名" in heading or "书记" in heading]
    assert set(branches(frames)["name"].str.extract("([^第]+党支部)$").drop_nulls().str.len_chars()) <= set(
        range(3, 12)
    )


def _headings(dataset: datasets.Dataset) -> list[str]:
    return [column.description or "" for column in dataset.schema.columns().values()]


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
def test_the_tree_has_all_levels_and_every_parent_exists(seed):
    organisations = made(seed)[0]["organisations"]

    assert set(organisations["level"]) == {level.value for level in rules.Level}
    assert set(organisations["parent_id"].drop_nulls()) <= set(organisations["org_id"])


@pytest.mark.parametrize("seed", SEEDS)
def test_half_year_scores_are_plausible_and_rise_slowly(seed):
    frames, _ = made(seed)
    scores = pl.DataFrame(
        [(half, total) for (unit, half), total in totals(frames).items() if unit.startswith("SZ")],
        schema=["half", "total"],
        orient="row",
    )
    means = dict(scores.group_by("half").agg(pl.col("total").mean()).iter_rows())

    assert scores["total"].min() >= 3900
    assert scores["total"].max() <= 5900
    assert means["2020H2"] < means["2021H2"]
    assert means["2022H1"] < means[LAST]
    assert means[LAST] - means["2022H1"] < 300


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


@pytest.mark.parametrize("seed", SEEDS)
def test_cards_are_of_branches_and_units_that_stand(seed):
    frames, _ = made(seed)
    known = branches(frames).select("org_id", "unit_id", "valid_from", "valid_to")
    cards = frames["branch_cards"].filter(pl.col("period") == LAST).join(known, on="org_id")

    assert cards.height == frames["branch_cards"].filter(pl.col("period") == LAST).height
    assert (cards["unit_id"] == cards["unit_id_right"]).all()
    assert cards["valid_to"].null_count() == cards.height
    assert cards.select((pl.col("valid_from") <= LAST_DAY).all()).item()
    assert frames["branch_cards"]["period"].unique().sort().to_list()[-2:] == [BEFORE, LAST]


def test_the_plan_is_of_the_frames_it_comes_with():
    frames, planted = generate_with_plan(3, branches=400)

    assert set(planted.weak_branches["org_id"]) <= set(frames["branch_cards"]["org_id"])
    assert planted.seed == 3
