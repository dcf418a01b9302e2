"""A CSV file → one sheet: UTF-8 with or without mark, UTF-16 with mark, or GB18030."""

import codecs
import csv
import re
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
_WEB_PAGE = re.compile(
    r"(?:<\?xml|<!--|<!doctype\s)[^\0]*?<(?:html|table)\b"
    r"|<!doctype\s+html|<(?:html|head|meta|style|body|div|table)\b|mime-version:"
)
_MARKUP = ("<?xml", "<!doctype", "<!--")
_START = 4096  # bytes that tell a web page
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_MOST_NULS = 0.25  # of a text's bytes; of more it is none


def book_of_csv(path: Path) -> CodedBook:
    """The file's cells; the sheet is called by the file's stem. Refuses what is no text or too large."""
    refuse_web_page(path)
    text, encoding = _decode_text(path.read_bytes())
    if text.lstrip().lower().startswith(_MARKUP):
        raise RefusedError(Problem.NOT_A_WORKBOOK)
    if "\0" in text:
        raise RefusedError(Problem.NUL_CHARACTER, value=str(text[: text.index("\0")].count("\n") + 1))
    if len(text) > limits.CHARACTERS:
        raise RefusedError(Problem.TOO_MANY_CHARACTERS, f"{limits.CHARACTERS:,}", f"{len(text):,}")
    csv.field_size_limit(limits.CHARACTERS)
    shelf, row = Shelf(), 0
    shelf.open_sheet(path.stem)
    try:
        for record in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True):
            shelf.put(row, array("I", map(shelf.code, record)))
            row += 1
    except csv.Error as error:
        raise RefusedError(Problem.NOT_A_WORKBOOK, value=address(row, 0)) from error
    return shelf.coded_book(About(FileKind.TEXT, encoding))


def refuse_web_page(path: Path) -> None:
    """Refuse a page as many systems export it under the name of a workbook; what it is, its start says."""
    with path.open("rb") as stream:
        start = stream.read(_START)
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = start.decode("utf-16", "ignore") if wide else start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if _WEB_PAGE.match(text.lstrip().lower()):
        raise RefusedError(Problem.WEB_PAGE, ".xlsx")


def _decode_text(raw: bytes) -> tuple[str, str]:
    """The text and its encoding."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif raw.startswith(_NO_TEXT) or raw.count(0) > _MOST_NULS * len(raw):
        raise RefusedError(Problem.NOT_A_WORKBOOK)
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text and _CONTROL.search(text):
            raise RefusedError(Problem.NOT_A_WORKBOOK)
        return text, encoding
    raise RefusedError(Problem.UNKNOWN_ENCODING, "UTF-8, GB18030")


def _delimiter(text: str) -> str:
    start = "".join(islice(StringIO(text), _LINES_LOOKED_AT))
    return max(_DELIMITERS, key=start.count)
