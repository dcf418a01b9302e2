"""The pictures of a system of appraisals: units against criteria in words, and where the named ones stand."""

from collections.abc import Sequence

import polars as pl

from analytics.kit.appraisals import POINT, UNJUDGED
from analytics.reference.criteria import Criterion
from dashboard.base.labels import in_lines, safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.base.shortening import short_names
from dashboard.kit.chart import (
    Axis,
    Categories,
    Chart,
    Cloud,
    Dots,
    HeatMap,
    Panel,
    Series,
    SeriesKind,
    Together,
)

FEW, MOST, ALL = 12, "most", "all"
_HEAD = 2  # characters of a line of a heading
# Verdict, its sign in a cell and its colour, the best first.
_LOOKS = (
    ("好", "好", Colour.MET),
    ("较好", "较", Colour.GRID),
    ("一般", "一", Colour.MISSED),
    ("差", "差", Colour.TARGET),
    (UNJUDGED, "·", Colour.BACKGROUND),
)
_AT = {word: place for place, (word, *_) in enumerate(_LOOKS)}
_WORST_FIRST = ("差", "一般", UNJUDGED)


def worst_first(points: pl.DataFrame, show: str) -> pl.DataFrame:
    """org_id and name of the units: those with most points judged worst first; show: the few, or all."""
    counts = [(pl.col("verdict") == word).sum().alias(word) for word in _WORST_FIRST]
    units = points.filter(pl.col("kind") == POINT).group_by("org_id", "name", maintain_order=True).agg(counts)
    ordered = units.sort(*_WORST_FIRST, descending=True, maintain_order=True).select("org_id", "name")
    return ordered.head(FEW) if show == MOST else ordered


def choices(points: pl.DataFrame) -> dict[str, str]:
    """How many units the matrix shows; none where all have room."""
    many = points["org_id"].n_unique() > FEW
    return {MOST: f"差、一般最多的{FEW}个", ALL: "全部单位"} if many else {}


def matrix(points: pl.DataFrame, criteria: Sequence[Criterion], show: str) -> Chart:
    """Units down, points across, the word of each in a sign and a colour."""
    units = worst_first(points, show)
    if units.is_empty():
        return Chart(none="没有考评记录")
    found = {(row["org_id"], row["code"]): row["verdict"] for row in points.to_dicts()}
    own = [one for one in criteria if one.kind == POINT]
    lines = [[found.get((org_id, one.code), UNJUDGED) for one in own] for org_id in units["org_id"]]
    grid = HeatMap(
        rows=tuple(map(safe, units["name"])),
        columns=tuple(safe(one.label) for one in own),
        cells=tuple(tuple(float(_AT[word]) for word in line) for line in lines),
        limits=tuple(place + 0.5 for place in range(len(_LOOKS) - 1)),
        bands=tuple(f"{sign} {word}" for word, sign, _ in _LOOKS),
        names=tuple(map(safe, short_names(units["name"]))),
        heads=tuple(in_lines(safe(one.short), _HEAD) for one in own),
        codes=tuple(units["org_id"]),
        hover=tuple(
            tuple(f"{safe(name)}<br>{safe(one.label)}：{word}" for one, word in zip(own, line, strict=True))
            for name, line in zip(units["name"], lines, strict=True)
        ),
        signs=tuple(tuple(_LOOKS[_AT[word]][1] for word in line) for line in lines),
        looks=tuple(colour for *_, colour in _LOOKS),
    )
    bars = tuple(
        Series(
            word,
            SeriesKind.BAR,
            tuple(float(column.count(word)) for column in zip(*lines, strict=True)),
            Look(colour),
        )
        for word, _, colour in _LOOKS
    )
    panel = Panel(Categories(grid.columns), bars, Axis("单位数（家）", is_whole=True))
    return Chart((panel,), grid=grid, together=Together.STACK)


def strip(placed: pl.DataFrame, named: Sequence[str]) -> Chart:
    """Every unit at its place, the named ones above the others; placed: org_id, name, place."""
    rows = placed.filter(pl.col("place").is_not_null())
    if rows.is_empty() or not named:
        return Chart(none="没有名次或命名记录")
    is_named = pl.col("org_id").is_in(list(named))
    series = (
        _dots(rows.filter(is_named), "命名", 1, Look(Colour.MET, marks=Marks("diamond", 11))),
        _dots(rows.filter(~is_named), "其他单位", 0, Look(Colour.NEUTRAL, marks=Marks("circle", 7))),
    )
    places = Axis("名次", ends=(0, float(rows["place"].max()) + 1), has_grid=True)  # type: ignore[arg-type]
    return Chart((Cloud(series, places, Axis(ends=(-1, 2), is_hidden=True)),), height=200, is_pointed=True)


def _dots(rows: pl.DataFrame, name: str, height: int, look: Look) -> Dots:
    hover = tuple(f"{safe(row['name'])}<br>第{row['place']}名" for row in rows.to_dicts())
    return Dots(
        name,
        tuple(float(place) for place in rows["place"]),
        (float(height),) * rows.height,
        look,
        hover=hover,
        codes=tuple(rows["org_id"]),
        names=tuple(rows["name"]),
    )
