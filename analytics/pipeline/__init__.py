"""The one place numbers come from: tables and a period in, every result out."""

from collections.abc import Iterable, Mapping
from typing import Any

import dataframely as dy
import polars as pl

from analytics import datasets, systems
from analytics.base.periods import Grain, Period
from analytics.base.record_columns import EVENT_DAYS
from analytics.kit import by_reference, closed_periods
from analytics.kit.facts import declared_facts, known_facts
from analytics.kit.history import as_they_stood
from analytics.kit.judged import series
from analytics.pipeline import of_advice, of_branches, of_changes, of_duties, of_kinds, of_units
from analytics.pipeline.needs import Steps, in_order, part_of, run_steps, step_from, steps_of
from analytics.results import OF_ALL_ALIKE, RESULTS, Provenance, Results
from analytics.systems import burden, facts_at_hand
from analytics.systems.attention import pressing_rows
from analytics.systems.figure_changes import figure_changes
from analytics.systems.reporting import reporting
from analytics.systems.scores import rubrics
from analytics.systems.stars import stars

Tables = Mapping[str, pl.LazyFrame]  # data sets by name
_LATER = "provenance"
_JUDGED = "judged_of_"  # begins the names of the steps that make a series whose change is judged
# A system may call its ledger's table as the data set it is counted from.
_STEP_OF = {name: f"counted_{name}" if name in datasets.ALL else name for name in RESULTS}
_HAPPENED = [
    (name, column)
    for name, dataset in datasets.ALL.items()
    for column in EVENT_DAYS
    if column in dataset.schema.column_names()
]
KINDS = frozenset(RESULTS) & steps_of(of_kinds).keys()  # the results about kinds of weak branch
_FOR_ALL = ("closed_halves", "comparisons")  # made of those that count, and taken for the others too


def _all_steps() -> Steps:
    """A step for each result; several tables that are made at once are taken apart."""
    of_systems = {f"tables_of_{one.__name__.rpartition('.')[2]}": one for one in (burden, *systems.ALL)}
    parts = dict.fromkeys(of_branches.COUNTED, "ledger_counts")
    parts |= {result.name: name for name, one in of_systems.items() for result in one.RESULTS}
    alone = steps_of(of_units, of_duties, of_branches, of_kinds, of_changes, of_advice, *systems.ALL)
    judged = [name for name in alone if name.startswith(_JUDGED)]
    parts = {name: whole for name, whole in parts.items() if name not in alone}
    to_do = [one for system in systems.ALL for one in getattr(system, "TO_DO", ())]
    facts = [fact for one in systems.ALL for fact in one.PRESSING]
    told = [fact for one in (facts_at_hand, *systems.ALL) for fact in getattr(one, "FACTS", ())]
    return {
        **alone,
        "pressing": step_from(
            dict.fromkeys(fact.table for fact in facts),
            lambda run_steps: pressing_rows({fact: run_steps[fact.table] for fact in facts}),
        ),
        "declared_facts": step_from([], lambda _: declared_facts(told)),
        "known_facts": step_from(
            [*dict.fromkeys(fact.table for fact in told), "counted_on"],
            lambda run_steps: known_facts(
                {fact: run_steps[fact.table] for fact in told}, run_steps["counted_on"]
            ),
        ),
        "to_do": step_from(
            [*dict.fromkeys(one.table for one in to_do), "counted_on"],
            lambda run_steps: pl.concat(
                one.count(run_steps[one.table], run_steps["counted_on"]).with_columns(fact=pl.lit(one.fact))
                for one in to_do
            ),
        ),
        "figure_changes": step_from(
            [*judged, "period", "last_month"],
            lambda run_steps: figure_changes(
                series(run_steps[name] for name in judged),
                run_steps["period"],
                is_over=closed_periods.is_closed(run_steps["period"], run_steps["last_month"]),
            ),
        ),
        **{name: one.build for name, one in of_systems.items()},
        **{_STEP_OF[name]: part_of(whole, name) for name, whole in parts.items()},
    }


STEPS = _all_steps()
# The data sets each result goes back to, in the order in which its function comes upon them.
SOURCES = {
    name: tuple(source for source in in_order(STEPS, [_STEP_OF[name]]) if source in datasets.ALL)
    for name in RESULTS
}


def build(tables: Tables, period: Period, *, kinds: bool = True) -> Results:
    """All results of the period from what the data sets hold; empty data sets give empty results.

    tables has an entry for every data set. A year's scores speak through its second half (assumption).
    Without kinds the kinds of weak branch, most of the time a build takes, are left out: their tables empty.
    """
    left_out = {_LATER, *(() if kinds else KINDS)}
    ours, theirs = _inputs(tables, period)
    results = _make_results([*(name for name in RESULTS if name not in left_out), *_FOR_ALL], ours)
    results[_LATER] = _provenance(tables, results)
    empty = {name: RESULTS[name].schema.create_empty() for name in RESULTS if name not in results}
    every = {name: (results | empty)[name] for name in RESULTS}
    over = closed_periods.is_closed(period, ours["last_month"])
    made = Results(period, over, every, day=ours["counted_on"])
    if theirs is None:
        return made
    alike = {name: results[name] for name in _FOR_ALL}
    names = [name for name in RESULTS if name not in {*OF_ALL_ALIKE, *KINDS, *_FOR_ALL, _LATER}]
    return made.beside(_make_results(names, {**theirs, **alike}))


def tables_of(names: Iterable[str], tables: Tables, period: Period) -> dict[str, dy.DataFrame[Any]]:
    """These tables of results alone, by name, and nothing made that they do not need.

    Without the units that take part by reference, as Results.tables.
    """
    return _make_results(names, _inputs(tables, period)[0])


def _make_results(names: Iterable[str], given: Mapping[str, Any]) -> dict[str, dy.DataFrame[Any]]:
    steps = {name: _STEP_OF.get(name, name) for name in names}
    found = run_steps(STEPS, given, steps.values())
    return {name: found[step] for name, step in steps.items()}


def _inputs(tables: Tables, period: Period) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What results are made of: of the units that count, and of those by reference where there are any.

    The latter never say how far the data reach, nor what is over.
    """
    stood = as_they_stood(tables["organisations"], tables["former_places"], tables["aliases"])
    rubrics_told = tables["rubrics"].with_columns(rubrics.plain_label())
    ours, theirs = by_reference.apart({**tables, "organisations": stood, "rubrics": rubrics_told})
    reached = _how_far(ours, period)
    if theirs is None:
        return {**ours, **reached}, None
    return {**ours, **reached}, {**theirs, **reached, "reviewed": _reviewed_halves(theirs)}


def _how_far(tables: Tables, period: Period) -> dict[str, Any]:
    """The period, and how far the data reach; what tells that is no source."""
    reviews, ratings = tables["reviews"], tables["star_ratings"]
    last_month = closed_periods.horizon(reviews, ratings, tables["self_checks"], tables["burden_counts"])
    happened = [tables[name].select(column) for name, column in _HAPPENED]
    return {
        "period": period,
        "last_month": last_month,
        "counted_on": closed_periods.counted_on(period, last_month, *happened),
        "proven_on": closed_periods.counted_on(_spring_after(period), last_month, *happened),
        "reviewed": _reviewed_halves(tables),
        "rated_halves": stars.rated_in(ratings),
        "submitted": reporting.submitted_halves(reviews, tables["branch_cards"], period),
    }


def _spring_after(period: Period) -> Period:
    """The quarter that follows on the period's year, in which some things of the year still come."""
    return Period(period.year + 1, Grain.QUARTER, 1)


def _reviewed_halves(tables: Tables) -> list[str]:
    return tables["reviews"].select(pl.col("period").unique()).collect()["period"].to_list()


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
    if rows is None or "survey_answers" not in SOURCES[name] or not rows["source"].count():
        return _titles(name)
    named = rows["source"].drop_nulls().unique(maintain_order=True).to_list()
    titles = [datasets.ALL[source].title for source in SOURCES[name]]
    return "；".join(named + titles * bool(rows["source"].null_count()))


def _titles(name: str) -> str:
    return "、".join(datasets.ALL[source].title for source in SOURCES[name])
