"""Before any branch was rated nothing is short: sentences say so, and no picture invents an axis."""

import pytest

from analytics import pipeline, reference
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.base.common_words import Filters
from dashboard.systems.overview import figures as overview_figures
from dashboard.systems.overview import sentences
from dashboard.systems.overview.words import Overview
from dashboard.systems.stars import sentences as stars
from dashboard.systems.unit import head_sentences
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


def test_a_league_that_was_not_rated_is_not_judged_beside_one_that_was(cities_only):
    assert stars.units(cities_only, League.PROVINCIAL, EVERY).startswith("省直单位的支部尚未评定星级")
    assert (
        stars.units(cities_only, League.MUNICIPAL, EVERY) == "市直有支部的单位只有单位city1个，达到25%参照线"
    )
    assert head_sentences.lines(cities_only, "u")[0][1] == "2个支部尚未评定星级"
    assert "达到" in head_sentences.lines(cities_only, "city")[0][1]


def test_the_map_is_a_sentence_until_a_city_was_rated(nothing, cities_only):
    assert sentences.map_of_divisions(nothing) == Overview.MAP_NOT_RATED
    assert words(overview_figures.tile_map(nothing, COLOURS)) == [Overview.MAP_NOT_RATED]
    assert overview_figures.tile_map(cities_only, COLOURS).data
