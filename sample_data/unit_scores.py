"""The points a unit earns in each half-year, before anything is left out; planted courses are steered to."""

from dataclasses import dataclass
from statistics import fmean

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import cards, timeline
from sample_data.planted import Ties, UnitRoles
from sample_data.rubrics import DIMENSIONS, Items, items
from sample_data.units import Unit

_TREND = 0.006  # of full marks, each half-year
_LEAST_SHARE = 0.3  # no item is steered below this


@dataclass(frozen=True)
class UnitScores:
    """points[half] is units × items in hundredths."""

    points: list[np.ndarray]

    def totals(self, half: int) -> np.ndarray:
        """Points of every unit in that half-year."""
        return self.points[half].sum(axis=1)

    def shares(self, half: int) -> np.ndarray:
        """Units × items: points as a share of the maximum."""
        return self.points[half] / items_of(half).maximum


def items_of(half: int) -> Items:
    """The items a half-year is scored under."""
    return items(timeline.rubric_version(timeline.HALVES[half]))


def draw(
    seed: int, units: list[Unit], roles: UnitRoles, adjustments: pl.DataFrame, exemptions: pl.DataFrame
) -> tuple[UnitScores, Ties]:
    """Points of all units and half-years, and which units were tied (none with a role or an adjustment)."""
    rng = timeline.stream(seed, "unit_scores")
    scores = _ordinary(rng, units, roles)
    position = {unit.org_id: place for place, unit in enumerate(units)}
    for org_id, targets in _courses(roles).items():
        for half, target in targets.items():
            _steer(rng, scores.points[half][position[org_id]], items_of(half), target)
    added = _added(scores.points[timeline.LAST_HALF], position, adjustments, exemptions)
    return scores, _tie(rng, scores, units, roles, added)


def _added(
    points: np.ndarray, position: dict[str, int], adjustments: pl.DataFrame, exemptions: pl.DataFrame
) -> dict[str, int]:
    """What the dynamic score of the last half-year is above the sum of the points, where it differs."""
    period = timeline.HALVES[-1]
    adjusted = adjustments.filter(pl.col("period") == period.code)
    added = dict(adjusted.group_by("org_id").agg(pl.col("points").sum()).iter_rows())
    exempt = exemptions.filter(pl.col("rubric_version") == timeline.rubric_version(period))
    for org_id, item_no in exempt.select("org_id", "item_no").iter_rows():
        added[org_id] = added.get(org_id, 0) - int(points[position[org_id], item_no - 1])
    return added


def _ordinary(rng: np.random.Generator, units: list[Unit], roles: UnitRoles) -> UnitScores:
    quality = np.clip(rng.normal(0.785, 0.045, size=len(units)), 0.70, 0.89)
    for place, unit in enumerate(units):
        if unit.org_id in roles.inflated:
            quality[place] = 0.745  # leaves room for a self check far above the review
    by_dimension = rng.normal(0, 0.025, size=(len(units), len(DIMENSIONS)))
    walk = np.zeros(len(units))
    usual: dict[int, np.ndarray] = {}
    points = []
    for half in range(len(timeline.HALVES)):
        of_half = items_of(half)
        if of_half.version not in usual:
            difficulty = rng.normal(0, 0.04, size=of_half.maximum.size)
            usual[of_half.version] = difficulty + rng.normal(0, 0.06, size=(len(units), difficulty.size))
        walk = walk + rng.normal(_TREND, 0.004, size=len(units))
        level = (quality + walk)[:, None] + by_dimension[:, of_half.dimension] + usual[of_half.version]
        points.append(
            cards.in_steps(np.clip(level + rng.normal(0, 0.015, size=level.shape), 0.35, 1), of_half)
        )
    return UnitScores(points)


def _courses(roles: UnitRoles) -> dict[str, dict[int, int]]:
    """For planted units, the total of each half-year that matters."""
    courses: dict[str, dict[int, int]] = {
        roles.sliding: dict(enumerate((5360, 5230, 5100, 4990, 4850, 4700, 4560))),
        roles.climbing: dict(enumerate((4280, 4400, 4530, 4680, 4850, 5010, 5170))),
    }
    last = timeline.LAST_HALF
    for number, org_id in enumerate(roles.fallen_twice):
        start = 5080 - 60 * number  # from above the middle, so that places are lost too
        courses[org_id] = {last - 2: start, last - 1: start - 130, last: start - 270}
    for number, org_id in enumerate(roles.last_quarter_and_falling):
        end = 4290 + 30 * number  # below its last year, yet not falling twice running
        courses[org_id] = {last - 2: end + 160, last - 1: end - 60, last: end}
    return courses


def _steer(rng: np.random.Generator, points: np.ndarray, of_half: Items, target: int) -> None:
    """Moves a card item by item, a step at a time, until its sum is the target (a multiple of 5)."""
    least = np.ceil(_LEAST_SHARE * of_half.maximum / of_half.step).astype(np.int64) * of_half.step
    while gap := target - int(points.sum()):
        for item in rng.permutation(points.size):
            moved = points[item] + int(np.sign(gap)) * of_half.step[item]
            if of_half.step[item] <= abs(gap) and least[item] <= moved <= of_half.maximum[item]:
                points[item] = moved
                gap = target - int(points.sum())


def _tie(
    rng: np.random.Generator,
    scores: UnitScores,
    units: list[Unit],
    roles: UnitRoles,
    added: dict[str, int],
) -> Ties:
    last = timeline.LAST_HALF
    ranked = _ranked(scores.totals(last), units, roles, added)
    engaged = {*roles.with_a_part(), *added}
    free = [place for place in ranked if units[place].org_id not in engaged]

    border = len(ranked) * 3 // 4  # so many stand above the last quarter
    order = {position: place for place, position in enumerate(ranked)}
    nearest = sorted(free, key=lambda place: abs(order[place] - border))
    quartile = sorted(nearest[:2])
    others = [ranked[place] for place in ranked if place not in quartile]
    middle = round(fmean(others[border - 2 : border]) / 5) * 5

    free = [place for place in free if place not in quartile]
    first, second = free[len(free) // 4 :][:2], free[len(free) // 2 :][:2]
    targets = {
        quartile[0]: middle,
        quartile[1]: middle,
        first[1]: ranked[first[0]],
        second[1]: ranked[second[0]],
    }
    for place, target in targets.items():
        _steer(rng, scores.points[last][place], items_of(last), target)
    ids = [(units[a].org_id, units[b].org_id) for a, b in (first, second, quartile)]
    return Ties(half=tuple(ids), quartile=ids[2], composite=ids[0])


def _ranked(totals: np.ndarray, units: list[Unit], roles: UnitRoles, added: dict[str, int]) -> dict[int, int]:
    """Position to dynamic score of the units that get a place in the last half-year, best first."""
    unranked = {*roles.unreviewed, roles.without_review}
    scores = {
        position: int(totals[position]) + added.get(unit.org_id, 0)
        for position, unit in enumerate(units)
        if unit.league == rules.League.PROVINCIAL
        and unit.stands(timeline.LAST_DAY)
        and unit.org_id not in unranked
    }
    return dict(sorted(scores.items(), key=lambda entry: (-entry[1], units[entry[0]].official_order)))
