"""Findings of long words are lists on a page, and tables keep their first column in sight."""

import json

import pytest

from dashboard.screen import access, navigation
from dashboard.systems.overview.findings import ADVICE

PAGES = [entry.script for entry in navigation.offered_entries(access.OPERATOR)]


def test_advice_is_a_list_in_which_nothing_is_cut(serve, sample_lake):
    app = serve(sample_lake, "overview")

    written = " ".join(line.value for line in app.markdown).replace("\\", "")
    rows = ADVICE.row_schema.columns()
    assert all(f"{rows[name].description}：" in written for name in ADVICE.fixed_columns[1:])
    assert "等98个单位；办什么：" in written
    keys = {table.proto.id.rsplit("-", 1)[-1] for table in app.dataframe}
    assert not [key for key in keys if key.startswith(("advice", "unit_facts", "facts_together"))]


@pytest.mark.parametrize("script", PAGES)
def test_the_first_column_of_every_table_stays_in_sight(serve, sample_lake, script):
    app = serve(sample_lake, script)

    for table in app.dataframe:
        settings = json.loads(table.proto.columns)
        assert any(isinstance(one, dict) and one.get("pinned") for one in settings.values()), table.proto.id
