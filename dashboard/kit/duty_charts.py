"""The pictures of a system of duties: a dot a number with its bounds, units against numbers in signs."""

from dataclasses import dataclass

import polars as pl

from analytics.kit.duties import State
from analytics.reference.thresholds import Standing, duties
from analytics.results import Results
from analytics.statistics.suppression import LEAST
from dashboard.base.display import percent_value
from dashboard.base.labels import in_lines, safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.base.shortening import short_names
from dashboard.kit.chart import Axis, Categories, Chart, HeatMap, Panel, Series, SeriesKind
from dashboard.kit.statement import Scope

MOST, ALL, FEW = "most", "all", 20
WORST_FIRST = (
    State.UNMET, State.UNREPORTED, State.INCOMPLETE, State.BEHIND, State.ON_PACE, State.NOT_YET, State.MET,
    State.NEW, State.YARDSTICK, State.NOT_OWED,
)  # fmt: skip
# Sign, what the legend calls it, its colour, and the states it stands for.
_SIGNS = (
    ("✓", "已做到", Colour.MET, (State.MET,)),
    ("✗", "未做到", Colour.TARGET, (State.UNMET,)),  # graver than what there is still time for
    ("▽", "落后于进度", Colour.MISSED, (State.BEHIND,)),
    ("○", "未报、未报全", Colour.NEUTRAL, (State.UNREPORTED, State.INCOMPLETE)),
    ("–", "按进度、未到期", Colour.GRID, (State.ON_PACE, State.NOT_YET, State.NEW)),
    ("·", "参照、不适用", Colour.BACKGROUND, (State.YARDSTICK, State.NOT_OWED)),
)
_SHORT = {one.code: one.short for one in duties()}
_PLACE = {state: place for place, (*_, states) in enumerate(_SIGNS) for state in states}
_LIMITS = tuple(place + 0.5 for place in range(len(_SIGNS) - 1))
_ROW, _HEAD = 26, 4  # pixels of a dot's row; characters of a line of a heading


@dataclass(frozen=True, eq=False)
class DutyNouns:
    """name: of its tables; what: is reported (履职填报).

    told_elsewhere: codes of numbers a system of their own reminds of, so that one thing owed is one line.
    """

    name: str
    what: str
    told_elsewhere: frozenset[str] = frozenset()

    def table(self, results: Results, suffix: str = "") -> pl.DataFrame:
        """One of its tables."""
        return results.tables[f"{self.name}{suffix}"]


def of_standing(nouns: DutyNouns, results: Results, scope: Scope, standing: str) -> pl.DataFrame:
    """The numbers of this standing that concern the scope: worst share first, then those not judged yet."""
    rows = scope.of(nouns.table(results, "_by_indicator"))
    if standing == Standing.BINDING:
        found = rows.filter(pl.col("owed") > 0)
    elif standing == Standing.OBSERVED:
        found = rows.filter((pl.col("standing") == standing) & (pl.col("observed") > 0))
    else:
        found = rows.filter((pl.col("standing") != Standing.OBSERVED) & (pl.col("observed") > 0))
    left = pl.col("unmet") + pl.col("unreported") + pl.col("incomplete")
    return found.sort(-left, "met_share", nulls_last=True, maintain_order=True)


def open_numbers(nouns: DutyNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """The binding numbers that somebody did not do or did not report."""
    rows = of_standing(nouns, results, scope, Standing.BINDING)
    return rows.filter(pl.col("unmet") + pl.col("unreported") + pl.col("incomplete") > 0)


def dots(nouns: DutyNouns, results: Results, scope: Scope, standing: str) -> Chart:
    """A row a number: its share, the bounds a report would move it in, and how many it is of."""
    rows = of_standing(nouns, results, scope, standing).filter(pl.col("low") < 1)
    if rows.is_empty():
        return Chart(none="没有未做到、未报的指标")
    keys = tuple(rows["code"])
    shares, low, high = (_percents(rows[name]) for name in ("met_share", "low", "high"))
    right = tuple(_of_judged(row) for row in rows.to_dicts())
    ends = Series("未报的都没做到至都做到", SeriesKind.RANGE, low, Look(Colour.MUTED, width=3), ends=high)
    marks = Series(
        "做到率", SeriesKind.MARKS, shares, Look(Colour.MET, marks=Marks("circle", 9)), hover=right
    )
    names = Categories(
        keys,
        names=tuple(rows["indicator"]),
        ticks=tuple(safe(_SHORT[code]) for code in keys),
        right=right,
        room=(0.5, 0.5),
        is_down=True,
        is_given=True,
    )
    axis = Axis("做到率（%）", ends=(-3, 103), has_grid=True)
    return Chart((Panel(names, (ends, marks), axis),), height=110 + _ROW * rows.height, is_legend_above=True)


def _of_judged(row: dict[str, int]) -> str:
    """How many did it of how many it can be said of, and how many are not known."""
    judged, left = row["met"] + row["unmet"], row["unreported"] + row["incomplete"]
    parts = [f"{row['met']}/{judged}" if judged else "", f"未报、未报全{left}" if left else ""]
    return "，".join(filter(None, parts))


def unit_choices(nouns: DutyNouns, results: Results, scope: Scope) -> dict[str, str]:
    """How many units the matrix shows; none where all have room."""
    units = scope.of(nouns.table(results, "_by_unit"))
    return {MOST: f"问题最多的{FEW}个", ALL: "全部单位"} if units.height > FEW else {}


def shared_codes(nouns: DutyNouns, results: Results, scope: Scope) -> list[str]:
    """The binding numbers the matrix has room for: those that enough units owe, or all where none is."""
    rows = scope.of(nouns.table(results, "_by_indicator")).filter(pl.col("owed") > 0)
    shared = rows.filter(pl.col("owed") >= LEAST)
    return (shared if shared.height else rows)["code"].to_list()


def matrix_units(nouns: DutyNouns, results: Results, scope: Scope, standing: str, show: str) -> pl.DataFrame:
    """The units of the matrix: those with most left open first, each with what it told of."""
    cells = _cells(nouns, results, scope, standing)
    bad = pl.col("state").is_in([State.UNMET, State.UNREPORTED, State.INCOMPLETE, State.BEHIND])
    rows = (
        cells.group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first(), left=bad.sum())
        .sort("left", descending=True, maintain_order=True)
    )
    return rows.head(FEW) if show == MOST else rows


def matrix(nouns: DutyNouns, results: Results, scope: Scope, standing: str, show: str) -> Chart:
    """Units down, numbers across, a sign a cell."""
    units = matrix_units(nouns, results, scope, standing, show)
    cells = _cells(nouns, results, scope, standing)
    if units.is_empty():
        return Chart(none="没有受约束、也没有填报的单位")
    codes = cells.select("code", "indicator").unique(maintain_order=True)
    found = {(row["org_id"], row["code"]): row["state"] for row in cells.to_dicts()}
    lines = [
        [found.get((org_id, code), State.NOT_OWED) for code in codes["code"]] for org_id in units["org_id"]
    ]
    grid = HeatMap(
        rows=tuple(map(safe, units["name"])),
        columns=tuple(map(safe, codes["indicator"])),
        cells=tuple(tuple(float(_PLACE[State(state)]) for state in line) for line in lines),
        limits=_LIMITS,
        bands=tuple(f"{sign} {name}" for sign, name, *_ in _SIGNS),
        names=tuple(map(safe, short_names(units["name"]))),
        heads=tuple(in_lines(safe(_SHORT[code]), _HEAD) for code in codes["code"]),
        codes=tuple(units["org_id"]),
        hover=tuple(
            tuple(
                f"{safe(name)}<br>{safe(one)}：{state}"
                for one, state in zip(codes["indicator"], line, strict=True)
            )
            for name, line in zip(units["name"], lines, strict=True)
        ),
        signs=tuple(tuple(_SIGNS[_PLACE[State(state)]][0] for state in line) for line in lines),
        looks=tuple(colour for *_, colour, _ in _SIGNS),
    )
    bars = tuple(
        Series(name, SeriesKind.BAR, _how_often(lines, states), Look(colour))
        for _, name, colour, states in _SIGNS
    )
    return Chart(
        (Panel(Categories(tuple(map(safe, codes["indicator"]))), bars, Axis("单位数（家）", is_whole=True)),),
        grid=grid,
    )


def _how_often(lines: list[list[State]], states: tuple[State, ...]) -> tuple[float, ...]:
    """Of each column, how many units are in one of the states."""
    return tuple(float(sum(state in states for state in column)) for column in zip(*lines, strict=True))


def _cells(nouns: DutyNouns, results: Results, scope: Scope, standing: str) -> pl.DataFrame:
    """The duties of the scope of this standing: bound ones, or those reported without being bound."""
    rows = scope.of(nouns.table(results))
    unbound = pl.col("state").is_in([State.YARDSTICK, State.NOT_OWED])
    if standing == Standing.BINDING:
        shared = shared_codes(nouns, results, scope)
        return rows.filter(~unbound & pl.col("code").is_in(shared))
    told = (pl.col("done").is_not_null() | pl.col("hidden")) & unbound
    is_observed = pl.col("standing") == Standing.OBSERVED
    return rows.filter(told & (is_observed if standing == Standing.OBSERVED else ~is_observed))


def _percents(shares: pl.Series) -> tuple[float | None, ...]:
    return tuple(None if share is None else percent_value(share, 0, 1) for share in shares)
