"""Two fields below each other, month by month: bars and lines of counts, as a system names them."""

from collections.abc import Sequence

import polars as pl

from dashboard.base.display import period_name
from dashboard.base.looks import Colour, Look, Marks, Pattern
from dashboard.kit.case_charts import named_months
from dashboard.kit.chart import Axis, Below, Chart, Panel, Series, SeriesKind, Together

Named = tuple[str, str]  # a column, and its name
_HEIGHT = 400
_BARS = (
    Look(Colour.NEUTRAL, pattern=Pattern("/", is_over=True)),
    Look(Colour.MUCH, pattern=Pattern("")),
)
_LINES = (
    Look(Colour.MET, "solid", 2, marks=Marks("circle", 6)),
    Look(Colour.MISSED, "dash", 2, marks=Marks("diamond", 6)),
)


def month_fields(
    rows: pl.DataFrame, *fields: tuple[str, Sequence[Named], Sequence[Named]], unit: str = ""
) -> Chart:
    """rows: month and the counts. fields, from the top: title of the axis, bars, lines (at most two each)."""
    panels = tuple(
        Panel(
            named_months(rows["month"]),
            (
                *_series(rows, SeriesKind.BAR, bars, _BARS, unit),
                *_series(rows, SeriesKind.LINE, lines, _LINES, unit),
            ),
            Axis(title, from_zero=True, is_whole=True),
        )
        for title, bars, lines in fields
    )
    return Chart(panels, height=_HEIGHT, together=Together.SIDE, below=Below((0.5, 0.5), 0.07))


def _series(
    rows: pl.DataFrame, kind: SeriesKind, named: Sequence[Named], looks: Sequence[Look], unit: str
) -> list[Series]:
    months = [period_name(code) for code in rows["month"]]
    return [
        Series(
            name,
            kind,
            tuple(rows[column]),
            look,
            hover=tuple(
                f"{month}<br>{name}{count}{unit}" for month, count in zip(months, rows[column], strict=True)
            ),
        )
        for (column, name), look in zip(named, looks, strict=False)
    ]
