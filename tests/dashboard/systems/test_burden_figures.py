"""What the pictures of formalism and burden show: published shares as they are, and counts beside 2019."""

from functools import cache

import polars as pl

from analytics import pipeline, reference
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.burden import figures, sentences
from tests.analytics import builders as b

COLOURS = theme.LIGHT


@cache
def build(period="2021H1"):
    """A provincial unit and a city with two months of both years, one without 2019; the published survey."""
    counts = [
        b.burden("p", "2019-01", 10, 20, 4, 0),
        b.burden("p", "2019-02", 10, 20, 4, 0),
        b.burden("p", "2021-01", 8, 21, 4, 1),
        b.burden("p", "2021-02", 11, 21, None, 0),
        b.burden("m", "2019-01", 5, 5, 5, 5),
        b.burden("m", "2021-01", 3, 4, 5, 5),
        b.burden("new", "2021-01", 9, 9, 9, 9),
    ]
    units = (b.unit("p"), b.unit("new", 2), b.unit("m", league=League.MUNICIPAL))
    counted = b.frame("burden_counts", [{**row, "synthetic": True} for row in counts])
    tables = b.tables(
        organisations=b.organisations(*units),
        burden_counts=counted,
        survey_answers=reference.survey_pingdingshan(),
    )
    return pipeline.build(tables, parse(period))


def surveyed(*answers):
    return pipeline.build(b.tables(survey_answers=b.frame("survey_answers", list(answers))), parse("2021H1"))


def test_options_with_markup_become_words_and_long_ones_break():
    figure = plotly.figure(
        figures.survey_options(surveyed(b.answer("<b>短</b>" + "长" * 12, 5000)), "调查"), COLOURS
    )

    (label,) = figure.data[0].y
    assert "&lt;b&gt;短&lt;/b&gt;" in label.replace("<br>", "")
    assert "<br>" in label


def test_one_survey_is_drawn_at_a_time():
    results = surveyed(b.answer("甲", 5000), b.answer("乙", 4000, survey="另一调查"))

    assert figures.surveys(results) == ["另一调查", "调查"]
    assert plotly.figure(figures.survey_options(results, "调查"), COLOURS).data[0].y == ("甲",)


def test_the_survey_is_real_with_its_paper_as_source_and_the_burden_is_simulated():
    results = build()
    sources = dict(results.tables["provenance"].select("table", "sources").iter_rows())

    assert not results.synthetic("survey")
    assert results.synthetic("burden_pooled")
    assert sources["survey"] == reference.survey_pingdingshan()["source"][0]
    assert "基层减负统计" in sources["burden_pooled"]


def test_answers_without_a_source_fall_back_on_the_name_of_their_data_set():
    mixed = surveyed(b.answer("甲", 5000, source="某文"), b.answer("乙", 4000))
    sources = [
        results.tables["provenance"].filter(pl.col("table") == "survey")["sources"].item()
        for results in (mixed, surveyed(b.answer("甲", 5000)))
    ]

    assert sources == ["某文；形式主义调查", "形式主义调查"]


def test_a_unit_of_which_some_kinds_compare_is_named_with_those_that_do_not():
    counts = [
        b.burden("p", "2019-01", None, 20, None, 0),
        b.burden("p", "2021-01", 8, 21, 4, 1),
        b.burden("new", "2021-01", 9, 9, 9, 9),
    ]
    tables = b.tables(
        organisations=b.organisations(b.unit("p", name="甲"), b.unit("new", 2, name="乙")),
        burden_counts=b.frame("burden_counts", counts),
    )
    said = sentences.left_out(pipeline.build(tables, parse("2021H1")), "省直")
    assert said == "没有可比月份的：甲（会议、检查）、乙（4类都没有）"
