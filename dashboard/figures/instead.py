"""What stands in a spreadsheet for the figures it has no chart for: charts that say the same numbers."""

import polars as pl

from analytics import rules
from analytics.measures.item_losses import ItemLoss
from analytics.results import Results
from analytics.rules import League
from dashboard.base.labels import safe
from dashboard.base.looks import CATEGORIES, Colour, Look, Marks
from dashboard.display import displayed, period_name
from dashboard.figures import items_calendar, items_matrix, star_units, unit_spine, weak_groups
from dashboard.kit.chart import Axis, Categories, Chart, Grid, Kind, Labels, Panel, Series, Together
from dashboard.text.common import Filters
from dashboard.text.items import STATE_LEGEND, STATE_SIGNS, Items
from dashboard.text.unit import Spine
from dashboard.text.weak_groups import WeakGroups


def of_tile_map(results: Results) -> Chart:
    """A bar a division with its share, coloured as its tile."""
    return star_units.shares(results, League.MUNICIPAL.value, Filters.EVERY_KIND, star_units.ALL)


def of_matrix(results: Results, league: str, dimension: str, sort: str) -> Chart:
    """A bar an item: what its column of the matrix adds up to; and the matrix itself."""
    items = items_matrix.item_rows(results, league, dimension)
    names = tuple(
        Items.ITEM_HEADING.format(number=number, label=safe(label))
        for number, label in items.select("item_no", "label").iter_rows()
    )
    lost = tuple(displayed(items.select("lost"), ItemLoss).to_series())
    bars = Series(Items.PARETO_BAR, Kind.BAR, lost, Look(Colour.MET))
    panel = Panel(Categories(names), (bars,), Axis(Items.PARETO_AXIS))
    return Chart((panel,), grid=_grid(results, league, dimension, sort))


def of_calendar(results: Results, league: str, show: str) -> Chart:
    """A bar a period: how many squares of each state stand in its column."""
    rows = items_calendar.reports(results, league, show)
    order = items_calendar.columns(rows)
    series = []
    for state, sign in STATE_SIGNS.items():
        found = rows.filter(pl.col("state") == state).group_by("period").len()
        counts = dict(found.iter_rows())
        if counts:
            name = STATE_LEGEND.format(sign=sign, state=state)
            values = tuple(counts.get(code, 0) for code in order)
            series.append(Series(name, Kind.BAR, values, Look(items_calendar.PAINTED[state][0])))
    names = Categories(tuple(period_name(code) for code in order))
    panel = Panel(names, tuple(series), Axis(Items.CALENDAR_AXIS))
    return Chart((panel,), together=Together.STACK)


def of_spine(results: Results, org_id: str, dimension: str = unit_spine.EVERYTHING) -> Chart:
    """The same strokes and marks, row by row."""
    rows = unit_spine.shares(results, org_id, dimension)
    beside = rows.filter(unit_spine.has_levels())
    at = tuple(beside["row"])
    thick = [Look(colour, width=12) for colour in (Colour.GRID, Colour.NEUTRAL)]
    ends = (("lowest", "highest"), ("lower_quartile", "upper_quartile"))
    strokes = (
        Series(name, Kind.RANGE, tuple(beside[low]), look, ends=tuple(beside[high]), at=at)
        for name, look, (low, high) in zip((Spine.RANGE, Spine.MIDDLE), thick, ends, strict=True)
    )
    tick = Look(Colour.TEXT, marks=Marks("line-ns"))
    own = (
        Series(name, Kind.MARKS, tuple(part["own"]), Look(colour, marks=Marks(symbol)), at=tuple(part["row"]))
        for part, name, symbol, colour in unit_spine.marked(rows)
    )
    medians = Series(Spine.MEDIAN, Kind.MARKS, tuple(beside["median"]), tick, at=at)
    names = Categories(tuple(range(rows.height)), names=tuple(rows["label"]), is_down=True, is_counted=True)
    return Chart((Panel(names, (*strokes, medians, *own), Axis(unit_spine.SUFFIX)),))


def of_profile(results: Results) -> Chart:
    """The same marks, each kind of weak branch with its own."""
    rows = weak_groups.forming(results)
    features = tuple(safe(feature) for feature in rows["name"].unique(maintain_order=True))
    series = (_profile_marks(part) for part in rows.partition_by("group", maintain_order=True))
    names = Categories(features, is_down=True)
    return Chart((Panel(names, tuple(series), Axis(WeakGroups.PROFILE_AXIS)),))


def _profile_marks(rows: pl.DataFrame) -> Series:
    group, symbols = rows["group"][0], weak_groups.symbols(rows)
    return Series(
        WeakGroups.KIND.format(number=group),
        Kind.MARKS,
        tuple(rows["distance"]),
        Look(CATEGORIES[group - 1], marks=Marks(symbols)),
        at=tuple(safe(name) for name in rows["name"]),
        labels=Labels((WeakGroups.MARK.format(number=group),) * rows.height, "middle center"),
    )


def _grid(results: Results, league: str, dimension: str, sort: str) -> Grid | None:
    """Points lost unit by unit and item by item, a sign where there are none."""
    shown = items_matrix.cells(results, league, dimension)
    if shown.is_empty():
        return None
    order = items_matrix.units(shown, sort)
    items = items_matrix.item_rows(results, league, dimension)["item_no"]
    found = {
        (org_id, number): items_matrix.SIGNS.get(state, None if lost is None else lost / rules.POINT)
        for org_id, number, lost, state in shown.select("org_id", "item_no", "lost", "state").iter_rows()
    }
    return Grid(
        tuple(name.strip() for name in order["name"]),
        tuple(str(number) for number in items),
        tuple(tuple(found.get((org_id, number)) for number in items) for org_id in order["org_id"]),
    )
