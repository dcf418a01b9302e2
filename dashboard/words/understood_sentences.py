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
    FileKind.WORKBOOK: "文件按 .xlsx 工作簿读取。",
    FileKind.OLD_WORKBOOK: "文件按旧版 .xls 工作簿读取。",
    FileKind.OPEN_DOCUMENT: "文件按 .ods 工作簿读取。",
    FileKind.TEXT: "文件按 CSV 读取，编码为 {encoding}。",
}


class ColumnLine(dy.Schema):
    """One column of a sheet and what it was taken for."""

    sheet = c.text(Columns.SHEET)
    cell = c.text("单元格")
    heading = c.text("表中的列名")
    field = c.text("对应的列")


class SkippedLine(dy.Schema):
    """One row that was passed over; row counts from 1."""

    sheet = c.text(Columns.SHEET)
    row = c.count("行")
    reason = c.text("原因")
    text = c.text(Columns.TEXT, nullable=True)


class NameLine(dy.Schema):
    """One name the register has otherwise or not at all, whose it is, and how many rows carry it."""

    sheet = c.text(Columns.SHEET)
    text = c.text(Columns.TEXT)
    name = c.text("名册中的名称")
    rows = c.count("行数")


def headline(told: Understood, dataset: str) -> str:
    """How many records of which data set were found; dataset is '' where it could not be told."""
    if not dataset or not told.sheets:
        return "没有认出可以导入的内容"
    records = sum(sheet.records for sheet in told.sheets)
    return f"读出{records}条“{datasets.ALL[dataset].title}”记录"


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
            "field": column.field or "未使用",
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
        yield "文件含有宏，宏没有运行。"
    if told.links:
        yield "文件引用了其他工作簿，引用没有更新，按上次保存的结果读取。"
    for mixed in told.mixed_versions:
        counts = (f"{one.version} 版 {one.rows} 条" for one in mixed.counts)
        yield Words.MIXED.format(period=period_name(mixed.period), counts=Words.JOINED.join(counts))
    for sheet in told.sheets:
        yield from _of_sheet(sheet)
    for unread in told.unread:
        yield f"工作表“{unread.sheet}”未读取：{getattr(UnreadSheets, unread.reason.name)}。"


def _of_sheet(sheet: SheetUnderstood) -> Iterator[str]:
    first, last = sheet.heading_rows
    yield Words.SHEET.format(
        sheet=sheet.sheet,
        dataset=datasets.ALL[sheet.dataset].title,
        rows=first if first == last else f"{first}–{last}",
        columns=len(sheet.columns),
        records=sheet.records,
    )
    for period in sheet.periods:
        yield _source_sentence("期间 {value}：{source}，{rows} 条。", period, period_name(period.value))
    for version in sheet.versions:
        yield _source_sentence("考评要素版本 {value}：{source}，{rows} 条。", version, version.value)
    for column in sheet.fractions:
        yield Words.FRACTIONS.format(heading=column.heading, cell=column.cell)
    yield from _left_out(sheet)
    if sheet.name_count:
        yield f"{sheet.name_count} 个名称按别名或曾用名对应到名册中的组织。"
    if sheet.unknown_name_count:
        yield f"有 {sheet.unknown_name_count} 个名称在名册中没有，按代码对应到名册中的组织。"


def _left_out(sheet: SheetUnderstood) -> Iterator[str]:
    """Columns and rows."""
    if sheet.unused:
        columns = (f"{one.heading}（{one.cell}）" for one in sheet.unused)
        yield f"未使用的列：{Words.JOINED.join(columns)}。"
    if sheet.kept:
        yield f"表中没有的列保留原值（{sheet.kept_rows} 条）：{Words.JOINED.join(sheet.kept)}。"
    if sheet.skip_counts:
        reasons = (f"{getattr(Skips, reason.name)} {count} 行" for reason, count in sheet.skip_counts)
        total = sum(count for _, count in sheet.skip_counts)
        yield f"跳过 {total} 行：{Words.JOINED.join(reasons)}。"


def _source_sentence(words: str, told: Told, value: str) -> str:
    source = getattr(Sources, told.source.name).format(text=told.text)
    return words.format(value=value, source=source, rows=told.rows)
