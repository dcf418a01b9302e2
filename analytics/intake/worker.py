"""The child process that opens one untrusted file and prints its cells as JSON.

Run as `python -m analytics.intake.worker FILE`. It imports the standard library only, so that a tight limit
on memory holds; whatever it dies of, the parent makes an issue of it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from analytics.intake import limits
from analytics.intake.delimited import grid_of_csv
from analytics.intake.grids import Grid
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.parts import Package
from analytics.intake.sheet_xml import Cells, Contents, Formats, SharedTexts

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx with a password
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def grids_of(path: Path) -> list[Grid]:
    """Every visible sheet; raises RefusedError. What a file is, its first bytes say, not its name."""
    with path.open("rb") as stream:
        head = stream.read(len(_OLE))
    if head == _OLE:
        locked = _ENCRYPTED_STREAM in path.read_bytes()
        raise RefusedError(Problem.PASSWORD if locked else Problem.OLD_FORMAT, ".xlsx")
    if head.startswith(_ZIP):
        return grids_of_workbook(path)
    return [grid_of_csv(path)]


def grids_of_workbook(path: Path) -> list[Grid]:
    """Every visible sheet of an .xlsx as texts; merged ranges filled."""
    package = Package(path)
    book = package.related("").by_kind.get("officeDocument", "xl/workbook.xml")
    relations, contents = package.related(book), Contents()
    formats, shared = Formats(), SharedTexts()
    package.read(book, contents)
    for kind, listener in (("styles", formats), ("sharedStrings", shared)):
        if kind in relations.by_kind:
            package.read(relations.by_kind[kind], listener)
    grids, filled, characters = [], 0, 0
    for name, relation in contents.visible:
        cells = Cells(name, shared.texts, formats.styles, contents.since_1904)
        cells.filled, cells.characters = filled, characters  # the limits hold for the whole workbook
        package.read(relations.by_id.get(relation, ""), cells)
        filled, characters = cells.filled, cells.characters
        grids.append(Grid(name, cells.rows))
    return grids


def answer(path: Path) -> dict[str, Any]:
    """What the parent is told: the sheets, or what is wrong with the file."""
    try:
        sheets = [{"sheet": grid.sheet, "rows": grid.rows} for grid in grids_of(path)]
    except RefusedError as refused:
        return {"problem": refused.problem, "value": refused.value, "expected": refused.expected}
    except MemoryError:
        return {"problem": Problem.UNREADABLE, "value": "", "expected": ""}
    return {"sheets": sheets}


if __name__ == "__main__":
    limits.restrain_this_process()
    json.dump(answer(Path(sys.argv[1])), sys.stdout)
