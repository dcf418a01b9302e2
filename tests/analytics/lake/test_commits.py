from datetime import timedelta, timezone

import pytest
from dataframely.exc import ValidationError
from polars.testing import assert_frame_equal

from analytics.datasets import ALL
from analytics.lake import (
    AlreadyImportedError,
    AlreadyUndoneError,
    Change,
    HeadsMovedError,
    LakeUnavailableError,
    PartitionError,
    UnknownCommitError,
)
from tests.analytics.lake.builders import (
    ALIASES,
    EXEMPTIONS,
    MADE_AT,
    aliases,
    branch_cards,
    commit,
    exemptions,
    star_ratings,
)

FIRST, SECOND = ("star_ratings", "2023H1"), ("star_ratings", "2023H2")


def stored(files):
    return {
        path: path.read_bytes() for path in files.rglob("*") if path.is_file() and path.name != "record.head"
    }


def test_an_empty_lake_has_every_data_set_without_rows(lake):
    snapshot = lake.snapshot()

    assert snapshot.revision == lake.revision() == 0
    assert not snapshot.synthetic
    assert lake.history() == []
    assert list(snapshot.tables()) == list(ALL)
    for name, table in snapshot.tables().items():
        assert_frame_equal(table.collect(), ALL[name].schema.create_empty())


def test_what_is_committed_is_read_back_by_whoever_opens_the_lake(lake, opened):
    ratings = star_ratings("2023H1", B1=5, B2=4)
    shuffled = ratings.select(sorted(ratings.columns, reverse=True))  # read in the order of the schema
    commit(lake, {FIRST: shuffled, ALIASES: aliases("甲")})

    snapshot = opened().snapshot()

    assert snapshot.revision == lake.revision() == 1
    assert_frame_equal(snapshot.frame(*FIRST), ratings)
    assert_frame_equal(snapshot.tables()["aliases"].collect(), aliases("甲"))
    assert_frame_equal(snapshot.tables()["star_ratings"].collect(), ratings)


def test_rows_are_sorted_by_their_key_partitions_follow_and_branches_of_a_unit_lie_together(lake):
    cards = branch_cards("2023H1", ("U2", "B1"), ("U1", "B3"), ("U1", "B2"))
    both = {SECOND: star_ratings("2023H2", B1=1), FIRST: star_ratings("2023H1", B2=2, B1=3)}

    commit(lake, {**both, ("branch_cards", "2023H1"): cards})

    ratings = lake.snapshot().table("star_ratings").collect().select("period", "org_id").rows()
    assert ratings == [("2023H1", "B1"), ("2023H1", "B2"), ("2023H2", "B1")]
    owners = lake.snapshot().frame("branch_cards", "2023H1").select("unit_id", "org_id").rows()
    assert owners == [("U1", "B2"), ("U1", "B3"), ("U2", "B1")]


def test_a_commit_replaces_the_partitions_it_names_and_no_earlier_snapshot_or_file(lake, files):
    commit(lake, {FIRST: star_ratings("2023H1", B1=1, B2=1), SECOND: star_ratings("2023H2", B1=2)})
    before, content = lake.snapshot(), stored(files)

    commit(lake, {FIRST: star_ratings("2023H1", B9=5)})

    now = lake.snapshot()
    assert [now.frame(*key)["org_id"].to_list() for key in (FIRST, SECOND)] == [["B9"], ["B1"]]
    assert [now.heads[key].commit_id for key in (FIRST, SECOND)] == [2, 1]
    assert (before.revision, before.frame(*FIRST)["stars"].to_list()) == (1, [1, 1])
    assert content.items() <= stored(files).items()


def test_the_second_of_two_who_saw_the_same_is_refused_and_told_what_moved(lake, opened, files):
    seen = lake.snapshot()
    commit(opened(), {FIRST: star_ratings("2023H1", B1=1), ALIASES: aliases("甲")}, seen)
    content = stored(files)

    with pytest.raises(HeadsMovedError) as refusal:
        commit(lake, {FIRST: star_ratings("2023H1", B1=2), EXEMPTIONS: exemptions("x")}, seen)

    assert refusal.value.moved == [FIRST]
    assert lake.snapshot().frame(*FIRST)["stars"].to_list() == [1]
    assert lake.snapshot().frame(*EXEMPTIONS).is_empty()
    assert stored(files) == content


def test_two_who_change_different_months_are_both_accepted(lake):
    seen = lake.snapshot()

    commit(lake, {FIRST: star_ratings("2023H1", B1=1)}, seen)
    commit(lake, {SECOND: star_ratings("2023H2", B1=2)}, seen)

    assert lake.snapshot().table("star_ratings").collect()["stars"].to_list() == [1, 2]


def test_what_a_preview_looked_at_must_still_stand(lake):
    seen = lake.snapshot()
    commit(lake, {ALIASES: aliases("甲")}, seen)

    with pytest.raises(HeadsMovedError) as refusal:
        commit(lake, {FIRST: star_ratings("2023H1", B1=1)}, seen, depends_on=[ALIASES])

    assert refusal.value.moved == [ALIASES]
    assert lake.revision() == 1


def test_the_same_file_is_not_imported_twice_unless_it_was_undone(lake):
    first = commit(lake, {ALIASES: aliases("甲")}, source_sha256="a" * 64)

    with pytest.raises(AlreadyImportedError) as refusal:
        commit(lake, {ALIASES: aliases("乙")}, source_sha256="a" * 64)

    assert refusal.value.commit == first
    assert lake.revision() == 1
    commit(lake, {ALIASES: aliases("甲").clear()}, action="undo", file_name=None, undoes=first.id)
    commit(lake, {ALIASES: aliases("甲")}, source_sha256="a" * 64)
    assert [entry.undone_by for entry in lake.history()] == [None, None, 2]
    assert_frame_equal(lake.snapshot().frame(*ALIASES), aliases("甲"))


def test_a_commit_is_undone_only_once(lake):
    first, undone = commit(lake, {ALIASES: aliases("甲")}), {ALIASES: aliases("甲").clear()}
    commit(lake, undone, undoes=first.id)

    with pytest.raises(AlreadyUndoneError) as refusal:
        commit(lake, undone, undoes=first.id)
    with pytest.raises(UnknownCommitError):
        commit(lake, undone, undoes=9)

    assert refusal.value.commit.undone_by == 2


def test_the_history_tells_who_changed_how_many_rows_and_when_newest_first(lake):
    in_henan = MADE_AT.astimezone(timezone(timedelta(hours=8)))
    commit(lake, {FIRST: star_ratings("2023H1", B1=1)}, source_sha256="a" * 64)
    second = commit(
        lake,
        {FIRST: star_ratings("2023H1", B1=1, B2=2), ALIASES: aliases("甲")},
        actor="王",
        made_at=in_henan,
        file_name=None,
        note="补报",
    )

    newest, oldest = lake.history()

    assert newest == second
    assert (newest.id, newest.actor, newest.file_name, newest.note) == (2, "王", None, "补报")
    assert newest.made_at == MADE_AT
    assert newest.changes == (Change("aliases", "all", 0, 1), Change("star_ratings", "2023H1", 1, 2))
    assert (oldest.id, oldest.action, oldest.source_sha256) == (1, "import", "a" * 64)


def test_the_rows_before_and_after_a_commit_can_be_read(lake):
    commit(lake, {ALIASES: aliases("甲")})
    second = commit(lake, {ALIASES: aliases("乙"), FIRST: star_ratings("2023H1", B1=1)})
    commit(lake, {ALIASES: aliases("丙")})

    changed = lake.changed_rows(second.id)

    assert {key: (before.height, after.height) for key, (before, after) in changed.items()} == {
        ALIASES: (1, 1),
        FIRST: (0, 1),
    }
    assert [rows["name"].item() for rows in changed[ALIASES]] == ["甲", "乙"]
    with pytest.raises(UnknownCommitError):
        lake.changed_rows(9)


def test_an_unfit_row_in_one_data_set_keeps_the_others_out_too(lake, files):
    unfit = star_ratings("2023H1", B1=6)

    with pytest.raises(ValidationError):
        commit(lake, {ALIASES: aliases("甲"), FIRST: unfit})

    assert lake.revision() == 0
    assert stored(files) == {}


def test_a_statement_that_fails_takes_the_whole_commit_back(lake):
    with pytest.raises(LakeUnavailableError):
        commit(lake, {ALIASES: aliases("甲")}, actor=None)

    assert lake.revision() == 0
    assert lake.snapshot().frame(*ALIASES).is_empty()


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        (FIRST, star_ratings("2023H2", B1=1)),
        (("star_ratings", "../2023H1"), star_ratings("2023H1").clear()),
        (("aliases", "2023H1"), aliases("甲")),
    ],
)
def test_rows_stay_in_the_partition_they_belong_to(lake, key, rows):
    with pytest.raises(PartitionError) as error:
        commit(lake, {key: rows})

    assert (error.value.dataset, error.value.partition) == key


def test_one_simulated_row_marks_the_whole_lake_until_it_is_gone(lake):
    commit(lake, {EXEMPTIONS: exemptions("x", synthetic=True), ALIASES: aliases("甲")})
    marked = lake.snapshot()

    commit(lake, {EXEMPTIONS: exemptions("x")})

    assert marked.synthetic
    assert [marked.heads[key].synthetic for key in (EXEMPTIONS, ALIASES)] == [True, False]
    assert not lake.snapshot().synthetic


def test_a_commit_changes_something(lake):
    with pytest.raises(ValueError, match=r"\{\}"):
        commit(lake, {})
