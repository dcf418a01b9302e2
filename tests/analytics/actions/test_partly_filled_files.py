"""A file without some columns: preview, effect, commit, undo and a second import see the same whole rows."""

import polars as pl
import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import HeadsMovedError
from tests.analytics import builders as b
from tests.analytics.intake.workbooks import workbook
from tests.conftest import NOW

PARTITION = ("reviews", "2021H1")
HEADINGS = ["单位", "1", "2"]


@pytest.fixture
def lake(seeded):
    return seeded(
        organisations=b.organisations(b.unit("u1"), b.unit("u2", 2), b.unit("u3", 3)),
        reviews=b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2400, 1500, 700)),
    )


@pytest.fixture
def change(lake, tmp_path):
    """Items 1 and 2 of a stored card, of one as it is stored, and of a new one."""
    rows = [HEADINGS, ["单位u1", 26, 15], ["单位u2", 24, 15], ["单位u3", 20, 10]]
    return received(lake, tmp_path, rows)


def received(lake, tmp_path, rows):
    path = workbook(tmp_path / "r.xlsx", {"审核评分 2021年上半年": rows})
    base = lake.snapshot()
    incoming = actions.receive(base, path)
    assert incoming.issues == []
    return actions.preview(base, incoming.dataset, incoming.frame)


def take(lake, change, sha256="a" * 64):
    return actions.commit(lake, change, file_name="a.xlsx", sha256=sha256, actor="甲", made_at=NOW)


def cards(lake):
    columns = ["org_id", *(f"reviewed_{number:02d}" for number in (1, 2, 3))]
    return sorted(lake.snapshot().frame(*PARTITION).select(columns).iter_rows())


def test_the_columns_that_are_missing_change_no_row(change):
    assert change.total == actions.Counts(added=1, changed=1, unchanged=1)


def test_the_effect_lists_only_what_the_file_says(change):
    told = actions.effect(change, [parse("2021H1")])
    listed = told.rows.filter(pl.col("fate") == actions.Fate.CHANGED).select("row", "column", "after").rows()
    assert listed == [("u1", "reviewed_01", "2600")]


def test_what_is_stored_is_the_whole_row_and_an_undo_brings_back_the_old_one(lake, change):
    before = cards(lake)

    made = take(lake, change)

    assert cards(lake) == [("u1", 2600, 1500, 800), ("u2", 2400, 1500, 700), ("u3", 2000, 1000, None)]
    actions.undo(lake, actions.undo_preview(lake, made.id), actor="甲", made_at=NOW)
    assert cards(lake) == before


def test_the_same_content_in_another_file_changes_nothing(lake, change, tmp_path):
    take(lake, change)

    rows = [["说明"], HEADINGS, ["单位u1", 26, 15], ["单位u3", 20, 10]]
    again = received(lake, tmp_path, rows)

    assert again.total == actions.Counts(added=0, changed=0, unchanged=2)
    with pytest.raises(actions.NothingChangedError):
        take(lake, again, "b" * 64)


def test_a_preview_is_overtaken_when_what_it_keeps_has_moved(lake, change, tmp_path):
    take(lake, received(lake, tmp_path, [["单位", "3"], ["单位u1", 9]]), "b" * 64)

    with pytest.raises(HeadsMovedError):
        take(lake, change)

    assert cards(lake)[0] == ("u1", 2500, 1500, 900)
