"""Functions whose parameters name what they need: the order they run in, and what each goes back to."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

_MAKES = "make_"  # make_x makes x
Steps = Mapping[str, Callable[..., Any]]


def steps_of(*modules: ModuleType) -> dict[str, Callable[..., Any]]:
    """What the functions of the modules make, by name."""
    return {
        name.removeprefix(_MAKES): step
        for module in modules
        for name, step in vars(module).items()
        if name.startswith(_MAKES)
    }


def part_of(whole: str, name: str) -> Callable[..., Any]:
    """The step that takes what is called name out of the several things that another step makes at once."""

    return step_from([whole], lambda run_steps: run_steps[whole][name])


def step_from(needs: Iterable[str], make: Callable[[Mapping[str, Any]], Any]) -> Callable[..., Any]:
    """The step that makes something of all that is needed, by name, whatever that is."""

    def step(**made: Any) -> Any:
        return make(made)

    parameters = [inspect.Parameter(need, inspect.Parameter.KEYWORD_ONLY) for need in needs]
    vars(step)["__signature__"] = inspect.Signature(parameters)
    return step


def in_order(steps: Steps, wanted: Iterable[str]) -> list[str]:
    """What is wanted and all it goes back to, each after what it needs itself.

    One thing is finished before the next is begun, so that little is held at a time. Names that no step
    makes are given. A circle raises RecursionError.
    """
    order: dict[str, None] = {}

    def finish(name: str) -> None:
        if name not in order:
            for need in _needs(steps, name):
                finish(need)
            order[name] = None

    for name in wanted:
        finish(name)
    return list(order)


def run_steps(steps: Steps, given: Mapping[str, Any], wanted: Iterable[str]) -> dict[str, Any]:
    """What is wanted, by name; what is made on the way is let go once nobody needs it any more."""
    kept = list(wanted)
    open_steps = {name: step for name, step in steps.items() if name not in given}
    order = [name for name in in_order(open_steps, kept) if name in open_steps]
    last_users = {need: name for name in order for need in _needs(steps, name)}
    held = dict(given)
    for name in order:
        held[name] = steps[name](**{need: held[need] for need in _needs(steps, name)})
        for need in _needs(steps, name):
            if last_users[need] == name and need not in kept:
                del held[need]
    return {name: held[name] for name in kept}


def _needs(steps: Steps, name: str) -> tuple[str, ...]:
    return tuple(inspect.signature(steps[name]).parameters) if name in steps else ()
