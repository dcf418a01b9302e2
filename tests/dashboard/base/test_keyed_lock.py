"""One at a time for each key; whoever waits is asked whether to go on, and takes over."""

from threading import Event, Thread

import pytest

from dashboard.base import cache
from dashboard.base.cache import keyed_lock


class GivenUpError(Exception):
    """Somebody pressed the button."""


def never():
    raise AssertionError("nobody is to wait")


def holding(key, began, end):
    def hold():
        with keyed_lock(key, never):
            began.set()
            end.wait()

    return Thread(target=hold)


def test_the_second_waits_until_the_first_is_done():
    began, end, heard = Event(), Event(), []
    first = holding("a", began, end)
    first.start()
    began.wait()

    def waiting():
        heard.append("waits")
        end.set()

    with keyed_lock("a", waiting):
        assert heard

    first.join()


def test_another_key_does_not_wait():
    with keyed_lock("a", never), keyed_lock("b", never):
        pass


def test_whoever_gives_up_waiting_holds_nobody_up():
    began, end = Event(), Event()
    first = holding("a", began, end)
    first.start()
    began.wait()

    def giving_up():
        raise GivenUpError

    with pytest.raises(GivenUpError), keyed_lock("a", giving_up):
        pass

    end.set()
    first.join()
    with keyed_lock("a", never):
        pass


def test_a_key_nobody_holds_takes_no_room():
    with keyed_lock("a", never):
        pass

    assert len(cache._LOCKS) == 0
