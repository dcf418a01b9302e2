"""The five-star share of each unit, and which units a reader asked to see."""

import polars as pl

from analytics import reference
from analytics.base.columns import limits
from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base import display
from dashboard.base.common_words import Filters
from dashboard.base.display import word
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.base.shortening import short_names
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind, Together
from dashboard.kit.few_names import first_of_order
from dashboard.systems.stars.figures import yardstick
from dashboard.systems.stars.words import SHOWS, Stars

LOWEST, SHORT, ALL = SHOWS
FEW = 25  # bars a reader takes in at once
SMALL = 20  # with fewer branches one more or less moves the share by more than 5 points: draw the interval
_ROW = 24  # pixels
_NAME = 12  # characters beside a bar; the whole name shows on touch
_SHARE = StarsByUnit.columns()["share"]


def show_choices(league: str) -> list[str]:
    """What can be shown of a league; the lowest are singled out only where units are ranked at all."""
    return [LOWEST, SHORT, ALL] if league in reference.ranked_leagues() else [ALL, SHORT]


def choice_words(show: str) -> str:
    """The choice in words."""
    return SHOWS[show].format(count=FEW)


def shown_words(results: Results, league: str, kind: str, show: str) -> str:
    """The choice in words, with the number of units that are shown: some may be level with the last."""
    return SHOWS[show].format(count=shown_units(results, league, kind, show).height)


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


def without_branches(results: Results, league: str) -> pl.DataFrame:
    """The units of the league that have no share because they have no branches."""
    return results.tables["stars_by_unit"].filter((pl.col("league") == league) & (pl.col("branches") == 0))


def shown_units(results: Results, league: str, kind: str, show: str) -> pl.DataFrame:
    """The units to show: the lowest share first where units are ranked, else in official order."""
    found = units(results, league, kind)
    if league in reference.ranked_leagues():
        found = found.sort("share", "official_order")
    if show == LOWEST:
        return first_of_order(found, FEW, "share")
    return found.filter(~pl.col("reached")) if show == SHORT else found


def shares(results: Results, league: str, kind: str, show: str) -> Chart:
    """A bar a unit with its counts, the yardstick, and a thin interval where branches are few."""
    rows = shown_units(results, league, kind, show)
    if rows.is_empty():
        none_at_all = units(results, league, kind).is_empty()
        return Chart(none=why_none(results, league, kind) if none_at_all else "没有未达参照线的单位")
    judged = ((True, Stars.UNIT_REACHED, Colour.MET), (False, "未达参照线", Colour.MISSED))
    bars = (_bars(rows.filter(pl.col("reached") == reached), name, fill) for reached, name, fill in judged)
    names = Categories(
        tuple(rows["org_id"]),
        names=tuple(rows["name"]),
        ticks=tuple(map(safe, short_names(rows["name"], _NAME))),
        right=tuple(_counts(row) for row in rows.iter_rows(named=True)),
        room=(0.5, 0.5),
        is_down=True,
        is_given=True,
        is_plain=True,
    )
    panel = Panel(
        names,
        (
            *(one for one in bars if one.values),
            _intervals(rows.filter(pl.col("branches") < SMALL)),
        ),
        Axis("五星支部占比（%）", ends=(0, 100), has_grid=True, has_zero=True),
        targets=(yardstick("top"),),
    )
    return Chart(
        (panel,),
        height=120 + _ROW * rows.height,
        together=Together.OVER,
        margins={"t": 76},
        is_legend_above=True,
    )


def _with_branches(results: Results, league: str, kind: str) -> pl.DataFrame:
    found = results.tables["stars_by_unit"].filter((pl.col("league") == league) & (pl.col("branches") > 0))
    return found if kind == Filters.EVERY_KIND else found.filter(pl.col("kind") == kind)


def _bars(part: pl.DataFrame, name: str, fill: Colour) -> Series:
    codes = tuple(part["org_id"])
    return Series(
        name,
        SeriesKind.BAR,
        tuple(display.percent_value(share, *limits(_SHARE)) for share in part["share"]),
        Look(fill),
        at=codes,
        codes=codes,
        hover=tuple(_hover(row) for row in part.iter_rows(named=True)),
    )


def _intervals(small: pl.DataFrame) -> Series:
    low, high = (tuple(map(display.percent_value, small[end])) for end in ("share_low", "share_high"))
    return Series(
        "95%区间",
        SeriesKind.RANGE,
        low,
        Look(Colour.TEXT, width=1),
        ends=high,
        at=tuple(small["org_id"]),
        in_legend=small.height > 0,
    )


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
    if row["branches"] >= SMALL:
        return told
    low, high = word(row["share_low"], _SHARE), word(row["share_high"], _SHARE)
    return told + f"<br>95%区间 {low} 至 {high}"
