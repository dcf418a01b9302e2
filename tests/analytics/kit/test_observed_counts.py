"""Counts that are only observed: sums over who reported, nothing judged; a blank is not 0."""

import polars as pl

from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems import activities
from tests.analytics import builders as b


def made(*rows, period="2023H2"):
    units = standing_units(
        b.organisations(b.unit("u", 1), b.unit("v", 2), b.unit("w", 3, league="市直")).lazy(),
        b.frame("aliases", []).lazy(),
        parse(period).end,
    )
    reported = b.frame("activities", list(rows)).lazy()
    return activities.build(units=units, activities=reported, period=parse(period))["activities"]


def told(table, scope, kind="学习宣讲"):
    rows = table.filter((pl.col("scope") == scope) & (pl.col("kind") == kind))
    return rows.select("period", "units", "total").rows()


def test_totals_say_of_how_many_units_they_are():
    table = made(
        b.activities("u", "2023H2", 3), b.activities("v", "2023H2", 4), b.activities("w", "2023H2", 5)
    )

    assert told(table, "全省") == [("2023H2", 3, 12)]
    assert told(table, "省直") == [("2023H2", 2, 7)]
    assert told(table, "u") == [("2023H2", 1, 3)]


def test_a_blank_is_no_report_and_a_zero_is_one():
    table = made(b.activities("u", "2023H2", None, 1), b.activities("v", "2023H2", 0))

    assert told(table, "省直") == [("2023H2", 1, 0)]
    assert told(table, "u") == []


def test_a_half_year_nobody_reports_has_zeros_of_no_unit():
    assert told(made(b.activities("u", "2023H1", 3)), "全省") == [("2023H1", 1, 3), ("2023H2", 0, 0)]


def test_what_is_reported_for_later_is_not_known():
    assert made(b.activities("u", "2023H2", 3), period="2023H1").is_empty()


def test_of_nothing_there_is_no_table():
    assert made().is_empty()


def test_a_published_figure_stands_beside_the_province_only():
    table = made(b.activities("u", "2023H2", 3))

    assert table.filter(pl.col("published").is_not_null())["scope"].unique().to_list() == ["全省"]
    assert table.filter((pl.col("scope") == "全省") & (pl.col("kind") == "学习宣讲"))["published"][0] == 2600
