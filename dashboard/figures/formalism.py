"""Figures of formalism and burden: the options of a survey, and the counts beside those of 2019."""

import textwrap

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from analytics import rules
from analytics.measures.stars import PROVINCE
from analytics.measures.survey import RankedOption
from analytics.periods import parse
from analytics.results import Results
from analytics.rules import League
from analytics.systems.burden import BURDEN
from dashboard import display, theme
from dashboard.display import period_name, word
from dashboard.figures.blank import blank
from dashboard.figures.labels import safe
from dashboard.text.formalism import Formalism

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


def pooled(results: Results, scope: str) -> pl.DataFrame:
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


def survey_options(results: Results, colours: theme.Palette, survey: str) -> go.Figure:
    """One field a question, its options from most to least; never a sum, because several may be ticked."""
    questions = answers(results, survey).partition_by("question_id", maintain_order=True)
    if not questions:
        return blank(Formalism.SURVEY_NONE, colours)
    sizes = [question.height for question in questions]
    height = sum(sizes) * _ROW + len(sizes) * _HEAD + 60
    figure = make_subplots(
        rows=len(questions),
        shared_xaxes=True,
        row_heights=sizes,
        vertical_spacing=_HEAD / height if len(sizes) > 1 else 0,
        subplot_titles=[safe(question["question"][0]) for question in questions],
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": theme.FONT_SIZE, "color": colours.text})
    for number, question in enumerate(questions, start=1):
        figure.add_trace(_option_bars(question, colours), row=number, col=1)
        figure.update_yaxes(type="category", autorange="reversed", row=number, col=1)
    figure.update_xaxes(range=[0, 100], showgrid=True)
    figure.update_xaxes(title=Formalism.SURVEY_AXIS, row=len(questions), col=1)
    margin = {"l": 8, "r": 44, "t": 36, "b": 8}
    return figure.update_layout(
        height=height, showlegend=False, margin=margin, template=theme.template(colours)
    )


def burden_kinds(results: Results, colours: theme.Palette, scope: str) -> go.Figure:
    """The counts of each kind beside those of the same months of 2019, with the change below."""
    rows = pooled(results, scope)
    if rows.is_empty():
        return blank(Formalism.KINDS_NONE.format(scope=scope), colours)
    now = period_name(results.period.code)
    figure = go.Figure(
        [
            _count_bars(rows, "base", Formalism.BASE_YEAR, colours),
            _count_bars(rows, "now", now, colours),
        ]
    )
    figure.update_yaxes(title=Formalism.KINDS_AXIS, rangemode="tozero", tickformat="d")
    figure.update_xaxes(type="category")
    return figure.update_layout(height=HEIGHT, barmode="group", bargap=0.15, template=theme.template(colours))


def burden_months(results: Results, colours: theme.Palette, scope: str, kind: str) -> go.Figure:
    """One kind month by month beside the same months of 2019."""
    rows = months(results, scope, kind)
    if rows.is_empty():
        return blank(Formalism.KINDS_NONE.format(scope=scope), colours)
    hovers = [_month_hover(row) for row in rows.iter_rows(named=True)]
    lines = (
        ("base", Formalism.BASE_YEAR, colours.neutral, "dash", "square"),
        ("now", period_name(results.period.code), colours.met, "solid", "circle"),
    )
    figure = go.Figure(
        [
            go.Scatter(
                x=[str(parse(code).number) for code in rows["period"]],
                y=rows[column].to_list(),
                name=name,
                mode="lines+markers",
                line={"color": colour, "dash": dash, "width": 2},
                marker={"symbol": symbol, "size": 8},
                hovertext=hovers,
                hovertemplate="%{hovertext}<extra></extra>",
            )
            for column, name, colour, dash, symbol in lines
        ]
    )
    figure.update_yaxes(title=Formalism.MONTHS_AXIS, rangemode="tozero", tickformat="d")
    figure.update_xaxes(type="category", title=Formalism.MONTHS_TITLE)
    return figure.update_layout(height=HEIGHT, template=theme.template(colours))


def _option_bars(question: pl.DataFrame, colours: theme.Palette) -> go.Bar:
    return go.Bar(
        x=_percents(question),
        y=[_wrapped(option) for option in question["option"]],
        orientation="h",
        marker={"color": [colours.met if place == 1 else colours.neutral for place in question["place"]]},
        text=[word(percent, _PERCENT) for percent in question["percent"]],
        textposition="outside",
        textfont={"color": colours.text},
        cliponaxis=False,
        hovertext=[_option_hover(row) for row in question.iter_rows(named=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _percents(question: pl.DataFrame) -> list[float]:
    shown = display.displayed(question.select("percent"), RankedOption)
    return shown.to_series().to_list()


def _wrapped(option: str) -> str:
    return "<br>".join(safe(line) for line in textwrap.wrap(option, _LINE))


def _option_hover(row: dict) -> str:
    return Formalism.SURVEY_HOVER.format(
        question=safe(row["question"]),
        option=safe(row["option"]),
        percent=word(row["percent"], _PERCENT),
        place=row["place"],
    )


def _count_bars(rows: pl.DataFrame, column: str, name: str, colours: theme.Palette) -> go.Bar:
    then = {"color": colours.neutral, "pattern": {"shape": "/"}}
    marker = {"color": colours.met} if column == "now" else then
    return go.Bar(
        x=[
            Formalism.KINDS_TICK.format(kind=row["kind"], ratio=word(row["ratio"], _RATIO))
            for row in rows.iter_rows(named=True)
        ],
        y=rows[column].to_list(),
        name=name,
        marker=marker,
        text=[str(count) for count in rows[column]],
        textposition="outside",
        textangle=0,
        textfont={"size": 11, "color": colours.text},
        constraintext="none",
        cliponaxis=False,
        hovertext=[
            Formalism.KINDS_HOVER.format(kind=kind, year=name, count=count)
            for kind, count in rows.select("kind", column).iter_rows()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _month_hover(row: dict) -> str:
    return Formalism.MONTHS_HOVER.format(
        month=period_name(row["period"]), now=row["now"], base=row["base"], units=row["units"]
    )
