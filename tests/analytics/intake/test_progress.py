"""Reading says how far it is, and a reader who has had enough stops it at once."""

import threading

import pytest

from analytics.intake import reading
from analytics.intake.issues import Problem
from tests.analytics.intake.cases import HALF, REVIEW, UNIT
from tests.analytics.intake.test_hostile_files import no_dead_child_waits
from tests.analytics.intake.workbooks import taken, workbook


class StoppedError(Exception):
    """What a cancelled upload raises."""


def stop_at(share: float):
    def stop(done: float) -> None:
        if done >= share:
            raise StoppedError

    return stop


def test_the_share_done_grows_from_nothing_to_all(tmp_path):
    path = workbook(tmp_path / "r.xlsx", {REVIEW: [["单位", "1"], [UNIT, 1]]})
    shares: list[float] = []

    taken(path, progress=shares.append)

    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] == 1


@pytest.mark.parametrize("share", [0.0, 0.6, 0.9, 1.0])
def test_a_cancelled_reading_leaves_no_child_and_no_thread_behind(tmp_path, share):
    path = workbook(tmp_path / "r.xlsx", {REVIEW: [["单位", "1"], [UNIT, 1]]})
    threads = threading.active_count()

    with pytest.raises(StoppedError):
        taken(path, progress=stop_at(share))

    assert no_dead_child_waits()
    assert threading.active_count() == threads
    assert taken(path).frame.height == 1  # the next upload is not affected


def test_a_child_that_works_on_is_killed_when_the_reading_is_cancelled(tmp_path, monkeypatch):
    """The child would sleep for an hour; the first word about progress ends it."""
    sleeper = tmp_path / "python"
    sleeper.write_text("#!/bin/sh\nexec sleep 3600\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(reading.sys, "executable", str(sleeper))
    path = workbook(tmp_path / "r.xlsx", {REVIEW: [["单位", "1"], [UNIT, 1]]})

    with pytest.raises(StoppedError):
        taken(path, progress=stop_at(0.0))

    assert no_dead_child_waits()


def test_an_upload_after_a_hostile_one_is_read_as_ever(tmp_path):
    hostile = tmp_path / "h.xlsx"
    hostile.write_bytes(b"PK\x03\x04 and nothing more")
    path = workbook(
        tmp_path / "s.xlsx", {f"星级评定 {HALF}": [["单位", "支部", "星级"], [UNIT, "第一党支部", 5]]}
    )

    assert [issue.problem for issue in taken(hostile).issues] == [Problem.NOT_A_WORKBOOK]
    assert taken(path).frame.height == 1
