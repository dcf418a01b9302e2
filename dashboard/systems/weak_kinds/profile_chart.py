"""The kinds of weak branch in a spreadsheet, which has no chart for the picture of the page."""

import polars as pl

from analytics.results import Results
from dashboard.base.labels import safe
from dashboard.base.looks import CATEGORIES, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Labels, Panel, Series, SeriesKind
from dashboard.systems.weak_kinds import figures
from dashboard.systems.weak_kinds.words import WeakGroups


def chart(results: Results) -> Chart:
    """The same marks, each kind of weak branch with its own."""
    rows = figures.forming_features(results)
    features = tuple(safe(feature) for feature in rows["name"].unique(maintain_order=True))
    series = (_marks(part) for part in rows.partition_by("group", maintain_order=True))
    names = Categories(features, is_down=True)
    return Chart((Panel(names, tuple(series), Axis(WeakGroups.PROFILE_AXIS)),))


def _marks(rows: pl.DataFrame) -> Series:
    group, symbols = rows["group"][0], figures.symbols(rows)
    return Series(
        WeakGroups.KIND.format(number=group),
        SeriesKind.MARKS,
        tuple(rows["distance"]),
        Look(CATEGORIES[group - 1], marks=Marks(symbols)),
        at=tuple(safe(name) for name in rows["name"]),
        labels=Labels((WeakGroups.MARK.format(number=group),) * rows.height, "middle center"),
    )
