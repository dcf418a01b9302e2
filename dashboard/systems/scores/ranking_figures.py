"""Charts of the ranking: changes of place, loss rates by dimension."""

from dataclasses import dataclass

import polars as pl

from analytics.base import columns as c
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.rankings import Ranking as RankingRow
from analytics.systems.scores.spine import SpinePart
from dashboard.base.display import heading, percent_value, period_name, shown_table
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.base.shortening import short_names
from dashboard.kit.chart import Axis, Categories, Chart, Labels, Panel, Series, SeriesKind
from dashboard.kit.few_names import first_of_order
from dashboard.systems.scores import loss_map
from dashboard.systems.scores import ranking_units as units

MOST_MOVED = 10  # risers, and as many fallers; with them those that moved as far as the last
_ROW = 25
_SCORES = RankingRow.columns()


@dataclass(frozen=True)
class _Way:
    """How units that moved one way are drawn."""

    name: str
    sign: str
    colour: Colour
    symbol: str
    beside: str


_UP = _Way("上升", "+{count}", Colour.MET, "triangle-right", "middle right")
_DOWN = _Way("下降", "−{count}", Colour.MISSED, "triangle-left", "middle left")


def place_changes(results: Results, against: str, league: str, kind: str = "", search: str = "") -> Chart:
    """The units that rose and fell most: a line from the place then (hollow) to the place now (filled)."""
    moved = most_moved(units.ranking_rows(results, league, kind, search), against)
    base = _base_name(results, against)
    sides = ((moved.filter(pl.col("change") > 0), _UP), (moved.filter(pl.col("change") < 0), _DOWN))
    axis = Axis("名次（越靠右越靠前）", ends=_room(moved), has_grid=True, ticks=(1, *range(20, 1000, 20)))
    panel = Panel(_named_rows(moved), tuple(one for side in sides for one in _moves(*side, base)), axis)
    return Chart((panel,), height=110 + _ROW * moved.height, is_pointed=True)


def most_moved(rows: pl.DataFrame, against: str) -> pl.DataFrame:
    """Of these rows the largest risers and fallers with then, common and change, best riser first.

    then and common are places among the units ranked in both periods.
    """
    compared = rows.with_columns(
        common=pl.col(units.common_place_column(against)), change=pl.col(units.change_column(against))
    ).with_columns(then=pl.col("common") + pl.col("change"))
    compared = compared.sort("change", "place", descending=[True, False], maintain_order=True)
    risen, fallen = (compared.filter(side) for side in (pl.col("change") > 0, pl.col("change") < 0))
    fell_most = first_of_order(fallen.reverse(), MOST_MOVED, "change").reverse()
    return pl.concat([first_of_order(risen, MOST_MOVED, "change"), fell_most])


def moves_title(results: Results, against: str) -> str:
    """What the picture of changes shows, with both periods."""
    base = _base_name(results, against)
    return f"名次变化（{against}，空心为{base}，实心为本期）"


def dimensions_lost(results: Results, league: str, kind: str = "", search: str = "") -> Chart:
    """The lowest ranked of the units chosen against the dimensions, each cell in the band of its loss rate.

    A bar a dimension for a spreadsheet: the rate of these units together.
    """
    rows = units.shown_for_losses(results, league, kind, search)
    lost = units.dimensions_of(results, rows).with_columns(
        label="dimension", sign=pl.lit(None, pl.String), state=pl.lit("")
    )
    columns = lost.select("number", "label", heading="label").unique("number").sort("number")
    sums = lost.group_by("number", "label").agg(pl.col("lost", "max_points").sum()).sort("number")
    together = loss_rates.with_rate(sums)["loss_rate"]
    bars = tuple(None if rate is None else percent_value(rate, *c.limits(loss_map.RATE)) for rate in together)
    names = Categories(tuple(map(safe, columns["label"])))
    series = Series(loss_rates.HEADING, SeriesKind.BAR, bars, Look(Colour.MET))
    cells = loss_map.with_medians(results, lost, SpinePart.DIMENSION)
    panel = Panel(names, (series,), Axis(f"{loss_rates.HEADING}（%）"))
    return Chart((panel,), grid=loss_map.heat_map(rows, columns, cells))


def placed_units(results: Results, league: str) -> pl.DataFrame:
    """The units of the league that have a place, the first first."""
    return units.ranking_rows(results, league).filter(pl.col("place").is_not_null())


def scores(results: Results, league: str) -> Chart:
    """A bar a unit that has a place: its score, the highest first."""
    rows = placed_units(results, league)
    title = heading(_SCORES["score"])
    shown = tuple(shown_table(rows.select("score"), RankingRow).to_series())
    names = Categories(tuple(rows["org_id"]), names=tuple(rows["name"]))
    return Chart((Panel(names, (Series(title, SeriesKind.BAR, shown, Look(Colour.MET)),), Axis(title)),))


def _base_name(results: Results, against: str) -> str:
    comparisons = results.tables["comparisons"].filter(pl.col("kind") == ComparisonKind(against))
    return period_name(comparisons["base_period"].item())


def _room(moved: pl.DataFrame) -> tuple[float, float]:
    """The range of places, the first on the right, with room for the words beside the outermost arrows."""
    places = [*moved["then"], *moved["common"]] or [1]
    margin = max(2.0, 0.14 * (max(places) - min(places)))
    return max(places) + margin, min(places) - margin


def _named_rows(rows: pl.DataFrame) -> Categories:
    """One line a unit, the first on top; told apart by code, because cut names may be alike."""
    return Categories(
        tuple(rows["org_id"]),
        names=tuple(rows["name"]),
        ticks=tuple(map(safe, short_names(rows["name"]))),
        room=(0.6, 0.6),
        is_down=True,
        is_given=True,
        is_plain=True,
    )


def _moves(side: pl.DataFrame, way: _Way, base: str) -> tuple[Series, ...]:
    codes, then, now = (tuple(side[column]) for column in ("org_id", "then", "common"))
    said = tuple(way.sign.format(count=abs(change)) for change in side["change"])
    hover = tuple(
        "{name}<br>两期都参与排名的单位中：{base}第{then}名 → 本期第{now}名（{change}）".format(
            name=safe(row["name"]), base=base, then=row["then"], now=row["common"], change=change
        )
        for row, change in zip(side.iter_rows(named=True), said, strict=True)
    )
    hollow = Look(way.colour, marks=Marks("circle-open", 8, edge=1.5))
    stroke = Look(way.colour, width=2)
    line = f"{way.name}幅度"
    return (
        Series(line, SeriesKind.RANGE, then, stroke, ends=now, at=codes, in_legend=False),
        Series(base, SeriesKind.MARKS, then, hollow, at=codes, codes=codes, in_legend=False),
        Series(
            way.name,
            SeriesKind.MARKS,
            now,
            Look(way.colour, marks=Marks(way.symbol, 11)),
            at=codes,
            codes=codes,
            labels=Labels(said, way.beside, is_clipped=False),
            hover=hover,
        ),
    )
