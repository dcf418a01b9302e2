"""The chart of a unit's scores and places so far, beside the median of its league."""

from itertools import pairwise

import polars as pl

from analytics.results import Results
from analytics.systems.scores.rankings import PlaceHistory
from analytics.systems.scores.trends import ScoreLevel
from dashboard.base.display import heading, period_name, shown_table, word
from dashboard.base.labels import tick
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Labels, Panel, Series, SeriesKind
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.words import UnitScores

_HEIGHT = 400
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
_MEDIAN = ScoreLevel.columns()["median"]


def chart(results: Results, org_id: str) -> Chart:
    """The dynamic score of every half-year with the place then, and the median of the league of then.

    A new line for every rubric and league.
    """
    history = halves_of(results, org_id)
    runs = comparable_runs(history)
    medians = [_medians(results, run) for run in runs]
    lines = (
        *(_history_line(run, is_first=at == 0) for at, run in enumerate(runs)),
        *_median_lines(medians),
    )
    scores = shown_table(history, PlaceHistory)[heading(_HISTORY["dynamic"])].to_list()
    scores += [median for line in lines if line.name == UnitScores.MEDIAN for median in line.values if median]
    least, most = min(scores, default=0), max(scores, default=0)
    below, above = (share * max(most - least, _LEAST_SPAN) for share in _ROOM)
    panel = Panel(
        Categories(
            tuple(tick(code) for code in history["period"]),
            periods=tuple(history["period"]),
            room=(0.5, 0.5),  # for the words over the first and the last point
            size=10,
            colour=Colour.MUTED,
            is_given=True,
            is_level=True,
        ),
        lines,
        Axis(ends=(least - below, most + above)),
    )
    return Chart((panel,), height=_HEIGHT)


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


def _medians(results: Results, run: pl.DataFrame) -> pl.DataFrame:
    """Of the leagues of the run by half-year; null where no other unit has a score."""
    levels = results.tables["score_levels"].filter(pl.col("units") > 1)
    alike = ["league", "period", "rubric_version"]
    return run.select(alike).join(
        levels.select(*alike, "median"), on=alike, how="left", maintain_order="left"
    )


def _median_lines(runs: list[pl.DataFrame]) -> list[Series]:
    drawn = [run for run in runs if run["median"].count()]
    return [_median_line(run, is_first=at == 0) for at, run in enumerate(drawn)]


def _median_line(run: pl.DataFrame, *, is_first: bool) -> Series:
    medians = shown_table(run, ScoreLevel)[heading(_MEDIAN)].to_list()
    hover = tuple(
        f"{period_name(period)}<br>{UnitScores.MEDIAN}{word(median, _MEDIAN)}分"
        for period, median in zip(run["period"], run["median"], strict=True)
    )
    return Series(
        UnitScores.MEDIAN,
        SeriesKind.LINE,
        tuple(medians),
        Look(Colour.NEUTRAL, dash="dash", width=2, marks=Marks(size=5)),
        at=tuple(tick(code) for code in run["period"]),
        hover=hover,
        in_legend=is_first,
    )


def _history_line(run: pl.DataFrame, *, is_first: bool) -> Series:
    places = tuple("" if place is None else f"第{place}名" for place in run["place"])
    scores = shown_table(run, PlaceHistory)[heading(_HISTORY["dynamic"])].to_list()
    hover = tuple(
        "{period}<br>{score}分 {place}".format(
            period=period_name(period), score=word(score, _HISTORY["dynamic"]), place=place
        )
        for period, score, place in zip(run["period"], run["dynamic"], places, strict=True)
    )
    return Series(
        UnitScores.OWN,
        SeriesKind.LINE,
        tuple(scores),
        Look(Colour.MET, width=2.5, marks=Marks()),
        at=tuple(tick(code) for code in run["period"]),
        labels=Labels(places, tuple(beside_line(scores)), is_clipped=False),
        hover=hover,
        in_legend=is_first,
    )
