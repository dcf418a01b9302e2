"""Long figures go into parts that fit on a page: every row once, in order, along the same axis."""

import plotly.graph_objects as go
import polars as pl
import pytest

from dashboard.base import theme
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.unit_bars import unit_bars
from dashboard.media import images, page_parts, plotly
from dashboard.media.excel import columns
from tests.dashboard.files.findings import caption

TALLEST = 700


def long(count):
    """Bars of so many units, as pages draw them."""
    names = [f"单位{number}" for number in range(count)]
    rows = pl.DataFrame({"org_id": names, "name": names, "open": range(count)})
    parts = [(pl.col("open"), "未销号", Look(Colour.MET))]
    return plotly.figure(unit_bars(rows, parts, "个", map(str, rows["open"]), names), theme.LIGHT)


def rows_in(part):
    return [row for row in range(500) if part.first < row < part.last]


@pytest.mark.parametrize("count", [1, 24, 25, 26, 50, 51, 84, 102, 103])
def test_every_row_stands_in_one_part_and_none_is_too_tall(count):
    parts = page_parts.cut(long(count), TALLEST)

    assert [row for part in parts for row in rows_in(part)] == list(range(count))
    assert all(part.height <= TALLEST for part in parts)
    assert len(parts) == 1 or max(len(rows_in(part)) for part in parts) <= 2 * len(rows_in(parts[-1])) + 1


def test_a_part_shows_its_rows_on_both_sides_and_keeps_the_axis_of_all():
    whole = long(84)
    second = page_parts.draw(whole, page_parts.cut(whole, TALLEST)[1])

    assert second.layout.yaxis.range == second.layout.yaxis2.range == (second.layout.yaxis.range[0], 20.5)
    assert second.layout.height <= TALLEST
    assert list(second.data[0].x) == list(range(84))  # its end decides where the axis ends
    assert whole.layout.yaxis.range == (83.5, -0.5)


def test_a_part_of_a_heat_map_has_the_cells_of_its_rows():
    heat = go.Heatmap(z=[[number] for number in range(60)])
    axis = {"range": [59.5, -0.5]}
    whole = go.Figure(heat, layout={"height": 1300, "yaxis": axis})
    drawn = [page_parts.draw(whole, part) for part in page_parts.cut(whole, TALLEST)]

    rows = [[*range(20)], [*range(20, 40)], [*range(40, 60)]]
    assert [list(one.data[0].y) for one in drawn] == rows
    assert [[row for (row,) in one.data[0].z] for one in drawn] == rows


@pytest.mark.parametrize("axis", [{}, {"range": [0, 60]}, {"range": [20, 1]}])
def test_what_has_no_rows_is_drawn_lower(axis):
    (part,) = page_parts.cut(go.Figure(go.Bar(y=[1]), layout={"height": 1300, "yaxis": axis}), TALLEST)

    assert part.height == TALLEST


def test_fields_below_each_other_are_not_cut():
    figure = go.Figure(
        layout={"height": 1300, "yaxis": {"range": [9.5, -0.5]}, "yaxis2": {"range": [9.5, -0.5]}}
    )

    assert len(page_parts.cut(figure, TALLEST)) == 1


@pytest.mark.parametrize(
    ("kind", "axis", "words"),
    [
        (SeriesKind.LINE, Axis("得分"), "得分（不从0起）"),
        (SeriesKind.MARKS, Axis("得分", ends=(40, 60)), "得分（不从0起）"),
        (SeriesKind.LINE, Axis("得分", from_zero=True), "得分"),
        (SeriesKind.LINE, Axis("占比", ends=(0, 100)), "占比"),
        (SeriesKind.MARKS, Axis("名次", ticks=(1, 20)), "名次"),
        (SeriesKind.BAR, Axis("得分"), "得分"),
    ],
)
def test_an_axis_of_lines_that_begins_elsewhere_says_so_and_bars_begin_at_zero(kind, axis, words):
    names = Categories(("甲", "乙"))
    chart = Chart((Panel(names, (Series("得分", kind, (50, 52), Look(Colour.MET)),), axis),))

    assert plotly.figure(chart, theme.LIGHT).layout.yaxis.title.text == words
    if kind is SeriesKind.BAR:
        assert columns.fields(chart)[0].numbers.low == 0


def test_a_long_headline_leaves_less_room_for_the_drawing():
    figure = long(20)

    assert images.count(figure, caption()) == 1
    assert images.count(figure, caption(headline="省直84个单位中，37个达到25%参照线。" * 12)) == 2
