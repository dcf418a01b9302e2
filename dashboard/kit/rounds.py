"""What is said of a system of rounds, in its nouns: who was reached by now, against the pace of the year.

Tables, after the name they begin with: `_by_quarter` (scope, quarter, population, covered by its end, pace,
units, units_without), `_by_unit` (org_id, name, league, population, covered, first … fourth: covered first in
that quarter), and the organisations one by one (state, last_on, times, days_since).
"""

from dataclasses import dataclass

import polars as pl

from analytics.base.periods import Grain, Period, parse
from analytics.kit.matters import MatterState
from analytics.kit.rounds import HALF, NOT_REACHED, ended_quarters
from analytics.results import Results
from dashboard.base.display import day_name, percent_value, period_name, share_of
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.figure_change import with_change
from dashboard.kit.statement import KeyFigure, Scope, Statement, Urgency
from dashboard.kit.system import Reminder

QUARTERS = ("first", "second", "third", "fourth")
_HEIGHT = 360


@dataclass(frozen=True, eq=False)
class RoundNouns:
    """name: of its tables; went: what is done (观摩); one: whom it reaches (支部).

    each_quarter: a unit owes a round in every quarter.
    """

    name: str
    went: str
    one: str
    each_quarter: bool = True
    judged: str = ""  # the figure by which the change of what is reached is judged

    def table(self, results: Results, suffix: str = "") -> pl.DataFrame:
        """One of its tables."""
        return results.tables[f"{self.name}{suffix}"]


def coverage(nouns: RoundNouns, results: Results, scope: Scope) -> Statement:
    """How many are reached, beside the pace; after the year how many were not. The pace judges nobody."""
    row = _last(nouns, results, scope)
    if not row:
        return no_records(nouns, results, scope)
    until, count = period_name(row["quarter"]), row["population"]
    if not count:
        return Statement(scope.before(f"{until}末没有应{nouns.went}的{nouns.one}"))
    reached = (
        f"{_of_whom(nouns, results, scope)}{nouns.went}了"
        f"{row['covered']}/{count}个{nouns.one}（{_share_reached(row)}）"
    )
    if not _is_over(row):
        words = f"{scope.name}截至{until}，{reached}，按季度进度为{share_of(row['pace'], count, 1)}"
    elif row["covered"] == count:
        words = scope.before(f"{row['quarter'][:4]}年{reached}，实现全覆盖")
    else:
        words = scope.before(
            f"{row['quarter'][:4]}年{reached}，还有{count - row['covered']}个没有{nouns.went}"
        )
    unseen = f"；还有{row['unseen']}个{nouns.one}两年没有{nouns.went}过" if row["unseen"] else ""
    is_told = nouns.each_quarter and not scope.is_unit
    return Statement(words + (_without(nouns, row) if is_told else "") + unseen)


def _of_whom(nouns: RoundNouns, results: Results, scope: Scope) -> str:
    """Whose are counted where that is not everybody: those a document asks and those with a record."""
    if nouns.each_quarter or scope.is_unit:
        return ""
    count = scope.of(nouns.table(results, "_by_unit")).filter(pl.col("population") > 0).height
    return f"有约束或登记过{nouns.went}的{count}家单位"


def key_figures(nouns: RoundNouns, results: Results, scope: Scope) -> list[KeyFigure]:
    """Reached, the pace, what is left, units without a round in the quarter."""
    row = _last(nouns, results, scope)
    labels = (
        f"已{nouns.went}{nouns.one}",
        "按季度进度",
        f"还没有{nouns.went}",
        f"{_name_quarter(row)}没有组织{nouns.went}",
    )
    if not row or not row["population"]:
        return [KeyFigure(label, "暂无数据") for label in labels]
    covered, count = row["covered"], row["population"]
    until = "" if _is_over(row) else f"截至{_name_quarter(row)}末"
    about = "，".join(part for part in (f"应{nouns.went}{count}个", until) if part)
    reached = KeyFigure(labels[0], f"{covered}个", _share_reached(row), None, about)
    figures = [
        with_change(reached, results, scope.code, nouns.judged),
        KeyFigure(labels[1], f"{row['pace']}个", share_of(row["pace"], count, 1), None, "只作对照"),
        KeyFigure(labels[2], f"{count - covered}个", about=until or None),
    ]
    if scope.is_unit or not nouns.each_quarter:
        return figures
    return [*figures, KeyFigure(labels[3], f"{row['units_without']}家")]


def coverage_chart(nouns: RoundNouns, results: Results, scope: Scope) -> Chart:
    """The share reached by the end of each quarter, and the pace beside it."""
    rows = scope.of(nouns.table(results, "_by_quarter")).filter(pl.col("population") > 0)
    if rows.is_empty():
        return Chart(none=no_records(nouns, results, scope).on_page)
    names = tuple(period_name(code) for code in rows["quarter"])
    lines = (
        ("covered", f"已{nouns.went}", Look(Colour.MET, "solid", 2.5, marks=Marks("circle", 7))),
        ("pace", "按季度进度", Look(Colour.TARGET, "dash", 1.5, marks=Marks("diamond-open", 6))),
    )
    shares = {
        column: tuple(
            percent_value(part / count, 0, 1) for part, count in rows.select(column, "population").iter_rows()
        )
        for column, *_ in lines
    }
    drawn = tuple(
        Series(
            name,
            SeriesKind.LINE,
            shares[column],
            look,
            hover=tuple(f"{share}%" for share in shares[column]),
        )
        for column, name, look in lines
    )
    ticks = tuple(f"{parse(code).number}季度<br>{code[:4]}" for code in rows["quarter"])
    across = Categories(
        tuple(rows["quarter"]),
        names=names,
        periods=tuple(rows["quarter"]),
        ticks=ticks,
        is_given=True,
        is_level=True,
    )
    return Chart(
        (Panel(across, drawn, Axis(f"占应{nouns.went}{nouns.one}（%）", ends=(0, 105))),), height=_HEIGHT
    )


def not_reached(nouns: RoundNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """Those that had to be reached this year and were not whole, and whose they are."""
    rows = scope.of(nouns.table(results)).filter(pl.col("state").is_in([HALF, NOT_REACHED]))
    units = nouns.table(results, "_by_unit").select(unit_id="org_id", unit="name")
    return rows.join(units, on="unit_id", how="left", maintain_order="left").select(
        "unit", pl.exclude("unit")
    )


def left_statement(nouns: RoundNouns, results: Results, scope: Scope) -> Statement:
    """How many are left, and how many of them were never reached."""
    if not _last(nouns, results, scope):
        return Statement("")
    rows = not_reached(nouns, results, scope)
    if rows.is_empty():
        return Statement(f"没有未{nouns.went}的{nouns.one}")
    never = rows["last_on"].null_count()
    until, yet = so_far(results)
    words = f"{until}本年{yet}没有{nouns.went}的{nouns.one}{rows.height}个"
    return Statement(words + (f"，其中{never}个从未{nouns.went}过" if never else ""))


def urgency(nouns: RoundNouns, results: Results, scope: Scope) -> Urgency:
    """Only after the year is anything behind; while it runs the pace judges nobody."""
    row = _last(nouns, results, scope)
    if not row or not row["population"]:
        return Urgency.NONE
    return Urgency.BEHIND if _is_over(row) and row["covered"] < row["population"] else Urgency.NEWS


def reminders(nouns: RoundNouns, results: Results) -> list[Reminder]:
    """Units without a round in the quarter; from the fourth on also those that have not reached all."""
    rows = nouns.table(results, "_by_unit").filter(pl.col("population") > 0)
    quarter = len(ended_quarters(results.period.year, results.counted_on))
    if rows.is_empty() or not quarter:
        return []
    when = period_name(Period(results.period.year, Grain.QUARTER, quarter).code)
    idle = [
        Reminder(row["org_id"], f"{when}没有组织{nouns.went}", state=_state_of(row))
        for row in rows.filter(pl.col("without")).to_dicts()
    ]
    missing = (
        rows.filter(pl.col("covered") < pl.col("population")) if quarter == len(QUARTERS) else rows.clear()
    )
    words = "本年还有{count}个" + f"{nouns.one}没有{nouns.went}"
    return idle + [
        Reminder(
            row["org_id"],
            words.format(count=row["population"] - row["covered"]),
            state=_state_of(row),
        )
        for row in missing.to_dicts()
    ]


def _state_of(unit: dict) -> MatterState:
    """Where a document asks for it, it is owed; for all others it is a yardstick, as in older editions."""
    return MatterState.OWED if unit.get("binds") else MatterState.YARDSTICK


def no_records(nouns: RoundNouns, results: Results, scope: Scope) -> Statement:
    """That nobody went; or, while the first quarter runs, that no quarter is over yet."""
    if nouns.table(results).height and not nouns.table(results, "_by_quarter").height:
        year = results.period.year
        return Statement(f"{year}年还没有一个季度结束，{scope.name}的{nouns.went}到季末再与按季度进度对照")
    words = f"{scope.name}没有{nouns.went}记录"
    return Statement(words) if scope.is_unit or nouns.table(results).height else Statement.of_nothing(words)


def _last(nouns: RoundNouns, results: Results, scope: Scope) -> dict:
    rows = scope.of(nouns.table(results, "_by_quarter"))
    return rows.sort("quarter").row(-1, named=True) if rows.height else {}


def _is_over(row: dict) -> bool:
    return parse(row["quarter"]).number == len(QUARTERS)


def so_far(results: Results) -> tuple[str, str]:
    """Until which day, and that it may still come; both empty once the year is over."""
    day = results.counted_on
    over = len(ended_quarters(results.period.year, day)) == len(QUARTERS)
    return ("", "") if over else (f"截至{day_name(day)}，", "还")


def _without(nouns: RoundNouns, row: dict) -> str:
    count, when = row["units_without"], _name_quarter(row)
    return (
        f"；{when}{count}家单位没有组织{nouns.went}" if count else f"；{when}应组织{nouns.went}的单位都组织了"
    )


def _name_quarter(row: dict) -> str:
    """第三季度: the last one that is over, which in a month or a half-year is not always the running one."""
    return period_name(row["quarter"]).partition("年")[2] if row else "季度内"


def _share_reached(row: dict) -> str:
    """The share reached, on its own side of the pace and of all."""
    count = row["population"]
    return share_of(row["covered"], count, 0, row["pace"] / count, 1)
