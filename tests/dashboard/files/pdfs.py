"""What a PDF says and shows, by poppler; nothing here where it or LibreOffice is missing."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.dashboard.files.documents import missing_program, opened

_LACKING = missing_program() or next(
    (name for name in ("pdftotext", "pdftoppm") if not shutil.which(name)), ""
)
needs_programs = pytest.mark.skipif(bool(_LACKING), reason=f"no PDF can be looked at: no {_LACKING}")
DOTS = 300  # an inch


def plain(words: str) -> str:
    """Without spaces, line breaks and the numbers of pages; radicals as the characters they stand for."""
    numbered = re.sub(r"—\s*\d+\s*—", "", words)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", numbered))


def said(file: Path) -> str:
    """The whole text in the order it was written in: cell after cell, not line after line."""
    return plain(_run("pdftotext", "-raw", file, "-").decode())


def page_count(file: Path) -> int:
    """How many pages it has."""
    return int(re.search(rb"Pages:\s+(\d+)", _run("pdfinfo", file)).group(1))


def numbers_of_pages(file: Path) -> list[int]:
    """The numbers printed on the pages."""
    return [int(found) for found in re.findall(r"— *(\d+) *—", _run("pdftotext", file, "-").decode())]


def pieces(content: bytes) -> list[str]:
    """Every paragraph and every cell of a document, as Word keeps it."""
    document = opened(content)
    cells = [text.text or "" for table in document.tables for text in table._tbl.iter("{*}t")]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def words_on(file: Path, folder: Path) -> list[tuple[str, Image.Image]]:
    """The words of the first page with their pictures."""
    _run("pdftoppm", "-r", str(DOTS), "-gray", "-singlefile", "-f", "1", "-png", file, folder / "page")
    page = Image.open(folder / "page.png").convert("L")
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</word>',
        _run("pdftotext", "-bbox", "-l", "1", file, "-").decode(),
    )
    return [
        (plain(word), page.crop(tuple(round(float(edge) * DOTS / 72) for edge in edges)))
        for *edges, word in boxes
    ]


@dataclass(frozen=True)
class Line:
    """A line of a page: its words and where it ends, mm from the upper edge."""

    words: str
    bottom: float


def lines_by_page(file: Path) -> list[list[Line]]:
    """The lines of each page from the top, as they stand beside each other."""
    told = _run("pdftotext", "-bbox-layout", file, "-").decode()
    return [
        sorted(
            (
                Line("".join(re.findall(r">([^<]+)</word>", inside)), float(bottom) / 72 * 25.4)
                for bottom, inside in re.findall(r'<line [^>]*yMax="([\d.]+)">(.*?)</line>', page, re.DOTALL)
            ),
            key=lambda line: line.bottom,
        )
        for page in told.split("<page ")[1:]
    ]


def _run(*command: object) -> bytes:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True).stdout
