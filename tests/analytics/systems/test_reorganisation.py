"""机构调整: steps counted by kind, side and unit; the lag from the decision; trees before and after."""

from datetime import date, timedelta

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.systems.reorganisation import ALL_KINDS
from tests.analytics import builders as b

DAY = date(2022, 7, 1)
EVE = DAY - timedelta(days=1)
TREE = (
    b.unit("a", 1),
    b.unit("old", 2, valid_to=EVE),
    b.unit("gone", 3, valid_to=EVE),
    b.unit("new", 4, valid_from=DAY),
    b.unit("m", 1, "市直"),
    b.branch("k", "a", level="机关党委"),
    b.branch("a1", "k"),
    b.branch("a2", "k", valid_to=EVE),
    b.branch("a3", "a", valid_from=DAY),
    b.branch("t", "a", temporary=True),
    b.branch("o1", "old", valid_to=EVE),
    b.branch("g1", "gone", valid_to=EVE),
    b.branch("n1", "new", valid_from=DAY),
)


def step(number, kind, before=None, after=None, lag=None, document="文", day=DAY):
    decided = None if lag is None else day - timedelta(days=lag)
    return {
        "change_no": number,
        "changed_on": day,
        "kind": kind,
        "from_org": before,
        "to_org": after,
        "document": document,
        "decided_on": decided,
    }


STEPS = (
    step(1, "合并", "old", "new", 45),
    step(2, "合并", "gone", "new", 45),
    step(3, "合并", "o1", "n1", 45),
    step(4, "合并", "g1", "n1", 45),
    step(5, "撤销", "a2", None, 20),
    step(6, "新建", None, "a3", 118),
    step(7, "更名", "a", "a", None, None),
    step(8, "更名", "t", "t", 3),
    step(9, "不变", "m", "m", 7),
    step(10, "新建", None, "k", 9, day=date(2021, 3, 1)),
)


def built(*steps, code="2022H2", tree=TREE, **frames):
    return pipeline.build(
        b.tables(organisations=b.organisations(*tree), changes=b.frame("changes", list(steps)), **frames),
        parse(code),
        kinds=False,
    ).tables


def of_kind(tables, kind, *columns, scope=PROVINCE):
    return tables["reorganisation"].filter(scope=scope, kind=kind).select(columns).row(0)


def test_organisations_are_counted_on_both_sides_of_a_change_by_level():
    tables = built(*STEPS)
    columns = [
        f"{level}_{side}" for level in ("units", "committees", "branches") for side in ("before", "after")
    ]

    assert of_kind(tables, "合并", *columns) == (2, 1, 0, 0, 2, 1)
    assert of_kind(tables, "撤销", *columns) == (0, 0, 0, 0, 1, 0)
    assert of_kind(tables, "新建", *columns) == (0, 0, 0, 0, 0, 1)
    assert of_kind(tables, "更名", *columns) == (1, 1, 0, 0, 0, 0)
    assert of_kind(tables, "不变", *columns) == (1, 1, 0, 0, 0, 0)
    assert of_kind(tables, ALL_KINDS, *columns) == (3, 2, 0, 0, 3, 2)


def test_steps_of_one_day_kind_decision_and_document_are_one_change():
    tables = built(*STEPS)

    assert of_kind(tables, "合并", "changes") == (1,)
    assert of_kind(tables, ALL_KINDS, "changes", "changed_units") == (4, 2)


def test_the_lag_counts_from_the_decision_and_of_two_in_the_middle_the_smaller_holds():
    tables = built(*STEPS)

    assert of_kind(tables, ALL_KINDS, "lag_median", "lag_longest", "undated", "without_document") == (
        45,
        118,
        1,
        1,
    )
    assert of_kind(tables, "更名", "lag_median", "lag_longest") == (None, None)
    assert of_kind(built(*STEPS[4:6]), ALL_KINDS, "lag_median", "lag_longest") == (20, 118)


def test_what_was_left_as_it_was_is_no_change_and_has_no_lag():
    tables = built(*STEPS)

    assert of_kind(tables, "不变", "changes", "lag_longest", scope="市直") == (1, None)
    assert of_kind(tables, ALL_KINDS, "changes", "changed_units", scope="市直") == (0, 0)
    assert "m" not in tables["changed_units"]["org_id"]


def test_branches_stand_before_the_period_and_on_its_last_day():
    tables = built(*STEPS)

    assert of_kind(tables, ALL_KINDS, "stood", "stands") == (4, 3)
    units = tables["changed_units"].select("org_id", "kinds", "stood", "stands").rows()
    assert units == [("a", "更名、新建、撤销", 2, 2), ("new", "合并", 0, 1)]


def test_the_flow_names_both_sides_by_their_names_of_the_day():
    aliases = b.frame("aliases", [{"org_id": "a", "name": "旧名", "kind": "曾用名", "valid_to": EVE}])
    flow = built(*STEPS, aliases=aliases)["reorganisation_flow"]

    rows = {row["change_no"]: row for row in flow.iter_rows(named=True)}
    assert [flow["level"][0], flow.height] == ["单位", 8]
    assert (rows[7]["before"], rows[7]["after"]) == ("旧名", "单位a")
    assert (rows[1]["before"], rows[1]["after"], rows[1]["org_id"], rows[1]["lag"]) == (
        "单位old",
        "单位new",
        "new",
        45,
    )
    assert (rows[5]["before"], rows[5]["after"], rows[5]["org_id"]) == ("支部a2", None, "a")


@pytest.mark.parametrize(("code", "changes"), [("2021H1", 1), ("2021H2", 0), ("2022", 4), ("2023H1", 0)])
def test_a_change_counts_in_the_period_of_its_day(code, changes):
    assert of_kind(built(*STEPS, code=code), ALL_KINDS, "changes") == (changes,)


def test_without_a_change_ever_written_down_nothing_is_told():
    tables = built()
    assert all(tables[name].is_empty() for name in ("reorganisation", "changed_units", "reorganisation_flow"))


def test_the_units_add_up_to_the_province():
    tables = built(*STEPS)
    pooled = tables["reorganisation"].filter(kind=ALL_KINDS)
    for name in ("changes", "without_document", "undated", "changed_units"):
        whole = pooled.filter(scope=PROVINCE)[name].item()
        assert whole == pooled.filter(pl.col("scope") != PROVINCE)[name].sum()
