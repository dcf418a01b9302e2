"""Reviews by half-year and self checks by month, with what is late, missing or left out."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from analytics.base import periods
from sample_data import cards, timeline
from sample_data.planted import UnitRoles
from sample_data.unit_scores import UnitScores, items_of
from sample_data.units import Unit

UNREVIEWED_ITEMS = ((5, 17, 30), (22,))  # of the two units of roles.unreviewed
ITEMS_WITHOUT_EVIDENCE = tuple(range(9, 15))
_DUE_DAY = 5  # a self check is due on the 5th of the next month
_USUAL_GAP = 0.012  # self above review, share of the maximum
_INFLATED_GAP = 0.14


def reviews(
    seed: int, units: list[Unit], scores: UnitScores, roles: UnitRoles, exempt: pl.DataFrame
) -> pl.DataFrame:
    """Rows of reviews; an exempt or unreviewed item is null, one unit has no card in 2023H2."""
    rng = timeline.stream(seed, "reviews")
    frames = []
    for place, half in enumerate(timeline.HALVES):
        points = scores.points[place].copy()
        _leave_out(points, units, exempt, half)
        last = place == timeline.LAST_HALF
        if last:
            for org_id, missing in zip(roles.unreviewed, UNREVIEWED_ITEMS, strict=True):
                points[_place(units, org_id), np.array(missing) - 1] = cards.EMPTY
        kept = [
            number
            for number, unit in enumerate(units)
            if unit.stands(half.end) and not (last and unit.org_id == roles.without_review)
        ]
        submitted = _days_after(rng, half.end, len(kept), (1, 10), (11, 25), 0.06)
        reviewed = [
            day + timedelta(days=int(wait))
            for day, wait in zip(submitted, rng.integers(8, 25, len(kept)), strict=True)
        ]
        head = {
            "org_id": [units[number].org_id for number in kept],
            "period": [half.code] * len(kept),
            "submitted_on": submitted,
            "reviewed_on": reviewed,
        }
        frames.append(cards.frame(head, items_of(place).version, {"reviewed": points[kept]}))
    return pl.concat(frames)


def self_checks(
    seed: int, units: list[Unit], scores: UnitScores, roles: UnitRoles, exempt: pl.DataFrame
) -> pl.DataFrame:
    """Rows of self checks, one a unit and month, some missing."""
    rng = timeline.stream(seed, "self_checks")
    gap = rng.normal(_USUAL_GAP, 0.006, size=len(units))
    gap[[_place(units, org_id) for org_id in roles.inflated]] = _INFLATED_GAP
    late = np.full(len(units), 0.03)
    late[[_place(units, org_id) for org_id in roles.late]] = 0.8
    frames = []
    for month in timeline.MONTHS:
        half = timeline.half_position(month)
        of_half = items_of(half)
        shares = scores.shares(half) + gap[:, None]
        shares = shares + rng.normal(0, 0.02, size=shares.shape)
        points = cards.in_steps(np.clip(shares, 0.2, 1), of_half)
        evidence = rng.poisson(of_half.maximum / 100 * (0.6 + 1.6 * np.clip(shares, 0, 1)))
        _leave_out(points, units, exempt, month)
        _leave_out(evidence, units, exempt, month)
        if month.half == timeline.HALVES[-1]:
            bare = np.array([_place(units, org_id) for org_id in roles.without_evidence])
            evidence[bare[:, None], np.array(ITEMS_WITHOUT_EVIDENCE) - 1] = 0
        kept = _reporting(rng, units, roles, month)
        head = {
            "org_id": [units[number].org_id for number in kept],
            "period": [month.code] * len(kept),
            "submitted_on": _days_after(rng, month.end, len(kept), (1, _DUE_DAY), (6, 20), late[kept]),
        }
        slots = {"self": points[kept], "evidence": evidence[kept]}
        frames.append(cards.frame(head, of_half.version, slots))
    return pl.concat(frames)


def _place(units: list[Unit], org_id: str) -> int:
    return next(number for number, unit in enumerate(units) if unit.org_id == org_id)


def _leave_out(points: np.ndarray, units: list[Unit], exempt: pl.DataFrame, period: periods.Period) -> None:
    version = timeline.rubric_version(period)
    for org_id, item_no in exempt.filter(rubric_version=version).select("org_id", "item_no").iter_rows():
        points[_place(units, org_id), item_no - 1] = cards.EMPTY


def _reporting(
    rng: np.random.Generator, units: list[Unit], roles: UnitRoles, month: periods.Period
) -> list[int]:
    """Places of the units that hand a self check in: all but a few; in 2023H2 all but the planted ones."""
    last_half = month.half == timeline.HALVES[-1]
    chance = rng.random(len(units))
    kept = []
    for number, unit in enumerate(units):
        missing = chance[number] < 0.008 and not last_half
        if last_half and unit.org_id in roles.reports_missing:
            missing = month.number in (8, 9, 10 + roles.reports_missing.index(unit.org_id))
        if unit.stands(month.end) and not missing:
            kept.append(number)
    return kept


def _days_after(
    rng: np.random.Generator,
    end: date,
    count: int,
    in_time: tuple[int, int],
    late: tuple[int, int],
    share_late: float | np.ndarray,
) -> list[date]:
    """Days of the month after the end, within the first range or, for the share that is late, the second."""
    is_late = rng.random(count) < share_late
    days = np.where(
        is_late, rng.integers(late[0], late[1] + 1, count), rng.integers(in_time[0], in_time[1] + 1, count)
    )
    return [end + timedelta(days=int(day)) for day in days]
