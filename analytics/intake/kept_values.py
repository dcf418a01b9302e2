"""Columns a file does not have: what is stored in them for its rows stays, and is never cleared unasked."""

from collections.abc import Iterable
from dataclasses import dataclass

import dataframely as dy
import polars as pl

from analytics.datasets import WHOLE, Dataset
from analytics.intake.headings import is_derived
from analytics.intake.issues import Problem
from analytics.intake.known import Known, Stored
from analytics.intake.marks import is_marked
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import Value

_VERSION, _SIMULATED = "rubric_version", "synthetic"
_FEW = 2  # columns of items that are named one by one; of more the first and the last are

_Key = tuple[Value, ...]


@dataclass(frozen=True)
class _Standing:
    """A stored row: its rubric version, whether it is simulated, what it has in the columns asked for."""

    version: Value
    simulated: bool
    values: dict[str, Value]


def keep_stored(sheet: SheetRows, known: Known) -> None:
    """Fill in what stands for the rows of the same key; the sheet must have been read.

    A blank cell says 未报 and clears what is stored; a column that is not there says nothing. Points stored
    under another rubric version cannot stand beside those of the file: the sheet that lacks them is refused.
    """
    _keep_marks(sheet, known.rubrics)
    absent = _absent(sheet)
    if known.stored is None or not absent or not len(sheet):
        return
    standing = _stored_rows(sheet, known.stored, list(absent))
    lost: dict[str, Value] = {}  # column → the version under which it is stored
    for record, key in enumerate(zip(*(sheet.values[name] for name in sheet.dataset.key), strict=True)):
        if row := standing.get(key):
            others = _of_another_version(sheet, record, row, absent)
            items = known.rubrics.items.get(_version(sheet, record), {})
            lost |= {name: row.version for name in others if absent[name] in items}
            sheet.keep(record, {name: row.values[name] for name in row.values.keys() - others}, row.simulated)
    if lost:
        missing = ", ".join(list_headings(sheet.dataset, [name for name in absent if name in lost]))
        cell = sheet.grid.address(sheet.layout.last, min(sheet.layout.matched.columns.values()))
        sheet.refuse_sheet(Problem.STORED_OTHERWISE, str(next(iter(lost.values()))), missing, cell)


def _keep_marks(sheet: SheetRows, rubrics: Rubrics) -> None:
    """Invented items keep the mark of their stored names: templates carry it once a sheet."""
    if sheet.dataset.name == "rubrics" and is_marked(sheet.grid):
        places = zip(*(sheet.values[name] for name in (_VERSION, "item_no", "label")), strict=True)
        sheet.values["label"] = [rubrics.stored_label(*place) for place in places]


def list_headings(dataset: Dataset, names: Iterable[str]) -> list[str]:
    """The headings of columns; several items that follow each other as 第21项审核得分–第39项审核得分."""
    columns, runs = dataset.schema.columns(), list[list[dy.Column]]()
    for column in map(columns.__getitem__, names):
        if runs and _follows(runs[-1][-1], column):
            runs[-1].append(column)
        else:
            runs.append([column])
    found: list[str] = []
    for run in runs:
        headings = [column.description or "" for column in run]
        found += headings if len(run) <= _FEW else [f"{headings[0]}–{headings[-1]}"]
    return found


def _absent(sheet: SheetRows) -> dict[str, int | None]:
    """The columns of values that stand nowhere in the sheet, each with its item.

    One that must stand there is a fault of its own.
    """
    dataset, matched = sheet.dataset, sheet.layout.matched
    return {
        name: _slot(column)[1]
        for name, column in dataset.schema.columns().items()
        if column.nullable
        and not is_derived(dataset, name)
        and name not in matched.columns
        and _slot(column) not in matched.slots
    }


def _stored_rows(sheet: SheetRows, stored: Stored, absent: list[str]) -> dict[_Key, _Standing]:
    """The stored rows that the sheet names, by key."""
    dataset = sheet.dataset
    split = dataset.split_by
    partitions = {str(code) for code in sheet.values[split] if code} if split else {WHOLE}
    types = dataset.schema.create_empty().schema
    named = pl.DataFrame(
        {name: sheet.values[name] for name in dataset.key}, schema={name: types[name] for name in dataset.key}
    )
    rows: dict[_Key, _Standing] = {}
    for partition in sorted(partitions):
        found = stored(dataset.name, partition).join(named.unique(), on=dataset.key, how="semi")
        for row in found.iter_rows(named=True):
            values = {name: row[name] for name in absent if row[name] is not None}
            if values:
                key = tuple(row[name] for name in dataset.key)
                rows[key] = _Standing(row.get(_VERSION), row[_SIMULATED], values)
    return rows


def _of_another_version(
    sheet: SheetRows, record: int, row: _Standing, absent: dict[str, int | None]
) -> set[str]:
    """The items that stand under another version than the record is read by."""
    if not sheet.dataset.score_prefixes or row.version == _version(sheet, record):
        return set()
    return {name for name in row.values if absent[name] is not None}


def _version(sheet: SheetRows, record: int) -> int:
    """The rubric version of a record; 0 where there is none."""
    version = sheet.values[_VERSION][record] if sheet.dataset.score_prefixes else None
    return version if isinstance(version, int) else 0


def _slot(column: dy.Column) -> tuple[str, int | None]:
    metadata = column.metadata or {}
    return metadata.get("prefix", ""), metadata.get("item_no")


def _follows(earlier: dy.Column, later: dy.Column) -> bool:
    prefix, number = _slot(earlier)
    return number is not None and _slot(later) == (prefix, number + 1)
