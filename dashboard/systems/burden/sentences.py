"""What the page of formalism and burden says above its pictures."""

from dataclasses import replace
from typing import Any

import polars as pl

from analytics.base import rules
from analytics.base.columns import is_welcome
from analytics.results import Results
from analytics.systems.burden import BURDEN
from analytics.systems.survey import RankedOption
from dashboard.base.display import period_name, word
from dashboard.kit import figure_change
from dashboard.kit.few_names import of_so_many
from dashboard.kit.statement import KeyFigure, Statement
from dashboard.systems.burden import figures
from dashboard.systems.burden.words import Formalism

_POOLED = BURDEN.pooled.columns()
_PERCENT = RankedOption.columns()["percent"]


def mark(results: Results, table: str) -> dict[str, Any]:
    """label and color of the badge that says whether the figures of the table are real."""
    if results.synthetic(table):
        return {"label": rules.SYNTHETIC_MARK, "color": "orange"}
    return {"label": "公开发表的调查数据", "color": "green"}


def survey(results: Results, name: str) -> Statement:
    """The option most often ticked in each question."""
    first = figures.answers(results, name).filter(pl.col("place") == 1)
    if first.is_empty():
        return Formalism.SURVEY_NONE
    named = first.filter(pl.col("percent") > 0)  # an option nobody ticked is not the most often ticked one
    told = [
        "{question}是{options}（{percent}）".format(
            question=question["question"][0],
            options=Formalism.AND.join(question["option"]),
            percent=word(question["percent"][0], _PERCENT),
        )
        for question in named.partition_by("question_id", maintain_order=True)
    ]
    silent = first.filter(pl.col("percent") == 0)["question"].unique(maintain_order=True)
    said = [f"提到最多的：{Formalism.SURVEY_GAP.join(told)}"] if told else []
    said += [f"{Formalism.AND.join(silent)}的各个选项都没有人提到"] if silent.len() else []
    return Statement("；".join(said))


def survey_title(results: Results, name: str) -> str:
    """The survey, its year and what the percentages are of."""
    rows = figures.answers(results, name)
    if rows.is_empty():
        return Formalism.SURVEY_SECTION
    return "{survey}（{year}，占被调查者的百分比）".format(survey=name, year=period_name(rows["period"][0]))


def survey_year(results: Results, name: str) -> str:
    """The year of the survey, which is not the page's period; empty where there is none."""
    rows = figures.answers(results, name)
    return "" if rows.is_empty() else period_name(rows["period"][0])


def survey_notes(results: Results, name: str) -> list[Statement]:
    """Where the figures come from and what they do not say; nothing without a survey."""
    rows = figures.answers(results, name)
    if rows.is_empty():
        return []
    sources = rows["source"].drop_nulls().unique(maintain_order=True)
    source = Formalism.AND.join(sources) or "未注明。"
    counted = rows["respondents"].count()
    told = f"来源：{source}。" + ("" if counted else "未公布作答人数，不作区间估计。")
    return [Statement(told, "作答人数见明细。" if counted else ""), Statement(Formalism.SURVEY_MULTIPLE)]


def survey_table(results: Results, name: str) -> Statement:
    """How much the survey published."""
    rows = figures.answers(results, name)
    if rows.is_empty():
        return Formalism.SURVEY_NONE
    questions = rows["question_id"].n_unique()
    return Statement(f"{questions}个问题，公布了{rows.height}个选项的占比")


def indicators(results: Results, scope: str) -> list[KeyFigure]:
    """The count of each kind; beside it the change on 2019 and what it was then."""
    rows = {row["kind"]: row for row in figures.kind_rows(results, scope).iter_rows(named=True)}
    measures = {kind: f"burden_{column}" for column, kind in BURDEN.kinds.items()}
    told = [_kind(kind, rows.get(kind), _since(results, scope, measures[kind])) for kind in figures.KINDS]
    return (
        [replace(one, change=None, good=None, about=None) for one in told] if is_base_year(results) else told
    )


def is_base_year(results: Results) -> bool:
    """Whether the period lies in the year that all are held against: it is compared with nothing."""
    return results.period.year == BURDEN.base_year


def kinds(results: Results, scope: str) -> Statement:
    """Which kinds are over the same months of 2019, which are not, which cannot be compared."""
    rows = figures.kind_rows(results, scope)
    if rows.is_empty():
        return Formalism.KINDS_NONE.fill(scope=scope)
    if is_base_year(results):
        return Statement(Formalism.HELD_AGAINST.format(period=period_name(results.period.code)))
    over, within = (rows.filter(pl.col("within") == judged)["kind"].to_list() for judged in (False, True))
    told = f"{period_name(results.period.code)}{scope}各单位合计，"  # a sum may hide units that are over
    if over:
        told += f"{Formalism.AND.join(over)}超过2019年同期"
        told += f"，{Formalism.AND.join(within)}不超过" if within else ""
    else:
        told += f"{Formalism.AND.join(within)}不超过2019年同期"
    unknown = [kind for kind in figures.KINDS if kind not in (*over, *within)]
    return Statement(told + (f"；{Formalism.AND.join(unknown)}没有可比的月份" if unknown else ""))


def months(results: Results, scope: str, kind: str) -> Statement:
    """In how many months the kind is over 2019."""
    rows = figures.months(results, scope, kind)
    if rows.is_empty():
        return Formalism.KINDS_NONE.fill(scope=scope)
    over = rows.filter(pl.col("now") > pl.col("base")).height
    template = Formalism.MONTHS_HEADLINE if over else "{scope}{kind}：{months}个可比月份都不超过2019年同期"
    said = of_so_many(template, rows.height)
    return Statement(said.format(scope=scope, kind=kind, months=rows.height, over=over))


def over(results: Results, scope: str) -> pl.DataFrame:
    """Unit × kind over 2019, in official order."""
    return figures.units(results, scope).filter(~pl.col("within"))


def units(results: Results, scope: str) -> str:
    """How many units are over 2019, and how many cannot be compared."""
    if is_base_year(results):
        return Formalism.HELD_AGAINST.format(period=period_name(results.period.code))
    rows = figures.units(results, scope)
    compared = rows.filter(pl.col("within").is_not_null())
    found = over(results, scope)
    if compared.is_empty():
        told = f"{scope}没有可比的单位"
    elif found.is_empty():
        told = f"{scope}没有超过2019年同期的单位"
    else:
        told = "{scope}{units}个单位的{rows}项超过2019年同期".format(
            scope=scope, units=found["org_id"].n_unique(), rows=found.height
        )
    left_out = rows.filter(pl.col("within").is_null())
    if compared.is_empty() or left_out.is_empty():
        return told
    count = left_out["org_id"].n_unique()
    return told + f"；另有{count}个单位的{left_out.height}项没有可比月份，不作判断"


def left_out(results: Results, scope: str) -> str:
    """The kinds that cannot be compared, unit by unit; empty when there are none."""
    rows = figures.units(results, scope).filter(
        pl.col("within").is_null() & pl.lit(not is_base_year(results))
    )
    told = [
        f"{own['name'][0]}（{_kinds_of(own)}）" for own in rows.partition_by("org_id", maintain_order=True)
    ]
    return f"没有可比月份的：{Formalism.AND.join(told)}" if told else ""


def _kinds_of(rows: pl.DataFrame) -> str:
    """The kinds of these rows by name; all of them need no names."""
    found = [kind for kind in figures.KINDS if kind in set(rows["kind"])]
    return f"{len(found)}类都没有" if len(found) == len(figures.KINDS) else Formalism.AND.join(found)


def _since(results: Results, scope: str, measure: str) -> str:
    """How the change on 2019 moved since the last period that compares."""
    row = figure_change.of_scope(results, scope, measure)
    return "{1}{0}".format(*figure_change.change_words(results, row)) if row else ""


def _kind(kind: str, row: dict | None, since: str) -> KeyFigure:
    if row is None:
        return KeyFigure(kind, "暂无数据", "没有可比的月份")
    within = is_welcome(row["within"], _POOLED["within"])
    if row["ratio"] is None:
        return KeyFigure(kind, str(row["now"]), "2019年同期为0", within)
    base = " · ".join(part for part in ("同期{base}".format(base=row["base"]), since) if part)
    return KeyFigure(kind, str(row["now"]), word(row["ratio"], _POOLED["ratio"]), within, base)
