"""What is said of results is worked out once: the same results and choices give what they gave before."""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from analytics.results import Results
from dashboard.shelf import Shelf

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 2000  # of the same results: readers' choices may be many
_LOCK = Lock()
_SAID: WeakKeyDictionary[Results, Shelf[Hashable, Any]] = WeakKeyDictionary()


def once(work_out: Callable[Concatenate[Results, P], T]) -> Callable[Concatenate[Results, P], T]:
    """The function of results and choices, which keeps what it gave as long as there are the results.

    All readers of the same results share what it gives: never change that. A unit's results are cut before,
    and are others. The choices are codes and words, no frames.
    """

    @wraps(work_out)
    def kept(results: Results, *choices: P.args, **named: P.kwargs) -> T:
        shelf, key = _shelf(results), (work_out, choices, *named.items())
        known: tuple[T] | None = shelf.get(key)
        if known is None:
            known = (work_out(results, *choices, **named),)
            shelf.put(key, known)
        return known[0]

    return kept


def _shelf(results: Results) -> Shelf[Hashable, Any]:
    with _LOCK:  # the dictionary may not change while it is looked into
        return _SAID.setdefault(results, Shelf(_MOST))
