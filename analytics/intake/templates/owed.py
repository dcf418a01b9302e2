"""The rows of duties a template opens with: who owes which number of a document, period by period."""

from collections.abc import Iterator

import polars as pl

from analytics import datasets
from analytics.base.periods import PARTS, Grain, Period
from analytics.kit.bound import bound_units
from analytics.reference.thresholds import Measure, Threshold

OWED = {"org_id": pl.String, "name": pl.String, "period": pl.String, "indicator": pl.String}


def owed_rows(
    units: pl.DataFrame, roster: pl.DataFrame, rubrics: pl.DataFrame, period: Period | None, last_year: int
) -> pl.DataFrame:
    """OWED, by unit and then as the documents are listed: what of the period is to be reported.

    Without a period its cell is empty, and the last year says who is bound. A number that is owed in a
    longer period is asked of a part of it where it adds up, else of the part in which the longer one ends.
    """
    duties = datasets.asked_duties()
    year = period or Period(last_year, Grain.YEAR)
    bound = bound_units(duties, units, roster.lazy(), rubrics.lazy(), year)
    by_code = {duty.code: duty for duty in duties}
    codes = dict(bound.group_by("org_id", maintain_order=True).agg("code").iter_rows())
    rows = [
        (org_id, name, reported, by_code[code].label)
        for org_id, name in units.select("org_id", "name").iter_rows()
        for code in sorted(codes.get(org_id, ()), key=list(by_code).index)
        for reported in _reported_periods(by_code[code], period)
    ]
    return pl.DataFrame(rows, schema=OWED, orient="row")


def _reported_periods(duty: Threshold, period: Period | None) -> Iterator[str | None]:
    """The codes of the periods the duty is reported of."""
    if period is None:
        yield None
        return
    own = [Period(period.year, duty.grain, number) for number in range(1, PARTS[duty.grain] + 1)]
    within = [one for one in own if period.start <= one.start and one.end <= period.end]
    if within:
        yield from (one.code for one in within)
    elif duty.measure == Measure.COUNT:
        yield period.code
    else:
        yield from (one.code for one in own if one.end == period.end)
