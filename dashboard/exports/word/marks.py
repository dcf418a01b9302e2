"""What Word counts and updates: numbers of headings, captions and pages, references to captions."""

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.text.word import Word

_LIST = 90  # the number of our list of headings; the template's own end below
_LEVELS = (
    ("chineseCountingThousand", Word.LEVEL_FIRST),
    ("chineseCountingThousand", Word.LEVEL_SECOND),
    ("decimal", Word.LEVEL_THIRD),
)


def number_headings(document: Document, *, indent: int) -> None:
    """一、（一）1. before the headings, counted by Word; indent in twentieths of a point."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="nothing"/><w:lvlText w:val="{words}"/>'
        '<w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:firstLineChars="200" w:firstLine="{indent}" w:left="0"/></w:pPr></w:lvl>'
        for level, (style, words) in enumerate(_LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>')
    )
    for level in range(len(_LEVELS)):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level
        numbered.get_or_add_numId().val = _LIST


def field(paragraph: Paragraph, code: str, shown: str) -> list[Run]:
    """A field that Word updates; shown is what it says until then."""
    runs = [paragraph.add_run() for _ in range(5)]
    for place, kind in ((0, "begin"), (2, "separate"), (4, "end")):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        runs[place]._r.append(mark)  # python-docx knows no fields
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    runs[1]._r.append(instruction)
    runs[3].text = shown
    return runs


def counted(paragraph: Paragraph, word: str, number: int, bookmark: str) -> None:
    """'图 3' as a caption begins, counted by Word and marked, so that a reference finds it."""
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{_id(bookmark)}" w:name="{bookmark}"/>')
    paragraph._p.append(start)
    paragraph.add_run(word)
    field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{_id(bookmark)}"/>'))


def reference(paragraph: Paragraph, bookmark: str, shown: str) -> None:
    """Names a caption; Word follows it when captions move."""
    field(paragraph, f"REF {bookmark} \\h", shown)


def _id(bookmark: str) -> int:
    return int(bookmark.rsplit("_", 1)[1])
