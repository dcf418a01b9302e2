"""The findings of what visits found and when: crowded days, and results beside the stars of branches."""

from functools import partial

from analytics.base.result import Result
from analytics.results import Results
from dashboard.base.looks import Colour, Look, Pattern
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind, Together
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.rounds import RoundNouns
from dashboard.kit.statement import Scope, Statement

_LIST = 180  # pixels
_SHADES = (Colour.MORE, Colour.MUCH, Colour.SOME, Colour.LITTLE)


def crowded_days(nouns: RoundNouns, result: Result, most: int) -> Finding:
    """Days with more branches than can be looked at; most: so many are no matter."""

    def sentence(results: Results, scope: Scope) -> Statement:
        rows = scope.of(results.tables[result.name])
        if rows.is_empty():
            return Statement("")
        days, units = rows["held_on"].n_unique(), rows["org_id"].n_unique()
        when = f"有{days}天" if scope.is_unit else f"{units}家单位有些日子"
        return Statement(f"{when}，同一组织者当天{nouns.went}超过{most}个{nouns.one}，建议核对")

    shown = Where.PAGE | Where.UNIT | Where.ANNEX | Where.TEMPLATE
    columns = ("name", "league", "held_on", "organised_by", "branches", "of_day")
    return Finding("crowded", result.name, sentence, shown, title=result.title, unit="个", columns=columns,
                   leads_to=LeadsTo.UNIT, height=_LIST)  # fmt: skip


def stars(
    nouns: RoundNouns, counted: Result, agreement: Result, words: tuple[str, ...], fewest: int
) -> Finding:
    """What the last visits of the year found of branches of so many stars, and how far both agree.

    fewest: of how many branches the agreement is told.
    """

    def sentence(results: Results, scope: Scope) -> Statement:
        rows = scope.of(results.tables[agreement.name])
        if rows.is_empty():
            return Statement("")
        branches, kappa = rows.select("branches", "kappa").row(0)
        told = "" if kappa is None else f"，一致程度（加权κ）为{kappa:.2f}，1为完全一致"
        told = f"，不足{fewest}个，不计算一致程度" if branches < fewest else told
        return Statement(f"{branches}个{nouns.one}有星级也有{nouns.went}结果{told}；只作参照")

    shown = Where.PAGE | Where.TEMPLATE
    chart = partial(_chart, counted, words)
    title = f"{nouns.went}结果与星级"
    return Finding("stars", counted.name, sentence, shown, title=title, unit="个", chart=chart)


def disagreements(nouns: RoundNouns, result: Result) -> Finding:
    """Branches whose stars and visit say the opposite: only on the page, and there for the committee."""

    def sentence(results: Results, scope: Scope) -> Statement:
        count = 0 if scope.is_unit else scope.of(results.tables[result.name]).height
        words = f"{count}个{nouns.one}的星级与{nouns.went}结果相反，建议核对"
        return Statement(words if count else "")

    columns = ("name", "unit", "stars", "result", "exemplar", "held_on")
    return Finding("disagreements", result.name, sentence, Where.PAGE, title=result.title, unit="个",
                   columns=columns, height=_LIST, leads_to=LeadsTo.BRANCH)  # fmt: skip


def exemplars(nouns: RoundNouns, by_unit: Result, branches: Result) -> tuple[Finding, ...]:
    """How many branches were held up, by unit; their names stand on the page alone, for the committee."""

    def sentence(results: Results, scope: Scope) -> Statement:
        rows = scope.of(results.tables[by_unit.name])
        if rows.is_empty():
            return Statement("")
        good, bad = int(rows["examples"].sum()), int(rows["warnings"].sum())
        words = f"本年{nouns.went}树立正面典型{nouns.one}{good}个、反面典型{nouns.one}{bad}个"
        return Statement(words + ("" if scope.is_unit else f"，涉及{rows.height}家单位"))

    def sentence_on_page(results: Results, scope: Scope) -> Statement:
        count = scope.of(results.tables[branches.name]).height
        return Statement(sentence(results, scope).words + "；名单只给工委看" if count else "")

    counted = Where.SAID | Where.ANNEX | Where.TEMPLATE
    return (
        Finding("own_exemplars", by_unit.name, sentence, Where.UNIT, title=by_unit.title),
        Finding("exemplars", by_unit.name, sentence, counted, title=by_unit.title, unit="个",
                columns=("name", "league", "examples", "warnings"), leads_to=LeadsTo.UNIT),
        Finding("held_up", branches.name, sentence_on_page, Where.PAGE, title=branches.title, unit="个",
                columns=("name", "unit", "exemplar", "result", "held_on"), height=_LIST,
                leads_to=LeadsTo.BRANCH),
    )  # fmt: skip


def weak_unseen(nouns: RoundNouns, result: Result) -> Finding:
    """Weak branches nobody came to since they were found, half a year ago and more."""

    def sentence(results: Results, scope: Scope) -> Statement:
        count = scope.of(results.tables[result.name]).height
        words = f"没有销号的后进{nouns.one}里，认定超过半年一直没有{nouns.went}的{count}个"
        return Statement(words if count else "")

    shown = Where.PAGE | Where.UNIT | Where.TEMPLATE
    columns = ("name", "unit", "found_on", "days", "last_on")
    return Finding("weak", result.name, sentence, shown, title=result.title, unit="个",
                   columns=columns, height=_LIST, leads_to=LeadsTo.BRANCH)  # fmt: skip


def _chart(counted: Result, words: tuple[str, ...], results: Results, scope: Scope) -> Chart:
    rows = scope.of(results.tables[counted.name])
    if rows.is_empty():
        return Chart(none="没有可以对照的")
    stars = tuple(range(5, 0, -1))
    found = {
        (star, word): count for star, word, count in rows.select("stars", "result", "branches").iter_rows()
    }
    bars = tuple(
        Series(
            word,
            SeriesKind.BAR,
            tuple(found.get((star, word), 0) for star in stars),
            Look(shade, pattern=Pattern("")),
        )
        for word, shade in zip(words, _SHADES, strict=True)
    )
    names = Categories(tuple(f"{star}星" for star in stars), is_down=True, is_given=True)
    axis = Axis("支部数（个）", from_zero=True, is_whole=True, has_grid=True)
    return Chart((Panel(names, bars, axis),), height=300, together=Together.STACK, is_legend_above=True,
                 is_legend_in_order=True)  # fmt: skip
