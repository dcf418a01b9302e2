"""The figures of a unit's file show the numbers of the result tables."""

from dataclasses import replace

import polars as pl
import pytest

from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.unit import score_figures, spine_figure
from tests.analytics import builders as b
from tests.dashboard import ranking_data


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def one(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


@pytest.mark.parametrize(
    ("scores", "sides"),
    [
        ([1.0, 2.0, 3.0], ["bottom center", "bottom right", "top center"]),
        ([3.0, 2.0, 1.0], ["top center", "top right", "bottom center"]),
        ([1.0, 0.5, 1.0, 1.0], ["top center", "bottom center", "top center", "top center"]),
        ([1.0], ["top center"]),
    ],
)
def test_places_stand_where_the_line_does_not_run_through_them(scores, sides):
    assert score_figures.beside_line(scores) == sides


def test_a_unit_that_is_not_told_the_ends_of_its_league_sees_its_quartiles_whole(results):
    hidden = [pl.lit(None).alias(end) for end in ("lowest", "highest", "least_rate", "most_rate")]
    tables = results.tables | {"spine": results.tables["spine"].with_columns(hidden)}

    figure = spine_figure.spine(replace(results, tables=tables), theme.LIGHT, "A")

    assert not one(figure, "同组最低至最高").showlegend
    middle = one(figure, "同组上下四分位之间")
    assert middle.showlegend
    assert figure.layout.xaxis.range[0] > max(x for x in middle.x if x is not None)
    hover = one(figure, "本单位：失分率低于下四分位").hovertext[0]
    assert "中位数" in hover
    assert "最低" not in hover


def test_names_with_markup_are_words_in_every_figure():
    wicked = ranking_data.results(
        rubrics=b.rubric(20, 20, 20).with_columns(label=b.pl.lit("<b>粗"), dimension=b.pl.lit("<i>维"))
    )

    figures = [
        spine_figure.spine(wicked, theme.LIGHT, "D"),
        spine_figure.spine(wicked, theme.LIGHT, "D", "<i>维"),
        plotly.figure(score_figures.score_changes(wicked, "D", "环比"), theme.LIGHT),
    ]

    for figure in figures:
        text = figure.to_json().replace("\\u003c", "<")
        assert "<b>" not in text
        assert "<i>" not in text
