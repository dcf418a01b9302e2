"""What was understood of a file, in sentences and as rows; the same on the page and in the terminal."""

from collections.abc import Iterable, Iterator

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.base import columns as c
from analytics.intake.books import FileKind
from analytics.intake.names_matched import NameMatched
from analytics.intake.understood import SheetUnderstood, Told, Understood
from dashboard.base.display import period_name
from dashboard.words.understood import Columns, Encodings, Skips, Sources, UnreadSheets
from dashboard.words.understood import Understood as Words

_FILES = {
    FileKind.WORKBOOK: Words.FILE_XLSX,
    FileKind.OLD_WORKBOOK: Words.FILE_XLS,
    FileKind.TEXT: Words.FILE_CSV,
}


class ColumnLine(dy.Schema):
    """One column of a sheet and what it was taken for."""

    sheet = c.text(Columns.SHEET)
    cell = c.text(Columns.CELL)
    heading = c.text(Columns.HEADING)
    field = c.text(Columns.FIELD)


class SkippedLine(dy.Schema):
    """One row that was passed over; row counts from 1."""

    sheet = c.text(Columns.SHEET)
    row = c.count(Columns.ROW)
    reason = c.text(Columns.REASON)
    text = c.text(Columns.TEXT, nullable=True)


class NameLine(dy.Schema):
    """One name the register has otherwise or not at all, whose it is, and how many rows carry it."""

    sheet = c.text(Columns.SHEET)
    text = c.text(Columns.TEXT)
    name = c.text(Columns.NAME)
    rows = c.count(Columns.ROWS)


def headline(told: Understood, dataset: str) -> str:
    """How many records of which data set were found; dataset is '' where it could not be told."""
    if not dataset or not told.sheets:
        return Words.NOTHING_READ
    records = sum(sheet.records for sheet in told.sheets)
    return Words.READ.format(dataset=datasets.ALL[dataset].title, records=records)


def sentences(told: Understood) -> list[str]:
    """The file, sheet by sheet, then the sheets not read; nothing for a file that could not be opened."""
    return list(_sentences(told))


def column_lines(told: Understood) -> pl.DataFrame:
    """Every heading in the order of the sheets, those not used last."""
    rows = [
        {
            "sheet": sheet.sheet,
            "cell": column.cell,
            "heading": column.heading or None,
            "field": column.field or Columns.NOT_USED,
        }
        for sheet in told.sheets
        for column in (*sheet.columns, *sheet.unused)
    ]
    lines = pl.DataFrame(rows, schema=ColumnLine.create_empty().schema)
    return ColumnLine.validate(lines.with_columns(pl.col("heading").fill_null(pl.col("field"))))


def skipped_lines(told: Understood) -> pl.DataFrame:
    """The rows passed over, as far as they are listed."""
    rows = [
        {
            "sheet": sheet.sheet,
            "row": skipped.row,
            "reason": getattr(Skips, skipped.reason.name),
            "text": skipped.text or None,
        }
        for sheet in told.sheets
        for skipped in sheet.skipped
    ]
    return SkippedLine.validate(pl.DataFrame(rows, schema=SkippedLine.create_empty().schema))


def name_lines(told: Understood) -> pl.DataFrame:
    """Names of the file and of the register, as far as they are listed."""
    return _name_lines((sheet.sheet, found) for sheet in told.sheets for found in sheet.names)


def unknown_name_lines(told: Understood) -> pl.DataFrame:
    """Names the register does not have, and the organisation of the code beside them."""
    return _name_lines((sheet.sheet, found) for sheet in told.sheets for found in sheet.unknown_names)


def _name_lines(names: Iterable[tuple[str, NameMatched]]) -> pl.DataFrame:
    rows = [
        {"sheet": sheet, "text": found.text, "name": found.name, "rows": found.rows} for sheet, found in names
    ]
    return NameLine.validate(pl.DataFrame(rows, schema=NameLine.create_empty().schema))


def _sentences(told: Understood) -> Iterator[str]:
    if told.kind is None:
        return
    encoding = getattr(Encodings, told.encoding.upper().replace("-", "_"), told.encoding)
    yield _FILES[told.kind].format(encoding=encoding)
    if told.macros:
        yield Words.MACROS
    if told.links:
        yield Words.LINKS
    for mixed in told.mixed_versions:
        counts = (Words.VERSION_COUNT.format(version=one.version, rows=one.rows) for one in mixed.counts)
        yield Words.MIXED.format(period=period_name(mixed.period), counts=Words.JOINED.join(counts))
    for sheet in told.sheets:
        yield from _of_sheet(sheet)
    for unread in told.unread:
        yield Words.UNREAD.format(sheet=unread.sheet, reason=getattr(UnreadSheets, unread.reason.name))


def _of_sheet(sheet: SheetUnderstood) -> Iterator[str]:
    first, last = sheet.heading_rows
    yield Words.SHEET.format(
        sheet=sheet.sheet,
        dataset=datasets.ALL[sheet.dataset].title,
        rows=first if first == last else Words.ROW_RANGE.format(first=first, last=last),
        columns=len(sheet.columns),
        records=sheet.records,
    )
    for period in sheet.periods:
        yield _told(Words.PERIOD, period, period_name(period.value))
    for version in sheet.versions:
        yield _told(Words.VERSION, version, version.value)
    for column in sheet.fractions:
        yield Words.FRACTIONS.format(heading=column.heading, cell=column.cell)
    yield from _left_out(sheet)
    if sheet.name_count:
        yield Words.NAMES.format(count=sheet.name_count)
    if sheet.unknown_name_count:
        yield Words.UNKNOWN_NAMES.format(count=sheet.unknown_name_count)


def _left_out(sheet: SheetUnderstood) -> Iterator[str]:
    """Columns and rows."""
    if sheet.unused:
        columns = (Words.UNUSED_COLUMN.format(heading=one.heading, cell=one.cell) for one in sheet.unused)
        yield Words.UNUSED.format(columns=Words.JOINED.join(columns))
    if sheet.kept:
        yield Words.KEPT.format(rows=sheet.kept_rows, columns=Words.JOINED.join(sheet.kept))
    if sheet.skip_counts:
        reasons = (
            Words.SKIPPED_REASON.format(reason=getattr(Skips, reason.name), count=count)
            for reason, count in sheet.skip_counts
        )
        total = sum(count for _, count in sheet.skip_counts)
        yield Words.SKIPPED.format(count=total, reasons=Words.JOINED.join(reasons))


def _told(words: str, told: Told, value: str) -> str:
    source = getattr(Sources, told.source.name).format(text=told.text)
    return words.format(value=value, source=source, rows=told.rows)
