"""A document with nothing in it, ready to be written: prepared once, opened as often as needed."""

import functools
import io

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from dashboard.exports.word import paper

_TABLES = ("Normal Table", "Table Grid")


def empty(setting: paper.Setting) -> Document:
    """A document with page, styles and page numbers set."""
    return docx.Document(io.BytesIO(_prepared(setting)))


@functools.cache
def _prepared(setting: paper.Setting) -> bytes:
    """Opening it takes a small part of the time of setting all styles anew."""
    document = docx.Document()
    _forget_looks_of_tables(document)
    paper.prepare(document, setting)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _forget_looks_of_tables(document: Document) -> None:
    """The template brings a hundred that nobody uses, and every paragraph looks through all styles."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES:
            style.delete()
