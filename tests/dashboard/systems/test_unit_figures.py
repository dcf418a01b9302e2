"""The figures of a unit's file show the numbers of the result tables."""

from dataclasses import replace

import polars as pl
import pytest

from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.unit import score_figures, score_history, spine_figure
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
    assert score_history.beside_line(scores) == sides


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


def test_scores_so_far_stand_beside_the_median_of_the_league(results):
    figure = plotly.figure(score_history.chart(results, "A"), theme.LIGHT)

    medians = {
        trace.x[at]: trace.y[at]
        for trace in figure.data
        if trace.name == "同组中位数"
        for at in range(len(trace.x))
    }
    levels = results.tables["score_levels"].filter(b.pl.col("league") == "省直")
    assert list(medians.values()) == [points / 100 for points in levels.sort("period")["median"]]
    assert len(one(figure, "本单位").y) == len(medians)


def test_where_no_other_unit_has_a_score_there_is_no_median(results):
    tables = results.tables | {"score_levels": results.tables["score_levels"].with_columns(units=1)}

    figure = plotly.figure(score_history.chart(replace(results, tables=tables), "A"), theme.LIGHT)

    assert {trace.name for trace in figure.data} == {"本单位"}


def test_the_axis_spans_the_scores_and_the_medians(results):
    figure = plotly.figure(score_history.chart(results, "A"), theme.LIGHT)

    least, most = figure.layout.yaxis.range
    assert 0 < least < most < 70
    assert all(least < y < most for trace in figure.data for y in trace.y)
