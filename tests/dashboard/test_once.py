"""What is said of results is worked out once for each results and choices, and never shared between two."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from dashboard.once import once

from analytics.access import cut
from analytics.periods import parse
from analytics.results import Results
from tests.dashboard.weak_data import build


def results():
    return Results(parse("2021H1"), closed=True, tables={})


def counting():
    asked = []

    @once
    def said(_of, *choices, **named):
        asked.append((*choices, *named.values()))
        return list(choices) or None

    return said, asked


def test_the_same_question_is_answered_once():
    of, (said, asked) = results(), counting()

    answers = [said(of, "a"), said(of, "a"), said(of, "b"), said(of, "a", kind="c")]

    assert answers[0] is answers[1]
    assert asked == [("a",), ("b",), ("a", "c")]


def test_an_answer_that_is_none_counts_too():
    of, (said, asked) = results(), counting()

    assert [said(of), said(of)] == [None, None]
    assert asked == [()]


def test_other_results_are_asked_again_however_alike():
    said, asked = counting()

    assert said(results(), "a") is not said(results(), "a")
    assert len(asked) == 2


def test_results_cut_to_a_unit_share_nothing_with_the_whole():
    whole = build()

    @once
    def units(of):
        return of.tables["unit_branches"]["unit_id"].unique().to_list()

    everybody, own = units(whole), units(cut(whole, "v"))

    assert own == ["v"]
    assert len(everybody) > 1


def test_two_functions_of_one_name_are_two():
    of = results()
    first, second = (once(lambda _of, kind=kind: kind) for kind in "ab")

    assert [first(of), second(of)] == ["a", "b"]


def test_readers_at_once_get_each_the_answer_to_their_own_question():
    of, (said, _) = results(), counting()

    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda number: said(of, str(number % 7)), range(500)))

    assert answers == [[str(number % 7)] for number in range(500)]


def test_readers_at_once_do_not_work_out_the_same_twice():
    of, began, end, asked = results(), Event(), Event(), []

    @once
    def slow(_of):
        asked.append("slow")
        began.set()
        end.wait()
        return "said"

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(slow, of)
        began.wait()
        second = readers.submit(slow, of)
        end.set()

    assert [first.result(), second.result()] == ["said", "said"]
    assert asked == ["slow"]


def test_what_failed_is_tried_again():
    of, tries = results(), iter([KeyError("gone"), None])

    @once
    def failing(_of):
        if error := next(tries):
            raise error
        return "said"

    with pytest.raises(KeyError, match="gone"):
        failing(of)

    assert failing(of) == "said"


def test_what_was_worked_out_goes_with_the_results():
    import gc
    import weakref

    of, (said, _) = results(), counting()
    said(of, "a")
    gone = weakref.ref(of)

    del of
    gc.collect()

    assert gone() is None
