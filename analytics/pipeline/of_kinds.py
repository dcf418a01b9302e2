"""Steps of the pipeline about the kinds of weak branch: who, features, groups, members, recovered."""

from typing import Any, NamedTuple

import dataframely as dy
import polars as pl

from analytics.base.periods import Period
from analytics.kit.case_entries import entries
from analytics.kit.units import Unit
from analytics.statistics.surrogates import Rule
from analytics.systems.scores.self_review import SelfReview
from analytics.systems.stars import stars
from analytics.systems.stars.branches import BranchScore
from analytics.systems.weak_branches import LEDGER
from analytics.systems.weak_kinds import (
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
from analytics.systems.weak_kinds.weak_population import WeakBranch

_HALVES_A_YEAR = 2


class Halves(NamedTuple):
    """The half-year that had ended by the end of the period, and those it is held against."""

    now: Period
    earlier: Period
    last_year: Period


class Then(NamedTuple):
    """The weak branches of the earlier half-year; known: whether anything is known of it."""

    weak: dy.DataFrame[WeakBranch]
    known: bool


class Described(NamedTuple):
    """The cards of the weak branches as features, in both half-years; same_rubric: as far as is known."""

    declared: list[weak_features.Feature]
    now: pl.DataFrame
    before: pl.DataFrame
    same_rubric: bool


def make_halves(period: Period) -> Halves:
    """The half-years that are compared."""
    half = period.last_half
    return Halves(half, half.previous, half.shift_by(-_HALVES_A_YEAR))


def make_weak(
    branch_scores: dy.DataFrame[BranchScore], ledger: dy.DataFrame[Any]
) -> dy.DataFrame[WeakBranch]:
    """The weak branches."""
    return weak_population.weak_branches(branch_scores, ledger)


def make_then(
    rated_branches: pl.DataFrame, organisations: pl.LazyFrame, findings: pl.LazyFrame, halves: Halves
) -> Then:
    """The weak branches of the earlier half-year."""
    rated = stars.branch_stars_of(rated_branches, halves.earlier.end)
    ledger = entries(LEDGER, organisations, findings, halves.earlier)
    weak = weak_population.weak_branches(rated, ledger)
    return Then(weak, rated["stars"].count() > 0 or ledger.height > 0)


def make_stars_last_year(rated_branches: pl.DataFrame, halves: Halves) -> dy.DataFrame[stars.BranchStars]:
    """The stars that stood a year before."""
    return stars.branch_stars_of(rated_branches, halves.last_year.end)


def make_described(
    weak: dy.DataFrame[WeakBranch],
    then: Then,
    rubrics: pl.LazyFrame,
    exemptions: pl.LazyFrame,
    branch_cards: pl.LazyFrame,
    halves: Halves,
) -> Described:
    """The cards of the branches that are or were weak."""
    both = [halves.now, halves.earlier]
    items = weak_cards.applicable_items(
        branch_cards.filter(pl.col("period").is_in([half.code for half in both])),
        rubrics,
        exemptions,
        pl.concat([weak["org_id"], then.weak["org_id"]]).unique().to_list(),
    )
    cards, rates = weak_cards.card_rates(items), weak_cards.dimension_rates(items)
    version = weak_features.usual_version(cards, halves.now)
    declared = weak_features.declared_features(weak_features.dimensions_of(rates, version))
    now, before = (weak_features.card_values(cards, rates, half, version) for half in both)
    has_earlier = not cards.filter(pl.col("period") == halves.earlier.code).is_empty()
    other = not now.is_empty() and before.is_empty() and has_earlier
    return Described(declared, now, before, not other)


def make_wide(
    self_reviews: dy.DataFrame[SelfReview],
    weak: dy.DataFrame[WeakBranch],
    described: Described,
    stars_last_year: dy.DataFrame[stars.BranchStars],
) -> pl.DataFrame:
    """One row a weak branch, one column a feature."""
    return weak_features.values(weak, described.now, described.before, stars_last_year, self_reviews)


def make_grouped(wide: pl.DataFrame, described: Described) -> weak_grouping.Grouped:
    """The weak branches in groups, where there are any."""
    return weak_grouping.group_branches(wide, described.declared)


def make_sides(
    wide: pl.DataFrame,
    grouped: weak_grouping.Grouped,
    weak: dy.DataFrame[WeakBranch],
    then: Then,
    described: Described,
    branch_scores: dy.DataFrame[BranchScore],
) -> pl.DataFrame:
    """Those that were weak, in both half-years: who recovered, and which group each was nearest to."""
    sides = weak_recovered.sides(then.weak["org_id"], weak["org_id"], branch_scores["org_id"])
    both = weak_recovered.both_halves(sides, described.now, described.before)
    return weak_group_recovered.assign_groups(both, wide, grouped)


def make_comparable(sides: pl.DataFrame, then: Then, described: Described) -> weak_recovered.Compared:
    """Whether those that recovered are compared with the others."""
    return weak_recovered.verdict(
        sides, weak_then=then.weak.height, known_then=then.known, same_rubric=described.same_rubric
    )


def make_weak_verdict(
    sides: pl.DataFrame,
    comparable: weak_recovered.Compared,
    weak: dy.DataFrame[WeakBranch],
    grouped: weak_grouping.Grouped,
) -> dy.DataFrame[weak_verdict.WeakVerdict]:
    """Whether there are kinds at all."""
    return weak_verdict.verdict(weak, grouped, (comparable, *weak_recovered.sizes(sides)))


def make_weak_features(wide: pl.DataFrame, described: Described) -> dy.DataFrame[weak_features.WeakFeature]:
    """The features, one a row."""
    return weak_features.weak_features(wide, described.declared)


def make_weak_profiles(
    weak_features: dy.DataFrame[weak_features.WeakFeature],
    grouped: weak_grouping.Grouped,
    described: Described,
) -> dy.DataFrame[weak_groups.WeakProfile]:
    """The features of each group beside the others."""
    return weak_groups.profiles(weak_features, grouped, described.declared)


def make_weak_groups(
    weak_profiles: dy.DataFrame[weak_groups.WeakProfile],
    weak: dy.DataFrame[WeakBranch],
    grouped: weak_grouping.Grouped,
    fitted_rules: list[Rule],
    sides: pl.DataFrame,
) -> dy.DataFrame[weak_groups.WeakGroup]:
    """The groups."""
    then = weak_group_recovered.sizes(sides)
    return weak_groups.groups(weak, grouped, weak_profiles, fitted_rules, then)


def make_weak_rules(
    weak_profiles: dy.DataFrame[weak_groups.WeakProfile],
    grouped: weak_grouping.Grouped,
    fitted_rules: list[Rule],
) -> dy.DataFrame[weak_groups.WeakRule]:
    """The conditions, one a row."""
    return weak_groups.rules(grouped, fitted_rules, weak_profiles)


def make_weak_members(
    weak_features: dy.DataFrame[weak_features.WeakFeature],
    weak: dy.DataFrame[WeakBranch],
    units: dy.DataFrame[Unit],
    described: Described,
    grouped: weak_grouping.Grouped,
) -> dy.DataFrame[weak_members.WeakMember]:
    """The weak branches, the weakest first."""
    return weak_members.members(weak, units, weak_features, described.declared, grouped)


def make_weak_group_units(
    grouped: weak_grouping.Grouped, weak: dy.DataFrame[WeakBranch], units: dy.DataFrame[Unit]
) -> dy.DataFrame[weak_groups.WeakGroupUnit]:
    """The groups by unit."""
    return weak_groups.group_units(weak, grouped, units)


def make_weak_recovered(
    sides: pl.DataFrame, described: Described, comparable: weak_recovered.Compared
) -> dy.DataFrame[weak_recovered.WeakRecovered]:
    """What changed of those that recovered, beside the others."""
    return weak_recovered.recovered_table(sides, described.declared, comparable)


def make_weak_group_recovered(
    sides: pl.DataFrame, described: Described, comparable: weak_recovered.Compared
) -> dy.DataFrame[weak_group_recovered.WeakGroupRecovered]:
    """The same in each group."""
    return weak_group_recovered.by_group(sides, described.declared, comparable)


# Made as they are: their parameters already have the names of what they need.
make_fitted_rules = weak_groups.fitted_rules
