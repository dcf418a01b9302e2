"""Two fields below each other, month by month: bars and lines of counts, as a system names them."""

from collections.abc import Sequence

import polars as pl

from dashboard.base.display import period_name
from dashboard.base.looks import Colour, Look, Marks, Pattern
from dashboard.kit.case_charts import named_months
from dashboard.kit.chart import Axis, Below, Chart, Panel, Series, SeriesKind, Together

Named = tuple[str, str]  # a column, and its name
_HEIGHT = 400
# Taken one after the other, from the top.
_BARS = (
    Look(Colour.SOME, pattern=Pattern("")),
    Look(Colour.NEUTRAL, pattern=Pattern("/", is_over=True)),
    Look(Colour.MUCH, pattern=Pattern("")),
)
_LINES = (
    Look(Colour.MORE, "dot", 2, marks=Marks("square", 6)),
    Look(Colour.MET, "solid", 2, marks=Marks("circle", 6)),
    Look(Colour.MISSED, "dash", 2, marks=Marks("diamond", 6)),
)


def month_fields(rows: pl.DataFrame, *fields: tuple[str, Sequence[Named], Sequence[Named]]) -> Chart:
    """rows: month and the counts. fields, from the top: title of the axis, bars, lines; three each in all."""
    bar_looks, line_looks = iter(_BARS), iter(_LINES)
    panels = tuple(
        Panel(
            named_months(rows["month"]),
            (
                *(_series(rows, SeriesKind.BAR, named, next(bar_looks)) for named in bars),
                *(_series(rows, SeriesKind.LINE, named, next(line_looks)) for named in lines),
            ),
            Axis(title, from_zero=True, is_whole=True),
        )
        for title, bars, lines in fields
    )
    return Chart(panels, height=_HEIGHT, together=Together.SIDE, below=Below((0.5, 0.5), 0.07))


def _series(rows: pl.DataFrame, kind: SeriesKind, named: Named, look: Look) -> Series:
    column, name = named
    counts = tuple(rows[column])
    hover = tuple(
        f"{period_name(month)}<br>{name}{count}" for month, count in zip(rows["month"], counts, strict=True)
    )
    return Series(name, kind, counts, look, hover=hover)
