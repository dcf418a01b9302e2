"""The sheet 填写说明: what the table is for, how to fill it in, what each column takes."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from analytics.base import rules
from analytics.base.periods import PARTS
from analytics.datasets import Dataset, Form
from analytics.intake.duty_rows import label_to_write
from analytics.intake.forms import column_forms
from analytics.intake.headings import CODE, UNIT, about_branches
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.wording import Words
from analytics.intake.values import kind_of
from analytics.reference.thresholds import duties

NOTES_SHEET = "填写说明"  # the import does not read it
_WIDTHS = (22, 8, 46, 22, 14, 34)
_WIDTH = sum(_WIDTHS)
_LINE = 17
_YES, _NO = "是", "否"


class _Sheet:
    """Writes downwards."""

    def __init__(self, sheet: Any, looks: Looks) -> None:
        self._sheet, self._looks = sheet, looks
        self._row = 0
        for position, width in enumerate(_WIDTHS):
            sheet.set_column(position, position, width)

    def title(self, text: str) -> None:
        self._sheet.write_string(self._row, 0, text, self._looks.title())
        self._sheet.set_row(self._row, 28)
        self._row += 1

    def section(self, text: str) -> None:
        self._row += 1
        self._sheet.write_string(self._row, 0, text, self._looks.section())
        self._row += 1

    def sentence(self, text: str) -> None:
        look = self._looks.plain(wrapped=True)
        self._sheet.merge_range(self._row, 0, self._row, len(_WIDTHS) - 1, text, look)
        self._sheet.set_row(self._row, _LINE * _lines(text, _WIDTH) + 3)
        self._row += 1

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for position, heading in enumerate(headings):
            self._sheet.write_string(self._row, position, heading, self._looks.heading())
        self._row += 1
        look = self._looks.plain(wrapped=True)
        for cells in rows:
            for position, cell in enumerate(cells):
                self._sheet.write_string(self._row, position, cell, look)
            most = max(_lines(cell, width) for cell, width in zip(cells, _WIDTHS, strict=False))
            self._sheet.set_row(self._row, _LINE * most + 3)
            self._row += 1


def write_instructions(
    book: xlsxwriter.Workbook,
    looks: Looks,
    dataset: Dataset,
    known: Contents,
    words: Words,
    *,
    card: bool = False,
) -> None:
    """Write the sheet of instructions; card: for the form with one sheet an organisation."""
    sheet = book.add_worksheet(NOTES_SHEET)
    page = _Sheet(sheet, looks)
    page.title(f"{dataset.title} {NOTES_SHEET}")
    page.section(words.purpose_heading)
    page.sentence(words.purposes[dataset.name])
    if dataset.name in words.remarks:
        page.sentence(words.remarks[dataset.name])
    if card:
        page.sentence(words.card)
    page.section(words.steps_heading)
    for number, step in enumerate(words.steps, 1):
        page.sentence(f"{number}. {step}")
    page.section(words.columns_heading)
    page.table(words.column_headings, _columns(dataset, words))
    if dataset.score_prefixes or dataset.name == "exemptions":
        page.section(words.items_heading.format(version=known.items["rubric_version"].item(0)))
        page.table(words.item_headings, _items(known))
    if dataset.name == "aliases":
        page.section(words.codes_heading)
        page.table(words.code_headings, known.units.select("org_id", "name").rows())
    if dataset.is_of_duties:
        page.section(words.duties_heading)
        page.table(words.duty_headings, _duties(dataset, words))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _columns(dataset: Dataset, words: Words) -> Sequence[tuple[str, ...]]:
    columns = dataset.schema.columns()
    rows = []
    for form in column_forms(dataset):
        is_left_out = dataset.form is Form.MATRIX and form.name == "rubric_version"  # the labels tell it
        if is_left_out or (form.name == CODE and not about_branches(dataset)):
            continue
        each_its_own = form.name == "period" and len(dataset.grains) > 1
        required = form.required or form.name in {UNIT, "unit_id"} or each_its_own
        reads = kind_of(columns[form.name if form.name in columns else "org_id"]).reads
        rows.append(
            (
                form.heading,
                _YES if required else _NO,
                words.period_of_row if each_its_own else words.kinds[reads],
                form.example,
                form.bounds,
                "、".join(form.also),
            )
        )
    return rows


def _items(known: Contents) -> Sequence[tuple[str, ...]]:
    """Number, whether it applies to branches, label, points: as wide as the columns they stand in."""
    return [
        (
            str(item["item_no"]),
            f"{item['max_points'] / rules.POINT:g}",
            item["label"],
            item["dimension"],
            _YES if item["applies_to_units"] else _NO,
            _YES if item["applies_to_branches"] else _NO,
        )
        for item in known.items.iter_rows(named=True)
    ]


def _duties(dataset: Dataset, words: Words) -> Sequence[tuple[str, ...]]:
    """How often, how many numbers each time, what, how much, how firmly, and for whom."""
    return [
        (
            words.grains[duty.grain],
            str(duty.numbers_a_year // PARTS[duty.grain]),
            label_to_write(dataset, duty.label),
            f"{words.comparators[duty.comparator]}{duty.threshold}{duty.unit}",
            duty.standing.value,
            "、".join(duty.scopes),
        )
        for duty in duties()
        if duty.label in dataset.duties
    ]


def _lines(text: str, width: int) -> int:
    """How many lines the text takes in a column so many Latin characters wide."""
    taken = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return max(1, -(-taken * 11 // (10 * width)))  # a tenth more: letters differ from font to font
