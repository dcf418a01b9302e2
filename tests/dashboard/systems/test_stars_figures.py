"""What the pictures of the stars show: what each unit is short of, most first, and nothing else."""

from functools import cache

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.base.common_words import Filters
from dashboard.kit.chart import SeriesKind
from dashboard.media import plotly
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.findings import TABLE
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


def of_counts(*counts):
    """Rows of units in official order, from their five-star branches and all their branches."""
    asked = [max(0, -(-branches // 4) - five) for five, branches in counts]
    return pl.DataFrame(
        {
            "org_id": [f"{five}/{branches}" for five, branches in counts],
            "five_star": [five for five, _ in counts],
            "branches": [branches for _, branches in counts],
            "shortfall": pl.Series([s if n else None for s, (_, n) in zip(asked, counts, strict=True)]),
            "official_order": range(1, len(counts) + 1),
        }
    )


def test_a_unit_of_one_branch_does_not_stand_above_one_that_lacks_eighteen():
    rows = of_counts((0, 1), (15, 130), (0, 0), (2, 8), (11, 116), (0, 2))

    assert unit_figures.by_shortfall(rows)["org_id"].to_list() == [
        *("11/116", "15/130"),  # both lack 18: the lower share first
        *("0/1", "0/2"),  # both lack 1 of nothing: official order
        *("2/8", "0/0"),
    ]


def test_equal_shares_of_other_counts_keep_the_official_order():
    rows = of_counts((3, 21), (1, 7), (0, 4))  # 1/7 twice: lacking 3, 1, 1

    assert unit_figures.by_shortfall(rows)["org_id"].to_list() == ["3/21", "0/4", "1/7"]
    level = of_counts((7, 147), (2, 42), (1, 21)).with_columns(shortfall=1)
    assert unit_figures.by_shortfall(level)["org_id"].to_list() == ["7/147", "2/42", "1/21"]


def test_the_bars_are_what_is_missing_from_zero_with_the_counts_beside_them_and_no_interval():
    chart = unit_figures.shortfalls(build(), "省直", EVERY, unit_figures.MOST)
    panel = chart.fields[0]

    assert [one.kind for one in panel.series] == [SeriesKind.BAR]
    assert panel.categories.keys == ("big", "low")
    assert panel.series[0].values == (2, 1)
    assert panel.categories.right == ("6/30 差2", "0/4 差1")
    assert (panel.numbers.ends, panel.numbers.from_zero) == (None, True)


def test_every_unit_stands_in_the_list_of_all_in_the_same_order():
    shown = unit_figures.shown_units(build(), "省直", EVERY, unit_figures.ALL)

    assert shown["org_id"].to_list() == ["big", "low", "quarter"]


def test_cities_are_not_put_in_the_order_of_their_shares():
    found = unit_figures.shown_units(build(), "市直", EVERY, unit_figures.ALL)

    assert found["org_id"].to_list() == ["late", "early"]
    assert unit_figures.MOST not in unit_figures.show_choices("市直")


def test_names_with_markup_become_words():
    results = build()
    named = results.tables["stars_by_unit"].with_columns(name=pl.lit("<b>甲</b>"))
    figure = plotly.figure(
        unit_figures.shortfalls(
            type(results)(results.period, True, {**results.tables, "stars_by_unit": named}),
            "省直",
            EVERY,
            unit_figures.ALL,
        ),
        COLOURS,
    )

    assert set(figure.layout.yaxis.ticktext) == {"&lt;b&gt;甲&lt;/b&gt;"}


def test_units_without_branches_are_those_of_the_chosen_kind():
    results, league = build(), League.PROVINCIAL.value

    def remark(kind):
        return TABLE.remark(results, league, kind, unit_figures.ALL)

    assert remark(EVERY).endswith("不计算占比：单位none")
    assert remark("甲机关").endswith("不计算占比：单位none")
    assert remark("乙机关") == ""
