"""What leads where looks so: names in tables, the menu, the brief of a unit; tables alike in their form."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from analytics.access import Role, User
from dashboard.screen import access
from dashboard.systems.unit.words import Head


def links(app: AppTest) -> list[list[str]]:
    """The headings of the columns that look so, of each table of the page."""
    settings = (json.loads(table.proto.columns) for table in app.dataframe)
    return [
        [heading for heading, one in columns.items() if (one.get("type_config") or {}).get("type") == "link"]
        for columns in settings
    ]


@pytest.mark.parametrize(
    ("page", "link", "looking_so"),
    [
        ("ranking", {}, ["单位"]),
        ("weak_branches", {}, ["支部"]),
        ("problems", {}, ["单位"]),
        ("unit", {}, ["单位"]),
        ("unit", {"unit": "SZ007", "view": "branches"}, ["支部"]),
        ("unit", {"unit": "SZ007", "view": "change"}, ["对方单位"]),
        ("unit", {"unit": "SZ007", "view": "conduct"}, []),
        ("history", {"records": "audit"}, []),
    ],
)
def test_names_look_like_links_where_they_are(serve, sample_lake, page, link, looking_so):
    tables = links(serve(sample_lake, page, period="2022H2", **link))

    assert tables
    assert looking_so in tables
    assert all(found in ([], looking_so) for found in tables)


def test_headings_of_numbers_stand_over_their_numbers(serve, sample_lake):
    app = serve(sample_lake, "unit", period="2022H2")

    columns = json.loads(app.dataframe[0].proto.columns)
    assert {heading for heading, one in columns.items() if one.get("alignment") == "right"} == {
        "名次",
        "得分",
    }


def test_rows_of_all_tables_are_of_one_height(serve, sample_lake):
    for page in ("weak_branches", "problems", "items", "observation"):
        tables = serve(sample_lake, page, period="2022H2").dataframe
        assert tables
        assert {table.proto.row_height for table in tables} == {0}, page


def test_the_menu_marks_the_part_the_page_belongs_to(serve, sample_lake):
    for page, place in (("ranking", 1), ("weak_branches", 2), ("reports", 5)):
        marks = [one.proto.body for one in serve(sample_lake, page, period="2022H2").get("html")]
        assert [f"stTopNav] > :nth-child({place})" in one for one in marks] == [True]


def test_the_file_of_a_unit_hands_out_its_brief(serve, sample_lake):
    app = serve(sample_lake, "unit", unit="SZ007", period="2022H2")

    assert Head.BRIEF in [button.proto.label for button in app.get("download_button")]
    url = next(one.proto for one in app.get("download_button") if one.proto.label == Head.BRIEF)
    assert url.deferred_file_id


def test_who_may_not_have_files_made_is_not_offered_the_brief(serve, sample_lake, monkeypatch):
    own = User("某单位", frozenset({Role.UNIT}), unit="SZ007")
    monkeypatch.setattr(access, "user", lambda: own)

    app = serve(sample_lake, "unit", unit="SZ007", period="2022H2")

    assert not app.exception
    assert Head.BRIEF not in [button.proto.label for button in app.get("download_button")]
