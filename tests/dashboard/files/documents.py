"""What a document says, and hostile or endless names to put into one."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import polars as pl

from dashboard.base.source import Source
from dashboard.media import pdf

HOSTILE = '<&>"单位😀]]>'
LONGEST = 60
# A picture of one dot.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f00"
    "05fe02fe0def46b80000000049454e44ae426082"
)
NAMES = ("name", "unit", "other", "became")


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def lines(content: bytes) -> list[str]:
    """The paragraphs, then the cells."""
    document = opened(content)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def text(content: bytes) -> str:
    return "\n".join(lines(content))


def renamed(source: Source, name: str, columns: tuple[str, ...] = NAMES) -> Source:
    """All units and branches are called so, or whatever these columns name."""
    tables = {
        table: frame.with_columns(
            pl.when(pl.col(column).is_not_null()).then(pl.lit(name)).alias(column)
            for column in columns
            if frame.schema.get(column) == pl.String
        )
        for table, frame in source.results.tables.items()
    }
    return replace(source, results=replace(source.results, tables=tables))


def pages(folder: Path, *contents: bytes) -> Iterator[int]:
    """How many pages each document has in LibreOffice."""
    files = [folder / f"{number}.docx" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    office = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", folder, *files], check=True, capture_output=True
    )
    for file in files:
        said = subprocess.run(
            ["pdfinfo", file.with_suffix(".pdf")], check=True, capture_output=True, text=True
        )
        yield int(said.stdout.split("Pages:")[1].split()[0])


def missing_program() -> str:
    """The program this machine lacks to count pages; empty where it has both."""
    if pdf.office("sw") is None:
        return "LibreOffice Writer"
    return "" if shutil.which("pdfinfo") else "pdfinfo"
