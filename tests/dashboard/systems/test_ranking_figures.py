"""The figures of the ranking show the numbers of the result tables."""

from dataclasses import replace

import pytest

from analytics.base.rules import League
from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.scores import ranking_figures, ranking_units, self_review_figures
from tests.analytics import builders as b
from tests.dashboard import ranking_data

PROVINCE, CITY = League.PROVINCIAL.value, League.MUNICIPAL.value


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


@pytest.fixture(scope="module")
def nothing():
    return ranking_data.empty()


def traces(figure, **wanted):
    return [
        trace
        for trace in figure.data
        if all(getattr(trace, name, None) == value for name, value in wanted.items())
    ]


def test_the_filters_leave_units_of_the_league_the_kind_and_the_name(results):
    league = ranking_units.chosen(results, PROVINCE)
    kind = ranking_units.chosen(results, PROVINCE, "群团机关")
    name = ranking_units.chosen(results, PROVINCE, "", " 单位b ")
    code = ranking_units.chosen(results, PROVINCE, "", "E")

    assert league["org_id"].to_list() == ["A", "B", "C", "D", "E"]
    assert kind["org_id"].to_list() == ["C", "D", "E"]
    assert name["org_id"].to_list() == ["B"]
    assert code["org_id"].to_list() == ["E"]


def test_signs_of_a_search_are_only_characters(results):
    assert ranking_units.chosen(results, PROVINCE, "", ".*").is_empty()


def test_risers_and_fallers_differ_in_symbol_and_not_in_colour_alone(results):
    figure = plotly.figure(ranking_figures.place_changes(results, "环比", PROVINCE), theme.LIGHT)

    risen, fallen = traces(figure, mode="markers+text")
    assert risen.marker.symbol != fallen.marker.symbol
    assert risen.marker.color != fallen.marker.color


def test_at_most_twelve_move_each_way_and_the_largest_moves_are_kept():
    count = 30
    before = [b.review(f"U{n:02d}", 2000, 2000, 100 * n, period="2021H1") for n in range(1, count)]
    now = [b.review(f"U{n:02d}", 2000, 2000, 100 * (count - n), period="2021H2") for n in range(1, count)]
    many = ranking_data.results(
        organisations=b.organisations(*(b.unit(f"U{n:02d}", n) for n in range(1, count))),
        reviews=b.reviews(*before, *now),
        self_checks=b.frame("self_checks", []),
    )

    moved = ranking_figures.most_moved(ranking_units.chosen(many, PROVINCE), "环比")

    assert moved.height == 2 * ranking_figures.MOST_MOVED
    assert moved["change"].to_list() == [*range(28, 4, -2), *range(-6, -30, -2)]


def test_cities_stand_in_official_order_where_points_lost_are_drawn(results):
    figure = plotly.figure(ranking_figures.points_lost(results, CITY), theme.LIGHT)

    assert list(figure.layout.yaxis.categoryarray) == ["X", "Y"]


def test_only_the_lowest_places_are_drawn(results, monkeypatch):
    monkeypatch.setattr(ranking_units, "LOWEST", 2)

    figure = plotly.figure(
        ranking_figures.points_lost(replace(results), PROVINCE), theme.LIGHT
    )  # nothing was said of these yet

    assert list(figure.layout.yaxis.categoryarray) == ["D", "C"]


def test_a_unit_worth_a_second_look_has_a_symbol_a_number_and_its_name():
    units = [f"U{n}" for n in range(1, 8)]
    own = {unit: (2000, 2000, 1010 + n) for n, unit in enumerate(units)} | {"U7": (2000, 2000, 2000)}
    results = ranking_data.results(
        organisations=b.organisations(*(b.unit(unit, n) for n, unit in enumerate(units))),
        reviews=b.reviews(*(b.review(unit, 2000, 2000, 1000, period="2021H2") for unit in units)),
        self_checks=b.frame("self_checks", [b.self_check(u, "2021-12", *s) for u, s in own.items()]),
    )

    figure = plotly.figure(self_review_figures.self_against_review(results, PROVINCE), theme.LIGHT)

    look = figure.data[2]
    assert (look.marker.symbol, list(look.x), list(look.y)) == ("diamond", [50.0], [60.0])
    assert look.marker.symbol != figure.data[1].marker.symbol
    assert [note.text for note in figure.layout.annotations] == ["1 单位U7 +10.00"]


def test_names_with_markup_are_words_in_every_figure():
    wicked = ranking_data.results(names={"A": {"name": "<b>甲</b>"}, "D": {"name": "<i>丁"}})

    figures = [
        plotly.figure(ranking_figures.place_changes(wicked, "环比", PROVINCE), theme.LIGHT),
        plotly.figure(ranking_figures.points_lost(wicked, PROVINCE), theme.LIGHT),
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


def test_every_mark_of_a_unit_carries_its_code_so_that_a_click_leads_to_its_file(results):
    moves = plotly.figure(ranking_figures.place_changes(results, "环比", PROVINCE), theme.LIGHT)
    lost = plotly.figure(ranking_figures.points_lost(results, PROVINCE), theme.LIGHT)
    checks = plotly.figure(self_review_figures.self_against_review(results, PROVINCE), theme.LIGHT)

    for figure in (moves, lost):
        assert all(
            list(trace.customdata) == list(trace.y) for trace in figure.data if trace.customdata is not None
        )
        assert any(trace.customdata for trace in figure.data)
    assert {code for trace in checks.data[1:] for code in trace.customdata} == set("ABCDE")


def test_without_data_there_are_empty_figures_and_no_error(nothing):
    figures = [
        plotly.figure(ranking_figures.place_changes(nothing, "环比", PROVINCE), theme.DARK),
        plotly.figure(ranking_figures.points_lost(nothing, PROVINCE), theme.DARK),
        plotly.figure(self_review_figures.self_against_review(nothing, PROVINCE), theme.DARK),
    ]

    for figure in figures:
        assert not any(len(trace.x or ()) for trace in figure.data)
