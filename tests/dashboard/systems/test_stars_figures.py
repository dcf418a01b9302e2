"""What the pictures of the stars show: the counted shares, in the counted order, and nothing else."""

from functools import cache

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.base.common_words import Filters
from dashboard.base.display import percent_value
from dashboard.media import plotly
from dashboard.systems.stars import figures, unit_figures
from dashboard.systems.stars.words import Stars
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


def empty():
    return pipeline.build(b.tables(), parse("2021H1"))


def bars(figure):
    return {
        org_id: (trace.name, share)
        for trace in figure.data
        if trace.type == "bar"
        for org_id, share in zip(trace.y, trace.x, strict=True)
    }


def shares(*choices):
    return plotly.figure(unit_figures.shares(build(), *choices), COLOURS)


def test_provincial_units_stand_with_the_lowest_share_first():
    found = unit_figures.chosen(build(), "省直", EVERY, unit_figures.ALL)

    assert found["org_id"].to_list() == ["low", "big", "quarter"]


def test_cities_are_not_put_in_the_order_of_their_shares():
    found = unit_figures.chosen(build(), "市直", EVERY, unit_figures.ALL)

    assert found["org_id"].to_list() == ["late", "early"]
    assert unit_figures.LOWEST not in unit_figures.offered("市直")


def test_intervals_are_drawn_for_small_units_only():
    (line,) = [trace for trace in shares("省直", EVERY, unit_figures.ALL).data if "95%" in (trace.name or "")]
    row = build().tables["stars_by_unit"].filter(pl.col("org_id") == "quarter").row(0, named=True)

    assert set(line.y) == {"low", "quarter"}
    start = line.y.index("quarter")
    assert line.x[start : start + 2] == (percent_value(row["share_low"]), percent_value(row["share_high"]))


def test_only_the_units_short_of_the_yardstick_or_of_one_kind_can_be_asked_for():
    short = unit_figures.chosen(build(), "省直", EVERY, unit_figures.SHORT)
    kind = unit_figures.chosen(build(), "省直", "甲机关", unit_figures.ALL)

    assert short["org_id"].to_list() == ["low", "big"]
    assert kind["org_id"].to_list() == ["low"]
    assert unit_figures.kinds(build(), "省直") == [EVERY, "甲机关", "乙机关"]


def test_a_unit_without_branches_has_no_bar_and_is_listed_apart():
    assert "none" not in bars(shares("省直", EVERY, unit_figures.ALL))
    assert unit_figures.without_branches(build(), "省直")["org_id"].to_list() == ["none"]


def test_the_lowest_are_as_many_as_a_reader_takes_in(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 2)

    found = unit_figures.chosen(build(), "省直", EVERY, unit_figures.LOWEST)

    assert found["org_id"].to_list() == ["low", "big"]


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


def test_a_half_year_that_is_not_closed_has_a_hollow_mark():
    results = build()
    pooled = results.tables["stars_pooled"].with_columns(is_closed=pl.lit(False))
    open_now = type(results)(results.period, False, {**results.tables, "stars_pooled": pooled})

    closed, hollow = (
        plotly.figure(figures.trend(results), COLOURS),
        plotly.figure(figures.trend(open_now), COLOURS),
    )

    assert closed.data[0].marker.symbol == ("circle",)
    assert hollow.data[0].marker.symbol == ("circle-open",)


def test_without_data_the_pictures_say_what_is_missing():
    nothing = empty()

    drawn = [
        plotly.figure(figures.trend(nothing), COLOURS),
        plotly.figure(figures.distribution(nothing), COLOURS),
        plotly.figure(unit_figures.shares(nothing, "省直", EVERY, unit_figures.ALL), COLOURS),
    ]

    assert [figure.layout.annotations[0].text for figure in drawn] == [
        Stars.TREND_NONE.on_page,
        Stars.LEVELS_NONE.on_page,
        Stars.UNITS_NONE.format(group="省直"),
    ]
    assert not any(figure.data for figure in drawn)


def test_where_every_unit_reaches_the_yardstick_the_picture_of_the_others_says_so():
    figure = shares("省直", "乙机关", unit_figures.SHORT)
    reached = unit_figures.chosen(build(), "省直", "乙机关", unit_figures.ALL).filter("reached")

    assert reached.height == 1
    assert set(bars(figure)) == {"big"}
