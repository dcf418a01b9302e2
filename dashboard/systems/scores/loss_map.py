"""Loss rates of units as a map in bands: what items and dimensions of any size have in common."""

from itertools import pairwise

import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.items import ItemScore
from analytics.systems.scores.spine import SpinePart
from dashboard.base.display import percent_value, word
from dashboard.base.labels import safe
from dashboard.base.shortening import short_names
from dashboard.kit.chart import HeatMap

RATE = loss_rates.column()
APART = c.share("与同组中位数之差", signed=True)
_HEAD = 8  # characters of a name above a column
_FEW, _ACROSS = 6, 6  # so few columns have room for a name of so many characters in a line
POINTS = ItemScore.columns()["lost"]


def with_medians(results: Results, rows: pl.DataFrame, part: SpinePart) -> pl.DataFrame:
    """The rows by org_id and number (of item or dimension) with median_rate of the league.

    Null where there is none: in editions that had none, where a unit may not be told, and for a unit alone.
    """
    middle = pl.when(pl.col("units") > 1).then("median_rate").alias("median_rate")
    own = results.tables["spine"].filter(pl.col("part") == part).select("org_id", "number", middle)
    return rows.join(own, on=["org_id", "number"], how="left", maintain_order="left")


def heat_map(
    rows: pl.DataFrame, columns: pl.DataFrame, cells: pl.DataFrame, groups: tuple[tuple[str, int], ...] = ()
) -> HeatMap:
    """rows: org_id, name, place; columns: number, label; both in order.

    cells: org_id, number, lost, max_points, median_rate, sign (where there is no rate).
    """
    found = {(cell["org_id"], cell["number"]): cell for cell in cells.iter_rows(named=True)}
    placed = [[found.get((row, number)) for number in columns["number"]] for row in rows["org_id"]]
    labels = columns["label"].to_list()
    return HeatMap(
        tuple(name.strip() for name in rows["name"]),
        tuple(columns["heading"]),
        tuple(tuple(_shown_value(cell) for cell in line) for line in placed),
        limits=tuple(map(float, reference.loss_bands())),
        bands=band_names(),
        names=tuple(
            safe(name) if place is None else f"{place} {safe(name)}"
            for name, place in zip(short_names(rows["name"]), rows["place"], strict=True)
        ),
        heads=_heads(columns["heading"].to_list()),
        groups=tuple((safe(name), width) for name, width in groups),
        codes=tuple(rows["org_id"]),
        hover=tuple(
            tuple(_hover(name, label, cell) for label, cell in zip(labels, line, strict=True))
            for name, line in zip(rows["name"], placed, strict=True)
        ),
    )


def band_names() -> tuple[str, ...]:
    """The bands in words, the least first."""
    limits = reference.loss_bands()
    between = (f"{low}%—{high}%" for low, high in pairwise(limits[1:]))
    return ("没有失分", f"{limits[1]}%以内", *between, f"{limits[-1]}%以上")


def _heads(headings: list[str]) -> tuple[str, ...]:
    if len(headings) <= _FEW and all(len(heading) <= _ACROSS for heading in headings):
        return tuple(map(safe, headings))
    return tuple(map(_upright, headings))


def _upright(heading: str) -> str:
    """A name above a column, one character below the other: short, without what stands in brackets."""
    number, _, label = heading.partition(" ")
    whole = (label or number).split("（")[0]
    short = whole if len(whole) <= _HEAD else f"{whole[: _HEAD - 1]}…"
    return "<br>".join(([number] if label else []) + [safe(character) for character in short])


def apart(rate: float | None, median: float | None) -> str:
    """How far a rate lies from the league's median, in words; empty where there is none."""
    if rate is None or median is None:
        return ""
    if rate == median:
        return "与同组中位数相同"
    size = word(abs(rate - median), APART).lstrip("+")
    return f"{'高于' if rate > median else '低于'}同组中位数{size}"


def rate_words(lost: int, full: int, median: float | None = None) -> str:
    """A loss rate with points and distance: 失分率25.0%（失5.25/21.00分，高于同组中位数7.1个百分点）."""
    beside = "，".join(
        part
        for part in (f"失{word(lost, POINTS)}/{word(full, POINTS)}分", apart(lost / full, median))
        if part
    )
    return f"失分率{word(lost / full, RATE)}（{beside}）"


def _shown_value(cell: dict | None) -> float | str | None:
    if cell is None:
        return None
    if cell["sign"]:
        return str(cell["sign"])
    if cell["lost"] is None or not cell["max_points"]:
        return None
    return percent_value(cell["lost"] / cell["max_points"], *c.limits(RATE))


def _hover(name: str, label: str, cell: dict | None) -> str:
    if cell is None or (cell["lost"] is None and not cell["sign"]):
        told = "没有审核评分"
    elif cell["sign"]:
        told = cell["state"]
    else:
        told = rate_words(cell["lost"], cell["max_points"], cell["median_rate"])
    return f"{safe(name)}<br>{safe(label)}<br>{told}"
