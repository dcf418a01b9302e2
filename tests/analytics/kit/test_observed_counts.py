"""Counts that are only observed: sums over who reported, nothing judged; a blank is not 0."""

import polars as pl

from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems import activities
from tests.analytics import builders as b


def made(*rows, period="2023H2", table="activities"):
    units = standing_units(
        b.organisations(b.unit("u", 1), b.unit("v", 2), b.unit("w", 3, league="市直")).lazy(),
        b.frame("aliases", []).lazy(),
        parse(period).end,
    )
    reported = b.frame("activities", list(rows)).lazy()
    return activities.build(units=units, activities=reported, period=parse(period))[table]


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


def test_a_half_year_nobody_reports_has_zeros_of_no_unit_and_a_later_one_is_not_known():
    assert told(made(b.activities("u", "2023H1", 3)), "全省") == [("2023H1", 1, 3), ("2023H2", 0, 0)]
    assert made(b.activities("u", "2023H2", 3), period="2023H1").is_empty()
    assert made().is_empty()


def test_a_published_figure_stands_beside_the_province_only():
    table = made(b.activities("u", "2023H2", 3))
    assert table.filter(pl.col("published").is_not_null())["scope"].unique().to_list() == ["全省"]
    assert table.filter((pl.col("scope") == "全省") & (pl.col("kind") == "学习宣讲"))["published"][0] == 2600


def test_units_stand_in_official_order_with_blanks_for_what_they_did_not_report():
    rows = (
        b.activities("v", "2023H2", 0),
        b.activities("u", "2023H2", None, 5),
        b.activities("w", "2023H1", 9),
    )
    columns = ("org_id", "period", "lectures", "secretary_classes")

    def of_units(period):
        return made(*rows, period=period, table="activities_by_unit").select(columns).rows()

    assert of_units("2023H2") == [("u", "2023H2", None, 5), ("v", "2023H2", 0, None)]
    assert of_units("2023Q3") == of_units("2023H1") == [("w", "2023H1", 9, None)]
