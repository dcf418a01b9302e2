"""Names → organisations: own names, aliases of their time, ids; a branch only within its unit."""

import difflib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import polars as pl

from analytics import rules
from analytics.intake.issues import Problem, RefusedError

_LIKE_ENOUGH = 0.5  # share of common letters below which a name is no suggestion
_LONGEST_NAME = 60
_MOST_SUGGESTIONS = 300  # more than findings are listed; comparing every name of a long list takes hours


@dataclass(frozen=True)
class _Name:
    org_id: str
    valid_from: date | None
    valid_to: date | None

    def stood(self, on: date) -> bool:
        return (self.valid_from or on) <= on <= (self.valid_to or on)


class Organisations:
    """Finds organisations by what workbooks call them. Built from the data sets organisations and aliases."""

    def __init__(self, organisations: pl.DataFrame, aliases: pl.DataFrame) -> None:
        self._names = dict(organisations.select("org_id", "name").iter_rows())
        self._suggestions = 0
        self._parents = dict(organisations.select("org_id", "parent_id").iter_rows())
        self._levels = dict(organisations.select("org_id", "level").iter_rows())
        self._units: dict[str, list[_Name]] = defaultdict(list)
        self._branches: dict[str, dict[str, list[_Name]]] = defaultdict(lambda: defaultdict(list))
        columns = ["name", "org_id", "valid_from", "valid_to"]
        known = aliases.filter(pl.col("org_id").is_in(organisations["org_id"].to_list()))
        for frame in (organisations, known):
            for name, *rest in frame.select(columns).iter_rows():
                self._add(name, _Name(*rest))

    def coded(self, text: str, level: rules.Level) -> str:
        """The id itself when an organisation of that level has it; raises RefusedError."""
        if self._levels.get(text) != level:
            raise RefusedError(Problem.UNKNOWN_ORGANISATION)
        return text

    def unit(self, text: str, on: date | None) -> str:
        """The id of the unit called so (at that day, if it has to be told apart); raises RefusedError."""
        if self._levels.get(text) == rules.Level.UNIT:
            return text
        return self._one(text, self._units, on)

    def branch(self, text: str, unit_id: str | None, on: date | None) -> str:
        """The id of the branch called so within the unit; an id is taken without one."""
        if self._levels.get(text) == rules.Level.BRANCH:
            return text
        if unit_id is None:
            raise RefusedError(Problem.UNIT_NEEDED, "单位, 组织代码")
        return self._one(text, self._branches[unit_id], on)

    def any(self, text: str, on: date | None) -> str:
        """The id of any organisation by its id, or of a unit by its name."""
        return text if text in self._levels else self.unit(text, on)

    def name_of(self, org_id: str) -> str:
        """The name in the register."""
        return str(self._names[org_id])

    def called(self, text: str, org_id: str) -> bool:
        """Whether the text is the organisation's id or, blanks and full-width forms aside, its own name."""
        name = self.name_of(org_id)
        return text in {org_id, name} or _normal(text) == _normal(name)

    def unit_of(self, org_id: str) -> str:
        """The unit at the top of an organisation's branch of the tree."""
        seen = {org_id}  # a tree that was typed in may hold a circle
        while (parent := self._parents.get(org_id)) and parent not in seen:
            org_id = parent
            seen.add(org_id)
        return org_id

    def _one(self, text: str, names: dict[str, list[_Name]], on: date | None) -> str:
        named = names.get(_normal(text), [])
        found = {name.org_id for name in named}
        if len(found) > 1 and on is not None:  # the name has had several bearers: the one of that day
            found = {name.org_id for name in named if name.stood(on)} or found
        if len(found) > 1:
            raise RefusedError(Problem.AMBIGUOUS_ORGANISATION, ", ".join(sorted(found)))
        if not found:
            raise RefusedError(Problem.UNKNOWN_ORGANISATION, self._nearest(_normal(text), names))
        return found.pop()

    def _nearest(self, text: str, names: dict[str, list[_Name]]) -> str:
        """The likest name; '' when none is like it, or so many were asked for that nobody will read them."""
        self._suggestions += 1
        if self._suggestions > _MOST_SUGGESTIONS:
            return ""
        return "".join(difflib.get_close_matches(text[:_LONGEST_NAME], names, 1, _LIKE_ENOUGH))

    def _add(self, text: str, name: _Name) -> None:
        level = self._levels[name.org_id]
        if level == rules.Level.UNIT:
            self._units[_normal(text)].append(name)
        elif level == rules.Level.BRANCH:
            self._branches[self.unit_of(name.org_id)][_normal(text)].append(name)


def _normal(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
