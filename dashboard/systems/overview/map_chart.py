"""What stands in a spreadsheet for the tile map."""

import polars as pl

from analytics.base.columns import limits
from analytics.base.rules import League
from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base.common_words import Filters
from dashboard.base.display import percent_value
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Chart
from dashboard.kit.unit_bars import unit_bars
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.words import Stars

_LIMITS = limits(StarsByUnit.columns()["share"])


def chart(results: Results) -> Chart:
    """A bar a division with its share, coloured as its tile."""
    every = (League.MUNICIPAL.value, Filters.EVERY_KIND)
    rows = unit_figures.units(results, *every)
    if rows.is_empty():
        return Chart(none=unit_figures.why_none(results, *every))
    shares = pl.Series([percent_value(share, *_LIMITS) for share in rows["share"]], dtype=pl.Float64)
    parts = [
        (pl.when(pl.col("reached") == reached).then(shares), name, Look(fill))
        for reached, name, fill in (
            (True, Stars.UNIT_REACHED, Colour.MET),
            (False, Stars.UNIT_MISSED, Colour.MISSED),
        )
    ]
    right, hovers = unit_figures.counts(rows), unit_figures.hovers(rows)
    return unit_bars(rows, parts, "五星支部占比（%）", right, hovers, is_whole=False)
