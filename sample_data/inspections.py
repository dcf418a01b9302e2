"""Inspections of units: most reached in 2023, one again and again; and the yearly reports owed upward."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.base.periods import parse
from analytics.systems.inspections import REPORTS, YEARLY_REPORT, Inspector
from analytics.systems.problems import Source
from sample_data import timeline
from sample_data.planted import DutyRoles, InspectionRoles
from sample_data.units import Unit

_YEARS = (2021, 2022, 2023)
_LAST = _YEARS[-1]
_REACHED, _SILENT, _OFTEN, _COUNTED = 61, 7, 5, 2
_CHANCE, _BY_OTHERS, _OF_CITY = 0.7, 0.25, 0.3  # that a unit is inspected in a year before; by others; a city
_HALF = ("2023-07", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12")
_FIRST_MONTH, _LAST_DAY = 2, 20  # of a year; of a month

Counts = dict[tuple[str, str], int | None]  # unit and month → inspections it counted


def roles(
    seed: int,
    units: list[Unit],
    free: Sequence[str],
    owing: DutyRoles,
    cases: pl.DataFrame,
    burden: pl.DataFrame,
) -> InspectionRoles:
    """Which provincial units are reached, one of them often, and which report nothing upward."""
    rng = timeline.stream(seed, "inspection roles")
    provincial = [one.org_id for one in units if _is_provincial(one) and one.stands(timeline.LAST_DAY)]
    drawn = rng.permutation(provincial).tolist()
    counts = _counts(burden)
    often = next(one for one in drawn if one in free and _busy_months(one, counts))
    found = _days_found(cases)
    first = [often, *(one for one in drawn if one in found and one != often)]
    others = [one for one in drawn if one not in first]
    silent = [*owing.never, owing.zeros]
    heard = [one for one in drawn if one not in (*silent, owing.diligent, owing.late)]
    silent += heard[: _SILENT - len(silent)]
    return InspectionRoles(tuple(sorted([*first, *others][:_REACHED])), often, tuple(sorted(silent)))


def inspections(
    seed: int,
    units: list[Unit],
    owing: DutyRoles,
    planted: InspectionRoles,
    cases: pl.DataFrame,
    burden: pl.DataFrame,
) -> pl.DataFrame:
    """Rows of the data set; but for the one reached often nobody counts fewer inspections than there were."""
    rng = timeline.stream(seed, "inspections")
    counts, found = _counts(burden), _days_found(cases)
    rows = [
        (unit.org_id, day, by.value, None)
        for unit in units
        for year in _YEARS
        for day, by in _of_unit(rng, unit, year, planted, owing.city, counts, found)
        if unit.stands(day)
    ]
    columns = ["org_id", "held_on", "organised_by", "document"]
    return (
        pl.DataFrame(rows, schema=columns, schema_overrides={"document": pl.String}, orient="row")
        .unique(columns[:3], keep="first", maintain_order=True)
        .with_columns(pl.lit(value=True).alias("synthetic"))
    )


def reports(units: list[Unit], owing: DutyRoles, planted: InspectionRoles) -> pl.DataFrame:
    """Rows of duty_reports: the yearly report of provincial units, of which no document binds any."""
    (duty,) = (one for one in REPORTS.reports if one.code == YEARLY_REPORT)
    rows = [
        (unit.org_id, str(year), duty.label, 0 if unit.org_id == owing.zeros else duty.threshold, None)
        for unit in units
        for year in _YEARS
        if _is_provincial(unit) and unit.stands(date(year, 12, 31))
        if unit.org_id not in owing.never
        if year != _LAST or unit.org_id not in planted.silent or unit.org_id == owing.zeros
    ]
    columns = {
        "org_id": pl.String,
        "period": pl.String,
        "indicator": pl.String,
        "done": pl.Int64,
        "due": pl.Int64,
    }
    return pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        pl.lit(value=True).alias("synthetic")
    )


def _of_unit(
    rng: np.random.Generator,
    unit: Unit,
    year: int,
    planted: InspectionRoles,
    city: str,
    counts: Counts,
    found: dict[str, date],
) -> Iterator[tuple[date, Inspector]]:
    chance = _CHANCE if _is_provincial(unit) else _OF_CITY
    is_reached, is_by_others = rng.random() < chance, rng.random() < _BY_OTHERS
    days = [_day(rng, unit.org_id, year, counts) for _ in range(2)]
    if year == _LAST and _is_provincial(unit):
        is_reached = unit.org_id in planted.inspected
        if _is_counted(unit.org_id, found.get(unit.org_id), counts):
            days[0] = found[unit.org_id]
    if year == _LAST and unit.org_id == planted.often:
        yield from ((day, Inspector.WORKING_COMMITTEE) for day in _often(planted.often, counts))
    elif is_reached or unit.org_id == city:
        yield days[0], Inspector.WORKING_COMMITTEE
    if is_by_others:
        yield days[1], (Inspector.COMMITTEE, Inspector.OTHER)[int(rng.integers(2))]


def _often(org_id: str, counts: Counts) -> list[date]:
    """Five days, one month after the other in turn."""
    months = [parse(code) for code in _busy_months(org_id, counts)]
    return [
        date(month.year, month.number, 5 + 3 * (place // len(months)))
        for place in range(_OFTEN)
        for month in (months[place % len(months)],)
    ]


def _busy_months(org_id: str, counts: Counts) -> tuple[str, ...]:
    """Two or three months of the last half-year of which it counted two inspections in all."""
    told = [month for month in _HALF if counts.get((org_id, month)) is not None]
    some = (months for size in (2, 3) for months in combinations(told, size))
    return next(
        (months for months in some if sum(counts[org_id, one] or 0 for one in months) == _COUNTED), ()
    )


def _day(rng: np.random.Generator, org_id: str, year: int, counts: Counts) -> date:
    """A day of a month in which the unit counted an inspection, where there is one."""
    months = rng.permutation(range(_FIRST_MONTH, 13)).tolist()
    day = 1 + int(rng.integers(_LAST_DAY))
    days = [date(year, month, day) for month in months]
    return next((one for one in days if _is_counted(org_id, one, counts)), days[0])


def _is_counted(org_id: str, day: date | None, counts: Counts) -> bool:
    return day is not None and (counts.get((org_id, f"{day:%Y-%m}")) or 0) > 0


def _counts(burden: pl.DataFrame) -> Counts:
    rows = burden.select("org_id", "period", "inspections").iter_rows()
    return {(org_id, month): count for org_id, month, count in rows}


def _days_found(cases: pl.DataFrame) -> dict[str, date]:
    """The first day of the last year on which an inspection found something, by unit."""
    by_inspection = (pl.col("source") == Source.INSPECTION) & (pl.col("found_on").dt.year() == _LAST)
    return dict(cases.filter(by_inspection).group_by("org_id").agg(pl.col("found_on").min()).iter_rows())


def _is_provincial(unit: Unit) -> bool:
    return unit.league == rules.League.PROVINCIAL
