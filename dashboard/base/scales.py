"""In which units numbers are shown; and never rounded across the limit they are judged against."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import dataframely as dy

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.columns import Shows

# Shares are counts over counts. Cutting the noise of binary fractions at 1e-12 makes 0.0125 a tie again
# and cannot create one: with n branches a share that is no tie is at least 1/(2000 n) away from it.
SHARE_UNITS = 10**12


@dataclass(frozen=True)
class Scale:
    """How many stored units make one unit of the last decimal shown, and how many decimals there are."""

    step: int
    decimals: int
    is_fraction: bool = False  # stored as a binary fraction, not as a whole number

    def stored_units(self, value: float) -> int:
        """The value in whole stored units."""
        return round(value * SHARE_UNITS) if self.is_fraction else int(value)

    def units_shown(self, value: float) -> int:
        """The value in units of the last decimal shown, half away from zero."""
        stored = self.stored_units(value)
        size = (2 * abs(stored) + self.step) // (2 * self.step)
        return size if stored >= 0 else -size


_MOST_DECIMALS = 7  # of a share in percent, whose units are SHARE_UNITS

SCALES = {
    Shows.COUNT: Scale(1, 0),
    Shows.POINTS: Scale(rules.POINT // 100, 2),
    Shows.SCORE: Scale(rules.SCORE // 100, 2),
    Shows.PERCENT: Scale(rules.PERCENT // 10, 1),
    Shows.SHARE: Scale(SHARE_UNITS // 1000, 1, is_fraction=True),
    Shows.RELATIVE: Scale(SHARE_UNITS // 1000, 1, is_fraction=True),
    Shows.DECIMAL: Scale(SHARE_UNITS // 100, 2, is_fraction=True),
}


def scale(column: dy.Column) -> Scale:
    """How the numbers of the column are shown."""
    usual = SCALES[c.shows(column)]
    more = c.decimals(column, usual.decimals) - usual.decimals
    step = usual.step // 10**more if more >= 0 else usual.step * 10**-more
    return Scale(step, usual.decimals + more, usual.is_fraction)


def of_value(column: dy.Column, value: object) -> dy.Column:
    """The column as this value is shown: with the decimals that keep it on its own side of every limit.

    24.99 % is not shown as 25.0 % where 25 % is the limit and not reached. All that shows numbers asks this.
    """
    limits = c.limits(column)
    if not limits or not isinstance(value, int | float):
        return column
    of = scale(column)
    while of.step % 10 == 0 and any(_is_moved(value, limit, of) for limit in limits):
        of = Scale(of.step // 10, of.decimals + 1, of.is_fraction)
    return column if of.decimals == scale(column).decimals else _with_decimals(column, of.decimals)


def _is_moved(value: float, limit: float, of: Scale) -> bool:
    """Whether rounding takes the value onto the limit, or off it."""
    border, shown, exact = of.stored_units(limit), of.units_shown(value) * of.step, of.stored_units(value)
    return (shown > border) - (shown < border) != (exact > border) - (exact < border)


@cache
def _with_decimals(column: dy.Column, decimals: int) -> dy.Column:
    own = copy.copy(column)
    own.metadata = {**(column.metadata or {}), "decimals": decimals}
    return own


def decimals_needed(values: Iterable[float | None], usual: int) -> int:
    """How many decimals write each of these shown numbers as it is: 24.99 beside 50.0 needs two.

    A number with more than a share can have was not made to be shown, and asks for none.
    """
    texts = (f"{value:.15g}" for value in values if isinstance(value, float))
    needed = (len(text.partition(".")[2]) for text in texts if "e" not in text)
    return max([usual, *(one for one in needed if one <= _MOST_DECIMALS)])
