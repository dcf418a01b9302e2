"""任期与空缺: terms that are over, will be, or were never written down; posts of heads that are empty."""

import polars as pl

from analytics.results import Results
from analytics.systems.terms_of_office import (
    BY_LIMIT,
    BY_MONTH,
    BY_UNIT,
    INDICATORS,
    POSTS,
    PRESSING,
    TERMS,
    VACANT_FOR,
)
from dashboard.kit import span_charts, span_reminders, span_sentences
from dashboard.kit.chart import Chart
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.span_sentences import FREE
from dashboard.kit.statement import KeyFigure, Scope, Statement, Urgency
from dashboard.kit.system import Pressed, Reminder, System
from dashboard.systems.chapters import Chapter
from dashboard.systems.joint_pages import ORGANISATION

_LIMIT = 6  # months a post may be empty


def _sums(results: Results, scope: Scope) -> dict[str, int]:
    rows = scope.of(results.tables[BY_UNIT.name])
    return {name: int(rows[name].sum()) for name in span_sentences.COUNTED}


def _statement(results: Results, scope: Scope) -> Statement:
    """What is over, will be and is unknown; which posts are empty too long."""
    told = _sums(results, scope)
    if not told["bodies"] and not told["seats"]:
        words = f"{scope.name}没有换届和岗位记录"
        return Statement(words) if scope.is_unit else Statement.of_nothing(words)
    parts = (*span_sentences.of_terms(told), *span_sentences.of_posts(told))
    return Statement(scope.before("；".join(filter(None, parts))))


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """Over, soon, unknown, empty too long."""
    told = _sums(results, scope)
    terms = [
        KeyFigure("届满未换届", f"{told['terms_over']}个", f"另有经批准延期{told['terms_extended']}个"),
        KeyFigure("未来半年届满", f"{told['terms_soon']}个", about=f"党组织{told['bodies']}个"),
        KeyFigure("没有换届记录", f"{told['terms_unknown']}个", about="不当作按期"),
    ]
    if not told["bodies"]:
        terms = [KeyFigure(one.label, "暂无数据") for one in terms]
    empty = KeyFigure("负责人空缺超过6个月", "暂无数据")
    if told["seats"]:
        empty = KeyFigure(empty.label, f"{told['vacant_over']}个", f"空缺{told['vacant']}个")
    return [*terms, empty]


def _urgency(results: Results, scope: Scope) -> Urgency:
    """Overdue where a document binds the unit; behind where it is a yardstick; else news."""
    told = _sums(results, scope)
    if told["terms_over_binding"] or told["vacant_over_binding"]:
        return Urgency.OVERDUE
    if told["terms_over"] or told["vacant_over"]:
        return Urgency.BEHIND
    news = ("terms_soon", "terms_unknown", "vacant_soon", "seats_unknown", "rotation", "terms_extended")
    return Urgency.NEWS if any(told[name] for name in news) else Urgency.NONE


def _tell_months(results: Results, scope: Scope) -> Statement:
    return Statement(span_sentences.of_months(scope.of(results.tables[BY_MONTH.name])))


def _months_chart(results: Results, scope: Scope) -> Chart:
    rows = scope.of(results.tables[BY_MONTH.name])
    if rows.is_empty():
        return Chart(none="没有换届记录")
    parts = (("committees", "机关党委届满"), ("below", "党总支、支部届满"))
    over = _sums(results, scope)["terms_over"]
    return span_charts.expiries(rows, over, "已届满", parts, "党组织（个）")


def _tell_vacancies(results: Results, scope: Scope) -> Statement:
    return Statement(span_sentences.of_vacancies(_sums(results, scope)))


def _vacancies_chart(results: Results, scope: Scope) -> Chart:
    rows = scope.of(results.tables[VACANT_FOR.name])
    if rows.is_empty():
        return Chart(none="没有空缺的负责人岗位")
    return span_charts.lengths(rows, _LIMIT, "空缺的负责人岗位（个）")


def _tell_limits(results: Results, scope: Scope) -> Statement:
    rows = scope.of(results.tables[BY_LIMIT.name])
    free = "" if rows["counted_binding"].sum() else f"，{FREE}"
    return Statement(f"任期和岗位的规定{rows.height}项{free}" if rows.height else "")


def _tell_list(results: Results, scope: Scope, table: str) -> Statement:
    return Statement(span_sentences.in_groups(scope.of(results.tables[table])))


def _tell_units(results: Results, scope: Scope) -> Statement:
    rows = scope.of(results.tables[BY_UNIT.name])
    if scope.is_unit or rows.is_empty():
        return Statement("")
    late = rows.filter(pl.col("terms_over") + pl.col("vacant_over") > 0).height
    return Statement(
        f"有届满未换届或者负责人空缺超过6个月的{late}家"
        if late
        else "各单位都没有届满未换届和空缺超过6个月的"
    )


def _reminders(results: Results) -> list[Reminder]:
    day = results.counted_on
    posts = results.tables[POSTS.name].with_columns(day=pl.lit(day))
    return [*span_reminders.of_terms(results.tables[TERMS.name], day), *span_reminders.of_posts(posts)]


SYSTEM = System(
    name="terms_of_office",
    title="任期与空缺",
    chapter=Chapter.CONDUCTED,
    part="organisation",
    joins=ORGANISATION,
    about=(
        "届满、满6个月的当天不算超过；经批准延期要有批准文号。没有记录的另列，不当作按期。"
        "专职岗位满5年只提醒轮岗。规定只约束有文件的单位，其他单位只作参照；负责人指哪些岗位待工委确认。不记姓名。"
    ),
    headline=_statement,
    key_figures=_key_figures,
    findings=(
        Finding("standing", BY_UNIT.name, _statement,
                Where.UNIT | Where.REPORT | Where.BRIEF | Where.TEMPLATE,
                title="任期与空缺", urgency=_urgency),
        Finding("months", BY_MONTH.name, _tell_months,
                Where.PAGE | Where.REPORT | Where.SHEET | Where.TEMPLATE,
                title="届满日历：已届满和未来12个月届满的党组织", unit="个", chart=_months_chart),
        Finding("vacancies", VACANT_FOR.name, _tell_vacancies, Where.PAGE | Where.SHEET | Where.TEMPLATE,
                title="负责人岗位空缺多久", unit="个", chart=_vacancies_chart),
        Finding("terms", TERMS.name, lambda results, scope: _tell_list(results, scope, TERMS.name),
                Where.PAGE | Where.UNIT | Where.ANNEX | Where.TEMPLATE,
                title="届满、延期和没有记录的党组织（没有记录的在前）", unit="天",
                columns=("unit", "name", "level", "said", "standing", "since", "due_on", "days_over",
                         "extended_to", "document"),
                leads_to=LeadsTo.UNIT, is_wide=True, height=260),
        Finding("posts", POSTS.name, lambda results, scope: _tell_list(results, scope, POSTS.name),
                Where.PAGE | Where.UNIT,
                title="空缺、连任和应轮岗的岗位（只有工委和本单位可见）", unit="月、届",
                columns=("unit", "name", "post", "said", "standing", "since", "due_on", "months", "term_no"),
                leads_to=LeadsTo.UNIT, is_wide=True, height=260),
        Finding("limits", BY_LIMIT.name, _tell_limits, Where.PAGE | Where.ANNEX | Where.TEMPLATE,
                title="任期、空缺、轮岗的规定", unit="个",
                columns=("limit", "counted", "unknown", "over", "extended", "soon", "counted_binding",
                         "over_binding"), is_wide=True),
        Finding("units", BY_UNIT.name, _tell_units, Where.PAGE | Where.ANNEX | Where.TEMPLATE,
                title="各单位任期与空缺（按固定顺序，不排名）", unit="个",
                columns=("name", "league", "bodies", "terms_unknown", "terms_over", "terms_extended",
                         "terms_soon", "seats", "seats_unknown", "vacant", "vacant_over", "rotation"),
                leads_to=LeadsTo.UNIT, is_wide=True, height=260),
    ),
    definitions=INDICATORS,
    matter="任期与空缺",
    reminders=_reminders,
    pressing=tuple(
        Pressed(fact.reason, measure)
        for fact, measure in zip(PRESSING, ("{size}个岗位", "{size}个党组织"), strict=True)
    ),
    records=BY_UNIT.name,
)  # fmt: skip
