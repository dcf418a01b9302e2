"""Scores, places and stars by our own measures, called as the pipeline calls them."""

from collections.abc import Mapping

import polars as pl

from analytics import reference
from analytics.base.periods import Period
from analytics.kit.units import standing_units, units_on
from analytics.pipeline import of_branches
from analytics.systems.scores import items, rankings, scores
from analytics.systems.stars import branches, stars
from benchmarks.stored import PERIOD, RATING_COLUMNS, TREE_COLUMNS, Stored, target

Tables = Mapping[str, pl.LazyFrame]


def read(stored: Stored) -> list[pl.DataFrame]:
    """Only read the columns that the results need."""
    tables = stored.snapshot.tables()
    return pl.collect_all(
        [
            tables["branch_cards"].select(stored.card_columns()),
            tables["star_ratings"].select(RATING_COLUMNS),
            tables["organisations"].select(TREE_COLUMNS),
            tables["reviews"].select(stored.review_columns()),
        ]
    )


def results(stored: Stored) -> dict[str, pl.DataFrame]:
    """Cards and dimensions of the last half-year, levels, places and pooled stars of all, stars by unit."""
    tables = stored.snapshot.tables()
    codes = [half.code for half in stored.halves]
    rated = of_branches.make_rated_branches(tables["organisations"], tables["star_ratings"], codes)
    own, sums = of_branches.make_cards(
        tables["organisations"], tables["rubrics"], tables["branch_cards"], tables["exemptions"], PERIOD
    )
    now = stars.branch_stars_of(rated, PERIOD.end)
    halves = {half.code: stars.leagues_and_stars(rated, half.end) for half in stored.halves}
    units = standing_units(tables["organisations"], tables["aliases"], PERIOD.end)
    pooled = stars.by_scope(halves, list(halves), target())
    leagues = tables["organisations"].select("org_id", "league").collect()
    cards = branches.branch_scores(now, own)
    return {
        "cards": cards.select(
            "org_id", "stars", "points", "max_points", "missing_items", "evidence", "straight_lined"
        ),
        "dimensions": branches.branch_dimensions(own, tables["rubrics"].collect()),
        "levels": branches.branch_levels(sums, leagues).drop("rate"),
        "places": _places(tables, stored.halves),
        "pooled": pooled.select("scope", "period", "branches", "five_star", "unrated"),
        "by_unit": stars.by_unit(units, now, None, target()).select(
            "org_id", "branches", "five_star", "shortfall"
        ),
    }


def _places(tables: Tables, halves: list[Period]) -> pl.DataFrame:
    scored = items.item_scores(tables["reviews"], tables["rubrics"], tables["exemptions"])
    dynamic = scores.half_scores(scored, tables["adjustments"])
    units = units_on(tables["organisations"], tables["aliases"], [half.end for half in halves])
    standing = {half.code: units[half.end] for half in halves}
    history = rankings.place_history(dynamic, standing, reference.ranked_leagues())
    return history.select("org_id", "period", "dynamic", "place")
