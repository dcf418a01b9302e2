"""Rows of a sheet in the form spreadsheets write, taken without an XML parser's call for every tag.

Only a row that matches letter by letter is taken so; whatever else stands in the sheet goes to the parser,
which sees a document from which whole rows are missing. Nearly halves the time a large sheet takes.
"""

import re
from collections.abc import Callable

_END = b"</row>"
_LONGEST = 2**20  # bytes without the end of a row before all of them go to the parser
# A value is ASCII without anything XML would change: entities, returns, control characters.
_CONTENT = (
    rb'(?: s="([0-9]{1,6})")?(?: t="(s|n|b|str|e)")?'
    rb"(?:/>|></c>|><v>([\t\n\x20-\x25\x27-\x3b\x3d-\x7e]*)</v></c>)"
)
_UNGROUPED = re.sub(rb"\((?!\?)", b"(?:", _CONTENT)
_ROW = re.compile(
    # Hidden rows go to the parser, which takes note of it.
    rb'\s*<row r="([0-9]{1,7})"(?: (?!hidden=|ht="0)[A-Za-z0-9:]+="[^"<&]*")*>'
    rb'((?:<c r="[A-Z]{1,3}\1"' + _UNGROUPED + rb")*)"  # \1: every cell is of this row
)
_CELLS = re.compile(rb'<c r="([A-Z]+)[0-9]+"([^<]*(?:<v>[^<]*</v>)?(?:</c>)?)')  # of a row that matched
_PARTS = re.compile(_CONTENT)

Cell = tuple[bytes, bytes]  # letters of its column, and all that follows its address


def parts_of(content: bytes) -> tuple[str, str, str]:
    """Style, kind and value of a plain cell, '' where left out."""
    style, kind, value = _PARTS.fullmatch(content).groups(b"")  # type: ignore[union-attr]  # it has matched
    return style.decode(), kind.decode(), value.decode()


class PlainRows:
    """Stands before a parser: hands plain rows to take, and everything else, and what take refuses, to parse.

    take: a row's number as it is written and its cells; false when the parser shall have it.
    """

    def __init__(self, parse: Callable[[bytes], object], take: Callable[[bytes, list[Cell]], bool]) -> None:
        self._parse, self._take = parse, take
        self._pending = b""

    def feed(self, chunk: bytes) -> None:
        """Further bytes of the sheet."""
        rows, end, self._pending = (self._pending + chunk).rpartition(_END)
        for row in rows.split(_END) if end else ():
            plain = _ROW.fullmatch(row)
            if not plain or not self._take(plain[1], _CELLS.findall(plain[2])):
                self._parse(row + _END)
        if len(self._pending) > _LONGEST:
            self.close()

    def close(self) -> None:
        """No more bytes, or so many that waiting for the end of a row would cost too much."""
        self._parse(self._pending)
        self._pending = b""
