"""An empty workbook of a data set: the headings, and a second sheet that says what goes where."""

from io import BytesIO

import polars as pl
import xlsxwriter

from analytics import reference, rules
from analytics.datasets import Dataset
from analytics.intake.forms import column_forms
from analytics.intake.headings import CODE

_NOTES_SHEET = "填写说明"
_NOTES_HEADINGS = ("列名", "也可写作", "必填", "示例", "范围")
_ITEM_HEADINGS = ("要素序号", "考评要素", "分值")
_YES = "是"
_WIDTH = 16
_NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def template(dataset: Dataset, items: pl.DataFrame | None = None) -> bytes:
    """The .xlsx to fill in. items: rows of the data set rubrics of one version (2020 when left out)."""
    listed = reference.rubric_2020() if items is None else items
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, _NO_FORMULAS) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet(dataset.title)
        headings = _headings(dataset, listed)
        sheet.write_row(0, 0, headings, bold)
        sheet.set_column(0, len(headings) - 1, _WIDTH)
        sheet.freeze_panes(1, 1)
        _write_notes(workbook.add_worksheet(_NOTES_SHEET), bold, dataset, listed)
    return stream.getvalue()


def _headings(dataset: Dataset, items: pl.DataFrame) -> list[str]:
    """The headings of columns and items; the code is left out, names are what officers have."""
    columns = dataset.schema.columns()
    slots = [
        rules.slot(prefix, number) for number in sorted(items["item_no"]) for prefix in dataset.score_prefixes
    ]
    listed = [form for form in column_forms(dataset) if form.name not in {CODE, *slots}]
    return [form.heading for form in listed] + [columns[slot].description or "" for slot in slots]


def _write_notes(
    sheet: xlsxwriter.worksheet.Worksheet,
    bold: xlsxwriter.format.Format,
    dataset: Dataset,
    items: pl.DataFrame,
) -> None:
    sheet.write_row(0, 0, _NOTES_HEADINGS, bold)
    sheet.set_column(0, len(_NOTES_HEADINGS) - 1, 2 * _WIDTH)
    forms = column_forms(dataset)
    for row, form in enumerate(forms, 1):
        cells = (form.heading, ", ".join(form.also), _YES if form.required else "", form.example, form.bounds)
        sheet.write_row(row, 0, cells)
    if not dataset.score_prefixes:
        return
    start = len(forms) + 2
    sheet.write_row(start, 0, _ITEM_HEADINGS, bold)
    points = pl.col("max_points") / rules.POINT
    listed = items.sort("item_no").select("item_no", "label", points)
    for row, cells in enumerate(listed.iter_rows(), start + 1):
        sheet.write_row(row, 0, cells)
