"""What is said of a system of counts that are only observed: no direction, no order, no target.

Its table: scope, kind, period, units (that reported), total, published (a figure of the sources, or none).
"""

from dataclasses import dataclass

import polars as pl

from analytics.results import Results
from dashboard.base.display import period_name
from dashboard.base.labels import tick
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Below, Categories, Chart, Labels, Panel, Series, SeriesKind
from dashboard.kit.statement import KeyFigure, Scope, Statement

_HEIGHT, _GAP = 120, 0.05  # of a field, in pixels; between two


@dataclass(frozen=True, eq=False)
class CountNouns:
    """table: its name; what: what is counted (活动); units: of each kind (场, 人次)."""

    table: str
    what: str
    units: dict[str, str]

    def rows(self, results: Results, scope: Scope) -> pl.DataFrame:
        """The rows of the scope, the kinds in their order, oldest first."""
        return scope.of(results.tables[self.table])

    def now(self, results: Results, scope: Scope) -> pl.DataFrame:
        """Those of the last period anybody has rows of: who did not report in it has none."""
        return self.rows(results, scope).filter(pl.col("period") == self.last(results))

    def last(self, results: Results) -> str:
        """The last period anybody has rows of; empty where there is none."""
        return max(results.tables[self.table]["period"], default="")


def totals(nouns: CountNouns, results: Results, scope: Scope) -> Statement:
    """How many units reported, and the totals; that volume is not judged."""
    rows = nouns.now(results, scope)
    if rows.is_empty():
        last = nouns.last(results)
        words = scope.before(f"{period_name(last) if last else ''}没有报{nouns.what}数")
        is_told = scope.is_unit or bool(last)
        return Statement(words) if is_told else Statement.of_nothing(words)
    told = [
        f"{kind}{total}{nouns.units.get(kind, '')}"
        for kind, total in rows.select("kind", "total").iter_rows()
    ]
    period = period_name(rows["period"][0])
    if scope.is_unit:
        return Statement(scope.before(f"{period}{'、'.join(told)}；数量不作评价"))
    units = max(rows["units"])
    if not units:
        yet = "" if results.closed else "还"
        return Statement(scope.before(f"{period}{yet}没有单位报{nouns.what}数；这些数自愿报，不报不提醒"))
    return Statement(
        scope.before(f"{period}有{units}家单位报了{nouns.what}数：{'、'.join(told)}；数量不作评价")
    )


def key_figures(nouns: CountNouns, results: Results, scope: Scope) -> list[KeyFigure]:
    """The total of each kind, never judged; none of a unit that did not report."""
    rows = nouns.now(results, scope)
    if rows.is_empty():
        return [] if scope.is_unit else [KeyFigure(kind, "暂无数据") for kind in nouns.units]
    return [
        KeyFigure(
            row["kind"],
            f"{row['total']}{nouns.units.get(row['kind'], '')}" if row["units"] else "暂无数据",
            None,
            None,
            _reporting_note(scope, row),
        )
        for row in rows.to_dicts()
    ]


def periods(nouns: CountNouns, results: Results, scope: Scope) -> Statement:
    """From when to when the totals are shown."""
    rows = nouns.rows(results, scope)
    if rows.is_empty():
        return Statement("")
    codes = rows["period"].sort()
    first, last = period_name(codes[0]), period_name(codes[-1])
    span = first if first == last else f"{first}至{last}"
    if scope.is_unit:
        return Statement(f"{span}各期报来的{nouns.what}数；数量不作评价")
    return Statement(f"{span}各期报来的总数；报的单位数各期不同，不能据此说多了少了")


def of_units(nouns: CountNouns, results: Results, scope: Scope) -> Statement:
    """How many units the table of units has; who did not report has no row."""
    rows = scope.of(results.tables[f"{nouns.table}_by_unit"])
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    words = f"{period_name(rows['period'][0])}{rows.height}家单位报了{nouns.what}数"
    return Statement(f"{words}；按固定顺序排列，不评价、不排名，空着的是没有报")


def periods_chart(nouns: CountNouns, results: Results, scope: Scope) -> Chart:
    """Small fields below each other, one a kind: its total period by period, all in one quiet colour."""
    rows = nouns.rows(results, scope)
    if rows.is_empty():
        return Chart(none=totals(nouns, results, scope).on_page)
    kinds = rows["kind"].unique(maintain_order=True).to_list()
    panels = tuple(_panel(rows.filter(pl.col("kind") == kind).sort("period"), kind) for kind in kinds)
    below = Below((1 / len(kinds),) * len(kinds), _GAP)
    return Chart(panels, height=80 + _HEIGHT * len(kinds), below=below, has_legend=False)


def _panel(rows: pl.DataFrame, kind: str) -> Panel:
    values = tuple(rows.select(pl.when(pl.col("units") > 0).then("total")).to_series())  # none told is not 0
    codes = tuple(rows["period"])
    across = Categories(
        codes,
        names=tuple(period_name(code) for code in codes),
        periods=codes,
        ticks=tuple(tick(code) for code in codes),
        is_given=True,
        is_level=True,
    )
    labels = Labels(tuple("" if value is None else str(value) for value in values), "inside", is_level=True)
    bars = Series(kind, SeriesKind.BAR, values, Look(Colour.NEUTRAL), labels=labels)
    return Panel(across, (bars,), Axis(from_zero=True, is_whole=True), title=kind)


def _reporting_note(scope: Scope, row: dict) -> str | None:
    return None if scope.is_unit else f"{row['units']}家单位报"
