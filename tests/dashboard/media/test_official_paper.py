"""The shipped paper of Word documents holds the numbers of GB/T 9704-2012 and says nothing of who made it."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dashboard.media.same_bytes import settled_zip
from dashboard.media.word import CLOSE, OFFICIAL, paper

LATIN, SONG, HEI, KAI, FANG = "Times New Roman", "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
TITLE = "方正小标宋简体"
# Of each paper the points of body, line of the body, title and line of a small cell.
POINTS = {OFFICIAL: (16, 28.95, 22, 13.05), CLOSE: (14, 20, 18, 11.25)}


@pytest.fixture(params=POINTS, ids=lambda setting: setting.paper)
def setting(request):
    return request.param


@pytest.fixture
def document(setting):
    return paper.empty(setting)


def near(points):
    """Lines are kept in twentieths of a point."""
    return pytest.approx(points, abs=0.05)


def margins(section):
    sides = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    return [round(side.mm) for side in (*sides, section.footer_distance)]


def indents(properties):
    found = properties.find(qn("w:ind"))
    return {name.partition("}")[2]: value for name, value in found.attrib.items()}


def test_the_page_is_a4_with_the_type_area_of_the_norm(document):
    (section,) = document.sections

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert margins(section) == [37, 35, 28, 26, 24]
    assert paper.width_mm(section) == 210 - 28 - 26


def test_a_page_turned_has_its_top_at_the_left_and_turns_back(setting):
    document = paper.empty(setting)
    upright = document.sections[0]._sectPr.xml
    paper.new_section(document, across=True)
    (section,) = document.sections

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert margins(section) == [28, 26, 37, 35, 16]
    assert paper.width_mm(section) == 297 - 37 - 35
    paper.new_section(document, across=False)
    assert section._sectPr.xml == upright


@pytest.mark.parametrize(("setting", "pitch"), [(OFFICIAL, "579"), (CLOSE, None)])
def test_22_lines_fill_the_official_page_and_only_they_lie_on_a_grid(setting, pitch):
    grid = paper.empty(setting).sections[0]._sectPr.find(qn("w:docGrid"))

    assert grid.get(qn("w:type")) == ("lines" if pitch else None)
    if pitch:
        assert grid.get(qn("w:linePitch")) == pitch
        assert 22 * 28.95 <= Mm(225).pt < 23 * 28.95


def test_every_style_has_its_font_size_and_line(document, setting):
    body, line, title, small = POINTS[setting]
    expected = {
        "Normal": (FANG, body, line, False),
        "Heading 1": (HEI, body, line, False),
        "Heading 2": (KAI, body, line, False),
        "Heading 3": (FANG, body, line, True),
        "Title": (TITLE, title, 1.5 * title, False),
        "Caption": (HEI, 12, 19.2, False),
        "Remark": (SONG, 10.5, 16.8, False),
        "Cell": (SONG, 10.5, 15.2, False),
        "Small cell": (SONG, 9, small, False),
        "Gap": (SONG, 4, 5.8, False),
    }
    for name, (font, size, height, bold) in expected.items():
        style = document.styles[name]
        fonts, layout = style.element.rPr.rFonts, style.paragraph_format
        assert {fonts.get(qn(f"w:{one}")) for one in ("ascii", "hAnsi", "cs")} == {LATIN}, name
        assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:hint"))) == (font, "eastAsia"), name
        assert not [one for one in fonts.attrib if "Theme" in one or "theme" in one], name
        assert (style.font.size.pt, style.font.bold) == (size, bold), name
        assert layout.line_spacing.pt == near(height), name
        assert (layout.space_before, layout.space_after) == (Pt(0), Pt(0)), name


def test_cells_are_as_wide_as_the_tables_reckon(document):
    by_id = {style.style_id: style.font.size for style in document.styles if hasattr(style, "font")}

    assert by_id[paper.CELL_ID].pt == paper.CELL_SIZE
    assert by_id[paper.SMALL_CELL_ID].pt == paper.SMALL_CELL_SIZE


def test_the_body_is_as_large_as_letters_reckon_and_begins_two_characters_in(document, setting):
    body = document.styles["Normal"]

    assert body.font.size.pt == setting.size
    assert indents(body.element.pPr) == {"firstLineChars": "200", "firstLine": str(2 * setting.size * 20)}


def test_only_the_lines_of_the_body_lie_on_its_grid(document):
    off = {
        style.name for style in document.styles if style.element.find(f".//{qn('w:snapToGrid')}") is not None
    }

    assert off == {"Title", "Caption", "Remark", "Cell", "Small cell", "Gap"}


def test_headings_stay_with_their_text_in_black_and_are_numbered_by_word(document, setting):
    numbering = document.part.numbering_part.element
    (listed,) = numbering.xpath(
        'w:abstractNum[@w:abstractNumId=//w:num[@w:numId="90"]/w:abstractNumId/@w:val]'
    )
    levels = listed.findall(qn("w:lvl"))

    assert [one.find(qn("w:lvlText")).get(qn("w:val")) for one in levels] == ["%1、", "（%2）", "%3．"]
    counted = [one.find(qn("w:numFmt")).get(qn("w:val")) for one in levels]
    assert counted == ["chineseCountingThousand", "chineseCountingThousand", "decimal"]
    for number, level in enumerate(levels):
        heading = document.styles[f"Heading {number + 1}"]
        known = heading.element.pPr.numPr
        assert (known.ilvl.val, known.numId.val) == (number, 90)
        assert level.find(qn("w:pStyle")).get(qn("w:val")) == heading.style_id
        assert indents(level.find(qn("w:pPr")))["firstLine"] == str(2 * setting.size * 20)
        assert heading.paragraph_format.keep_with_next
        assert str(heading.font.color.rgb) == "000000"


def test_page_numbers_are_14_points_between_dashes_one_character_from_the_edge(document):
    assert document.settings.odd_and_even_pages_header_footer
    (section,) = document.sections
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert paragraph._p.findall(f".//{qn('w:instrText')}")[0].text == " PAGE "
        assert paragraph._p.pPr.jc.get(qn("w:val")) == side
        assert indents(paragraph._p.pPr) == {
            "firstLineChars": "0",
            "firstLine": "0",
            f"{side}Chars": "100",
            side: "280",
        }
        assert {run.font.size.pt for run in paragraph.runs} == {14}
        assert {run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in paragraph.runs} == {SONG}


def test_the_paper_names_nobody_no_hour_and_holds_no_word(setting, document):
    known = document.core_properties
    shipped = Path(paper.__file__).with_name(f"{setting.paper}.docx")
    content = shipped.read_bytes()
    with zipfile.ZipFile(shipped) as packed:
        about = packed.read("docProps/app.xml").decode()

    said = (known.author, known.last_modified_by, known.comments, known.title, known.subject, known.keywords)
    assert not any(said)
    assert (
        known.created == known.modified == datetime.fromisoformat("2013-12-23T23:15:00+00:00")
    )  # python-docx's
    assert "<Company/>" in about
    assert "<Manager/>" in about
    assert not document.paragraphs
    assert settled_zip(content) == content
