"""Charts of the stars: the share half-year by half-year, and how many branches have which level."""

import polars as pl

from analytics import reference
from analytics.base.columns import limits
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from analytics.systems.stars.stars import StarsPooled
from dashboard.base import display
from dashboard.base.display import period_name, word
from dashboard.base.looks import CATEGORIES, Colour, Look, Marks, Pattern
from dashboard.kit.chart import Axis, Categories, Chart, Labels, Panel, Series, SeriesKind, Target, Together
from dashboard.systems.stars.words import Stars

HEIGHT = 360
SCOPES = (PROVINCE, League.PROVINCIAL.value, League.MUNICIPAL.value)
LEVELS = ("five_star", "four_star", "three_star", "two_star", "one_star", "unrated")
_DASHES = ("solid", "dash", "dot")
_SYMBOLS = ("circle", "square", "diamond")
_FILLS = (Colour.MOST, Colour.MUCH, Colour.LITTLE, Colour.MISSED, Colour.TARGET, Colour.NEUTRAL)
_SHARE = StarsPooled.columns()["share"]


def latest(results: Results) -> pl.DataFrame:
    """The rows of the last half-year that was rated, the province first."""
    pooled = results.tables["stars_pooled"]
    order = pl.col("scope").replace_strict(dict(zip(SCOPES, range(len(SCOPES)), strict=True)))
    return pooled.filter(pl.col("period") == pl.col("period").max()).sort(order)


def trend(results: Results) -> Chart:
    """The five-star share of the province and of each league; a hollow mark is not closed yet."""
    pooled = results.tables["stars_pooled"].filter(pl.col("share").is_not_null())
    if pooled.is_empty():
        return Chart(none=Stars.TREND_NONE.on_page)
    found = ((number, pooled.filter(pl.col("scope") == scope)) for number, scope in enumerate(SCOPES))
    halves = pooled["period"].unique().sort()
    panel = Panel(
        Categories(_short_names(halves), periods=tuple(halves), is_given=True),
        tuple(_share_line(rows, number) for number, rows in found if rows.height),
        Axis("五星支部占比（%）", from_zero=True),
        targets=(yardstick("top left"),),
    )
    return Chart((panel,), height=HEIGHT)


def yardstick(place: str) -> Target:
    """The line of the share that is asked for, its name at that place."""
    target = reference.five_star_target()
    return Target(target, f"参照线 {target}%", place)


def distribution(results: Results) -> Chart:
    """One bar a scope: all its branches, parted by stars, the unrated at the end."""
    rows = latest(results)
    if not rows["share"].count():
        return Chart(none=Stars.LEVELS_NONE.on_page)
    panel = Panel(
        Categories(tuple(rows["scope"]), is_down=True),
        tuple(_level_bar(rows, *level) for level in zip(LEVELS, Stars.LEVEL_NAMES, _FILLS, strict=True)),
        Axis("占全部支部（%）", ends=(0, 100)),
    )
    return Chart(
        (panel,),
        height=HEIGHT,
        together=Together.SHARES,
        is_legend_in_order=True,
        margins={"r": 20},
        least_letters=10,
    )


def _share_line(rows: pl.DataFrame, number: int) -> Series:
    # The last value stands beside the name: at the end of the lines, values of one size would overlap.
    name = "{scope} {share}".format(scope=SCOPES[number], share=word(rows["share"][-1], _SHARE))
    marks = Marks(tuple(_symbol(number, closed) for closed in rows["is_closed"]), 8)
    return Series(
        name,
        SeriesKind.LINE,
        tuple(display.percent_value(share, *limits(_SHARE)) for share in rows["share"]),
        Look(CATEGORIES[number], _DASHES[number], 1.8 if number else 2.5, marks=marks),
        at=_short_names(rows["period"]),
        hover=tuple(_share_hover(row) for row in rows.iter_rows(named=True)),
    )


def _symbol(number: int, closed: bool) -> str:
    return _SYMBOLS[number] if closed else f"{_SYMBOLS[number]}-open"


def _share_hover(row: dict) -> str:
    told = "{scope} {period}<br>{share}（{five}/{all}个）".format(
        scope=row["scope"],
        period=period_name(row["period"]),
        share=word(row["share"], _SHARE),
        five=row["five_star"],
        all=row["branches"],
    )
    return told if row["is_closed"] else told + "<br>未到期末"


def _level_bar(rows: pl.DataFrame, column: str, name: str, fill: Colour) -> Series:
    counts = tuple(rows[column])
    return Series(
        name,
        SeriesKind.BAR,
        counts,
        Look(fill, pattern=Pattern("/" if column == "unrated" else "")),
        labels=Labels(tuple(map(str, counts)), "inside", is_level=True),
        hover=tuple(
            Stars.LEVELS_HOVER.format(scope=row["scope"], level=name, count=row[column], all=row["branches"])
            for row in rows.iter_rows(named=True)
        ),
        hover_form="%{hovertext}<br>%{x:.1f}%",
    )


def _short_names(codes: pl.Series) -> tuple[str, ...]:
    halves = [parse(code) for code in codes]
    return tuple(Stars.HALVES[half.number - 1].format(year=half.year) for half in halves)
