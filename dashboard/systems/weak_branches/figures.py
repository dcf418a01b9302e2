"""Charts of the ledger of weak branches: month by month, and by kind."""

import polars as pl

from analytics.base.periods import parse
from analytics.results import Results
from dashboard.base.display import period_name
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks, Pattern
from dashboard.kit.chart import Axis, Below, Categories, Chart, Kind, Labels, Panel, Series, Together
from dashboard.systems.weak_branches.words import Weak

HEIGHT = 400
_QUARTER = 3  # a month in three has its name under the axis


def month_rows(results: Results, scope: str) -> pl.DataFrame:
    """The months of the scope (province, league or unit code), oldest first."""
    return results.tables["ledger_by_month"].filter(pl.col("scope") == scope)


def kind_rows(results: Results, scope: str) -> pl.DataFrame:
    """The kinds of the scope in the order of the rules."""
    return results.tables["ledger_by_kind"].filter(pl.col("scope") == scope)


def months(results: Results, scope: str) -> Chart:
    """Open and overdue at every month's end above; found and cleared in the month below."""
    rows = month_rows(results, scope)
    if rows.is_empty():
        never = results.tables["ledger"].is_empty()
        return Chart(none=Weak.MONTHS_NONE if never else Weak.LATER)
    hovers = tuple(_month_hover(row) for row in rows.iter_rows(named=True))
    lines = (
        ("open", Weak.MONTHS_OPEN, Look(Colour.MET, "solid", 2, marks=Marks("circle", 6))),
        ("overdue", Weak.MONTHS_OVERDUE, Look(Colour.MISSED, "dash", 2, marks=Marks("diamond", 6))),
    )
    bars = (
        ("found", Weak.MONTHS_FOUND, Look(Colour.NEUTRAL, pattern=Pattern("/", is_over=True))),
        ("cleared", Weak.MONTHS_CLEARED, Look(Colour.MUCH, pattern=Pattern(""))),
    )
    fields = ((Kind.LINE, lines, Weak.MONTHS_OPEN_AXIS), (Kind.BAR, bars, Weak.MONTHS_MOVES_AXIS))
    panels = tuple(
        Panel(
            _months(rows["month"]),
            tuple(
                Series(name, kind, tuple(rows[column]), look, hover=hovers) for column, name, look in drawn
            ),
            Axis(title, from_zero=True, is_whole=True),
        )
        for kind, drawn, title in fields
    )
    return Chart(panels, height=HEIGHT, together=Together.SIDE, below=Below((0.58, 0.42), 0.07))


def kinds(results: Results, scope: str) -> Chart:
    """Kind by kind what is open, overdue or not, above; what was cleared, in time or late, below."""
    rows = kind_rows(results, scope)
    if rows.is_empty():
        return Chart(none=Weak.LATER)
    opened, cleared = pl.col("open") - pl.col("overdue"), pl.col("cleared_in_time")
    above = (
        _stack(rows, opened, Weak.NOT_OVERDUE, Colour.MET, ""),
        _stack(rows, pl.col("overdue"), Weak.IS_OVERDUE, Colour.MISSED, "/"),
    )
    below = (
        _stack(rows, cleared, Weak.IN_TIME, Colour.SOME, ""),
        _stack(rows, pl.col("cleared_late"), Weak.LATE, Colour.NEUTRAL, "x"),
    )
    axis = Axis(Weak.KINDS_AXIS, from_zero=True, is_whole=True, has_grid=True)
    names = Categories(tuple(safe(kind) for kind in rows["kind"]), is_down=True)
    return Chart(
        (
            Panel(names, above, axis, title=Weak.KINDS_OPEN),
            Panel(names, below, axis, title=Weak.KINDS_CLEARED),
        ),
        height=HEIGHT,
        together=Together.STACK,
        below=Below((0.5, 0.5), 0.14, has_ticks=True),
        margins={"l": 8, "r": 20, "t": 64, "b": 8},
        is_legend_above=True,
        is_legend_in_order=True,
    )


def _months(codes: pl.Series) -> Categories:
    """Every third month by name; of few months, each."""
    step = _QUARTER if codes.len() > 2 * _QUARTER else 1
    marked = tuple(code for code in codes if (parse(code).number - 1) % step == 0)
    return Categories(
        tuple(codes),
        names=tuple(period_name(code) for code in codes),
        ticks=tuple(Weak.MONTHS_TICK.format(month=one.number, year=one.year) for one in map(parse, marked)),
        marked=marked,
        is_given=True,
        is_level=True,
    )


def _month_hover(row: dict) -> str:
    counts = {name: row[name] for name in ("found", "cleared", "open", "overdue")}
    return Weak.MONTHS_HOVER.format(month=period_name(row["month"]), **counts)


def _stack(rows: pl.DataFrame, counts: pl.Expr, name: str, fill: Colour, pattern: str) -> Series:
    values = tuple(rows.select(counts).to_series())
    return Series(
        name,
        Kind.BAR,
        values,
        Look(fill, pattern=Pattern(pattern, is_over=True)),
        labels=Labels(tuple(str(value) if value else "" for value in values), "inside", is_level=True),
        hover=tuple(
            Weak.KINDS_HOVER.format(kind=safe(kind), name=name, count=value)
            for kind, value in zip(rows["kind"], values, strict=True)
        ),
    )
