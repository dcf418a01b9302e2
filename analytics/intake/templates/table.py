"""The table to fill in: title, period, headings with notes, rows with lists and bounds."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

import xlsxwriter

from analytics import rules
from analytics.datasets import Dataset
from analytics.datasets.columns import Reads
from analytics.intake.forms import ColumnForm
from analytics.intake.headings import CODE, UNIT
from analytics.intake.period_texts import words_of
from analytics.intake.templates.choosing import Choices
from analytics.intake.templates.columns import Column, table_columns
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.rows import Cell, Row, opening_rows
from analytics.intake.templates.wording import Words
from analytics.intake.values import Kind

_SPARE_ROWS = 200  # of a list; of a table of everybody's rows, some for those who are new
_SPARE_BELOW = 20
_WHO = frozenset({UNIT, "unit_id", "org_id", CODE})
_A3, _A4 = 8, 9
_MANY_COLUMNS = 14
_PERIOD = Kind(Reads.PERIOD)


def write_table(
    book: xlsxwriter.Workbook, looks: Looks, dataset: Dataset, known: Contents, words: Words
) -> Choices:
    """Write the first sheet and the hidden one with its lists."""
    sheet = book.add_worksheet(dataset.title)
    choices = Choices(book, dataset, known, words)
    columns = table_columns(dataset, known)
    top = _write_head(sheet, looks, dataset, known, words, choices)
    first = _write_headings(sheet, looks, top, columns, words)
    rows = opening_rows(dataset, known)
    last = first + (len(rows) + _SPARE_BELOW if rows else _SPARE_ROWS) - 1
    _write_rows(sheet, looks, first, last, columns, rows)
    names = [column.name for column in columns]
    unit = next((names.index(name) for name in (UNIT, "unit_id") if name in names), None)
    for position, column in enumerate(columns):
        if validation := choices.of_column(column, first, unit):
            sheet.data_validation(first, position, last, position, validation)
    _prepare_print(sheet, columns, top, first, words)
    return choices


def write_mark(sheet: Any, looks: Looks, row: int, known: Contents, dataset: Dataset) -> None:
    """Simulated names carry their mark into whatever is imported from the template."""
    if known.synthetic(dataset):
        sheet.write_string(row, 2, rules.SYNTHETIC_MARK, looks.mark())


def note(form: ColumnForm, words: Words) -> str:
    """What the note on a heading says."""
    lines = [
        words.required if form.required else words.optional,
        words.bounds.format(bounds=form.bounds) if form.bounds else "",
        words.example.format(example=form.example) if form.example else "",
        words.also.format(names="、".join(form.also)) if form.also else "",
    ]
    return "\n".join(line for line in lines if line)


def _write_head(
    sheet: Any, looks: Looks, dataset: Dataset, known: Contents, words: Words, choices: Choices
) -> int:
    """Title, cell of the period, hint; returns the row of the headings."""
    sheet.write_string(0, 0, dataset.title, looks.title())
    sheet.set_row(0, 28)
    write_mark(sheet, looks, 0, known, dataset)
    row, period = 1, dataset.schema.columns().get("period")
    if period is not None:
        sheet.write_string(row, 0, period.description or "", looks.label())
        sheet.write_string(row, 1, words_of(known.period) if known.period else "", looks.chosen())
        if validation := choices.of_period():
            sheet.data_validation(row, 1, row, 1, validation)
        sheet.write_string(row, 2, words.choose, looks.plain())
        row += 1
    sheet.write_string(row, 0, words.hint, looks.plain())
    return row + 1


def _write_headings(sheet: Any, looks: Looks, top: int, columns: Sequence[Column], words: Words) -> int:
    """One row of headings, or two where items have two columns; returns the first row below."""
    grouped = any(column.group for column in columns)
    last = top + grouped
    for position, column in enumerate(columns):
        form = looks.heading(required=column.required)
        if grouped and not column.group:
            sheet.merge_range(top, position, last, position, column.heading, form)
        else:
            sheet.write_string(last, position, column.heading, form)
        sheet.set_column(position, position, column.width)
        sheet.write_comment(
            top if grouped and not column.group else last,
            position,
            note(column.form, words),
            {"x_scale": 1.6, "font_size": 10},
        )
    position = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        width = len(list(members))
        if group:
            sheet.merge_range(top, position, top, position + width - 1, group, looks.heading())
        position += width
    sheet.set_row(top, 64 if any(column.is_item for column in columns) else 34)
    return last + 1


def _write_rows(
    sheet: Any, looks: Looks, first: int, last: int, columns: Sequence[Column], rows: Sequence[Row]
) -> None:
    for position, column in enumerate(columns):
        entry, standing = looks.entry(column.kind), looks.standing(column.kind)
        for row in range(first, last + 1):
            value = rows[row - first].get(column.name) if row - first < len(rows) else None
            _write_cell(sheet, (row, position), value, column.kind, entry if value is None else standing)


def _write_cell(sheet: Any, place: tuple[int, int], value: Cell, kind: Kind, form: Any) -> None:
    if value is None:
        sheet.write_blank(*place, None, form)
    elif isinstance(value, bool):
        sheet.write_string(*place, "是" if value else "否", form)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, form)
    elif isinstance(value, int):
        sheet.write_number(*place, value / kind.scale, form)
    else:
        sheet.write_string(*place, value, form)


def _prepare_print(sheet: Any, columns: Sequence[Column], top: int, first: int, words: Words) -> None:
    who = [column.name in _WHO for column in columns]
    frozen = who.index(False) if False in who else 1
    many = len(columns) > _MANY_COLUMNS
    sheet.freeze_panes(first, max(frozen, 1))
    sheet.set_landscape()
    sheet.set_paper(_A3 if many else _A4)
    sheet.fit_to_pages(-(-len(columns) // (2 * _MANY_COLUMNS)), 0)
    sheet.repeat_rows(top, first - 1)
    sheet.repeat_columns(0, max(frozen, 1) - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.set_footer(f"&C{words.pages.format(page='&P', pages='&N')}")
