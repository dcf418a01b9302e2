import random
import signal
import time
from datetime import timedelta
from os import kill
from threading import Thread

import pytest

from analytics.lake.catalogue import Catalogue
from analytics.lake.location import locate
from tests.analytics.lake.builders import MADE_AT, count, counted

LONGEST = 0.1  # seconds: a few commits


@pytest.fixture
def kills(location):
    return 8 if "://" in location else 20


def test_a_kill_at_any_moment_leaves_all_of_a_commit_or_nothing_and_loses_none(
    processes, location, opened, kills
):
    moments = random.Random(20)  # noqa: S311 - the same moments in every run, no secret

    for _ in range(kills):
        [process] = processes.start("count_forever", location)
        first = processes.next_number()
        time.sleep(moments.uniform(0, LONGEST))  # waits for nothing: the moment is what is tried
        kill(process, signal.SIGKILL)
        said, [status] = processes.wait()
        exemption, alias, answer = counted(opened().snapshot())

        assert status == -signal.SIGKILL
        assert exemption == alias == answer
        assert exemption >= max(said, default=first)


def test_a_kill_while_a_lake_is_made_does_no_harm(processes, location, opened):
    for milliseconds in range(0, 100, 10):
        [process] = processes.start("count_forever", location)
        time.sleep(milliseconds / 1000)  # likewise
        kill(process, signal.SIGKILL)
        said, _ = processes.wait()

        assert counted(opened().snapshot())[0] >= max(said, default=0)


def test_what_a_kill_left_behind_is_swept_and_nothing_else(processes, location, opened, files):
    [process] = processes.start("count_forever", location)
    first = processes.next_number()
    kill(process, signal.SIGKILL)
    processes.wait()
    lake = opened()
    (files / "aliases" / "half-written.draft").write_bytes(b"PAR1")

    swept = lake.sweep(now=MADE_AT.replace(year=2999), grace=timedelta(days=1))

    assert "aliases/half-written.draft" in swept
    standing = lake.snapshot()
    left = {path for path in files.rglob("*") if path.is_file() and path.name != "record.head"}
    assert left == {head.path for head in standing.heads.values()}
    assert counted(standing)[0] >= first


def test_a_writer_waits_until_the_one_before_has_ended(location, opened):
    lake, catalogue = opened(), Catalogue(locate(location))
    second = Thread(target=count, args=(lake,))

    with catalogue.write_transaction():
        second.start()
        second.join(timeout=0.5)
        waited = second.is_alive()
    second.join()
    catalogue.close()

    assert waited
    assert lake.revision() == 1


def test_a_new_lake_may_be_opened_by_several_at_once(processes, location, opened):
    processes.start("open_only", location, processes=4)
    _, statuses = processes.wait()

    assert statuses == [0] * 4
    assert opened().revision() == 0
