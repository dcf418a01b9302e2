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
from dashboard.base.display import period_name, word
from dashboard.kit import comparison_words
from dashboard.kit.finding import KeyFigure, Statement
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.figures import LEVELS, SCOPES, latest
from dashboard.systems.stars.words import Stars

_POOLED = StarsPooled.columns()


def indicators(results: Results) -> list[KeyFigure]:
    """The share of the province, what is missing to the yardstick, low-star and unrated branches."""
    row = _province(results)
    if row is None:
        labels = (Stars.SHARE, _standing_label(), Stars.LOW, Stars.UNRATED)
        return [KeyFigure(label, Stars.UNKNOWN) for label in labels]
    low = Stars.LOW_COUNTS.format(one=row["one_star"], two=row["two_star"])
    return [
        _share(row, results.period),
        _standing(row),
        KeyFigure(Stars.LOW, str(row["low_star"]), low),
        KeyFigure(Stars.UNRATED, str(row["unrated"]), Stars.UNRATED_ABOUT),
    ]


def yardstick() -> str:
    """Whom the target binds, and whom it does not."""
    return Stars.YARDSTICK.format(target=reference.five_star_target())


def trend(results: Results) -> Statement:
    """Where the province stands, and what the closed half-years say of each scope."""
    row = _province(results)
    if row is None:
        return Stars.TREND_NONE
    template = Stars.TREND_REACHED if row["reached"] else Stars.TREND_SHORT
    standing = template.format(
        period=period_name(row["period"]),
        share=word(row["share"], _POOLED["share"]),
        target=reference.five_star_target(),
        count=row["shortfall"],
    )
    return Statement(standing + ("" if row["is_closed"] else Stars.TREND_OPEN) + _verdicts(results))


def distribution(results: Results) -> Statement:
    """The level most branches of the province have, and how many are low or unrated."""
    row = _province(results)
    if row is None:
        return Stars.LEVELS_NONE
    count, place = max((row[column], -place) for place, column in enumerate(LEVELS))
    return Statement(
        Stars.LEVELS_HEADLINE.format(
            period=period_name(row["period"]),
            level=Stars.LEVEL_NAMES[-place],
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
    short = found.filter(~pl.col("reached"))
    counts = {
        "group": unit_figures.group(league, kind),
        "all": found.height,
        "reached": found["reached"].sum(),
        "short": short.height,
        "target": reference.five_star_target(),
    }
    if short.is_empty():
        return Stars.UNITS_EVERY.format(**counts)
    told = (Stars.UNITS_HEADLINE if counts["reached"] else Stars.UNITS_NOBODY).format(**counts)
    if league not in reference.ranked_leagues():
        return told
    most = short.filter(pl.col("shortfall") == pl.col("shortfall").max())
    template = Stars.UNITS_MOST_TIED if most.height > 1 else Stars.UNITS_MOST
    return told + template.format(name=most["name"][0], units=most.height, count=most["shortfall"][0])


def units_title(league: str, show: str) -> str:
    """What the picture of the units shows, and in which order."""
    ranked = league in reference.ranked_leagues()
    return (Stars.UNITS if ranked else Stars.UNITS_UNRANKED).format(show=unit_figures.named(show))


def interval() -> str:
    """How to read the thin lines."""
    return Stars.INTERVAL_ABOUT.format(small=unit_figures.SMALL)


def filters(league: str, kind: str, show: str) -> str:
    """The choices as a file words them."""
    return Stars.FILTERS.format(league=league, kind=kind, show=unit_figures.named(show))


def table(rows: pl.DataFrame) -> str:
    """The sums of the listed units."""
    if rows.is_empty():
        return Stars.TABLE_NONE
    five, low, unrated = (rows[column].sum() for column in ("five_star", "low_star", "unrated"))
    return Stars.TABLE_HEADLINE.format(count=rows.height, five=five, low=low, unrated=unrated)


def without_branches(results: Results, league: str) -> str:
    """The units that have no share, by name; empty when there are none."""
    names = unit_figures.without_branches(results, league)["name"]
    if names.is_empty():
        return ""
    return Stars.WITHOUT.format(count=names.len(), names=Stars.AND.join(names))


def _province(results: Results) -> dict | None:
    rows = latest(results).filter((pl.col("scope") == PROVINCE) & pl.col("share").is_not_null())
    return rows.row(0, named=True) if rows.height else None


def _share(row: dict, period: Period) -> KeyFigure:
    change = row[comparison_words.column(period, "share")]
    return KeyFigure(
        Stars.SHARE,
        word(row["share"], _POOLED["share"]),
        None if change is None else word(change, _POOLED["share_change"]),
        is_welcome(change, _POOLED["share_change"]),
        None if change is None else comparison_words.kind(period),
    )


def _standing(row: dict) -> KeyFigure:
    if row["shortfall"]:
        value = Stars.STANDING_SHORT.format(count=row["shortfall"])
    elif row["surplus"]:
        value = Stars.STANDING_OVER.format(count=row["surplus"])
    else:
        value = Stars.STANDING_EXACT
    counts = Stars.COUNTS.format(five=row["five_star"], all=row["branches"])
    return KeyFigure(_standing_label(), value, counts, row["reached"])


def _standing_label() -> str:
    return Stars.STANDING.format(target=reference.five_star_target())


def _verdicts(results: Results) -> str:
    trends = results.tables["stars_trends"].filter(pl.col("scope").is_in(SCOPES))
    scopes_by_verdict: dict[str, list[str]] = {}
    for scope in SCOPES:
        for row in trends.filter(pl.col("scope") == scope).iter_rows(named=True):
            scopes_by_verdict.setdefault(row["verdict"], []).append(scope)
    return "".join(
        (Stars.TREND_NO_VERDICT if verdict == Verdict.TOO_FEW else Stars.TREND_VERDICT).format(
            periods=rules.CLOSED_PERIODS_FOR_TREND, scopes=Stars.AND.join(scopes), verdict=verdict
        )
        for verdict, scopes in scopes_by_verdict.items()
    )
