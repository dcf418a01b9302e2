"""What is said of members' points: who published, never a mean of a unit beside another one."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.matters import MatterState
from dashboard.base import display
from dashboard.commands.result_tables import text_table
from dashboard.files.workbook import named
from dashboard.kit.finding import Where
from dashboard.kit.published import ALL, FEW, MOST, PublishNouns, drawn_units, unit_choices, unit_map_chart
from dashboard.kit.statement import WHOLE, Scope
from dashboard.media.plotly.heat_map import band_of
from dashboard.systems.member_points import SYSTEM
from tests.analytics import builders as b

NOUNS = PublishNouns("member_points", "积分")
U = Scope("u", "某单位", is_unit=True)
YEAR = [f"2023Q{number}" for number in range(1, 5)]
CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", synthetic=True)
TREE = (
    *(b.unit("u", 1), b.unit("v", 2), CITY),
    *(b.branch(f"u{number}", "u") for number in range(1, 7)),
    *(b.branch("v1", "v"), b.branch("m1", "m"), b.branch("m2", "m")),
)


def built(*sheets, tree=TREE, period="2023"):
    tables = b.tables(
        organisations=b.organisations(*tree), member_points=b.frame("member_points", list(sheets))
    )
    return pipeline.build(tables, parse(period), kinds=False)


def test_the_headline_counts_published_branches_and_says_who_is_not_known_beside():
    sheets = [b.points("u1", quarter, 800, 10) for quarter in YEAR]
    results = built(*sheets, b.points("u2", "2023Q4", published=False))

    assert SYSTEM.headline(results, WHOLE).words == (
        "全省2023年第四季度公开积分的支部1/9个（11.1%），未公开1个，未报7个；"
        "1个支部四个季度人均分相同且为整数，疑似全员同分"
    )
    assert SYSTEM.headline(results, U).words.startswith("某单位2023年第四季度公开积分的支部1/6个（16.7%）")


def test_without_any_sheet_it_says_that_there_is_none():
    results = built()
    assert SYSTEM.headline(results, WHOLE).words == "全省没有已到期季度的积分公开记录"
    said = [
        one.statement_of(results, WHOLE, *one.codes(results, WHOLE)).words
        for one in SYSTEM.findings_at(Where.PAGE)
    ]
    assert not any(said)


def test_means_are_told_of_one_unit_alone_and_of_few_members_never():
    means = next(one for one in SYSTEM.findings if one.name == "means")
    sheets = [b.points(f"u{number}", "2023Q4", 800 + number, 10) for number in range(1, 4)]
    results = built(*sheets, b.points("u4", "2023Q4", 400, 4), b.points("v1", "2023Q4", 999, 10))

    assert means.statement_of(results, WHOLE).words == ""
    assert means.statement_of(results, U).words == (
        "3个支部的人均分在80.10到80.30之间，另有1个支部参评不足5人，不列"
    )
    assert sum(means.chart(results, U).fields[0].series[0].values) == 3
    assert means.chart(results, WHOLE).none


def test_no_list_of_several_units_has_means_beside_each_other():
    results = built(b.points("u1", "2023Q4", 801, 10), b.points("v1", "2023Q4", 999, 10))
    every, schema = named.table(results, "member_points")
    heading = schema.columns()["mean"].description
    own = every.filter(pl.col("unit_id") == "u")

    assert {"u", "v"} <= set(every["unit_id"])
    assert heading not in text_table(every, schema)[0]
    assert heading in text_table(own, schema)[0]
    assert set(schema.columns()) - set(display.shown_columns(every, schema)) == {"mean"}


def test_nothing_of_points_stands_in_reports_briefs_or_annexes():
    assert not SYSTEM.findings_at(~(Where.PAGE | Where.UNIT))


@pytest.mark.parametrize(
    ("sheets", "words", "state"),
    [
        ([("m1", False), ("m2", True)], "积分未公开：2023年第四季度1个支部未公开", MatterState.OWED),
        ([("m1", True)], "积分未公开：2023年第四季度1个支部未报", MatterState.OWED),
        ([("u1", False)], "积分未公开：2023年第四季度1个支部未公开", MatterState.YARDSTICK),
    ],
)
def test_only_whom_the_document_binds_is_asked_elsewhere_it_is_a_yardstick(sheets, words, state):
    told = SYSTEM.reminders(built(*(b.points(name, "2023Q4", published=is_it) for name, is_it in sheets)))
    own = [one for one in told if one.org_id == sheets[0][0][0]]
    assert [(one.what, one.state) for one in own] == [(words, state)]


def test_who_is_not_bound_and_has_no_sheet_is_reminded_of_nothing():
    told = SYSTEM.reminders(built(*(b.points(name, "2023Q4") for name in ("m1", "m2", "u1"))))
    assert told == []


def test_the_units_with_most_unpublished_are_drawn_first_and_the_others_on_demand():
    units = [b.unit(f"n{number:02d}", number) for number in range(1, FEW + 3)]
    tree = [*units, *(b.branch(f"{row['org_id']}x", row["org_id"]) for row in units)]
    sheets = [
        b.points(f"n{number:02d}x", "2023Q4", published=number != FEW + 2) for number in range(1, FEW + 3)
    ]
    results = built(*sheets, tree=tree)

    assert list(unit_choices(NOUNS, results, WHOLE)) == [MOST, ALL]
    drawn = drawn_units(NOUNS, results, WHOLE, MOST)
    assert (drawn["org_id"][0], drawn.height) == (f"n{FEW + 2}", FEW)
    assert drawn_units(NOUNS, results, WHOLE, ALL).height == FEW + 2


@pytest.mark.parametrize(
    ("answers", "cell"),
    [
        ([], "未报"),
        ([False], 0.0),
        ([True], 16.7),
        ([True, True, True], 50.0),
        ([True] * 5, 83.3),
        ([True] * 6, 100.0),
    ],
)
def test_a_cell_is_the_share_published_and_a_word_where_nobody_told(answers, cell):
    sheets = [b.points(f"u{number}", "2023Q4", published=told) for number, told in enumerate(answers, 1)]
    results = built(*sheets, b.points("v1", "2023Q4"))
    grid = unit_map_chart(NOUNS, results, WHOLE, ALL).grid
    assert grid.cells[grid.codes.index("u")] == (cell,)


def test_a_share_just_below_a_bound_is_never_in_the_band_above():
    branches = [b.branch(f"u{number}", "u") for number in range(1001)]
    sheets = [b.points(f"u{number}", "2023Q4", published=number < 500) for number in range(1001)]
    results = built(*sheets, tree=(b.unit("u", 1), *branches))
    grid = unit_map_chart(NOUNS, results, WHOLE, ALL).grid
    assert grid.cells == ((49.95,),)
    assert [band_of(grid, cell) for cell in (0, 0.1, 49.95, 50, 99.95, 100)] == [0, 1, 1, 2, 2, 3]
