"""What a sheet says may be scored at most, compared with what may be: other marks are other scores."""

import re
from collections.abc import Iterator

from analytics.base.record_columns import Reads
from analytics.datasets import Form
from analytics.intake.headings import about_branches
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.other_figures import full_marks_word
from analytics.intake.plain_texts import clean_text
from analytics.intake.row_words import Skip
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import ValueKind, kind_of, number_in

_NUMBER = re.compile(r"[^\d%]*(\d+(?:\.\d+)?)[^\d%]*")
_POINTS = ValueKind(Reads.POINTS)


def compare_full_marks(sheet: SheetRows, rubrics: Rubrics) -> None:
    """Refuse scores beside or below which other highest scores stand; the sheet must have been filled."""
    for place, number in _columns_of_full_marks(sheet):
        versions = sheet.values.get("rubric_version", [])
        for record, (text, version) in enumerate(zip(sheet.texts_at(place), versions, strict=True)):
            refused = _disagreement(text, _of_item(sheet, rubrics, version, number))
            if refused:
                sheet.refuse_at(record, place, text, refused)
    for row in _rows_of_full_marks(sheet):
        for place, most in _most_at(sheet, rubrics):
            text = sheet.grid.text(row, place) or ""
            refused = _disagreement(text, most)
            if refused:
                cell = sheet.grid.address(row, place)
                sheet.refuse_sheet(refused.problem, text, refused.expected, cell)


def _columns_of_full_marks(sheet: SheetRows) -> list[tuple[int, int]]:
    """Columns that say of an item what it may give, and the item's number."""
    others = sheet.layout.matched.others.items()
    return [
        (place, meant[1])
        for place, (meant, words) in others
        if isinstance(meant, tuple) and full_marks_word(words)
    ]


def _disagreement(text: str, most: int | None) -> RefusedError | None:
    found = _NUMBER.fullmatch(clean_text(text)) if most is not None else None
    stated = number_in(found[1], _POINTS) if found else None
    if most is None or stated is None or stated == most:
        return None
    return RefusedError(Problem.FULL_MARKS_DISAGREE, _POINTS.text_of_stored(most))


def _rows_of_full_marks(sheet: SheetRows) -> Iterator[int]:
    yield from (one.row for one in sheet.skipped if one.reason is Skip.FULL_MARKS)


def _most_at(sheet: SheetRows, rubrics: Rubrics) -> Iterator[tuple[int, int | None]]:
    """The columns of scores and what each may hold at most, where all records say the same of it."""
    if sheet.dataset.form is Form.MATRIX:
        versions = set(sheet.values.get("rubric_version", []))
        version = versions.pop() if len(versions) == 1 else None
        for (prefix, number), place in sheet.layout.matched.slots.items():
            if prefix != "evidence":
                yield place, _of_item(sheet, rubrics, version, number)
        return
    columns = sheet.dataset.schema.columns()
    for name, place in sheet.layout.matched.columns.items():
        kind = (
            kind_of(columns[name])
            if "reads" in (getattr(columns.get(name), "metadata", None) or {})
            else None
        )
        if kind and kind.reads is Reads.POINTS:
            yield place, kind.maximum


def _of_item(sheet: SheetRows, rubrics: Rubrics, version: object, number: int) -> int | None:
    item = rubrics.items.get(version, {}).get(number) if isinstance(version, int) else None
    applies = item and (item.for_branches if about_branches(sheet.dataset) else item.for_units)
    return item.max_points if item and applies else None
