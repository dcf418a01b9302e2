"""Charts of one branch: its card by dimension, its stars through time."""

from itertools import pairwise

import polars as pl

from analytics.base import rules
from analytics.base.periods import Period, halves_until
from analytics.results import Results
from analytics.systems.stars.branches import BranchDimension
from dashboard.base.display import heading, period_name, shown_table, word
from dashboard.base.labels import safe, tick
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Labels, Panel, Series, SeriesKind
from dashboard.systems.scores import full_marks
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.branch_words import BranchView

_HEIGHT = 300
_AMOUNTS = {"points": "points", "full": "max_points"}  # by the names the sentences have for them
_COLUMNS = BranchDimension.columns()


def dimensions_of(results: Results, branch: str) -> pl.DataFrame:
    """The dimensions of the branch's card in the order of the rubric."""
    return unit_names.rows(results, "branch_dimensions", branch)


def stars_of(results: Results, branch: str) -> pl.DataFrame:
    """The ratings of the branch, oldest first."""
    return unit_names.rows(results, "branch_stars", branch)


def card(results: Results, branch: str) -> Chart:
    """Points of each dimension inside a pale bar of its full marks."""
    rows = dimensions_of(results, branch)
    shown = shown_table(rows, BranchDimension)
    given, full = (shown[heading(_COLUMNS[column])] for column in ("points", "max_points"))
    drawn = [
        _card_row(row, *points) for row, *points in zip(rows.iter_rows(named=True), given, full, strict=True)
    ]
    names = ("满分", "得分")
    return full_marks.chart(drawn, names, Colour.MET, _HEIGHT)


def star_history(results: Results, branch: str) -> Chart:
    """The stars at every rating: a rating stands until the next one, so the line goes in steps."""
    rows = stars_of(results, branch)
    stars = rows["stars"].to_list()
    rows = rows.with_columns(fell=pl.Series(list(_fell(stars)), dtype=pl.Boolean))
    line = Series(
        BranchView.HISTORY_AXIS,
        SeriesKind.LINE,
        tuple(stars),
        Look(Colour.NEUTRAL, width=2, is_stepped=True),
        at=tuple(tick(code) for code in rows["period"]),
        hover=tuple(
            f"{period_name(code)}：{value}星" for code, value in rows.select("period", "stars").iter_rows()
        ),
    )
    codes = _halves(rows["period"].to_list(), results.period)
    halves = Categories(
        tuple(map(tick, codes)),
        periods=tuple(codes),
        room=(0.5, 0.5),  # for the words over the first and the last point
        size=10,
        colour=Colour.MUTED,
        is_given=True,
        is_level=True,
    )
    ticks = tuple(range(1, rules.TOP_STAR + 1))
    axis = Axis(BranchView.HISTORY_AXIS, ends=(0.5, rules.TOP_STAR + 0.8), ticks=ticks)
    is_low = pl.col("stars").is_in(rules.LOW_STARS)
    parts = [
        _star_marks(part, name, Look(colour, marks=Marks(symbol, 12)))
        for part, name, colour, symbol in (
            (rows.filter(~is_low), BranchView.USUAL_STARS, Colour.MET, "star"),
            (rows.filter(is_low), BranchView.LOW_STARS, Colour.MISSED, "triangle-down"),
        )
        if part.height
    ]
    return Chart((Panel(halves, (line, *parts), axis),), height=_HEIGHT)


def _star_marks(rows: pl.DataFrame, name: str, look: Look) -> Series:
    return Series(
        name,
        SeriesKind.MARKS,
        tuple(rows["stars"]),
        look,
        at=tuple(tick(code) for code in rows["period"]),
        labels=Labels(
            tuple(BranchView.STARS_OF.format(stars=value) for value in rows["stars"]),
            tuple("bottom center" if fell else "top center" for fell in rows["fell"]),
            is_clipped=False,
        ),
    )


def _halves(rated: list[str], last: Period) -> list[str]:
    """Every half-year from the first rating to the period, also those without one."""
    halves = halves_until(rated, last)
    codes = [halves[0]] if halves else []
    while codes and codes[-1] < last.half:
        codes.append(codes[-1].shift_by(1))
    return [half.code for half in codes]


def _fell(stars: list[int]) -> list[bool]:
    """Whether the line comes down to each rating, so that above it there is no room for words."""
    return [False, *(now < before for before, now in pairwise(stars))]


def _card_row(row: dict, points: float | None, full: float) -> full_marks.Row:
    said = {name: word(row[column], _COLUMNS[column]) for name, column in _AMOUNTS.items()}
    label = "未报齐 / {full}" if points is None else "{points} / {full}"
    hover = "{dimension}：{points}分，满分{full}分".format(dimension=safe(row["dimension"]), **said)
    return full_marks.Row(row["dimension"], points, full, label.format(**said), hover)
