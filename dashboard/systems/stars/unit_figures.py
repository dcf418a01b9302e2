"""How many five-star branches each unit is short of, and which units a reader asked to see."""

import polars as pl

from analytics import reference
from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base.common_words import Filters
from dashboard.base.display import word
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Chart
from dashboard.kit.few_names import first_of_order
from dashboard.kit.unit_bars import unit_bars
from dashboard.systems.stars.words import SHOWS, Stars

MOST, SHORT, ALL = SHOWS
TIED = ("shortfall", "share")  # units that are equal in both share a place in the order
FEW = 25  # bars a reader takes in at once
_SHARE = StarsByUnit.columns()["share"]


def show_choices(league: str) -> list[str]:
    """What can be shown of a league; the first are singled out only where units are ranked."""
    return [MOST, SHORT, ALL] if league in reference.ranked_leagues() else [ALL, SHORT]


def choice_words(show: str) -> str:
    """The choice in words."""
    return SHOWS[show].format(count=FEW)


def shown_words(results: Results, league: str, kind: str, show: str) -> str:
    """The choice in words, with the number of units that are shown: some may be level with the last."""
    return SHOWS[show].format(count=shown_units(results, league, kind, show).height or FEW)


def kinds(results: Results, league: str) -> list[str]:
    """Every kind, then the kinds of unit in the league."""
    units = results.tables["stars_by_unit"].filter(pl.col("league") == league)
    return [Filters.EVERY_KIND, *units["kind"].drop_nulls().unique(maintain_order=True)]


def units(results: Results, league: str, kind: str) -> pl.DataFrame:
    """The units of the league and kind that have a share, in official order."""
    return _with_branches(results, league, kind).filter(pl.col("share").is_not_null())


def why_none(results: Results, league: str, kind: str) -> str:
    """Why no unit of the league and kind has a share: nobody was rated yet, or they have no branches."""
    unrated = _with_branches(results, league, kind).height > 0
    words = Stars.UNITS_NOT_RATED if unrated else "{group}没有设支部的单位"
    return words.format(group=group(league, kind))


def group(league: str, kind: str) -> str:
    """The league and kind in words."""
    return "{league}{kind}".format(league=league, kind="" if kind == Filters.EVERY_KIND else kind)


def without_branches(results: Results, league: str, kind: str = Filters.EVERY_KIND) -> pl.DataFrame:
    """The units of the league and kind that have no share because they have no branches."""
    return _of_kind(results, league, kind).filter(pl.col("branches") == 0)


def by_shortfall(rows: pl.DataFrame) -> pl.DataFrame:
    """Most missing first; of as many the lower share, then official order; without branches last."""
    # Counts divide to the nearest number there is: equal shares stay equal, others apart.
    share = pl.col("five_star") / pl.col("branches")
    return rows.sort(-pl.col("shortfall"), share, "official_order", nulls_last=True)


def in_order(rows: pl.DataFrame, league: str) -> pl.DataFrame:
    """Units of the league: most missing first where units are ranked at all, else as they are given."""
    return by_shortfall(rows) if league in reference.ranked_leagues() else rows


def shown_units(results: Results, league: str, kind: str, show: str) -> pl.DataFrame:
    """The units to show in their order: the first of those with something missing, these, or all."""
    found = in_order(units(results, league, kind), league)
    if show == ALL:
        return found
    short = found.filter(~pl.col("reached"))
    return first_of_order(short, FEW, *TIED) if show == MOST else short


def shortfalls(results: Results, league: str, kind: str, show: str) -> Chart:
    """A bar a unit: how many branches are missing to the yardstick; its counts to the right."""
    rows = shown_units(results, league, kind, show)
    if rows.is_empty():
        none_at_all = units(results, league, kind).is_empty()
        return Chart(none=why_none(results, league, kind) if none_at_all else "没有未达参照线的单位")
    missing = (pl.col("shortfall"), Stars.SHORTFALL, Look(Colour.MISSED))
    return unit_bars(rows, [missing], Stars.SHORTFALL_AXIS, counts(rows), hovers(rows))


def hovers(rows: pl.DataFrame) -> list[str]:
    """What a touch says of each unit."""
    return [_hover(row) for row in rows.iter_rows(named=True)]


def counts(rows: pl.DataFrame) -> list[str]:
    """Of each unit its five-star branches of all, and what is missing."""
    return [_counts(row) for row in rows.iter_rows(named=True)]


def _with_branches(results: Results, league: str, kind: str) -> pl.DataFrame:
    return _of_kind(results, league, kind).filter(pl.col("branches") > 0)


def _of_kind(results: Results, league: str, kind: str) -> pl.DataFrame:
    found = results.tables["stars_by_unit"].filter(pl.col("league") == league)
    return found if kind == Filters.EVERY_KIND else found.filter(pl.col("kind") == kind)


def _counts(row: dict) -> str:
    template = "{five}/{all} ✓" if row["reached"] else "{five}/{all} 差{count}"
    return template.format(five=row["five_star"], all=row["branches"], count=row["shortfall"])


def _hover(row: dict) -> str:
    short = Stars.STANDING_SHORT.format(count=row["shortfall"])
    told = "{name}<br>五星{five}个，共{all}个支部，占{share}<br>{verdict}".format(
        name=safe(row["name"]),
        five=row["five_star"],
        all=row["branches"],
        share=word(row["share"], _SHARE),
        verdict=Stars.UNIT_REACHED if row["reached"] else short,
    )
    low, high = word(row["share_low"], _SHARE), word(row["share_high"], _SHARE)
    return told + f"<br>95%区间 {low} 至 {high}"
