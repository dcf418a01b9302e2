"""Who has no list of duties, and whose branches do less than the two tiers above them."""

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from analytics.base.periods import PARTS, Period
from analytics.base.rules import League
from analytics.kit.bound import OF_ITEMS
from analytics.reference.thresholds import Measure, Threshold
from analytics.systems.duty_tiers import TIER_DUTIES
from analytics.systems.requirements import DUTIES
from sample_data import timeline
from sample_data.planted import DutyRoles, TierRoles
from sample_data.units import Unit

_YEAR = 2023
_SHARE_DONE = 0.62  # of what branches owe, as of the hours of training
_TOLD = 0.9  # chance that a unit nobody binds tells of its list
_WITHOUT = 3
_FEW, _DUES = (8, 20), (80_000, 400_000)  # of a share never told before; fen a quarter
_TIERS = tuple(dict.fromkeys(one.tier for one in TIER_DUTIES))
_TIER_OF = {one.code: one.tier for one in reversed(TIER_DUTIES) if not one.not_counted}
_READ = tuple(one for one in DUTIES if one.code in _TIER_OF)
_LIST = next(one.label for one in DUTIES if one.code == "duty_list_issued")
_COLUMNS = ("org_id", "period", "indicator", "done", "due")

Row = tuple[str, str, str, int, int | None]


def roles(seed: int, free: Sequence[str], owing: DutyRoles) -> TierRoles:
    """Units of those without another part; worse branches can show only where a document binds them."""
    taken = {*owing.never, owing.zeros, owing.diligent, owing.late, owing.one_fen, owing.two_fen}
    taken |= {owing.water, owing.bureau, owing.city}
    others = [org_id for org_id in free if org_id not in taken and org_id.startswith("SZ")]
    drawn = timeline.stream(seed, "duty lists").permutation(others).tolist()
    return TierRoles(tuple(sorted(drawn[:_WITHOUT])), (owing.bureau, owing.city))


def with_lists(
    seed: int, reports: pl.DataFrame, units: list[Unit], owing: DutyRoles, planted: TierRoles
) -> pl.DataFrame:
    """The reports, with the lists units tell of; of the worse branches' units all above them is done."""
    rng = timeline.stream(seed, "duty tiers")
    rows = list(_lists(rng, units, {*owing.never, owing.zeros, owing.city}, planted))
    for unit in units:
        if unit.org_id in planted.worse_branches:
            scopes = {"洛阳市"} if unit.org_id == owing.city else {"省事管局", OF_ITEMS}
            rows += _worse_below(rng, unit.org_id, scopes, _bases(reports, unit.org_id))
    again = (
        pl.col("org_id").is_in(planted.worse_branches)
        & pl.col("period").str.starts_with(str(_YEAR))
        & pl.col("indicator").is_in([one.label for one in _READ])
    )
    own = pl.DataFrame(rows, schema=list(_COLUMNS), orient="row", infer_schema_length=None)
    kept = reports.filter(~again)
    return pl.concat([kept, own.with_columns(synthetic=pl.lit(value=True)).select(kept.columns)])


def _lists(
    rng: np.random.Generator, units: list[Unit], silent: set[str], planted: TierRoles
) -> Iterator[Row]:
    for unit in units:
        is_told = rng.random() < _TOLD and unit.league == League.PROVINCIAL and unit.org_id not in silent
        has_none = unit.org_id in planted.without_list
        if is_told or has_none:
            yield unit.org_id, str(_YEAR), _LIST, 0 if has_none else 1, None


def _bases(reports: pl.DataFrame, org_id: str) -> dict[str, int]:
    """Of how many the unit last told, by indicator."""
    own = reports.filter(pl.col("org_id") == org_id, pl.col("due").is_not_null()).sort("period")
    return dict(own.select("indicator", "due").iter_rows())


def _worse_below(
    rng: np.random.Generator, org_id: str, scopes: set[str], bases: dict[str, int]
) -> Iterator[Row]:
    """All duties read by tier that bind the unit: met, but for those of the branches."""
    for duty in (one for one in _READ if scopes.intersection(one.scopes)):
        for number in range(1, PARTS[duty.grain] + 1):
            done, due = _numbers(rng, duty, bases.get(duty.label))
            yield org_id, Period(_YEAR, duty.grain, number).code, duty.label, done, due


def _numbers(rng: np.random.Generator, duty: Threshold, base: int | None) -> tuple[int, int | None]:
    if duty.measure == Measure.COUNT:
        return duty.threshold, None
    if duty.measure == Measure.BALANCE:
        half = int(rng.integers(*_DUES))
        return half, 2 * half
    due = base or int(rng.integers(*_FEW))
    return (round(_SHARE_DONE * due) if _TIER_OF[duty.code] == _TIERS[-1] else due), due
