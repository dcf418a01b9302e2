"""What the pictures of the items show: every cell once, signs for what is not known, units in order."""

from bisect import bisect_left

import pytest

from analytics.systems.scores import loss_rates
from dashboard.base import labels, theme
from dashboard.kit.chart import Chart
from dashboard.media import plotly, shades
from dashboard.systems.scores import item_matrix, item_matrix_chart
from tests.analytics import builders as b
from tests.dashboard.items_data import results

ALL, WORST, PLACE, TOTAL = item_matrix.ALL, item_matrix.WORST, item_matrix.PLACE, item_matrix.TOTAL


def order(sort, dimension=ALL, **given):
    return item_matrix.units(results(**given), "省直", dimension, sort)["org_id"].to_list()


def grid(dimension=ALL, sort=TOTAL, show=item_matrix.EVERY, **given):
    return item_matrix_chart.chart(results(**given), "省直", dimension, sort, show).grid


def test_units_of_another_rubric_version_are_left_out_by_name():
    both = b.rubric(30, 20, 10).vstack(b.rubric(40, 20, version=2022))
    reviews = b.reviews(
        b.review("A", 2900, 1700, 1000), b.review("B", 2800, 2000, 1000), b.review("C", 0, 0, version=2022)
    )
    mixed = results(rubrics=both, reviews=reviews)

    assert item_matrix.of_other_version(mixed, "省直")["org_id"].to_list() == ["C"]
    assert set(item_matrix.cells(mixed, "省直", item_matrix.ALL)["org_id"]) == {"A", "B"}


def test_names_with_markup_become_words():
    figure = plotly.figure(Chart(grid=grid(names={"A": "<b>甲</b>"})), theme.LIGHT)

    assert "&lt;b&gt;甲&lt;/b&gt;" in "".join(figure.layout.yaxis.ticktext)
    assert "<b>" not in figure.to_json().replace("\\u003c", "<")


# A lost 1 of 30 and 3 of 20, B 2 of 30; C waits for its second item and stands last.
def test_units_stand_by_their_loss_rate_and_what_waits_after_them():
    assert order(TOTAL) == ["A", "B", "C"]
    assert order("item1") == ["B", "A", "C"]
    assert order("item2") == ["A", "B", "C"]
    assert order(
        TOTAL, cards={"A": (2900, 2000, 1000), "B": (2900, 2000, 900), "C": (3000, 2000, 800)}
    ) == list("BCA")


def test_a_cell_is_the_loss_rate_in_percent_and_a_sign_where_there_is_none():
    cut = [{"org_id": "B", "rubric_version": 2020, "item_no": 3, "reason": "无此职能"}]
    shown = grid(cut=cut, cards={"A": (2900, 1700, 1000), "B": (2800, 2000, None), "C": (2950, None, 1000)})

    assert shown.columns == ("合计", "1 要素1", "2 要素2", "3 要素3")
    assert shown.rows == ("甲单位", "乙单位", "丙单位")
    assert shown.cells == ((6.7, 3.3, 15.0, 0.0), (4.0, 6.7, 0.0, "—"), ("？", 1.7, "？", 0.0))
    assert shown.codes == ("A", "B", "C")
    assert "失分率6.7%（失2.00/30.00分，高于同组中位数3.3个百分点）" in shown.hover[1][1]


def test_the_worst_items_stand_by_rate_before_those_that_cost_more_points():
    """3 of 20 points before 9 of 90: more points were lost on the first item."""
    shown = grid(WORST, cards={"A": (2700, 1700, 1000), "B": (2700, 2000, 1000), "C": (2700, 1400, 1000)})
    assert shown.columns == ("合计", "2 要素2", "1 要素1", "3 要素3")


def test_every_colour_is_that_of_the_band_of_the_exact_rate():
    """10.04 % is not drawn as what 10 % is: the number shown keeps to its side of the limit."""
    cards = {"A": (2700, 1700, 1000), "B": (2699, 2000, 1000), "C": (1799, 1400, 1000)}
    shown = grid(cards=cards)
    exact = item_matrix.cells(results(cards=cards), "省直", ALL)
    places = {
        (shown.rows[row], shown.columns[column]): cell
        for row, line in enumerate(shown.cells)
        for column, cell in enumerate(line)
    }

    for cell in exact.iter_rows(named=True):
        drawn = places[cell["name"], f"{cell['item_no']} {cell['label']}"]
        assert bisect_left(shown.limits, drawn) == loss_rates.band(cell["lost"], cell["max_points"])
    assert places["乙单位", "1 要素1"] == 10.03


@pytest.mark.parametrize("colours", theme.PALETTES.values(), ids=list(theme.PALETTES))
def test_the_numbers_in_the_cells_are_read_on_every_band(colours):
    for colour in shades.of_bands(grid(), colours):
        light, ink = luminance(colour), luminance(shades.readable_on(colour))
        assert (max(light, ink) + 0.05) / (min(light, ink) + 0.05) >= 4.5


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("四个字的", "四个字的"),
        ("专题培训班次与覆盖面（模拟）", "专题培训班次与覆盖面<br>（模拟）"),
        ("党史、新中国史、改革开放史与爱国主义教育", "党史、新中国史、改革<br>开放史与爱国主义教育"),
        ("<b>", "&lt;b&gt;"),
        ("", ""),
    ],
)
def test_a_long_name_beside_a_bar_stands_whole_on_several_lines(name, lines):
    assert labels.in_lines(name, 10) == lines
