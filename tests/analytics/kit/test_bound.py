"""Whom a document binds: by league, region or name; simulated rows speak of simulated units alone."""

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.bound import OF_ITEMS, bound_units
from analytics.kit.units import standing_units
from analytics.systems.requirements import DUTIES
from tests.analytics import builders as b

CITY, WATER, BUREAU = "洛阳市", "水利系统", "省事管局"


def scopes_of(*units, items=(), year=2023, aliases=()):
    """Unit to the scopes through which anything binds it; items: (version, number, least count)."""
    organisations = b.organisations(*units).lazy()
    counts = pl.DataFrame(
        list(items),
        schema={"rubric_version": pl.Int64, "item_no": pl.Int64, "min_count": pl.Int64},
        orient="row",
    )
    versions = [
        b.rubric(*[1] * 60, version=version).drop("min_count") for version in {*counts["rubric_version"]}
    ]
    rubrics = (
        pl.concat(versions).join(counts, on=["rubric_version", "item_no"], how="left")
        if versions
        else b.frame("rubrics", [])
    )
    period = parse(str(year))
    standing = standing_units(organisations, b.frame("aliases", list(aliases)).lazy(), period.end)
    bound = bound_units(DUTIES, standing, organisations, rubrics.lazy(), period)
    found: dict[str, set[str]] = {}
    for org_id, code in bound.rows():
        found.setdefault(org_id, set()).add(code)
    return found


def codes_of(*scopes):
    return {one.code for one in DUTIES if set(one.scopes) & set(scopes)}


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        (b.unit("u", name="洛阳市", league=League.MUNICIPAL, region="洛阳市"), codes_of(CITY)),
        (b.unit("u", name="示例市03", league=League.MUNICIPAL, region="示例市03", synthetic=True),
         codes_of(CITY)),
        (b.unit("u", name="省水利厅"), codes_of(WATER)),
        (b.unit("u", name="示例单位19", synthetic=True), codes_of(WATER)),
        (b.unit("u", name="省机关事务管理局"), codes_of(BUREAU)),
        (b.unit("u", name="示例单位39", synthetic=True), codes_of(BUREAU)),
    ],
)  # fmt: skip
def test_a_unit_is_bound_by_its_region_or_its_name(unit, found):
    assert scopes_of(unit) == {"u": found}
    assert found


@pytest.mark.parametrize(
    "unit",
    [
        b.unit("u", name="洛阳市", league=League.MUNICIPAL, region="洛阳市", synthetic=True),
        b.unit("u", name="示例市03", league=League.MUNICIPAL, region="示例市03"),
        b.unit("u", name="示例单位19"),
        b.unit("u", name="省水利厅", synthetic=True),
        b.unit("u", name="开封市", league=League.MUNICIPAL, region="开封市"),
        b.unit("u", name="省财政厅"),
        b.unit("u", name="省水利厅", league=League.MUNICIPAL, region="开封市"),
    ],
)
def test_a_row_of_simulated_units_binds_no_real_one_and_the_reverse(unit):
    assert scopes_of(unit) == {}


def test_nobody_of_the_province_is_bound_by_the_city_even_where_a_region_is_told():
    units = [b.unit("u", name="省某厅", region="洛阳市"), b.unit("s", 2, region="示例市03", synthetic=True)]
    assert scopes_of(*units) == {}


def test_a_unit_that_was_renamed_is_found_by_the_name_of_the_time_and_of_today():
    renamed = [
        {"org_id": "u", "name": "省机关事务管理局", "kind": "曾用名", "valid_to": b.START.replace(year=2023)}
    ]
    assert scopes_of(b.unit("u", name="省某中心"), aliases=renamed, year=2021) == {"u": codes_of(BUREAU)}
    assert scopes_of(b.unit("u", name="省某中心"), aliases=renamed, year=2023) == {}


SIMULATED = b.unit("u", name="示例单位07", synthetic=True)


def test_items_of_the_rubric_bind_while_they_give_a_count_and_those_alone():
    items = [(2020, 9, 2), (2020, 5, None), (2020, 12, 4)]
    assert scopes_of(SIMULATED, items=items) == {"u": {"history_education", "warning_education"}}
    assert scopes_of(SIMULATED, items=items, year=2019) == {}
    assert scopes_of(SIMULATED) == {}


def test_the_rubric_in_force_decides_and_not_the_one_before():
    items = [(2020, 9, 2), (2022, 11, 4), (2022, 2, None)]
    assert scopes_of(SIMULATED, items=items, year=2021) == {"u": {"history_education"}}
    assert scopes_of(SIMULATED, items=items, year=2022) == {"u": {"warning_education"}}


def test_items_bind_no_real_unit_until_the_committee_says_so():
    items = [(2020, 9, 2), (2020, 12, 4)]
    assert scopes_of(b.unit("u", name="省某厅"), items=items) == {}
    assert any(OF_ITEMS in one.scopes for one in DUTIES)
