"""联系点: whether every weak branch has somebody who links to it, and which contacts are on paper only."""

from functools import partial

import polars as pl

from analytics.kit.links import State
from analytics.kit.matters import MatterState
from analytics.reference.thresholds import Standing
from analytics.results import Results
from analytics.systems.contacts import BESIDE, INDICATORS, RESULTS
from dashboard.base.display import share_of
from dashboard.base.source import end_name
from dashboard.kit import case_compared, link_units
from dashboard.kit.cases import CaseNouns
from dashboard.kit.few_names import name_tied
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement, Urgency
from dashboard.kit.system import Reminder, System
from dashboard.systems.chapters import Chapter
from dashboard.systems.joint_pages import ORGANISATION

_WATCH, _UNITS, _CURVES = (one.name for one in RESULTS)
_NOUNS = CaseNouns(BESIDE, "后进支部", "支部", "后进支部台账", "动态清零")
_COUNTS = ("weak", "linked", "led", "left", "links", "visited", "fresh", "unvisited")
_MATTER = "后进支部未安排联系"


def _rows(results: Results, scope: Scope) -> pl.DataFrame:
    """The units whose league keeps a record."""
    return scope.of(results.tables[_UNITS])


def _sums(results: Results, scope: Scope) -> dict[str, int]:
    rows = _rows(results, scope)
    return {name: int(rows[name].sum()) for name in _COUNTS}


def _without(results: Results, scope: Scope) -> pl.DataFrame:
    return _rows(results, scope).filter(pl.col("branches") > 0, pl.col("links") == 0)


def _headline(results: Results, scope: Scope) -> Statement:
    """Whether every weak branch has somebody; which contacts nobody visits; who has none."""
    if _rows(results, scope).is_empty():
        words = f"{scope.name}没有联系点的记录"
        return Statement(words) if scope.is_unit else Statement.of_nothing(words)
    sums, none = _sums(results, scope), _without(results, scope)
    if scope.is_unit and not sums["weak"] and not sums["links"]:
        return Statement(scope.before(f"{end_name(results)}没有联系点，也没有未销号的后进支部"))
    parts = [_weak_words(sums), _visit_words(sums)]
    if none.height and not scope.is_unit:
        parts.append(f"没有联系点的单位{none.height}家（{name_tied(none['name'].to_list(), '家')}）")
    if missing := _leagues_without_record(results, scope):
        parts.append(f"{missing}没有联系点的记录，不在内")
    return Statement(scope.before(end_name(results) + "；".join(parts)))


def _weak_words(sums: dict[str, int]) -> str:
    if not sums["weak"]:
        return "没有未销号的后进支部"
    led = f"（班子成员联系{sums['led']}个）" if sums["led"] else "（没有班子成员联系的）"
    linked = f"有人联系的{sums['linked']}个{led}" if sums["linked"] else "都没有人联系"
    told = f"未销号后进支部{sums['weak']}个，{linked}"
    return told + (f"，未安排联系的{sums['left']}个" if sums["left"] and sums["linked"] else "")


def _visit_words(sums: dict[str, int]) -> str:
    if not sums["links"]:
        return "没有联系点"
    fresh = f"，建立不满半年还没有到访的{sums['fresh']}个" if sums["fresh"] else ""
    stale = f"半年没有到访的{sums['unvisited']}个" if sums["unvisited"] else "没有半年没到访的"
    return f"联系点{sums['links']}个，{stale}{fresh}"


def _leagues_without_record(results: Results, scope: Scope) -> str:
    """The leagues of the scope in which nobody wrote down a contact."""
    if scope.is_unit:
        return ""
    every = scope.of(results.tables["rankings"])["league"].unique(maintain_order=True)
    known = _rows(results, scope)["league"].unique().to_list()
    return "、".join(one for one in every if one not in known)


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """Linked or not, contacts, nobody came, units without."""
    sums, none = _sums(results, scope), _without(results, scope).height
    linked = share_of(sums["linked"], sums["weak"], 0, 1) if sums["weak"] else None
    stale = share_of(sums["unvisited"], sums["links"], 0, 1) if sums["links"] else None
    figures = [
        KeyFigure("后进支部有人联系", f"{sums['linked']}个", linked, None, f"共{sums['weak']}个未销号"),
        KeyFigure("未安排联系", f"{sums['left']}个"),
        KeyFigure(
            "半年没有到访的联系点", f"{sums['unvisited']}个", stale, None, f"共{sums['links']}个联系点"
        ),
    ]
    return figures if scope.is_unit else [*figures, KeyFigure("没有联系点的单位", f"{none}家")]


def _urgency(results: Results, scope: Scope) -> Urgency:
    """Behind where a document asks for somebody and a weak branch has nobody."""
    owed = _rows(results, scope).filter(pl.col("left") > 0, pl.col("standing") == Standing.BINDING)
    return Urgency.BEHIND if owed.height else Urgency.NONE


def _rows_left(results: Results, scope: Scope) -> pl.DataFrame:
    """What to see to: weak branches nobody links to, then contacts nobody came to."""
    return scope.of(results.tables[_WATCH]).filter(pl.col("state").is_in([State.NOBODY, State.UNVISITED]))


def _told_left(results: Results, scope: Scope) -> Statement:
    rows = _rows_left(results, scope)
    nobody, stale = (rows.filter(state=one).height for one in (State.NOBODY, State.UNVISITED))
    weak = rows.filter(pl.col("is_weak"), state=State.UNVISITED).height
    about = f"，其中{weak}个联系的是未销号的后进支部" if weak else ""
    told = [f"未安排联系的后进支部{nobody}个" if nobody else "",
            f"半年没有到访的联系点{stale}个{about}" if stale else ""]  # fmt: skip
    return Statement("；".join(filter(None, told)))


def _rows_of_nobody(results: Results, scope: Scope) -> pl.DataFrame:
    return scope.of(results.tables[_WATCH]).filter(state=State.NOBODY)


def _told_nobody(results: Results, scope: Scope) -> Statement:
    count = _rows_of_nobody(results, scope).height
    return Statement(f"未安排联系的后进支部{count}个" if count else "")


def _reminders(results: Results) -> list[Reminder]:
    """Each weak branch nobody links to, where a document asks for somebody."""
    owed = results.tables[_UNITS].filter(pl.col("standing") == Standing.BINDING)["org_id"].implode()
    rows = results.tables[_WATCH].filter(pl.col("unit_id").is_in(owed), state=State.NOBODY)
    named = rows.select("unit_id", "name").iter_rows()
    return [Reminder(unit, f"{name}：后进支部，未安排联系", state=MatterState.OWED) for unit, name in named]


_LEFT = ("unit", "name", "is_weak", "state", "role", "since", "last_on", "times", "seen_too")
_UNIT = ("name", "league", "standing", *_COUNTS)
SYSTEM = System(
    name="contacts",
    title="联系点",
    chapter=Chapter.CONDUCTED,
    part="organisation",
    joins=ORGANISATION,
    about=(
        "后进支部只指台账上未销号的；支部撤销的，联系点当天结束。6个月没有到访只作提示，文件没有规定次数；"
        "一天到访几次、与观摩同日的都只算一次。三直联的三条线由工委确认。"
    ),
    headline=_headline,
    key_figures=_key_figures,
    findings=(
        Finding("standing", _UNITS, _headline,
                Where.UNIT | Where.REPORT | Where.BRIEF | Where.TEMPLATE, title="联系点", urgency=_urgency),
        *link_units.findings(_UNITS),
        # Posts of one holder are for the committee and their own unit: the annex of all has branches alone.
        Finding("left", _WATCH, _told_left, Where.PAGE | Where.UNIT,
                title="未安排联系的后进支部和半年没有到访的联系点", unit="个", rows=_rows_left, columns=_LEFT,
                leads_to=LeadsTo.BRANCH, is_wide=True, height=316),
        Finding("curves", _CURVES, partial(case_compared.sentence, BESIDE, _CURVES),
                Where.PAGE | Where.SHEET | Where.TEMPLATE,
                title="有联系与没有联系的后进支部：认定后多少天内销号（不说明因果）", unit="%",
                chart=partial(case_compared.chart, _NOUNS, _CURVES), is_wide=True,
                note="认定后30天内有联系点的算有联系；按乘积极限法估计，不足20件的不作对照。待工委确认"),
        Finding("nobody", _WATCH, _told_nobody, Where.ANNEX | Where.TEMPLATE, title="未安排联系的后进支部",
                unit="个", rows=_rows_of_nobody, columns=("unit", "name", "league"), leads_to=LeadsTo.BRANCH),
        Finding("units", _UNITS, lambda _results, _scope: Statement("按固定顺序，不排名"), Where.ANNEX,
                title="各单位联系点（按固定顺序，不排名）", unit="个", columns=_UNIT, leads_to=LeadsTo.UNIT),
    ),
    definitions=INDICATORS,
    matter=_MATTER,
    reminders=_reminders,
    records=_UNITS,
)  # fmt: skip
