"""What the page of the stars says above its pictures."""

import polars as pl

from analytics import reference
from analytics.base import rules
from analytics.base.columns import is_welcome
from analytics.base.periods import Period
from analytics.base.rules import PROVINCE
from analytics.results import Results
from analytics.systems.scores.trends import Verdict
from analytics.systems.stars.stars import StarsPooled
from dashboard.base.common_words import Filters
from dashboard.base.display import period_name, word
from dashboard.kit import comparison_words, figure_change
from dashboard.kit.finding import Body
from dashboard.kit.statement import KeyFigure, Statement
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.figures import LEVELS, SCOPES, latest
from dashboard.systems.stars.words import Stars

_POOLED = StarsPooled.columns()


def indicators(results: Results) -> list[KeyFigure]:
    """The share of the province, what is missing to the yardstick, low-star and unrated branches."""
    row = _province(results)
    if row is None:
        labels = (Stars.SHARE, _standing_label(), Stars.LOW, Stars.UNRATED)
        return [KeyFigure(label, "暂无数据") for label in labels]
    low = "一星{one}·二星{two}".format(one=row["one_star"], two=row["two_star"])
    return [
        share_figure(Stars.SHARE, row, results.period),
        _standing_figure(row),
        figure_change.with_change(
            KeyFigure(Stars.LOW, f"{row['low_star']}个", about=low), results, PROVINCE, "low_star"
        ),
        KeyFigure(Stars.UNRATED, str(row["unrated"]), "计入支部总数"),
    ]


def share_figure(label: str, row: dict, period: Period) -> KeyFigure:
    """The share and its change; of a rating before the period, when it was."""
    if not comparison_words.is_of(period, row["period"]):
        return KeyFigure(label, word(row["share"], _POOLED["share"]), about=rated_in(row))
    change = row[comparison_words.column(period, "share")]
    return KeyFigure(
        label,
        word(row["share"], _POOLED["share"]),
        None if change is None else word(change, _POOLED["share_change"]),
        is_welcome(change, _POOLED["share_change"]),
        None if change is None else comparison_words.kind(period),
    )


def rated_in(row: dict) -> str:
    """The half-year whose rating stands."""
    return f"{period_name(row['period'])}评定"


def yardstick() -> str:
    """Whom the target binds, and whom it does not."""
    return (
        f"{reference.five_star_target()}%的目标只约束洛阳市的市直机关整体（2021年底前）；对全省、省直、市直和各单位都只是参照口径，"
        "待工委确认。各单位还差的个数相加，不等于合计还差的个数。支部总数含未评星支部，不含临时支部。"
    )


def trend(results: Results) -> Statement:
    """Where the province stands, and what the closed half-years say of each scope."""
    row = _province(results)
    if row is None:
        return Stars.TREND_NONE
    template = "{period}全省五星支部占{share}，达到{target}%参照线" if row["reached"] else Stars.TREND_SHORT
    standing = template.format(
        period=period_name(row["period"]),
        share=word(row["share"], _POOLED["share"]),
        target=reference.five_star_target(),
        count=row["shortfall"],
    )
    return Statement(standing + ("" if row["is_closed"] else Stars.TREND_OPEN) + _verdicts(results))


def body(results: Results) -> Body:
    """The chapter of the report: a share that reaches the yardstick is a result."""
    row = _province(results)
    return Body.RESULTS if row is not None and row["reached"] else Body.PROBLEMS


def distribution(results: Results) -> Statement:
    """The level or levels most branches of the province have, and how many are low or unrated."""
    row = _province(results)
    if row is None:
        return Stars.LEVELS_NONE
    count = max(row[column] for column in LEVELS)
    names = zip(LEVELS, Stars.LEVEL_NAMES, strict=True)
    most = [name for column, name in names if row[column] == count]
    told = "{levels}支部最多（{count}个）" if len(most) == 1 else "{levels}支部并列最多（各{count}个）"
    return Statement(
        ("{period}全省" + told + "，低星支部{low}个，未评星{unrated}个").format(
            period=period_name(row["period"]),
            levels="、".join(most),
            count=count,
            low=row["low_star"],
            unrated=row["unrated"],
        )
    )


def units(results: Results, league: str, kind: str) -> str:
    """How many units reach the yardstick; the one with most to do only where units are ranked."""
    found = unit_figures.units(results, league, kind)
    if found.is_empty():
        return unit_figures.why_none(results, league, kind)
    short = unit_figures.in_order(found.filter(~pl.col("reached")), league)
    counts = {
        "group": unit_figures.group(league, kind),
        "all": found.height,
        "reached": found["reached"].sum(),
        "short": short.height,
        "target": reference.five_star_target(),
    }
    if found.height == 1:
        return _only_one(found.row(0, named=True), unit_figures.group(league, kind))
    if short.is_empty():
        return "{group}{all}个单位都达到{target}%参照线".format(**counts)
    told = (Stars.UNITS_HEADLINE if counts["reached"] else Stars.UNITS_NOBODY).format(**counts)
    if league not in reference.ranked_leagues():
        return told
    if short.height == 1:
        return told + Stars.UNITS_SHORT_ONE.format(name=short["name"][0], count=short["shortfall"][0])
    most = short.filter(pl.col("shortfall") == pl.col("shortfall").max())
    template = "，其中{name}等{units}个单位还差最多（各{count}个）" if most.height > 1 else Stars.UNITS_MOST
    return told + template.format(name=most["name"][0], units=most.height, count=most["shortfall"][0])


def _only_one(row: dict, group: str) -> str:
    """How the only unit of the group stands."""
    standing = Stars.ONE_REACHED if row["reached"] else Stars.ONE_SHORT
    target, count = reference.five_star_target(), row["shortfall"]
    return Stars.ONLY_ONE.format(group=group, name=row["name"]) + standing.format(target=target, count=count)


def units_title(results: Results, league: str, kind: str, show: str) -> str:
    """What the picture of the units shows, and in which order."""
    ranked = league in reference.ranked_leagues()
    return (Stars.UNITS if ranked else Stars.UNITS_UNRANKED).format(
        show=unit_figures.shown_words(results, league, kind, show)
    )


def counts(league: str) -> str:
    """How to read what stands beside the bars, and their order."""
    beside = "右侧为“五星支部数/支部总数”，“差”后为还差的支部数，✓为达到参照线；是否达到只看支部个数。"
    ranked = league in reference.ranked_leagues()
    return beside + ("先排还差得多的，还差一样多的先排占比低的。" if ranked else "")


def filters(league: str, kind: str, show: str) -> str:
    """The choices as a file words them."""
    return f"{league}、{kind}、{unit_figures.choice_words(show)}"


def table(rows: pl.DataFrame) -> str:
    """The sums of the listed units."""
    if rows.is_empty():
        return "没有符合条件的单位"
    five, low, unrated = (rows[column].sum() for column in ("five_star", "low_star", "unrated"))
    return f"列出{rows.height}个单位：五星{five}个，低星{low}个，未评星{unrated}个"


def without_branches(results: Results, league: str, kind: str = Filters.EVERY_KIND) -> str:
    """The units of the league and kind that have no share, by name; empty when there are none."""
    names = unit_figures.without_branches(results, league, kind)["name"]
    if names.is_empty():
        return ""
    return f"单列情形：{names.len()}个单位没有支部，不计算占比：{Stars.AND.join(names)}"


def _province(results: Results) -> dict | None:
    rows = latest(results).filter((pl.col("scope") == PROVINCE) & pl.col("share").is_not_null())
    return rows.row(0, named=True) if rows.height else None


def _standing_figure(row: dict) -> KeyFigure:
    if row["shortfall"]:
        value = Stars.STANDING_SHORT.format(count=row["shortfall"])
    elif row["surplus"]:
        value = "超出{count}个".format(count=row["surplus"])
    else:
        value = "刚好达到"
    counts = "{five}/{all}个支部".format(five=row["five_star"], all=row["branches"])
    return KeyFigure(_standing_label(), value, counts, row["reached"])


def _standing_label() -> str:
    return f"距{reference.five_star_target()}%参照线"


def _verdicts(results: Results) -> str:
    """What each scope did, and since when: the picture may begin earlier."""
    trends = results.tables["stars_trends"].filter(pl.col("scope").is_in(SCOPES))
    scopes_by_verdict: dict[tuple[str, str], list[str]] = {}
    for scope in SCOPES:
        for row in trends.filter(pl.col("scope") == scope).iter_rows(named=True):
            judged = "" if row["verdict"] == Verdict.TOO_FEW else _periods_judged(results, scope)
            scopes_by_verdict.setdefault((row["verdict"], judged), []).append(scope)
    return "".join(
        f"；{judged}{Stars.AND.join(scopes)}{verdict}"
        for (verdict, judged), scopes in scopes_by_verdict.items()
    )


def _periods_judged(results: Results, scope: str) -> str:
    """How many periods the verdict is of; of a picture that begins earlier, since when."""
    pooled = results.tables["stars_pooled"].filter(pl.col("share").is_not_null())
    closed = pooled.filter("is_closed", pl.col("scope") == scope)["period"].sort()
    many = rules.CLOSED_PERIODS_FOR_TREND
    if closed.len() < many:
        return f"近{many}期"
    since = closed.tail(many)[0]
    earlier = pooled.filter(pl.col("period") < since)["period"].n_unique()
    about = f"（{period_name(since)}起，更早的{earlier}期不在判断之内）" if earlier else ""
    return f"近{many}期{about}"
