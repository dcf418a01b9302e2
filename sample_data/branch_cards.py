"""Cards of branches by half-year, with the profiles of the weak and the copies of the careless."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import polars as pl

from sample_data import cards, timeline
from sample_data.organisations import Tree
from sample_data.planted import StraightLined
from sample_data.rubrics import DIMENSIONS
from sample_data.unit_scores import UnitScores, items_of
from sample_data.weakness import Weaknesses

_COPIED_EACH = 12
_SAME_SHARE = 0.8
_UNIT_PULL = 0.4  # how much of its unit's level a branch shares


@dataclass(frozen=True)
class Branchwise:
    """What stays with a branch: level[half] of all branches, and what each dimension adds."""

    level: np.ndarray  # halves × branches
    by_dimension: np.ndarray  # branches × DIMENSIONS


def branchwise(seed: int, tree: Tree, scores: UnitScores) -> Branchwise:
    """Level of every branch in every half-year, share of the maximum."""
    rng = timeline.stream(seed, "branchwise")
    own = rng.normal(0, 0.04, size=len(tree.branches))
    by_dimension = rng.normal(0, 0.02, size=(len(tree.branches), len(DIMENSIONS)))
    unit = np.array([scores.shares(half).mean(axis=1) for half in range(len(timeline.HALVES))])
    level = 0.82 + own + _UNIT_PULL * (unit - 0.8)[:, tree.unit_positions]
    return Branchwise(level, by_dimension)


def straight_lined(seed: int, tree: Tree, weak: Weaknesses) -> StraightLined:
    """Branches that copy; none of them is weak."""
    rng = timeline.stream(seed, "straight_lined")
    steady = tree.standing.all(axis=1) & ~tree.temporary
    steady[weak.branch] = False
    picked = tree.branch_ids[rng.permutation(np.flatnonzero(steady))[: 3 * _COPIED_EACH]]
    full, same, before = (tuple(sorted(part.tolist())) for part in np.array_split(picked, 3))
    return StraightLined(full, same, before)


def branch_cards(
    seed: int, tree: Tree, lasting: Branchwise, weak: Weaknesses, copied: StraightLined
) -> pl.DataFrame:
    """Rows of cards of branches standing at the end of each half-year; one in a hundred is missing."""
    rng = timeline.stream(seed, "branch_cards")
    usual: dict[int, np.ndarray] = {}
    frames: list[pl.DataFrame] = []
    before = (np.empty(0), np.empty(0))
    reporting = _reporting(rng, tree, weak, copied)
    for half in range(len(timeline.HALVES)):
        of_half = items_of(half)
        difficulty = usual.setdefault(of_half.version, rng.normal(0, 0.04, size=of_half.maximum.size))
        shift, kept_evidence = _weakened(weak, len(tree.branches), half)
        level = lasting.level[half][:, None] + (lasting.by_dimension + shift)[:, of_half.dimension]
        shares = np.clip(level + difficulty + rng.normal(0, 0.06, size=level.shape), 0.1, 1)
        points = cards.in_steps(shares, of_half)
        evidence = rng.poisson(of_half.maximum / 100 * (0.4 + 2 * shares) * kept_evidence[:, None])
        _copy(tree, copied, half, points, evidence, of_half.maximum, before)
        before = (points, evidence)
        frames.append(_frame(rng, tree, half, reporting[:, half], points.copy(), evidence.copy()))
    return pl.concat(frames)


def _reporting(rng: np.random.Generator, tree: Tree, weak: Weaknesses, copied: StraightLined) -> np.ndarray:
    """Branches × HALVES: whether a card came in; always from the weak and the careless."""
    missing = rng.random(tree.standing.shape) < 0.01
    missing[weak.branch] = False
    missing[np.isin(tree.branch_ids, [*copied.full_marks, *copied.same_share, *copied.as_before])] = False
    missing[:, -2:] &= rng.random((len(tree.branches), 2)) < 0.5
    return tree.standing & ~missing


def _weakened(weak: Weaknesses, count: int, half: int) -> tuple[np.ndarray, np.ndarray]:
    """For every branch: shift of each dimension and share of evidence kept in this half-year."""
    shift, evidence = np.zeros((count, len(DIMENSIONS))), np.ones(count)
    active = weak.active(half)
    shift[weak.branch[active]] = weak.shift[active]
    evidence[weak.branch[active]] = weak.evidence[active]
    return shift, evidence


def _copy(
    tree: Tree,
    copied: StraightLined,
    half: int,
    points: np.ndarray,
    evidence: np.ndarray,
    maximum: np.ndarray,
    before: tuple[np.ndarray, np.ndarray],
) -> None:
    if half < timeline.LAST_HALF - 1:
        return
    ids = tree.branch_ids
    points[np.isin(ids, copied.full_marks)] = maximum
    points[np.isin(ids, copied.same_share)] = np.round(_SAME_SHARE * maximum)
    if half == timeline.LAST_HALF:
        again = np.isin(ids, copied.as_before)
        points[again], evidence[again] = before[0][again], before[1][again]


def _frame(
    rng: np.random.Generator,
    tree: Tree,
    half: int,
    reporting: np.ndarray,
    points: np.ndarray,
    evidence: np.ndarray,
) -> pl.DataFrame:
    of_half, period = items_of(half), timeline.HALVES[half]
    last_day = period.end
    if half < timeline.LAST_HALF - 1:  # a few entries are left open; the last two half-years are complete
        open_entries = rng.random(points.shape) < 0.002
        points[open_entries] = evidence[open_entries] = cards.EMPTY
    points[:, ~of_half.for_branches] = evidence[:, ~of_half.for_branches] = cards.EMPTY
    kept = np.flatnonzero(reporting)
    unit_ids = np.array([unit.org_id for unit in tree.units])[tree.unit_positions[kept]]
    days = rng.integers(1, 11, size=kept.size).tolist()
    head = {
        "org_id": tree.branch_ids[kept],
        "unit_id": unit_ids,
        "period": [period.code] * kept.size,
        "submitted_on": [last_day + timedelta(days=day) for day in days],
    }
    return cards.frame(head, of_half.version, {"score": points[kept], "evidence": evidence[kept]})
