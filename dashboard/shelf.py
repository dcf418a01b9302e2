"""Places for things that were costly to make, shared by all readers: the least used goes first."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")


class Shelf(Generic[K, V]):
    """Things by key, at most so many; safe for several readers at once."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._things: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        """How many things are kept."""
        return len(self._things)

    def get(self, key: K) -> V | None:
        """The thing, which counts as used now; None where it is not here."""
        with self._lock:
            if key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key]

    def put(self, key: K, thing: V) -> None:
        """Keep the thing; over the number kept, the least used goes."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)

    def drop(self, key: K) -> None:
        """Forget the thing, if it is here."""
        with self._lock:
            self._things.pop(key, None)


class _Place:
    """Where a thing comes to stand; whoever makes it holds the lock."""

    def __init__(self) -> None:
        self.lock, self.things = Lock(), list[Any]()


class MadeOnce(Generic[K]):
    """Things by key, at most so many, each made by the first who asks while the others wait for it."""

    def __init__(self, most: int) -> None:
        self._guard, self._places = Lock(), Shelf[K, _Place](most)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The thing. One that could not be made is made by the next who asks; making may ask for others."""
        with self._guard:
            place = self._places.get(key)
            if place is None:
                place = _Place()
                self._places.put(key, place)
        if not place.things:
            with place.lock:
                if not place.things:
                    place.things.append(make())
        return cast(V, place.things[0])
