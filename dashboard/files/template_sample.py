"""A template to begin with: the official page, sentences of a short report, a table that grows by rows."""

import functools
import io

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from dashboard.base.common_words import STOP
from dashboard.files.official_words import OWN_LISTS
from dashboard.files.template_fields import LISTS
from dashboard.media.same_bytes import settled_zip
from dashboard.media.word import OFFICIAL, paper

_SENTENCES = ("scores", "places", "attention", "stars", "ledger", "burden")
_LIST, _COLUMNS = "units", ("place", "name", "score", "grade")


@functools.cache
def sample() -> bytes:
    """The template as .docx."""
    document = paper.empty(OFFICIAL)
    document.add_paragraph("{{ mark }}", paper.SMALL)
    document.add_paragraph("{{ period }}机关党建考核情况", "Title")
    document.add_paragraph()
    for field in _SENTENCES:
        for words in (f"{{%p if {field} %}}", f"{{{{ {field} }}}}{STOP}", "{%p endif %}"):
            document.add_paragraph(words)
    document.add_paragraph(OWN_LISTS[_LIST], paper.CAPTION)
    _table(document)
    document.add_paragraph("{{ sources }}", paper.SMALL)
    document.add_paragraph("{{ method }}", paper.SMALL)
    stream = io.BytesIO()
    document.save(stream)
    return settled_zip(stream.getvalue())


def _table(document: Document) -> None:
    known = LISTS[_LIST][0].columns()
    table = document.add_table(4, len(_COLUMNS), "Table Grid")
    repeated = table.rows[0]._tr.get_or_add_trPr()
    repeated.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # python-docx has no heading rows
    _say(table, 0, [known[name].description or "" for name in _COLUMNS])
    _say(table, 1, [f"{{%tr for unit in {_LIST} %}}"])
    _say(table, 2, [f"{{{{ unit.{name} }}}}" for name in _COLUMNS])
    _say(table, 3, ["{%tr endfor %}"])


def _say(table: Table, row: int, words: list[str]) -> None:
    for cell, said in zip(table.rows[row].cells, words, strict=False):
        cell.paragraphs[0].style = paper.CELL
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraphs[0].add_run(said)
