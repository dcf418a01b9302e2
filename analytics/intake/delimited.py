"""A CSV file → one sheet: UTF-8 with or without mark, UTF-16 with mark, or GB18030."""

import codecs
import csv
from array import array
from io import StringIO
from itertools import islice
from pathlib import Path

from analytics.intake import limits
from analytics.intake.books import About, CodedBook, FileKind, Shelf
from analytics.intake.grids import address
from analytics.intake.issues import Problem, RefusedError

_DELIMITERS = ",\t;"
_LINES_LOOKED_AT = 20
# How files begin that are often renamed to a workbook: pictures, PDF, archives; web pages saved as .xls.
_NO_TEXT = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"PK",
)
_MARKUP = ("<!doctype", "<html", "<table", "<?xml", "<meta", "<head", "mime-version:")


def book_of_csv(path: Path) -> CodedBook:
    """The file's cells; the sheet is called by the file's stem. Refuses what is no text or too large."""
    text, encoding = _decoded(path.read_bytes())
    if "\0" in text or text.lstrip().lower().startswith(_MARKUP):
        raise RefusedError(Problem.NOT_A_WORKBOOK)
    if len(text) > limits.CHARACTERS:
        raise RefusedError(Problem.TOO_LARGE, str(limits.CHARACTERS), str(len(text)))
    csv.field_size_limit(limits.CHARACTERS)
    shelf, row = Shelf(), 0
    shelf.open_sheet(path.stem)
    try:
        for record in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True):
            shelf.put(row, array("I", map(shelf.code, record)))
            row += 1
    except csv.Error as error:
        raise RefusedError(Problem.NOT_A_WORKBOOK, value=address(row, 0)) from error
    return shelf.taken(About(FileKind.TEXT, encoding))


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text and its encoding."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif raw.startswith(_NO_TEXT) or b"\0" in raw:
        raise RefusedError(Problem.NOT_A_WORKBOOK)
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise RefusedError(Problem.UNKNOWN_ENCODING, "UTF-8, GB18030")


def _delimiter(text: str) -> str:
    start = "".join(islice(StringIO(text), _LINES_LOOKED_AT))
    return max(_DELIMITERS, key=start.count)
