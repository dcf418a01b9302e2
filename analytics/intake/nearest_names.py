"""The known names most like one that is not known, fast also among thousands."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

_LIKE_ENOUGH = 0.5  # share of common letters below which a name is no suggestion
_SUGGESTIONS = 6
_LONGEST_NAME = 60
_COMPARED = 24  # names that are compared letter by letter; the rest shares less, or what all names share
_ENTRIES = 4_000  # of the index, looked at for one name
_ASKED = 500  # different names for which suggestions are made, in all places together; nobody reads more


@dataclass
class Patience:
    """How many more names suggestions are made for; shared by all places one file names."""

    left: int = _ASKED


class NearestNames:
    """Suggestions among names. shown: the name as it is compared → as people write it."""

    def __init__(self, shown: Mapping[str, str], patience: Patience) -> None:
        self._shown = shown
        self._patience = patience
        self._having: dict[str, list[str]] = defaultdict(list)
        self._found: dict[str, tuple[str, ...]] = {}
        for name in shown:
            for part in _parts(name):
                self._having[part].append(name)

    def nearest(self, text: str) -> tuple[str, ...]:
        """Up to six names, the most alike first; none after very many different questions."""
        asked = text[:_LONGEST_NAME]
        if asked not in self._found and self._patience.left > 0:
            self._patience.left -= 1
            close = difflib.get_close_matches(asked, self._candidates(asked), _SUGGESTIONS, _LIKE_ENOUGH)
            self._found[asked] = tuple(self._shown[name] for name in close)
        return self._found.get(asked, ())

    def _candidates(self, text: str) -> list[str]:
        """The names that share most with the text, a rare part counting for more."""
        weights: Counter[str] = Counter()
        looked_at = 0
        known = _parts(text) & self._having.keys()
        for part in sorted(known, key=lambda part: (len(self._having[part]), part)):
            having = self._having[part]
            looked_at += len(having)
            if weights and looked_at > _ENTRIES:
                break
            for name in having:
                weights[name] += 1_000_000 // len(having)
        return [name for name, _ in weights.most_common(_COMPARED)]


def _parts(name: str) -> set[str]:
    """Letters and pairs of letters."""
    return {*name, *(name[place : place + 2] for place in range(len(name) - 1))}
