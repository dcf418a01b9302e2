"""The one cache: a thing is made once for all readers, and whoever asks meanwhile waits for its maker."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Condition, Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, WeakValueDictionary, finalize

from cachetools import LRUCache, cached
from cachetools.keys import methodkey

from analytics.results import Results

P = ParamSpec("P")
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
_MOST_ANSWERS = 2000  # about the same results: readers' choices may be many
_BEAT = 0.25  # seconds between two calls of whoever waits
_GUARD = Lock()  # a weak dictionary may not change while it is looked into
_ANSWERS: WeakKeyDictionary[Results, Callable[..., Any]] = WeakKeyDictionary()
_LOCKS: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()


def lru(most: int, by: int | None = None) -> Callable[[F], F]:
    """Keep what the function gives, at most so many: the least used goes first.

    by: how many of the arguments tell things apart, all when not given; the others are what it is made of.
    An error is not kept. What is kept is shared: never change it.
    """
    return _cache_by_key(most, lambda *arguments: arguments[:by])


def per_results(
    results: Results, answer: Callable[Concatenate[Results, P], T], *choices: P.args, **named: P.kwargs
) -> T:
    """answer(results, *choices, **named), kept for all readers as long as there are the results.

    Results cut to a unit are others. The choices are codes and words, no frames.
    """
    with _GUARD:
        answers = _ANSWERS.get(results) or _ANSWERS.setdefault(
            results, _cache_by_key(_MOST_ANSWERS, methodkey)(_ask)
        )
    given: T = answers(results, answer, *choices, **named)
    return given


def per_object(make: Callable[..., T]) -> Callable[..., T]:
    """The function of a thing, which keeps what it made of that very thing as long as the thing lives."""
    made: dict[int, T] = {}

    def of(thing: Any, *rest: Any) -> T:
        number = id(thing)
        if number not in made:
            made[number] = make(thing, *rest)
            finalize(thing, made.pop, number, None).atexit = False
        return made[number]

    return of


@contextmanager
def keyed_lock(key: Hashable, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the key for the block; waiting is called until it is free, and may raise."""
    with _GUARD:
        lock = _LOCKS.setdefault(key, Lock())
    while not lock.acquire(timeout=_BEAT):
        waiting()
    try:
        yield
    finally:
        lock.release()


def _cache_by_key(most: int, key: Callable[..., Hashable]) -> Callable[[F], F]:
    lock = Lock()
    keep: Callable[[F], F] = cached(LRUCache(most), key, lock, Condition(lock))  # type: ignore[assignment]
    return keep


def _ask(results: Results, answer: Callable[..., Any], *choices: Any, **named: Any) -> Any:
    return answer(results, *choices, **named)
