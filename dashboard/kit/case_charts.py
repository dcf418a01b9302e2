"""Charts of a system of cases: month by month, by kind, by unit, and how long clearing takes."""

import polars as pl

from analytics.base.periods import parse
from analytics.results import Results
from dashboard.base.display import percent_value, period_name
from dashboard.base.labels import safe
from dashboard.base.looks import CATEGORIES, Colour, Look, Marks, Pattern
from dashboard.kit.case_months import months
from dashboard.kit.case_units import units_shown
from dashboard.kit.cases import CaseNouns, kinds
from dashboard.kit.chart import Axis, Below, Categories, Chart, Labels, Panel, Series, SeriesKind, Together
from dashboard.kit.statement import Scope
from dashboard.kit.unit_bars import unit_bars

# Pixels: of a chart at least, of a low one, of a kind, between two fields.
_HEIGHT, _LOW, _ROW, _GAP = 400, 300, 22, 56
_QUARTER, _MONTH = 3, 30  # a month in three, a day in thirty has its name under the axis


def months_chart(nouns: CaseNouns, results: Results, scope: Scope) -> Chart:
    """Open and overdue at every month's end above; found and cleared in the month below."""
    rows = scope.of(nouns.table(results, "_by_month"))
    if rows.is_empty():
        return Chart(none=months(nouns, results, scope).on_page)
    hovers = tuple(_month_hover(nouns, row) for row in rows.iter_rows(named=True))
    lines = (
        ("open", "月末未{cleared_}", Look(Colour.MET, "solid", 2, marks=Marks("circle", 6))),
        ("overdue", "其中超期", Look(Colour.MISSED, "dash", 2, marks=Marks("diamond", 6))),
    )
    bars = (
        ("found", "当月{found_}", Look(Colour.NEUTRAL, pattern=Pattern("/", is_over=True))),
        ("cleared", "当月{cleared_}", Look(Colour.MUCH, pattern=Pattern(""))),
    )
    fields = (
        (SeriesKind.LINE, lines, "未{cleared_}（个）"),
        (SeriesKind.BAR, bars, "{found_}、{cleared_}（个）"),
    )
    panels = tuple(
        Panel(
            named_months(rows["month"]),
            tuple(
                Series(nouns.say(name), kind, tuple(rows[column]), look, hover=hovers)
                for column, name, look in drawn
            ),
            Axis(nouns.say(title), from_zero=True, is_whole=True),
        )
        for kind, drawn, title in fields
    )
    return Chart(panels, height=_HEIGHT, together=Together.SIDE, below=Below((0.58, 0.42), 0.07))


def kinds_chart(nouns: CaseNouns, results: Results, scope: Scope) -> Chart:
    """Kind by kind what is open, overdue or not, above; what was cleared, in time or late, below."""
    rows = scope.of(nouns.table(results, "_by_kind"))
    if not (rows["open"].sum() or rows["cleared"].sum()):
        return Chart(none=kinds(nouns, results, scope).on_page)
    opened, cleared = pl.col("open") - pl.col("overdue"), pl.col("cleared_in_time")
    above = (
        _stack(rows, opened, "未超期", Colour.MET, ""),
        _stack(rows, pl.col("overdue"), "超期", Colour.MISSED, "/"),
    )
    below = (
        _stack(rows, cleared, nouns.say("按期{cleared_}"), Colour.SOME, ""),
        _stack(rows, pl.col("cleared_late"), nouns.say("逾期{cleared_}"), Colour.NEUTRAL, "x"),
    )
    axis = Axis(nouns.say("{one}数（个）"), from_zero=True, is_whole=True, has_grid=True)
    names = Categories(tuple(safe(kind) for kind in rows["kind"]), is_down=True)
    titles = (nouns.say("期末未{cleared_}"), nouns.say("本期{cleared_}"))
    height = max(_HEIGHT, 120 + 2 * _ROW * rows.height)
    return Chart(
        (Panel(names, above, axis, title=titles[0]), Panel(names, below, axis, title=titles[1])),
        height=height,
        together=Together.STACK,
        below=Below((0.5, 0.5), _GAP / height, has_ticks=True),
        margins={"l": 8, "r": 20, "t": 64, "b": 8},
        is_legend_above=True,
        is_legend_in_order=True,
    )


def units_chart(nouns: CaseNouns, results: Results, scope: Scope, show: str) -> Chart:
    """A bar a unit: its open cases, the overdue ones first, with the counts to the right."""
    rows = units_shown(nouns, results, scope, show)
    if rows.is_empty():
        return Chart(none=nouns.say("没有单位有未{cleared_}的{thing}"))
    hovers = (_unit_hover(nouns, row) for row in rows.iter_rows(named=True))
    late, rest = pl.col("overdue"), pl.col("open") - pl.col("overdue")
    parts = (
        (late, "超期", Look(Colour.MISSED, pattern=Pattern("/", is_over=True))),
        (rest, "未超期", Look(Colour.MET, pattern=Pattern("", is_over=True))),
    )
    told = rows.select("open", "overdue").iter_rows()
    right = (f"{count}个 超期{late}" if late else f"{count}个" for count, late in told)
    return unit_bars(rows, parts, nouns.say("{one}数（个）"), right, hovers)


def clearance_chart(nouns: CaseNouns, rows: pl.DataFrame) -> Chart:
    """The share cleared by day since the finding, a stepped line a kind; rows: those of one scope."""
    if rows.is_empty():
        return Chart(none="件数不足，不作用时分布")
    kinds = rows["kind"].unique(maintain_order=True).to_list()[: len(CATEGORIES)]
    days = tuple(range(int(rows["day"].max()) + 1))  # type: ignore[arg-type]  # days are whole
    lines = [
        Series(
            f"{safe(kind)}",
            SeriesKind.LINE,
            shares,
            Look(colour, "solid" if not place else "dash", 3 if not place else 1.5, is_stepped=True),
            hover=tuple("" if share is None else f"{share}%" for share in shares),
        )
        for place, (kind, colour) in enumerate(zip(kinds, CATEGORIES, strict=False))
        for shares in (_by_day(rows.filter(pl.col("kind") == kind), days),)
    ]
    names, marked = tuple(f"{day}天" for day in days), days[::_MONTH]
    across = Categories(days, names, names[::_MONTH], marked, is_given=True, is_level=True)
    shares = Axis(nouns.say("已{cleared_}（%）"), ends=(0, 100))
    return Chart((Panel(across, tuple(lines), shares),), height=_LOW)


def named_months(codes: pl.Series) -> Categories:
    """Every third month by name; of few months, each."""
    step = _QUARTER if codes.len() > 2 * _QUARTER else 1
    marked = tuple(code for code in codes if (parse(code).number - 1) % step == 0)
    return Categories(
        tuple(codes),
        names=tuple(period_name(code) for code in codes),
        periods=tuple(codes),
        ticks=tuple(f"{one.number}月<br>{one.year}" for one in map(parse, marked)),
        marked=marked,
        is_given=True,
        is_level=True,
    )


def _by_day(rows: pl.DataFrame, days: tuple[int, ...]) -> tuple[float | None, ...]:
    """Per cent cleared by each day, from zero; none after the last day told."""
    known, last = dict(rows.select("day", "share").iter_rows()), rows["day"].max()
    values: list[float | None] = []
    share = 0.0
    for day in days:
        share = known.get(day, share)
        values.append(None if day > last else percent_value(share, 0, 1))  # type: ignore[operator]  # days are whole
    return tuple(values)


def _month_hover(nouns: CaseNouns, row: dict) -> str:
    moved = "{month_}<br>{found_}{found}个，{cleared_}{cleared}个"
    words = moved + "<br>月末未{cleared_}{open}个，超期{overdue}个"
    counted = {name: row[name] for name in ("found", "cleared", "open", "overdue")}
    return nouns.say(words, month_=period_name(row["month"]), **counted)


def _unit_hover(nouns: CaseNouns, row: dict) -> str:
    stands = "{name}<br>未{cleared_}{open}个，其中超期{overdue}个"
    words = stands + "<br>本期{found_}{found}个，{cleared_}{cleared}个"
    counted = {name: row[name] for name in ("open", "overdue", "found", "cleared")}
    return nouns.say(words, name=safe(row["name"]), **counted)


def _stack(rows: pl.DataFrame, counts: pl.Expr, name: str, fill: Colour, pattern: str) -> Series:
    values = tuple(rows.select(counts).to_series())
    return Series(
        name,
        SeriesKind.BAR,
        values,
        Look(fill, pattern=Pattern(pattern, is_over=True)),
        labels=Labels(
            tuple(str(value) if value else "" for value in values), "inside", is_level=True, is_whole=True
        ),
        hover=tuple(
            f"{safe(kind)}：{name}{count}个" for kind, count in zip(rows["kind"], values, strict=True)
        ),
    )
