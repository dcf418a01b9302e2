"""An undo that would open a finding again under which another was made is refused."""

from datetime import date

import polars as pl
import pytest

from analytics import actions
from dashboard.words import refusals
from tests.analytics import builders as b
from tests.conftest import NOW

FOUND, CLEARED, AGAIN = date(2022, 1, 10), date(2022, 3, 1), date(2022, 4, 1)
FIRST = b.weak("b1", FOUND, date(2022, 5, 31))


def changed(lake, rows):
    change = actions.preview(lake.snapshot(), "weak_branches", rows)
    made = actions.commit(lake, change, file_name="t.xlsx", sha256=str(rows), actor="甲", made_at=NOW)
    return made.id


def ledger(*rows):
    return b.frame("weak_branches", list(rows))


@pytest.fixture
def lake(seeded):
    return seeded(weak_branches=ledger(FIRST))


def test_a_finding_is_not_opened_again_under_a_later_one(lake):
    cleared = changed(lake, ledger(FIRST | {"cleared_on": CLEARED}))
    again = changed(lake, ledger(b.weak("b1", AGAIN, date(2022, 6, 30))))

    with pytest.raises(actions.OpenTwiceError) as refused:
        actions.undo_preview(lake, cleared)
    said = refusals.words(refused.value)
    assert "单位u1·支部b1会同时有两条未销号" in said
    assert "先撤销后一次认定" in said
    actions.undo(lake, actions.undo_preview(lake, again), actor="甲", made_at=NOW)
    actions.undo(lake, actions.undo_preview(lake, cleared), actor="甲", made_at=NOW)
    assert lake.snapshot().table("weak_branches").collect()["cleared_on"].to_list() == [None]


def test_what_a_lake_holds_twice_already_keeps_nobody_from_undoing(seeded):
    lake = seeded(weak_branches=ledger(FIRST, b.weak("b1", AGAIN, date(2022, 6, 30))))
    cleared = changed(lake, ledger(FIRST | {"cleared_on": date(2022, 5, 1)}))
    actions.undo(lake, actions.undo_preview(lake, cleared), actor="甲", made_at=NOW)

    assert (
        lake.snapshot().table("weak_branches").select(pl.col("cleared_on").null_count()).collect().item() == 2
    )
