"""What changed in a unit's score since the period it is compared with, part by part."""

import plotly.graph_objects as go
import polars as pl

from analytics.measures.item_changes import ItemChange
from analytics.results import Results
from dashboard import theme
from dashboard.display import displayed, heading, period_name, word
from dashboard.figures.labels import safe, with_names
from dashboard.text.unit import Changes

MOST = 12  # parts drawn
_ROW = 36  # the name stands above its bar
_ROOM = 1.35  # of the longest bar: the words beside it
_COLUMNS = ItemChange.columns()


def changes_of(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """The parts of the unit's change of score, the largest gain first, those that stood still at the end."""
    rows = results.tables["item_changes"].filter((pl.col("org_id") == org_id) & (pl.col("kind") == kind))
    still = pl.col("change") == 0
    return rows.sort(still, "change", "number", descending=[False, True, False], maintain_order=True)


def most_changed(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """Those drawn: the parts that moved, at most so many of the largest, gains above losses."""
    moved = changes_of(results, org_id, kind).filter(pl.col("change") != 0)
    return moved.filter(pl.col("change").abs().rank("ordinal", descending=True) <= MOST)


def height(drawn: pl.DataFrame) -> int:
    """Of the picture, in pixels."""
    return 90 + _ROW * drawn.height


def score_changes(results: Results, colours: theme.Palette, org_id: str, kind: str) -> go.Figure:
    """A bar a part to the right for a gain, to the left for a loss, each with its sign."""
    rows = most_changed(results, org_id, kind)
    shown = displayed(rows, ItemChange)[heading(_COLUMNS["change"])].to_list()
    widest = max((abs(value) for value in shown), default=1) * _ROOM
    figure = go.Figure()
    judged = ((True, Changes.UP_NAME, colours.met), (False, Changes.DOWN_NAME, colours.missed))
    numbered = rows.with_row_index("row").with_columns(shown=pl.Series(shown, dtype=pl.Float64))
    for gain, name, colour in judged:
        part = numbered.filter((pl.col("change") > 0) == gain)
        if part.height:
            figure.add_trace(_bars(part, name, colour))
    figure.add_trace(
        go.Scatter(
            x=[-widest] * rows.height,
            y=[row - 0.32 for row in range(rows.height)],
            text=[safe(label) for label in rows["label"]],
            mode="text",
            textposition="middle right",
            showlegend=False,
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(visible=False, range=[-widest, widest])
    figure.update_yaxes(visible=False, range=[rows.height - 0.4, -0.75])
    with_names(figure, range(rows.height), rows["label"].to_list())
    figure.add_vline(x=0, line={"color": colours.border, "width": 1})
    return figure.update_layout(height=height(rows), hovermode="closest", template=theme.template(colours))


def _bars(part: pl.DataFrame, name: str, colour: str) -> go.Bar:
    hover = [
        Changes.HOVER.format(
            label=safe(row["label"]),
            base=period_name(row["base_period"]),
            **{column: word(row[column], _COLUMNS[column]) for column in ("then", "now", "change")},
        )
        for row in part.iter_rows(named=True)
    ]
    return go.Bar(
        x=part["shown"].to_list(),
        y=part["row"].to_list(),
        orientation="h",
        width=0.4,
        offset=-0.05,
        name=name,
        marker={"color": colour},
        text=[word(change, _COLUMNS["change"]) for change in part["change"]],
        textposition="outside",
        cliponaxis=False,
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )
