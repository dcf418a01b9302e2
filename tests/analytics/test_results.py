"""The result tables: each is declared once and whole; what stands in a row is told before the numbers."""

import ast
from pathlib import Path

import pytest

from analytics import reference
from analytics.base.good import Good
from analytics.base.result import Reach
from analytics.measures import columns as c
from analytics.pipeline import SOURCES
from analytics.results import RESULTS

ROOT = Path(__file__).parents[2]

NAMES = {"name", "unit", "unit_name", "label", "other"}
ORDERS = {"place", "official_order", "rubric_version"}  # they say where a row stands, and count nothing
WORDS = {c.Shows.TEXT, c.Shows.PERIOD, c.Shows.DAY, c.Shows.FLAG}


@pytest.mark.parametrize("table", RESULTS)
def test_the_keys_and_names_of_a_row_stand_before_its_numbers(table):
    schema = RESULTS[table].schema
    first = {*schema.primary_key(), *NAMES}

    numbers = [
        place
        for place, (name, column) in enumerate(schema.columns().items())
        if name not in first | ORDERS and c.shows(column) not in WORDS
    ]
    said = [place for place, name in enumerate(schema.column_names()) if name in first]

    assert not numbers or not said or max(said) < min(numbers)


@pytest.mark.parametrize("result", RESULTS.values(), ids=list(RESULTS))
def test_a_result_names_columns_it_has(result):
    named = {*(result.quoted or ()), *result.blanked, *result.together} | ({result.of_units} - {""})
    if figures := result.league_figures:
        named |= {*figures.columns, figures.of_units, figures.own}

    assert named <= set(result.schema.column_names())
    assert not result.adds_up_to or result.adds_up_to in RESULTS


@pytest.mark.parametrize("result", RESULTS.values(), ids=list(RESULTS))
def test_what_a_result_is_cut_by_is_in_its_rows(result):
    key = {
        Reach.UNIT: "org_id",
        Reach.BRANCH: "org_id",
        Reach.UNIT_OF_BRANCH: "unit_id",
        Reach.SCOPE: "scope",
        Reach.LEAGUE: result.of_units,
    }.get(result.reach)

    assert key is None or key in result.schema.column_names()


def test_only_a_table_nobody_stores_goes_back_to_no_data_set():
    assert [name for name, sources in SOURCES.items() if not sources] == ["provenance"]


def test_the_words_of_an_indicator_never_contradict_the_direction_of_its_columns():
    against = {
        "越高越好": {Good.FALL},
        "越多越好": {Good.FALL},
        "越低越好": {Good.RISE},
        "越少越好": {Good.RISE},
    }
    found = [
        (row["code"], name, column)
        for row in reference.indicators().iter_rows(named=True)
        for name in row["tables"]
        for column in [row["code"]]
        if column in RESULTS[name].schema.column_names()
        if c.good(RESULTS[name].schema.columns()[column]) in against.get(row["direction"], set())
    ]

    assert not found


def test_no_other_module_keeps_a_list_of_result_tables():
    keepers = [
        path.relative_to(ROOT).as_posix()
        for folder in ("analytics", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        if sum(isinstance(key, ast.Constant) and key.value in RESULTS for key in node.value.keys) >= 5
    ]

    assert not keepers
