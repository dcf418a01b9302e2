"""What the program asks of whom: of which periods a duty is reported, how many numbers a unit is asked."""

from collections.abc import Sequence

import polars as pl

from analytics.base.periods import PARTS, Grain, Period
from analytics.base.rules import League
from analytics.kit.bound import bound_units
from analytics.reference.thresholds import Measure, Threshold

ADDED_OR_LAST = frozenset({Measure.COUNT, Measure.STOCK})  # reports of parts make one of the whole


def may_be_reported_of(duty: Threshold, grain: Grain) -> bool:
    """Whether it may be reported of periods so long: of its own, or, of what adds up or ends so, of parts."""
    return duty.grain is grain or (duty.measure in ADDED_OR_LAST and PARTS[duty.grain] < PARTS[grain])


def numbers_asked(
    duties: Sequence[Threshold],
    units: pl.DataFrame,
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    period: Period,
) -> dict[str, int]:
    """How many numbers each unit that one of the duties binds is asked in the period's year."""
    by_code = {one.code: one for one in duties}
    cities = set(units.filter(pl.col("league") == League.MUNICIPAL)["org_id"])
    found: dict[str, int] = {}
    for org_id, code in bound_units(duties, units, organisations, rubrics, period).rows():
        if not by_code[code].is_of_city or org_id in cities:
            found[org_id] = found.get(org_id, 0) + by_code[code].numbers_a_year
    return found
