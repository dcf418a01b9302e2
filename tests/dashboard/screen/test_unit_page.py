"""单位档案 on every state of the data and of its link: in words what is missing, never a traceback."""

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.lake import open_lake
from dashboard import systems
from dashboard.screen import finding
from dashboard.systems.unit.branch_words import UnitBranches
from dashboard.systems.unit.words import PARTS
from tests.analytics import builders as b
from tests.dashboard.screen.conftest import MARKUP, NOW, RUBRIC, SCORES, STATES


def said(app):
    kinds = (app.markdown, app.info, app.warning, app.caption, app.subheader, app.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def pictures(app):
    return len(app.get("plotly_chart"))


def a_branch(tables, unit):
    rows = tables["organisations"].filter(
        (pl.col("level") == "党支部") & ~pl.col("temporary") & pl.col("valid_to").is_null()
    )
    parents = {unit, *tables["organisations"].filter(pl.col("parent_id") == unit)["org_id"]}
    return rows.filter(pl.col("parent_id").is_in(parents))["org_id"][0]


def _kinds():
    """Units of every kind in periods of every kind; for nights those alike."""
    alike = (
        ("SZ007", "2022H1"),
        ("SZ007", "2023"),
        ("SZ007", "2023Q3"),
        ("SZ061", "2022"),
        ("SZ015", "2023H2"),
    )
    yield from (("SZ060", "2023H2"), ("SZ901", "2021H2"))
    yield from (pytest.param(*one, marks=pytest.mark.wide) for one in alike)


@pytest.mark.parametrize("view", PARTS)
@pytest.mark.parametrize(("unit", "period"), list(_kinds()))
def test_every_part_of_every_kind_of_unit_is_shown(serve, sample_lake, unit, period, view):
    app = serve(sample_lake, "unit", unit=unit, period=period, view=view)

    assert not app.exception
    assert app.query_params["unit"] == unit
    assert app.query_params.get("view", "score") == view
    assert app.metric
    assert pictures(app) <= (6 if view == "systems" else 4)


def test_every_system_stands_in_one_part_of_the_file_and_no_row_of_it_leads_to_the_file_itself(
    serve, sample_lake
):
    every = [system for system in systems.ALL if system.headline and not system.for_deciders]
    told = {system.part: {one.title for one in every if one.part == system.part} for system in every}
    assert set(told) == {"systems", "conduct", "organisation"}
    for view, own in told.items():
        shown = said(serve(sample_lake, "unit", unit="SZ007", period="2023H2", view=view))
        assert {system.title for system in every if system.title in shown.split("\n")} == own
        assert "打开该单位档案" not in shown


def test_of_a_year_without_comparison_the_halves_are_one_click_away(serve, sample_lake):
    app = serve(sample_lake, "unit", unit="SZ007", period="2023", view="change")

    assert said(app).count("的计分口径不同") == 1
    next(button for button in app.button if button.label == "2023年下半年").click().run()

    assert app.query_params["period"] == "2023H2"
    assert pictures(app) == 1
    assert "项要素上升共" in said(app)


def test_the_head_opens_the_part_it_speaks_of(serve, sample_lake):
    app = serve(sample_lake, "unit", unit="SZ048", period="2023H2")

    next(button for button in app.button if "其中超期" in button.label).click().run()

    assert app.query_params["view"] == "branches"
    assert "在账、低星、得分率低的排在前面。点选一行，查看该支部。" in said(app)


def test_the_head_leaves_an_open_branch_for_the_part_it_speaks_of(serve, sample_lake):
    app = serve(sample_lake, "unit", unit="SZ079", branch="B003127", view="branches", period="2023H2")

    next(button for button in app.button if "后进支部" in button.label).click().run()

    assert "branch" not in app.query_params
    assert "在账、低星、得分率低的排在前面。点选一行，查看该支部。" in said(app)


def test_a_link_to_a_branch_opens_the_branches_and_the_branch(serve, sample_lake, sample_tables):
    branch = a_branch(sample_tables, "SZ048")

    app = serve(sample_lake, "unit", unit="SZ048", branch=branch, period="2023H2")

    assert app.query_params["view"] == "branches"
    assert app.query_params["branch"] == branch
    assert pictures(app) == 2
    assert "短板" in said(app)


def test_the_way_back_from_a_branch_leads_to_all_branches(serve, sample_lake, sample_tables):
    branch = a_branch(sample_tables, "SZ048")
    app = serve(sample_lake, "unit", unit="SZ048", branch=branch, period="2023H2")

    next(button for button in app.button if button.label == UnitBranches.BACK).click().run()

    assert "branch" not in app.query_params
    assert "在账、低星、得分率低的排在前面。点选一行，查看该支部。" in said(app)


def branches_of_a_unit():
    from dashboard.screen import data, unit_branches
    from tests.dashboard.weak_data import build

    unit_branches.show(data.View(build(), None, "test", 1), "v")


@pytest.mark.parametrize("table", ["unit_branches", "ledger"])
def test_a_click_on_a_row_of_either_table_opens_its_branch(monkeypatch, table):
    listed = {}
    monkeypatch.setattr(finding, "show_rows", lambda _, **of: listed.update({of["table"]: of}) or [])
    assert not AppTest.from_function(branches_of_a_unit, default_timeout=60).run().exception
    key = f"{listed[table]['key']}_rows"
    state = {key: {"selection": {"rows": [1]}}}

    with monkeypatch.context() as clicked:
        clicked.setattr(st, "session_state", state)
        listed[table]["on_select"]()

    assert state["branch_box"] == listed[table]["rows"]["org_id"][1]
    assert not state[key]["selection"]["rows"]


def test_another_unit_can_be_chosen_and_lets_the_branch_go(serve, sample_lake, sample_tables):
    app = serve(sample_lake, "unit", unit="SZ048", branch=a_branch(sample_tables, "SZ048"), period="2023H2")

    app.selectbox(key="unit_box").select("SZ007").run()

    assert not app.exception
    assert app.query_params["unit"] == "SZ007"
    assert "branch" not in app.query_params
    assert "示例单位07有" in said(app)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("view", ["score", "branches"])
def test_a_unit_of_any_data_is_shown_or_says_what_is_missing(serve, edge_lakes, state, view):
    app = serve(edge_lakes[state], "unit", unit="u1", view=view)

    assert not app.exception
    assert app.title[0].value


@pytest.mark.parametrize("view", PARTS)
def test_names_with_markup_stay_words(serve, tmp_path, view):
    lake = open_lake(tmp_path / "lake")
    frames = {
        "organisations": MARKUP,
        "rubrics": RUBRIC,
        "reviews": SCORES.head(1),
        "star_ratings": b.frame("star_ratings", [b.rated("b1", 5)]),
        "branch_cards": b.frame("branch_cards", [b.card("b1", "u1", 2000, 1000, 500)]),
    }
    actions.seed(lake, frames, actor="测试", made_at=NOW)
    lake.close()

    app = serve(tmp_path / "lake", "unit", unit="u1", view=view, branch="b1")

    assert not app.exception
    written = [line.value for line in (*app.markdown, *app.caption, *app.info, *app.subheader)]
    assert not [line for line in written if "<b>粗" in line or "[链](" in line or "<img src=x>" in line]
    specs = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert not [spec for spec in specs if "<b>粗" in spec or "<img" in spec]
