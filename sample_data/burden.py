"""Meetings, documents, inspections and assessments by month: above 2019 in planted units only."""

from datetime import date

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import timeline
from sample_data.planted import UnitRoles
from sample_data.units import Unit

COLUMNS = ("meetings", "documents", "inspections", "assessments")
_USUAL = (9.0, 16.0, 3.0, 1.5)  # a month
_UNREPORTED = 0.004
ABOVE_YEAR = 2023  # planted units are above their base in this year


def burden_counts(seed: int, units: list[Unit], roles: UnitRoles) -> pl.DataFrame:
    """Rows of counts; a month that nobody reported is null, not 0."""
    rng = timeline.stream(seed, "burden")
    size = np.exp(rng.normal(0, 0.35, size=(len(units), 1, 1)))
    months = 12
    base = rng.poisson(size * np.array(_USUAL), size=(len(units), months, len(COLUMNS)))
    kept = rng.uniform(0.72, 0.97, size=(len(units), len(COLUMNS)))
    above = np.array([unit.org_id in roles.above_2019 for unit in units])
    frames = []
    for month in timeline.BURDEN_MONTHS:
        same_month = base[:, month.number - 1]
        counts = same_month if month.year == rules.BURDEN_BASE_YEAR else rng.binomial(same_month, kept)
        if month.year == ABOVE_YEAR:
            more = same_month + 1 + rng.poisson(0.3 * same_month)
            counts = np.where(above[:, None], more, counts)
        unreported = (rng.random(counts.shape) < _UNREPORTED) & ~above[:, None]
        frames.append(_frame(units, month.code, np.where(unreported, -1, counts), month.end))
    return pl.concat(frames)


def _frame(units: list[Unit], code: str, counts: np.ndarray, day: date) -> pl.DataFrame:
    kept = [place for place, unit in enumerate(units) if unit.stands(day)]
    columns = {column: counts[kept, place] for place, column in enumerate(COLUMNS)}
    ids = [units[place].org_id for place in kept]
    return pl.DataFrame({"org_id": ids, "period": [code] * len(kept), **columns}).with_columns(
        *(pl.when(pl.col(column) >= 0).then(pl.col(column)).alias(column) for column in COLUMNS),
        pl.lit(True).alias("synthetic"),
    )
