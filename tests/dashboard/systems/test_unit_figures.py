"""The figures of a unit's file show the numbers of the result tables."""

import re
from dataclasses import replace

import pytest

from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.unit import one_branch_figures, score_figures, spine_figure
from tests.analytics import builders as b
from tests.dashboard import ranking_data


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def traces(figure, **wanted):
    return [
        trace
        for trace in figure.data
        if all(getattr(trace, name, None) == value for name, value in wanted.items())
    ]


def one(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_scores_of_two_rubric_versions_are_two_lines():
    results = ranking_data.results(version_before=2018)

    figure = plotly.figure(score_figures.score_history(results, "A"), theme.LIGHT)

    assert [list(line.y) for line in figure.data] == [[30.0], [60.0]]
    assert [list(line.text) for line in figure.data] == [["第5名"], ["第1名"]]
    assert len(figure.layout.annotations) == 1


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


def test_where_a_unit_stands_is_said_by_shape_and_sign_and_not_by_colour_alone(results):
    best = spine_figure.spine(results, theme.LIGHT, "A")
    item = spine_figure.spine(results, theme.LIGHT, "D", "乙")

    above = one(best, "本单位：高于上四分位")
    assert above.marker.symbol == "triangle-up"
    words = [re.sub("<[^>]+>", "", text) for text in traces(best, mode="text")[1].text]
    assert words == [
        "▲ 60.00 / 60.00（中位50.00）",
        "● 40.00 / 40.00（中位35.00）",
        "▲ 20.00 / 20.00（中位15.00）",
    ]
    assert list(traces(item, mode="text")[0].text) == ["要素2"]


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_the_sign_beside_the_points_has_the_colour_of_the_mark(results, colours):
    figure = spine_figure.spine(results, colours, "A")

    signs = [re.findall('color:(#[0-9A-F]+)">(.)', text)[0] for text in traces(figure, mode="text")[1].text]
    assert signs == [(colours.met, "▲"), (colours.text, "●"), (colours.met, "▲")]
    assert one(figure, "本单位：高于上四分位").marker.color == colours.met
    assert one(figure, "本单位：四分位之间").marker.color == colours.text


def test_what_is_not_reviewed_has_no_mark_and_says_so(results):
    figure = spine_figure.spine(results, theme.LIGHT, "E")

    assert not [trace for trace in figure.data if (trace.name or "").startswith("本单位")]
    assert set(traces(figure, mode="text")[1].text) == {"未审核 / 60.00", "未审核 / 40.00", "未审核 / 20.00"}


def test_alone_in_its_league_a_unit_has_no_line_beside_it():
    alone = ranking_data.results(
        organisations=b.organisations(b.unit("A")),
        reviews=b.reviews(b.review("A", 2000, 1000, 1000, period="2021H2")),
    )

    figure = spine_figure.spine(alone, theme.LIGHT, "A")

    assert not one(figure, "同组最低至最高").x
    assert list(one(figure, "本单位：四分位之间").x) == pytest.approx([4000 / 60, 75, 50])


def test_a_unit_that_is_not_told_the_ends_of_its_league_sees_its_quartiles_whole(results):
    tables = results.tables | {"spine": results.tables["spine"].with_columns(lowest=None, highest=None)}

    figure = spine_figure.spine(replace(results, tables=tables), theme.LIGHT, "A")

    assert not one(figure, "同组最低至最高").showlegend
    middle = one(figure, "同组上下四分位之间")
    assert middle.showlegend
    assert figure.layout.xaxis.range[0] < min(x for x in middle.x if x is not None)
    hover = one(figure, "本单位：高于上四分位").hovertext[0]
    assert "中位数" in hover
    assert "最低" not in hover


def branch_results(*ratings, cards=()):
    return ranking_data.results(
        organisations=b.organisations(b.unit("A"), b.branch("b1", "A")),
        star_ratings=b.frame("star_ratings", [b.rated("b1", stars, period) for period, stars in ratings]),
        branch_cards=b.frame("branch_cards", list(cards)),
    )


def test_stars_go_in_steps_and_low_ones_have_another_shape():
    results = branch_results(("2020H2", 4), ("2021H2", 2))

    line = plotly.figure(one_branch_figures.star_history(results, "b1"), theme.LIGHT).data[0]

    assert (list(line.y), line.line.shape) == ([4, 2], "hv")
    assert list(line.marker.symbol) == ["star", "triangle-down"]
    assert list(line.textposition) == ["top center", "bottom center"]  # the step comes from above
    axis = plotly.figure(
        one_branch_figures.star_history(results, "b1"), theme.LIGHT
    ).layout.xaxis.categoryarray
    assert len(axis) == 3


def test_the_card_of_a_branch_stands_inside_its_full_marks_and_says_what_is_missing():
    results = branch_results(cards=[b.card("b1", "A", 1500, None, 1000, period="2021H2")])

    figure = plotly.figure(one_branch_figures.card(results, "b1"), theme.LIGHT)

    full, given, names, amounts = figure.data
    assert (list(full.x), list(given.x)) == ([40.0, 20.0], [25.0, None])
    assert list(names.text) == ["甲", "乙"]
    assert list(amounts.text) == ["25.00 / 40.00", "未报齐 / 20.00"]


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


def test_without_data_there_are_empty_figures_and_no_error():
    nothing = ranking_data.empty()
    figures = [
        plotly.figure(score_figures.items_lost(nothing, "A"), theme.DARK),
        plotly.figure(score_figures.score_history(nothing, "A"), theme.DARK),
        spine_figure.spine(nothing, theme.DARK, "A"),
        plotly.figure(score_figures.score_changes(nothing, "A", "环比"), theme.DARK),
        plotly.figure(one_branch_figures.card(nothing, "b1"), theme.DARK),
        plotly.figure(one_branch_figures.star_history(nothing, "b1"), theme.DARK),
    ]

    for figure in figures:
        assert not any(len(trace.x or ()) for trace in figure.data)
