"""Charts as workbooks: what a chart declares stands in cells, in its order, under its names."""

import io

import openpyxl
import pytest

from dashboard.base.labels import bare
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import (
    Axis,
    Categories,
    Chart,
    Cloud,
    Dots,
    Grid,
    Kind,
    Panel,
    Series,
    Target,
    Together,
)
from dashboard.media.excel import charted
from dashboard.media.excel.columns import fields
from tests.dashboard.files.findings import FULL_ROW, Finding, caption, findings

HOSTILE = "=cmd|'/c calc'!A1<&>😀"
MET = Look(Colour.MET)


def lying(names=("乙", "甲"), together=Together.STACK, targets=(), grid=None):
    """Two bars a unit; the series come in the other order than the rows."""
    series = (
        Series("未超期", Kind.BAR, (1, 2), MET, at=("a", "b")),
        Series("超期", Kind.BAR, (3, 4), MET, at=("a", "b")),
    )
    rows = Categories(("b", "a"), names=names, ticks=("乙…", "甲…"), is_down=True)
    panel = Panel(rows, series, Axis("支部数（个）"), targets=targets)
    return Chart((panel,), together=together, grid=grid)


def upright(*series):
    return Chart((Panel(Categories(("甲", "乙")), series),))


def book(chart, **changes):
    content = charted(chart, findings(FULL_ROW), Finding, caption(**changes))
    return openpyxl.load_workbook(io.BytesIO(content))


def table(sheet):
    """The cells of the small table under the chart."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] and "图中数据" in str(row[0])) + 1
    return [[cell for cell in row if cell not in (None, "")] for row in rows[start:] if any(row)]


def test_rows_keep_the_order_of_the_axis_and_bear_their_whole_names():
    (panel,) = fields(lying())

    assert panel.rows == ("乙", "甲")
    assert [one.values for one in panel.columns] == [(2, 1), (4, 3)]
    assert (panel.together, panel.is_sideways) == (Together.STACK, True)
    assert panel.numbers.title == "支部数（个）"


def test_the_table_under_the_chart_is_what_the_chart_draws():
    sheet = book(lying()).worksheets[0]

    assert table(sheet) == [["类别", "未超期", "超期"], ["乙", 2, 4], ["甲", 1, 3]]
    areas = [series.val.numRef.f.split("!")[1].replace("$", "") for series in sheet._charts[0].series]
    assert [[cell.value for (cell,) in sheet[area]] for area in areas] == [[2, 1], [4, 3]]


def test_a_yardstick_becomes_a_series_and_bars_stand_upright_to_carry_it():
    (panel,) = fields(lying(together=Together.OVER, targets=(Target(25, "参照线 25%", "top"),)))

    assert [(one.name, one.values) for one in panel.of(Kind.LINE)] == [("参照线 25%", (25, 25))]
    assert not panel.is_sideways


def test_strokes_run_from_the_lower_end_and_a_band_is_pale():
    strokes = Series("幅度", Kind.RANGE, (3, 5), MET, ends=(1, 6))
    band = Series("之间", Kind.BAND, (1, 2), MET, ends=(3, 4))

    read = [fields(upright(one))[0].columns[0] for one in (strokes, band)]

    assert [(one.kind, one.values, one.ends) for one in read] == [
        (Kind.RANGE, (1, 5), (3, 6)),
        (Kind.RANGE, (1, 2), (3, 4)),
    ]
    assert read[1].ink.colours == ("#D8E4EF",)


def test_a_line_that_breaks_stays_two_series_but_marks_of_one_name_become_one():
    parts = [
        {"name": "得分", "values": (value,), "look": MET, "at": (at,)} for at, value in (("甲", 1), ("乙", 2))
    ]

    lines, marks = (
        fields(upright(*(Series(kind=kind, **one) for one in parts))) for kind in (Kind.LINE, Kind.MARKS)
    )

    assert [(one.name, one.values) for one in lines[0].columns] == [
        ("得分", (1, None)),
        ("得分（2）", (None, 2)),
    ]
    assert [(one.name, one.values) for one in marks[0].columns] == [("得分", (1, 2))]


def test_the_length_of_a_range_follows_its_ends():
    sheet = book(upright(Series("幅度", Kind.RANGE, (1,), MET, ends=(3,), at=("甲",)))).worksheets[0]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    assert len(formulas) == 1
    assert table(sheet)[1][:3] == ["甲", 1, 3]


def test_points_over_two_axes_keep_both_numbers_and_their_names():
    look = Look(Colour.MET, marks=Marks("circle"))
    dots = Dots("一般", (47.5, 50), (48, 52.25), look, names=("甲", "乙"))

    rows = table(book(Chart((Cloud((dots,), Axis("审核"), Axis("自评")),))).worksheets[0])

    assert rows == [
        ["分组", "类别", "审核", "自评", "图中编号"],
        ["一般", "甲", 47.5, 48],
        ["一般", "乙", 50, 52.25],
    ]


def test_a_name_that_looks_like_a_formula_or_markup_stays_a_name():
    sheet = book(lying(names=(HOSTILE, "乙"))).worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == HOSTILE)

    assert cell.data_type == "s"
    assert bare("甲&lt;乙&gt;<br>2021<br>年") == "甲<乙> 2021年"


def test_a_chart_that_shows_nothing_leaves_the_table_alone():
    assert book(Chart(none="本期没有数据")).sheetnames == ["五星支部占比"]


def test_a_heat_map_stands_there_as_a_table():
    sheet = book(lying(grid=Grid(("甲",), ("1", "2"), ((1.5, "免"),)))).worksheets[0]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]

    assert len(sheet._charts) == 1
    assert ["甲", 1.5, "免"] in rows
    assert sheet.conditional_formatting


@pytest.mark.parametrize("synthetic", [True, False])
def test_the_chart_itself_bears_the_mark_of_simulated_data(synthetic):
    chart = book(lying(), synthetic=synthetic).worksheets[0]._charts[0]
    title = "".join(run.t for part in chart.title.tx.rich.p for run in part.r)

    assert title == ("五星支部占比（模拟数据）" if synthetic else "五星支部占比")
