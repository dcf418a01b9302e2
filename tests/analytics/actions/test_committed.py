"""What a commit of the past did to the rows."""

import pytest

from analytics import actions
from analytics.actions import RowCounts
from analytics.actions.rows import names_with_units
from analytics.lake import FilesSweptError, UnknownCommitError
from tests.analytics import builders as b
from tests.conftest import NOW


def take(lake, *rows):
    change = actions.preview(lake.snapshot(), "reviews", b.frame("reviews", list(rows)))
    sha256 = f"{lake.revision():064d}"
    return actions.commit(lake, change, file_name="a.xlsx", sha256=sha256, actor="甲", made_at=NOW)


def test_rows_are_counted_by_what_became_of_them_and_listed_field_by_field(lake):
    made = take(lake, b.review("u2", 2100, 1800, 700), b.review("b1", 1, 1, 1))

    done = actions.committed_rows(lake, made.id)

    assert done.counts == {("reviews", "2021H1"): RowCounts(1, 1, 0)}
    assert done.rows.select("org_id", "name", "fate", "column", "before", "after").rows() == [
        ("b1", "单位u1·支部b1", "新增", None, None, None),
        ("u2", "单位u2", "修改", "reviewed_01", "2000", "2100"),
        ("u2", "单位u2", "修改", "reviewed_02", "1900", "1800"),
    ]
    assert done.row_count == 3


def test_the_counts_alone_are_those_of_the_list(lake):
    made = take(lake, b.review("u2", 2100, 1800, 700), b.review("b1", 1, 1, 1))
    undo = actions.undo(lake, actions.undo_preview(lake, made.id), actor="乙", made_at=NOW)

    for commit in lake.history():
        assert actions.row_counts(lake, commit) == actions.committed_rows(lake, commit.id).counts
    assert actions.row_counts(lake, undo) == {("reviews", "2021H1"): RowCounts(0, 1, 1)}


def test_a_branch_is_named_with_its_unit_also_below_a_committee():
    tree = b.organisations(
        b.unit("u1"),
        b.branch("b1", "u1"),
        b.branch("c1", "u1", level="机关党委", name="委"),
        b.branch("b2", "c1"),
    )

    assert dict(names_with_units(tree).iter_rows()) == {
        "u1": "单位u1",
        "b1": "单位u1·支部b1",
        "c1": "单位u1·委",
        "b2": "单位u1·支部b2",
    }


def test_a_long_list_is_cut_and_counted_in_every_partition(lake):
    done = actions.committed_rows(lake, 1, most=4)

    assert (done.rows.height, done.row_count) == (4, 8)
    assert done.counts["reviews", "2021H1"] == RowCounts(2, 0, 0)
    assert sum(one.added for one in done.counts.values()) == 8


def test_a_commit_says_the_same_whatever_came_later(lake):
    made = take(lake, b.review("u2", 2100, 1800, 700))
    before = actions.committed_rows(lake, made.id)
    take(lake, b.review("u2", 2200, 1800, 700))

    assert actions.committed_rows(lake, made.id).rows.equals(before.rows)


def test_a_commit_that_is_none_or_was_swept_is_refused(lake, monkeypatch):
    with pytest.raises(UnknownCommitError):
        actions.committed_rows(lake, 9)

    def swept(*_):
        raise FilesSweptError(1)

    monkeypatch.setattr("analytics.lake.Lake.changed_rows", swept)
    with pytest.raises(FilesSweptError):
        actions.committed_rows(lake, 1)
