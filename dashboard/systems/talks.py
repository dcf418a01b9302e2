"""四必谈、双报到、志愿服务: eight numbers of contact with people, side by side."""

from dataclasses import replace

import polars as pl

from analytics.results import Results
from analytics.systems.talks import DUTIES, FEWEST_MEMBERS, INDICATORS, NONE, SUMS, TABLES
from dashboard.base.common_words import Menu
from dashboard.base.display import percent_value, period_name, share_of
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit import duties, duty_findings
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.duty_charts import DutyNouns
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_NOUNS = DutyNouns(TABLES.name, "四必谈、双报到、志愿服务")
_OF_SCOPE = TABLES.names[1]
_SHORT = {one.code: one.short for one in DUTIES}
_ROW = 28  # pixels of a number
_HIDDEN = "人数少，合计不列"


def headline(results: Results, scope: Scope) -> Statement:
    """How many talks were due and held, and how many larger units had none; of a unit what binds it."""
    if scope.is_unit or _NOUNS.table(results).is_empty():
        return duties.state_statement(_NOUNS, results, scope)
    none = scope.of(results.tables[NONE.name])
    clue = f"；{period_name(none['year'][0])}有{_none_words(none.height)}" if none.height else ""
    row = _sums(results, scope)
    words = scope.before(f"{period_name(results.period.code)}四必谈：{_sum_words(row)}")
    return Statement(f"{words}{clue}")


def key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """Due, held, who reported, and the clue; of a unit the states of its numbers."""
    if scope.is_unit:
        is_bound = scope.of(_NOUNS.table(results, "_by_unit")).height
        return duties.key_figures(_NOUNS, results, scope) if is_bound else []
    row = _sums(results, scope)
    due, done = (_occasions(row, name) for name in ("due", "done"))
    is_known = row.get("due") and row.get("done") is not None
    share = share_of(row["done"], row["due"], 0, 1) if is_known else None
    none = scope.of(results.tables[NONE.name]).height
    return [
        KeyFigure("四必谈应谈", due),
        KeyFigure("已谈", done, share),
        KeyFigure("填报四必谈的单位", f"{row.get('units') or 0}家"),
        KeyFigure("全年没有应谈", f"{none}家", None, None, f"党员{FEWEST_MEMBERS}人以上，只列出，不作判断"),
    ]


def together(results: Results, scope: Scope) -> Statement:
    """How to read the eight numbers side by side."""
    rows = _rows(results, scope)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    hidden = rows.filter(pl.col("done").is_null() | pl.col("due").is_null()).height
    left_out = f"；{hidden}项人数少，合计不列" if hidden else ""
    return Statement(f"有单位填报的{rows.height}项；合计为填报的做到数和应做数之和，没有填报的不补{left_out}")


def state_words(results: Results, scope: Scope) -> Statement:
    """What of the eight binds whom, and is done; a unit has its own list."""
    return Statement("") if scope.is_unit else duties.state_statement(_NOUNS, results, scope)


def shares_chart(results: Results, scope: Scope) -> Chart:
    """A row a number: how much of what was due is done, over all who reported it; never unit by unit."""
    rows = _rows(results, scope).filter((pl.col("due") > 0) | pl.col("due").is_null())
    if rows.is_empty():
        return Chart(none="没有可以列出的合计")
    pairs = rows.select("done", "due").rows()
    shares = tuple(None if None in pair else percent_value(pair[0] / pair[1], 0, 1) for pair in pairs)
    right = tuple(
        "不列" if due is None else f"不列/{due}" if done is None else f"{done}/{due}" for done, due in pairs
    )
    marks = Series("做到的占应做的", SeriesKind.MARKS, shares, Look(Colour.MET, marks=Marks("circle", 9)),
                   hover=right)  # fmt: skip
    names = Categories(
        tuple(rows["code"]),
        names=tuple(rows["indicator"]),
        ticks=tuple(safe(_SHORT[code]) for code in rows["code"]),
        right=right,
        room=(0.5, 0.5),
        is_down=True,
        is_given=True,
    )
    axis = Axis("做到的占应做的（%）", ends=(-3, 106), has_grid=True)
    return Chart((Panel(names, (marks,), axis),), height=90 + _ROW * rows.height, has_legend=False)


def none_statement(results: Results, scope: Scope) -> Statement:
    """How many larger units had no occasion in a whole year; a clue."""
    rows = scope.of(results.tables[NONE.name])
    words = (
        f"{period_name(rows['year'][0])}有{_none_words(rows.height)}；何为应谈由单位判断"
        if rows.height
        else ""
    )
    return Statement(words)


def _sums(results: Results, scope: Scope) -> dict:
    return next(iter(scope.of(results.tables[SUMS.name]).to_dicts()), {})


def _rows(results: Results, scope: Scope) -> pl.DataFrame:
    """The numbers anybody reported."""
    if scope.is_unit:
        return _NOUNS.table(results, "_by_indicator").clear()
    told = scope.of(_NOUNS.table(results)).filter(pl.col("done").is_not_null() | pl.col("hidden"))["code"]
    return scope.of(_NOUNS.table(results, "_by_indicator")).filter(pl.col("code").is_in(told.implode()))


def _none_words(count: int) -> str:
    return f"{count}家党员{FEWEST_MEMBERS}人以上的单位全年没有应谈"


def _sum_words(row: dict) -> str:
    """Of so many units; of few persons no number."""
    if not row.get("units"):
        return "没有单位填报"
    if row["due"] is None:
        return f"{row['units']}家单位填报，{_HIDDEN}"
    if not row["due"]:
        return f"{row['units']}家单位填报，应谈0人次"
    held = "已谈数不列"
    if row["done"] is not None:
        held = f"已谈{row['done']}人次（{share_of(row['done'], row['due'], 0, 1)}）"
    return f"{row['units']}家单位填报，应谈{row['due']}人次，{held}"


def _occasions(row: dict, name: str) -> str:
    if not row.get("units"):
        return "暂无数据"
    return "不列" if row[name] is None else f"{row[name]}人次"


_COLUMNS = (
    "indicator",
    "standing",
    "due",
    "done",
    "owed",
    "met",
    "unmet",
    "unreported",
    "incomplete",
    "observed",
)
_NONE_COLUMNS = ("name", "league", "year", "members", "reports")
_OWN = next(one for one in duty_findings.findings(_NOUNS) if one.name == "own")
SYSTEM = System(
    name="talks",
    title=TABLES.title,
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "八项与量化指标同一口径、同一次填报。集体谈话不算必谈；何为应谈由单位判断，待工委确认。没有填报的不当作0；"
        "人数少的不列数，也不由合计推出。不按单位比较谈话数；全年没有应谈的只列出，不作判断。"
    ),
    headline=headline,
    key_figures=key_figures,
    findings=(
        Finding("standing", SUMS.name, headline, Where.REPORT | Where.TEMPLATE, title=TABLES.title),
        Finding("shares", _OF_SCOPE, together, Where.PAGE, title="八项的做到数占应做数（各单位合计）",
                unit="%", chart=shares_chart, is_wide=True),
        Finding("together", _OF_SCOPE, state_words, Where.PAGE | Where.ANNEX,
                title="八项一览（人数少的合计不列）", unit="见口径说明", rows=_rows, columns=_COLUMNS,
                is_wide=True),
        Finding("none", NONE.name, none_statement, Where.PAGE | Where.UNIT | Where.ANNEX | Where.TEMPLATE,
                title="全年没有应谈的单位（按固定顺序，不作判断）", unit="人", columns=_NONE_COLUMNS,
                leads_to=LeadsTo.UNIT, is_wide=True),
        replace(_OWN, where=Where.PAGE | Where.UNIT, title="本单位填报的八项"),
    ),
    definitions=INDICATORS,
    records=TABLES.name,
)  # fmt: skip
