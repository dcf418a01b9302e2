"""Turns: one at a time for each key; whoever waits is asked whether to go on, and takes over."""

from threading import Event, Thread

import pytest
from dashboard.turns import Turns


class GivenUpError(Exception):
    """Somebody pressed the button."""


def never():
    raise AssertionError("nobody is to wait")


def holding(turns, key, began, end):
    def hold():
        with turns.of(key, never):
            began.set()
            end.wait()

    return Thread(target=hold)


def test_the_second_waits_until_the_first_is_done():
    turns, began, end, heard = Turns(), Event(), Event(), []
    first = holding(turns, "a", began, end)
    first.start()
    began.wait()

    def waiting():
        heard.append("waits")
        end.set()

    with turns.of("a", waiting):
        assert heard

    first.join()


def test_another_key_does_not_wait():
    turns = Turns()

    with turns.of("a", never), turns.of("b", never):
        pass


def test_whoever_gives_up_waiting_holds_nobody_up():
    turns, began, end = Turns(), Event(), Event()
    first = holding(turns, "a", began, end)
    first.start()
    began.wait()

    def giving_up():
        raise GivenUpError

    with pytest.raises(GivenUpError), turns.of("a", giving_up):
        pass

    end.set()
    first.join()
    with turns.of("a", never):
        pass


def test_a_work_given_up_passes_the_turn_on():
    turns = Turns()

    with pytest.raises(GivenUpError), turns.of("a", never):
        raise GivenUpError

    with turns.of("a", never):
        pass


def test_a_key_nobody_holds_takes_no_room():
    turns = Turns()

    with turns.of("a", never):
        pass

    assert len(turns._locks) == 0
