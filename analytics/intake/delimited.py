"""A CSV file → one grid: UTF-8 with or without mark, UTF-16 with mark, or GB18030."""

import codecs
import csv
from io import StringIO
from itertools import islice
from pathlib import Path

from analytics.intake import limits
from analytics.intake.grids import Grid, address
from analytics.intake.issues import Problem, RefusedError

_DELIMITERS = ",\t;"
_LINES_LOOKED_AT = 20


def grid_of_csv(path: Path) -> Grid:
    """The file's cells; the sheet is called by the file's stem. Refuses what is no text or too large."""
    text = _decoded(path.read_bytes())
    if "\0" in text:
        raise RefusedError(Problem.NOT_A_WORKBOOK)
    if len(text) > limits.CHARACTERS:
        raise RefusedError(Problem.TOO_LARGE, str(limits.CHARACTERS), str(len(text)))
    csv.field_size_limit(limits.CHARACTERS)
    rows: list[list[str | None]] = []
    cells = 0
    try:
        for record in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True):
            rows.append([cell or None for cell in record])
            cells += len(record)
            _bound(rows, cells)
    except csv.Error as error:
        raise RefusedError(Problem.NOT_A_WORKBOOK, value=address(len(rows), 0)) from error
    return Grid(path.stem, rows)


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError(Problem.UNKNOWN_ENCODING, "UTF-8, GB18030")


def _delimiter(text: str) -> str:
    start = "".join(islice(StringIO(text), _LINES_LOOKED_AT))
    return max(_DELIMITERS, key=start.count)


def _bound(rows: list[list[str | None]], cells: int) -> None:
    if len(rows) > limits.ROWS or len(rows[-1]) > limits.COLUMNS or cells > limits.CELLS:
        last = address(limits.ROWS - 1, limits.COLUMNS - 1)
        raise RefusedError(Problem.TOO_LARGE, f"A1:{last}", address(len(rows) - 1, len(rows[-1]) - 1))
