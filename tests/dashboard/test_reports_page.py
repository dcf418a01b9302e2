"""报告与图表: a file is chosen, made, and offered; a template of one's own is filled or refused in words."""

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.lake import open_lake
from analytics.periods import parse
from dashboard import settings
from tests.analytics import builders as b
from tests.dashboard.exports import hard

APP = Path(__file__).parents[2] / "dashboard" / "frame" / "app.py"
NOW = datetime(2024, 1, 8, tzinfo=UTC)


@pytest.fixture
def lake(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.LOCATION, str(tmp_path))
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
    opened = open_lake(tmp_path)
    tables = {
        "organisations": b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1")),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700)),
    }
    actions.seed(opened, tables, actor="测试", made_at=NOW)
    yield opened
    opened.close()


def opened(**query):
    app = AppTest.from_file(APP, default_timeout=60).run()
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page("../pages/reports.py").run()
    assert not app.exception
    return app


def pressed(app):
    (button,) = [one for one in app.button if one.label == "生成文件"]
    button.click().run()
    assert not app.exception
    return app


def test_a_file_is_made_when_asked_for_and_offered_by_its_name(lake):  # noqa: ARG001
    app = opened(file="ranking-table")
    assert not app.success

    pressed(app)

    assert "考核" in app.success[0].value
    assert "草稿1" in app.success[0].value
    assert "下载" in [one.label for one in app.get("download_button")]


def test_the_files_of_an_edition_are_kept_as_first_handed_out(lake):
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)

    pressed(opened(file="brief"))

    assert [one.name for one in lake.issued_files("2021H1-1")] == [
        "机关党建考核简报_u1单位u1_2021年上半年_定稿001.docx"
    ]


def test_where_no_pdf_can_be_made_the_page_says_what_to_install(lake, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("dashboard.exports.pdf.office", lambda _: None)
    monkeypatch.setattr("dashboard.exports.pdf.missing", lambda: "libreoffice")

    app = opened(file="brief-pdf")

    assert "libreoffice-writer" in app.warning[0].value.replace("\\", "")
    assert "libreoffice-writer" in pressed(app).error[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("words", "told"), [("{{ nonsense }}", "nonsense"), ("{{ 1 + 1 }}", "模板"), ("{% for", "模板")]
)
def test_a_template_that_cannot_be_used_is_refused_in_words(lake, words, told):  # noqa: ARG001
    app = opened()
    app.file_uploader[0].upload("own.docx", template(words)).run()

    assert not app.exception
    assert told in app.error[0].value


def test_a_template_of_ones_own_is_filled(lake):  # noqa: ARG001
    app = opened()
    app.file_uploader[0].upload("own.docx", template("{{ scores }}")).run()

    assert not app.error
    assert "下载" in [one.label for one in app.get("download_button")]


def template(words):
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(stream)
    return stream.getvalue()


def filled_lake(folder, monkeypatch, **tables):
    """A lake of its own; the fixture's has other units."""
    monkeypatch.setenv(settings.LOCATION, str(folder))
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
    lake = open_lake(folder)
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    lake.close()


@pytest.mark.parametrize("kind", ["letters", "ranking-table"])
def test_names_no_file_could_bear_do_not_stop_the_page(tmp_path, monkeypatch, kind):
    units = [b.unit("u1", name=hard.HOSTILE), b.unit("u2", 2, name=hard.CONTROLLED)]
    filled_lake(
        tmp_path,
        monkeypatch,
        organisations=b.organisations(*units, b.branch("b1", "u1"), b.branch("b2", "u2")),
        rubrics=b.rubric(30, 20, 10),
        reviews=b.reviews(b.review("u1", 2500, 1500, 800)),
        star_ratings=b.frame("star_ratings", [b.rated("b1", 2), b.rated("b2", 2)]),
    )

    app = pressed(opened(file=kind))

    assert not app.error
    assert "已生成" in app.success[0].value
