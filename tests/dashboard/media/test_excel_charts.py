"""Charts as workbooks: what a chart declares stands in cells, in its order, under its names."""

import io

import openpyxl
import pytest

from dashboard.base.labels import bare, safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import (
    Axis,
    Categories,
    Chart,
    Panel,
    Series,
    SeriesKind,
    Together,
)
from dashboard.media.excel import chart_workbook
from tests.dashboard.files.findings import FULL_ROW, Finding, caption, findings

HOSTILE = "=cmd|'/c calc'!A1<&>😀"
MET = Look(Colour.MET)


def lying(names=("乙", "甲"), together=Together.STACK, targets=(), grid=None):
    """Two bars a unit; the series come in the other order than the rows."""
    series = (
        Series("未超期", SeriesKind.BAR, (1, 2), MET, at=("a", "b")),
        Series("超期", SeriesKind.BAR, (3, 4), MET, at=("a", "b")),
    )
    rows = Categories(("b", "a"), names=names, ticks=("乙…", "甲…"), is_down=True)
    panel = Panel(rows, series, Axis("支部数（个）"), targets=targets)
    return Chart((panel,), together=together, grid=grid)


def book(chart, **changes):
    content = chart_workbook(chart, findings(FULL_ROW), Finding, caption(**changes))
    return openpyxl.load_workbook(io.BytesIO(content))


def table(sheet):
    """The cells of the small table under the chart."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] and "图中数据" in str(row[0])) + 1
    return [[cell for cell in row if cell not in (None, "")] for row in rows[start:] if any(row)]


def test_a_name_that_looks_like_a_formula_or_markup_stays_a_name():
    sheet = book(lying(names=(HOSTILE, "乙"))).worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == HOSTILE)

    assert cell.data_type == "s"
    assert bare("甲&lt;乙&gt;<br>2021<br>年") == "甲<乙> 2021年"
    assert bare(safe("%{y}&<甲>")) == "%{y}&<甲>"


def test_a_chart_that_shows_nothing_leaves_the_table_alone():
    assert book(Chart(none="本期没有数据")).sheetnames == ["五星支部占比"]


@pytest.mark.parametrize("synthetic", [True, False])
def test_the_chart_itself_bears_the_mark_of_simulated_data(synthetic):
    chart = book(lying(), synthetic=synthetic).worksheets[0]._charts[0]
    title = "".join(run.t for part in chart.title.tx.rich.p for run in part.r)

    assert title == ("五星支部占比（模拟数据）" if synthetic else "五星支部占比")
