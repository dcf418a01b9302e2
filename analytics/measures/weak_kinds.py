"""Every table about weak branches and their kinds, in order: who, features, groups, members, recovered."""

from collections.abc import Mapping
from typing import Any

import dataframely as dy
import polars as pl

from analytics.measures import stars as star_ratings
from analytics.measures import (
    weak_cards,
    weak_features,
    weak_group_recovered,
    weak_grouping,
    weak_groups,
    weak_members,
    weak_population,
    weak_recovered,
    weak_verdict,
)
from analytics.measures.branches import BranchScore
from analytics.measures.self_review import SelfReview
from analytics.measures.stars import BranchStars
from analytics.measures.units import Unit
from analytics.measures.weak_population import WeakBranch
from analytics.periods import Period

_HALVES_A_YEAR = 2


def weak_kinds(
    tables: Mapping[str, pl.LazyFrame],
    period: Period,
    units: dy.DataFrame[Unit],
    scores: dy.DataFrame[BranchScore],
    ledger: pl.DataFrame,
    ledger_before: pl.DataFrame,
    self_reviews: dy.DataFrame[SelfReview],
) -> dict[str, dy.DataFrame[Any]]:
    """The tables by name. tables: the data sets; scores, ledger, self_reviews: results of the period.

    ledger_before: the ledger at the end of half_before.
    """
    earlier = half_before(period)
    half = earlier.shifted(1)
    stars_then, stars_last_year = _stars(tables, [earlier, half.shifted(-_HALVES_A_YEAR)])
    weak = weak_population.weak_branches(scores, ledger)
    weak_then = weak_population.weak_branches(stars_then, ledger_before)
    items = _items(tables, [half, earlier], [weak["org_id"], weak_then["org_id"]])
    cards, rates = weak_cards.card_rates(items), weak_cards.dimension_rates(items)
    version = weak_features.usual_version(cards, half)
    declared = weak_features.declared(weak_features.dimensions_of(rates, version))
    now, before = (weak_features.card_values(cards, rates, one, version) for one in (half, earlier))
    wide = weak_features.values(weak, now, before, stars_last_year, self_reviews)
    grouped = weak_grouping.grouped(wide, declared)
    sides = weak_recovered.sides(weak_then["org_id"], weak["org_id"], scores["org_id"])
    both = weak_recovered.both_halves(sides, now, before)
    both = weak_group_recovered.assigned(both, wide, grouped)
    other_rubric = before.is_empty() and not cards.filter(pl.col("period") == earlier.code).is_empty()
    known_then = stars_then["stars"].count() > 0 or ledger_before.height > 0
    state = weak_recovered.verdict(
        both, weak_then=weak_then.height, known_then=known_then, same_rubric=not other_rubric
    )
    return {
        "weak_verdict": weak_verdict.verdict(weak, grouped, (state, *weak_recovered.sizes(both))),
        **_described(weak, units, wide, declared, grouped, weak_group_recovered.sizes(both)),
        "weak_recovered": weak_recovered.recovered(both, declared, state),
        "weak_group_recovered": weak_group_recovered.by_group(both, declared, state),
    }


def half_before(period: Period) -> Period:
    """The half-year against which weak branches are said to have recovered: before the last one over."""
    half = period.last_half if period.last_half.end <= period.end else period.last_half.previous
    return half.previous


def _described(
    weak: dy.DataFrame[WeakBranch],
    units: dy.DataFrame[Unit],
    wide: pl.DataFrame,
    declared: list[weak_features.Feature],
    grouped: weak_grouping.Grouped,
    sizes_then: pl.DataFrame,
) -> dict[str, dy.DataFrame[Any]]:
    """The groups, their members and the features of all weak branches."""
    features = weak_features.weak_features(wide, declared)
    rules = weak_groups.fitted_rules(wide, grouped)
    profiles = weak_groups.profiles(features, grouped, declared)
    return {
        "weak_groups": weak_groups.groups(weak, grouped, profiles, rules, sizes_then),
        "weak_profiles": profiles,
        "weak_rules": weak_groups.rules(grouped, rules, profiles),
        "weak_members": weak_members.members(weak, units, features, declared, grouped),
        "weak_group_units": weak_groups.group_units(weak, grouped, units),
        "weak_features": features,
    }


def _stars(tables: Mapping[str, pl.LazyFrame], halves: list[Period]) -> list[dy.DataFrame[BranchStars]]:
    """What stood at the end of each half-year."""
    ratings = tables["star_ratings"]
    codes = star_ratings.rated_in(ratings)
    rated = star_ratings.rated_branches(tables["organisations"], ratings, codes).collect()
    return [star_ratings.branch_stars_of(rated, half.end) for half in halves]


def _items(
    tables: Mapping[str, pl.LazyFrame], halves: list[Period], branches: list[pl.Series]
) -> pl.DataFrame:
    """The items of the cards of these branches in these half-years."""
    return weak_cards.applicable_items(
        tables["branch_cards"].filter(pl.col("period").is_in([half.code for half in halves])),
        tables["rubrics"],
        tables["exemptions"],
        pl.concat(branches).unique().to_list(),
    )
