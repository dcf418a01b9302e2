"""考核细项 as findings."""

from dataclasses import replace

import polars as pl

from analytics.base.rules import League
from analytics.results import Results
from dashboard.base.common_words import Units
from dashboard.kit.finding import Alone, Body, Finding, LeadsTo, Where, always, each_league
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.scores import (
    item_bars,
    item_gap_sentences,
    item_matrix,
    item_matrix_chart,
    item_sentences,
    item_table,
)
from dashboard.systems.scores.item_words import Items

_LEAGUE = League.PROVINCIAL.value


def _columns(results: Results, *codes: str) -> list[str]:
    return item_table.columns(WAITING.rows_of(results, *codes))


def _hint(results: Results, *codes: str) -> str:
    return "" if LOST.rows_of(results, *codes).is_empty() else "点一格或表中一行，进入该单位的档案。"


LOST = Finding(
    "lost",
    "items",
    lambda results, league, dimension, *_: item_sentences.matrix(results, league, dimension),
    Where.PAGE | Where.SAID | Where.TEMPLATE,
    title=lambda results, league, dimension, *_: (
        f"逐项失分率（{item_sentences.which(results, league, dimension)}）"
    ),
    unit=Units.PERCENT,
    note="颜色越醒目失分率越高，？为未审核，—为不适用",
    chart=item_matrix_chart.chart,
    rows=item_matrix.matrix_items,
    schema=item_table.NamedScore,
    in_files=always(_LEAGUE, item_matrix.ALL, item_matrix.TOTAL, item_matrix.EVERY),
    heading="失分要素",
    alone=Alone.SENTENCE,
    remark=_hint,
    leads_to=LeadsTo.UNIT,
)
WAITING = Finding(
    "waiting",
    "items",
    lambda results, league, dimension, _sort: item_sentences.review_progress(results, league, dimension),
    Where.PAGE | Where.SAID,
    title=lambda results, league, dimension, _sort: (
        f"逐项失分明细（{item_sentences.which(results, league, dimension)}）"
    ),
    unit=Units.POINTS,
    columns=_columns,
    rows=item_table.rows,
    schema=item_table.schema,
    in_files=always(_LEAGUE, item_matrix.ALL, item_matrix.TOTAL),
    alone=Alone.NOTHING,
    pinned=lambda results, *codes: _columns(results, *codes).index("name") + 1,
    most_rows=11,
    height=420,
    leads_to=LeadsTo.UNIT,
)
DEAREST = Finding(
    "dearest",
    "item_losses",
    item_sentences.worst,
    Where.PAGE | Where.TEMPLATE,
    title=lambda _results, league: f"失分要素（{league}）",
    unit=Units.PERCENT,
    note=lambda results, league: (
        f"失分率由高到低，图示前{item_bars.worst(results, league).height}项，竖线为单位失分率中位数"
    ),
    chart=item_bars.bars,
    rows=item_bars.every,
    in_files=always(_LEAGUE),
    alone=Alone.SENTENCE,
)
FEW = replace(
    DEAREST,
    name="few",
    where=Where.REPORT,
    title=lambda results, league: f"{league}单位失分率最高的{item_bars.few(results, league).height}个要素",
    note="竖线为单位失分率中位数",
    chart=item_bars.first,
    rows=item_bars.few,
    is_apart=True,
    heading="失分要素",
    body=Body.PROBLEMS,
)
UNREVIEWED = Finding(
    "unreviewed",
    "missing",
    item_gap_sentences.unreviewed_counts,
    Where.PAGE | Where.SAID,
    title="待审核清单",
    columns=("name", "about", "gap", "period"),
    rows=item_gap_sentences.unreviewed_rows,
    in_files=always(_LEAGUE),
    heading="审核和支撑材料",
    body=Body.PROBLEMS,
    most_rows=11,
    height=420,
    leads_to=LeadsTo.UNIT,
)
EVIDENCE = replace(
    UNREVIEWED,
    name="evidence",
    table="evidence_missing",
    sentence=item_gap_sentences.evidence,
    title="缺支撑材料的要素",
    note="给了自评分却没有支撑材料；缺得多的单位在前",
    columns=("name", "label", "self_points", "item_no", "evidence"),
    rows=lambda results, league: results.tables["evidence_missing"].filter(pl.col("league") == league),
    heading="",
    field_name="evidence",
)
FIELDS = tuple(replace(one, where=Where.TEMPLATE, columns=()) for one in (UNREVIEWED, EVIDENCE))
ANNEXED = replace(
    DEAREST,
    where=Where.ANNEX,
    title=lambda _results, league: f"{league}考评要素失分",
    note="",
    columns=(
        "item_no",
        "dimension",
        "label",
        "loss_rate",
        "median_rate",
        "lost",
        "max_points",
        "reviewed_units",
        "losing_units",
    ),
    in_files=each_league,
)
DRAWN = replace(
    DEAREST,
    where=Where.SHEET,
    columns=("label", "item_no", "dimension", "loss_rate", "median_rate", "lost", "share", "losing_units"),
    rows=item_bars.losing_items,
    sheet="图：失分要素",
)
SYSTEM = System(
    "items",
    Items.TITLE,
    (LOST, WAITING, DEAREST, FEW, UNREVIEWED, EVIDENCE, *FIELDS, ANNEXED, DRAWN),
    Chapter.ITEMS,
)
