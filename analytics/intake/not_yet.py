"""What a record tells of the future: a period not yet begun, a day that has not come."""

from datetime import date

from analytics.base import periods
from analytics.base.periods import Grain, Period
from analytics.base.record_columns import EVENT_DAYS
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.period_texts import words_of
from analytics.intake.sheet_rows import SheetRows

_DAYS_THAT_HAVE_BEEN = (
    "submitted_on",
    "reviewed_on",
    *EVENT_DAYS,
    "placed_on",
    "decided_on",
    "elected_on",
    "since",
)


def refuse_future(sheet: SheetRows, today: date) -> None:
    """Refuse periods that begin after today, and days after it on which something is said to have been."""
    if "period" in sheet.values:
        _refuse_periods(sheet, today)
    for name in _DAYS_THAT_HAVE_BEEN:
        if not sheet.has(name):
            continue
        texts = sheet.texts(name)
        for record, day in enumerate(sheet.values[name]):
            if isinstance(day, date) and day > today:
                sheet.refuse(record, name, texts[record], RefusedError(Problem.DAY_NOT_COME, f"≤ {today}"))


def _refuse_periods(sheet: SheetRows, today: date) -> None:
    named = {code: periods.parse(str(code)) for code in set(sheet.values["period"]) if code}
    future = {code: period for code, period in named.items() if period.start > today}
    if not future:
        return
    if not sheet.has("period"):  # the title or the caller says it of all records
        period = next(iter(future.values()))
        place = sheet.layout.says(sheet.grid, period)
        sheet.refuse_sheet(
            Problem.PERIOD_NOT_BEGUN,
            words_of(period),
            words_of(_current(period.grain, today)),
            sheet.grid.address(*place) if place else "",
        )
        return
    for record, code in enumerate(sheet.values["period"]):
        if code in future:
            latest = words_of(_current(future[code].grain, today))
            refused = RefusedError(Problem.PERIOD_NOT_BEGUN, latest)
            sheet.refuse(record, "period", words_of(future[code]), refused)


def _current(grain: Grain, today: date) -> Period:
    """The period of that length in which today lies."""
    months = 12 // periods.PARTS[grain]
    return Period(today.year, grain, (today.month - 1) // months + 1)
