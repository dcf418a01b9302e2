"""What units report of the duties that bind them: some never, some nothing but noughts, one late, one all."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.base.periods import PARTS, Grain, Period
from analytics.reference.thresholds import PERSONS, Measure, Standing, Threshold, scopes
from analytics.systems.requirements import DUTIES
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.planted import DutyRoles
from sample_data.unit_scores import UnitScores
from sample_data.units import Unit

_YEARS = (2021, 2022, 2023)
_LAST = _YEARS[-1]
_UNREPORTED, _NOUGHT, _VOLUNTARY = 0.1, 0.03, 0.25  # chances of a cell; of a yardstick of a city
_RELATED = 0.5  # how much of the diligence goes with the score
_SPARED, _LEADERS = 10, (4, 9)  # at most one of so many owes nothing (retired, ill); in a leadership
_SHARE_TRAINED = 0.62  # of the members of the one whose mean hours are enough
_DUES = (80_000, 400_000)  # fen a quarter
_CITY_CODES = ("study_sessions", "warning_education", "democratic_life_meetings", "volunteering")

Row = tuple[str, str, str, int, int | None]


def roles(seed: int, free: Sequence[str]) -> DutyRoles:
    """Which units of those without another part show something."""
    water, bureau, city = (_of_scope(name) for name in ("水利系统", "省事管局", "洛阳市"))
    others = [org_id for org_id in free if org_id not in (water, bureau)]
    drawn = timeline.stream(seed, "duty roles").permutation(others).tolist()
    zeros, diligent, late, one_fen, two_fen = drawn[2:7]
    never = tuple(sorted(drawn[:2]))
    return DutyRoles(never, zeros, diligent, late, one_fen, two_fen, water, bureau, city)


def duty_reports(
    seed: int, units: list[Unit], tree: Tree, scores: UnitScores, planted: DutyRoles
) -> pl.DataFrame:
    """Rows of the data set; what nobody reported has no row, which is not 0."""
    rng = timeline.stream(seed, "duties")
    diligence = _diligence(rng, scores)
    members = Counter[str]()
    for branch in tree.branches:
        members[branch.unit_id] += 0 if branch.valid_to else branch.members
    rows = [
        row
        for unit, chance in zip(units, diligence, strict=True)
        if unit.org_id not in planted.never
        for year in _YEARS
        if unit.stands(Period(year, Grain.YEAR).end)
        for duty in _reported_by(rng, unit, planted)
        for row in _of_duty(rng, unit, duty, year, float(chance), planted, members[unit.org_id])
    ]
    return pl.DataFrame(
        rows, schema=["org_id", "period", "indicator", "done", "due"], orient="row", infer_schema_length=None
    ).with_columns(pl.lit(value=True).alias("synthetic"))


def _of_scope(name: str) -> str:
    """The code of the simulated unit that stands for a scope, by the number in its name."""
    (row,) = (one for one in scopes() if one.name == name and one.is_simulated)
    number = (row.unit or row.region)[-2:]
    return f"SZ0{number}" if row.unit else f"SH0{number}"


def _diligence(rng: np.random.Generator, scores: UnitScores) -> np.ndarray:
    """A chance to meet a duty for every unit, half of it going with the score."""
    totals = scores.totals(timeline.LAST_HALF)
    usual = (totals - totals.mean()) / totals.std()
    own = rng.normal(size=len(totals))
    mixed = _RELATED * usual + np.sqrt(1 - _RELATED**2) * own
    return np.clip(0.82 + 0.12 * mixed, 0.35, 0.99)


def _reported_by(rng: np.random.Generator, unit: Unit, planted: DutyRoles) -> Iterator[Threshold]:
    """The duties a unit is bound to, and what a city tells of its own accord."""
    for duty in DUTIES:
        if unit.league == rules.League.MUNICIPAL:
            own = unit.org_id == planted.city and "洛阳市" in duty.scopes
            if own or (duty.code in _CITY_CODES and rng.random() < _VOLUNTARY):
                yield duty
        elif "考评要素" in duty.scopes or _is_of_own(unit.org_id, duty, planted):
            yield duty


def _is_of_own(org_id: str, duty: Threshold, planted: DutyRoles) -> bool:
    own = {planted.water: "水利系统", planted.bureau: "省事管局"}.get(org_id)
    return own in duty.scopes


def _of_duty(
    rng: np.random.Generator,
    unit: Unit,
    duty: Threshold,
    year: int,
    chance: float,
    planted: DutyRoles,
    members: int,
) -> Iterator[Row]:
    """The reports of one duty in a year: times half by half, all else in its own periods."""
    grain = duty.grain
    adds_up = duty.measure == Measure.COUNT
    is_late = unit.org_id == planted.late and year == _LAST
    if adds_up and grain is Grain.YEAR:
        grain = Grain.QUARTER if is_late else Grain.HALF
    is_sure = unit.org_id in (planted.diligent, planted.late, planted.one_fen, planted.two_fen)
    is_trap = unit.org_id == planted.bureau and duty.code == "training_hours"
    parts = [Period(year, grain, number) for number in range(1, PARTS[grain] + 1)]
    for part in parts:
        silent, nought, met = rng.random() < _UNREPORTED, rng.random() < _NOUGHT, rng.random() < chance
        done, due = _numbers(rng, unit, duty, members, is_met=met or is_sure, parts=len(parts))
        if unit.org_id == planted.zeros or (nought and not is_sure):
            done = 0
        if is_late and adds_up and part is not parts[-1] and len(parts) > 1:
            done = 0
        elif is_late and adds_up:
            done = duty.threshold
        if is_trap and due:
            done = round(_SHARE_TRAINED * due)
        if duty.code == "dues_remitted" and part.code == f"{_LAST}Q4":
            done, due = _dues_of(unit.org_id, planted) or (done, due)
        if is_sure or is_trap or unit.org_id == planted.zeros or not silent:
            yield unit.org_id, part.code, duty.label, done, due


def _dues_of(org_id: str, planted: DutyRoles) -> tuple[int, int] | None:
    """Half of the dues but for the rounding of one fen, and but for two."""
    return {planted.one_fen: (100_000, 200_001), planted.two_fen: (99_999, 200_000)}.get(org_id)


def _numbers(
    rng: np.random.Generator, unit: Unit, duty: Threshold, members: int, *, is_met: bool, parts: int
) -> tuple[int, int | None]:
    if duty.measure == Measure.COUNT:
        owed = duty.threshold if duty.standing is not Standing.OBSERVED else 2
        most = -(-owed // parts) if duty.grain is Grain.YEAR else owed
        return (most + int(rng.integers(2)) if is_met else max(0, most - 1)), None
    if duty.measure == Measure.STOCK:
        return duty.threshold + (int(rng.integers(3)) if is_met else -1), None
    if duty.code == "dues_remitted":
        due = 2 * int(rng.integers(*_DUES))
        return due // 2 - (0 if is_met else int(rng.integers(500, 20_000))), due
    due = _base(rng, unit, duty, members)
    least = -(-duty.threshold * due // 100)
    return (least if is_met else max(0, least - 1 - int(rng.integers(1 + due // 8)))), due


def _base(rng: np.random.Generator, unit: Unit, duty: Threshold, members: int) -> int:
    """Of how many: members, leaders, bodies."""
    if duty.counted != PERSONS:
        return max(1, unit.branches)
    if duty.code in ("training_hours", "volunteering", "report_in_members"):
        return max(1, members - int(rng.integers(1 + members // _SPARED)))
    if duty.code.startswith("full_time"):
        return 100 + unit.branches * 4
    return int(rng.integers(*_LEADERS))
