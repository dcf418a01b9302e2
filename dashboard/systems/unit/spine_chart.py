"""What stands in a spreadsheet for the picture of a unit among its league."""

from analytics.results import Results
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Kind, Panel, Series
from dashboard.systems.unit import spine_figure
from dashboard.systems.unit.words import Spine


def chart(results: Results, org_id: str, dimension: str = spine_figure.EVERYTHING) -> Chart:
    """The same strokes and marks, row by row."""
    rows = spine_figure.shares(results, org_id, dimension)
    beside = rows.filter(spine_figure.has_levels())
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
        for part, name, symbol, colour in spine_figure.marked(rows)
    )
    medians = Series(Spine.MEDIAN, Kind.MARKS, tuple(beside["median"]), tick, at=at)
    names = Categories(tuple(range(rows.height)), names=tuple(rows["label"]), is_down=True, is_counted=True)
    return Chart((Panel(names, (*strokes, medians, *own), Axis(spine_figure.SUFFIX)),))
