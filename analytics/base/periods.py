"""Months, quarters, halves and years, written 2021-12, 2021Q4, 2021H2, 2021."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_CODE = re.compile(r"(?P<year>20\d\d)(?:(?P<letter>[HQ])(?P<part>\d)|-(?P<month>\d\d))?")


class Grain(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


PARTS = {Grain.YEAR: 1, Grain.HALF: 2, Grain.QUARTER: 4, Grain.MONTH: 12}
_LETTERS = {"H": Grain.HALF, "Q": Grain.QUARTER}


class UnknownPeriodError(ValueError):
    """The text is no period code; str() of it is the text."""


@dataclass(frozen=True, order=True)
class Period:
    """A calendar period. Frames hold its code; codes of one grain sort by time."""

    year: int
    grain: Grain
    number: int = 1

    @property
    def code(self) -> str:
        """2021, 2021H2, 2021Q4 or 2021-12."""
        endings = {
            Grain.YEAR: "",
            Grain.HALF: f"H{self.number}",
            Grain.QUARTER: f"Q{self.number}",
            Grain.MONTH: f"-{self.number:02d}",
        }
        return f"{self.year}{endings[self.grain]}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self._months()[0], 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = self._months()[-1]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def months(self) -> list["Period"]:
        """The months inside, in order."""
        return [Period(self.year, Grain.MONTH, month) for month in self._months()]

    @property
    def half(self) -> "Period":
        """The half-year the period ends in."""
        return Period(self.year, Grain.HALF, 1 if self._months()[-1] <= 6 else 2)

    @property
    def last_half(self) -> "Period":
        """The half-year whose review and cards speak for this period: the last one over by its end.

        Of a year that is the second (assumption); of a month or quarter often the one before it.
        """
        return self.half if self.half.end <= self.end else self.half.previous

    def shift_by(self, steps: int) -> "Period":
        """The period of the same grain so many steps later (earlier when negative)."""
        position = self.year * PARTS[self.grain] + self.number - 1 + steps
        year, number = divmod(position, PARTS[self.grain])
        return Period(year, self.grain, number + 1)

    @property
    def previous(self) -> "Period":
        """The period before, for 环比."""
        return self.shift_by(-1)

    @property
    def last_year(self) -> "Period":
        """The same period a year before, for 同比."""
        return self.shift_by(-PARTS[self.grain])

    def _months(self) -> range:
        size = 12 // PARTS[self.grain]
        first = (self.number - 1) * size + 1
        return range(first, first + size)


def parse(code: str) -> Period:
    """Read a code; raises UnknownPeriodError."""
    match = _CODE.fullmatch(code.strip())
    if not match:
        raise UnknownPeriodError(code)
    if match["month"]:
        grain, number = Grain.MONTH, int(match["month"])
    elif match["letter"]:
        grain, number = _LETTERS[match["letter"]], int(match["part"])
    else:
        grain, number = Grain.YEAR, 1
    if not 1 <= number <= PARTS[grain]:
        raise UnknownPeriodError(code)
    return Period(int(match["year"]), grain, number)


def month_of(day: date) -> Period:
    """The month the day lies in."""
    return Period(day.year, Grain.MONTH, day.month)


def halves_until(codes: list[str], last: Period) -> list[Period]:
    """The distinct half-years among the codes that end no later than the period, oldest first."""
    halves = {parse(code) for code in codes}
    return sorted(half for half in halves if half.end <= last.end)


def month_span(period: Period) -> tuple[int, int]:
    """Its first and its last month, counted from the year 0."""
    first, last = (
        month.year * PARTS[Grain.MONTH] + month.number for month in (period.months[0], period.months[-1])
    )
    return first, last


def last_month_over(day: date) -> int:
    """The last month that is over by the day, counted from the year 0."""
    month = month_of(day)
    return month_span(month if month.end <= day else month.previous)[1]
