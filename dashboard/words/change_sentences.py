"""What an import would change or has changed, and what is wrong with a file, as rows to show."""

from collections.abc import Iterable, Mapping

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions import Counts, Reverted, RowCounts
from analytics.base import columns as c
from analytics.intake.issues import Issue
from analytics.lake import Change, Key
from dashboard.base.display import period_name
from dashboard.words.import_data import Columns
from dashboard.words.issue_words import expected_words, how_to_mend, remark


class IssueLine(dy.Schema):
    """One finding of the import, with the cell to look at."""

    sheet = c.text(Columns.SHEET, nullable=True)
    cell = c.text("单元格", nullable=True)
    value = c.text("原值", nullable=True)
    expected = c.text("应为", nullable=True)
    words = c.text("说明")
    mending = c.text(Columns.MENDING, nullable=True)
    column = c.text(Columns.COLUMN, nullable=True)
    file = c.text("文件", nullable=True)


class PreviewLine(dy.Schema):
    """Data set × period: rows a file would add, replace and leave."""

    dataset = c.text(Columns.DATASET)
    period = c.text(Columns.PERIOD)
    added = c.count("新增")
    changed = c.count("修改")
    unchanged = c.count("未变")


class ChangeLine(dy.Schema):
    """Data set × period that a commit replaced: rows before and after."""

    dataset = c.text(Columns.DATASET)
    period = c.text(Columns.PERIOD)
    before = c.count("变更前行数")
    after = c.count("变更后行数")


class CommittedLine(ChangeLine):
    """Data set × period that a commit changed: rows it added, overwrote and took out."""

    added = c.count("新增行数")
    changed = c.count("修改行数")
    removed = c.count("删除行数")


# On a page what was done stands first.
COMMITTED_ORDER = ["dataset", "period", "added", "changed", "removed", "before", "after"]


class RevertedLine(dy.Schema):
    """Data set × period that an undo concerns: rows it would put back, take out and leave."""

    dataset = c.text(Columns.DATASET)
    period = c.text(Columns.PERIOD)
    restored = c.count("恢复行数")
    removed = c.count("移除行数")
    kept = c.count("保留行数")


def issue_lines(issues: Iterable[Issue]) -> pl.DataFrame:
    """The findings in the order given; what is not known stays empty."""
    rows = [
        {
            "sheet": issue.sheet or None,
            "cell": issue.cell or None,
            "value": issue.value or None,
            "expected": expected_words(issue) or None,
            "words": remark(issue),
            "mending": how_to_mend(issue) or None,
            "column": issue.column or None,
            "file": issue.file or None,
        }
        for issue in issues
    ]
    return pl.DataFrame(rows, schema=_types(IssueLine))


def preview_lines(counts: Mapping[Key, Counts]) -> pl.DataFrame:
    """What a preview counted, by data set and period."""
    rows = [
        {**_place(*key), "added": one.added, "changed": one.changed, "unchanged": one.unchanged}
        for key, one in sorted(counts.items())
    ]
    return pl.DataFrame(rows, schema=_types(PreviewLine))


def change_lines(changes: Iterable[Change]) -> pl.DataFrame:
    """What a commit changed, by data set and period."""
    rows = [
        {**_place(one.dataset, one.partition), "before": one.rows_before, "after": one.rows_after}
        for one in changes
    ]
    return pl.DataFrame(rows, schema=_types(ChangeLine))


def committed_lines(changes: Iterable[Change], counts: Mapping[Key, RowCounts]) -> pl.DataFrame:
    """What a commit changed and how many rows each way (CommittedLine)."""
    known = list(changes)
    found = [counts[one.dataset, one.partition] for one in known]
    columns = {name: [getattr(one, name) for one in found] for name in ("added", "changed", "removed")}
    return change_lines(known).with_columns(pl.Series(n, v, dtype=pl.Int64) for n, v in columns.items())


def reverted_lines(counts: Mapping[Key, Reverted]) -> pl.DataFrame:
    """What an undo would do by data set and period (RevertedLine)."""
    rows = [
        {**_place(*key), "restored": one.restored, "removed": one.removed, "kept": one.kept}
        for key, one in sorted(counts.items())
    ]
    return pl.DataFrame(rows, schema=_types(RevertedLine))


def _place(name: str, partition: str) -> dict[str, str]:
    period = "不分期" if partition == datasets.WHOLE else period_name(partition)
    return {"dataset": datasets.ALL[name].title, "period": period}


def _types(schema: type[dy.Schema]) -> dict[str, pl.DataType]:
    return {name: column.dtype for name, column in schema.columns().items()}
