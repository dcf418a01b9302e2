"""Rows of points inside pale bars of the points there are, the names above their bars."""

from dataclasses import dataclass

from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind, Together, Words

_ABOVE = 0.25  # of a row: where the names stand


@dataclass(frozen=True)
class Row:
    """One row: its whole name, points of full marks, both in words, and what a touch says."""

    name: str
    points: float | None
    full: float
    amount: str
    hover: str


def chart(rows: list[Row], names: tuple[str, str], fill: Colour, height: int) -> Chart:
    """The rows from the top; names of the bars: of the full marks, of the points."""
    widest = max((row.full for row in rows), default=1)
    hover = tuple(row.hover for row in rows)
    full, points = names
    panel = Panel(
        Categories(
            tuple(range(len(rows))),
            names=tuple(row.name for row in rows),
            room=(0.75, 0.6),
            is_down=True,
            is_counted=True,
            is_hidden=True,
        ),
        (
            Series(full, SeriesKind.BAR, tuple(row.full for row in rows), Look(Colour.GRID), hover=hover),
            Series(points, SeriesKind.BAR, tuple(row.points for row in rows), Look(fill), hover=hover),
        ),
        Axis(ends=(0, widest), is_hidden=True),
        words=(
            Words(tuple(safe(row.name) for row in rows), 0, _ABOVE, "middle right"),
            Words(tuple(row.amount for row in rows), widest, _ABOVE, "middle left", Colour.MUTED),
        ),
        bars=(0.42, 0.02),
    )
    return Chart((panel,), height=height, together=Together.OVER)
