"""模范机关: words of the year's appraisal, who was named, and what the lake holds of each candidate."""

from functools import partial

import polars as pl

from analytics.base.rules import Level
from analytics.results import Results
from analytics.systems import model_organ as counted
from analytics.systems.model_organ import CRITERIA, INDICATORS
from dashboard.kit import appraisal_words, appraisals, facts, titles
from dashboard.kit.appraisal_words import AppraisalNouns
from dashboard.kit.chart import Chart
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import System
from dashboard.kit.titles import TitleNouns
from dashboard.systems.chapters import Chapter
from dashboard.systems.joint_pages import MODEL_ORGANS

_WORDS = AppraisalNouns(counted.POINTS.name, counted.COUNTS.name, counted.YEARS.name)
_TITLES = TitleNouns(
    *(one.name for one in (counted.HELD, counted.BY_TITLE, counted.BY_KIND, counted.CANDIDATES))
)
_UNITS, _BRANCHES = (partial(titles.holders, _TITLES, level) for level in (Level.UNIT, Level.BRANCH))


def _counts(results: Results, scope: Scope) -> pl.DataFrame:
    return _WORDS.of(results, scope, _WORDS.counts)


def _statement(results: Results, scope: Scope) -> Statement:
    """Who was named, of how many; what does not fit; who is not judged whole."""
    if _counts(results, scope).is_empty():
        words = f"{scope.name}没有模范机关考评和命名记录"
        return Statement(words) if scope.is_unit else Statement.of_nothing(words)
    own = [titles.of_unit(_TITLES, results, scope)] if scope.is_unit else titles.of_year(_TITLES, results)
    said = "；".join([*own, appraisal_words.judged_words(_WORDS, results, scope)])
    return Statement(scope.before(f"{results.period.year}年模范机关创建：{said}"))


def _titles_of_unit(results: Results, scope: Scope) -> Statement:
    if not scope.is_unit or _counts(results, scope).is_empty():
        return Statement("")
    told = titles.of_unit(_TITLES, results, scope)
    return Statement(scope.before(f"{results.period.year}年模范机关创建{told}"))


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    if scope.is_unit:
        return []
    counts = _counts(results, scope)
    left = counts.filter(~pl.col("complete")).height
    rows = results.tables[_TITLES.by_title].filter((pl.col("named") > 0) | pl.col("quota").is_not_null())
    quotas = [
        "本年没有规定数" if row["quota"] is None else f"规定{row['quota']}个" for row in rows.to_dicts()
    ]
    named = zip(rows["title"], rows["named"], quotas, strict=True)
    figures = [KeyFigure(f"命名{title}", f"{count}个", None, None, quota) for title, count, quota in named]
    return [*figures, KeyFigure("未评完的单位", f"{left}家", None, None, f"共{counts.height}家")]


def _points(results: Results, scope: Scope) -> pl.DataFrame:
    return _WORDS.of(results, scope, _WORDS.points)


def _matrix(results: Results, scope: Scope, show: str) -> Chart:
    return appraisals.matrix(_points(results, scope), CRITERIA, show)


def _strip(results: Results, scope: Scope) -> Chart:
    return appraisals.strip(scope.of(results.tables["rankings"]), _UNITS(results, scope)["org_id"].to_list())


_SHOW = Choice("organs", "显示", lambda results, scope: appraisals.choices(_points(results, scope)))
_WHOSE = Choice("candidate", "候选者", partial(titles.candidates, _TITLES))
_NAMED, _YEARLY = Where.PAGE | Where.ANNEX | Where.TEMPLATE, "（按固定顺序，不排名）"
_OF_YEARS = ("name", "year", "good", "below", "unjudged", "objected", "place", "titles", "verdict")
_OF_WORDS = ("name", "good", "fair", "ordinary", "poor", "unjudged", "warned", "objected", "weakest")
SYSTEM = System(
    name="model_organ",
    title="模范机关",
    chapter=Chapter.CONDUCTED,
    part="organisation",
    joins=MODEL_ORGANS,
    about=(
        "考评由工委填写，只用词，不折算、不相加；工委没有给出权重。2020年规定单位20个、支部100个，其后各年为一批，"
        "没有规定数。三年总评的结论由工委填入。各方意见有异议只列出。评价的分法、三年的起算，待工委确认。"
    ),
    headline=_statement,
    key_figures=_key_figures,
    findings=(
        Finding("standing", _WORDS.counts, _statement, Where.SAID | Where.TEMPLATE, title="模范机关"),
        Finding("own", _TITLES.held, _titles_of_unit, Where.UNIT | Where.BRIEF, title="历年命名", unit="个",
                urgency=partial(titles.urgency, _TITLES), height=200,
                columns=("year", "title", "name", "state", "decided_on", "document")),
        Finding("matrix", _WORDS.points, partial(appraisal_words.weakest, _WORDS),
                Where.PAGE | Where.SHEET | Where.TEMPLATE, unit="评价",
                title="各单位考评要点的评价（差、一般多的在前，不排名）",
                chart=_matrix, choices=(_SHOW,), leads_to=LeadsTo.UNIT, is_wide=True),
        Finding("strip", _TITLES.held, partial(titles.strip_words, _TITLES), Where.PAGE,
                title="命名单位的名次", unit="名", chart=_strip, rows=_UNITS, leads_to=LeadsTo.UNIT),
        Finding("spread", _TITLES.by_kind, partial(titles.spread_words, _TITLES), Where.PAGE,
                title="命名在各类单位的分布（只作提示，不作评价）", unit="个", height=200,
                rows=partial(titles.spread_rows, _TITLES),
                columns=("title", "by", "part", "named", "due", "unusual", "members")),
        Finding("units", _TITLES.held, partial(titles.named_words, _TITLES, Level.UNIT, "命名的单位"), _NAMED,
                title="命名的单位", unit="个", rows=_UNITS, leads_to=LeadsTo.UNIT, height=200,
                columns=("unit", "title", "place", "decided_on", "document")),
        Finding("branches", _TITLES.held, partial(titles.named_words, _TITLES, Level.BRANCH, "命名的支部"),
                _NAMED, title="命名的支部", unit="个", rows=_BRANCHES, leads_to=LeadsTo.BRANCH, height=200,
                columns=("unit", "name", "title", "decided_on", "document")),
        Finding("sheet", _TITLES.candidates, partial(titles.sheet_words, _TITLES), Where.PAGE,
                title="候选者的事实（只供工委研究）", unit="见各行", rows=partial(titles.sheet, _TITLES),
                schema=facts.LINE, columns=facts.SHOWN, choices=(_WHOSE,), leads_to=LeadsTo.PAGE,
                is_wide=True, height=330),
        Finding("years", _WORDS.years, partial(appraisal_words.years, _WORDS), Where.PAGE,
                title=f"三年考评并列{_YEARLY}", unit="见各列", columns=_OF_YEARS,
                leads_to=LeadsTo.UNIT, is_wide=True, height=200),
        Finding("counts", _WORDS.counts, lambda *_: Statement(""), Where.ANNEX,
                title=f"模范机关考评{_YEARLY}", unit="项", columns=_OF_WORDS),
    ),
    definitions=INDICATORS,
    records=_WORDS.counts,
)  # fmt: skip
