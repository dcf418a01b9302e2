"""Prints what was measured."""

import unicodedata
from collections.abc import Sequence


def show(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table in Markdown with its columns aligned."""
    cells = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    print(f"\n{title}\n")
    for number, row in enumerate(cells):
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        print(f"| {' | '.join(padded)} |")
        if number == 0:
            print(f"| {' | '.join('-' * width for width in widths)} |")
    print(flush=True)


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
