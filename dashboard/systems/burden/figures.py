"""Charts of formalism and burden: the options of a survey, and the counts beside those of 2019."""

import textwrap

import polars as pl

from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from analytics.systems.burden import BURDEN
from analytics.systems.survey import RankedOption
from dashboard.base import display
from dashboard.base.display import period_name, word
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks, Pattern
from dashboard.kit.chart import Axis, Below, Categories, Chart, Labels, Panel, Series, SeriesKind, Together
from dashboard.systems.burden.words import Formalism

HEIGHT = 360
SCOPES = (PROVINCE, League.PROVINCIAL.value, League.MUNICIPAL.value)
KINDS = tuple(kind.value for kind in rules.Burden)
_LINE = 11  # characters of an option in one line
_ROW, _HEAD = 34, 44  # pixels
_PERCENT = RankedOption.columns()["percent"]
_RATIO = BURDEN.pooled.columns()["ratio"]


def surveys(results: Results) -> list[str]:
    """The surveys there are; without any, one without a name."""
    return results.tables["survey"]["survey"].unique(maintain_order=True).to_list() or [""]


def answers(results: Results, survey: str) -> pl.DataFrame:
    """The options of one survey, ranked within their question."""
    return results.tables["survey"].filter(pl.col("survey") == survey)


def kind_rows(results: Results, scope: str) -> pl.DataFrame:
    """The four kinds of the scope that have months to compare."""
    rows = results.tables["burden_pooled"]
    return rows.filter((pl.col("scope") == scope) & (pl.col("months") > 0))


def months(results: Results, scope: str, kind: str) -> pl.DataFrame:
    """The comparable months of one kind."""
    rows = results.tables["burden_by_month"]
    return rows.filter((pl.col("scope") == scope) & (pl.col("kind") == kind))


def units(results: Results, scope: str) -> pl.DataFrame:
    """Unit × kind of the scope."""
    rows = results.tables["burden_by_unit"]
    return rows if scope == PROVINCE else rows.filter(pl.col("league") == scope)


def survey_options(results: Results, survey: str) -> Chart:
    """One field a question, its options from most to least; never a sum, because several may be ticked."""
    questions = answers(results, survey).partition_by("question_id", maintain_order=True)
    if not questions:
        return Chart(none=Formalism.SURVEY_NONE.on_page)
    sizes = tuple(question.height for question in questions)
    height = sum(sizes) * _ROW + len(sizes) * _HEAD + 90
    return Chart(
        tuple(_question(question, is_first=at == 0) for at, question in enumerate(questions)),
        height=height,
        below=Below(sizes, _HEAD / height if len(sizes) > 1 else 0),
        together=Together.OVER,
        is_legend_above=True,
        margins={"l": 8, "r": 44, "t": 66, "b": 8},
    )


def burden_kinds(results: Results, scope: str) -> Chart:
    """The counts of each kind beside those of the same months of 2019, with the change below."""
    rows = kind_rows(results, scope)
    if rows.is_empty():
        return Chart(none=Formalism.KINDS_NONE.fill(scope=scope).on_page)
    ticks = (f"{kind}<br>{word(ratio, _RATIO)}" for kind, ratio in rows.select("kind", "ratio").iter_rows())
    then = Look(Colour.NEUTRAL, pattern=Pattern("/"))
    panel = Panel(
        Categories(tuple(ticks)),
        (
            _count_bars(rows, "base", Formalism.BASE_YEAR, then),
            _count_bars(rows, "now", period_name(results.period.code), Look(Colour.MET)),
        ),
        Axis("数量（次、件）", from_zero=True, is_whole=True),
    )
    return Chart((panel,), height=HEIGHT, together=Together.SIDE, gap=0.15)


def burden_months(results: Results, scope: str, kind: str) -> Chart:
    """One kind month by month beside the same months of 2019."""
    rows = months(results, scope, kind)
    if rows.is_empty():
        return Chart(none=Formalism.KINDS_NONE.fill(scope=scope).on_page)
    hovers = tuple(_month_hover(row) for row in rows.iter_rows(named=True))
    then = Look(Colour.NEUTRAL, "dash", 2, marks=Marks("square", 8))
    now = Look(Colour.MET, "solid", 2, marks=Marks("circle", 8))
    lines = (("base", Formalism.BASE_YEAR, then), ("now", period_name(results.period.code), now))
    panel = Panel(
        Categories(
            tuple(str(parse(code).number) for code in rows["period"]),
            periods=tuple(rows["period"]),
            title="月份",
        ),
        tuple(
            Series(name, SeriesKind.LINE, tuple(rows[column]), look, hover=hovers)
            for column, name, look in lines
        ),
        Axis("数量（次、件）", from_zero=True, is_whole=True),
    )
    return Chart((panel,), height=HEIGHT)


def _question(rows: pl.DataFrame, *, is_first: bool) -> Panel:
    parts = (
        (rows.filter(pl.col("place") == 1), Formalism.MOST, Colour.MET),
        (rows.filter(pl.col("place") != 1), Formalism.OTHERS, Colour.NEUTRAL),
    )
    return Panel(
        Categories(tuple(_wrap_option(option) for option in rows["option"]), is_down=True, is_given=True),
        tuple(_option_bars(*part, is_first=is_first) for part in parts),
        Axis("占被调查者（%）", ends=(0, 100), has_grid=True),
        title=safe(rows["question"][0]),
    )


def _option_bars(rows: pl.DataFrame, name: str, fill: Colour, *, is_first: bool) -> Series:
    """Bars of these options; the legend has each name once for all questions."""
    return Series(
        name,
        SeriesKind.BAR,
        tuple(display.shown_table(rows.select("percent"), RankedOption).to_series()),
        Look(fill),
        at=tuple(_wrap_option(option) for option in rows["option"]),
        labels=Labels(
            tuple(word(percent, _PERCENT) for percent in rows["percent"]),
            "outside",
            colour=Colour.TEXT,
            is_clipped=False,
        ),
        hover=tuple(_option_hover(row) for row in rows.iter_rows(named=True)),
        in_legend=is_first,
    )


def _wrap_option(option: str) -> str:
    return "<br>".join(safe(line) for line in textwrap.wrap(option, _LINE))


def _option_hover(row: dict) -> str:
    return "{question}<br>{option}：{percent}，本题第{place}".format(
        question=safe(row["question"]),
        option=safe(row["option"]),
        percent=word(row["percent"], _PERCENT),
        place=row["place"],
    )


def _count_bars(rows: pl.DataFrame, column: str, name: str, look: Look) -> Series:
    counts = tuple(rows[column])
    return Series(
        name,
        SeriesKind.BAR,
        counts,
        look,
        labels=Labels(
            tuple(map(str, counts)),
            "outside",
            size=11,
            colour=Colour.TEXT,
            is_level=True,
            is_whole=True,
            is_clipped=False,
        ),
        hover=tuple(f"{kind}<br>{name}：{count}" for kind, count in zip(rows["kind"], counts, strict=True)),
    )


def _month_hover(row: dict) -> str:
    return "{month}<br>本期{now}，2019年同期{base}<br>可比单位{units}个".format(
        month=period_name(row["period"]), now=row["now"], base=row["base"], units=row["units"]
    )
