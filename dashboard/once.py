"""What is said of results is worked out once: the same results and choices give what they gave before."""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from analytics.results import Results
from dashboard.shelf import MadeOnce

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 2000  # of the same results: readers' choices may be many
_LOCK = Lock()
_SAID: WeakKeyDictionary[Results, MadeOnce[Hashable]] = WeakKeyDictionary()


def once(work_out: Callable[Concatenate[Results, P], T]) -> Callable[Concatenate[Results, P], T]:
    """The function of results and choices, which keeps what it gave as long as there are the results.

    All readers of the same results share what it gives: never change that. A unit's results are cut before,
    and are others. The choices are codes and words, no frames.
    """

    @wraps(work_out)
    def kept(results: Results, *choices: P.args, **named: P.kwargs) -> T:
        key = (work_out, choices, *named.items())
        return _said(results).get(key, lambda: work_out(results, *choices, **named))

    return kept


def _said(results: Results) -> MadeOnce[Hashable]:
    with _LOCK:  # the dictionary may not change while it is looked into
        return _SAID.setdefault(results, MadeOnce(_MOST))
