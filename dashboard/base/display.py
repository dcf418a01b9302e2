"""How a stored value is shown: rounded for the eye only, half away from zero, in the reader's words."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics.base import columns, periods
from analytics.base.columns import Shows, is_marked, is_signed, shows
from dashboard.base import row_looks
from dashboard.base.number_words import Numbers, Periods
from dashboard.base.scales import SCALES, Scale, of_value, scale

Cell = str | int | float | bool | date | None

RATIOS = (Shows.SHARE, Shows.RELATIVE)
IN_PERCENT = (*RATIOS, Shows.PERCENT)
_PERIOD_WORDS = {
    periods.Grain.YEAR: (Periods.YEAR,),
    periods.Grain.HALF: Periods.HALVES,
    periods.Grain.QUARTER: Periods.QUARTERS,
    periods.Grain.MONTH: (Periods.MONTH,) * 12,
}


def period_name(code: str) -> str:
    """'2021H2' in words; raises periods.UnknownPeriodError."""
    period = periods.parse(code)
    return _PERIOD_WORDS[period.grain][period.number - 1].format(year=period.year, month=period.number)


def day_name(day: date) -> str:
    """A calendar day in words."""
    return Periods.DAY.format(year=day.year, month=day.month, day=day.day)


def word(value: Cell, column: dy.Column) -> str:
    """The value as a sentence says it: '52.35', '25.4%', '+1.5' and its unit; missing is a dash."""
    if value is None:
        return Numbers.MISSING
    kind = shows(column)
    if kind in SCALES:
        of = scale(of_value(column, value))
        return _with_unit(_digits(_round_to_scale(value, of), of, _signs(column)), column)
    if isinstance(value, date):
        return day_name(value)
    if kind is Shows.FLAG:
        return Numbers.YES if value else Numbers.NO
    return period_name(str(value)) if kind is Shows.PERIOD else str(value)


def feature_word(value: float | None, column: dy.Column, feature: str) -> str:
    """The value of a feature as a sentence says it, in the decimals of the feature: '−2', '72.1'."""
    return word(value, row_looks.of_feature(column, feature, value))


def magnitude(value: float, column: dy.Column) -> str:
    """The size without its sign, for sentences whose verb tells the direction: 'rose by 1.5 points'."""
    of = scale(of_value(column, value))
    return _with_unit(_digits(abs(_round_to_scale(value, of)), of), column)


def shown_columns(frame: pl.DataFrame, schema: type[dy.Schema]) -> dict[str, dy.Column]:
    """The frame's columns a reader sees, in the frame's order: those that say how they are shown."""
    known = schema.columns()
    declared = {name: known[name] for name in frame.columns if name in known}
    return {
        name: column
        for name, column in declared.items()
        if "shows" in (column.metadata or {})
        and not ((one := columns.within(column)) and one in frame and frame[one].n_unique() > 1)
    }


def heading(column: dy.Column) -> str:
    """The heading; of a difference of shares with its unit, because the cells cannot carry it."""
    title = column.description or ""
    bare = shows(column) is Shows.SHARE and is_signed(column) and Numbers.PERCENTAGE_POINTS_UNIT not in title
    return Numbers.HEADED_IN_PERCENTAGE_POINTS.format(heading=title) if bare else title


def shown_table(frame: pl.DataFrame, schema: type[dy.Schema], only: list[str] | None = None) -> pl.DataFrame:
    """The frame under its headings with numbers as shown (52.35; 25.4 for a share), for tables and files.

    only: these of its columns, in their order.

    Numbers and days stay numbers and days, missing ones null; in words, a missing one is a dash.
    """
    columns = shown_columns(frame if only is None else frame.select(only), schema)
    return frame.select(
        _shown_values(frame[name], column, row_looks.of_rows(frame, name, column)).alias(heading(column))
        for name, column in columns.items()
    )


def cell(value: float, column: dy.Column) -> str:
    """A number of `shown_table` in words: '+1.5', '−2', '0.00' for a difference; the heading says 百分点."""
    of = scale(column)
    digits = _digits(round(value * 10**of.decimals), of, _signs(column))
    return digits if shows(column) is Shows.SHARE else _with_unit(digits, column)


def percent_value(share: float, *limits: float) -> float:
    """A share as the percentage it is shown as, for a figure's axis: 0.2635 → 26.4 (26.35 away from zero).

    limits: shares it is judged against, which rounding does not take it across.
    """
    of = scale(of_value(columns.share("", limits=limits), share))
    return _round_to_scale(share, of) / 10**of.decimals


def share_of(part: float, whole: float, *limits: float) -> str:
    """A part of a whole as a sentence says it, on its own side of limits: (2499, 10000, 0.25) → 24.99%."""
    return word(part / whole, columns.share("", limits=limits))


def _shown_values(values: pl.Series, column: dy.Column, by_row: list[dy.Column]) -> pl.Series:
    kind = shows(column)
    if kind is Shows.COUNT or kind is Shows.DAY:
        return values
    if kind in SCALES:
        # Python divides correctly rounded; Polars multiplies by the reciprocal and makes 52.370000000000005.
        scales = [scale(own) for own in by_row]
        rounded = [
            None if value is None else _round_to_scale(value, of) / 10**of.decimals
            for value, of in zip(values, scales, strict=True)
        ]
        return pl.Series(rounded, dtype=pl.Float64)
    return pl.Series([word(value, column) for value in values], dtype=pl.String)


def _round_to_scale(value: Cell, of: Scale) -> int:
    """The value in units of the last decimal shown, half away from zero."""
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return of.units_shown(value)


def _signs(column: dy.Column) -> tuple[str, str]:
    """What stands before a number below zero, and before one above."""
    if is_marked(column):
        return Numbers.FALLEN, Numbers.RISEN
    return Numbers.MINUS, Numbers.PLUS if is_signed(column) else ""


def _digits(rounded: int, of: Scale, signs: tuple[str, str] = (Numbers.MINUS, "")) -> str:
    whole, part = divmod(abs(rounded), 10**of.decimals)
    sign = signs[rounded > 0] if rounded else ""
    return f"{sign}{whole}.{part:0{of.decimals}d}" if of.decimals else f"{sign}{whole}"


def _with_unit(digits: str, column: dy.Column) -> str:
    kind = shows(column)
    if kind is Shows.SHARE and is_signed(column):
        return Numbers.PERCENTAGE_POINTS.format(number=digits)
    return Numbers.PERCENT.format(number=digits) if kind in IN_PERCENT else digits
