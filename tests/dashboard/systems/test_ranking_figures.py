"""The figures of the ranking show the numbers of the result tables."""

import pytest

from analytics.base.rules import League
from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.scores import ranking_figures, ranking_units, self_review_figures
from tests.dashboard import ranking_data

PROVINCE, CITY = League.PROVINCIAL.value, League.MUNICIPAL.value


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def traces(figure, **wanted):
    return [
        trace
        for trace in figure.data
        if all(getattr(trace, name, None) == value for name, value in wanted.items())
    ]


def test_signs_of_a_search_are_only_characters(results):
    assert ranking_units.ranking_rows(results, PROVINCE, "", ".*").is_empty()


def test_names_with_markup_are_words_in_every_figure():
    wicked = ranking_data.results(names={"A": {"name": "<b>甲</b>"}, "D": {"name": "<i>丁"}})

    figures = [
        plotly.figure(ranking_figures.place_changes(wicked, "环比", PROVINCE), theme.LIGHT),
        plotly.figure(ranking_figures.dimensions_lost(wicked, PROVINCE), theme.LIGHT),
        plotly.figure(self_review_figures.self_against_review(wicked, PROVINCE), theme.LIGHT),
    ]

    for figure in figures:
        assert "<b>" not in figure.to_json().replace("\\u003c", "<")
        assert "<i>" not in figure.to_json().replace("\\u003c", "<")


def test_long_names_are_cut_beside_an_axis_and_whole_on_hovering():
    long = "示例单位驻外省办事处机关服务中心"
    results = ranking_data.results(names={"A": {"name": long}})

    figure = plotly.figure(ranking_figures.place_changes(results, "环比", PROVINCE), theme.LIGHT)

    assert figure.layout.yaxis.ticktext[0] == "示例单位驻外省办事…"
    assert long in traces(figure, mode="markers+text")[0].hovertext[0]
