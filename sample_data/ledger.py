"""The ledger of weak branches: found, due, cleared in time or late, found again, open, overdue."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import timeline
from sample_data.organisations import Tree
from sample_data.weakness import TERM_DAYS, Weaknesses

_FOUND_BEFORE = 0.25  # of branches weak at the end: an earlier entry that was cleared
_MEASURES = (
    "上级党组织结对指导，逐条整改",
    "补齐班子，按月检查组织生活",
    "制定整改清单，限期完成",
    "派驻指导员，季度回访",
)
_OPEN_FOUND = (date(2023, 7, 10), date(2023, 12, 15))  # due after the end of the period
_OVERDUE_FOUND = (date(2023, 1, 10), date(2023, 5, 31))  # due before it
_EARLIER_FOUND = (date(2021, 1, 10), date(2021, 12, 20))


def weak_branches(seed: int, tree: Tree, weak: Weaknesses) -> pl.DataFrame:
    """Rows of the ledger."""
    rng = timeline.stream(seed, "ledger")
    rows = [
        (str(tree.branch_ids[weak.branch[spell]]), *entry, *_words(rng))
        for spell in range(weak.branch.size)
        for entry in _entries(rng, weak, spell)
    ]
    columns = ["org_id", "found_on", "due_on", "cleared_on", "kind", "measure"]
    types = {"found_on": pl.Date, "due_on": pl.Date, "cleared_on": pl.Date}
    return pl.DataFrame(rows, schema=columns, schema_overrides=types, orient="row").with_columns(
        pl.lit(True).alias("synthetic")
    )


def _words(rng: np.random.Generator) -> tuple[str, str]:
    """Kind and measure; what the ledger calls a branch says little about its profile."""
    kinds = list(rules.WeakKind)
    return kinds[rng.integers(len(kinds))].value, _MEASURES[rng.integers(len(_MEASURES))]


def _entries(
    rng: np.random.Generator, weak: Weaknesses, spell: int
) -> Iterator[tuple[date, date, date | None]]:
    """Found, due, cleared of every entry of the spell."""
    if not weak.still[spell]:
        found = weak.found[spell]
        yield found, found + timedelta(days=TERM_DAYS), weak.cleared[spell]
        return
    if rng.random() < _FOUND_BEFORE:
        found = timeline.day_between(rng, *_EARLIER_FOUND)
        yield found, found + timedelta(days=TERM_DAYS), found + timedelta(days=int(rng.integers(60, 240)))
    if weak.on_ledger[spell]:
        found = timeline.day_between(rng, *(_OVERDUE_FOUND if weak.overdue[spell] else _OPEN_FOUND))
        yield found, found + timedelta(days=TERM_DAYS), None
