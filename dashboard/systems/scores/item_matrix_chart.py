"""What stands in a spreadsheet for the matrix of items: bars, and the matrix in numbers."""

from analytics.base import rules
from analytics.results import Results
from analytics.systems.scores.item_losses import ItemLoss
from dashboard.base.display import shown_table
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, HeatMap, Panel, Series, SeriesKind
from dashboard.systems.scores import item_matrix
from dashboard.systems.scores.item_words import Items


def chart(results: Results, league: str, dimension: str, sort: str) -> Chart:
    """A bar an item: what its column of the matrix adds up to; and the matrix itself."""
    items = item_matrix.item_rows(results, league, dimension)
    names = tuple(
        Items.ITEM_HEADING.format(number=number, label=safe(label))
        for number, label in items.select("item_no", "label").iter_rows()
    )
    lost = tuple(shown_table(items.select("lost"), ItemLoss).to_series())
    bars = Series(Items.PARETO_BAR, SeriesKind.BAR, lost, Look(Colour.MET))
    panel = Panel(Categories(names), (bars,), Axis(Items.PARETO_AXIS))
    return Chart((panel,), grid=_grid(results, league, dimension, sort))


def _grid(results: Results, league: str, dimension: str, sort: str) -> HeatMap | None:
    """Points lost unit by unit and item by item, a sign where there are none."""
    shown = item_matrix.cells(results, league, dimension)
    if shown.is_empty():
        return None
    order = item_matrix.units(shown, sort)
    items = item_matrix.item_rows(results, league, dimension)["item_no"]
    found = {
        (org_id, number): item_matrix.SIGNS.get(state, None if lost is None else lost / rules.POINT)
        for org_id, number, lost, state in shown.select("org_id", "item_no", "lost", "state").iter_rows()
    }
    return HeatMap(
        tuple(name.strip() for name in order["name"]),
        tuple(str(number) for number in items),
        tuple(tuple(found.get((org_id, number)) for number in items) for org_id in order["org_id"]),
    )
