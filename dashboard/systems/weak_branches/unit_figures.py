"""The units with open entries on the ledger, in the order a reader may see them in."""

import polars as pl

from analytics import reference
from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Pattern
from dashboard.kit.chart import Axis, Categories, Chart, Kind, Panel, Series, Together
from dashboard.systems.scores.ranking_units import short
from dashboard.systems.weak_branches.words import Weak

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


def units(results: Results, scope: str, show: str) -> Chart:
    """A bar a unit: its open entries, the overdue ones first, with the counts to the right."""
    rows = shown(results, scope, show)
    if rows.is_empty():
        return Chart(none=Weak.UNITS_NONE)
    parts = (
        (pl.col("overdue"), Weak.IS_OVERDUE, Colour.MISSED, "/"),
        (pl.col("open") - pl.col("overdue"), Weak.NOT_OVERDUE, Colour.MET, ""),
    )
    names = Categories(
        tuple(rows["org_id"]),
        names=tuple(rows["name"]),
        ticks=tuple(short(name) for name in rows["name"]),
        right=tuple(_counts(row) for row in rows.iter_rows(named=True)),
        room=(0.5, 0.5),
        is_down=True,
        is_given=True,
        is_plain=True,
    )
    axis = Axis(Weak.KINDS_AXIS, from_zero=True, is_whole=True, has_grid=True)
    return Chart(
        (Panel(names, tuple(_bars(rows, *part) for part in parts), axis),),
        height=110 + _ROW * rows.height,
        together=Together.STACK,
        is_legend_above=True,
        is_legend_in_order=True,
    )


def _bars(rows: pl.DataFrame, counts: pl.Expr, name: str, fill: Colour, pattern: str) -> Series:
    return Series(
        name,
        Kind.BAR,
        tuple(rows.select(counts).to_series()),
        Look(fill, pattern=Pattern(pattern, is_over=True)),
        hover=tuple(_hover(row) for row in rows.iter_rows(named=True)),
    )


def _counts(row: dict) -> str:
    template = Weak.UNITS_COUNTS_OVERDUE if row["overdue"] else Weak.UNITS_COUNTS
    return template.format(open=row["open"], overdue=row["overdue"])


def _hover(row: dict) -> str:
    counts = {name: row[name] for name in ("open", "overdue", "found", "cleared")}
    return Weak.UNITS_HOVER.format(name=safe(row["name"]), **counts)
