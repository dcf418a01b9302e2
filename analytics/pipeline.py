"""The one place numbers come from: tables and a period in, every result out."""

from collections.abc import Mapping
from typing import Any

import dataframely as dy
import polars as pl

from analytics import datasets, reference
from analytics.measures import (
    attention,
    branches,
    burden,
    calendar,
    coverage,
    items,
    rankings,
    scores,
    self_review,
    stars,
    survey,
    trends,
    weak_branches,
)
from analytics.measures.units import Unit, standing_units
from analytics.periods import Period, halves_until, parse
from analytics.results import RESULTS, Provenance, Results, ResultTable

Tables = Mapping[str, pl.LazyFrame]
Frames = dict[str, dy.DataFrame[Any]]


def build(tables: Tables, period: Period) -> Results:
    """All results of the period from what the data sets hold; empty data sets give empty results.

    tables has an entry for every data set. A year's scores speak through its second half (assumption).
    """
    last_month = calendar.horizon(
        *(tables[name] for name in ("reviews", "star_ratings", "self_checks", "burden_counts"))
    )
    over = calendar.is_closed(period, last_month)
    closed = calendar.closed_halves(tables["reviews"], last_month)
    units = _units_on(tables, period)
    results = _scored(tables, period, closed, is_over=over)
    results |= _reported(tables, period, units, results["items"], last_month)
    results |= _starred(tables, period, units, last_month)
    results |= _ledgered(tables, period, units)
    results |= _burdened(tables, period, units)
    results["survey"] = survey.ranked_options(tables["survey_answers"], period)
    halves = [code for code in closed["period"] if code <= period.last_half.code]
    results["attention"] = attention.attention(
        results["rankings"], results["place_history"], halves, results["ledger_by_unit"], results["coverage"]
    )
    results["provenance"] = _provenance(tables, results)
    return Results(period, over, {name: results[name] for name in RESULTS})


def _units_on(tables: Tables, period: Period) -> dy.DataFrame[Unit]:
    return standing_units(tables["organisations"], tables["aliases"], period.end)


def _scored(
    tables: Tables, period: Period, closed: dy.DataFrame[calendar.ClosedPeriod], *, is_over: bool
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
        return scores.unit_scores(
            one, _units_on(tables, one), halves, tables["assessments"], weights, leagues
        )

    now = scores_of(period)
    bases = {base.code: scores_of(base) for base in (period.previous, period.last_year)}
    compared = calendar.comparisons(
        period, closed, is_over=is_over, other_basis=scores.on_other_basis(now, bases)
    )
    standing = {code: _units_on(tables, parse(code)) for code in halves["period"].unique()}
    history = rankings.place_history(halves, standing, leagues)
    own = scored.filter(pl.col("period") == half).pipe(items.ItemScore.cast)
    return {
        "rankings": rankings.rankings(now, bases, compared, reference.grade_cutoffs(period.year)),
        "scores": now,
        "items": own,
        "dimensions": items.named(items.dimension_scores(own), _units_on(tables, period)),
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


def _starred(tables: Tables, period: Period, units: dy.DataFrame[Unit], last_month: Period | None) -> Frames:
    """Stars through the half-years, by unit now, and the cards of branches."""
    organisations, ratings = tables["organisations"], tables["star_ratings"]
    target = reference.five_star_target()
    branches_rated = stars.rated_branches(organisations, ratings)
    codes = ratings.select(pl.col("period").unique()).collect()["period"].to_list()
    halves = {
        half.code: stars.leagues_and_stars(branches_rated, half.end) for half in halves_until(codes, period)
    }
    over = [code for code in halves if calendar.is_closed(parse(code), last_month)]
    now = stars.branch_stars_of(branches_rated, period.end)
    comparable = calendar.is_closed(period, last_month)
    before = stars.branch_stars_of(branches_rated, period.previous.end) if comparable else None
    pooled = stars.pooled(halves, over, target)
    return {
        "stars_pooled": pooled,
        "stars_trends": trends.stars_trends(pooled),
        "stars_by_unit": stars.by_unit(units, now, before, target),
        **_carded(tables, period, now),
    }


def _carded(tables: Tables, period: Period, now: dy.DataFrame[stars.BranchStars]) -> Frames:
    rubrics, exemptions = tables["rubrics"].collect(), tables["exemptions"].collect()
    half = period.last_half.code
    cards = tables["branch_cards"].filter(pl.col("period") <= half)
    halves = cards.select(pl.col("period").unique()).collect()["period"].to_list()
    totals = branches.of_standing_branches(
        branches.card_totals(cards, rubrics, exemptions), tables["organisations"], halves
    )
    # One after the other: sharing the scan would keep every slot of every card in memory for both.
    own, levels = totals.filter(pl.col("period") == half).collect(), branches.card_sums(totals).collect()
    leagues = tables["organisations"].select("org_id", "league").collect()
    return {
        "branch_scores": branches.branch_scores(now, own),
        "branch_dimensions": branches.branch_dimensions(own, rubrics),
        "branch_levels": branches.branch_levels(levels, leagues),
    }


def _ledgered(tables: Tables, period: Period, units: dy.DataFrame[Unit]) -> Frames:
    entries = weak_branches.ledger(tables["organisations"], tables["weak_branches"], period)
    leagues = units["league"].unique(maintain_order=True).to_list()
    return {
        "ledger": entries,
        "ledger_pooled": weak_branches.pooled(entries, leagues),
        "ledger_by_unit": weak_branches.by_unit(units, entries),
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
