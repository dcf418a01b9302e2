"""党员积分: where points are published, and within one unit how they lie; never one unit beside another."""

from functools import partial
from math import ceil, floor

import polars as pl

from analytics.kit.published import UNPUBLISHED
from analytics.results import Results
from analytics.statistics.suppression import LEAST
from analytics.systems.member_points import INDICATORS, RESULTS, PointsOfOne
from dashboard.base.common_words import Menu
from dashboard.base.display import word
from dashboard.base.looks import Colour, Look
from dashboard.kit import published
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.published import PublishNouns
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_ONES, _, _OF_UNITS, _STARS = RESULTS
_NOUNS = PublishNouns(_ONES.name, "积分")
_BARS, _TABLE = 12, 280  # at most so many; pixels
_MEAN, _TAU = PointsOfOne.columns()["mean"], _STARS.schema.columns()["tau"]
_ALIKE = "四个季度人均分相同且为整数，疑似全员同分"


def headline(results: Results, scope: Scope) -> Statement:
    """How many branches published, and in how many everybody may have the same."""
    told = published.statement(_NOUNS, results, scope)
    alike = _even(results, scope).height
    return Statement(f"{told.words}；{alike}个支部{_ALIKE}", told.hint) if alike else told


def key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """Published or not, and the clue."""
    alike = KeyFigure(
        "疑似全员同分", f"{_even(results, scope).height}个", None, None, "四个季度人均分为同一整数"
    )
    return [*published.key_figures(_NOUNS, results, scope), alike]


def own_statement(results: Results, scope: Scope) -> Statement:
    """What stands above the quarters of a single unit."""
    return headline(results, scope) if scope.is_unit else Statement("")


def means_statement(results: Results, scope: Scope) -> Statement:
    """Of one unit: from where to where its means lie, and how they go with the stars."""
    found = _means(results, scope)
    if not scope.is_unit or found.is_empty():
        return Statement("")
    few = scope.of(results.tables[_ONES.name])["is_few"].sum()
    least, most = (word(value, _MEAN) for value in found.sort().gather([0, -1]))
    words = f"{found.len()}个支部的人均分在{least}到{most}之间"
    words += f"，另有{few}个支部参评不足{LEAST}人，不列" if few else ""
    return Statement(words + _beside_stars(results, scope), "；积分办法由单位自定，只在本单位内看")


def means_chart(results: Results, scope: Scope) -> Chart:
    """How many branches of the unit have a mean from so many to so many points."""
    found = _means(results, scope)
    if not scope.is_unit or found.is_empty():
        return Chart(none="选定一个单位后显示")
    first, last = floor(found.min()), floor(found.max())  # type: ignore[arg-type]
    width = max(1, ceil((last - first + 1) / _BARS))
    starts = range(first, last + 1, width)
    counts = [int(((found >= one) & (found < one + width)).sum()) for one in starts]
    names = tuple(f"{one}—{one + width}" for one in starts)
    bars = Series("支部数", SeriesKind.BAR, tuple(map(float, counts)), Look(Colour.MUCH))
    ticks = tuple(map(str, starts))
    across = Categories(
        names, ticks=ticks, title=f"人均分（从…分起，{width}分一档）", is_given=True, is_level=True
    )
    return Chart((Panel(across, (bars,), Axis("支部数（个）", from_zero=True, is_whole=True)),), height=300,
                 has_legend=False)  # fmt: skip


def left_statement(results: Results, scope: Scope) -> Statement:
    """The branches to look at: who did not publish, and where all may have the same; a sum does not tell."""
    count = _even(results, scope).height
    words = f"{count}个支部{_ALIKE}，建议核对；是否人人同分，由合计看不出来" if count else ""
    return Statement("；".join(filter(None, (published.left_words(_NOUNS, results, scope), words))))


def left_rows(results: Results, scope: Scope) -> pl.DataFrame:
    """Those branches, the clues first."""
    rows = scope.of(results.tables[_ONES.name]).filter(pl.col("is_even") | (pl.col("state") == UNPUBLISHED))
    return rows.sort("is_even", descending=True, maintain_order=True)


def _even(results: Results, scope: Scope) -> pl.DataFrame:
    return scope.of(results.tables[_ONES.name]).filter("is_even")


def _means(results: Results, scope: Scope) -> pl.Series:
    return scope.of(results.tables[_ONES.name])["mean"].drop_nulls()


def _beside_stars(results: Results, scope: Scope) -> str:
    rows = scope.of(results.tables[_STARS.name])
    if rows.is_empty():
        return ""
    tau = rows["tau"][0]
    turn = "，星级越高的支部人均分反而越低，建议核对" if tau < 0 else ""
    return f"；与星级的τ-b为{word(tau, _TAU)}（{rows['branches'][0]}个支部，1为完全一致）{turn}"


_PLACES = Where.PAGE | Where.UNIT
_BRANCH = ("unit", "name", "state", "undisclosed", "unreported", "is_even")
_FINDINGS = (
    Finding("own", _OF_UNITS.name, own_statement, _PLACES, title="各季度公开情况", unit="个",
            chart=partial(published.quarters_chart, _NOUNS)),
    Finding("means", _ONES.name, means_statement, _PLACES, title="支部人均分（本季度，只在本单位内看）",
            unit="个", chart=means_chart),
    Finding("map", _OF_UNITS.name, partial(published.unit_map, _NOUNS), Where.PAGE,
            title="各单位各季度公开积分的支部（省直按未公开的由多到少；市直按固定顺序，不排名）", unit="%",
            chart=partial(published.unit_map_chart, _NOUNS),
            choices=(Choice("points_units", "显示", partial(published.unit_choices, _NOUNS)),),
            leads_to=LeadsTo.UNIT, is_wide=True),
    Finding("left", _ONES.name, left_statement, _PLACES, title="没有公开积分的和疑似全员同分的支部",
            unit="个", rows=left_rows, columns=_BRANCH, height=_TABLE, leads_to=LeadsTo.BRANCH, is_wide=True),
)  # fmt: skip
SYSTEM = System(
    name="member_points",
    title="党员积分",
    chapter=Chapter.CONDUCTED,
    menu=Menu.BRANCHES,
    about=(
        "只看支部有没有按季度公开、合计能不能分出高低，不存个人积分。各单位的积分办法不同，人均分只在一个单位内看，"
        f"不在单位之间比较、不求平均（待工委确认）；参评不足{LEAST}人的不列。没有填报的为未报，不当作没公开；"
        "洛阳以外只作参照。"
    ),
    headline=headline,
    key_figures=key_figures,
    findings=_FINDINGS,
    definitions=INDICATORS,
    matter="积分公开",
    reminders=partial(published.reminders, _NOUNS),
)
