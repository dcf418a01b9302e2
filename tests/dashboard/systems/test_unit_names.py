"""A workbook of units says their names, not their codes alone."""

import io

import openpyxl
import pytest

from dashboard.base import display
from dashboard.base.caption import Caption
from dashboard.media import workbooks
from dashboard.systems.unit import unit_names
from tests.dashboard import ranking_data

CAPTION = Caption(
    title="表", unit="分", source="审核评分", period="2021年下半年", edition="草稿", synthetic=False
)


@pytest.mark.parametrize("table", ["spine", "items", "item_changes", "self_items"])
def test_the_name_stands_beside_the_code(table):
    results = ranking_data.results()
    rows = results.tables[table].reverse()

    named = unit_names.named(results, rows)

    assert named.drop("name").equals(rows)
    assert dict(named.select("org_id", "name").iter_rows())["A"] == "单位A"
    assert list(display.shown_columns(named, unit_names.named_schema(table)))[:2] == ["org_id", "name"]


def test_the_workbook_has_both_columns():
    results = ranking_data.results()
    named = unit_names.named(results, results.tables["spine"])

    content = workbooks.xlsx(named, unit_names.named_schema("spine"), CAPTION)
    book = openpyxl.load_workbook(io.BytesIO(content))

    lines = list(book.active.iter_rows(values_only=True))
    head = next(place for place, line in enumerate(lines) if line[0] == "单位代码")
    assert lines[head][1] == "单位"
    assert lines[head + 1][:2] == ("A", "单位A")
