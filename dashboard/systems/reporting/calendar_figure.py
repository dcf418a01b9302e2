"""The reporting calendar: units down, months, quarters and half-years across, states as colour and sign."""

from itertools import accumulate

import plotly.graph_objects as go
import polars as pl

from analytics.base.periods import parse
from analytics.results import Results
from analytics.systems.reporting.reporting import ReportState
from dashboard.base import theme
from dashboard.base.blank_figure import blank
from dashboard.base.display import day_name, period_name
from dashboard.base.labels import safe
from dashboard.base.looks import Colour
from dashboard.base.shortening import short_names
from dashboard.systems.scores.item_words import (
    NARROW_TICKS,
    SHOWS,
    STATE_LEGEND,
    STATE_SIGNS,
    STATE_WORDS,
    TICKS,
    Items,
)

GAPS, EVERY = SHOWS
WANTING = [ReportState.LATE.value, ReportState.MISSING.value, ReportState.WAITING.value]
# Colour of the square and of the sign on it: quiet for what is done, loud for what is not.
PAINTED = {
    ReportState.DONE: (Colour.LITTLE, Colour.TEXT),
    ReportState.LATE: (Colour.MISSED, Colour.BACKGROUND),
    ReportState.MISSING: (Colour.TARGET, Colour.BACKGROUND),
    ReportState.WAITING: (Colour.MET, Colour.BACKGROUND),
    ReportState.OPEN: (Colour.GRID, Colour.TEXT),
    ReportState.NOT_DUE: (Colour.GRID, Colour.MUTED),
    ReportState.VOLUNTARY: (Colour.GRID, Colour.MUTED),
}
_ROW = 22
_CELL = {"width": 0.94, "height": 0.88}  # of a column and of a row: as wide as a screen gives room for
_SIGN = 11
_LEAST_COLUMNS = 9  # those of a half-year; fewer leave the rest of the width free
_NARROW = 10  # with more columns words become narrow, so that a year fits on a phone


def reports(results: Results, league: str, show: str = EVERY) -> pl.DataFrame:
    """The reports of the league; of every unit, or of those with one that is missing, late or waiting."""
    found = results.tables["reporting_calendar"].filter(pl.col("league") == league)
    return found.filter(pl.col("state").is_in(WANTING).any().over("org_id")) if show == GAPS else found


def calendar(results: Results, colours: theme.Palette, league: str, show: str) -> go.Figure:
    """A square a report; the legend names colour and sign of each state."""
    rows = reports(results, league, show)
    if rows.is_empty():
        nothing = reports(results, league).is_empty()
        return blank(Items.CALENDAR_NONE.format(league=league) if nothing else Items.CALENDAR_NOBODY, colours)
    units = rows.select("org_id", "name").unique("org_id", maintain_order=True).with_row_index("row")
    placed = rows.join(units.select("org_id", "row"), on="org_id", maintain_order="left")
    figure = go.Figure(
        [
            _cells(placed.filter(pl.col("state") == state), state, sign, colours)
            for state, sign in STATE_SIGNS.items()
            if state != ReportState.VOLUNTARY or state in rows["state"]
        ]
    )
    _name_axes(figure, units, rows)
    _part_reports(figure, rows, colours)
    return figure.update_layout(
        barmode="overlay",
        height=110 + _ROW * units.height,
        hovermode="closest",
        legend={"yref": "container", "y": 1, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        margin={"t": 90},
        template=theme.template(colours),
    )


def _cells(found: pl.DataFrame, state: ReportState, sign: str, colours: theme.Palette) -> go.Bar:
    """A bar as high as its row: marks keep their size in pixels and are specks on a wide screen."""
    fill, ink = map(colours.of, PAINTED[state])
    kept = {"marker": {"opacity": 1}, "textfont": {"color": ink}}
    return go.Bar(
        x=found["period"].to_list(),
        y=[_CELL["height"]] * found.height,
        base=[row - _CELL["height"] / 2 for row in found["row"]],
        width=_CELL["width"],
        name=STATE_LEGEND.format(sign=sign, state=STATE_WORDS[state]),
        marker={"color": fill, "line": {"width": 0}},
        text=[sign] * found.height,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": _SIGN, "color": ink},
        selected=kept,
        unselected=kept,
        customdata=found["org_id"].to_list(),
        hovertext=[_hover(row) for row in found.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def columns(rows: pl.DataFrame) -> list[str]:
    """The periods from left to right: months, then quarters, then half-years."""
    return [code for periods in _columns(rows).values() for code in periods]


def _name_axes(figure: go.Figure, units: pl.DataFrame, rows: pl.DataFrame) -> None:
    order = columns(rows)
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=order,
        tickvals=order,
        ticktext=[_tick(code, narrow=len(order) > _NARROW) for code in order],
        tickfont={"size": 10},
        tickangle=0,
        side="top",
        range=[-0.5, max(len(order), _LEAST_COLUMNS) - 0.5],
        showgrid=False,
    )
    figure.update_yaxes(
        tickvals=list(range(units.height)),
        ticktext=[safe(name) for name in short_names(units["name"])],
        tickfont={"size": 11},
        range=[units.height - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )


def _part_reports(figure: go.Figure, rows: pl.DataFrame, colours: theme.Palette) -> None:
    """A line between months, quarters and half-years."""
    ends = accumulate(len(periods) for periods in _columns(rows).values())
    for end in list(ends)[:-1]:
        figure.add_vline(x=end - 0.5, line={"color": colours.muted, "width": 1})


def _columns(rows: pl.DataFrame) -> dict[str, list[str]]:
    """The periods of each kind of report, from left to right."""
    found = rows.group_by("report", maintain_order=True).agg(pl.col("period").unique().sort())
    return dict(found.iter_rows())


def _tick(code: str, *, narrow: bool) -> str:
    """A period over a column, narrow enough for a phone; the year stands on the page."""
    period = parse(code)
    words = (NARROW_TICKS if narrow else TICKS)[period.grain]
    return words[period.number - 1].format(number=period.number)


def _hover(row: dict) -> str:
    told = "{name}<br>{period}{report}：{state}<br>应报日期{due}".format(
        name=safe(row["name"]),
        period=period_name(row["period"]),
        report=row["report"],
        state=row["state"],
        due=day_name(row["due_on"]),
    )
    if row["submitted_on"]:
        told += "<br>报送日期{day}".format(day=day_name(row["submitted_on"]))
    if row["days_late"]:
        told += "，迟{days}天".format(days=row["days_late"])
    if row["waiting_items"]:
        told += "<br>{count}项要素未审核".format(count=row["waiting_items"])
    return told
