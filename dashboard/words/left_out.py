"""The rows of a file that are not taken when only the valid ones are, with the reasons."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.intake.issues import Issue
from analytics.intake.left_out_list import reasons
from dashboard.words.import_data import Columns
from dashboard.words.issue_words import remark


class LeftOutLine(dy.Schema):
    """One row as the file has it; row counts from 1 as the sheet does."""

    sheet = c.text(Columns.SHEET)
    row = c.count("行")
    reasons = c.text("原因")
    content = c.text("行内容", nullable=True)


def left_out_lines(rows: pl.DataFrame) -> pl.DataFrame:
    """rows: as analytics.intake.valid_rows.LEFT_OUT says."""
    lines = [
        {
            "sheet": row["sheet"],
            "row": row["row"],
            "reasons": "；".join(dict.fromkeys(map(_reason, reasons(row)))),
            "content": "｜".join(text for text in row["texts"] if text) or None,
        }
        for row in rows.iter_rows(named=True)
    ]
    return LeftOutLine.validate(pl.DataFrame(lines, schema=LeftOutLine.create_empty().schema))


def _reason(issue: Issue) -> str:
    words = remark(issue).removesuffix("。")
    return f"{issue.cell}：{words}" if issue.cell else words
