"""述职评议三级: who gave account above and to the own, tier by tier; the verdicts; what was raised."""

from functools import partial

import polars as pl

from analytics.base import columns as c
from analytics.kit.case_columns import OfUnit
from analytics.kit.tier_rounds import due_rows
from analytics.kit.worded import fill_headings, schema_of
from analytics.results import Results
from analytics.systems.debriefing import INDICATORS, RESULTS, ROUNDS, TIERS
from dashboard.kit import tier_rounds
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement, Urgency
from dashboard.kit.system import System
from dashboard.kit.tier_rounds import TierNouns
from dashboard.systems.chapters import Chapter
from dashboard.systems.joint_pages import MODEL_ORGANS

_BODIES, _UNITS, _TIERS, _VERDICTS, _RAISED = (result.name for result in RESULTS)
_NOUNS = TierNouns(ROUNDS.name, ROUNDS.went, _VERDICTS, ROUNDS.words[0])
_SHORT = {f"tier_{place}": tier for place, tier in enumerate(TIERS)}
_LINE = schema_of("TierLine", OfUnit.columns() | {name: c.text(tier) for name, tier in _SHORT.items()})
_LEFT = schema_of("BodyLeft", {"unit": c.text("单位"), **fill_headings(RESULTS[0].schema, {})})


def _statement(results: Results, scope: Scope) -> Statement:
    """The three tiers, then what was raised and mended."""
    told = [
        part for part in (tier_rounds.tiers(_NOUNS, results, scope), _issue_words(results, scope)) if part
    ]
    if not told:
        words = f"{scope.name}没有述职记录"
        return Statement(words) if scope.is_unit else Statement.of_nothing(words)
    return Statement("；".join(told))


def _issue_words(results: Results, scope: Scope) -> str:
    sums = _sums(results, scope)
    if not sums["found"] and not sums["cleared"] and not sums["open"]:
        return ""
    earlier = "" if sums["found"] - sums["cleared"] == sums["open"] else "（含以前年度指出的）"
    parts = (
        f"本年述职评议指出问题{sums['found']}个",
        f"述职问题已整改{sums['cleared']}个" if sums["cleared"] else "",
        f"述职问题未整改{sums['open']}个{earlier}" if sums["open"] else "没有未整改的",
        f"述职问题超期{sums['overdue']}个" if sums["overdue"] else "",
    )
    return "，".join(filter(None, parts))


def _sums(results: Results, scope: Scope) -> dict[str, int]:
    rows = scope.of(results.tables[_RAISED])
    return {name: int(rows[name].sum()) for name in ("found", "cleared", "open", "overdue")}


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    sums = _sums(results, scope)
    late = f"超期{sums['overdue']}个" if sums["overdue"] else None
    problems = KeyFigure("述职评议指出未整改", f"{sums['open']}个", late, None, f"本年指出{sums['found']}个")
    return [*tier_rounds.key_figures(_NOUNS, results, scope), problems]


def _urgency(results: Results, scope: Scope) -> Urgency:
    rows = scope.of(results.tables[_UNITS]).filter("binds")
    is_behind = due_rows(rows, results.counted_on).height
    if is_behind:
        return Urgency.BEHIND
    has_told = scope.of(results.tables[_BODIES]).filter(pl.col("above_on").is_not_null()).height
    return Urgency.NEWS if has_told else Urgency.NONE


def _lines(results: Results, scope: Scope, *_codes: str) -> pl.DataFrame:
    """A unit a row: heard by both of how many, tier by tier."""
    made = []
    for _, own in scope.of(results.tables[_UNITS]).group_by("org_id", maintain_order=True):
        rows = own.to_dicts()
        cells = {name: _cell(row) for name, row in zip(_SHORT, rows, strict=True)}
        made.append({name: rows[0][name] for name in OfUnit.column_names()} | cells)
    return pl.DataFrame(made, schema=_LINE.create_empty().schema)


def _cell(row: dict) -> str:
    if not row["population"]:
        return "不适用"
    return f"{row['both']}/{row['population']}" + (f"，只向一方{row['half']}" if row["half"] else "")


def _told_units(results: Results, scope: Scope) -> Statement:
    rows = scope.of(results.tables[_UNITS])
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    every = rows.group_by("org_id").agg((pl.col("both") == pl.col("population")).all().alias("whole"))
    return Statement(f"{every.height}家单位中，各级都已向两方述职的{every['whole'].sum()}家")


_LISTED = ("name", "league", "judged", "best", "second", "third", "last", "share", "pooled", "place")
SYSTEM = System(
    name="debriefing",
    title="三级述职评议",
    chapter=Chapter.CONDUCTED,
    part="organisation",
    joins=MODEL_ORGANS,
    about=(
        "党组（党委）、机关党委、党支部一年各向上级、向本级述职一次，两方都述才算完成；次年3月31日截止，截止前没有的为待报。"
        "12月以前结束的各期，看的是上一年度。没有机关党委的单位不适用第二级；洛阳以外只作参照（待工委确认）。"
    ),
    headline=_statement,
    key_figures=_key_figures,
    findings=(
        Finding("standing", _TIERS, _statement,
                Where.PAGE | Where.REPORT | Where.SHEET | Where.TEMPLATE,
                title="三级述职：两方都述、只向一方、没有或待报", unit="%",
                chart=partial(tier_rounds.tiers_chart, _NOUNS)),
        Finding("unit", _UNITS, _statement, Where.UNIT | Where.BRIEF, title="三级述职评议", urgency=_urgency),
        Finding("verdicts", _VERDICTS, partial(tier_rounds.spread_words, _NOUNS), Where.PAGE,
                title="支部述职评议的宽严：超出同组界限的单位", unit="%",
                chart=partial(tier_rounds.spread_chart, _NOUNS), leads_to=LeadsTo.UNIT),
        Finding("left", _BODIES, partial(tier_rounds.left_words, _NOUNS),
                Where.PAGE | Where.UNIT | Where.TEMPLATE, title="还没有向两方都述职的组织", unit="个",
                rows=lambda results, scope, *_: tier_rounds.bodies_left(_NOUNS, results, scope), schema=_LEFT,
                columns=("unit", "tier", "name", "state"), height=260),
        Finding("units", _UNITS, _told_units, Where.PAGE | Where.ANNEX,
                title="各单位三级述职（两方都述的/应述的；按固定顺序，不排名）", unit="个", rows=_lines,
                schema=_LINE, columns=("name", *_SHORT), leads_to=LeadsTo.UNIT, height=260),
        Finding("spread", _VERDICTS, lambda results, scope: _told_spread(results, scope), Where.PAGE,
                title="各单位支部述职评议结果（按固定顺序，不排名）", unit="个", columns=_LISTED,
                leads_to=LeadsTo.UNIT, is_wide=True, height=260),
    ),
    definitions=INDICATORS,
    matter="述职评议",
    reminders=partial(tier_rounds.reminders, _NOUNS),
    records=_TIERS,
)  # fmt: skip


def _told_spread(results: Results, scope: Scope) -> Statement:
    rows = scope.of(results.tables[_VERDICTS])
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    return Statement(f"有评议结果的支部不少于8个的单位{rows.height}家")
