"""A lake years later: what commits replaced was swept, and whatever a reader looks for still opens."""

from contextlib import closing
from datetime import timedelta

import pytest

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from analytics.lake.sweeping import UNDER_WAY, UNDOABLE
from dashboard.commands import status
from tests.conftest import NOW
from tests.dashboard.commands.conftest import review_file

YEARS_LATER = NOW + UNDOABLE + timedelta(days=30)
OF_THE_EDITION = (
    ("results", "rankings", "--csv", "--edition", "2021H1-1"),
    ("results", "scores", "--csv", "--period", "2021H1"),
    ("editions",),
    ("editions", "2021H1-1"),
)


@pytest.fixture
def years_later(run, small, tmp_path, monkeypatch):
    """An edition of the first half-year, then its scores replaced twice, all at NOW; swept years later."""
    for module in ("import_file", "command"):
        monkeypatch.setattr(f"dashboard.commands.{module}.now", lambda: NOW)
    with closing(open_lake(small)) as lake:
        actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    for number, first in enumerate((21, 22)):
        file = review_file(tmp_path, ("单位u2", "2021H1", first, 19, 7), name=f"{number}.csv")
        assert run("import", file, "--lake", small).status == status.DONE
    before = {words: run(*words, "--lake", small) for words in OF_THE_EDITION}
    with closing(open_lake(small)) as lake:
        first = lake.snapshot().heads["reviews", "2021H1"]
        lake.tidy(YEARS_LATER)
        for file in (small / "files").rglob("*.parquet"):
            assert file.stat().st_mtime > 0
        swept = lake.tidy(YEARS_LATER + UNDER_WAY * 4000)  # written by the clock of the wall
    assert len(swept) == 1
    assert first.path.exists()
    return small, before


def test_editions_give_what_they_gave_and_the_history_says_what_it_can_no_longer_count(run, years_later):
    lake, before = years_later

    assert {words: run(*words, "--lake", lake) for words in OF_THE_EDITION} == before
    for words in (("history",), ("history", "--json"), ("history", "2"), ("history", "3"), ("audit",)):
        assert run(*words, "--lake", lake).status == status.DONE
    assert run("history", "2", "--original", lake.parent / "back.csv", "--lake", lake).status == status.DONE


def test_an_undo_whose_rows_were_swept_is_refused_in_words_and_changes_nothing(run, years_later):
    lake, _ = years_later

    outcome = run("undo", "3", "--lake", lake)

    assert outcome.status == status.REFUSED
    assert "Traceback" not in outcome.messages
    assert run("results", "scores", "--csv", "--period", "2021H1", "--lake", lake).status == status.DONE


def test_the_newest_commit_of_then_is_undone_years_later_by_a_new_import(run, years_later, tmp_path):
    """What stands is never swept, so a change made today can be taken back."""
    lake, _ = years_later
    file = review_file(tmp_path, ("单位u2", "2021H1", 23, 19, 7), name="new.csv")
    standing = run("results", "scores", "--csv", "--period", "2021H1", "--lake", lake)

    assert run("import", file, "--lake", lake).status == status.DONE
    assert run("undo", "4", "--lake", lake).status == status.DONE
    assert run("results", "scores", "--csv", "--period", "2021H1", "--lake", lake).data == standing.data


def test_a_back_up_of_it_is_put_back(run, years_later, tmp_path):
    lake, _ = years_later

    assert run("backup", tmp_path / "a.zip", "--lake", lake).status == status.DONE
    assert run("restore", tmp_path / "a.zip", "--lake", tmp_path / "there").status == status.DONE
    assert run("history", "--lake", tmp_path / "there") == run("history", "--lake", lake)
