"""Weak branches for tests: cards whose two dimensions, evidence and stars one can name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

RUBRIC = b.rubric(30, 20, 10)  # items 1 and 3: 40 points of 甲, item 2: 20 points of 乙
PERIOD, BEFORE, YEAR_BEFORE = "2021H2", "2021H1", "2020H2"


@dataclass(frozen=True)
class Case:
    """One low-star branch: shares of the points of 甲 and 乙, evidence an item, stars a year ago."""

    unit: str
    first: float
    second: float
    evidence: int = 40
    stars_before: int = 2


def spread(count: int, seed: int = 1, units: int = 12, **fixed: object) -> list[Case]:
    """Branches without kinds: everything drawn apart from everything else."""
    rng = np.random.default_rng(seed)
    return [
        Case(
            **{
                "unit": f"u{number % units:02d}",
                "first": float(np.clip(rng.normal(0.7, 0.05), 0, 1)),
                "second": float(np.clip(rng.normal(0.7, 0.05), 0, 1)),
                "evidence": int(rng.integers(30, 50)),
                **fixed,
            }
        )
        for number in range(count)
    ]


def two_kinds(each: int, seed: int = 1, units: int = 12) -> list[Case]:
    """Half of them weak in 甲, half in 乙."""
    rng = np.random.default_rng(seed)
    cases = []
    for number in range(2 * each):
        low, high = rng.normal(0.4, 0.03), rng.normal(0.85, 0.03)
        first, second = (low, high) if number % 2 else (high, low)
        unit = f"u{int(rng.integers(units)):02d}"
        cases.append(Case(unit, float(first), float(second), int(rng.integers(30, 50))))
    return cases


def tables(
    cases: Sequence[Case],
    *,
    version_before: int = 2020,
    without_card: Sequence[int] = (),
    without_stars_before: Sequence[str] = (),
    recovered: Sequence[tuple[Case, Case]] = (),
) -> dict[str, pl.LazyFrame]:
    """A lake of these branches, two stars each; without_card: positions, without_stars_before: units.

    recovered: further branches as they were half a year ago, weak, and as they are now, with four stars.
    """
    every = [*cases, *(now for _, now in recovered)]
    units = [b.unit(code, order) for order, code in enumerate(sorted({case.unit for case in every}), start=1)]
    ids = [f"b{number:03d}" for number in range(len(cases))]
    branches = [b.branch(org_id, case.unit) for org_id, case in zip(ids, cases, strict=True)]
    own = list(zip(ids, cases, strict=True))
    now = [_card(*one, PERIOD) for number, one in enumerate(own) if number not in without_card]
    before = [_card(*one, BEFORE, version_before) for one in own]
    for number, (then, later) in enumerate(recovered):
        org_id = f"r{number:03d}"
        branches.append(b.branch(org_id, later.unit))
        now.append(_card(org_id, later, PERIOD))
        before.append(_card(org_id, then, BEFORE))
    helped = [f"r{number:03d}" for number in range(len(recovered))]
    stars = [b.rated(org_id, 2, PERIOD) for org_id in ids] + [
        b.rated(org_id, case.stars_before, YEAR_BEFORE)
        for org_id, case in own
        if case.unit not in without_stars_before
    ]
    stars += [b.rated(org_id, 2, YEAR_BEFORE) for org_id in helped]
    stars += [b.rated(org_id, 4, PERIOD) for org_id in helped]
    rubrics = pl.concat([RUBRIC, b.rubric(30, 20, 10, version=2019)])
    return b.tables(
        organisations=b.organisations(*units, *branches),
        rubrics=rubrics,
        branch_cards=b.frame("branch_cards", now + before),
        star_ratings=b.frame("star_ratings", stars),
    )


@cache
def of_two_kinds() -> dict[str, pl.DataFrame]:
    """All results of two kinds of forty branches each."""
    return built(two_kinds(40))


def built(cases: Sequence[Case], **options: object) -> dict[str, pl.DataFrame]:
    """All results of the half-year."""
    return pipeline.build(tables(cases, **options), parse(PERIOD)).tables


def _card(org_id: str, case: Case, period: str, version: int = 2020) -> dict:
    """The card of that half-year, with the same evidence for every item."""
    points = round(case.first * 3000), round(case.second * 2000), round(case.first * 1000)
    shown = [case.evidence] * 3
    return b.card(org_id, case.unit, *points, evidence=shown, period=period, version=version)
