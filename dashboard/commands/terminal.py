"""What is written: data to stdout, messages to stderr, tables whose columns stand under each other."""

import json
import sys
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

_GAP = "  "
_WIDE = ("W", "F")
_LINE_START = "\r\x1b[K"  # and what stood there is wiped away


class Progress(Protocol):
    """Hears how far the work is."""

    def __call__(self, share: float, doing: str = "") -> None:
        """Share done, 0 to 1; doing: what goes on."""


def tell(message: str) -> None:
    """A message to whoever is at the terminal."""
    sys.stderr.write(f"{plain(message)}\n")


def give(line: str) -> None:
    """One line of data for people."""
    sys.stdout.write(f"{plain(line)}\n")


def give_file(text: str) -> None:
    """Data for programs, as they are."""
    sys.stdout.write(text)


def give_json(value: object) -> None:
    """Data for programs: one JSON object, keys as they were put in."""
    sys.stdout.write(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n")


@contextmanager
def progress(words: str) -> Iterator[Progress]:
    """While work goes on, one line on stderr with the share done ({percent}); nothing unless a terminal.

    {doing} stands for what goes on.
    """
    is_terminal = sys.stderr.isatty()

    def show(share: float, doing: str = "") -> None:
        if is_terminal:
            sys.stderr.write(f"{_LINE_START}{words.format(percent=int(share * 100), doing=doing)}")
            sys.stderr.flush()

    show(0)
    try:
        yield show
    finally:
        if is_terminal:
            sys.stderr.write(_LINE_START)
            sys.stderr.flush()


def give_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Collection[int] = ()
) -> None:
    """A table under its headings; columns at the positions in `right` hold numbers."""
    lines = [[plain(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(columns, cells)) for cells in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            _pad_cell(cell, width, to_the_right=position in right)
            for position, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        give(_GAP.join(cells).rstrip())


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: a Chinese character two."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in _WIDE)
        for char in text
    )


def plain(text: str) -> str:
    """The text on one line: what would steer the terminal, in a name from a file, becomes a blank."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in text)
    return "".join(kept)


def _pad_cell(cell: str, width: int, *, to_the_right: bool) -> str:
    blanks = " " * (width - columns(cell))
    return f"{blanks}{cell}" if to_the_right else f"{cell}{blanks}"
