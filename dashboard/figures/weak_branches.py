"""Figures of the ledger of weak branches: month by month, and by kind."""

from typing import Any

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from analytics.periods import parse
from analytics.results import Results
from dashboard import theme
from dashboard.display import period_name
from dashboard.figures.blank import blank
from dashboard.figures.labels import safe, with_names
from dashboard.text.weak_branches import Weak

HEIGHT = 400
_QUARTER = 3  # a month in three has its name under the axis


def month_rows(results: Results, scope: str) -> pl.DataFrame:
    """The months of the scope (province, league or unit code), oldest first."""
    return results.tables["ledger_by_month"].filter(pl.col("scope") == scope)


def kind_rows(results: Results, scope: str) -> pl.DataFrame:
    """The kinds of the scope in the order of the rules."""
    return results.tables["ledger_by_kind"].filter(pl.col("scope") == scope)


def filled(colour: str, pattern: str) -> dict[str, Any]:
    """A bar full of colour; the pattern over it tells it apart where colours cannot."""
    overlay = {
        "shape": pattern,
        "fillmode": "overlay",
        "fgcolor": theme.LIGHT.background,
        "fgopacity": 0.55,
        "solidity": 0.2,
    }
    return {"color": colour, "pattern": overlay if pattern else {"shape": ""}}


def months(results: Results, colours: theme.Palette, scope: str) -> go.Figure:
    """Open and overdue at every month's end above; found and cleared in the month below."""
    rows = month_rows(results, scope)
    if rows.is_empty():
        never = results.tables["ledger"].is_empty()
        return blank(Weak.MONTHS_NONE if never else Weak.LATER, colours)
    figure = make_subplots(rows=2, shared_xaxes=True, row_heights=[0.58, 0.42], vertical_spacing=0.07)
    hovers = [_month_hover(row) for row in rows.iter_rows(named=True)]
    lines = (
        ("open", Weak.MONTHS_OPEN, colours.met, "solid", "circle"),
        ("overdue", Weak.MONTHS_OVERDUE, colours.missed, "dash", "diamond"),
    )
    for line in lines:
        figure.add_trace(_line(rows, hovers, *line), row=1, col=1)
    bars = (
        ("found", Weak.MONTHS_FOUND, colours.neutral, "/"),
        ("cleared", Weak.MONTHS_CLEARED, colours.sequence[3], ""),
    )
    for bar in bars:
        figure.add_trace(_bars(rows, hovers, *bar), row=2, col=1)
    _name_months(figure, rows["month"])
    with_names(figure, rows["month"].to_list(), [period_name(code) for code in rows["month"]])
    figure.update_yaxes(title=Weak.MONTHS_OPEN_AXIS, rangemode="tozero", tickformat="d", row=1, col=1)
    figure.update_yaxes(title=Weak.MONTHS_MOVES_AXIS, rangemode="tozero", tickformat="d", row=2, col=1)
    return figure.update_layout(height=HEIGHT, barmode="group", template=theme.template(colours))


def kinds(results: Results, colours: theme.Palette, scope: str) -> go.Figure:
    """Kind by kind what is open, overdue or not, above; what was cleared, in time or late, below."""
    rows = kind_rows(results, scope)
    if rows.is_empty():
        return blank(Weak.LATER, colours)
    titles = [Weak.KINDS_OPEN, Weak.KINDS_CLEARED]
    figure = make_subplots(
        rows=2, shared_xaxes="all", row_heights=[0.5, 0.5], vertical_spacing=0.14, subplot_titles=titles
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": theme.FONT_SIZE, "color": colours.text})
    opened, cleared = pl.col("open") - pl.col("overdue"), pl.col("cleared_in_time")
    stacks = (
        (1, opened, Weak.NOT_OVERDUE, colours.met, ""),
        (1, pl.col("overdue"), Weak.IS_OVERDUE, colours.missed, "/"),
        (2, cleared, Weak.IN_TIME, colours.sequence[2], ""),
        (2, pl.col("cleared_late"), Weak.LATE, colours.neutral, "x"),
    )
    for row, counts, name, fill, pattern in stacks:
        figure.add_trace(_stack(rows, counts, name, fill, pattern), row=row, col=1)
    figure.update_xaxes(showgrid=True, rangemode="tozero", tickformat="d")
    figure.update_xaxes(title=Weak.KINDS_AXIS, row=2, col=1)
    figure.update_yaxes(type="category", autorange="reversed")
    margin = {"l": 8, "r": 20, "t": 64, "b": 8}
    return figure.update_layout(
        height=HEIGHT,
        barmode="stack",
        margin=margin,
        legend={"yref": "container", "y": 1, "yanchor": "top", "traceorder": "normal"},
        template=theme.template(colours),
    )


def _line(
    rows: pl.DataFrame, hovers: list[str], column: str, name: str, colour: str, dash: str, symbol: str
) -> go.Scatter:
    return go.Scatter(
        x=rows["month"].to_list(),
        y=rows[column].to_list(),
        name=name,
        mode="lines+markers",
        line={"color": colour, "dash": dash, "width": 2},
        marker={"symbol": symbol, "size": 6},
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _bars(rows: pl.DataFrame, hovers: list[str], column: str, name: str, fill: str, pattern: str) -> go.Bar:
    return go.Bar(
        x=rows["month"].to_list(),
        y=rows[column].to_list(),
        name=name,
        marker=filled(fill, pattern),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _name_months(figure: go.Figure, codes: pl.Series) -> None:
    """Every third month by name; of few months, each."""
    step = _QUARTER if codes.len() > 2 * _QUARTER else 1
    named = [code for code in codes if (parse(code).number - 1) % step == 0]
    names = [Weak.MONTHS_TICK.format(month=parse(code).number, year=parse(code).year) for code in named]
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=codes.to_list(), tickangle=0)
    figure.update_xaxes(tickmode="array", tickvals=named, ticktext=names)


def _month_hover(row: dict) -> str:
    counts = {name: row[name] for name in ("found", "cleared", "open", "overdue")}
    return Weak.MONTHS_HOVER.format(month=period_name(row["month"]), **counts)


def _stack(rows: pl.DataFrame, counts: pl.Expr, name: str, fill: str, pattern: str) -> go.Bar:
    values = rows.select(counts).to_series().to_list()
    kinds = [safe(kind) for kind in rows["kind"]]
    return go.Bar(
        x=values,
        y=kinds,
        name=name,
        orientation="h",
        marker=filled(fill, pattern),
        text=[str(value) if value else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        hovertext=[
            Weak.KINDS_HOVER.format(kind=kind, name=name, count=value)
            for kind, value in zip(kinds, values, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
