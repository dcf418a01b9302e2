"""What units did in a half-year: a misplaced zero, a copy of the same numbers, many that report nothing."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from analytics.systems.activities import ACTIVITIES
from sample_data import timeline
from sample_data.planted import ActivityRoles
from sample_data.units import Unit

_USUAL = (14.0, 20.0, 22.0, 18.0, 5.0, 3.0)  # a half-year of a unit of usual size, as the columns stand
_SILENT, _BLANK = 0.25, 0.04  # reports nothing at all; leaves one number blank
_COPIED = 4  # half-years running


def roles(seed: int, free: Sequence[str]) -> ActivityRoles:
    """Which units of those without another part show something."""
    tenfold, copied = timeline.stream(seed, "activity roles").permutation(list(free)).tolist()[:2]
    return ActivityRoles(tenfold, copied)


def activities(seed: int, units: list[Unit], planted: ActivityRoles) -> pl.DataFrame:
    """Rows of the data set; what nobody reported is null, not 0."""
    rng = timeline.stream(seed, "activities")
    rows = []
    for unit in units:
        usual = np.array(_USUAL) * np.exp(rng.normal(0, 0.4))
        counts = rng.poisson(usual, size=(len(timeline.HALVES), len(_USUAL)))
        silent = rng.random(len(timeline.HALVES)) < _SILENT
        blank = rng.random(counts.shape) < _BLANK
        if unit.org_id == planted.tenfold:
            counts[-1] = 10 * np.maximum(counts[-2], 1)
            counts[-2] = np.maximum(counts[-2], 1)
        if unit.org_id == planted.copied:
            counts[-_COPIED:] = counts[-_COPIED]
        if unit.org_id in (planted.tenfold, planted.copied):
            silent[:], blank[:] = False, False
        for place, half in enumerate(timeline.HALVES):
            if unit.stands(half.end) and not silent[place]:
                given = np.where(blank[place], -1, counts[place]).tolist()
                rows.append((unit.org_id, half.code, *(None if count < 0 else count for count in given)))
    return pl.DataFrame(rows, schema=["org_id", "period", *ACTIVITIES.kinds], orient="row").with_columns(
        pl.lit(value=True).alias("synthetic")
    )
