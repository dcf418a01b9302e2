"""Before any branch was rated nothing is short: sentences say so, and no picture invents an axis."""

from itertools import chain

import pytest

from analytics import pipeline, reference
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.base.common_words import Filters
from dashboard.media import plotly
from dashboard.systems.overview import figures as overview_figures
from dashboard.systems.overview import sentences
from dashboard.systems.overview.words import Overview
from dashboard.systems.stars import sentences as stars
from dashboard.systems.stars import unit_figures
from dashboard.systems.unit import branch_sentences, head_sentences
from dashboard.systems.unit.branch_words import UnitBranches
from tests.analytics import builders as b

COLOURS = theme.LIGHT
EVERY = Filters.EVERY_KIND


def made(*ratings):
    """A provincial unit and a city on the map, two branches each."""
    region = reference.tiles()["region"][0]
    units = (b.unit("u"), b.unit("city", 2, league=League.MUNICIPAL, region=region))
    branches = (b.branch(f"{unit}{number}", unit) for unit in ("u", "city") for number in range(2))
    tables = b.tables(
        organisations=b.organisations(*units, *branches),
        star_ratings=b.frame("star_ratings", list(ratings)),
    )
    return pipeline.build(tables, parse("2021H1"))


@pytest.fixture(scope="module")
def nothing():
    return made()


@pytest.fixture(scope="module")
def cities_only():
    return made(b.rated("city0", 5))


def words(figure):
    return [note.text for note in figure.layout.annotations]


def test_the_file_of_a_unit_says_that_nobody_was_rated_and_names_no_shortfall(nothing):
    five, low = branch_sentences.indicators(nothing, "u")[:2]

    assert head_sentences.lines(nothing, "u")[0][1] == "2个支部尚未评定星级"
    assert {five.value, low.value} == {UnitBranches.NOT_RATED}
    assert (five.change, five.good, five.about) == (None, None, "共2个支部")
    assert branch_sentences.branches(nothing, "u") == "单位u有2个支部，尚未评定星级；没有未销号后进支部"


def test_a_league_that_was_not_rated_is_not_judged_beside_one_that_was(cities_only):
    assert stars.units(cities_only, League.PROVINCIAL, EVERY).startswith("省直单位的支部尚未评定星级")
    assert stars.units(cities_only, League.MUNICIPAL, EVERY) == "市直1个单位都达到25%参照线"
    assert head_sentences.lines(cities_only, "u")[0][1] == "2个支部尚未评定星级"
    assert "达到" in head_sentences.lines(cities_only, "city")[0][1]


def test_the_map_is_a_sentence_until_a_city_was_rated(nothing, cities_only):
    assert sentences.map_of_divisions(nothing) == Overview.MAP_NOT_RATED
    assert words(overview_figures.tile_map(nothing, COLOURS)) == [Overview.MAP_NOT_RATED]
    assert overview_figures.tile_map(cities_only, COLOURS).data


def test_no_picture_of_the_overview_invents_an_axis(nothing):
    charts = (overview_figures.share_trend, overview_figures.score_levels)
    drawn = [plotly.figure(chart(nothing), COLOURS) for chart in charts]

    assert list(chain.from_iterable(map(words, drawn))) == [Overview.STARS_NONE, Overview.LEVELS_NONE]
    assert not any(figure.data or figure.layout.xaxis.visible for figure in drawn)


def test_the_picture_of_the_units_says_the_sentence_above_it(nothing):
    figure = plotly.figure(unit_figures.shares(nothing, League.PROVINCIAL, EVERY, unit_figures.ALL), COLOURS)

    assert words(figure) == [stars.units(nothing, League.PROVINCIAL, EVERY)]
