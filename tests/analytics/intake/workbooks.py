"""Small files and the organisations and rubrics they are read against."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from analytics.intake.incoming import Incoming, read_against
from analytics.intake.issues import Issue
from analytics.intake.known import Known
from analytics.intake.organisations import Organisations
from analytics.intake.rubric_versions import Rubrics
from tests.analytics.builders import branch, frame, organisations, rubric, unit

CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ROOT_RELATIONS = (
    '<Relationships xmlns="r"><Relationship Id="r1" Type="t/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
BOOK = '<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
BOOK_RELATIONS = (
    '<Relationships xmlns="r"><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)

TODAY = date(2024, 1, 8)
SPARED = {(2022, 2): frozenset({"U2"})}  # 示例单位02 need not be scored for the second item
RUBRIC = pl.concat([rubric(2, 1, 57), rubric(10, 50, version=2022)])


def known() -> Organisations:
    """示例单位01 (short: 示例一办, formerly 示例旧局) and 示例单位02, each with its own 第一党支部.

    示例单位03 stood until 2022 and went over into 示例单位02, whose 第四党支部 stood until June 2023.
    """
    merger = {
        "change_no": 1,
        "changed_on": date(2023, 1, 1),
        "kind": "合并",
        "from_org": "U3",
        "to_org": "U2",
    }
    return Organisations(
        organisations(
            unit("U1", 1, name="示例单位01"),
            unit("U2", 2, name="示例单位02"),
            branch("B1", "U1", name="第一党支部"),
            branch("B2", "U1", name="第二党支部"),
            branch("B3", "U2", name="第一党支部"),
            unit("U3", 3, name="示例单位03", valid_to=date(2022, 12, 31)),
            branch("B4", "U2", name="第四党支部", valid_to=date(2023, 6, 30)),
        ),
        frame(
            "aliases",
            [
                {"org_id": "U1", "name": "示例一办", "kind": "简称"},
                {"org_id": "U1", "name": "示例旧局", "kind": "曾用名"},
            ],
        ),
        frame("changes", [merger]),
    )


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], start: tuple[int, int] = (0, 0)):
    """An .xlsx whose sheets hold these rows, from this cell on."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(start[0] + number, start[1], cells)
    return path


def raw_workbook(path: Path, sheet: str, shared: str = '<sst xmlns="m"/>') -> Path:
    """An .xlsx made of these very parts, for files no spreadsheet would write."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="m">{sheet}</worksheet>',
        "xl/sharedStrings.xml": shared,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def taken(path: Path, today: date = TODAY, spared: Mapping = SPARED, **options) -> Incoming:
    """The file read against the organisations and rubrics above."""
    return read_against(path, Known(known(), Rubrics(RUBRIC), spared, today), **options)


def found(path: Path, **options) -> list[Issue]:
    """The issues of the file."""
    incoming = taken(path, **options)
    assert incoming.frame.is_empty() == bool(incoming.issues)
    return incoming.issues


def read_sheet(
    folder: Path, sheet: str, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()
) -> Incoming:
    """What is read of one sheet; merged: ranges such as A1:C1, by the word of their first cell."""
    path = folder / "w.xlsx"
    with xlsxwriter.Workbook(path) as book:
        opened = book.add_worksheet(sheet)
        for number, cells in enumerate(rows):
            opened.write_row(number, 0, cells)
        for cells in merged:
            row, column = xl_cell_to_rowcol(cells.partition(":")[0])
            opened.merge_range(cells, rows[row][column])
    return taken(path)
