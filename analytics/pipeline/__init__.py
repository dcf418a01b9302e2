"""The one place numbers come from: tables and a period in, every result out."""

from typing import Any

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.kit.case_worklist import worklist
from analytics.measures import attention, calendar, survey, weak_kinds
from analytics.periods import Period, parse
from analytics.pipeline import of_branches, of_duties, of_units
from analytics.pipeline.frames import Frames, Tables
from analytics.results import RESULTS, Provenance, Results, ResultTable
from analytics.systems.weak_branches import LEDGER


def build(tables: Tables, period: Period, *, kinds: bool = True) -> Results:
    """All results of the period from what the data sets hold; empty data sets give empty results.

    tables has an entry for every data set. A year's scores speak through its second half (assumption).
    Without kinds the kinds of weak branch, most of the time a build takes, are left out: their tables empty.
    """
    last_month = calendar.horizon(
        *(tables[name] for name in ("reviews", "star_ratings", "self_checks", "burden_counts"))
    )
    as_of = of_duties.known_until(tables, period, last_month)
    over = calendar.is_closed(period, last_month)
    closed = calendar.closed_halves(tables["reviews"], last_month)
    units_then = of_units.units_by_day(tables, period)
    units = units_then[period.end]
    results = of_units.scored(tables, period, closed, units_then, is_over=over)
    results |= of_units.reported(tables, period, units, results["items"], last_month, as_of)
    results |= of_duties.followed_up(
        tables, period, units, results["items"], results["coverage"], last_month, as_of
    )
    results |= of_branches.ledgered(tables, period, units)
    results |= of_branches.starred(tables, period, units, last_month, results["ledger"])
    results["worklist"] = worklist(LEDGER, results["ledger"], units, period, results["branch_scores"])
    if kinds:
        before = of_branches.ledger_of(tables, weak_kinds.half_before(period))
        scores, ledger, checks = (results[name] for name in ("branch_scores", "ledger", "self_reviews"))
        results |= weak_kinds.weak_kinds(tables, period, units, scores, ledger, before, checks)
    results |= of_units.burdened(tables, period, units)
    results |= of_branches.filed(tables, period, units, results)
    results["survey"] = survey.ranked_options(tables["survey_answers"], period)
    halves = [code for code in closed["period"] if parse(code).end <= period.end]
    results["attention"] = attention.attention(
        results["rankings"],
        results["place_history"],
        halves,
        results["ledger_by_unit"],
        results["reporting_calendar"],
    )
    results["provenance"] = _provenance(tables, results)
    left_out = {name: RESULTS[name].schema.create_empty() for name in RESULTS if name not in results}
    return Results(period, over, {name: (results | left_out)[name] for name in RESULTS})


def _provenance(tables: Tables, results: Frames) -> dy.DataFrame[Provenance]:
    """A result is marked as simulated when any row of any data set it is made from is."""
    marks = pl.collect_all([tables[name].select(pl.col("synthetic").any()) for name in datasets.ALL])
    simulated = {name: bool(mark.item()) for name, mark in zip(datasets.ALL, marks, strict=True)}
    rows = [
        {
            "table": name,
            "sources": _sources(result, results.get(name)),
            "synthetic": any(simulated[source] for source in result.sources),
        }
        for name, result in RESULTS.items()
    ]
    return Provenance.validate(pl.DataFrame(rows))


def _sources(result: ResultTable, rows: dy.DataFrame[Any] | None) -> str:
    """The papers the rows name, as published figures do; else the data sets the result is made from."""
    titles = [datasets.ALL[source].title for source in result.sources]
    if rows is None or "source" not in rows.columns or not rows["source"].count():
        return "、".join(titles)
    named = rows["source"].drop_nulls().unique(maintain_order=True).to_list()
    return "；".join(named + titles * bool(rows["source"].null_count()))
