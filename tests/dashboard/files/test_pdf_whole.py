"""The PDF of a whole report and of a brief loses no sentence and no cell."""

import pytest

from dashboard.base.caption import Caption
from dashboard.files import report, unit_brief
from dashboard.media import blocks, pdf
from dashboard.media.word import docx
from tests.dashboard.files.conftest import HALF
from tests.dashboard.files.pdfs import needs_programs, numbers_of_pages, page_count, pieces, plain, said

pytestmark = needs_programs
UNIT = "SZ021"


@pytest.fixture(scope="module")
def made(editions, tmp_path_factory):
    """Both as Word and as the file of their PDF."""
    folder, source = tmp_path_factory.mktemp("pdf"), editions[HALF]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.media.images.bare_png", lambda *_: b"")
        parts = [part for part in report.blocks(source) if not isinstance(part, blocks.Picture)]
    words = {"report": docx(parts, report.about(source)), "brief": unit_brief.brief(source, UNIT)}
    for name, content in words.items():
        (folder / f"{name}.pdf").write_bytes(pdf.pdf(content))
    return words, folder


@pytest.mark.parametrize("name", ["report", "brief"])
def test_every_sentence_and_every_cell_is_found_in_the_text_of_the_pdf(made, name):
    words, folder = made
    text = said(folder / f"{name}.pdf")

    missing = [piece for piece in pieces(words[name]) if plain(piece) not in text]

    assert missing == []


def test_the_report_has_its_pages_and_each_its_number(made):
    file = made[1] / "report.pdf"

    assert page_count(file) > 20
    assert numbers_of_pages(file) == list(range(1, page_count(file) + 1))


def test_a_brief_has_two_pages_at_most(made):
    assert page_count(made[1] / "brief.pdf") <= 2


def test_no_comma_is_lost_wherever_a_line_of_justified_text_breaks(tmp_path):
    lines = ["字" * many + "，" + "末" * 30 + f"{many}。" for many in range(18, 34)]
    about = Caption("标点", "个", "本测试", "2023年", "第1版", synthetic=False)
    (tmp_path / "f.pdf").write_bytes(pdf.pdf(docx([blocks.Sentence(line) for line in lines], about)))

    text = said(tmp_path / "f.pdf")

    assert [line for line in lines if plain(line) not in text] == []
