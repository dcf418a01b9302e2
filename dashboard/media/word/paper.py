"""The paper of official documents, GB/T 9704-2012: shipped styled, turned where a table is wide.

official.docx and close.docx hold A4 with a type area of 156 × 225 mm, fonts, numbers of headings, and page
numbers odd right, even left. They were made once; whoever edits them is held to the norm by their tests.
overflowPunct is said in so many words, though it is Word's own default: LibreOffice 7.4 reads the switch the
wrong way round, and without it loses a comma that hangs over the end of a justified line.
"""

from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.run import Run

from dashboard.media.official_document_words import Word

POINTS = 72 / 25.4  # in a millimetre
TEXT_WIDTH_MM, ACROSS_WIDTH_MM = 156, 225
WHOLE_MM = 78  # what stays together on a page: more leaves over a third of one empty where it does not fit
LOW_MM, TALLEST_MM = 64, 195  # a picture, which has caption and source with it: as wished; where it has rows
SMALL, CAPTION, CELL, GAP = "Remark", "Caption", "Cell", "Gap"
CELL_ID, SMALL_CELL_ID = "Cell", "Smallcell"  # styles as the XML of a table names them
CELL_SIZE, SMALL_CELL_SIZE = 10.5, 9.0  # points
REMARK_SIZE, CELL_LEADING = 10.5, 1.45  # points; from line to line of a cell, in sizes of its type
_FOOTER_MM, _ACROSS_FOOTER_MM = 24, 16  # from the edge


@dataclass(frozen=True)
class Setting:
    """A paper by the name of its file; size of its body in points, bars in mm; close: no empty line."""

    paper: str
    size: int
    bar: float
    is_close: bool = False


OFFICIAL = Setting("official", 16, 6.5)  # 三号, 225 mm in 22 lines of 28 characters
CLOSE = Setting("close", 14, 5.0, is_close=True)  # 四号, 31 lines: what is to fit a given number of pages


def empty(setting: Setting) -> Document:
    """A document with page, styles and page numbers and nothing in it."""
    return docx.Document(str(Path(__file__).with_name(f"{setting.paper}.docx")))


def new_section(document: Document, *, across: bool) -> None:
    """Pages from here on, upright or landscape; page numbers run on. An empty document is turned itself."""
    if document.element.body.find(qn("w:p")) is None:
        _turn(document.sections[0], across=across)
        return
    end = document.add_paragraph(style=GAP)  # holds the end of the section; on a full page a line would spill
    section = document.add_section(WD_SECTION.NEW_PAGE)
    closing = document.element.body.findall(qn("w:p"))[-1]
    end._p.get_or_add_pPr().append(closing.pPr.find(qn("w:sectPr")))
    closing.getparent().remove(closing)
    _turn(section, across=across)


def _turn(section: Section, *, across: bool) -> None:
    """The same page turned: what was its top is its left, and back."""
    if is_across(section) == across:
        return
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.left_margin = section.left_margin, section.top_margin
    section.bottom_margin, section.right_margin = section.right_margin, section.bottom_margin
    section.footer_distance = Mm(_ACROSS_FOOTER_MM if across else _FOOTER_MM)


def is_across(section: Section) -> bool:
    """Whether the pages of the section are landscape."""
    return section.orientation == WD_ORIENT.LANDSCAPE


def width_mm(section: Section) -> int:
    """Of the type area."""
    return ACROSS_WIDTH_MM if is_across(section) else TEXT_WIDTH_MM


def set_in(run: Run, east: str, size: float) -> None:
    """Font and size (points) of a run that is set otherwise than its style."""
    run.font.name, run.font.size, run.font.bold = Word.FONT_LATIN, Pt(size), False
    fonts = run.element.get_or_add_rPr().get_or_add_rFonts()
    for name, font in (("cs", Word.FONT_LATIN), ("eastAsia", east), ("hint", "eastAsia")):
        fonts.set(qn(f"w:{name}"), font)
