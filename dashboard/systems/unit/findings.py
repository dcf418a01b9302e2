"""The file of a unit, and of one of its branches, as findings, by the code of the unit or branch."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl

from analytics.results import Results
from dashboard.base.common_words import Units
from dashboard.kit.finding import Alone, Finding, LeadsTo, Where
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit import (
    beside_branches,
    branch_sentences,
    change_sentences,
    conduct_sentences,
    one_branch_figures,
    one_branch_sentences,
    score_figures,
    score_history,
    score_sentences,
    spine_figure,
    unit_choice_sentences,
    unit_names,
)
from dashboard.systems.unit.branch_words import BranchView
from dashboard.systems.unit.words import Changes

_HEIGHT, _FULL = 460, 12
_LEAST_HEIGHT = 320  # of the account beside a picture of few bars
_EVERY = 10_000  # rows, which are never that many


def _of(words: str, name: Callable[..., str] = unit_names.name) -> Callable[..., str]:
    return lambda results, code: words.format(name=name(results, code))


def _change_title(words: str) -> Callable[..., str]:
    return lambda results, org_id, kind: change_sentences.change_title(results, words, org_id, kind)


def _with_names(rows: Callable[..., pl.DataFrame]) -> Callable[..., pl.DataFrame]:
    return lambda results, *codes: unit_names.with_names(results, rows(results, *codes))


def _items(results: Results, org_id: str) -> pl.DataFrame:
    """All items of the unit; none where none of them cost points."""
    own = unit_names.rows(results, "items", org_id)
    return own if score_figures.lost_items(results, org_id).height else own.clear()


def _change_parts(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """All parts of the change; none where nothing moved."""
    rows = score_figures.changes_of(results, org_id, kind)
    return rows if score_figures.most_changed(results, org_id, kind).height else rows.clear()


def _account_height(results: Results, org_id: str, kind: str) -> int:
    """As tall as the picture beside it, where there is one."""
    drawn = score_figures.most_changed(results, org_id, kind)
    return max(_LEAST_HEIGHT, score_figures.changes_height(drawn)) if drawn.height else _HEIGHT


EVERYBODY = Finding(
    "everybody",
    "rankings",
    unit_choice_sentences.everybody,
    Where.UNIT,
    title="全部单位",
    unit=Units.POINTS,
    columns=("name", "place", "score", "grade", "standing", "league"),
    leads_to=LeadsTo.UNIT,
    most_rows=0,
)
SPINE = Finding(
    "spine",
    "spine",
    score_sentences.spine,
    Where.UNIT | Where.BRIEF,
    title=score_sentences.spine_title,
    unit=Units.POINTS,
    chart=spine_figure.chart,
    draw=spine_figure.spine,
    rows=_with_names(spine_figure.rows_of),
    schema=unit_names.named_schema("spine"),
    alone=Alone.SENTENCE,
)
ITEMS = Finding(
    "items",
    "items",
    score_sentences.items,
    Where.UNIT | Where.BRIEF,
    title=_of("{name}逐项失分率（括号内为失分）"),
    unit=Units.PERCENT,
    chart=score_figures.items_lost,
    rows=_with_names(_items),
    schema=unit_names.named_schema("items"),
    alone=Alone.SENTENCE,
)
HISTORY = Finding(
    "history",
    "place_history",
    score_sentences.history,
    Where.UNIT,
    title=_of("{name}历期得分与名次，与同组中位数对照（半年，平时动态考核，满分60）"),
    unit=Units.POINTS,
    chart=score_history.chart,
    rows=score_history.halves_of,
    alone=Alone.SENTENCE,
)
SELF_CHECK = Finding(
    "self_check",
    "self_items",
    score_sentences.self_check,
    Where.UNIT,
    title=_of("{name}自评与审核逐项对照"),
    unit=Units.POINTS,
    columns=("label", "gap", "self_points", "reviewed", "max_points", "evidence"),
    rows=_with_names(score_sentences.self_items),
    schema=unit_names.named_schema("self_items"),
    alone=Alone.SENTENCE,
    height=420,
    most_rows=0,
)
MOVED = Finding(
    "moved",
    "item_changes",
    change_sentences.score,
    Where.UNIT | Where.BRIEF,
    title=_change_title("{name}得分{kind}逐项变化（{base} → {period}）"),
    unit=Units.POINTS,
    chart=score_figures.score_changes,
    rows=_with_names(_change_parts),
    schema=unit_names.named_schema("item_changes"),
    alone=Alone.SENTENCE,
)
ACCOUNT = Finding(
    "account",
    "item_changes",
    change_sentences.account,
    Where.UNIT,
    title=_change_title("{name}得分{kind}逐项账（{base} → {period}）"),
    unit=Units.POINTS,
    columns=("label", "change", "now", "then", "dimension"),  # what a phone shows first
    rows=_with_names(score_figures.changes_of),
    schema=unit_names.named_schema("item_changes"),
    alone=Alone.NOTHING,
    height=_account_height,
    most_rows=0,
)
PLACES = Finding(
    "places",
    "overtakes",
    change_sentences.places,
    Where.UNIT,
    title=_change_title("{name}名次{kind}逐家账（{base} → {period}）"),
    unit=Ranking.PLACE_UNIT,
    columns=("other", "event", "effect", "other_now", "other_then"),
    rows=change_sentences.overtakes_of,
    alone=Alone.SENTENCE,
    remark=lambda *of: Changes.EVENTS_ABOUT if change_sentences.overtakes_of(*of).height else "",
    height=_HEIGHT,
    most_rows=_FULL,
)
BRANCHES = Finding(
    "branches",
    "unit_branches",
    branch_sentences.branches,
    Where.UNIT | Where.BRIEF,
    title=_of("{name}的支部"),
    unit=Units.BRANCHES,
    columns=beside_branches.columns,
    rows=beside_branches.rows,
    schema=beside_branches.SCHEMA,
    remark=lambda *_: "在账、低星、得分率低的排在前面。点选一行，查看该支部。",
    height=_HEIGHT,
    most_rows=_FULL,
)
_ENTRY = ("kind", "found_on", "due_on", "cleared_on", "is_overdue", "found_again", "days_open", "measure")
LEDGER = Finding(
    "of_unit",
    "ledger",
    branch_sentences.ledger,
    Where.UNIT | Where.BRIEF,
    title=_of("{name}的后进支部台账"),
    unit=Units.BRANCHES,
    columns=("name", *_ENTRY),
    rows=branch_sentences.ledger_of,
    alone=Alone.SENTENCE,
    height=_HEIGHT,
    most_rows=_FULL,
)
BURDEN = Finding(
    "of_unit",
    "burden_by_unit",
    conduct_sentences.burden,
    Where.UNIT | Where.BRIEF,
    title=_of("{name}会议、文件、检查、考核与2019年同期对比"),
    unit=Units.TIMES,
    columns=("kind", "now", "base", "change", "ratio", "within", "months"),
    rows=conduct_sentences.burden_of,
    alone=Alone.SENTENCE,
)
CARD = Finding(
    "card",
    "branch_dimensions",
    one_branch_sentences.card,
    Where.UNIT,
    title=_of("{name}支部评分（分维度，得分 / 满分）", one_branch_sentences.name),
    unit=Units.POINTS,
    chart=one_branch_figures.card,
    rows=one_branch_figures.dimensions_of,
    alone=Alone.SENTENCE,
)
STARS = Finding(
    "stars",
    "branch_stars",
    one_branch_sentences.history,
    Where.UNIT,
    title=_of("{name}历次星级（空白期沿用上次评定）", one_branch_sentences.name),
    unit=BranchView.STARS,
    chart=one_branch_figures.star_history,
    rows=one_branch_figures.stars_of,
    alone=Alone.SENTENCE,
)
ENTRIES = replace(
    LEDGER,
    name="of_branch",
    where=Where.UNIT,
    sentence=one_branch_sentences.ledger,
    title=_of("{name}的后进支部台账", one_branch_sentences.name),
    columns=_ENTRY,
    rows=one_branch_sentences.ledger_of,
    most_rows=_EVERY,
)
FEATURES = Finding(
    "of_branch",
    "weak_features",
    one_branch_sentences.group,
    Where.UNIT,
    title=_of("{name}的短板：与全部需帮助支部的中位数相比（最弱的特征在前）", one_branch_sentences.name),
    unit="各行计量单位",
    columns=("name", "value", "all_median", "unit", "use"),
    rows=one_branch_sentences.features,
    schema=one_branch_sentences.FeatureLine,
    alone=Alone.NOTHING,
    remark=lambda *of: "" if one_branch_sentences.features(*of).height else one_branch_sentences.group(*of),
    most_rows=_EVERY,
    widths={"name": 180},  # the contents are measured too late for the longest: it would be cut
)
