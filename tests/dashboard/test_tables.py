"""Tables on a page: differences read as in sentences and stay numbers."""

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest


def a_page():
    import dataframely as dy
    import polars as pl

    from analytics.measures import columns as c
    from dashboard.components import tables

    class Line(dy.Schema):
        name = c.text("名称")
        change = c.points("变化", signed=True, nullable=True)
        places = c.count("位次", signed=True)
        share = c.share("占比变化", signed=True)

    rows = pl.DataFrame(
        {
            "name": ["甲", "乙", "丙"],
            "change": [-150, 0, None],
            "places": [-3, 0, 2],
            "share": [-0.015, 0.0, 0.5],
        }
    )
    tables.show(rows, Line, key="rows")


@pytest.fixture(scope="module")
def table():
    return AppTest.from_function(a_page).run().dataframe[0]


def test_differences_are_worded_with_a_real_minus_and_a_zero_without_a_sign(table):
    words = pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_pandas()

    assert words["变化"].to_list() == ["−1.50", "0.00", "—"]
    assert words["位次"].to_list() == ["−3", "0", "+2"]
    assert words["占比变化（百分点）"].to_list() == ["−1.5", "0.0", "+50.0"]


def test_what_the_table_sorts_by_are_still_the_numbers(table):
    assert table.value["变化"].to_list()[:2] == [-1.5, 0.0]
    assert table.value["位次"].to_list() == [-3, 0, 2]
