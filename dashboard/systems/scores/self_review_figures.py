"""Self check against review, a point a unit."""

from dataclasses import replace

import polars as pl

from analytics.results import Results
from analytics.systems.scores.self_review import SelfReview
from dashboard.base.display import heading, shown_table, word
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.base.shortening import short_names
from dashboard.kit.chart import Axis, Chart, Cloud, Dots, Labels
from dashboard.systems.scores import ranking_units as units

NAMED = 8  # units listed inside the picture
# Diamonds often lie close together: numbers that follow each other stand on different sides.
_BESIDE = ("top center", "middle right", "middle left", "bottom center")
_SELF = SelfReview.columns()


def self_against_review(results: Results, league: str, kind: str = "", search: str = "") -> Chart:
    """Each unit's self score over its reviewed score; those worth a second look as numbered diamonds."""
    points = compared_units(results, league, kind, search)
    shown = shown_table(points, SelfReview)
    x, y = (shown[heading(_SELF[name])] for name in ("reviewed", "self_points"))
    points = points.with_columns(x=x, y=y)
    look = points.filter("worth_a_look")
    usual = Look(Colour.MET, marks=Marks("circle", 8, opacity=0.75))
    series = [_dots(points.filter(~pl.col("worth_a_look")), "一般", usual)]
    if points.height:
        series.insert(0, _diagonal((min(*x, *y) - 1, max(*x, *y) + 1)))
    if look.height:
        diamonds = _dots(look, "建议复核", Look(Colour.MISSED, marks=Marks("diamond", 12)))
        series.append(replace(diamonds, labels=_number_labels(look.height)))
    cloud = Cloud(
        tuple(series),
        Axis("审核合计（分）", has_grid=True),
        Axis("自评合计（分）"),
        key=_key(look) if look.height else "",
    )
    return Chart((cloud,), height=430, is_pointed=True)


def compared_units(results: Results, league: str, kind: str = "", search: str = "") -> pl.DataFrame:
    """Self reviews of the chosen units that have something to compare; the largest gap first."""
    rows = units.ranking_rows(results, league, kind, search)
    return (
        results.tables["self_reviews"]
        .filter(pl.col("org_id").is_in(rows["org_id"].to_list()) & pl.col("gap").is_not_null())
        .sort("gap", "official_order", descending=[True, False])
    )


def _diagonal(ends: tuple[float, float]) -> Dots:
    look = Look(Colour.NEUTRAL, "dash", 1.5)
    return Dots("自评＝审核", ends, ends, look, is_line=True)


def _dots(points: pl.DataFrame, name: str, look: Look) -> Dots:
    return Dots(
        name,
        tuple(points["x"]),
        tuple(points["y"]),
        look,
        hover=_self_hover(points),
        codes=tuple(points["org_id"]),
        names=tuple(points["name"]),
    )


def _number_labels(count: int) -> Labels:
    words = tuple(str(number) for number in range(1, count + 1))
    return Labels(words, tuple(_BESIDE[at % len(_BESIDE)] for at in range(count)), colour=Colour.TEXT)


def _key(look: pl.DataFrame) -> str:
    """Which number is which unit."""
    named = look.head(NAMED)
    pairs = zip(short_names(named["name"]), named["gap"], strict=True)
    lines = [
        "{number} {name} {gap}".format(number=number, name=safe(name), gap=word(gap, _SELF["gap"]))
        for number, (name, gap) in enumerate(pairs, start=1)
    ]
    if look.height > NAMED:
        lines.append(f"另有{look.height - NAMED}个见表格")
    return "<br>".join(lines)


def _self_hover(points: pl.DataFrame) -> tuple[str, ...]:
    return tuple(
        "{name}<br>自评{own}分，审核{reviewed}分（{gap}分）<br>可比要素{items}项".format(
            name=safe(row["name"]),
            own=word(row["self_points"], _SELF["self_points"]),
            reviewed=word(row["reviewed"], _SELF["reviewed"]),
            gap=word(row["gap"], _SELF["gap"]),
            items=row["compared_items"],
        )
        for row in points.iter_rows(named=True)
    )
