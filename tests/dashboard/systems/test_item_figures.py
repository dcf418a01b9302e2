"""What the pictures of the items show: every cell once, signs for what is not known, units in order."""

import polars as pl
import pytest

from dashboard.base import labels, theme
from dashboard.media import plotly
from dashboard.systems.reporting import calendar_figure
from dashboard.systems.scores import item_matrix, item_pareto, item_table
from dashboard.systems.scores.item_words import STATE_LEGEND, STATE_SIGNS, Items
from tests.analytics import builders as b
from tests.dashboard.items_data import empty, results

COLOURS = theme.LIGHT
EXEMPT_B3 = {"org_id": "B", "rubric_version": 2020, "item_no": 3, "reason": "无"}


def order(sort, dimension=item_matrix.ALL, **given):
    cells = item_matrix.cells(results(**given), "省直", dimension)
    return item_matrix.units(cells, sort)["org_id"].to_list()


def heat(*choices, **given):
    figure = item_matrix.matrix(results(**given), COLOURS, *choices)
    return figure, [list(row) for row in figure.data[0].z]


def test_units_stand_by_place_with_those_that_wait_at_the_end():
    assert order(item_matrix.PLACE) == ["B", "A", "C"]


def test_units_can_be_sorted_by_all_they_lost_or_by_one_item():
    assert order(item_matrix.TOTAL) == ["A", "B", "C"]
    assert order("item1") == ["B", "A", "C"]
    assert order("item2") == ["A", "B", "C"]
    assert order(item_matrix.TOTAL, dimension="1") == ["B", "A", "C"]


def test_units_that_are_not_ranked_stand_in_official_order_only():
    assert item_matrix.sorts(results(), "市直", item_matrix.ALL) == [item_matrix.PLACE]
    assert item_matrix.sorts(results(), "省直", "2") == ["place", "total", "item2"]


def test_a_cell_is_the_points_lost_and_what_is_not_reviewed_or_exempt_is_a_sign():
    figure, grid = heat("省直", item_matrix.ALL, item_matrix.PLACE, cut=[EXEMPT_B3])
    texts = [trace for trace in figure.data[1:] if trace.mode == "text" and trace.x]
    signs = {trace.text[0]: (trace.x, trace.y) for trace in texts}

    assert grid == [[1.0, 3.0, 0.0], [2.0, 0.0, None], [0.5, None, 0.0]]
    assert signs == {Items.NOT_REVIEWED: ((1,), (2,)), Items.EXEMPT: ((2,), (1,))}


def test_every_reviewed_cell_can_be_touched_and_says_what_was_lost():
    figure, _ = heat("省直", item_matrix.ALL, item_matrix.PLACE)
    touched = [trace for trace in figure.data[1:] if trace.mode == "markers"]

    assert {(trace.meta, trace.customdata) for trace in touched} == {
        ("1 要素1（分值30.00分）", (2.0, 1.0, 0.5)),
        ("2 要素2（分值20.00分）", (0.0, 3.0)),
        ("3 要素3（分值10.00分）", (0.0, 0.0, 0.0)),
    }


def test_every_item_has_its_number_and_the_numbers_of_many_stand_on_three_lines_by_turns():
    many = b.rubric(*[1] * 38, 22)
    reviews = b.reviews(*(b.review(code, *[100] * 39) for code in "ABC"))

    figure, _ = heat("省直", item_matrix.ALL, item_matrix.PLACE, rubrics=many, reviews=reviews)

    words = figure.layout.xaxis.ticktext
    assert [int(word.replace("<br>", "")) for word in words] == list(range(1, 40))
    assert [word.split("<br>").index(str(at + 1)) for at, word in enumerate(words[:4])] == [0, 1, 2, 0]
    assert figure.layout.xaxis.side == "top"


def test_a_unit_without_a_card_is_a_row_of_signs():
    cards = {"A": (2900, 1700, 1000), "B": (2800, 2000, 1000)}
    units = [b.unit("A"), b.unit("B", 2), b.unit("Z", 3)]

    _, grid = heat(
        "省直", item_matrix.ALL, item_matrix.PLACE, cards=cards, organisations=b.organisations(*units)
    )

    assert grid[-1] == [None, None, None]


def test_units_of_another_rubric_version_are_left_out_by_name():
    both = b.rubric(30, 20, 10).vstack(b.rubric(40, 20, version=2022))
    reviews = b.reviews(
        b.review("A", 2900, 1700, 1000), b.review("B", 2800, 2000, 1000), b.review("C", 0, 0, version=2022)
    )
    mixed = results(rubrics=both, reviews=reviews)

    assert item_matrix.of_other_version(mixed, "省直")["org_id"].to_list() == ["C"]
    assert set(item_matrix.cells(mixed, "省直", item_matrix.ALL)["org_id"]) == {"A", "B"}


def test_the_table_lists_unreviewed_and_exempt_items_by_number_and_no_total_before_all_is_reviewed():
    rows = item_table.rows(results(cut=[EXEMPT_B3]), "省直", item_matrix.ALL, item_matrix.PLACE)

    assert rows.select("org_id", "total", "waiting", "exempt", "lost_01").rows() == [
        ("A", 400, None, None, 100),
        ("B", 200, None, "3", 200),
        ("C", None, "2", None, 50),
    ]
    assert "place" in item_table.columns(rows)


def test_names_with_markup_become_words():
    figure, _ = heat("省直", item_matrix.ALL, item_matrix.PLACE, names={"A": "<b>甲</b>"})

    assert "&lt;b&gt;甲&lt;/b&gt;" in "".join(figure.layout.yaxis.ticktext)


def test_the_pareto_stops_where_the_share_is_reached():
    drawn = item_pareto.dearest(results(), "省直")

    assert drawn["item_no"].to_list() == [1, 2]  # 350 of 650 is not yet 80 %
    figure = plotly.figure(item_pareto.pareto(results(), "省直"), COLOURS)
    assert figure.data[0].x == (3.5, 3.0)
    assert figure.layout.yaxis2.ticktext == ("53.8%", "100.0%")


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


def test_the_calendar_has_a_sign_for_every_state_and_shows_whoever_has_something_open():
    every = calendar_figure.calendar(results(), COLOURS, "省直", calendar_figure.EVERY)
    gaps = calendar_figure.reports(results(), "省直", calendar_figure.GAPS)

    names = [trace.name for trace in every.data]
    assert names == [STATE_LEGEND.format(sign=sign, state=state) for state, sign in STATE_SIGNS.items()]
    assert len(set(STATE_SIGNS.values())) == len(STATE_SIGNS)
    assert set(gaps["org_id"]) == {"A", "C"}
    assert sum(len(trace.x) for trace in every.data) == calendar_figure.reports(results(), "省直").height


def test_without_data_the_pictures_say_what_is_missing():
    nothing = empty()
    drawn = [
        item_matrix.matrix(nothing, COLOURS, "省直", item_matrix.ALL, item_matrix.PLACE),
        plotly.figure(item_pareto.pareto(nothing, "省直"), COLOURS),
        calendar_figure.calendar(nothing, COLOURS, "省直", calendar_figure.GAPS),
    ]

    assert not any(figure.data for figure in drawn)
    assert all(figure.layout.annotations[0].text for figure in drawn)


def test_where_nothing_is_open_the_calendar_says_so():
    cards = {"B": (2800, 2000, 1000)}

    figure = calendar_figure.calendar(results(cards=cards), COLOURS, "省直", calendar_figure.GAPS)

    assert figure.layout.annotations[0].text == Items.CALENDAR_NOBODY


def test_the_workbook_of_the_matrix_holds_the_rows_of_the_units_shown():
    rows = item_matrix.scored(results(), "省直", "1")

    assert rows.group_by("org_id", maintain_order=True).agg(pl.col("item_no")).rows() == [
        ("B", [1, 3]),
        ("A", [1, 3]),
        ("C", [1, 3]),
    ]
