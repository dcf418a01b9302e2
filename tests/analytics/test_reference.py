"""Facts and assumptions: what the documents fix, and where each number comes from."""

import polars as pl
import pytest

from analytics import datasets, reference
from analytics.base import rules

ASSUMED = ("composite_weights", "grade_cutoffs", "deadlines", "loss_bands")


@pytest.mark.parametrize("name", [*ASSUMED, "leagues", "thresholds"])
def test_every_number_has_its_source_beside_it(name):
    sources = reference.table(name)["source"]
    assert sources.null_count() == 0
    assert sources.str.len_chars().min() > 0


@pytest.mark.parametrize("name", ASSUMED)
def test_assumptions_are_marked_as_to_be_confirmed(name):
    assert reference.table(name)["source"].unique().to_list() == [rules.TO_BE_CONFIRMED]


def test_the_rubric_of_2020_is_a_valid_rubric_of_39_items_of_which_six_are_not_for_branches():
    rubric = datasets.ALL["rubrics"].schema.validate(reference.rubric_2020())

    assert rubric["item_no"].to_list() == list(range(1, 40))
    assert rubric["applies_to_units"].all()
    assert (~rubric["applies_to_branches"]).sum() == 6
    assert not rubric["synthetic"].any()


def test_the_nine_published_survey_figures_are_valid_rows_and_not_simulated():
    answers = datasets.ALL["survey_answers"].schema.validate(reference.survey_pingdingshan())

    assert answers.height == 9
    assert not answers["synthetic"].any()
    assert answers["source"].str.contains("推断").all()


@pytest.mark.parametrize("year", [2015, 2020, 2021, 2035])
def test_weights_and_cut_offs_hold_in_every_year_and_full_marks_are_100(year):
    weights, cutoffs = reference.composite_weights(year), reference.grade_cutoffs(year)

    assert weights == {"dynamic": 100, "on_site": 20, "debriefing": 20}
    assert 100 * rules.FULL_MARKS + (20 + 20) * 100 == 100 * 100
    assert cutoffs["grade"].to_list() == ["优秀", "良好", "一般", "较差"]
    assert cutoffs["at_least_percent"].min() == 0


def test_the_five_star_target_is_a_quarter_and_only_provincial_units_are_ranked():
    assert reference.five_star_target() == 25
    assert reference.ranked_leagues() == [rules.League.PROVINCIAL.value]
    assert set(reference.table("leagues")["league"]) == {league.value for league in rules.League}


def test_there_are_85_units_and_18_divisions_each_with_its_own_tile():
    units, tiles = reference.table("units_85"), reference.table("tiles_henan")

    assert units["unit_name"].n_unique() == units["official_order"].n_unique() == units.height == 85
    assert tiles.select(pl.struct("column", "row").n_unique(), pl.len()).row(0) == (18, 18)
    assert set(tiles["region"]) <= set(reference.table("regions_henan")["region"])
