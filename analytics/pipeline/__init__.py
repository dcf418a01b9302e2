"""The one place numbers come from: tables and a period in, every result out."""

from collections.abc import Iterable, Mapping
from typing import Any

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.measures import calendar, reporting, stars
from analytics.periods import Period
from analytics.pipeline import of_branches, of_duties, of_kinds, of_units
from analytics.pipeline.needs import in_order, made, steps_of
from analytics.results import RESULTS, Provenance, Results

Tables = Mapping[str, pl.LazyFrame]  # data sets by name
_LATER = "provenance"

STEPS = steps_of(of_units, of_duties, of_branches, of_kinds)
KINDS = frozenset(RESULTS) & steps_of(of_kinds).keys()  # the results about kinds of weak branch
# The data sets each result goes back to, in the order in which its function comes upon them.
SOURCES = {
    name: tuple(source for source in in_order(STEPS, [name]) if source in datasets.ALL) for name in RESULTS
}


def build(tables: Tables, period: Period, *, kinds: bool = True) -> Results:
    """All results of the period from what the data sets hold; empty data sets give empty results.

    tables has an entry for every data set. A year's scores speak through its second half (assumption).
    Without kinds the kinds of weak branch, most of the time a build takes, are left out: their tables empty.
    """
    given = {**tables, **_times(tables, period)}
    left_out = {_LATER, *(() if kinds else KINDS)}
    results = made(STEPS, given, [name for name in RESULTS if name not in left_out])
    results[_LATER] = _provenance(tables, results)
    empty = {name: RESULTS[name].schema.create_empty() for name in RESULTS if name not in results}
    every = {name: (results | empty)[name] for name in RESULTS}
    return Results(period, calendar.is_closed(period, given["last_month"]), every)


def tables_of(names: Iterable[str], tables: Tables, period: Period) -> dict[str, pl.DataFrame]:
    """Some result tables of the period, made with nothing but what they need."""
    return made(STEPS, {**tables, **_times(tables, period)}, names)


def _times(tables: Tables, period: Period) -> dict[str, Any]:
    """How far the data reach and which half-years they hold; what tells it is not a source of the results."""
    reviews, ratings = tables["reviews"], tables["star_ratings"]
    return {
        "period": period,
        "last_month": calendar.horizon(reviews, ratings, tables["self_checks"], tables["burden_counts"]),
        "reviewed": reviews.select(pl.col("period").unique()).collect()["period"].to_list(),
        "rated_halves": stars.rated_in(ratings),
        "submitted": reporting.submitted_halves(reviews, tables["branch_cards"], period),
    }


def provenance_of_all(known: pl.DataFrame, *, synthetic: bool) -> pl.DataFrame:
    """The provenance with a row for every table: one newer than its edition is marked as that is."""
    rows = [
        {"table": name, "sources": _titles(name), "synthetic": synthetic}
        for name in RESULTS
        if name not in known["table"]
    ]
    return pl.concat([known, pl.DataFrame(rows, schema=Provenance.create_empty().schema)])


def _provenance(tables: Tables, results: Mapping[str, pl.DataFrame]) -> dy.DataFrame[Provenance]:
    """A result is marked as simulated when any row of any data set it is made from is."""
    marks = pl.collect_all([tables[name].select(pl.col("synthetic").any()) for name in datasets.ALL])
    simulated = {name: bool(mark.item()) for name, mark in zip(datasets.ALL, marks, strict=True)}
    rows = [
        {
            "table": name,
            "sources": _sources(name, results.get(name)),
            "synthetic": any(simulated[source] for source in SOURCES[name]),
        }
        for name in RESULTS
    ]
    return Provenance.validate(pl.DataFrame(rows))


def _sources(name: str, rows: pl.DataFrame | None) -> str:
    """The papers the rows name, as published figures do; else the data sets the result is made from."""
    if rows is None or "source" not in rows.columns or not rows["source"].count():
        return _titles(name)
    named = rows["source"].drop_nulls().unique(maintain_order=True).to_list()
    titles = [datasets.ALL[source].title for source in SOURCES[name]]
    return "；".join(named + titles * bool(rows["source"].null_count()))


def _titles(name: str) -> str:
    return "、".join(datasets.ALL[source].title for source in SOURCES[name])
