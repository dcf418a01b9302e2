"""Tables on a page: differences read as in sentences and stay numbers."""

import io

import openpyxl
import polars as pl
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from analytics.systems.weak_kinds.weak_features import WeakFeature
from dashboard.base import display
from dashboard.base.caption import Caption
from dashboard.commands.result_tables import text_table
from dashboard.media import workbooks

FEATURES = {
    "dimension_2": (61.25, "61.3", "0.0"),
    "evidence": (1.7, "1.70", "0.00"),
    "stars_change": (-2.0, "−2", "+0;-0;0"),
    "rate_change": (-1.25, "−1.3", "+0.0;-0.0;0.0"),
    "stars": (3.0, "3", "0"),
    "missing": (0.0, "0", "0"),
    "unit_gap": (2.0, "+2.0", "+0.0;-0.0;0.0"),
}


def a_page():
    import dataframely as dy
    import polars as pl

    from analytics.base import columns as c
    from dashboard.screen import tables

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


def features():
    """A branch with these features, as the results hold them."""
    return pl.DataFrame(
        [
            {"org_id": "b", "feature": feature, "name": feature, "unit": "", "use": "", "value": value}
            for feature, (value, _, _) in FEATURES.items()
        ]
    )


def page_of_features():
    from analytics.systems.weak_kinds.weak_features import WeakFeature
    from dashboard.screen import tables
    from tests.dashboard.screen.test_tables import features

    tables.show(features(), WeakFeature, key="rows", columns=["name", "value"])


def test_a_feature_is_shown_in_its_own_decimals_and_sign_on_page_and_command_line():
    shown = AppTest.from_function(page_of_features).run().dataframe[0]
    words = pa.ipc.open_stream(shown.proto.arrow_data.styler.display_values).read_pandas()
    headings, cells, _ = text_table(features(), WeakFeature)

    expected = [word for _, word, _ in FEATURES.values()]
    assert words["数值"].to_list() == expected
    assert [row[headings.index("数值")] for row in cells] == expected
    values = zip(features()["feature"], features()["value"], strict=True)
    column = WeakFeature.columns()["value"]
    assert [display.feature_word(value, column, feature) for feature, value in values] == expected


def test_a_feature_is_a_number_of_its_own_format_in_the_workbook():
    caption = Caption("特征", "", "", "", "", False)
    sheet = openpyxl.load_workbook(io.BytesIO(workbooks.xlsx(features(), WeakFeature, caption))).active
    rows = [list(row) for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if "数值" in [cell.value for cell in row])
    place = [cell.value for cell in rows[top]].index("数值")

    cells = [row[place] for row in rows[top + 1 :]]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (value, form) for value, _, form in FEATURES.values()
    ]


@pytest.mark.parametrize(("value", "word"), [(-0.5, "−0.5"), (0.0, "0"), (1.0, "+1"), (None, "—")])
def test_half_a_star_as_of_a_median_is_not_rounded_off(value, word):
    assert display.feature_word(value, WeakFeature.columns()["value"], "stars_change") == word
