"""The card: a sheet for each organisation with a row an item, and a workbook of all cards of a period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset
from analytics.intake.headings import about_branches
from analytics.intake.period_texts import words_of
from analytics.intake.templates.applying import Applying
from analytics.intake.templates.choosing import Choices
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.wording import Words
from analytics.intake.values import ValueKind

CARD_TITLE = "机关党建考核评分卡"
CARD_HEADINGS = ("序号", "考评要素", "分值", "自评分", "审核分", "支撑材料数")
_TOTAL, _DOES_NOT_APPLY = "合计", "不适用"
_WIDTHS = (8, 44, 12, 14, 14, 14)
_TEXT, _POINTS, _COUNT = ValueKind(Reads.TEXT), ValueKind(Reads.POINTS), ValueKind(Reads.NUMBER)
_TOP = 4  # title, unit and period, days, hint
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_LONGEST_NAME = 31


@dataclass(frozen=True)
class _Head:
    """Whose card it is; branch is '' on a unit's."""

    org_id: str
    unit: str
    branch: str = ""


def write_cards(
    book: xlsxwriter.Workbook, looks: Looks, dataset: Dataset, known: Contents, words: Words
) -> None:
    """Write a sheet for each organisation, named after it, and the hidden sheet of lists."""
    heads = list(_heads(dataset, known))
    names = _sheet_names(heads)
    sheets = [book.add_worksheet(name) for name in names]
    choices, applying = Choices(book, dataset, known, words), Applying(dataset, known, words)
    for sheet, head in zip(sheets, heads, strict=True):
        _write_head(sheet, looks, dataset, known, words, choices, head)
        _write_items(sheet, looks, known, words, applying, head.org_id)


def _heads(dataset: Dataset, known: Contents) -> Iterator[_Head]:
    if not about_branches(dataset):
        yield from (_Head(org_id, name) for org_id, name in known.units.iter_rows())
        return
    for code, name, unit in known.branches.select("org_id", "name", "unit").iter_rows():
        yield _Head(code, unit, name)


def _sheet_names(heads: Sequence[_Head]) -> list[str]:
    """Short enough for Excel and each its own; the sheet says the whole name in B2."""
    names: list[str] = []
    for head in heads:
        plain = (head.branch or head.unit).translate(_FORBIDDEN).strip()[:_LONGEST_NAME]
        name, number = plain, 1
        while name.casefold() in {taken.casefold() for taken in names}:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 4]}_{number}"
        names.append(name)
    return names


def _write_head(
    sheet: Any,
    looks: Looks,
    dataset: Dataset,
    known: Contents,
    words: Words,
    choices: Choices,
    head: _Head,
) -> None:
    for position, width in enumerate(_WIDTHS):
        sheet.set_column(position, position, width)
    sheet.write_string(0, 0, CARD_TITLE, looks.title())
    sheet.set_row(0, 28)
    if known.synthetic(dataset):
        sheet.write_string(0, 2, rules.SYNTHETIC_MARK, looks.mark())
    columns = dataset.schema.columns()
    sheet.write_string(1, 0, "单位", looks.label())
    sheet.write_string(1, 1, head.unit, looks.filled_cell(_TEXT))
    period = columns["period"].description or ""
    sheet.write_string(1, 2, period, looks.label())
    said = words_of(known.period) if known.period else ""
    sheet.merge_range(1, 3, 1, 4, said, looks.period_cell())
    if validation := choices.of_period():
        sheet.data_validation(1, 3, 1, 3, validation)
    if head.branch:
        sheet.write_string(2, 0, "支部", looks.label())
        sheet.write_string(2, 1, head.branch, looks.filled_cell(_TEXT))
        sheet.write_string(2, 2, "组织代码", looks.label())
        sheet.merge_range(2, 3, 2, 4, head.org_id, looks.filled_cell(_TEXT))
    else:
        _write_days(sheet, looks, dataset)
    sheet.write_string(3, 0, words.card_hint, looks.plain())


def _write_days(sheet: Any, looks: Looks, dataset: Dataset) -> None:
    """报送日期, and 审核日期 where the data set keeps it."""
    days = [name for name in ("submitted_on", "reviewed_on") if name in dataset.schema.columns()]
    for name, place in zip(days, (0, 2), strict=False):
        heading = dataset.schema.columns()[name].description or ""
        sheet.write_string(2, place, heading, looks.label())
        if place:
            sheet.merge_range(2, 3, 2, 4, "", looks.entry(ValueKind(Reads.DATE)))
        else:
            sheet.write_blank(2, 1, None, looks.entry(ValueKind(Reads.DATE)))


def _write_items(
    sheet: Any, looks: Looks, known: Contents, words: Words, applying: Applying, org_id: str
) -> None:
    """Headings, a row an item, the total; cells of items that do not apply say so."""
    for position, heading in enumerate(CARD_HEADINGS):
        sheet.write_string(_TOP, position, heading, looks.heading())
    sheet.set_row(_TOP, 30)
    for row, item in enumerate(known.items.iter_rows(named=True), _TOP + 1):
        sheet.write_number(row, 0, item["item_no"], looks.filled_cell(_COUNT))
        sheet.write_string(row, 1, item["label"], looks.filled_cell(_TEXT))
        sheet.write_number(row, 2, item["max_points"] / rules.POINT, looks.filled_cell(_POINTS))
        remark = applying.remark(item, org_id)
        for position, kind in ((3, _POINTS), (4, _POINTS), (5, _COUNT)):
            if remark:
                sheet.write_string(row, position, _DOES_NOT_APPLY, looks.closed_cell())
            else:
                sheet.write_blank(row, position, None, looks.entry(kind))
                sheet.data_validation(row, position, row, position, _bounds(kind, item["max_points"], words))
        if remark:
            sheet.write_comment(row, 3, remark, {"x_scale": 1.6, "font_size": 10})
    _write_total(sheet, looks, known)
    sheet.freeze_panes(_TOP + 1, 2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.repeat_rows(_TOP)
    sheet.set_footer(f"&C{words.pages.format(page='&P', pages='&N')}")


def _write_total(sheet: Any, looks: Looks, known: Contents) -> None:
    first, last = _TOP + 2, _TOP + 1 + known.items.height  # as the spreadsheet counts rows
    sheet.write_string(last, 0, _TOTAL, looks.heading())
    sheet.write_blank(last, 1, None, looks.heading())
    whole = known.items["max_points"].sum() / rules.POINT
    for position, value in ((2, whole), (3, 0), (4, 0), (5, 0)):
        letter = "ABCDEF"[position]
        sheet.write_formula(last, position, f"=SUM({letter}{first}:{letter}{last})", looks.heading(), value)


def _bounds(kind: ValueKind, most: int, words: Words) -> dict[str, Any]:
    whole = kind.reads is Reads.NUMBER
    bounds = "≥ 0" if whole else f"0–{most / rules.POINT:g}"
    limits = (
        {"criteria": ">=", "value": 0}
        if whole
        else {"criteria": "between", "minimum": 0, "maximum": most / rules.POINT}
    )
    return {
        "validate": "integer" if whole else "decimal",
        **limits,
        "error_type": "warning",
        "error_title": words.error_title,
        "error_message": words.errors[kind.reads].format(bounds=bounds),
    }
