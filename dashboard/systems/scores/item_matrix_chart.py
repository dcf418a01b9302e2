"""The matrix of items as a map of loss rates, and as bars for a spreadsheet."""

from itertools import groupby

import polars as pl

from analytics.results import Results
from analytics.systems.scores.item_losses import ItemLoss
from dashboard.base.display import shown_table
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.systems.scores import item_matrix, loss_map
from dashboard.systems.scores.item_words import Items


def chart(results: Results, league: str, dimension: str, sort: str, show: str) -> Chart:
    """Units down, items across, each cell in the band of its loss rate; and a bar an item."""
    units = item_matrix.shown_units(results, league, dimension, sort, show)
    if units.is_empty():
        return Chart(none=Items.MATRIX_NONE.fill(league=league).on_page)
    items = item_matrix.item_rows(results, league, dimension)
    headings = [
        Items.ITEM_HEADING.format(number=number, label=label)
        for number, label in items.select("item_no", "label").iter_rows()
    ]
    rates = tuple(shown_table(items.select("loss_rate"), ItemLoss).to_series())
    bars = Series(Items.RATE, SeriesKind.BAR, rates, Look(Colour.MET))
    panel = Panel(Categories(tuple(map(safe, headings))), (bars,), Axis(Items.RATE_AXIS))
    columns = pl.DataFrame(
        {
            "number": [0, *items["item_no"]],
            "label": [Items.TOGETHER, *items["label"]],
            "heading": [Items.TOGETHER, *headings],
        }
    )
    cells = item_matrix.marked_cells(results, league, dimension)
    every = pl.concat([item_matrix.together(units), cells], how="diagonal")
    return Chart((panel,), grid=loss_map.heat_map(units, columns, every, _groups(items, dimension)))


def _groups(items: pl.DataFrame, dimension: str) -> tuple[tuple[str, int], ...]:
    """The dimensions over their items, where these stand together; the rate of the unit stands before."""
    if dimension == item_matrix.WORST:
        return (("", 1), ("", items.height))
    return (("", 1), *((name, len(list(same))) for name, same in groupby(items["dimension"])))
