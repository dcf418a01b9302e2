"""The reporting calendar: units down, months, quarters and half-years across, states as colour and sign."""

import plotly.graph_objects as go
import polars as pl

from analytics.measures.reporting import ReportState
from analytics.periods import parse
from analytics.results import Results
from dashboard import theme
from dashboard.display import day_name, period_name
from dashboard.figures.blank import blank
from dashboard.figures.labels import safe
from dashboard.figures.ranking_units import short
from dashboard.text.items import NARROW_TICKS, SHOWS, STATE_LEGEND, STATE_SIGNS, TICKS, Items

GAPS, EVERY = SHOWS
WANTING = [ReportState.LATE.value, ReportState.MISSING.value, ReportState.WAITING.value]
_ROW = 22
_MARK, _SMALL_MARK = 17, 12
_FEW = 10  # with more columns marks and words become narrow, so that a year fits on a phone


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
    size = _MARK if rows["period"].n_unique() <= _FEW else _SMALL_MARK
    figure = go.Figure(
        [
            _squares(placed.filter(pl.col("state") == state), state, sign, size, colours)
            for state, sign in STATE_SIGNS.items()
        ]
    )
    _name_axes(figure, units, rows)
    return figure.update_layout(
        height=110 + _ROW * units.height,
        hovermode="closest",
        legend={"yref": "container", "y": 1, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        margin={"t": 90},
        template=theme.template(colours),
    )


def _squares(
    found: pl.DataFrame, state: ReportState, sign: str, size: int, colours: theme.Palette
) -> go.Scatter:
    fill, ink = _painted(state, colours)
    kept = {"marker": {"opacity": 1}, "textfont": {"color": ink}}
    return go.Scatter(
        x=found["period"].to_list(),
        y=found["row"].to_list(),
        name=STATE_LEGEND.format(sign=sign, state=state),
        mode="markers+text",
        marker={"symbol": "square", "size": size, "color": fill},
        text=[sign] * found.height,
        textfont={"size": size - 5, "color": ink},
        selected=kept,
        unselected=kept,
        hovertext=[_hover(row) for row in found.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _painted(state: ReportState, colours: theme.Palette) -> tuple[str, str]:
    """Colour of the square and of the sign on it: quiet for what is done, loud for what is not."""
    return {
        ReportState.DONE: (colours.sequence[1], colours.text),
        ReportState.LATE: (colours.missed, colours.background),
        ReportState.MISSING: (colours.target, colours.background),
        ReportState.WAITING: (colours.met, colours.background),
        ReportState.OPEN: (colours.grid, colours.text),
        ReportState.NOT_DUE: (colours.grid, colours.muted),
    }[state]


def _name_axes(figure: go.Figure, units: pl.DataFrame, rows: pl.DataFrame) -> None:
    codes = rows["period"].unique(maintain_order=True).to_list()
    by_report = rows.group_by("report", maintain_order=True).agg(pl.col("period").unique().sort())
    order = [code for periods in by_report["period"] for code in periods]
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=order,
        tickvals=order,
        ticktext=[_tick(code, narrow=len(order) > _FEW) for code in order],
        tickfont={"size": 10},
        tickangle=0,
        side="top",
        range=[-0.5, len(codes) - 0.5],
        showgrid=False,
    )
    figure.update_yaxes(
        tickvals=list(range(units.height)),
        ticktext=[short(name) for name in units["name"]],
        tickfont={"size": 11},
        range=[units.height - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )


def _tick(code: str, *, narrow: bool) -> str:
    """A period over a column, narrow enough for a phone; the year stands on the page."""
    period = parse(code)
    words = (NARROW_TICKS if narrow else TICKS)[period.grain]
    return words[period.number - 1].format(number=period.number)


def _hover(row: dict) -> str:
    told = Items.CALENDAR_HOVER.format(
        name=safe(row["name"]),
        period=period_name(row["period"]),
        report=row["report"],
        state=row["state"],
        due=day_name(row["due_on"]),
    )
    if row["submitted_on"]:
        told += Items.CALENDAR_HOVER_SUBMITTED.format(day=day_name(row["submitted_on"]))
    if row["days_late"]:
        told += Items.CALENDAR_HOVER_LATE.format(days=row["days_late"])
    if row["waiting_items"]:
        told += Items.CALENDAR_HOVER_WAITING.format(count=row["waiting_items"])
    return told
