"""Days of a record that cannot be in this order: reviewed before reported, or before the period began."""

from collections.abc import Sequence
from datetime import date

from analytics.base import periods
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.period_texts import words_of
from analytics.intake.sheet_rows import SheetRows

_OF_THE_PERIOD = ("submitted_on", "reviewed_on")
# Data set → a day, and the one it cannot be before; other pairs are rules of their data sets.
_IN_ORDER = {"reviews": ("reviewed_on", "submitted_on"), "aliases": ("valid_to", "valid_from")}


def refuse_earlier_days(sheet: SheetRows) -> None:
    """Refuse a day before the one it follows on, and one of a report before its period has begun."""
    columns = sheet.dataset.schema.columns()
    for name in _OF_THE_PERIOD:
        if name in columns and "period" in columns:
            spans = [periods.parse(str(code)) if code else None for code in sheet.values["period"]]
            _refuse_before(
                sheet,
                name,
                [span.start if span else None for span in spans],
                [words_of(span) if span else "" for span in spans],
            )
    if sheet.dataset.name in _IN_ORDER:
        later, earlier = _IN_ORDER[sheet.dataset.name]
        heading = columns[earlier].description or earlier
        _refuse_before(sheet, later, sheet.values[earlier], [heading] * len(sheet))


def _refuse_before(sheet: SheetRows, name: str, least: Sequence[object], named: Sequence[str]) -> None:
    """least: a day for each record, named: what that day is. A cell that has a fault is not judged again."""
    texts = sheet.texts(name)
    for record, (day, first) in enumerate(zip(sheet.values[name], least, strict=True)):
        if isinstance(day, date) and isinstance(first, date) and day < first and sheet.sound(record, [name]):
            refused = RefusedError(Problem.DAY_TOO_EARLY, f"≥ {first}（{named[record]}）", str(day))
            sheet.refuse(record, name, texts[record], refused)
