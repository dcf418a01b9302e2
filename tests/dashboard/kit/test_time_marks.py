"""Marks of time: from the data, on every chart over time of every system, in every medium, few and apart."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import polars as pl
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analytics.access import unit_cut
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, Burden
from analytics.results import RESULTS
from dashboard import systems
from dashboard.base import theme
from dashboard.base.looks import Colour, Look
from dashboard.base.source import Source
from dashboard.files.deck import of_systems
from dashboard.files.systems import report
from dashboard.kit import time_marks
from dashboard.kit.chart import Categories, Chart, Mark, Panel, Series, SeriesKind
from dashboard.kit.statement import WHOLE, Scope
from dashboard.media import plotly
from dashboard.media.blocks import Remark
from dashboard.media.excel import chart_workbook
from dashboard.media.plotly import time_marks as drawing
from dashboard.media.slides import presentation as deck_file
from dashboard.systems.overview import findings as overview
from dashboard.systems.stars import findings as stars
from dashboard.systems.unit import findings as unit

UNIT, SUCCESSOR, RENAMED = "SZ001", "SZ020", "SZ011"
FINDINGS = [(system.name, one) for system in systems.ALL for one in system.findings]
FINDINGS += [("unit", one) for one in (unit.HISTORY, unit.STARS)]
OF_A_UNIT = (unit.HISTORY.key, unit.STARS.key)
DRAWN = [one for _, one in FINDINGS if one.chart and not one.draw]
IDS = [f"{name}-{one.name}" for name, one in FINDINGS if one.chart and not one.draw]
YEAR = re.compile(r"20\d\d")
DAY = date(2023, 7, 10)
MERGED = (DAY, "合并", 3, 1)
HALVES = ("2021H1", "2021H2", "2022H1", "2022H2", "2023H1", "2023H2")


@pytest.fixture(scope="module")
def results(sample_results):
    return sample_results("2023H2")


def with_changes(results, *rows):
    """The results with these rows of dated changes: scope, day, kind, before, after."""
    told = pl.DataFrame(rows, RESULTS["dated_changes"].schema.create_empty().schema, orient="row")
    return replace(results, tables=results.tables | {"dated_changes": told})


def panel(*periods, marks=(), **about):
    series = Series("数", SeriesKind.LINE, tuple(range(1, len(periods) + 1)), Look(Colour.MET))
    return Panel(Categories(periods, periods=periods), (series,), marks=marks, **about)


def over_time(*periods):
    return Chart((panel(*periods),))


def marks_of(chart):
    return next((one.marks for one in chart.fields if isinstance(one, Panel) and one.marks), ())


def marked(results, chart, table="stars_pooled", code=PROVINCE):
    return [
        (mark.before, mark.words) for mark in marks_of(time_marks.with_marks(results, table, code, chart))
    ]


def fields_in_time(chart):
    """The fields whose axis names years, whatever they declare."""
    for one in chart.fields:
        if isinstance(one, Panel) and not chart.grid:
            words = [*map(str, one.categories.keys), *one.categories.names, *(one.categories.ticks or ())]
            if one.categories.keys[:1] == ("已届满",):  # what lies ahead has not happened yet
                continue
            if one.categories.periods or sum(bool(YEAR.search(word)) for word in words) > 1:
                yield one


def test_other_rubrics_and_changes_of_units_stand_where_the_sample_has_them(results):
    assert time_marks.legend(overview.LEVELS.chart_of(results)) == (
        "竖线：2022年上半年起用2022版考评要素，前后不可比；2022年7月有2家单位合并为1家"
    )
    assert [(mark.before, mark.words) for mark in marks_of(overview.LEVELS.chart_of(results))] == [
        (3, "换版"),
        (4, "合并"),
    ]
    assert "2021年12月更名" in unit.HISTORY.note_of(results, RENAMED)
    assert "合并" not in unit.HISTORY.note_of(results, RENAMED)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2021, 1, 1), None),  # nothing drawn is before it
        (date(2021, 7, 1), 1),
        (date(2021, 12, 31), 1),
        (date(2023, 6, 30), 4),
        (date(2023, 7, 1), 5),
        (date(2024, 1, 1), None),
    ],
)
def test_another_day_moves_the_mark(results, day, before):
    told = with_changes(results, (PROVINCE, day, "合并", 3, 1))

    assert marked(told, over_time(*HALVES)) == ([(before, "合并")] if before else [])


def test_where_a_period_has_no_figure_the_mark_stands_before_the_next(results):
    told = with_changes(results, (PROVINCE, date(2022, 3, 1), "撤销", 1, 0))

    assert marked(told, over_time("2021H1", "2021H2", "2022H2")) == [(2, "撤销")]


def test_another_rubric_is_marked_where_scores_are_and_nowhere_else(results):
    none = with_changes(results)

    assert marked(none, over_time(*HALVES), "score_levels") == [(2, "换版")]
    assert marked(none, over_time(*HALVES), "stars_pooled") == []


def test_the_first_period_of_a_rubric_comes_from_the_scores(results):
    later = pl.when(pl.col("period") < "2022H2").then(2020).otherwise(2022)
    levels = results.tables["score_levels"].with_columns(rubric_version=later.cast(pl.Int64))
    none = with_changes(results)
    moved = replace(none, tables=none.tables | {"score_levels": levels})

    assert marked(moved, over_time(*HALVES), "score_levels") == [(3, "换版")]


def test_a_unit_that_went_to_another_league_has_that_told(results):
    history = results.tables["place_history"].with_columns(
        league=pl.when((pl.col("org_id") == UNIT) & (pl.col("period") >= "2023H1"))
        .then(pl.lit("市直"))
        .otherwise("league")
    )
    told = replace(results, tables=results.tables | {"place_history": history})

    assert (4, "换组") in marked(told, over_time(*HALVES), "place_history", UNIT)


def test_a_document_is_marked_on_its_day_where_its_data_are(results):
    later = replace(with_changes(results), period=parse("2024H2"), day=None)
    months = ("2024-06", "2024-07", "2024-08", "2024-09")

    assert marked(later, over_time(*months), "burden_by_month") == [(2, "减负规定")]
    assert marked(later, over_time(*months), "ledger_by_month") == []
    assert (
        marked(results, over_time(*months), "burden_by_month") == []
    )  # not yet, on the day they are counted


def test_what_falls_together_is_one_mark_and_more_than_four_are_none(results):
    days = [date(2021, 7, 1), date(2021, 8, 1), *(date(int(h[:4]), 12, 1) for h in HALVES[3::2])]
    rows = [(UNIT, day, "更名", 1, 1) for day in days]
    together = with_changes(results, (UNIT, days[0], "合并", 2, 1), *rows)

    found = marked(together, over_time(*HALVES), "place_history", UNIT)

    assert found == [(1, "合并、更名"), (2, "换版"), (3, "更名"), (5, "更名")]
    many = with_changes(results, *((UNIT, parse(half).start, "更名", 1, 1) for half in HALVES))
    assert marked(many, over_time(*HALVES), "place_history", UNIT) == [
        (2, "换版、更名"),
        (3, "更名"),
        (4, "更名"),
        (5, "更名"),
    ]


def codes_to_try(results, one):
    branch = results.tables["unit_branches"].filter(pl.col("unit_id") == UNIT)["org_id"][0]
    yield UNIT, (Scope(UNIT, "本单位", is_unit=True), *one.codes(results, WHOLE))
    if one.key in OF_A_UNIT:
        yield UNIT, (branch if one is unit.STARS else UNIT, *one.codes(results, WHOLE))
    else:
        yield PROVINCE, (WHOLE, *one.codes(results, WHOLE))
        yield PROVINCE, (PROVINCE, Burden.MEETINGS.value)
        yield from ((str(codes[0]) if codes else PROVINCE, codes) for codes in one.each_in_files(results))


@pytest.mark.parametrize("one", DRAWN, ids=IDS)
def test_every_chart_over_time_says_what_happened_in_its_time(results, one):
    """A chart that names years has to declare its periods, and what happens before the last one is marked."""
    for code, codes in codes_to_try(results, one):
        chart = _chart(results, one, codes)
        for field in fields_in_time(chart):
            periods = field.categories.periods
            assert len(periods) == len(field.categories.keys)
            if len(periods) < 2:
                continue
            told = with_changes(results, (code, parse(periods[-1]).start, "合并", 3, 1))
            assert "合并" in "".join(mark.words for mark in marks_of(one.chart_of(told, *codes)))
            assert "3家单位合并为1家" in one.note_of(told, *codes)


def test_charts_over_time_are_found_at_all(results):
    found = {
        one.key
        for one in DRAWN
        for _, codes in codes_to_try(results, one)
        if [*fields_in_time(_chart(results, one, codes))]
    }

    assert {
        "score_levels_levels",
        "stars_pooled_trend",
        "ledger_by_month_months",
        "place_history_history",
    } <= found
    assert {"branch_stars_stars", "cases_by_month_months", "burden_by_month_months"} <= found


def _chart(results, one, codes):
    """The chart; an empty one where it takes other codes."""
    try:
        return one.chart(results, *codes)
    except (TypeError, ValueError, AttributeError, StopIteration, IndexError):
        return Chart()


def test_a_units_own_user_is_told_of_its_own_changes(results):
    told = with_changes(results, (UNIT, *MERGED), ("SZ002", *MERGED), (PROVINCE, *MERGED))

    own = unit_cut.cut_results(told, UNIT)

    assert own.tables["dated_changes"]["scope"].to_list() == [UNIT]


@pytest.mark.parametrize("count", [2, 4, 7, 24, 48])
@pytest.mark.parametrize("words", ["换版", "合并、更名", "合并、更名等"])
def test_words_on_a_phone_never_meet_nor_leave_the_field(count, words):
    periods = tuple(map(str, range(count)))
    places = sorted({1, 2, count // 2, count - 1} & set(range(1, count)))
    field = panel(*periods, marks=tuple(Mark(at, words, "") for at in places))

    spans = [drawing._span(mark, count)[:2] for mark in field.marks]
    rows = [row for row, _ in drawing._places(field)]

    assert all(left >= 0 and right <= drawing._FIELD for left, right in spans)
    for row in set(rows):
        inside = [span for span, own in zip(spans, rows, strict=True) if own == row]
        assert all(first[1] < then[0] for first, then in pairwise(inside))


def test_the_page_draws_a_line_in_every_field_and_the_words_once(results):
    told = with_changes(results, (PROVINCE, *MERGED))
    one = next(one for _, one in FINDINGS if one.key == "ledger_by_month_months")

    figure = plotly.figure(one.chart_of(told, WHOLE), theme.LIGHT)

    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]
    assert [shape.xref for shape in lines] == ["x", "x2"]
    assert len({shape.x0 for shape in lines}) == 1
    assert [note.text for note in figure.layout.annotations] == ["合并"]
    assert figure.layout.legend.y > 1
    plain = plotly.figure(one.chart(told, WHOLE), theme.LIGHT)
    assert (figure.layout.height, figure.layout.width) == (plain.layout.height, plain.layout.width)


def test_the_report_and_the_slide_have_the_line_and_say_what_it_is(results):
    source = Source(with_changes(results, (PROVINCE, *MERGED)), None, 7)
    made = deck_file.Deck(source.whole("汇报"))

    blocks = report._body(source, report._Told(stars.TREND, (), ""))
    of_systems._slide(made, source, "五星支部", stars.TREND)

    (slide,) = Presentation(io.BytesIO(made.pptx())).slides
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any(
        "竖线：2023年7月有3家单位合并为1家" in part.text for part in blocks if isinstance(part, Remark)
    )
    assert len(chart._chartSpace.findall(".//{*}errBars")) == 1
    assert "竖线：2023年7月有3家单位合并为1家" in words


def test_a_workbook_draws_the_line_from_a_cell_and_says_what_it_is(results):
    source = Source(with_changes(results, (PROVINCE, *MERGED)), None, 7)
    one = overview.LEVELS
    told = source.caption(one.table, title="水平", unit="分", note=one.note_of(source.results))

    book = load_workbook(
        io.BytesIO(
            chart_workbook(one.chart_of(source.results), one.rows_of(source.results), one.row_schema, told)
        )
    )

    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert "竖线：合并" in cells
    assert any("2023年7月有3家单位合并为1家" in cell for cell in cells)
    bars = [own.errBars for own in sheet._charts[0].series if own.errBars]
    assert [bar.val for bar in bars if bar.errValType == "percentage"] == [100, 100]
