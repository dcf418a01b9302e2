"""Four units that take part by reference: made up as the others, in no number but their own."""

from datetime import date

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import cards, names, timeline
from sample_data.planted import ReferenceRoles
from sample_data.rubrics import items

_SHARES = {"SC001": 0.99, "SC002": 0.8, "SC003": 0.75, "SC004": 0.7}  # of the marks
_KINDS = ("中央驻豫单位", "省直其他部门")
_BRANCHES = 3
ROLES = ReferenceRoles(units=tuple(_SHARES), first="SC001", overdue="SC002")


def with_units(seed: int, frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The frames with what these units send: cards and stars of all, an overdue branch of one."""
    more = {
        "organisations": pl.DataFrame(_tree(seed), infer_schema_length=None),
        "reviews": pl.concat(_reviews(half) for half in timeline.HALVES),
        "star_ratings": _stars(),
        "weak_branches": pl.DataFrame([_overdue()]),
    }
    marked = {name: rows.with_columns(synthetic=pl.lit(value=True)) for name, rows in more.items()}
    return {
        name: pl.concat([rows, marked[name]], how="diagonal_relaxed") if name in marked else rows
        for name, rows in frames.items()
    }


def _branches(unit: str) -> list[str]:
    return [f"B9{unit[2:]}{number:02d}" for number in range(1, _BRANCHES + 1)]


def _tree(seed: int) -> list[dict[str, object]]:
    rng = timeline.stream(seed, "by_reference")
    usual = {"temporary": False, "valid_from": timeline.FOUNDED}
    rows: list[dict[str, object]] = []
    for order, unit in enumerate(_SHARES, start=1):
        members = rng.integers(8, 30, _BRANCHES).tolist()
        head = {"org_id": unit, "name": f"示例参照单位{order:02d}", "level": rules.Level.UNIT.value, **usual}
        place = {"league": rules.League.REFERENCE.value, "kind": _KINDS[(order - 1) // 2]}
        rows.append({**head, **place, "official_order": order, "members": sum(members)})
        for org_id, name, count in zip(
            _branches(unit), names.branch_names(rng, _BRANCHES), members, strict=True
        ):
            level = rules.Level.BRANCH.value
            rows.append(
                {"org_id": org_id, "parent_id": unit, "name": name, "level": level, "members": count, **usual}
            )
    return rows


def _reviews(half: timeline.periods.Period) -> pl.DataFrame:
    of_half = items(timeline.rubric_version(half))
    points = np.stack(
        [cards.in_steps(np.full(len(of_half.maximum), one), of_half) for one in _SHARES.values()]
    )
    head = {"org_id": list(_SHARES), "period": [half.code] * len(_SHARES)}
    return cards.frame(head, of_half.version, {"reviewed": points})


def _stars() -> pl.DataFrame:
    rated = [(org_id, number) for unit in _SHARES for number, org_id in enumerate(_branches(unit), start=3)]
    halves = [half.code for half in timeline.HALVES]
    return pl.DataFrame(
        [
            {"org_id": org_id, "period": half, "stars": min(stars, rules.TOP_STAR)}
            for org_id, stars in rated
            for half in halves
        ]
    )


def _overdue() -> dict[str, object]:
    found = {"found_on": date(2023, 5, 10), "due_on": date(2023, 9, 30)}
    return {"org_id": _branches(ROLES.overdue)[0], "kind": rules.WeakKind.HOLLOW.value, **found}
