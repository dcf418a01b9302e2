"""Names → organisations: own names, aliases of their time, ids; a branch only within its unit."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import polars as pl

from analytics.base import rules
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.nearest_names import NearestNames, Patience
from analytics.intake.plain_texts import bare_letters

_SUGGESTIONS = 3
ITSELF = ("党组（党委）", "党组", "本单位")  # what the unit is called among its own organisations


@dataclass(frozen=True)
class _Name:
    org_id: str
    valid_from: date | None
    valid_to: date | None

    def stood(self, on: date | None) -> bool:
        return on is None or (self.valid_from or on) <= on <= (self.valid_to or on)


class _Names:
    """The names of one place: of all units, or of the branches of one unit."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._bearers: dict[str, list[_Name]] = defaultdict(list)
        self._shown: dict[str, str] = {}
        self._nearest: NearestNames | None = None

    def add(self, text: str, name: _Name) -> None:
        """Note a name; all are noted before the first is looked for."""
        self._bearers[bare_letters(text)].append(name)
        self._shown.setdefault(bare_letters(text), text)

    def one(self, text: str, on: date | None) -> str:
        """The id of the only bearer, or of the one of that day; raises RefusedError."""
        named = self._bearers.get(bare_letters(text), [])
        found = {name.org_id for name in named}
        if len(found) > 1 and on is not None:  # the name has had several bearers: the one of that day
            found = {name.org_id for name in named if name.stood(on)} or found
        if len(found) > 1:
            raise RefusedError(Problem.AMBIGUOUS_ORGANISATION, ", ".join(sorted(found)))
        if not found:
            raise RefusedError(Problem.UNKNOWN_ORGANISATION, ", ".join(self._like(text, on)))
        return found.pop()

    def bearers(self, text: str) -> set[str]:
        """The ids of all that ever bore the name."""
        return {name.org_id for name in self._bearers.get(bare_letters(text), [])}

    def _like(self, text: str, on: date | None) -> list[str]:
        """The names most like the text among those that were borne on that day."""
        self._nearest = self._nearest or NearestNames(self._shown, self._patience)
        near = self._nearest.nearest(bare_letters(text))
        borne = [name for name in near if any(one.stood(on) for one in self._bearers[bare_letters(name)])]
        return borne[:_SUGGESTIONS]


class Organisations:
    """Finds organisations by what workbooks call them.

    Built from the data sets organisations and aliases; with changes it also knows who followed on whom, with
    former places under whom each stood before.
    """

    def __init__(
        self,
        organisations: pl.DataFrame,
        aliases: pl.DataFrame,
        changes: pl.DataFrame | None = None,
        former_places: pl.DataFrame | None = None,
    ) -> None:
        ended = organisations.filter(pl.col("valid_to").is_not_null())
        self._ended = dict(ended.select("org_id", "valid_to").iter_rows())
        self._temporary = set(organisations.filter("temporary")["org_id"])
        self._first_days = dict(organisations.select("org_id", "valid_from").iter_rows())
        self._own_names = dict(organisations.select("org_id", "name").iter_rows())
        self._followed = _successor_ids(changes) if changes is not None else {}
        self._parents = dict(organisations.select("org_id", "parent_id").iter_rows())
        self._former = _former_parents(former_places)
        self._levels = dict(organisations.select("org_id", "level").iter_rows())
        patience = Patience()
        self._units = _Names(patience)
        self._branches: dict[str, _Names] = defaultdict(lambda: _Names(patience))
        self._at_levels: dict[tuple[str, tuple[rules.Level, ...]], _Names] = {}
        self._named: dict[str, list[tuple[str, str, _Name]]] = defaultdict(
            list
        )  # of a unit: level, name, whose
        self._patience = patience
        columns = ["name", "org_id", "valid_from", "valid_to"]
        known = aliases.filter(pl.col("org_id").is_in(organisations["org_id"].to_list()))
        for frame in (organisations, known):
            for name, *rest in frame.select(columns).iter_rows():
                self._add(name, _Name(*rest))

    def id_of_code(self, text: str, levels: tuple[rules.Level, ...]) -> str:
        """The id itself when an organisation of one of these levels has it; raises RefusedError."""
        if self._levels.get(text) not in levels:
            raise RefusedError(Problem.UNKNOWN_ORGANISATION)
        return text

    def unit(self, text: str, on: date | None) -> str:
        """The id of the unit called so (at that day, if it has to be told apart); raises RefusedError."""
        if self._levels.get(text) == rules.Level.UNIT:
            return text
        return self._units.one(text, on)

    def branch(self, text: str, unit_id: str | None, on: date | None) -> str:
        """The id of the branch called so within the unit; an id is taken without one."""
        if self._levels.get(text) == rules.Level.BRANCH:
            return text
        if unit_id is None:
            raise RefusedError(Problem.UNIT_NEEDED, "单位, 组织代码")
        return self._branches[unit_id].one(text, on)

    def below(self, text: str, unit_id: str | None, on: date | None, levels: tuple[rules.Level, ...]) -> str:
        """The id of what is called so at one of these levels: the unit itself, or what stands below it.

        The unit also answers to ITSELF. An id is taken without one; raises RefusedError.
        """
        if levels == (rules.Level.BRANCH,) or unit_id is None:
            return text if self._levels.get(text) in levels else self.branch(text, unit_id, on)
        if self._levels.get(text) in levels:
            return text
        return self._names_at(unit_id, levels).one(text, on)

    def _names_at(self, unit_id: str, levels: tuple[rules.Level, ...]) -> _Names:
        if (unit_id, levels) not in self._at_levels:
            names = self._at_levels[unit_id, levels] = _Names(self._patience)
            for level, text, name in self._named[unit_id]:
                if level in levels:
                    names.add(text, name)
            for text in ITSELF if rules.Level.UNIT in levels else ():
                names.add(text, _Name(unit_id, None, None))
        return self._at_levels[unit_id, levels]

    def any(self, text: str, on: date | None) -> str:
        """The id of any organisation by its id, or of a unit by its name."""
        return text if text in self._levels else self.unit(text, on)

    def knows(self, org_id: str) -> bool:
        """Whether the register has the id."""
        return org_id in self._levels

    def name_of(self, org_id: str) -> str:
        """The name in the register."""
        return str(self._own_names[org_id])

    def is_called(self, text: str, org_id: str) -> bool:
        """Whether the text is the organisation's id or, blanks and full-width forms aside, its own name."""
        name = self.name_of(org_id)
        return text in {org_id, name} or bare_letters(text) == bare_letters(name)

    def confirm_id(self, text: str, org_id: str) -> str:
        """The id, unless the name beside it is one that only others bear; raises RefusedError.

        A name nobody bears contradicts nothing: it may be a new one.
        """
        others = self._bearers(text, org_id)
        if others and org_id not in others:
            raise RefusedError(Problem.ANOTHER_ORGANISATION, self.name_of(org_id))
        return org_id

    def borne(self, text: str, org_id: str) -> bool:
        """Whether the text is the organisation's id or a name it has ever borne."""
        return org_id in self._bearers(text, org_id)

    def unit_of(self, org_id: str, on: date | None = None) -> str:
        """The unit at the top of an organisation's branch of the tree, as it stood on the day."""
        seen = {org_id}  # a tree that was typed in may hold a circle
        while (parent := self._parent(org_id, on)) and parent not in seen:
            org_id = parent
            seen.add(org_id)
        return org_id

    def units_ever(self, org_id: str) -> list[str]:
        """Today's unit first, then those it was under before."""
        days = sorted({until for moves in self._former.values() for until, _ in moves}, reverse=True)
        return list(dict.fromkeys([self.unit_of(org_id), *(self.unit_of(org_id, day) for day in days)]))

    def _parent(self, org_id: str, on: date | None) -> str | None:
        former = self._former.get(org_id, ()) if on else ()
        return next((parent for until, parent in former if on and on <= until), self._parents.get(org_id))

    def first_day(self, org_id: str) -> date | None:
        """The day it was founded; None when it is not known."""
        return self._first_days.get(org_id)

    def last_day(self, org_id: str) -> date | None:
        """The last day it stood; None while it stands, or when it is not known."""
        return self._ended.get(org_id)

    def is_temporary(self, org_id: str) -> bool:
        """Whether it was set up for a time only; such count nowhere."""
        return org_id in self._temporary

    def successors(self, org_id: str) -> list[str]:
        """The names of the organisations it went over into, as far as the changes tell."""
        return [
            self._own_names[other] for other in self._followed.get(org_id, ()) if other in self._own_names
        ]

    def _bearers(self, text: str, org_id: str) -> set[str]:
        """Whom the text names at the organisation's place: among the units, or the branches of its unit."""
        if text in self._levels:
            return {text}
        is_unit = self._levels[org_id] == rules.Level.UNIT
        return (self._units if is_unit else self._branches[self.unit_of(org_id)]).bearers(text)

    def _add(self, text: str, name: _Name) -> None:
        level = self._levels[name.org_id]
        if level == rules.Level.UNIT:
            self._units.add(text, name)
        for unit in self.units_ever(name.org_id):  # what comes late names the unit of its time
            self._named[unit].append((level, text, name))
            if level == rules.Level.BRANCH:
                self._branches[unit].add(text, name)


def _successor_ids(changes: pl.DataFrame) -> dict[str, list[str]]:
    """Organisation → those it became, in the order of the changes."""
    followed: dict[str, list[str]] = defaultdict(list)
    steps = changes.sort("changed_on", "change_no").select("from_org", "to_org")
    for before, after in steps.iter_rows():
        if before and after and before != after and after not in followed[before]:
            followed[before].append(after)
    return followed


def _former_parents(former_places: pl.DataFrame | None) -> dict[str, list[tuple[date, str]]]:
    """Organisation → until when it stood under whom, the earliest first."""
    former: dict[str, list[tuple[date, str]]] = defaultdict(list)
    if former_places is not None:
        rows = former_places.filter(pl.col("parent_id").is_not_null()).sort("valid_to")
        for org_id, until, parent in rows.select("org_id", "valid_to", "parent_id").iter_rows():
            former[org_id].append((until, parent))
    return former
