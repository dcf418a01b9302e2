"""Two bars a unit: its weak branches with and without a link, its links visited or not."""

from functools import partial

import polars as pl

from analytics.kit.links import NOBODY, State
from analytics.results import Results
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Pattern
from dashboard.kit import first_units
from dashboard.kit.chart import Chart
from dashboard.kit.few_names import name_tied
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.statement import Scope, Statement
from dashboard.kit.unit_bars import unit_bars

WEAK, LINKS = ("weak", "left"), ("links", "unvisited")  # the whole, and what is left of it
_DONE, _NEW = Look(Colour.MET, pattern=Pattern("")), Look(Colour.NEUTRAL, pattern=Pattern("."))
_OPEN = Look(Colour.MISSED, pattern=Pattern("/", is_over=True))


def findings(table: str) -> tuple[Finding, Finding]:
    """Both, beside each other; table: one of links by unit."""
    where = Where.PAGE | Where.SHEET | Where.TEMPLATE
    drawn = Choice("links", "显示", partial(choices, table, LINKS))
    return (
        Finding("weak", table, partial(weak_statement, table), where,
                title="各单位未销号后进支部有没有人联系", unit="个", chart=partial(weak_chart, table),
                leads_to=LeadsTo.UNIT,
                choices=(drawn,)),
        Finding("visits", table, partial(visits_statement, table), where, title="各单位联系点有没有到访",
                unit="个", chart=partial(visits_chart, table), leads_to=LeadsTo.UNIT,
                choices=(drawn,)),
    )  # fmt: skip


def choices(table: str, counts: tuple[str, str], results: Results, scope: Scope) -> dict[str, str]:
    """The choices of how many units are drawn; none where all are."""
    return {} if scope.is_unit else first_units.choices(_in_order(table, counts, results, scope), counts[1])


def weak_statement(table: str, results: Results, scope: Scope, show: str) -> Statement:
    """In how many units a weak branch has nobody."""
    rows = _in_order(table, WEAK, results, scope)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    left = rows.filter(pl.col("left") > 0)
    words = "未销号的后进支部都有人联系"
    if left.height:
        names = name_tied(left["name"].to_list(), "家")
        words = f"{left.height}家单位有后进支部未安排联系，共{left['left'].sum()}个（{names}）"
    return Statement(words, _left_out(rows, show, WEAK))


def visits_statement(table: str, results: Results, scope: Scope, show: str) -> Statement:
    """In how many units nobody came to a link for half a year, and in which to none at all."""
    rows = _in_order(table, LINKS, results, scope)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    stale = rows.filter(pl.col("unvisited") > 0)
    none = stale.filter(pl.col("unvisited") == pl.col("links"))
    words = "联系点半年内都到访过，或者建立不满半年"
    if stale.height:
        words = f"{stale.height}家单位有半年没有到访的联系点"
        words += f"，其中{none.height}家的联系点都半年没有到访" if none.height else ""
    most = none.filter(pl.col("links") == pl.col("links").max())
    if most.height and most["links"][0] > 1:
        words += f"（最多的{most['links'][0]}个：{name_tied(most['name'].to_list(), '家')}）"
    return Statement(words, _left_out(rows, show, LINKS))


def weak_chart(table: str, results: Results, scope: Scope, show: str) -> Chart:
    """A bar a unit: its weak branches nobody links to first, then those with somebody."""
    rows = first_units.select_drawn(_in_order(table, WEAK, results, scope), show, WEAK[1])
    if rows.is_empty():
        return Chart(none="没有未销号的后进支部")
    parts = ((pl.col("left"), NOBODY, _OPEN), (pl.col("linked"), "有人联系", _DONE))
    told = rows.select("weak", "left").iter_rows()
    right = (f"{weak}个 {NOBODY}{left}" if left else f"{weak}个" for weak, left in told)
    hovers = (f"{safe(one['name'])}<br>{one['weak']}个，{NOBODY}{one['left']}个" for one in rows.to_dicts())
    return unit_bars(rows, parts, "未销号后进支部（个）", right, hovers)


def visits_chart(table: str, results: Results, scope: Scope, show: str) -> Chart:
    """A bar a unit: its links nobody came to for half a year first, then the others."""
    rows = first_units.select_drawn(_in_order(table, LINKS, results, scope), show, LINKS[1])
    if rows.is_empty():
        return Chart(none="没有联系点")
    looks = {"unvisited": (State.UNVISITED, _OPEN), "fresh": (State.FRESH, _NEW),
             "visited": (State.VISITED, _DONE)}  # fmt: skip
    parts = ((pl.col(name), state.value, look) for name, (state, look) in looks.items())
    told = rows.select("links", "unvisited").iter_rows()
    right = (f"{links}个 没有到访{stale}" if stale else f"{links}个" for links, stale in told)
    hovers = (
        f"{safe(one['name'])}<br>{one['links']}个，半年没有到访{one['unvisited']}个"
        for one in rows.to_dicts()
    )
    return unit_bars(rows, parts, "联系点（个）", right, hovers)


def _in_order(table: str, counts: tuple[str, str], results: Results, scope: Scope) -> pl.DataFrame:
    """The units that have any of the whole, those with most left first."""
    whole, left = counts
    return first_units.in_order(scope.of(results.tables[table]).filter(pl.col(whole) > 0), left)


def _left_out(rows: pl.DataFrame, show: str, counts: tuple[str, str]) -> str:
    return first_units.left_out(rows, first_units.select_drawn(rows, show, counts[1]).height)
