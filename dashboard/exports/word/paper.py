"""Page, type area, fonts, styles and page numbers of an official document, GB/T 9704-2012.

A4 with a type area of 156 × 225 mm, 22 lines of 28 characters; page numbers odd right, even left. What is
to fit a given number of pages may be set closer, with the same page and fonts.
"""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.exports.word import marks
from dashboard.text.word import Word

TEXT_WIDTH_MM, ACROSS_WIDTH_MM = 156, 225
TALLEST_MM = 88  # a picture: more leaves large gaps where it does not fit on a page
BODY, SMALL, CAPTION, CELL, SMALL_CELL, GAP = "Normal", "Remark", "Caption", "Cell", "Small cell", "Gap"
CELL_ID, SMALL_CELL_ID = "Cell", "Smallcell"  # the same styles, as the XML of a table names them
_SIZES = {SMALL: (Word.FONT_CELL, 10.5), CAPTION: (Word.FONT_FIRST, 12.0)}
CELL_SIZE, SMALL_CELL_SIZE = 10.5, 9.0  # points
_LOW = {CELL: CELL_SIZE, SMALL_CELL: SMALL_CELL_SIZE, GAP: 4.0}
_HEADINGS = ((1, Word.FONT_FIRST, False), (2, Word.FONT_SECOND, False), (3, Word.FONT_BODY, True))
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_INK = RGBColor(0, 0, 0)
_PAGE_NUMBER = 14  # points


@dataclass(frozen=True)
class Setting:
    """How close the text stands: size of the body, its lines and the title in points, bars of charts in mm.

    small_cell: height of a line of a long table, in sizes of its type;
    gridded: whether the lines lie on the grid of the official page; LibreOffice doubles other lines on one.
    """

    size: int
    line: float
    title: int
    bar: float
    small_cell: float
    gridded: bool


OFFICIAL = Setting(16, 28.95, 22, 6.5, 1.45, gridded=True)  # 三号, 225 mm in 22 lines
CLOSE = Setting(14, 20, 18, 5.5, 1.25, gridded=False)  # 四号, 31 lines


def prepare(document: Document, setting: Setting) -> None:
    """Set page, styles and page numbers of an empty document."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), Word.LANGUAGE)  # else punctuation is set as in Japanese
    document.settings.odd_and_even_pages_header_footer = True
    _styles(document, setting)
    marks.number_headings(document, indent=2 * setting.size * 20)
    section = document.sections[0]
    _upright(section)
    if setting.gridded:
        _grid(section, setting.line)
    _page_numbers(section)


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
    _landscape(section) if across else _upright(section)


def _upright(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(24)


def _landscape(section: Section) -> None:
    """The same page turned: what was its top is its left."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(37), Mm(35)
    section.footer_distance = Mm(16)


def is_across(section: Section) -> bool:
    """Whether the pages of the section are landscape."""
    return section.orientation == WD_ORIENT.LANDSCAPE


def width_mm(section: Section) -> int:
    """Of the type area."""
    return ACROSS_WIDTH_MM if is_across(section) else TEXT_WIDTH_MM


def set_in(styled: ParagraphStyle | Run, east: str, size: float, *, bold: bool = False) -> None:
    """Font and size (points) of a style or a run; the fonts of a theme are put out of force."""
    styled.font.name, styled.font.size, styled.font.bold = Word.FONT_LATIN, Pt(size), bold
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), Word.FONT_LATIN)
    fonts.set(qn("w:eastAsia"), east)
    fonts.set(qn("w:hint"), "eastAsia")
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)


def off_the_grid(style: ParagraphStyle) -> None:
    """Lines of another height than the grid's would otherwise take two of it."""
    properties = style.element.get_or_add_pPr()
    if properties.find(qn("w:snapToGrid")) is None:
        snap = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
        properties.insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def _styles(document: Document, setting: Setting) -> None:
    body = document.styles[BODY]
    set_in(body, Word.FONT_BODY, setting.size)
    _spaced(body, setting.line)
    _indented(body, setting)
    for level, font, bold in _HEADINGS:
        heading = document.styles[f"Heading {level}"]
        set_in(heading, font, setting.size, bold=bold)
        heading.font.color.rgb, heading.font.italic = _INK, False
        _spaced(heading, setting.line)
        heading.paragraph_format.keep_with_next = True
    for name, (font, size) in (("Title", (Word.FONT_TITLE, setting.title)), *_SIZES.items()):
        known = name in [style.name for style in document.styles]
        style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _plain(style, font, size, size * (1.5 if name == "Title" else 1.6))
        style.paragraph_format.alignment = None if name == SMALL else WD_ALIGN_PARAGRAPH.CENTER
    for name, size in _LOW.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _plain(style, Word.FONT_CELL, size, size * (setting.small_cell if name == SMALL_CELL else 1.45))


def _plain(style: ParagraphStyle, font: str, size: float, line: float) -> None:
    style.base_style = None
    set_in(style, font, size)
    style.font.color.rgb, style.font.italic = _INK, False
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:  # the template draws a line below its title
        style.element.pPr.remove(border)
    _spaced(style, line)
    off_the_grid(style)


def _spaced(style: ParagraphStyle, line: float) -> None:
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)


def _indented(style: ParagraphStyle, setting: Setting) -> None:
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), f"{2 * setting.size * 20}")


def _grid(section: Section, line: float) -> None:
    pitch = int(line * 20)
    properties = section._sectPr  # python-docx has no other way to the grid of lines
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{pitch}"/>'))


def _page_numbers(section: Section) -> None:
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    _page_number(odd, WD_ALIGN_PARAGRAPH.RIGHT, "rightChars")
    _page_number(even, WD_ALIGN_PARAGRAPH.LEFT, "leftChars")


def _page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH, indent: str) -> None:
    paragraph.alignment = side
    places = paragraph._p.get_or_add_pPr().get_or_add_ind()  # indents in characters
    places.set(qn("w:firstLineChars"), "0")
    places.set(qn("w:firstLine"), "0")
    places.set(qn(f"w:{indent}"), "100")
    places.set(
        qn(f"w:{indent.removesuffix('Chars')}"), f"{_PAGE_NUMBER * 20}"
    )  # LibreOffice knows no characters
    pieces = [paragraph.add_run(Word.PAGE_BEFORE), *marks.field(paragraph, "PAGE", "1")]
    for run in [*pieces, paragraph.add_run(Word.PAGE_AFTER)]:
        set_in(run, Word.FONT_CELL, _PAGE_NUMBER)
