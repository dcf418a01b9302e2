"""The units with open entries on the ledger, in the order a reader may see them in."""

import plotly.graph_objects as go
import polars as pl

from analytics import reference
from analytics.measures.stars import PROVINCE
from analytics.results import Results
from analytics.rules import League
from dashboard import theme
from dashboard.figures.blank import blank
from dashboard.figures.labels import on_both_sides, safe, with_names
from dashboard.figures.ranking_units import short
from dashboard.figures.weak_branches import filled
from dashboard.text.weak_branches import Weak

FEW = 15  # bars a reader takes in at once
MOST, ALL = "most", "all"
_ROW = 24  # pixels


def leagues(scope: str) -> list[str]:
    """The leagues a choice stands for: the province for both."""
    return [league.value for league in League] if scope == PROVINCE else [scope]


def with_open(results: Results, scope: str) -> pl.DataFrame:
    """Units of the scope with open entries: most overdue first; where units get no place, official order."""
    chosen, sized = leagues(scope), pl.col("league").is_in(reference.ranked_leagues())
    rows = results.tables["ledger_by_unit"].filter((pl.col("open") > 0) & pl.col("league").is_in(chosen))
    size = [pl.when(sized).then(-pl.col(count)).otherwise(0) for count in ("overdue", "open")]
    return rows.sort(~sized, *size, "official_order")


def ranked(rows: pl.DataFrame) -> pl.DataFrame:
    """Those of the units that have an order of size."""
    return rows.filter(pl.col("league").is_in(reference.ranked_leagues()))


def is_long(results: Results, scope: str) -> bool:
    """Whether a reader is asked how many to see; where there is no order of size, none are left out."""
    rows = with_open(results, scope)
    return rows.height > FEW and rows["league"][0] in reference.ranked_leagues()


def shown(results: Results, scope: str, show: str) -> pl.DataFrame:
    """Those of them that are drawn: all, or the first of the leagues that have an order of size."""
    rows = with_open(results, scope)
    if show == ALL or not is_long(results, scope):
        return rows
    return ranked(rows).head(FEW)


def units(results: Results, colours: theme.Palette, scope: str, show: str) -> go.Figure:
    """A bar a unit: its open entries, the overdue ones first, with the counts to the right."""
    rows = shown(results, scope, show)
    if rows.is_empty():
        return blank(Weak.UNITS_NONE, colours)
    parts = (
        (pl.col("overdue"), Weak.IS_OVERDUE, colours.missed, "/"),
        (pl.col("open") - pl.col("overdue"), Weak.NOT_OVERDUE, colours.met, ""),
    )
    figure = go.Figure([_bars(rows, *part) for part in parts])
    counts = [_counts(row) for row in rows.iter_rows(named=True)]
    on_both_sides(figure, rows["org_id"].to_list(), [short(name) for name in rows["name"]], counts)
    with_names(figure, rows["org_id"].to_list(), rows["name"].to_list())
    figure.update_xaxes(title=Weak.KINDS_AXIS, rangemode="tozero", tickformat="d", showgrid=True)
    return figure.update_layout(
        height=110 + _ROW * rows.height,
        barmode="stack",
        legend={"yref": "container", "y": 1, "yanchor": "top", "traceorder": "normal"},
        template=theme.template(colours),
    )


def _bars(rows: pl.DataFrame, counts: pl.Expr, name: str, fill: str, pattern: str) -> go.Bar:
    return go.Bar(
        x=rows.select(counts).to_series().to_list(),
        y=rows["org_id"].to_list(),
        name=name,
        orientation="h",
        marker=filled(fill, pattern),
        hovertext=[_hover(row) for row in rows.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _counts(row: dict) -> str:
    template = Weak.UNITS_COUNTS_OVERDUE if row["overdue"] else Weak.UNITS_COUNTS
    return template.format(open=row["open"], overdue=row["overdue"])


def _hover(row: dict) -> str:
    counts = {name: row[name] for name in ("open", "overdue", "found", "cleared")}
    return Weak.UNITS_HOVER.format(name=safe(row["name"]), **counts)
