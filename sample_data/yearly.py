"""What stands beside the cards of units: adjustments, exemptions, yearly marks."""

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import timeline
from sample_data.planted import Ties, UnitRoles
from sample_data.unit_scores import UnitScores
from sample_data.units import PREDECESSORS, Unit

_ADJUSTED_EACH_HALF = 6
_REASONS = (
    (50, "特色做法在全省交流（模拟）"),
    (100, "党建品牌获省级推广（模拟）"),
    (30, "承担试点任务（模拟）"),
    (-50, "材料报送多次退回（模拟）"),
    (-100, "督查通报问题（模拟）"),
    (-20, "数据填报有误（模拟）"),
)
_EXEMPT_ITEMS = ((2020, 20), (2020, 35), (2022, 16), (2022, 32))


def adjustments(seed: int, units: list[Unit], roles: UnitRoles) -> pl.DataFrame:
    """Rows of adjustments; units with a planted course have none, so that it stays what it is."""
    rng = timeline.stream(seed, "adjustments")
    spared = _spared(roles)
    rows = []
    for half in timeline.HALVES:
        standing = [unit.org_id for unit in units if unit.stands(half.end) and unit.org_id not in spared]
        for org_id in sorted(rng.permutation(standing)[:_ADJUSTED_EACH_HALF].tolist()):
            for entry_no in range(1, 2 + int(rng.random() < 0.2)):
                points, reason = _REASONS[int(rng.integers(len(_REASONS)))]
                rows.append((org_id, half.code, entry_no, points, reason, "模拟材料：加减分说明"))
    columns = ["org_id", "period", "entry_no", "points", "reason", "document"]
    return pl.DataFrame(rows, schema=columns, orient="row").with_columns(pl.lit(True).alias("synthetic"))


def exemptions(roles: UnitRoles) -> pl.DataFrame:
    """One item for each exempt unit."""
    rows = [
        (org_id, version, item_no, "职责中无此项工作（模拟）", "模拟材料：不适用说明")
        for org_id, (version, item_no) in zip(roles.exempt, _EXEMPT_ITEMS, strict=True)
    ]
    columns = ["org_id", "rubric_version", "item_no", "reason", "document"]
    return pl.DataFrame(rows, schema=columns, orient="row").with_columns(pl.lit(True).alias("synthetic"))


def assessments(
    seed: int, units: list[Unit], scores: UnitScores, roles: UnitRoles, ties: Ties
) -> pl.DataFrame:
    """Rows of yearly marks, in half points out of 100."""
    rng = timeline.stream(seed, "assessments")
    rows = []
    for year in timeline.YEARS:
        shares = scores.totals(timeline.half_position(year)) / (rules.FULL_MARKS * rules.POINT)
        marks = np.clip(shares[:, None] + 0.06 + rng.normal(0, 0.025, size=(len(units), 2)), 0.5, 1)
        marks = np.round(marks * 2 * rules.REVIEW_FULL_MARKS).astype(int) * rules.POINT // 2
        rows += [
            (unit.org_id, year.code, *mark.tolist())
            for unit, mark in zip(units, marks, strict=True)
            if unit.stands(year.end)
        ]
    columns = ["org_id", "period", "on_site", "debriefing"]
    drawn = pl.DataFrame(rows, schema=columns, orient="row")
    return _with_gaps_and_tie(drawn, roles, ties).with_columns(pl.lit(True).alias("synthetic"))


def _with_gaps_and_tie(drawn: pl.DataFrame, roles: UnitRoles, ties: Ties) -> pl.DataFrame:
    last = pl.col("period") == timeline.YEARS[-1].code
    model, copy = ties.composite
    marks = drawn.filter(last & (pl.col("org_id") == model)).row(0, named=True)
    both_missing, debriefing_missing = roles.unassessed
    missing = {"on_site": [both_missing], "debriefing": [both_missing, debriefing_missing]}
    return drawn.with_columns(
        pl.when(last & pl.col("org_id").is_in(missing[mark]))
        .then(None)
        .when(last & (pl.col("org_id") == copy))
        .then(marks[mark])
        .otherwise(pl.col(mark))
        .alias(mark)
        for mark in missing
    )


def _spared(roles: UnitRoles) -> set[str]:
    """Units whose score must be the sum of their items: all with a role that moves scores."""
    return {
        *PREDECESSORS,
        roles.merger_successor,
        *roles.fallen_twice,
        *roles.last_quarter_and_falling,
        roles.sliding,
        roles.climbing,
        *roles.inflated,
        *roles.unreviewed,
        roles.without_review,
    }
