"""报告与图表: a file is chosen, made, and offered; a template of one's own is filled or refused in words."""

import io
import re
from datetime import date

import docx
import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from dashboard.base.common_words import Empty
from dashboard.media import chromium
from tests.analytics import builders as b
from tests.dashboard import opening
from tests.dashboard.files import hard
from tests.dashboard.files.documents import DOT
from tests.dashboard.two_units import NOW, two_units


@pytest.fixture
def lake(tmp_path, show_lake):
    show_lake(tmp_path)
    opened = two_units(tmp_path)
    yield opened
    opened.close()


def opened(**query):
    app = opening.opened("reports", **query)
    assert not app.exception
    return app


def pressed(app):
    (button,) = [one for one in app.button if one.label == "生成文件"]
    button.click().run()
    assert not app.exception
    return app


def said(app):
    return "\n".join(one.value for one in app.markdown)


def test_a_file_is_made_when_asked_for_and_offered_by_its_name(lake):  # noqa: ARG001
    app = opened(file="ranking-table")
    assert "下载" not in [one.label for one in app.get("download_button")]

    pressed(app)

    assert "考核" in said(app)
    assert "草稿1" in said(app)
    assert re.search(r"· \d+ KB", said(app))  # a small file has a size, too
    assert "下载" in [one.label for one in app.get("download_button")]


def test_the_files_of_an_edition_are_kept_as_first_handed_out(lake):
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)

    pressed(opened(file="brief"))

    assert [one.name for one in lake.issued_files("2021H1-1")] == [
        "机关党建考核简报_u1单位u1_2021年上半年_定稿001.docx"
    ]


def test_where_no_pdf_can_be_made_the_page_says_what_to_install(lake, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("dashboard.media.pdf.office", lambda _: None)
    monkeypatch.setattr("dashboard.media.pdf.missing_part", lambda: "libreoffice")

    app = opened(file="brief-pdf")

    assert "libreoffice-writer" in app.warning[0].value.replace("\\", "")
    assert "libreoffice-writer" in pressed(app).error[0].value.replace("\\", "")


def test_another_use_offers_its_own_files(lake):  # noqa: ARG001
    app = opened(file="brief-pdf")

    app.button_group[0].set_value("slides").run()

    assert not app.exception
    assert app.radio[0].options == ["汇报幻灯片（PowerPoint）"]
    assert app.query_params["file"] == "slides"


def test_a_file_already_handed_out_says_since_when(lake):
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    app = opened(file="ranking-table")
    assert any("还没有生成过" in one.value for one in app.caption)

    pressed(app)

    assert not any("还没有生成过" in one.value for one in app.caption)
    assert any("已于" in one.value and "再取是同一份" in one.value for one in app.caption)


@pytest.fixture
def dying(monkeypatch):
    """A browser that draws the first picture and dies at the second; how often pictures were asked for."""
    asked = []

    def draw(*_):
        asked.append("picture")
        if len(asked) == 2:
            raise chromium.PictureUnavailableError(chromium.Missing.SESSION)
        return DOT

    monkeypatch.setattr("dashboard.media.images.bare_png", draw)
    return asked


def test_a_report_without_all_its_pictures_says_so_and_is_not_kept(lake, dying):
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)

    app = pressed(opened(file="report"))

    assert "没有绘制" in app.warning[0].value
    assert "下载" in [one.label for one in app.get("download_button")]
    assert lake.issued_files("2021H1-1") == []
    assert dying


def test_a_report_that_lacks_something_is_made_again_when_asked_for_only(lake, dying):
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    app = pressed(opened(file="report"))
    drawn = len(dying)

    app.run()
    assert len(dying) == drawn

    pressed(app)
    assert len(dying) > drawn
    assert not app.warning
    assert len(lake.issued_files("2021H1-1")) == 1


def test_the_page_tells_what_the_machine_lacks(lake, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr("dashboard.media.pdf.office", lambda _: None)

    app = opened()

    (check,) = [one for one in app.expander if "本机检查" in one.label]
    assert "LibreOffice" in check.label
    assert any("libreoffice\\-writer" in one.value for one in check.markdown)


@pytest.mark.parametrize(
    ("words", "told"), [("{{ nonsense }}", "nonsense"), ("{{ 1 + 1 }}", "模板"), ("{% for", "模板")]
)
def test_a_template_that_cannot_be_used_is_refused_in_words(lake, words, told):  # noqa: ARG001
    app = opened()
    app.file_uploader[0].upload("own.docx", template(words)).run()

    assert not app.exception
    assert told in app.error[0].value


def template(words):
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(stream)
    return stream.getvalue()


def filled_lake(folder, **tables):
    """A lake of its own; the fixture's has other units."""
    lake = open_lake(folder)
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    lake.close()


@pytest.mark.parametrize("kind", ["letters", "ranking-table"])
def test_names_no_file_could_bear_do_not_stop_the_page(tmp_path, show_lake, kind):
    show_lake(tmp_path)
    units = [b.unit("u1", name=hard.HOSTILE), b.unit("u2", 2, name=hard.CONTROLLED)]
    filled_lake(
        tmp_path,
        organisations=b.organisations(*units, b.branch("b1", "u1"), b.branch("b2", "u2")),
        rubrics=b.rubric(30, 20, 10),
        reviews=b.reviews(b.review("u1", 2500, 1500, 800)),
        star_ratings=b.frame("star_ratings", [b.rated("b1", 2), b.rated("b2", 2)]),
    )

    app = pressed(opened(file=kind))

    assert not app.error
    assert "下载" in [one.label for one in app.get("download_button")]


@pytest.mark.parametrize("file", ["brief", "ranking"])
def test_a_period_whose_units_are_not_in_the_register_is_said_and_not_an_error(tmp_path, show_lake, file):
    show_lake(tmp_path)
    tables = {
        "organisations": b.organisations(b.unit("u1", valid_from=date(2023, 1, 1))),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(b.review("u1", 2500, 1500, 800)),
    }
    lake = open_lake(tmp_path)
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    lake.close()

    app = opened(file=file)

    assert [one.value for one in app.info] == [Empty.UNITS]
    assert "生成文件" not in [one.label for one in app.button]


@pytest.fixture
def owing(tmp_path, show_lake):
    """Two units with a weak branch past its day, one with none."""
    show_lake(tmp_path)
    lake = open_lake(tmp_path)
    units = [
        b.unit(code, place, name=f"单位{code}") for place, code in enumerate(("u1", "u2", "u3"), start=1)
    ]
    branches = [b.branch(f"b{number}", f"u{number}") for number in (1, 2, 3)]
    tables = {
        "organisations": b.organisations(*units, *branches),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(*(b.review(f"u{number}", 2500, 1500, 800) for number in (1, 2, 3))),
        "weak_branches": b.frame(
            "weak_branches",
            [b.weak(f"b{number}", date(2021, 1, 10), date(2021, 5, 1), measure="结对") for number in (1, 2)],
        ),
    }
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    yield lake
    lake.close()


def boxes(app):
    return {one.label: one for one in app.checkbox if one.label.startswith("单位")}


def test_the_units_that_owe_something_stand_there_ticked_and_are_remembered(owing):
    app = opened(file="letters", period="2021H1")
    assert {label: one.value for label, one in boxes(app).items()} == {
        "单位u1：1项": True,
        "单位u2：1项": True,
    }

    app = pressed(boxes(app)["单位u2：1项"].uncheck().run())

    assert "选发1家" in said(app)
    assert list(actions.remembered_letters(owing, "2021H1")) == ["u1"]
    again = opened(file="letters", period="2021H1")
    assert [label for label in boxes(again) if "生成过" in label] == [
        label for label in boxes(again) if label.startswith("单位u1")
    ]


def test_without_a_unit_ticked_no_letter_is_made(owing):  # noqa: ARG001
    app = opened(file="letters", period="2021H1")
    next(one for one in app.button if one.label == "全不选").click().run()

    assert "没有勾选" in app.warning[0].value
    assert next(one for one in app.button if one.label == "生成文件").disabled

    next(one for one in app.button if one.label == "全选").click().run()
    assert all(one.value for one in boxes(app).values())
