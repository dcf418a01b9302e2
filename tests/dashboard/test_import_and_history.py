"""历史与定稿 on the real app: nothing is finalised before it is confirmed; refusals have words."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.lake import open_lake
from analytics.periods import parse
from dashboard import settings
from dashboard.text.history import History
from tests.analytics import builders as b

APP = Path(__file__).parents[2] / "dashboard" / "frame" / "app.py"
NOW = datetime(2024, 1, 8, tzinfo=UTC)
TREE = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"), b.branch("b2", "u1"))
RUBRIC = b.rubric(30, 20, 10)
SCORES = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))


@pytest.fixture
def lake(tmp_path):
    """A lake with a tree, a rubric and the reviews of one half-year."""
    opened = open_lake(tmp_path / "lake")
    actions.seed(
        opened, {"organisations": TREE, "rubrics": RUBRIC, "reviews": SCORES}, actor="测试", made_at=NOW
    )
    yield opened
    opened.close()


@pytest.fixture
def page(tmp_path, monkeypatch):
    """The app opened at a script of the pages."""

    def opened(script):
        monkeypatch.setenv(settings.LOCATION, str(tmp_path / "lake"))
        monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
        app = AppTest.from_file(APP, default_timeout=60).run()
        return app.switch_page(f"../pages/{script}.py").run()

    return opened


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def words(elements):
    return " ".join(element.value for element in elements)


def test_a_closed_period_is_finalised_once_confirmed(lake, page):
    app = page("history")
    assert lake.editions() == []

    app = press(app.checkbox[0].check().run(), History.BUTTON)

    assert not app.exception
    assert [edition.period for edition in lake.editions()] == ["2021H1"]
    assert "第1版" in words(app.success)
    assert "不必再次定稿" in words(app.markdown)


def test_a_period_nobody_reviewed_completely_is_refused_in_words(tmp_path, page):
    with_gap = b.reviews(b.review("u1", 2500, None, 800))
    opened = open_lake(tmp_path / "lake")
    actions.seed(
        opened, {"organisations": TREE, "rubrics": RUBRIC, "reviews": with_gap}, actor="测试", made_at=NOW
    )

    app = press(page("history").checkbox[0].check().run(), History.BUTTON)

    assert "没有一个单位" in words(app.error)
    assert opened.editions() == []
    opened.close()


def test_an_edition_whose_data_moved_says_so_and_may_be_issued_again(lake, page):
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    ledger = b.frame("weak_branches", [b.weak("b1", date(2021, 3, 1), date(2021, 5, 1))])
    actions.seed(lake, {"weak_branches": ledger}, actor="测试", made_at=NOW)

    app = page("history")

    assert "其中1个在定稿后相关数据有更新" in words(app.subheader)
    assert "另编一版" in words(app.markdown)
