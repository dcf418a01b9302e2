"""What a step of the pipeline names it gets, in the order that follows, and nothing is held for long."""

import typing

import pytest

from analytics import datasets, pipeline
from analytics.periods import parse
from analytics.pipeline.needs import in_order, made
from analytics.results import RESULTS
from tests.analytics import builders as b

GIVEN = {*datasets.ALL, *pipeline._times(b.tables(), parse("2021H1"))}


def test_every_result_has_a_step_that_makes_its_schema():
    made_by = {name: typing.get_type_hints(step)["return"] for name, step in pipeline.STEPS.items()}

    assert set(RESULTS) - set(made_by) == {"provenance"}
    for name, result in RESULTS.items():
        assert name == "provenance" or typing.get_args(made_by[name]) == (result.schema,), name


def test_what_a_step_needs_is_given_or_made_and_of_the_type_it_says():
    hints = {name: typing.get_type_hints(step) for name, step in pipeline.STEPS.items()}

    for name, own in hints.items():
        for need, kind in own.items():
            if need in hints:
                assert kind == hints[need]["return"], (name, need)
            else:
                assert need in {*GIVEN, "return"}, (name, need)


def test_no_name_is_both_given_and_made():
    assert not GIVEN & pipeline.STEPS.keys()


def test_what_is_needed_comes_first_and_one_thing_is_finished_before_the_next():
    steps = {"a": lambda x: x, "b": lambda a, y: a + y, "c": lambda z, a: z + a}

    assert in_order(steps, ["b", "c"]) == ["x", "a", "y", "b", "z", "c"]


def test_each_step_runs_once_and_only_where_it_is_needed():
    ran = []
    steps = {
        "a": lambda x: ran.append("a") or x,
        "b": lambda a: ran.append("b") or a + 1,
        "c": lambda a, b: ran.append("c") or a + b,
        "idle": lambda c: ran.append(c),
    }

    assert made(steps, {"x": 1}, ["c", "a"]) == {"c": 3, "a": 1}
    assert ran == ["a", "b", "c"]


def test_what_is_given_is_not_made_again():
    assert made({"a": lambda lacking: lacking, "b": lambda a: a + 1}, {"a": 1}, ["b"]) == {"b": 2}


def test_what_nobody_needs_any_more_is_let_go():
    class Large:
        alive = 0

        def __init__(self):
            Large.alive += 1

        def __del__(self):
            Large.alive -= 1

    steps = {"large": Large, "small": lambda large: large.alive, "after": lambda small: small - Large.alive}

    assert made(steps, {}, ["small", "after"]) == {"small": 1, "after": 1}


def test_a_circle_is_an_error():
    with pytest.raises(RecursionError):
        in_order({"a": lambda b: b, "b": lambda a: a}, ["a"])
