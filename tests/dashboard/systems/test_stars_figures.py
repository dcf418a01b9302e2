"""What the pictures of the stars show: the counted shares, in the counted order, and nothing else."""

from functools import cache

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.base.common_words import Filters
from dashboard.media import plotly
from dashboard.systems.stars import unit_figures
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
    return plotly.figure(unit_figures.shares(build(), *choices), COLOURS)


def test_cities_are_not_put_in_the_order_of_their_shares():
    found = unit_figures.shown_units(build(), "市直", EVERY, unit_figures.ALL)

    assert found["org_id"].to_list() == ["late", "early"]
    assert unit_figures.LOWEST not in unit_figures.show_choices("市直")


def test_names_with_markup_become_words():
    results = build()
    named = results.tables["stars_by_unit"].with_columns(name=pl.lit("<b>甲</b>"))
    figure = plotly.figure(
        unit_figures.shares(
            type(results)(results.period, True, {**results.tables, "stars_by_unit": named}),
            "省直",
            EVERY,
            unit_figures.ALL,
        ),
        COLOURS,
    )

    assert set(figure.layout.yaxis.ticktext) == {"&lt;b&gt;甲&lt;/b&gt;"}
