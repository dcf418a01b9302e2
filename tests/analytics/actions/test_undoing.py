"""Undo: exactly the rows that one import changed and no later one touched."""

import itertools
from datetime import datetime
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import actions
from analytics.actions import Reverted
from analytics.datasets import WHOLE
from analytics.lake import AlreadyUndoneError, HeadsMovedError, UnknownCommitError, open_lake
from tests.analytics import builders as b
from tests.conftest import NOW

FIRST, SECOND = ("star_ratings", "2021H1"), ("star_ratings", "2021H2")
TREE = b.organisations(b.unit("u1"), *(b.branch(f"b{number}", "u1") for number in (1, 2, 3)))
_HASHES = (f"{number:064d}" for number in itertools.count())


@pytest.fixture
def lake(seeded):
    rated = b.frame("star_ratings", [b.rated("b1", 1), b.rated("b2", 2)])
    return seeded(organisations=TREE, star_ratings=rated)


def take(lake, name, rows, sha256=None):
    change = actions.preview(lake.snapshot(), name, b.frame(name, rows))
    return actions.commit(
        lake, change, file_name="a.xlsx", sha256=sha256 or next(_HASHES), actor="甲", made_at=NOW
    )


def rate(lake, sha256=None, period="2021H1", **stars):
    return take(lake, "star_ratings", [b.rated(org, count, period) for org, count in stars.items()], sha256)


def take_back(lake, commit_id):
    return actions.undo(lake, actions.undo_preview(lake, commit_id), actor="乙", made_at=NOW)


def stars(lake, key=FIRST):
    return dict(lake.snapshot().frame(*key).select("org_id", "stars").iter_rows())


def test_an_undo_puts_back_what_was_overwritten_and_takes_out_what_was_new(lake):
    made = rate(lake, b2=5, b3=5)

    change = actions.undo_preview(lake, made.id)
    assert stars(lake) == {"b1": 1, "b2": 5, "b3": 5}
    undone = actions.undo(lake, change, actor="乙", made_at=NOW)

    assert change.counts == {FIRST: Reverted(restored=1, removed=1, kept=0)}
    assert stars(lake) == {"b1": 1, "b2": 2}
    assert (undone.action, undone.actor, undone.file_name) == (actions.UNDONE, "乙", None)
    assert lake.history()[1].undone_by == undone.id


def test_rows_that_a_later_import_touched_stay_and_are_listed_with_it(lake):
    made = rate(lake, b1=4, b2=5)
    rate(lake, b2=3)

    change = actions.undo_preview(lake, made.id)
    actions.undo(lake, change, actor="乙", made_at=NOW)

    assert change.total == Reverted(restored=1, removed=0, kept=1)
    assert change.kept.select("dataset", "partition", "row", "org_id", "name", "by").rows() == [
        (*FIRST, "b2", "b2", "单位u1·支部b2", 3)
    ]
    assert stars(lake) == {"b1": 1, "b2": 3}


def test_a_row_changed_away_and_back_by_later_imports_was_touched(lake):
    made = rate(lake, b2=5)
    rate(lake, b2=3)
    rate(lake, b2=5)

    assert actions.undo_preview(lake, made.id).kept["by"].to_list() == [4]


def test_an_undo_is_undone_like_any_commit(lake):
    made = rate(lake, b2=5, b3=5)
    undone = take_back(lake, made.id)
    again = take_back(lake, undone.id)

    assert stars(lake) == {"b1": 1, "b2": 5, "b3": 5}
    take_back(lake, again.id)
    assert stars(lake) == {"b1": 1, "b2": 2}


def test_a_period_whose_only_import_is_undone_is_no_longer_offered(lake):
    made = rate(lake, period="2021H2", b2=4)
    assert "2021H2" in [period.code for period in actions.periods(lake.snapshot())]

    take_back(lake, made.id)

    assert [period.code for period in actions.periods(lake.snapshot())] == ["2021H1"]


def test_everything_can_be_taken_back_to_the_empty_lake(lake):
    made = rate(lake, b2=4)
    take_back(lake, made.id)

    take_back(lake, 1)

    assert dict(lake.snapshot().heads) == {}
    assert lake.revision() == 4


def test_an_undo_without_anything_to_take_back_is_refused_naming_the_later_commits(lake):
    made = rate(lake, b2=5)
    rate(lake, b2=3)

    with pytest.raises(actions.NothingToUndoError) as refused:
        take_back(lake, made.id)

    assert refused.value.by == [3]
    assert lake.revision() == 3


def test_what_was_undone_or_never_was_cannot_be_undone(lake):
    made = rate(lake, b2=5)
    take_back(lake, made.id)

    with pytest.raises(AlreadyUndoneError):
        actions.undo_preview(lake, made.id)
    with pytest.raises(UnknownCommitError):
        actions.undo_preview(lake, 99)


def test_a_stale_preview_of_an_undo_is_refused_with_who_came_first(lake):
    made = rate(lake, b2=5)
    change = actions.undo_preview(lake, made.id)
    rate(lake, b1=3)

    with pytest.raises(HeadsMovedError) as refused:
        actions.undo(lake, change, actor="乙", made_at=NOW)

    assert [(one.id, one.actor) for one in refused.value.by] == [(3, "甲")]
    assert stars(lake) == {"b1": 3, "b2": 5}


def test_an_undo_that_would_leave_organisations_hanging_nowhere_is_refused(lake):
    unit = take(lake, "organisations", [b.unit("u2", 2)])
    take(lake, "organisations", [b.unit("u2", 2), b.branch("b9", "u2")])

    with pytest.raises(actions.UndoBreaksRuleError) as refused:
        actions.undo_preview(lake, unit.id)

    assert refused.value.rule == "hangs_below_a_known_organisation"


def test_organisations_that_other_data_name_are_not_taken_back(lake):
    tree = take(lake, "organisations", [b.unit("u1"), b.branch("b9", "u1")])
    rate(lake, b9=3)

    with pytest.raises(actions.StillNamedError) as refused:
        actions.undo_preview(lake, tree.id)

    assert (refused.value.gone, refused.value.named_in) == ("organisations", ["star_ratings"])


def test_organisations_named_by_an_import_that_came_between_are_not_taken_back(lake):
    tree = take(lake, "organisations", [b.unit("u1"), b.branch("b9", "u1")])
    change = actions.undo_preview(lake, tree.id)
    rate(lake, period="2021H2", b9=3)

    with pytest.raises(HeadsMovedError):
        actions.undo(lake, change, actor="乙", made_at=NOW)


def test_a_rubric_that_cards_name_is_not_taken_back(lake):
    rubric = actions.preview(lake.snapshot(), "rubrics", b.rubric(60, version=2022))
    made = actions.commit(lake, rubric, file_name="r.xlsx", sha256=next(_HASHES), actor="甲", made_at=NOW)
    take(lake, "reviews", [b.review("u1", 100, version=2022)])

    with pytest.raises(actions.StillNamedError) as refused:
        actions.undo_preview(lake, made.id)

    assert refused.value.gone == "rubrics"


def test_after_an_undo_the_same_file_may_come_in_again_but_only_once(lake):
    made = rate(lake, sha256="a" * 64, b2=5)
    assert actions.earlier_import(lake, "a" * 64) == made
    take_back(lake, made.id)
    assert actions.earlier_import(lake, "a" * 64) is None

    again = rate(lake, sha256="a" * 64, b2=5)

    assert stars(lake)["b2"] == 5
    with pytest.raises(actions.NothingChangedError):
        rate(lake, sha256="a" * 64, b2=5)
    take_back(lake, take_back(lake, again.id).id)  # an undo that was undone leaves nothing to bring in again
    with pytest.raises(actions.NothingChangedError):
        rate(lake, sha256="a" * 64, b2=5)


def test_a_ledger_that_has_no_period_is_taken_back_row_by_row(lake):
    days = [datetime(2021, month, 1).date() for month in (1, 6)]  # noqa: DTZ001 - days, no moments
    made = take(lake, "weak_branches", [b.weak("b1", *days), b.weak("b2", *days)])
    take(lake, "weak_branches", [b.weak("b2", *days, measure="谈话")])

    change = actions.undo_preview(lake, made.id)

    assert change.counts == {("weak_branches", WHOLE): Reverted(0, 1, 1)}
    assert change.kept["row"].to_list() == ["b2 · 2021-01-01"]


class Model:
    """Every row as a chain of states; an undo takes a row back when it stands as the commit left it."""

    def __init__(self):
        self.rows, self.commits, self.undone = {}, [], set()

    def imported(self, rows):
        number = len(self.commits) + 1
        changes = {}
        for key, value in rows.items():
            before = self.rows.get(key, ())
            if not before or before[-1][1] != value:
                changes[key] = (before, (*before, (number, value)))
        return self._take(changes)

    def undo(self, number):
        if number in self.undone:
            return None
        own = self.commits[number - 1].items()
        changes = {key: (after, before) for key, (before, after) in own if self.rows.get(key, ()) == after}
        if self._take(changes) is None:
            return None
        self.undone.add(number)
        return len(self.commits)

    def _take(self, changes):
        if not changes:
            return None
        self.commits.append(changes)
        self.rows |= {key: after for key, (_, after) in changes.items()}
        return len(self.commits)

    def standing(self):
        return {key: states[-1][1] for key, states in self.rows.items() if states}


IMPORTS = st.dictionaries(
    st.tuples(st.sampled_from(["2021H1", "2021H2"]), st.sampled_from(["b1", "b2"])),
    st.integers(1, 2),
    min_size=1,
)


@settings(max_examples=20, deadline=None)
@given(st.lists(IMPORTS | st.integers(0, 3), min_size=4, max_size=9))
def test_any_sequence_of_imports_and_undos_agrees_row_by_row_with_a_plain_dict(steps):
    """A number means: undo the commit that stands so many before the last."""
    model = Model()
    with TemporaryDirectory() as folder:
        lake = open_lake(folder)
        for step in steps:
            step = step if isinstance(step, dict) else len(model.commits) - step
            expected = model.imported(step) if isinstance(step, dict) else _undone(model, step)
            try:
                done = _import(lake, step) if isinstance(step, dict) else take_back(lake, step)
            except REFUSED:
                done = None
            assert (done and done.id) == expected
            assert _standing(lake) == model.standing()
        lake.close()


REFUSED = (actions.NothingChangedError, actions.NothingToUndoError, AlreadyUndoneError, UnknownCommitError)


def _import(lake, step):
    rows = b.frame("star_ratings", [b.rated(org, stars, period) for (period, org), stars in step.items()])
    change = actions.preview(lake.snapshot(), "star_ratings", rows)
    return actions.commit(lake, change, file_name="a", sha256=next(_HASHES), actor="甲", made_at=NOW)


def _undone(model, number):
    return model.undo(number) if 0 < number <= len(model.commits) else None


def _standing(lake):
    rows = lake.snapshot().table("star_ratings").select("period", "org_id", pl.col("stars")).collect()
    return {(period, org): stars for period, org, stars in rows.iter_rows()}
