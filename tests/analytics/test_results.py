"""The result tables: each is declared once and whole; what stands in a row is told before the numbers."""

import pytest

from analytics.base import columns as c
from analytics.pipeline import SOURCES
from analytics.results import RESULTS

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


def test_only_a_table_nobody_stores_goes_back_to_no_data_set():
    assert [name for name, sources in SOURCES.items() if not sources] == ["provenance"]
