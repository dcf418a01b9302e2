"""All issues of a file as a workbook of their own, for files that cannot be marked themselves."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from analytics.intake.issues import Issue

ISSUES_SHEET = "问题清单"  # never read back as data
LIST_HEADINGS = (
    "编号", "所在文件", "所在工作表", "单元格", "所在列", "现填内容", "应填内容", "哪里不对", "如何改正",
)  # fmt: skip
LIST_WIDTHS = (6, 20, 14, 9, 18, 16, 20, 42, 42)  # characters of half width
_LINE_HEIGHT, _MOST_LINES = 15, 8  # points
CELL_COLUMN = LIST_HEADINGS.index("单元格")
NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class IssueWords:
    """How the interface words an issue: what is wrong (not where), what was expected, how to mend it."""

    remark: Callable[[Issue], str]
    expected: Callable[[Issue], str]
    mending: Callable[[Issue], str]


def list_rows(issues: Iterable[Issue], words: IssueWords) -> list[list[str | int]]:
    """One row an issue, under LIST_HEADINGS."""
    return [
        [
            number,
            issue.file,
            issue.sheet,
            issue.cell,
            issue.column,
            issue.value,
            words.expected(issue),
            words.remark(issue),
            words.mending(issue),
        ]
        for number, issue in enumerate(issues, 1)
    ]


def row_height(cells: Sequence[str | int]) -> int:
    """Points a row of the list needs when its texts are wrapped; not every program works that out itself."""
    lines = [
        -(-sum(1 + (ord(letter) > 0xFF) for letter in str(cell)) // (width - 2))
        for cell, width in zip(cells, LIST_WIDTHS, strict=True)
    ]
    return _LINE_HEIGHT * max(1, min(max(lines), _MOST_LINES))


def issue_list(issues: Sequence[Issue], words: IssueWords) -> bytes:
    """An .xlsx that lists the issues; every text stays text, whatever it begins with."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, NO_FORMULAS) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet(ISSUES_SHEET)
        for column, width in enumerate(LIST_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_row(0, 0, LIST_HEADINGS, bold)
        for row, cells in enumerate(list_rows(issues, words), 1):
            sheet.set_row(row, row_height(cells))
            sheet.write_number(row, 0, cells[0], plain)
            for column, text in enumerate(cells[1:], 1):
                if text:
                    sheet.write_string(row, column, str(text), plain)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.autofilter(0, 0, len(issues), len(LIST_HEADINGS) - 1)
    return stream.getvalue()
