"""Every page runs on every state of the data: no traceback, and in words what is missing."""

import pytest

from analytics.lake import open_lake
from dashboard.screen import access, navigation
from tests.analytics.lake.builders import stamp
from tests.dashboard.screen.conftest import STATES

FINDINGS = ["overview", "ranking", "stars", "weak_branches", "formalism", "items", "reporting"]
PAGES = [entry.script for entry in navigation.offered_entries(access.OPERATOR)]


@pytest.mark.parametrize("script", FINDINGS)
@pytest.mark.parametrize(
    "period",
    [
        "2021H2",
        "<b>",
        *(pytest.param(one, marks=pytest.mark.wide) for one in ("2023", "2022H1", "2020H2", "1999")),
    ],
)
def test_page_shows_every_period_and_ignores_what_is_none(serve, sample_lake, script, period):
    app = serve(sample_lake, script, period=period)

    assert not app.exception
    assert app.title[0].value


@pytest.mark.parametrize("script", PAGES)
@pytest.mark.parametrize("state", STATES)
def test_page_says_what_is_missing(serve, edge_lakes, state, script):
    app = serve(edge_lakes[state], script)

    assert not app.exception
    assert app.title[0].value
    if script in FINDINGS and state == "organisations_only":
        assert "导入" in app.info[0].value
    if script == "activities" and state == "one_period":
        assert not app.metric
        assert any("全省没有报活动数" in line.value for line in app.markdown)


@pytest.mark.parametrize("script", PAGES)
def test_page_says_so_when_the_lake_cannot_be_opened(serve, tmp_path, script):
    (tmp_path / "file").write_text("not a folder")

    app = serve(tmp_path / "file", script)

    assert not app.exception
    assert app.title[0].value


def test_page_says_so_when_a_newer_program_made_the_lake(serve, tmp_path):
    open_lake(tmp_path).close()
    stamp(tmp_path, 99)

    app = serve(tmp_path, "overview")

    assert not app.exception
    assert "数据版本99" in app.error[0].value


@pytest.mark.parametrize("script", FINDINGS)
def test_names_with_markup_stay_words(serve, edge_lakes, script):
    app = serve(edge_lakes["names_with_markup"], script)

    written = [line.value for line in app.markdown]
    assert not [line for line in written if "<b>" in line or "[链](" in line]
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert not [spec for spec in charts if "<b>粗" in spec or "<img" in spec]


def test_a_link_with_a_code_opens_that_period_and_keeps_its_code(serve, sample_lake):
    app = serve(sample_lake, "overview", period="2022H1")

    assert app.selectbox[0].value == "2022H1"
    assert app.query_params["period"] == "2022H1"


def test_a_link_opens_an_edition(serve, sample_lake):
    app = serve(sample_lake, "overview", period="2023H1", edition="2023H1-1")

    assert [box.value for box in app.selectbox[:2]] == ["2023H1", "2023H1-1"]
    assert any("定稿第1版" in line.value for line in app.markdown)


def test_the_period_chosen_stays_chosen_on_the_next_page(serve, sample_lake):
    app = serve(sample_lake, "overview")
    app.selectbox[0].select("2021H2").run()
    app.query_params.clear()

    app.switch_page("../pages/stars.py").run()

    assert app.selectbox[0].value == "2021H2"
