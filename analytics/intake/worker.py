"""The child process that opens one untrusted file and hands over its cells.

Run as `python -m analytics.intake.worker FILE PACKAGES`. It imports the standard library only, so that a
tight limit on memory holds; PACKAGES is where xlrd lies, looked at for an old .xls alone. Whatever it dies
of, the parent makes an issue of it.
"""

import gc
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from analytics.intake import limits
from analytics.intake.books import About, CodedBook, FileKind, Shelf
from analytics.intake.delimited import book_of_csv, refuse_web_page
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.messages import say_book, say_refusal, say_share
from analytics.intake.open_document import CONTENT, book_of_open_document
from analytics.intake.parts import Package
from analytics.intake.sheet_xml import Cells
from analytics.intake.workbook_xml import Contents, Formats, SharedTexts

_ZIP = b"PK\x03\x04"
_WORKBOOKS = {".xlsx", ".xlsm"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx with a password
# Names under which nothing can be read but what is an .xls or .xlsx inside, as many an .et is.
_OTHER_FORMATS = frozenset({".et", ".ett", ".xlsb", ".numbers", ".fods", ".doc", ".wps", ".ppt", ".dps"})
_TYPES = "[content_types].xml"  # every .xlsx has it
_OTHER_PACKAGES = {  # a part that only they have, and what they are called
    "xl/workbook.bin": ".xlsb",
    "word/document.xml": ".docx",
    "ppt/presentation.xml": ".pptx",
    "index/document.iwa": ".numbers",
}
_SIGNATURES = {  # first bytes of what is no table at all
    b"%PDF": ".pdf",
    b"{\\rtf": ".rtf",
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"Rar!": ".rar",
    b"7z\xbc\xaf": ".7z",
    b"\x1f\x8b": ".gz",
}
_XML_TABLE = re.compile(rb"\s*<\?xml.*(?:Excel\.Sheet|office:spreadsheet)", re.DOTALL)
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 1_000  # bytes that tell an .xml table
_STEP = 0.01  # the least advance worth saying

Share = Callable[[float], None]


def book_of(path: Path, share: Share) -> CodedBook:
    """Every visible sheet; raises RefusedError. What a file is, its first bytes say, not its name.

    Only where nothing in it can be read its name says what to call it.
    """
    try:
        return _book_by_bytes(path, share)
    except RefusedError as refused:
        ending = path.suffix.lower()
        if refused.problem is Problem.NOT_A_WORKBOOK and ending in _OTHER_FORMATS:
            raise RefusedError(Problem.OTHER_FORMAT, ".xlsx", ending) from refused
        raise


def _book_by_bytes(path: Path, share: Share) -> CodedBook:
    with path.open("rb") as stream:
        start = stream.read(_LOOKED_AT)
    head = start[: len(_OLE)]
    if head == _OLE:
        if _ENCRYPTED_STREAM in path.read_bytes():
            raise RefusedError(Problem.PASSWORD, ".xlsx")
        from analytics.intake.old_workbook import book_of_old_workbook  # needs xlrd, which nothing else does

        return book_of_old_workbook(path, share)
    if head.startswith(_ZIP):
        return _book_of_package(Package(path), share)
    other = next((ending for mark, ending in _SIGNATURES.items() if start.startswith(mark)), "")
    if other or _XML_TABLE.match(start):
        raise RefusedError(Problem.OTHER_FORMAT, ".xlsx", other or ".xml")
    if path.suffix.lower() in _WORKBOOKS:  # old .xls names are given to texts by many programs, these are not
        refuse_web_page(path)
        raise RefusedError(Problem.NOT_A_WORKBOOK)
    return book_of_csv(path)


def _book_of_package(package: Package, share: Share) -> CodedBook:
    """A zip is told by its parts: an .xlsx, an .ods, or what neither is."""
    if CONTENT in package and _TYPES not in package:
        return book_of_open_document(package, share)
    for part, ending in _OTHER_PACKAGES.items():
        if part in package:
            raise RefusedError(Problem.OTHER_FORMAT, ".xlsx", ending)
    return book_of_workbook(package, share)


def book_of_workbook(package: Package, share: Share) -> CodedBook:
    """Every visible sheet of an .xlsx as texts; merged ranges filled."""
    part = package.relations_of("").by_kind.get("officeDocument", "xl/workbook.xml")
    relations, contents = package.relations_of(part), Contents()
    formats, shared, shelf = Formats(), SharedTexts(), Shelf()
    package.read(part, contents)
    visible = [
        (name, relations.by_id.get(relation, ""))
        for name, relation in contents.visible
        if relations.kinds.get(relation, "worksheet") == "worksheet"  # not a chart, not old macros
    ]
    texts = relations.by_kind.get("sharedStrings", "")
    heard = _heard(sum(package.size(each) for each in (texts, *(each for _, each in visible))), share)
    if "styles" in relations.by_kind:
        package.read(relations.by_kind["styles"], formats)
    if texts:
        package.read(texts, shared, heard)
    for name, sheet in visible:
        shelf.open_sheet(name)
        package.read(sheet, Cells(shelf, shared, formats.styles, contents.since_1904), heard)
    macros = not {"vbaProject", "xlMacrosheet"}.isdisjoint(relations.by_kind)
    links = "externalLink" in relations.by_kind
    return shelf.coded_book(
        About(FileKind.WORKBOOK, hidden=tuple(contents.hidden), macros=macros, links=links)
    )


def _heard(total: int, share: Share) -> Callable[[int], None]:
    """Turns bytes that were played into shares of the total, said now and then."""
    played, said = 0, 0.0

    def hear(size: int) -> None:
        nonlocal played, said
        played += size
        if played >= total * (said + _STEP):
            said = min(played / total, 1.0)
            share(said)

    return hear


def _end_with_parent() -> None:
    """Wait for the end of a text that is never sent: it ends with whoever waits for the answer."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def _answer(path: Path) -> None:
    out = sys.stdout.buffer
    try:
        say_book(book_of(path, lambda share: say_share(share, out)), out)
    except RefusedError as refused:
        say_refusal(refused, out)
    except MemoryError:
        say_refusal(RefusedError(Problem.UNREADABLE), out)


if __name__ == "__main__":
    limits.restrain_this_process()
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # millions of cells and no cycles: looking for some would only take time
    sys.path.append(sys.argv[2])
    _answer(Path(sys.argv[1]))
