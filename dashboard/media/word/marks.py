"""What Word counts and updates: numbers of captions, references to them."""

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run


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


def add_caption_number(paragraph: Paragraph, word: str, number: int, bookmark: str) -> None:
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
