"""A number beside its limit is never rounded onto it or off it, in sentences, tables, files and figures."""

import io
from dataclasses import replace

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from analytics import reference
from analytics.base import columns as c
from analytics.base import rules
from analytics.kit.counts import Compared
from analytics.systems.scores.rankings import Ranking
from analytics.systems.scores.scores import FULL_MARKS
from analytics.systems.stars.stars import StarsByUnit, StarsPooled
from dashboard.base import display
from dashboard.base.looks import Colour, Look
from dashboard.base.scales import decimals_needed
from dashboard.commands.result_tables import text_table
from dashboard.files.deck import of_systems
from dashboard.kit import case_charts
from dashboard.kit.chart import Axis, Categories, Panel, Series, SeriesKind
from dashboard.media import cells
from dashboard.media.excel import looks
from dashboard.media.excel import tables as excel_tables
from dashboard.screen import table_forms
from dashboard.systems.weak_branches.findings import NOUNS

SHARE, RATIO = StarsPooled.columns()["share"], Compared.columns()["ratio"]
TARGET = reference.five_star_target()


@pytest.mark.parametrize(
    ("five", "branches", "words"), [
        (2499, 10_000, "24.99%"), (25_001, 100_000, "25.001%"), (1, 4, "25.0%"),
        (249_999, 1_000_000, "24.9999%"), (2494, 10_000, "24.9%"),
        (2506, 10_000, "25.1%"), (254, 1000, "25.4%"), (2625, 10_000, "26.3%"),
    ],
)  # fmt: skip
def test_a_share_just_below_the_target_is_not_shown_as_the_target(five, branches, words):
    assert display.word(five / branches, SHARE) == words
    assert display.share_of(five, branches, 0.25) == words


@given(st.integers(1, 100_000).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count))))
def test_what_is_shown_reaches_the_target_exactly_where_the_branches_do(counts):
    five, branches = counts
    said = float(display.word(five / branches, SHARE).rstrip("%"))
    assert (said >= TARGET) == (100 * five >= TARGET * branches)
    assert (said == TARGET) == (100 * five == TARGET * branches)
    assert display.percent_value(five / branches, *c.limits(SHARE)) == said


@pytest.mark.parametrize(
    ("now", "base", "words"),
    [(10_001, 10_000, "+0.01%"), (9_999, 10_000, "−0.01%"), (5, 5, "0.0%"), (12, 10, "+20.0%")]
)  # fmt: skip
def test_what_rose_or_fell_is_not_shown_as_unchanged(now, base, words):
    assert display.word(now / base - 1, RATIO) == words


def test_a_score_just_below_a_grade_is_not_shown_as_its_beginning():
    best = max(reference.grade_cutoffs(2023)["at_least_percent"])
    score = Ranking.columns()["score"]
    for full in FULL_MARKS.values():
        begins = full * best // 100
        shown = display.word(begins, score)
        assert display.word(begins - 40, score) != shown
        assert display.word(begins - 40, score).startswith(str((begins - 40) // rules.SCORE))
    assert display.word(884_150, score) == "88.42"


def rows():
    return pl.DataFrame({"name": ["甲", "乙"], "share": [2499 / 10_000, 0.5], "reached": [False, True]})


def test_tables_on_pages_in_the_terminal_and_in_workbooks_keep_it():
    assert display.shown_table(rows(), StarsByUnit)["五星占比"].to_list() == [24.99, 50.0]
    assert [row[1] for row in text_table(rows(), StarsByUnit)[1]] == ["24.99%", "50.0%"]
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    cells.rows(book, sheet, 0, rows(), display.shown_columns(rows(), StarsByUnit))
    book.close()
    (first, second) = (openpyxl.load_workbook(stream).active.cell(row, 2).number_format for row in (1, 2))
    assert (first, second) == ("0.00%", "0.0%")


def test_the_pages_column_has_the_decimals_that_any_of_its_rows_needs():
    looks = {"share": [display.of_value(SHARE, share) for share in rows()["share"]]}
    widest = max(looks["share"], key=table_forms._decimals)
    assert table_forms._number_format(widest) == "%.2f%%"


def test_a_chart_of_a_file_writes_each_share_with_the_decimals_it_has():
    assert decimals_needed([50.0, 24.99, None, 3], 1) == 2
    assert decimals_needed([50.0, 24.5], 1) == 1
    assert decimals_needed([100 / 3], 1) == 1  # not made to be shown
    held = excel_tables.Column("占比", SeriesKind.LINE, (24.99, 50.0), excel_tables.Ink(("#000000",)))
    assert looks.number_format([held], "占比（%）") == "0.00"
    assert looks.number_format([replace(held, values=(24.9, 50.0))], "占比（%）") == "0.0"
    series = Series("占比", SeriesKind.LINE, (24.99, 50.0), Look(Colour.MET))
    assert of_systems._percent_format(Panel(Categories(("a", "b")), (series,), Axis())) == '0.00"%"'


def test_the_pictures_of_shares_do_not_round_onto_all():
    rows = pl.DataFrame({"kind": ["甲"], "day": [1], "share": [0.9996]})
    drawn = case_charts.clearance_chart(NOUNS, rows).fields[0].series[0]
    assert (drawn.values, drawn.hover) == ((0.0, 99.96), ("0.0%", "99.96%"))
