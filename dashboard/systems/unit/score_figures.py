"""Charts of a unit's scores: loss rates item by item, what moved part by part."""

import polars as pl

from analytics.base import columns as c
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.item_changes import ItemChange
from analytics.systems.scores.spine import SpinePart
from dashboard.base.display import heading, percent_value, period_name, shown_table, word
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Edge, Labels, Panel, Series, SeriesKind, Words
from dashboard.kit.few_names import first_of_order
from dashboard.systems.scores import full_marks, loss_map
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.words import Changes

MOST_ITEMS = 10
MOST_CHANGES = 12  # parts drawn
_CHANGE_ROW = 36  # the name stands above its bar
_CHANGES_ROOM = 1.35  # of the longest bar: the words beside it
_ROW = 40  # the item's name stands above its bar: beside it, a phone would have no room for the bar
_CHANGES = ItemChange.columns()


def items_lost(results: Results, org_id: str, most: int | None = None) -> Chart:
    """The items with the greatest loss rates on top: the rate inside a pale bar of the full marks.

    MOST_ITEMS, and those with the rate of the last of them; where there is room for so many only, these.
    """
    every = lost_items(results, org_id)
    items = every.head(most) if most else first_of_order(every, MOST_ITEMS, "loss_rate")
    rows = [_item_row(item) for item in items.iter_rows(named=True)]
    names = ("满分＝100%", loss_rates.HEADING)
    return full_marks.chart(rows, names, Colour.MISSED, 70 + _ROW * items.height)


def lost_items(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's reviewed items that cost points with the league's median_rate, the greatest rate first."""
    items = unit_names.rows(results, "items", org_id).filter(pl.col("lost") > 0)
    beside = loss_map.with_medians(results, items.with_columns(number="item_no"), SpinePart.ITEM)
    return loss_rates.by_rate(beside.sort("item_no"))


def changes_of(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """The parts of the unit's change of score, the largest gain first, those that stood still at the end."""
    rows = unit_names.rows(results, "item_changes", org_id).filter(pl.col("kind") == kind)
    still = pl.col("change") == 0
    return rows.sort(still, "change", "number", descending=[False, True, False], maintain_order=True)


def most_changed(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """Those drawn: the parts that moved, at most so many of the largest, gains above losses."""
    moved = changes_of(results, org_id, kind).filter(pl.col("change") != 0)
    return moved.filter(pl.col("change").abs().rank("ordinal", descending=True) <= MOST_CHANGES)


def changes_height(drawn: pl.DataFrame) -> int:
    """Of the picture, in pixels."""
    return 90 + _CHANGE_ROW * drawn.height


def score_changes(results: Results, org_id: str, kind: str) -> Chart:
    """A bar a part to the right for a gain, to the left for a loss, each with its sign."""
    rows = most_changed(results, org_id, kind)
    shown = shown_table(rows, ItemChange)[heading(_CHANGES["change"])].to_list()
    widest = max((abs(value) for value in shown), default=1) * _CHANGES_ROOM
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
    return Chart((panel,), height=changes_height(rows), is_pointed=True)


def _item_row(item: dict) -> full_marks.Row:
    rate = percent_value(item["loss_rate"], *c.limits(loss_map.RATE))
    told = loss_map.rate_words(item["lost"], item["max_points"], item["median_rate"])
    hover = f"{safe(item['label'])}（{safe(item['dimension'])}）<br>{told}"
    lost = word(item["lost"], loss_map.POINTS)
    amount = f"{word(item['loss_rate'], loss_map.RATE)}（−{lost}）"
    return full_marks.Row(item["label"], rate, 100.0, amount, hover)


def _bars(part: pl.DataFrame, name: str, fill: Colour) -> Series:
    hover = (
        "{label}<br>{base}计入{then}分 → 本期计入{now}分（{change}分）".format(
            label=safe(row["label"]),
            base=period_name(row["base_period"]),
            **{column: word(row[column], _CHANGES[column]) for column in ("then", "now", "change")},
        )
        for row in part.iter_rows(named=True)
    )
    said = tuple(word(change, _CHANGES["change"]) for change in part["change"])
    return Series(
        name,
        SeriesKind.BAR,
        tuple(part["shown"]),
        Look(fill),
        at=tuple(part["row"]),
        labels=Labels(said, "outside", is_clipped=False),
        hover=tuple(hover),
    )
