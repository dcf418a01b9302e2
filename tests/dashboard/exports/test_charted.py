"""Figures as native charts: what the picture draws stands in cells, in its order, under its names."""

import io

import openpyxl
import plotly.graph_objects as go
import pytest
from dashboard.exports.charted import reading
from dashboard.exports.charted.panels import Kind, Together

from dashboard import theme
from dashboard.exports import charted
from dashboard.kit.labels import bare, with_names
from dashboard.media.plotly import blank
from tests.dashboard.exports.findings import FULL_ROW, Finding, caption, findings

HOSTILE = "=cmd|'/c calc'!A1<&>😀"


def lying(names=("甲", "乙"), **layout):
    """Two stacked bars a unit, the first unit on top."""
    bars = [
        go.Bar(x=[1, 2], y=["a", "b"], orientation="h", name="未超期"),
        go.Bar(x=[3, 4], y=["a", "b"], orientation="h", name="超期", marker={"pattern": {"shape": "/"}}),
    ]
    figure = go.Figure(bars, layout={"barmode": "stack", **layout})
    figure.update_yaxes(type="category", categoryarray=["b", "a"], range=[1.5, -0.5])
    figure.update_xaxes(title="支部数（个）")
    return with_names(figure, ["a", "b"], names)


def book(figure, instead=None, **changes):
    content = charted.xlsx(figure, findings(FULL_ROW), Finding, caption(**changes), instead)
    return openpyxl.load_workbook(io.BytesIO(content))


def table(sheet):
    """The cells of the small table under the chart."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] and "图中数据" in str(row[0])) + 1
    return [[cell for cell in row if cell not in (None, "")] for row in rows[start:] if any(row)]


def test_rows_keep_the_order_of_the_axis_and_bear_their_whole_names():
    (panel,) = reading.fields(lying())

    assert panel.categories == ("乙", "甲")
    assert [one.values for one in panel.series] == [(2, 1), (4, 3)]
    assert (panel.together, panel.is_sideways) == (Together.STACK, True)
    assert panel.numbers.title == "支部数（个）"


def test_the_table_under_the_chart_is_what_the_chart_draws():
    sheet = book(lying()).worksheets[0]

    assert table(sheet) == [["类别", "未超期", "超期"], ["乙", 2, 4], ["甲", 1, 3]]
    areas = [series.val.numRef.f.split("!")[1].replace("$", "") for series in sheet._charts[0].series]
    assert [[cell.value for (cell,) in sheet[area]] for area in areas] == [[2, 1], [4, 3]]


def test_a_named_line_across_becomes_a_series_and_bars_stand_upright_to_carry_it():
    figure = lying(barmode="overlay")
    figure.add_vline(x=25, name="参照线 25%", line={"color": theme.LIGHT.target})
    figure.add_vline(x=0)

    (panel,) = reading.fields(figure)

    assert [(one.name, one.values) for one in panel.of(Kind.LINE)] == [("参照线 25%", (25, 25))]
    assert not panel.is_sideways


def test_pairs_of_ends_are_ranges_and_a_band_is_one_too():
    strokes = go.Figure(
        go.Scatter(x=[3, 1, None, 5, 6, None], y=[0, 0, 0, 1, 1, 1], mode="lines", name="幅度")
    )
    with_names(strokes, [0, 1], ["甲", "乙"])
    quiet = {"x": ["甲", "乙"], "mode": "lines", "line": {"width": 0}}
    band = go.Figure(
        [
            go.Scatter(y=[1, 2], **quiet),
            go.Scatter(y=[3, 4], fill="tonexty", fillcolor="#3B76AF33", name="之间", **quiet),
        ]
    ).update_xaxes(type="category")

    read = [reading.fields(figure)[0].series for figure in (strokes, band)]

    assert [(one.kind, one.values, one.ends) for one, *_ in read] == [
        (Kind.RANGE, (1, 5), (3, 6)),
        (Kind.RANGE, (1, 2), (3, 4)),
    ]
    assert read[1][0].look.colours == ("#D8E4EF",)


def test_a_line_that_breaks_stays_two_series():
    runs = [go.Scatter(x=[x], y=[y], name="得分", mode="lines") for x, y in (("甲", 1), ("乙", 2))]

    (panel,) = reading.fields(go.Figure(runs).update_xaxes(type="category"))

    assert [(one.name, one.values) for one in panel.series] == [("得分", (1, None)), ("得分（2）", (None, 2))]


def test_the_length_of_a_range_follows_its_ends():
    figure = go.Figure(go.Scatter(x=[1, 3, None], y=[0, 0, 0], mode="lines", name="幅度"))

    sheet = book(with_names(figure, [0], ["甲"])).worksheets[0]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    assert len(formulas) == 1
    assert table(sheet)[1][:3] == ["甲", 1, 3]


def test_points_over_two_axes_keep_both_numbers_and_their_names():
    dots = go.Scatter(x=[47.5, 50], y=[48, 52.25], customdata=["a", "b"], mode="markers", name="一般")
    figure = with_names(go.Figure(dots), ["a", "b"], ["甲", "乙"])
    figure.update_xaxes(title="审核").update_yaxes(title="自评")

    rows = table(book(figure).worksheets[0])

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


def test_a_figure_that_shows_nothing_leaves_the_table_alone():
    told = book(blank("本期没有数据", theme.LIGHT))

    assert told.sheetnames == ["五星支部占比"]


def test_what_is_drawn_instead_stands_beside_the_heat_map_as_a_table():
    heat = go.Figure(go.Heatmap(z=[[1.5, None]], colorscale=theme.scale(theme.LIGHT), zmin=0, zmax=2))
    heat.add_trace(go.Scatter(x=[1], y=[0], text=["免"], mode="text"))
    heat.update_xaxes(tickvals=[0, 1], ticktext=["1", "2"]).update_yaxes(tickvals=[0], ticktext=["甲"])

    sheet = book(heat, lying()).worksheets[0]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]

    assert len(sheet._charts) == 1
    assert ["甲", 1.5, "免"] in rows
    assert sheet.conditional_formatting


@pytest.mark.parametrize("synthetic", [True, False])
def test_the_chart_itself_bears_the_mark_of_simulated_data(synthetic):
    content = charted.xlsx(lying(), findings(FULL_ROW), Finding, caption(synthetic=synthetic))

    chart = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]._charts[0]
    title = "".join(run.t for part in chart.title.tx.rich.p for run in part.r)

    assert title == ("五星支部占比（模拟数据）" if synthetic else "五星支部占比")


def test_the_same_figure_makes_the_same_bytes():
    first, second = (charted.xlsx(lying(), findings(FULL_ROW), Finding, caption()) for _ in range(2))

    assert first == second
