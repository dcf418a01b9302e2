"""Charts of a unit's scores: loss rates item by item, scores and places so far, what moved part by part."""

from itertools import pairwise

import polars as pl

from analytics.base import columns as c
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.item_changes import ItemChange
from analytics.systems.scores.rankings import PlaceHistory
from analytics.systems.scores.spine import SpinePart
from dashboard.base.display import heading, percent_value, period_name, shown_table, word
from dashboard.base.labels import safe, tick
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Edge, Labels, Note, Panel, Series, SeriesKind, Words
from dashboard.kit.few_names import first_of_order
from dashboard.systems.scores import full_marks, loss_map
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.words import Changes

MOST_ITEMS = 10
MOST_CHANGES = 12  # parts drawn
_CHANGE_ROW = 36  # the name stands above its bar
_CHANGES_ROOM = 1.35  # of the longest bar: the words beside it
_ROW = 40  # the item's name stands above its bar: beside it, a phone would have no room for the bar
_HISTORY_HEIGHT = 70 + _ROW * MOST_ITEMS  # as tall as the items beside it
_ROOM = (0.28, 0.15)  # of the span of the scores, for the words below and above them
_LEAST_SPAN = 0.5  # points: less would make a quiet line look wild
# Where the line comes from and goes to, from -1 (down) to 1 (up): the side it leaves free.
_SIDES = {
    (1, 1): "bottom right",
    (-1, -1): "top right",
    (-1, 1): "bottom center",
    (-1, 0): "bottom center",
    (0, 1): "bottom center",
    (0, 0): "top center",
    (1, 0): "top center",
    (1, -1): "top center",
    (0, -1): "top center",
}
_HISTORY = PlaceHistory.columns()
_CHANGES = ItemChange.columns()


def items_lost(results: Results, org_id: str, most: int | None = None) -> Chart:
    """The items with the greatest loss rates on top: the rate inside a pale bar of the full marks.

    MOST_ITEMS, and those with the rate of the last of them; where there is room for so many only, these.
    """
    every = lost_items(results, org_id)
    items = every.head(most) if most else first_of_order(every, MOST_ITEMS, "loss_rate")
    rows = [_item_row(item) for item in items.iter_rows(named=True)]
    names = ("满分＝100%", loss_rates.HEADING)
    return full_marks.chart(rows, names, Colour.MISSED, 70 + _ROW * items.height)


def score_history(results: Results, org_id: str) -> Chart:
    """The dynamic score of every half-year with the place then; a new line for every rubric and league."""
    history = halves_of(results, org_id)
    runs = comparable_runs(history)
    breaks = _breaks(runs)
    scores = shown_table(history, PlaceHistory)[heading(_HISTORY["dynamic"])].to_list()
    least, most = min(scores, default=0), max(scores, default=0)
    below, above = (share * max(most - least, _LEAST_SPAN) for share in _ROOM)
    panel = Panel(
        Categories(
            tuple(tick(code) for code in history["period"]),
            room=(0.5, 0.5),  # for the words over the first and the last point
            size=10,
            colour=Colour.MUTED,
            is_given=True,
            is_level=True,
        ),
        tuple(_history_line(run) for run in runs),
        Axis(ends=(least - below, most + above)),
        edges=tuple(Edge(at, Colour.BORDER, "dash", is_between=True) for at, _ in breaks),
        notes=tuple(Note(at, words) for at, words in breaks),
    )
    return Chart((panel,), height=_HISTORY_HEIGHT, has_legend=False)


def lost_items(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's reviewed items that cost points with the league's median_rate, the greatest rate first."""
    items = unit_names.rows(results, "items", org_id).filter(pl.col("lost") > 0)
    beside = loss_map.with_medians(results, items.with_columns(number="item_no"), SpinePart.ITEM)
    return loss_rates.by_rate(beside.sort("item_no"))


def halves_of(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's half-years that have a score, oldest first."""
    history = unit_names.rows(results, "place_history", org_id)
    return history.filter(pl.col("dynamic").is_not_null()).sort("period")


def comparable_runs(history: pl.DataFrame) -> list[pl.DataFrame]:
    """The half-years in stretches of one rubric version and one league, oldest first."""
    run = pl.struct("rubric_version", "league").rle_id()
    return history.with_columns(run=run).partition_by("run", maintain_order=True, include_key=False)


def beside_line(scores: list[float]) -> list[str]:
    """Where the word of each point stands so that the line does not run through it."""
    steps = [0.0, *(after - before for before, after in pairwise(scores)), 0.0]
    return [_SIDES[(came > 0) - (came < 0), (goes > 0) - (goes < 0)] for came, goes in pairwise(steps)]


def changes_of(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """The parts of the unit's change of score, the largest gain first, those that stood still at the end."""
    rows = unit_names.rows(results, "item_changes", org_id).filter(pl.col("kind") == kind)
    still = pl.col("change") == 0
    return rows.sort(still, "change", "number", descending=[False, True, False], maintain_order=True)


def most_changed(results: Results, org_id: str, kind: str) -> pl.DataFrame:
    """Those drawn: the parts that moved, at most so many of the largest, gains above losses."""
    moved = changes_of(results, org_id, kind).filter(pl.col("change") != 0)
    return moved.filter(pl.col("change").abs().rank("ordinal", descending=True) <= MOST_CHANGES)


def changes_height(drawn: pl.DataFrame) -> int:
    """Of the picture, in pixels."""
    return 90 + _CHANGE_ROW * drawn.height


def score_changes(results: Results, org_id: str, kind: str) -> Chart:
    """A bar a part to the right for a gain, to the left for a loss, each with its sign."""
    rows = most_changed(results, org_id, kind)
    shown = shown_table(rows, ItemChange)[heading(_CHANGES["change"])].to_list()
    widest = max((abs(value) for value in shown), default=1) * _CHANGES_ROOM
    numbered = rows.with_row_index("row").with_columns(shown=pl.Series(shown, dtype=pl.Float64))
    judged = ((True, (Changes.UP_NAME, Colour.MET)), (False, (Changes.DOWN_NAME, Colour.MISSED)))
    bars = (_bars(numbered.filter((pl.col("change") > 0) == gain), *look) for gain, look in judged)
    panel = Panel(
        Categories(
            tuple(range(rows.height)),
            names=tuple(rows["label"]),
            room=(0.75, 0.6),
            is_down=True,
            is_counted=True,
            is_hidden=True,
        ),
        tuple(one for one in bars if one.values),
        Axis(ends=(-widest, widest), is_hidden=True),
        edges=(Edge(0, Colour.BORDER),),
        words=(Words(tuple(safe(label) for label in rows["label"]), -widest, 0.32, "middle right"),),
        bars=(0.4, -0.05),
    )
    return Chart((panel,), height=changes_height(rows), is_pointed=True)


def _breaks(runs: list[pl.DataFrame]) -> list[tuple[float, str]]:
    """Before which half-years, by position, nothing may be compared, and why."""
    found, first = [], 0
    for before, part in pairwise(runs):
        first += before.height
        other_rubric = before["rubric_version"][0] != part["rubric_version"][0]
        words = "换版，前后不可比" if other_rubric else "换组，前后不可比"
        found.append((first - 0.5, words))
    return found


def _item_row(item: dict) -> full_marks.Row:
    rate = percent_value(item["loss_rate"], *c.limits(loss_map.RATE))
    told = loss_map.rate_words(item["lost"], item["max_points"], item["median_rate"])
    hover = f"{safe(item['label'])}（{safe(item['dimension'])}）<br>{told}"
    lost = word(item["lost"], loss_map.POINTS)
    amount = f"{word(item['loss_rate'], loss_map.RATE)}（−{lost}）"
    return full_marks.Row(item["label"], rate, 100.0, amount, hover)


def _history_line(run: pl.DataFrame) -> Series:
    places = tuple("" if place is None else f"第{place}名" for place in run["place"])
    scores = shown_table(run, PlaceHistory)[heading(_HISTORY["dynamic"])].to_list()
    hover = tuple(
        "{period}<br>{score}分 {place}".format(
            period=period_name(period), score=word(score, _HISTORY["dynamic"]), place=place
        )
        for period, score, place in zip(run["period"], run["dynamic"], places, strict=True)
    )
    return Series(
        heading(_HISTORY["dynamic"]),
        SeriesKind.LINE,
        tuple(scores),
        Look(Colour.MET, width=2.5, marks=Marks()),
        at=tuple(tick(code) for code in run["period"]),
        labels=Labels(places, tuple(beside_line(scores)), is_clipped=False),
        hover=hover,
    )


def _bars(part: pl.DataFrame, name: str, fill: Colour) -> Series:
    hover = (
        "{label}<br>{base}计入{then}分 → 本期计入{now}分（{change}分）".format(
            label=safe(row["label"]),
            base=period_name(row["base_period"]),
            **{column: word(row[column], _CHANGES[column]) for column in ("then", "now", "change")},
        )
        for row in part.iter_rows(named=True)
    )
    said = tuple(word(change, _CHANGES["change"]) for change in part["change"])
    return Series(
        name,
        SeriesKind.BAR,
        tuple(part["shown"]),
        Look(fill),
        at=tuple(part["row"]),
        labels=Labels(said, "outside", is_clipped=False),
        hover=tuple(hover),
    )
