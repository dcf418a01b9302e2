"""What the pictures of the items show: every cell once, signs for what is not known, units in order."""

import pytest

from dashboard.base import labels, theme
from dashboard.systems.scores import item_matrix
from tests.analytics import builders as b
from tests.dashboard.items_data import results

COLOURS = theme.LIGHT


def order(sort, dimension=item_matrix.ALL, **given):
    cells = item_matrix.cells(results(**given), "省直", dimension)
    return item_matrix.units(cells, sort)["org_id"].to_list()


def heat(*choices, **given):
    figure = item_matrix.matrix(results(**given), COLOURS, *choices)
    return figure, [list(row) for row in figure.data[0].z]


def test_units_of_another_rubric_version_are_left_out_by_name():
    both = b.rubric(30, 20, 10).vstack(b.rubric(40, 20, version=2022))
    reviews = b.reviews(
        b.review("A", 2900, 1700, 1000), b.review("B", 2800, 2000, 1000), b.review("C", 0, 0, version=2022)
    )
    mixed = results(rubrics=both, reviews=reviews)

    assert item_matrix.of_other_version(mixed, "省直")["org_id"].to_list() == ["C"]
    assert set(item_matrix.cells(mixed, "省直", item_matrix.ALL)["org_id"]) == {"A", "B"}


def test_names_with_markup_become_words():
    figure, _ = heat("省直", item_matrix.ALL, item_matrix.PLACE, names={"A": "<b>甲</b>"})

    assert "&lt;b&gt;甲&lt;/b&gt;" in "".join(figure.layout.yaxis.ticktext)


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
