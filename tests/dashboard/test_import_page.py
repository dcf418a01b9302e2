"""导入 on the real app: nothing changes before it is confirmed; refusals have words."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.lake import open_lake
from dashboard import settings
from dashboard.components import uploading
from dashboard.text.import_data import Import
from tests.analytics import builders as b

APP = Path(__file__).parents[2] / "dashboard" / "frame" / "app.py"
NOW = datetime(2024, 1, 8, tzinfo=UTC)
TREE = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"), b.branch("b2", "u1"))
RUBRIC = b.rubric(30, 20, 10)
SCORES = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
STARS = [["单位", "支部", "评定期", "星级"], ["单位u1", "支部b1", "2021年上半年", "5"]]
WRONG = [["单位", "支部", "评定期", "星级"], ["单位u1", "支部b1", "2021年上半年", "6"]]


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


def upload(app, rows, name="星级评定.csv"):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return app.file_uploader[0].set_value((name, text.getvalue().encode(), "text/csv")).run()


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def words(elements):
    return " ".join(element.value for element in elements)


def test_a_file_is_shown_first_and_stored_when_confirmed(lake, page):
    app = upload(page("import_data"), STARS)

    assert lake.revision() == 1
    assert app.dataframe[0].value.iloc[0].tolist() == ["星级评定", "2021年上半年", 1, 0, 0]

    app = press(app, Import.CONFIRM)

    assert not app.exception
    assert "第2次数据变更" in words(app.success)
    assert lake.history()[0].file_name == "星级评定.csv"
    assert not lake.snapshot().frame("star_ratings", "2021H1")["synthetic"].any()


def test_a_wrong_file_changes_nothing_and_names_the_cell(lake, page):
    app = upload(page("import_data"), WRONG)

    assert "没有改动任何数据" in words(app.error)
    assert app.dataframe[0].value.iloc[0].tolist()[:4] == ["星级评定", "D2", "6", "1–5"]
    assert Import.CONFIRM not in [button.label for button in app.button]
    assert lake.revision() == 1


def test_the_same_file_is_refused_with_the_earlier_import(lake, page):
    press(upload(page("import_data"), STARS), Import.CONFIRM)

    app = upload(page("import_data"), STARS, "另一个名字.csv")

    assert lake.revision() == 2
    assert "第2次变更" in words(app.warning)
    assert "星级评定" in words(app.warning)
    assert Import.CONFIRM not in [button.label for button in app.button]


def test_a_preview_that_others_overtook_is_refused_and_shown_anew(lake, page):
    app = upload(page("import_data"), STARS)
    actions.seed(
        lake, {"star_ratings": b.frame("star_ratings", [b.rated("b1", 3)])}, actor="他人", made_at=NOW
    )

    app = press(app, Import.CONFIRM)

    assert not app.exception
    assert "已被他人更改" in words(app.error)
    assert lake.revision() == 2
    assert app.dataframe[0].value.iloc[0].tolist() == ["星级评定", "2021年上半年", 0, 1, 0]


def test_a_marked_file_stays_marked(lake, page):
    rows = [["模拟数据，非真实考核结果"], *STARS]

    app = press(upload(page("import_data"), rows), Import.CONFIRM)

    assert not app.exception
    assert lake.snapshot().frame("star_ratings", "2021H1")["synthetic"].all()


def test_no_upload_is_left_on_the_disk(lake, page, tmp_path, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()

    app = upload(page("import_data"), WRONG)

    assert "1处问题" in words(app.error)
    assert list((tmp_path / "scratch").iterdir()) == []


def test_an_empty_lake_is_told_what_to_import_first(page):
    app = page("import_data")

    order = app.info[0].value
    assert order.index("组织名册") < order.index("考评要素") < order.index("审核评分")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "..", "a\\b.xlsx", "名" * 300 + ".xlsx", "", "\0.csv"]
)
def test_a_file_name_is_never_a_path(name):
    safe = uploading._safe(name)

    assert safe not in ("", ".", "..")
    assert not set(safe) & {"/", "\\", "\0"}
    assert len(safe.encode()) < 255


def test_the_file_that_was_uploaded_is_kept_with_its_import(lake, page):
    press(upload(page("import_data"), STARS), Import.CONFIRM)

    name, content = lake.original(2)
    assert name == lake.history()[0].file_name
    assert STARS[1][1] in content.decode()
