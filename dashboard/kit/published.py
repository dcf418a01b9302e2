"""What is said and drawn of what every branch is to make public each quarter: by quarter, unit and branch.

Tables, after the name they begin with: `_by_quarter` and `_by_unit` (see kit.published in analytics), and the
branches one by one (unit, name, state in the last quarter).
"""

from dataclasses import dataclass
from math import nextafter

import polars as pl

from analytics.base.periods import parse
from analytics.kit.duties import State
from analytics.kit.matters import MatterState
from analytics.kit.published import OWING
from analytics.results import Results
from dashboard.base.display import percent_value, period_name, share_of
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.base.shortening import short_names
from dashboard.kit import first_units
from dashboard.kit.chart import Axis, Categories, Chart, HeatMap, Panel, Series, SeriesKind, Together
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import Reminder

MOST, ALL, FEW = "most", "all", 20
_BANDS = (
    ("没有公开", Colour.MISSED),
    ("不到一半", Colour.LEAST),
    ("一半以上", Colour.SOME),
    ("全部公开", Colour.MET),
)
_LIMITS = (0.0, nextafter(50, 0), nextafter(100, 0))  # percent; half of them and all are in the band above
_HALF, _ROW = 0.5, 26
_PARTS = (
    ("disclosed", "已公开", Colour.MET),
    ("undisclosed", "未公开", Colour.MISSED),
    ("unreported", "未报", Colour.NEUTRAL),
)


@dataclass(frozen=True, eq=False)
class PublishNouns:
    """name: of its tables; what: is made public (积分)."""

    name: str
    what: str

    def table(self, results: Results, suffix: str = "") -> pl.DataFrame:
        """One of its tables."""
        return results.tables[f"{self.name}{suffix}"]

    def quarters(self, results: Results, scope: Scope) -> pl.DataFrame:
        """The quarters of the scope: of a unit its own."""
        return scope.of(self.table(results, "_by_unit" if scope.is_unit else "_by_quarter"))


def statement(nouns: PublishNouns, results: Results, scope: Scope) -> Statement:
    """How many branches published in the last quarter that is over; those nobody told of beside it."""
    rows = nouns.quarters(results, scope)
    if rows.is_empty():
        return Statement.of_nothing(f"{scope.name}没有已到期季度的{nouns.what}公开记录")
    row = rows.row(-1, named=True)
    when, count = period_name(row["quarter"]), row["branches"]
    if not count:
        return Statement(scope.before(f"{when}没有应公开{nouns.what}的支部"))
    words = scope.before(f"{when}公开{nouns.what}的支部{_of_branches(row)}（{_share(row)}）")
    left = [f"{name}{row[column]}个" for column, name, _ in _PARTS[1:] if row[column]]
    return Statement("，".join([words, *left]))


def key_figures(nouns: PublishNouns, results: Results, scope: Scope) -> list[KeyFigure]:
    """Published, not published, not told of in the last quarter."""
    rows = nouns.quarters(results, scope)
    labels = ("已公开", "未公开", "未报")
    if rows.is_empty():
        return [KeyFigure(label, "暂无数据") for label in labels]
    row = rows.row(-1, named=True)
    first = KeyFigure(
        labels[0], f"{row['disclosed']}个", _share(row), None, f"应公开的{row['branches']}个支部"
    )
    return [first, *(KeyFigure(name, f"{row[column]}个") for column, name, _ in _PARTS[1:])]


def unit_choices(nouns: PublishNouns, results: Results, scope: Scope) -> dict[str, str]:
    """How many units are drawn; none where all have room."""
    count = scope.of(nouns.table(results, "_by_unit"))["org_id"].n_unique()
    return {MOST: f"前{FEW}个", ALL: "全部单位"} if count > FEW else {}


def drawn_units(nouns: PublishNouns, results: Results, scope: Scope, show: str) -> pl.DataFrame:
    """org_id, name, league, unpublished in the year: those with most first, cities in their order."""
    units = (
        scope.of(nouns.table(results, "_by_unit"))
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name", "league").last(), pl.col("official_order").last(), pl.col("undisclosed").sum())
    )
    ordered = first_units.in_order(units.sort("official_order"), "undisclosed")
    return ordered.head(FEW) if show == MOST else ordered


def unit_map(nouns: PublishNouns, results: Results, scope: Scope, show: str) -> Statement:
    """How many units have published everything so far, and what the picture leaves out."""
    every = drawn_units(nouns, results, scope, ALL)
    if every.is_empty() or scope.is_unit:
        return Statement("")
    cells = scope.of(nouns.table(results, "_by_unit")).filter(pl.col("branches") > 0)
    whole = cells.group_by("org_id").agg((pl.col("disclosed") == pl.col("branches")).all())["disclosed"].sum()
    drawn = drawn_units(nouns, results, scope, show).height
    hint = f"；图中为前{drawn}个，其余见“全部单位”" if drawn < every.height else ""
    return Statement(
        f"{every.height}家单位中，本年各季度都全部公开的{whole}家；比例为已公开的占应公开的支部", hint
    )


def unit_map_chart(nouns: PublishNouns, results: Results, scope: Scope, show: str) -> Chart:
    """Units down, quarters across, the share published in a cell; 未报 where nobody told of any branch."""
    units = drawn_units(nouns, results, scope, show)
    if units.is_empty():
        return Chart(none="没有已到期的季度")
    rows = scope.of(nouns.table(results, "_by_unit"))
    quarters = sorted(set(rows["quarter"]))
    found = {(row["org_id"], row["quarter"]): row for row in rows.to_dicts()}
    lines = [[found.get((org_id, one)) for one in quarters] for org_id in units["org_id"]]
    names = tuple(map(period_name, quarters))
    grid = HeatMap(
        rows=tuple(map(safe, units["name"])),
        columns=names,
        cells=tuple(tuple(map(_cell, line)) for line in lines),
        limits=_LIMITS,
        bands=tuple(name for name, _ in _BANDS),
        names=tuple(map(safe, short_names(units["name"]))),
        heads=tuple(f"{parse(code).number}季度" for code in quarters),
        codes=tuple(units["org_id"]),
        hover=tuple(
            tuple(f"{safe(name)}<br>{when}：{_words_of(row)}" for when, row in zip(names, line, strict=True))
            for name, line in zip(units["name"], lines, strict=True)
        ),
        looks=tuple(colour for _, colour in _BANDS),
    )
    shown = rows.filter(pl.col("org_id").is_in(units["org_id"].implode()))
    return Chart((_of_all(quarters, shown),), grid=grid, together=Together.STACK)


def quarters_chart(nouns: PublishNouns, results: Results, scope: Scope) -> Chart:
    """The branches of a unit quarter by quarter."""
    rows = nouns.quarters(results, scope)
    if rows.is_empty():
        return Chart(none="没有已到期的季度")
    return Chart((_of_all(rows["quarter"].to_list(), rows),), height=300, together=Together.STACK,
                 is_legend_above=True)  # fmt: skip


def left_words(nouns: PublishNouns, results: Results, scope: Scope) -> str:
    """How many branches did not publish in the last quarter; who was not told of is none of them."""
    rows = nouns.quarters(results, scope)
    if rows.is_empty() or not rows["undisclosed"][-1]:
        return ""
    return f"{period_name(rows['quarter'][-1])}有{rows['undisclosed'][-1]}个支部没有公开{nouns.what}"


def reminders(nouns: PublishNouns, results: Results) -> list[Reminder]:
    """What is open of the last quarter: owed where a document binds the unit, a yardstick elsewhere.

    Who is not bound and tells nothing owes nothing.
    """
    rows = nouns.table(results, "_by_unit")
    last = rows.filter(pl.col("quarter") == pl.col("quarter").max()).to_dicts()
    return [one for row in last if (one := _reminder(nouns, row))]


def _reminder(nouns: PublishNouns, row: dict) -> Reminder | None:
    is_bound = row["state"] in OWING
    parts = [f"{row['undisclosed']}个支部未公开"] if row["undisclosed"] else []
    if is_bound and row["unreported"]:
        parts.append(f"{row['unreported']}个支部未报")
    if not parts or not (is_bound or row["state"] == State.YARDSTICK):
        return None
    state = MatterState.OWED if is_bound else MatterState.YARDSTICK
    words = f"{nouns.what}未公开：{period_name(row['quarter'])}{'，'.join(parts)}"
    return Reminder(row["org_id"], words, state=state)


def _of_all(quarters: list[str], rows: pl.DataFrame) -> Panel:
    """The branches of all the rows together, by quarter."""
    sums = rows.group_by("quarter").agg(pl.col([name for name, *_ in _PARTS]).sum()).sort("quarter")
    bars = tuple(
        Series(name, SeriesKind.BAR, tuple(map(float, sums[column])), Look(colour))
        for column, name, colour in _PARTS
    )
    ticks = tuple(f"{parse(code).number}季度<br>{code[:4]}" for code in quarters)
    across = Categories(
        tuple(map(period_name, quarters)),
        periods=tuple(quarters),
        ticks=ticks,
        is_given=True,
        is_level=True,
    )
    return Panel(across, bars, Axis("支部数（个）", from_zero=True, is_whole=True))


def _cell(row: dict | None) -> float | str | None:
    if row is None or not row["branches"]:
        return None
    if row["unreported"] == row["branches"]:
        return "未报"
    return percent_value(row["disclosed"] / row["branches"], 0, _HALF, 1)


def _words_of(row: dict | None) -> str:
    if row is None or not row["branches"]:
        return "没有应公开的支部"
    return "，".join(f"{name}{row[column]}个" for column, name, _ in _PARTS)


def _of_branches(row: dict) -> str:
    return f"{row['disclosed']}/{row['branches']}个"


def _share(row: dict) -> str:
    return share_of(row["disclosed"], row["branches"], 0, 1) if row["branches"] else ""
