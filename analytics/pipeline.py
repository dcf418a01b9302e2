"""The one place numbers come from: tables and a period in, every result out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics import datasets, duties, reference
from analytics.measures import (
    attention,
    branches,
    burden,
    calendar,
    cards,
    coverage,
    item_changes,
    items,
    low_star,
    overtakes,
    rankings,
    scores,
    self_review,
    spine,
    stars,
    survey,
    trends,
    unit_branches,
    unit_register,
    weak_branches,
    weak_kinds,
    weak_months,
    worklist,
)
from analytics.measures.units import Unit, units_on
from analytics.periods import Period, halves_until, parse
from analytics.results import RESULTS, Provenance, Results, ResultTable

Tables = Mapping[str, pl.LazyFrame]
Frames = dict[str, dy.DataFrame[Any]]
UnitsOn = Mapping[date, dy.DataFrame[Unit]]


def build(tables: Tables, period: Period) -> Results:
    """All results of the period from what the data sets hold; empty data sets give empty results.

    tables has an entry for every data set. A year's scores speak through its second half (assumption).
    """
    last_month = calendar.horizon(
        *(tables[name] for name in ("reviews", "star_ratings", "self_checks", "burden_counts"))
    )
    over = calendar.is_closed(period, last_month)
    closed = calendar.closed_halves(tables["reviews"], last_month)
    units_then = _units_by_day(tables, period)
    units = units_then[period.end]
    results = _scored(tables, period, closed, units_then, is_over=over)
    results |= _reported(tables, period, units, results["items"], last_month)
    results |= duties.followed_up(tables, period, units, results["items"], results["coverage"], last_month)
    results |= _ledgered(tables, period, units)
    results |= _starred(tables, period, units, last_month, results["ledger"])
    results["worklist"] = worklist.worklist(results["ledger"], results["branch_scores"], units, period)
    results |= weak_kinds.weak_kinds(
        tables, period, units, results["branch_scores"], results["ledger"], results["self_reviews"]
    )
    results |= _burdened(tables, period, units)
    results |= _filed(tables, period, units, results)
    results["survey"] = survey.ranked_options(tables["survey_answers"], period)
    halves = [code for code in closed["period"] if code <= period.last_half.code]
    results["attention"] = attention.attention(
        results["rankings"], results["place_history"], halves, results["ledger_by_unit"], results["coverage"]
    )
    results["provenance"] = _provenance(tables, results)
    return Results(period, over, {name: results[name] for name in RESULTS})


def _units_by_day(tables: Tables, period: Period) -> UnitsOn:
    """The units at the end of the period, of those it is compared with and of every reviewed half-year."""
    codes = tables["reviews"].select(pl.col("period").unique()).collect()["period"]
    periods = [period, period.previous, period.last_year, *map(parse, codes)]
    return units_on(tables["organisations"], tables["aliases"], [one.end for one in periods])


def _scored(
    tables: Tables,
    period: Period,
    closed: dy.DataFrame[calendar.ClosedPeriod],
    units: UnitsOn,
    *,
    is_over: bool,
) -> Frames:
    """Items, dimensions, scores and places, now and in the periods they are compared with."""
    half = period.last_half.code
    leagues = reference.ranked_leagues()
    scored = items.item_scores(
        tables["reviews"].filter(pl.col("period") <= half), tables["rubrics"], tables["exemptions"]
    )
    halves = scores.half_scores(scored, tables["adjustments"])

    def scores_of(one: Period) -> dy.DataFrame[scores.UnitScore]:
        weights = reference.composite_weights(one.year)
        return scores.unit_scores(one, units[one.end], halves, tables["assessments"], weights, leagues)

    now = scores_of(period)
    bases = {base.code: scores_of(base) for base in (period.previous, period.last_year)}
    compared = calendar.comparisons(
        period, closed, is_over=is_over, other_basis=scores.on_other_basis(now, bases)
    )
    standing = {code: units[parse(code).end] for code in halves["period"].unique()}
    history = rankings.place_history(halves, standing, leagues)
    own = scored.filter(pl.col("period") == half).pipe(items.ItemScore.cast)
    dimensions = items.named(items.dimension_scores(own), units[period.end])
    ranked = rankings.rankings(now, bases, compared, reference.grade_cutoffs(period.year))
    weights = {one: reference.composite_weights(parse(one).year) for one in (period.code, *bases)}
    return {
        "rankings": ranked,
        "scores": now,
        "items": own,
        "dimensions": dimensions,
        "spine": spine.spine(now, dimensions, own),
        "item_changes": item_changes.item_changes(
            period, scored, {period.code: now, **bases}, compared, weights
        ),
        "overtakes": overtakes.overtakes(ranked, bases, compared),
        "comparisons": compared,
        "place_history": history,
        "score_levels": trends.score_levels(history),
    }


def _reported(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    own: dy.DataFrame[items.ItemScore],
    last_month: Period | None,
) -> Frames:
    """Self checks beside reviews, and what is missing."""
    half = period.last_half
    months = coverage.months_due(period, last_month, tables["self_checks"])
    days = reference.days_to_report("self_checks")
    checks = coverage.self_check_reports(units, tables["self_checks"], months, days)
    cards = coverage.branch_card_reports(tables["organisations"], tables["branch_cards"], half)
    burden_months = coverage.months_due(period, last_month, tables["burden_counts"])
    counted = coverage.burden_reports(tables["burden_counts"], units, burden_months)
    covered = coverage.coverage(units, own, checks, cards, counted)
    beside = self_review.self_items(own, tables["self_checks"], half)
    return {
        "self_items": beside,
        "self_reviews": self_review.self_reviews(units, beside),
        "coverage": covered,
        "missing": coverage.missing(covered, own, checks, period),
    }


def _starred(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    last_month: Period | None,
    ledger: dy.DataFrame[weak_branches.LedgerEntry],
) -> Frames:
    """Stars through the half-years, by unit now, and the cards of branches."""
    target = reference.five_star_target()
    codes = stars.rated_in(tables["star_ratings"])
    rated_branches, own_cards, card_sums = read_branches(tables, period, codes)
    halves = {
        half.code: stars.leagues_and_stars(rated_branches, half.end) for half in halves_until(codes, period)
    }
    over = [code for code in halves if calendar.is_closed(parse(code), last_month)]
    now = stars.branch_stars_of(rated_branches, period.end)
    comparable = calendar.is_closed(period, last_month)
    before = stars.branch_stars_of(rated_branches, period.previous.end) if comparable else None
    pooled = stars.pooled(halves, over, target)
    leagues = tables["organisations"].select("org_id", "league").collect()
    return {
        "stars_pooled": pooled,
        "stars_trends": trends.stars_trends(pooled),
        "stars_by_unit": stars.by_unit(units, now, before, target),
        "low_star_branches": low_star.low_star(rated_branches, ledger, units, period),
        "branch_scores": branches.branch_scores(now, own_cards),
        "branch_dimensions": branches.branch_dimensions(own_cards, tables["rubrics"].collect()),
        "branch_levels": branches.branch_levels(card_sums, leagues),
    }


def read_branches(tables: Tables, period: Period, codes: list[str]) -> list[pl.DataFrame]:
    """rated_branches, the card totals of the period's half-year and the card sums of all until then.

    The large tables are read side by side, which keeps every core busy, but nothing is shared between the
    queries: sharing the scan would keep every slot of every card in memory.
    """
    organisations, half = tables["organisations"], period.last_half.code
    rated = stars.rated_branches(organisations, tables["star_ratings"], codes)
    come = tables["branch_cards"].filter(pl.col("period") <= half)
    totals = cards.of_standing_branches(
        cards.totals(come, tables["rubrics"].collect(), tables["exemptions"].collect()),
        organisations,
        come.select(pl.col("period").unique()).collect()["period"].to_list(),
    )
    own = totals.filter(pl.col("period") == half)
    apart = pl.QueryOptFlags(comm_subplan_elim=False)
    return pl.collect_all([rated, own, cards.sums(totals)], optimizations=apart)


def _ledgered(tables: Tables, period: Period, units: dy.DataFrame[Unit]) -> Frames:
    entries = weak_branches.ledger(tables["organisations"], tables["weak_branches"], period)
    leagues = units["league"].unique(maintain_order=True).to_list()
    return {
        "ledger": entries,
        "ledger_pooled": weak_branches.pooled(entries, leagues),
        "ledger_by_unit": weak_branches.by_unit(units, entries),
        "ledger_by_kind": weak_branches.by_kind(entries, leagues),
        "ledger_by_month": weak_months.by_month(
            tables["organisations"], tables["weak_branches"], period, leagues
        ),
    }


def _filed(tables: Tables, period: Period, units: dy.DataFrame[Unit], results: Frames) -> Frames:
    """What the file of a unit lists besides: units of all times, its branches, their stars."""
    carded = results["branch_scores"]
    return {
        "unit_register": unit_register.unit_register(tables["organisations"], tables["changes"], units),
        "unit_branches": unit_branches.unit_branches(carded, results["ledger"]),
        "branch_stars": unit_branches.branch_stars_then(carded, tables["star_ratings"], period),
    }


def _burdened(tables: Tables, period: Period, units: dy.DataFrame[Unit]) -> Frames:
    months = burden.compared_months(units, tables["burden_counts"], period.months)
    by_unit = burden.by_unit(units, months)
    return {
        "burden_by_unit": by_unit,
        "burden_pooled": burden.pooled(by_unit),
        "burden_by_month": burden.by_month(months),
    }


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
