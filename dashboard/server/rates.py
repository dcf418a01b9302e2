"""How often something may be asked for: so many times within so many seconds, by each asker."""

from collections import OrderedDict, deque
from math import ceil

_ASKERS = 10_000  # remembered at most; who asked longest ago is forgotten first


class Rate:
    """A bound on how often. Not shared between processes: each counts what it is asked."""

    def __init__(self, times: int, seconds: float) -> None:
        self._times, self._seconds = times, seconds
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, asker: str, now: float) -> int:
        """Seconds to wait before asking again; 0 counts the request and lets it through.

        now: seconds of any clock that never goes back.
        """
        moments = self._asked.setdefault(asker, deque())
        self._asked.move_to_end(asker)
        while moments and moments[0] <= now - self._seconds:
            moments.popleft()
        if len(moments) >= self._times:
            return max(1, ceil(moments[0] + self._seconds - now))
        moments.append(now)
        if len(self._asked) > _ASKERS:
            self._asked.popitem(last=False)
        return 0
