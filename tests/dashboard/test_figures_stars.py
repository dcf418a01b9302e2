"""What the pictures of the stars show: the counted shares, in the counted order, and nothing else."""

from functools import cache

import polars as pl

from analytics import pipeline
from analytics.periods import parse
from analytics.rules import League
from dashboard import theme
from dashboard.figures import star_units, stars
from dashboard.headlines import stars as headlines
from dashboard.media import plotly
from dashboard.text.common import Filters
from dashboard.text.stars import Stars
from tests.analytics import builders as b

EVERY = Filters.EVERY_KIND
COLOURS = theme.LIGHT
# name: five-star branches, four-star branches, unrated branches
UNITS = {"low": (0, 3, 1), "none": (0, 0, 0), "quarter": (1, 3, 0), "big": (6, 24, 0)}
CITIES = {"late": (1, 1, 0), "early": (0, 2, 0)}


@cache
def build(period="2021H1", names=("甲机关", "甲机关", "乙机关", "乙机关")):
    """Four provincial units and two cities; the branches were rated once, for 2021H1."""
    tree, ratings = [], []
    for order, (name, kind) in enumerate(zip(UNITS, names, strict=True), start=1):
        tree.append(b.unit(name, order, kind=kind))
    for order, name in enumerate(CITIES, start=1):
        tree.append(b.unit(name, order, league=League.MUNICIPAL, kind="市直机关"))
    for name, (five, four, unrated) in {**UNITS, **CITIES}.items():
        given = [5] * five + [4] * four + [None] * unrated
        ids = [f"{name}-{number}" for number in range(len(given))]
        tree += [b.branch(branch, name) for branch in ids]
        ratings += [
            b.rated(branch, level) for branch, level in zip(ids, given, strict=True) if level is not None
        ]
    tables = b.tables(organisations=b.organisations(*tree), star_ratings=b.frame("star_ratings", ratings))
    return pipeline.build(tables, parse(period))


def shares(*choices):
    return plotly.figure(star_units.shares(build(), *choices), COLOURS)


def test_cities_are_not_put_in_the_order_of_their_shares():
    found = star_units.chosen(build(), "市直", EVERY, star_units.ALL)

    assert found["org_id"].to_list() == ["late", "early"]
    assert star_units.LOWEST not in star_units.offered("市直")


def test_names_with_markup_become_words():
    results = build()
    named = results.tables["stars_by_unit"].with_columns(name=pl.lit("<b>甲</b>"))
    figure = plotly.figure(
        star_units.shares(
            type(results)(results.period, True, {**results.tables, "stars_by_unit": named}),
            "省直",
            EVERY,
            star_units.ALL,
        ),
        COLOURS,
    )

    assert set(figure.layout.yaxis.ticktext) == {"&lt;b&gt;甲&lt;/b&gt;"}


def test_a_half_year_that_is_not_closed_has_a_hollow_mark_and_is_called_provisional():
    results = build()
    pooled = results.tables["stars_pooled"].with_columns(is_closed=pl.lit(False))
    open_now = type(results)(results.period, False, {**results.tables, "stars_pooled": pooled})

    closed, hollow = (
        plotly.figure(stars.trend(results), COLOURS),
        plotly.figure(stars.trend(open_now), COLOURS),
    )

    assert closed.data[0].marker.symbol == ("circle",)
    assert hollow.data[0].marker.symbol == ("circle-open",)
    assert Stars.TREND_OPEN in headlines.trend(open_now)
