"""Drafts say 草稿 on every page and in every file, editions say 定稿."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.periods import parse
from dashboard import access, data, settings
from dashboard.components import finding
from dashboard.exports.caption import file_name
from tests.dashboard.two_units import NOW, two_units

APP = Path(__file__).parents[2] / "dashboard" / "frame" / "app.py"
FINDINGS = ["overview", "ranking", "unit", "stars", "weak_branches", "formalism", "items"]


@pytest.fixture
def lake(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.LOCATION, str(tmp_path))
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
    opened = two_units(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("script", FINDINGS)
def test_every_page_of_findings_marks_a_draft(lake, script):  # noqa: ARG001
    app = AppTest.from_file(APP, default_timeout=60).run()
    app = app if script == "overview" else app.switch_page(f"../pages/{script}.py").run()

    assert not app.exception
    assert any("草稿（第1次数据变更后）" in line.value for line in app.markdown)


def test_files_of_a_draft_say_so_inside_and_in_their_name_and_editions_do_not(lake):
    draft = finding.caption(data.view(parse("2021H1"), access.user()), "scores", title="得分", unit="分")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    issued = finding.caption(data.view(parse("2021H1"), access.user()), "scores", title="得分", unit="分")

    assert "草稿" in draft.making
    assert "草稿" in file_name(draft, "xlsx")
    assert "草稿" not in issued.making + file_name(issued, "xlsx")
    assert "定稿第1版" in issued.making
