"""A thing is made once for all who ask for the same; what is said of results is never shared between two."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from analytics.access import cut_results
from analytics.base.periods import parse
from analytics.results import Results
from dashboard.base import cache
from dashboard.base.cache import lru, per_results
from tests.dashboard.weak_data import build


def results():
    return Results(parse("2021H1"), closed=True, tables={})


def counting():
    asked = []

    def said(_of, *choices, **named):
        asked.append((*choices, *named.values()))
        return list(choices) or None

    return said, asked


def test_the_same_question_is_answered_once():
    of, (said, asked) = results(), counting()

    answers = [
        per_results(of, said, "a"),
        per_results(of, said, "a"),
        per_results(of, said, "b"),
        per_results(of, said, "a", kind="c"),
    ]

    assert answers[0] is answers[1]
    assert asked == [("a",), ("b",), ("a", "c")]


def test_other_results_are_asked_again_however_alike():
    said, asked = counting()

    assert per_results(results(), said, "a") is not per_results(results(), said, "a")
    assert len(asked) == 2


def test_results_cut_to_a_unit_share_nothing_with_the_whole():
    whole = build()

    def units(of):
        return of.tables["unit_branches"]["unit_id"].unique().to_list()

    everybody, own = per_results(whole, units), per_results(cut_results(whole, "v"), units)

    assert own == ["v"]
    assert len(everybody) > 1


def test_readers_at_once_do_not_work_out_the_same_twice():
    of, began, end, asked = results(), Event(), Event(), []

    def slow(_of):
        asked.append("slow")
        began.set()
        end.wait()
        return "said"

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(per_results, of, slow)
        began.wait()
        second = readers.submit(per_results, of, slow)
        end.set()

    assert [first.result(), second.result()] == ["said", "said"]
    assert asked == ["slow"]


def test_what_failed_is_tried_again():
    of, tries = results(), iter([KeyError("gone"), None])

    def failing(_of):
        if error := next(tries):
            raise error
        return "said"

    with pytest.raises(KeyError, match="gone"):
        per_results(of, failing)

    assert per_results(of, failing) == "said"


def test_what_was_worked_out_goes_with_the_results():
    of, (said, _) = results(), counting()
    per_results(of, said, "a")
    gone = weakref.ref(of)

    del of
    gc.collect()

    assert gone() is None


def test_one_reader_does_not_wait_for_what_another_has_made_of_something_else():
    of, began, end = results(), Event(), Event()

    def slow(_of):
        began.set()
        return end.wait(60)

    with ThreadPoolExecutor(1) as readers:
        first = readers.submit(per_results, of, slow)
        began.wait()
        assert per_results(of, lambda _of: "at once") == "at once"
        end.set()

    assert first.result()


def test_answers_about_the_same_results_are_bounded(monkeypatch):
    monkeypatch.setattr(cache, "_MOST_ANSWERS", 2)
    of, (said, asked) = results(), counting()

    for choice in "abcca":
        per_results(of, said, choice)

    assert asked == [("a",), ("b",), ("c",), ("a",)]


def test_the_least_used_goes_first():
    asked = []

    @lru(2)
    def made(key):
        asked.append(key)
        return key

    for key in "abacab":
        made(key)

    assert asked == ["a", "b", "c", "b"]


def test_whoever_waited_for_what_failed_makes_it_and_is_told_no_error():
    began, end, tries = Event(), Event(), iter([KeyError("gone"), None])

    @lru(2)
    def made(key):
        error = next(tries)
        began.set()
        end.wait()
        if error:
            raise error
        return key

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(made, "a")
        began.wait()
        second = readers.submit(made, "a")
        end.set()

    assert isinstance(first.exception(), KeyError)
    assert second.result() == "a"
