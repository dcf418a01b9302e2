"""What of a faulty file could be taken alone, and what would be left out: together every record once."""

from collections.abc import Sequence
from dataclasses import fields

import polars as pl

from analytics.datasets import Dataset
from analytics.intake.issues import Issue, Problem
from analytics.intake.rules_check import column_to_blame
from analytics.intake.sheet_rows import SheetRows

_Places = list[tuple[SheetRows, int]]

_REASON = pl.Struct({one.name: pl.String for one in fields(Issue)})
# One row a record: sheet, row as the sheet numbers it, its cells from column A on, and every reason, an Issue
# with its problem as text. A reason may stand in another row: the second of two keeps the first out too.
LEFT_OUT = pl.Schema(
    dict[str, pl.DataType](
        sheet=pl.String(), row=pl.Int64(), texts=pl.List(pl.String), reasons=pl.List(_REASON)
    )
)


def valid_rows(dataset: Dataset, sheets: Sequence[SheetRows]) -> pl.DataFrame:
    """The records no finding concerns, judged anew until the schema takes what is left.

    A rule over several rows may break for want of a row left out: then all it covers are left out too, and
    the sheets are told why.
    """
    places: _Places = [
        (sheet, record)
        for sheet in sheets
        for record in range(len(sheet))
        if record not in sheet.broken and record not in sheet.concerned
    ]
    while True:
        good, failures = dataset.schema.filter(_records(dataset, places))
        if not len(failures):
            return good
        places = _without_failures(dataset, places, failures.details())


def left_out(sheets: Sequence[SheetRows]) -> pl.DataFrame:
    """The records that are no valid rows, in the order of the file, as LEFT_OUT says."""
    rows = [
        (
            sheet.grid.sheet,
            sheet.row(record) + 1,
            [text or "" for text in sheet.grid.rows[sheet.row(record)]],
            [_reason(issue) for found in (sheet.broken, sheet.concerned) for issue in found.get(record, [])],
        )
        for sheet in sheets
        for record in sorted({*sheet.broken, *sheet.concerned})
    ]
    return pl.DataFrame(rows, schema=LEFT_OUT, orient="row")


def _records(dataset: Dataset, places: _Places) -> pl.DataFrame:
    types = dataset.schema.create_empty().schema
    rows = {name: [sheet.values[name][record] for sheet, record in places] for name in types}
    return pl.DataFrame(rows, schema=types)


def _without_failures(dataset: Dataset, places: _Places, details: pl.DataFrame) -> _Places:
    by_key = dict(zip(_records(dataset, places).select(dataset.key).rows(), places, strict=True))
    for rule in set(details.columns) - set(dataset.schema.columns()):
        for key in details.filter(pl.col(rule) == "invalid").select(dataset.key).rows():
            sheet, record = by_key[key]
            name = column_to_blame(sheet, rule)
            issue = Issue(
                Problem.BROKEN_RULE,
                sheet.grid.sheet,
                sheet.cell(record, name),
                sheet.texts(name)[record],
                rule,
                dataset.schema.columns()[name].description or "",
            )
            sheet.concerned.setdefault(record, []).append(issue)
    return [(sheet, record) for sheet, record in places if record not in sheet.concerned]


def _reason(issue: Issue) -> dict[str, str]:
    return {one.name: str(getattr(issue, one.name)) for one in fields(Issue)}
