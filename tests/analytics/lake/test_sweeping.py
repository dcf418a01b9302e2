"""What nobody names is swept by the installation itself, and a change that fails leaves nothing to sweep."""

import os
import time
from datetime import timedelta

import pytest
from sqlalchemy import event

from analytics.lake import AlreadyImportedError, KeptFile, LakeFullError, NotKeptError, Role, kept
from analytics.lake.sweeping import UNDER_WAY, UNDOABLE
from tests.analytics.lake.builders import ALIASES, EXEMPTIONS, MADE_AT, aliases, commit, exemptions, issue

ORIGINAL = KeptFile(Role.ORIGINAL, "甲表.xlsx", b"as it came")
LEFT = ("aliases/of-a-kill.parquet", "kept/of-a-kill.kept", "aliases/of-a-kill.draft")


def stored(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def leave(folder, written_at, name=""):
    """Files that nothing names, as a kill leaves them."""
    for path in (folder / one.replace("of-a", name or "of-a") for one in LEFT):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(b"?")
        os.utime(path, (written_at, written_at))


def moments(days):
    return MADE_AT.timestamp() - timedelta(days=days).total_seconds()


def test_what_a_kill_left_goes_with_the_next_commit_once_it_is_older_than_any_change_under_way(lake, files):
    leave(files, moments(1.5))
    leave(files, moments(0.5), name="young")

    commit(lake, {ALIASES: aliases("甲")})

    left = {path for path in stored(files) if "of-a" in path or "young" in path}
    assert left == {one.replace("of-a", "young") for one in LEFT}


def test_an_edition_sweeps_too(lake, files):
    commit(lake, {ALIASES: aliases("甲")})
    lake._tidied = None  # as of a program started anew
    leave(files, moments(2))

    issue(lake, "2023H1", rankings=aliases("结果"))

    assert not {path for path in stored(files) if "of-a" in path}


def test_what_a_head_an_edition_or_a_commit_needs_stays_however_old_it_is(lake, files):
    for number in range(3):
        commit(lake, {ALIASES: aliases(f"甲{number}")}, kept=[ORIGINAL])
    issue(lake, "2023H1", rankings=aliases("结果"))
    for path in files.rglob("*.*"):
        os.utime(path, (0, 0))
    before = stored(files)

    assert lake.tidy(MADE_AT) == []
    assert stored(files) == before
    assert lake.original(1)[1] == ORIGINAL.content


def test_what_a_commit_replaced_goes_after_the_time_to_undo_it_and_not_while_a_back_up_may_read_it(
    lake, files
):
    commit(lake, {ALIASES: aliases("甲")}, kept=[ORIGINAL])
    [first] = stored(files / "aliases")
    commit(lake, {ALIASES: aliases("乙")})
    os.utime(files / "aliases" / first, (0, 0))
    late = MADE_AT + UNDOABLE + timedelta(days=1)

    assert lake.tidy(late) == []
    assert lake.tidy(late + UNDER_WAY / 2) == []
    assert lake.tidy(late + UNDER_WAY * 2) == [f"aliases/{first}"]
    assert lake.snapshot().frame(*ALIASES)["name"].to_list() == ["乙"]
    assert lake.original(1)[1] == ORIGINAL.content


def full_catalogue(lake):
    """No statement of a transaction finds room any more, as on a full disk of a catalogue that is open."""

    def full(*_):
        raise OSError(28, "No space left on device")

    event.listen(lake.catalogue._engine, "before_cursor_execute", full)
    return full


def test_a_commit_whose_catalogue_finds_no_room_leaves_no_file(lake, files):
    commit(lake, {ALIASES: aliases("甲")})
    before = stored(files)
    full = full_catalogue(lake)

    with pytest.raises(LakeFullError):
        commit(lake, {ALIASES: aliases("乙"), EXEMPTIONS: exemptions("理由")}, kept=[ORIGINAL])

    event.remove(lake.catalogue._engine, "before_cursor_execute", full)
    assert stored(files) == before


@pytest.mark.parametrize("failing", ["audit", "kept_files"])
def test_a_change_that_fails_after_its_files_have_their_names_leaves_none(lake, files, monkeypatch, failing):
    def fail(*_, **__):
        raise RuntimeError

    commit(lake, {ALIASES: aliases("甲")})
    before = stored(files)
    monkeypatch.setattr(f"analytics.lake.lake.{failing}.record", fail)

    with pytest.raises(RuntimeError):
        commit(lake, {ALIASES: aliases("乙")}, kept=[ORIGINAL])

    assert stored(files) == before
    with pytest.raises(NotKeptError):
        lake.original(1)


def test_a_refused_import_leaves_nothing_and_takes_nothing_from_the_one_that_kept_the_same(lake, files):
    commit(lake, {ALIASES: aliases("甲")}, kept=[ORIGINAL], source_sha256="a" * 64)
    before = stored(files)

    with pytest.raises(AlreadyImportedError):
        commit(lake, {ALIASES: aliases("乙")}, kept=[ORIGINAL], source_sha256="a" * 64)

    assert stored(files) == before
    assert lake.original(1)[1] == ORIGINAL.content


def test_two_writers_that_keep_the_same_do_not_lose_it_when_one_of_them_fails(lake, opened, monkeypatch):
    """The second commits after the first has written the file and before the first fails."""
    keep, other = kept.keep, opened()

    def overtaken(root, draft):
        monkeypatch.setattr(kept, "keep", keep)
        raise RuntimeError(keep(root, draft))

    monkeypatch.setattr(kept, "keep", overtaken)
    with pytest.raises(RuntimeError):
        commit(lake, {ALIASES: aliases("甲")}, kept=[ORIGINAL])
    commit(other, {ALIASES: aliases("乙")}, kept=[ORIGINAL])

    assert other.original(1)[1] == ORIGINAL.content


def test_a_lake_that_cannot_be_swept_now_is_committed_to_all_the_same(lake, files, monkeypatch):
    leave(files, time.time() - 10 * 86400)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analytics.lake.sweeping.retire", full)

    assert commit(lake, {ALIASES: aliases("甲")}).id == 1
