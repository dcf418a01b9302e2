"""The table to fill in: title, period, headings with notes, rows with lists and bounds."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import xlsxwriter

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset, Form
from analytics.intake.forms import ColumnForm
from analytics.intake.headings import CODE, UNIT
from analytics.intake.period_texts import words_of
from analytics.intake.templates.applying import Applying, has_spared
from analytics.intake.templates.body import Body, items_of
from analytics.intake.templates.choosing import Choices
from analytics.intake.templates.columns import Column, table_columns
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.rows import opening_rows
from analytics.intake.templates.wording import Words
from analytics.intake.values import ValueKind

_SPARE_ROWS = 200  # of a list; of a table of everybody's rows, some for those who are new
_SPARE_BELOW = 20
_WHO = frozenset({UNIT, "unit_id", "org_id", CODE})
_A3, _A4 = 8, 9
_MANY_COLUMNS = 14
_PERIOD = ValueKind(Reads.PERIOD)


def write_table(
    book: xlsxwriter.Workbook, looks: Looks, dataset: Dataset, known: Contents, words: Words
) -> Choices:
    """Write the first sheet and the hidden one with its lists."""
    sheet = book.add_worksheet(dataset.title)
    choices = Choices(book, dataset, known, words)
    columns = table_columns(dataset, known)
    rows = opening_rows(dataset, known)
    spared = dataset.form is Form.MATRIX and has_spared(dataset, known, [str(row[CODE]) for row in rows])
    hint = f"{words.hint}{words.hint_spared}" if spared else words.hint
    top = _write_head(sheet, looks, dataset, known, words, choices, hint)
    first = _write_headings(sheet, looks, top, columns, words)
    last = first + (len(rows) + _SPARE_BELOW if rows else _SPARE_ROWS) - 1
    applying = Applying(dataset, known, words)
    body = Body(sheet, looks, applying, items_of(known), first, last)
    names = [column.name for column in columns]
    unit = next((names.index(name) for name in (UNIT, "unit_id") if name in names), None)
    for position, column in enumerate(columns):
        body.write(position, column, rows, choices.of_column(column, first, unit))
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
    sheet: Any,
    looks: Looks,
    dataset: Dataset,
    known: Contents,
    words: Words,
    choices: Choices,
    hint: str,
) -> int:
    """Title, cell of the period, hint; returns the row of the headings."""
    sheet.write_string(0, 0, dataset.title, looks.title())
    sheet.set_row(0, 28)
    write_mark(sheet, looks, 0, known, dataset)
    row, period = 1, dataset.schema.columns().get("period")
    if period is not None and len(dataset.grains) == 1:  # else each row has its own
        sheet.write_string(row, 0, period.description or "", looks.label())
        sheet.write_string(row, 1, words_of(known.period) if known.period else "", looks.period_cell())
        if validation := choices.of_period():
            sheet.data_validation(row, 1, row, 1, validation)
        sheet.write_string(row, 2, words.choose, looks.plain())
        row += 1
    sheet.write_string(row, 0, hint, looks.plain())
    return row + 1


def _write_headings(sheet: Any, looks: Looks, top: int, columns: Sequence[Column], words: Words) -> int:
    """One row of headings, or two where items have two columns; returns the first row below."""
    grouped = any(column.group for column in columns)
    last = top + grouped
    for position, column in enumerate(columns):
        form = looks.heading(required=column.required) if column.applies else looks.closed_heading()
        if grouped and not column.group:
            sheet.merge_range(top, position, last, position, column.heading, form)
        else:
            sheet.write_string(last, position, column.heading, form)
        sheet.set_column(position, position, column.width)
        sheet.write_comment(
            top if grouped and not column.group else last,
            position,
            note(column.form, words) if column.applies else words.not_filled_in,
            {"x_scale": 1.6, "font_size": 10},
        )
    position = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        together = list(members)
        if group:
            form = looks.heading() if together[0].applies else looks.closed_heading()
            sheet.merge_range(top, position, top, position + len(together) - 1, group, form)
        position += len(together)
    sheet.set_row(top, 64 if any(column.is_item for column in columns) else 34)
    return last + 1


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
