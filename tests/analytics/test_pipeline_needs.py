"""What a step of the pipeline names it gets, in the order that follows, and nothing is held for long."""

import inspect
import typing

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.pipeline.needs import in_order, run_steps
from analytics.results import RESULTS
from tests.analytics import builders as b

GIVEN = pipeline._inputs(b.tables(), parse("2021H1"))[0].keys()


def hints():
    """What each step takes and returns; parts of what a system makes at once say nothing of their own."""
    return {name: typing.get_type_hints(step) for name, step in pipeline.STEPS.items()}


def test_every_result_has_a_step_and_one_that_names_a_schema_names_its_own():
    made_by = {name: hints()[step] for name, step in pipeline._STEP_OF.items() if step in pipeline.STEPS}
    named = {name: typing.get_args(own.get("return")) for name, own in made_by.items()}
    named = {name: schema for name, schema in named.items() if schema not in ((), (typing.Any,))}

    assert set(RESULTS) - set(made_by) == {"provenance"}
    assert named == {name: (RESULTS[name].schema,) for name in named}
    assert len(named) > len(RESULTS) / 3  # the tables of a shape are made at once, of any schema


def test_what_a_step_needs_is_given_or_made_and_of_the_type_it_says():
    said = hints()

    for name, step in pipeline.STEPS.items():
        for need in inspect.signature(step).parameters:
            assert need in said or need in GIVEN, (name, need)
            if need in said and need in said[name]:
                known = (said[name][need], typing.Any)
                plain = said[name][need] is pl.DataFrame  # any frame will do: the kit knows no system
                same = typing.get_args(said[need]["return"]) == typing.get_args(said[name][need]) != ()
                assert plain or same or said[need]["return"] in known, (name, need)


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

    assert run_steps(steps, {"x": 1}, ["c", "a"]) == {"c": 3, "a": 1}
    assert ran == ["a", "b", "c"]


def test_what_nobody_needs_any_more_is_let_go():
    class Large:
        alive = 0

        def __init__(self):
            Large.alive += 1

        def __del__(self):
            Large.alive -= 1

    steps = {"large": Large, "small": lambda large: large.alive, "after": lambda small: small - Large.alive}

    assert run_steps(steps, {}, ["small", "after"]) == {"small": 1, "after": 1}
