"""The part of the pipeline about branches: stars, cards, the ledger of the weak ones."""

from typing import Any

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.kit import case_tables
from analytics.kit.case_entries import entries
from analytics.measures import (
    branches,
    calendar,
    cards,
    low_star,
    stars,
    trends,
    unit_branches,
    unit_register,
)
from analytics.measures.units import Unit
from analytics.periods import Grain, Period, halves_until, parse
from analytics.pipeline.frames import Frames, Tables
from analytics.systems.weak_branches import LEDGER


def starred(
    tables: Tables,
    period: Period,
    units: dy.DataFrame[Unit],
    last_month: Period | None,
    ledger: pl.DataFrame,
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
    comparable = period.grain != Grain.YEAR and calendar.is_closed(period, last_month)
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


def ledgered(tables: Tables, period: Period, units: dy.DataFrame[Unit]) -> Frames:
    """The ledger of weak branches: entry by entry, and counted by scope, unit, kind and month."""
    found = ledger_of(tables, period)
    both = (tables["organisations"], tables["weak_branches"])
    return {"ledger": found, **case_tables.counts(LEDGER, found, *both, units, period)}


def ledger_of(tables: Tables, period: Period) -> dy.DataFrame[Any]:
    """The ledger of weak branches entry by entry at the end of the period."""
    return entries(LEDGER, tables["organisations"], tables["weak_branches"], period)


def filed(tables: Tables, period: Period, units: dy.DataFrame[Unit], results: Frames) -> Frames:
    """What the file of a unit lists besides: units of all times, its branches, their stars."""
    carded = results["branch_scores"]
    return {
        "unit_register": unit_register.unit_register(tables["organisations"], tables["changes"], units),
        "unit_branches": unit_branches.unit_branches(carded, results["ledger"]),
        "branch_stars": unit_branches.branch_stars_then(carded, tables["star_ratings"], period),
    }
