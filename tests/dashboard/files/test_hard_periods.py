"""Every official file of periods that are hard to write about: a correct file, or words why there is none."""

import io
import re
import zipfile
from functools import cache

import docx
import openpyxl
import pptx
import pytest

from dashboard.base.made_file import unheard
from dashboard.files import official_files, unit_brief
from dashboard.files.official_files import Need, Wish
from dashboard.media import images, pdf
from tests.dashboard.files import hard

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6364f8cf500f00038601803ab4c52b0000000049454e44ae426082"
)
_FORBIDDEN = set('\\/:*?"<>|')
_WRITTEN = [name for name, file in official_files.ALL.items() if file.ending != "pdf"]
_OF_STROKES = re.compile(r"=[A-Z]+\d+-[A-Z]+\d+")  # how long a stroke of a chart is
_SHORTENED = 12  # characters of a name that a slide shows whatever its length


@pytest.fixture(autouse=True)
def _no_programs(monkeypatch):
    monkeypatch.setattr(images, "bare_png", lambda _figure, _caption: PIXEL)
    monkeypatch.setattr(pdf, "pdf", lambda document, _waiting: document)


@cache
def made(case, kind):
    """The file; None of a brief that is refused in words."""
    source, file = hard.source(case), official_files.ALL[kind]
    if Need.UNIT in file.needs and unit_brief.why_no_brief(source, "A"):
        return None
    wish = Wish("A", "省直", internal=True)
    assert not set(file.name_for(source, wish)) & _FORBIDDEN
    return file.make(source, wish, unheard).content


def said(content, ending):
    """All words of a file, each paragraph and cell a line."""
    return "\n".join(_READERS[ending](io.BytesIO(content)))


def _of_word(stream):
    document = docx.Document(stream)
    cells = (cell.text or "" for cell in document.element.body.iter("{*}t"))
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def _of_excel(stream):
    book = openpyxl.load_workbook(stream)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert all(_OF_STROKES.fullmatch(formula) for formula in formulas)
    return [str(cell.value) for cell in cells if cell.value is not None]


def _of_slides(stream):
    shapes = [shape for slide in pptx.Presentation(stream).slides for shape in slide.shapes]
    tables = [shape.table for shape in shapes if shape.has_table]
    words = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    return [*words, *(cell.text for table in tables for row in table.rows for cell in row.cells)]


def _of_zip(stream):
    packed = zipfile.ZipFile(stream)
    names = packed.namelist()
    assert len({name.lower() for name in names}) == len(names)
    assert not [name for name in names if set(name) & _FORBIDDEN or len(name.encode()) > 255]
    return [said(packed.read(name), name.rpartition(".")[2]) for name in names]


def _of_text(stream):
    return stream.read().decode("utf-8-sig").splitlines()


_READERS = {"docx": _of_word, "xlsx": _of_excel, "pptx": _of_slides, "zip": _of_zip, "txt": _of_text}


def _pairs():
    """Every period with every kind of file; for nights all but a third, which has several of each."""
    for row, case in enumerate(hard.SOURCES):
        for column, kind in enumerate(_WRITTEN):
            marks = () if (row + column) % 3 == 0 or case == "an empty lake" else pytest.mark.wide
            yield pytest.param(case, kind, marks=marks)


@pytest.mark.parametrize(("case", "kind"), list(_pairs()))
def test_every_file_of_every_period_is_correct_or_refused_in_words(case, kind):
    content = made(case, kind)

    if content is None:
        assert unit_brief.why_no_brief(hard.source(case), "A").endswith("。")
        return
    assert "None" not in said(content, official_files.ALL[kind].ending)


@pytest.mark.parametrize("kind", ["report-pdf", "brief-pdf"])
def test_a_pdf_is_made_of_the_word_file(kind):
    assert made("only one unit", kind) == made("only one unit", kind.removesuffix("-pdf"))


@pytest.mark.parametrize("kind", sorted(set(_WRITTEN) - {"brief"}))
def test_impossible_names_stand_whole_as_words(kind):
    words = said(made(hard.NAMES, kind), official_files.ALL[kind].ending)

    for name in (hard.LONG, hard.HOSTILE, hard.CLEAN, hard.FORMULA):
        assert (name[:_SHORTENED] if kind == "slides" else name) in words


@pytest.mark.parametrize("unit", "ABCD")
def test_the_brief_of_a_unit_names_it_whole(unit):
    source = hard.source(hard.NAMES)
    name = source.results.tables["rankings"].filter(org_id=unit)["name"].item()

    content = official_files.ALL["brief"].make(source, Wish(unit), unheard).content

    assert (hard.CLEAN if name == hard.CONTROLLED else name) in said(content, "docx")


def test_a_long_annex_has_every_row():
    document = docx.Document(io.BytesIO(made(hard.LONG_ANNEX, "report")))

    assert max(len(table._tbl.tr_lst) for table in document.tables) == hard.MANY + 1
    assert said(made(hard.LONG_ANNEX, "reminders-table"), "xlsx").count("虚化") >= hard.MANY


@pytest.mark.parametrize(("unit", "told"), [("B", "甲单位"), ("C", "终止"), ("Z", "没有代码")])
def test_a_unit_that_has_ended_has_no_brief_and_the_words_say_why(unit, told):
    assert told in unit_brief.why_no_brief(hard.source("ended units"), unit)
