"""The rows an import left out as a workbook of their own: each as it stands in the file, with the reasons."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter

from analytics.intake.grids import UNCALCULATED, address
from analytics.intake.issue_lists import NO_FORMULAS, IssueWords
from analytics.intake.issues import Issue, Problem

LEFT_OUT_SHEET = "未导入的行"
_HEADINGS = ("所在工作表", "行", "未导入的原因", "如何改正")
_NOT_PRINTED = UNCALCULATED[0]
_WIDTHS = (14, 6, 42, 42)  # characters of half width


def reasons(row: Mapping[str, Any]) -> list[Issue]:
    """Why a row of valid_rows.LEFT_OUT was left out."""
    return [Issue(**{**reason, "problem": Problem(reason["problem"])}) for reason in row["reasons"]]


def left_out_list(left_out: pl.DataFrame, words: IssueWords) -> bytes:
    """An .xlsx of the rows of valid_rows.LEFT_OUT; every text stays text, whatever it begins with."""
    stream = BytesIO()
    widest = left_out["texts"].list.len().max()
    cells = [address(0, place).removesuffix("1") for place in range(widest if isinstance(widest, int) else 0)]
    with xlsxwriter.Workbook(stream, NO_FORMULAS) as workbook:
        bold, plain = workbook.add_format({"bold": True}), workbook.add_format({"valign": "top"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet(LEFT_OUT_SHEET)
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.write_row(0, 0, [*_HEADINGS, *cells], bold)
        for number, row in enumerate(left_out.iter_rows(named=True), 1):
            found = reasons(row)
            sheet.write_string(number, 0, row["sheet"], plain)
            sheet.write_number(number, 1, row["row"], plain)
            sheet.write_string(number, 2, _lines(map(words.remark, found)), wrapped)
            sheet.write_string(number, 3, _lines(map(words.mending, found)), wrapped)
            for place, text in enumerate(row["texts"], len(_HEADINGS)):
                if text:
                    sheet.write_string(number, place, text.removeprefix(_NOT_PRINTED), plain)
        sheet.freeze_panes(1, 0)
    return stream.getvalue()


def _lines(texts: Iterable[str]) -> str:
    """Each text once, below each other."""
    return "\n".join(dict.fromkeys(text for text in texts if text))
