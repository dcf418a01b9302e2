"""What changed in a unit's score since the period it is compared with, part by part."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.item_changes import ItemChange
from dashboard.base.display import displayed, heading, period_name, word
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Edge, Kind, Labels, Panel, Series, Words
from dashboard.systems.unit.words import Changes

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


def score_changes(results: Results, org_id: str, kind: str) -> Chart:
    """A bar a part to the right for a gain, to the left for a loss, each with its sign."""
    rows = most_changed(results, org_id, kind)
    shown = displayed(rows, ItemChange)[heading(_COLUMNS["change"])].to_list()
    widest = max((abs(value) for value in shown), default=1) * _ROOM
    numbered = rows.with_row_index("row").with_columns(shown=pl.Series(shown, dtype=pl.Float64))
    judged = ((True, (Changes.UP_NAME, Colour.MET)), (False, (Changes.DOWN_NAME, Colour.MISSED)))
    bars = (_bars(numbered.filter((pl.col("change") > 0) == gain), *look) for gain, look in judged)
    panel = Panel(
        Categories(
            tuple(range(rows.height)),
            names=tuple(rows["label"]),
            room=(0.75, 0.6),
            is_down=True,
            is_counted=True,
            is_hidden=True,
        ),
        tuple(one for one in bars if one.values),
        Axis(ends=(-widest, widest), is_hidden=True),
        edges=(Edge(0, Colour.BORDER),),
        words=(Words(tuple(safe(label) for label in rows["label"]), -widest, 0.32, "middle right"),),
        bars=(0.4, -0.05),
    )
    return Chart((panel,), height=height(rows), is_pointed=True)


def _bars(part: pl.DataFrame, name: str, fill: Colour) -> Series:
    hover = (
        Changes.HOVER.format(
            label=safe(row["label"]),
            base=period_name(row["base_period"]),
            **{column: word(row[column], _COLUMNS[column]) for column in ("then", "now", "change")},
        )
        for row in part.iter_rows(named=True)
    )
    said = tuple(word(change, _COLUMNS["change"]) for change in part["change"])
    return Series(
        name,
        Kind.BAR,
        tuple(part["shown"]),
        Look(fill),
        at=tuple(part["row"]),
        labels=Labels(said, "outside", is_clipped=False),
        hover=tuple(hover),
    )
