"""Which branches are weak, from when to when, of which kind, and what that does to their cards."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from analytics.base.periods import parse
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.planted import UnitRoles, Weakness
from sample_data.rubrics import DIMENSIONS, items

KINDS = tuple(Weakness)
_WEAK_DIMENSION = {
    Weakness.LOOSE_STUDY: "学的氛围",
    Weakness.LAX_DISCIPLINE: "严的氛围",
    Weakness.THIN_FOUNDATION: "基层基础",
}
_LOST_POINTS = 3.4  # in the weak dimension of a branch's card: the kinds lose about the same
_SHIFT_SPREAD = 0.025
_SEVERITY_SPREAD = 0.15
_EVIDENCE_KEPT = 0.45  # of 学习松散
_PER_KIND = 0.023  # of all branches, at the end
_RECOVERED = 0.07
_OUTLIERS = 5
TERM_DAYS = 180  # from found to due
_CLEARED_LATE = 0.2
_LAST_CLEARED = date(2023, 12, 20)
_OVERDUE_EACH = (5, 8)  # in each unit of roles.overdue
_ON_LEDGER_ONLY, _ON_LEDGER = 0.3, 0.55  # shares of the weak at the end; the rest is low-star only


@dataclass(frozen=True)
class Weaknesses:
    """Spells of weakness, one a branch, as arrays.

    branch: position in the tree. onset, end: positions in HALVES, end excluded (len(HALVES): still weak).
    found, cleared: days of the ledger, of spells that are over.
    kind: position in KINDS, or -1. shift: spells × DIMENSIONS, in shares of the maximum.
    """

    branch: np.ndarray
    onset: np.ndarray
    end: np.ndarray
    found: list[date]
    cleared: list[date]
    kind: np.ndarray
    shift: np.ndarray
    evidence: np.ndarray
    falling: np.ndarray
    on_ledger: np.ndarray
    low_star: np.ndarray
    overdue: np.ndarray
    outlier: np.ndarray

    @property
    def still(self) -> np.ndarray:
        """Whether the spell lasts at the end."""
        return self.end == len(timeline.HALVES)

    def active(self, half: int) -> np.ndarray:
        """Whether the spell covers this half-year."""
        return (self.onset <= half) & (half < self.end)


def draw(seed: int, tree: Tree, roles: UnitRoles, structured: bool) -> Weaknesses:
    """Spells of weakness over branches that stand all the time; without structure, profiles are mixed up."""
    rng = timeline.stream(seed, "weakness")
    eligible = np.flatnonzero(tree.standing.all(axis=1) & ~tree.temporary)
    overdue = _overdue(rng, tree, roles, eligible)
    wanted = len(KINDS) * max(1, round(_PER_KIND * len(tree.branches))) + _OUTLIERS
    ended = round(_RECOVERED * len(tree.branches))
    # the planted units keep to their overdue branches, so that the end looks the same on every seed
    of_roles = np.isin(tree.unit_positions[eligible], tree.unit_positions[overdue])
    others = rng.permutation(eligible[~of_roles])[: max(0, wanted - overdue.size) + ended]
    branch = np.concatenate([overdue, others])
    count, still = branch.size, np.arange(branch.size) < wanted
    outlier = (np.arange(count) >= wanted - _OUTLIERS) & still
    kind = np.where(outlier, -1, rng.permutation(count) % len(KINDS))
    shift, evidence, falling = _profiles(rng, kind, still)
    if not structured:
        shift, evidence, falling = _mixed(rng, (shift, evidence, falling), still, outlier)
        kind = np.full(count, -1)
    onset = rng.integers(0, np.where(still, timeline.LAST_HALF - 1, timeline.LAST_HALF))
    found, cleared = _recoveries(rng, onset)
    cleared_in = np.array([timeline.half_position(parse(f"{day:%Y-%m}")) for day in cleared])
    part = rng.random(count)
    is_overdue = np.arange(count) < overdue.size
    return Weaknesses(
        branch=branch,
        onset=onset,
        end=np.where(still, len(timeline.HALVES), np.maximum(onset + 1, cleared_in)),
        found=found,
        cleared=cleared,
        kind=kind,
        shift=shift,
        evidence=evidence,
        falling=falling & still,
        on_ledger=~still | is_overdue | outlier | (part < _ON_LEDGER),
        low_star=np.where(still, (part >= _ON_LEDGER_ONLY) & ~outlier, part < 0.7),
        overdue=is_overdue,
        outlier=outlier,
    )


def _recoveries(rng: np.random.Generator, onset: np.ndarray) -> tuple[list[date], list[date]]:
    """For spells that begin in these half-years: when they were found, and when cleared, in time or late."""
    found, cleared = [], []
    for half in (timeline.HALVES[place] for place in onset):
        first = max(half.start, timeline.FIRST_DAY)
        found.append(timeline.day_between(rng, first, half.end))
        late = rng.random() < _CLEARED_LATE
        days = TERM_DAYS + (rng.integers(5, 90) if late else -rng.integers(0, 120))
        cleared.append(min(found[-1] + timedelta(days=int(days)), _LAST_CLEARED))
    return found, cleared


def _overdue(rng: np.random.Generator, tree: Tree, roles: UnitRoles, eligible: np.ndarray) -> np.ndarray:
    homes = np.array([tree.units[place].org_id for place in tree.unit_positions[eligible]])
    picks = [
        rng.permutation(eligible[homes == org_id])[: rng.integers(_OVERDUE_EACH[0], _OVERDUE_EACH[1] + 1)]
        for org_id in roles.overdue
    ]
    return np.concatenate(picks)


def _profiles(
    rng: np.random.Generator, kind: np.ndarray, still: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shift of each dimension's rate, share of evidence kept, whether stars fall."""
    newest = items(2022)
    shift = rng.normal(0, _SHIFT_SPREAD, size=(kind.size, len(DIMENSIONS)))
    for place, weakness in enumerate(KINDS):
        dimension = DIMENSIONS.index(_WEAK_DIMENSION[weakness])
        full = newest.maximum[newest.for_branches & (newest.dimension == dimension)].sum() / 100
        severity = rng.normal(1, _SEVERITY_SPREAD, size=int((kind == place).sum()))
        shift[kind == place, dimension] -= _LOST_POINTS / full * severity
    shift[(kind == -1) & still] -= 0.4  # outliers are weak everywhere
    evidence = np.exp(rng.normal(0, 0.1, size=kind.size))
    evidence[kind == KINDS.index(Weakness.LOOSE_STUDY)] *= _EVIDENCE_KEPT
    return shift, evidence, kind == KINDS.index(Weakness.THIN_FOUNDATION)


def _mixed(
    rng: np.random.Generator,
    profiles: tuple[np.ndarray, np.ndarray, np.ndarray],
    still: np.ndarray,
    outlier: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each feature dealt anew among the weak: the margins stay, what goes together does not."""
    shift, evidence, falling = (profile.copy() for profile in profiles)
    for group in (np.flatnonzero(still & ~outlier), np.flatnonzero(~still)):
        for column in (*shift.T, evidence, falling):
            column[group] = column[rng.permutation(group)]
    return shift, evidence, falling


def at_the_end(tree: Tree, weak: Weaknesses) -> pl.DataFrame:
    """The branches that are weak in the last half-year: what Planted.weak_branches holds."""
    still = weak.still
    kinds = [KINDS[kind].value if kind >= 0 else None for kind in weak.kind[still]]
    return pl.DataFrame(
        {
            "org_id": tree.branch_ids[weak.branch[still]],
            "kind": pl.Series(kinds, dtype=pl.String),
            "on_ledger": weak.on_ledger[still],
            "low_star": weak.low_star[still],
            "overdue": weak.overdue[still],
            "outlier": weak.outlier[still],
        }
    ).sort("org_id")
