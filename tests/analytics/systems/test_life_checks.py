"""Checks of what stands right below a unit in small: each of them, not any of them."""

from datetime import date

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems.life_checks import RESULTS, TO_DO
from tests.analytics import builders as b

WATER = b.unit("s", 1, name="示例单位19", synthetic=True)
TREE = (
    WATER, b.unit("u", 2), b.unit("v", 3),
    b.branch("c", "s", level="机关党委"), b.branch("z", "c", level="党总支"), b.branch("s1", "c"),
    b.branch("s2", "z"), b.branch("s3", "z"),
    b.branch("d", "u", level="机关党委"), b.branch("e", "u", level="机关党委"), b.branch("u1", "d"),
    b.branch("v1", "v"),
)  # fmt: skip
DAY = date(2023, 5, 1)
NAMES = [result.name for result in RESULTS]


def made(*checked, period="2023", tree=TREE, day=DAY):
    tables = b.tables(
        organisations=b.organisations(*tree),
        visits=b.frame("visits", [b.visit(one, day, kind="组织生活检查") for one in checked]),
    )
    return pipeline.tables_of(NAMES, tables, parse(period))


def of(tables, unit):
    rows = tables["life_checks_by_unit"].filter(org_id=unit)
    return rows.select("population", "covered", "binds").row(0)


def test_one_check_somewhere_is_not_all_of_it_and_two_of_one_cover_one():
    assert of(made("s1"), "s") == (2, 1, True)
    assert of(made("s2", "s3"), "s") == (2, 1, True)
    assert of(made("s2", "s1"), "s") == (2, 2, True)


def test_what_stands_below_the_only_committee_is_meant_and_else_the_committees_themselves():
    tables = made("u1")

    assert of(tables, "u") == (2, 1, False)
    ones = dict(tables["life_checks"].select("org_id", "state").rows())
    assert ones == {"d": "已覆盖", "e": "未覆盖", "s1": "未覆盖", "z": "未覆盖"}


def test_the_one_who_checks_is_no_subordinate_of_itself():
    assert of(made("c", "s1"), "s") == (2, 1, True)


def test_units_that_no_document_binds_and_that_never_wrote_a_check_down_are_not_counted():
    assert of(made("s1"), "v") == (0, 0, False)
    assert made("s1")["life_checks_by_quarter"].filter(scope="全省")["population"].max() == 2


def test_without_any_record_nothing_is_said_and_other_visits_are_no_checks():
    assert all(made()[name].is_empty() for name in NAMES)
    tables = b.tables(organisations=b.organisations(*TREE), visits=b.frame("visits", [b.visit("s1", DAY)]))
    assert pipeline.tables_of(NAMES, tables, parse("2023"))["life_checks"].is_empty()


def test_a_check_is_of_its_year_and_of_who_stands_at_the_end():
    assert of(made("s1", day=date(2022, 12, 31)), "s") == (2, 0, True)
    gone = [row | ({"valid_to": date(2023, 8, 31)} if row["org_id"] == "s1" else {}) for row in TREE]
    assert of(made("s1", "s2", tree=gone), "s") == (1, 1, True)


def test_only_whom_a_document_binds_has_to_see_to_it_and_only_at_the_end_of_the_year():
    (to_do,) = TO_DO
    year, half = (made("s1", "u1", period=code)["life_checks_by_unit"] for code in ("2023", "2023H1"))

    assert to_do.count(year, date(2023, 12, 31)).filter(pl.col("size") > 0).rows() == [("s", 1)]
    assert to_do.count(half, date(2023, 6, 30)).filter(pl.col("size") > 0).is_empty()
