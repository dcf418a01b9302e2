"""The units of a system of rounds: in which order they are drawn, and what is said of them."""

import polars as pl

from analytics.results import Results
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Pattern
from dashboard.kit import first_units
from dashboard.kit.chart import Chart
from dashboard.kit.few_names import of_so_many
from dashboard.kit.rounds import QUARTERS, RoundNouns, no_records, so_far
from dashboard.kit.statement import Scope, Statement
from dashboard.kit.unit_bars import unit_bars

_SHADES = (Colour.MORE, Colour.MUCH, Colour.SOME, Colour.LITTLE)


def unit_choices(nouns: RoundNouns, results: Results, scope: Scope) -> dict[str, str]:
    """The choices of how many units are drawn; none where all are."""
    return {} if scope.is_unit else first_units.choices(_in_order(nouns, results, scope), "left")


def units_chart(nouns: RoundNouns, results: Results, scope: Scope, show: str) -> Chart:
    """A bar a unit, most left first: reached quarter by quarter, then not yet."""
    rows = first_units.select_drawn(_in_order(nouns, results, scope), show, "left")
    if rows.is_empty():
        return Chart(none=no_records(nouns, results, scope).on_page)
    parts = [
        (pl.col(name), f"{number}季度", Look(shade, pattern=Pattern("")))
        for number, (name, shade) in enumerate(zip(QUARTERS, _SHADES, strict=True), start=1)
    ]
    left = Look(Colour.NEUTRAL, pattern=Pattern("/", is_over=True))
    parts.append((pl.col("left"), f"没有{nouns.went}", left))
    hovers = (f"{safe(row['name'])}<br>{row['covered']}/{row['population']}个" for row in rows.to_dicts())
    right = (f"{covered}/{count}" for covered, count in rows.select("covered", "population").iter_rows())
    return unit_bars(rows, parts, f"{nouns.one}数（个）", right, hovers)


def units(nouns: RoundNouns, results: Results, scope: Scope, show: str) -> Statement:
    """How many units have reached all, some, none; on a page also what the picture leaves out."""
    rows = _in_order(nouns, results, scope)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    every = rows.filter(pl.col("left") == 0).height
    none = rows.filter(pl.col("covered") == 0).height
    if results.counted_on.year < results.period.year:
        return Statement(f"{results.period.year}年还没有{nouns.went}数据")
    until, yet = so_far(results)
    whole = f"{every}家全部{nouns.went}" if every else f"没有一家全部{nouns.went}"
    words = f"{until}{rows.height}家单位中，{whole}"
    words += f"，{none}家{yet}一个也没有{nouns.went}" if none else ""
    if none == rows.height:
        words = until + of_so_many(f"{none}家单位都{yet}没有{nouns.went}", none)
    return Statement(words, first_units.left_out(rows, first_units.select_drawn(rows, show, "left").height))


def _in_order(nouns: RoundNouns, results: Results, scope: Scope) -> pl.DataFrame:
    rows = scope.of(nouns.table(results, "_by_unit")).filter(pl.col("population") > 0)
    return first_units.in_order(rows.with_columns(left=pl.col("population") - pl.col("covered")), "left")
