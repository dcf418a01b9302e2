"""A system of the sources as data: its findings, its definitions, and what it reminds of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from analytics.base.rules import COUNTED_LEAGUES, PROVINCE
from analytics.kit.matters import MatterState
from analytics.results import Results
from dashboard.kit.finding import Choice, Finding, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement


class Whom(Enum):
    """Whom a reminder concerns."""

    UNIT = auto()
    COMMITTEE = auto()


@dataclass(frozen=True)
class Reminder:
    """Something a unit is told of. due: the day it was or is due, days: how long ago that was.

    state: whether it has to be seen to now.
    """

    org_id: str
    what: str
    due: date | None = None
    days: int | None = None
    whom: Whom = Whom.UNIT
    state: MatterState = MatterState.OWED


@dataclass(frozen=True)
class Pressed:
    """A reason for attention that a system declares, and how its size is said."""

    reason: str
    degree: str  # of {size}


@dataclass(frozen=True)
class Page:
    """What one system or several stand on, one after another. name: in its address."""

    name: str
    title: str
    menu: str


@dataclass(frozen=True, eq=False)
class System:
    """A system of the sources as every medium shows it. name: in addresses and keys; about: how to read it.

    headline(results, scope) opens the page that is made for it, key_figures stand below it; a system without
    one has a page of its own. joins: the page it shares with others, if it does. chapter: of the report.
    definitions: the indicators its tables declare.
    reminders: what units are to see to, under the heading `matter`.
    pressing: the reasons for which a unit stands among those that need attention.
    part: of the file of a unit, in which its findings stand there.
    records: the result that is empty where nothing was ever recorded: then its headline says all there is.
    for_deciders: it stands on a page that only who decides is offered, and in no file.
    """

    name: str
    title: str
    findings: tuple[Finding, ...]
    chapter: str = ""
    menu: str = ""
    joins: Page | None = None
    about: str = ""
    headline: Callable[[Results, Scope], Statement] | None = None
    key_figures: Callable[[Results, Scope], Sequence[KeyFigure]] | None = None
    definitions: tuple[Any, ...] = ()
    scopes: tuple[str, ...] = (PROVINCE, *(league.value for league in COUNTED_LEAGUES))
    matter: str = ""
    reminders: Callable[[Results], Sequence[Reminder]] | None = None
    pressing: tuple[Pressed, ...] = ()
    part: str = "systems"
    records: str = ""
    for_deciders: bool = False

    @property
    def page(self) -> Page:
        """Where it stands."""
        return self.joins or Page(self.name, self.title, self.menu)

    def findings_at(self, where: Where) -> tuple[Finding, ...]:
        """Its findings that stand there, or in one of several places, in order."""
        return tuple(finding for finding in self.findings if where & finding.where)

    def has_records(self, results: Results) -> bool:
        """Whether there is more to say than that nothing was ever recorded."""
        return not self.records or results.tables[self.records].height > 0

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What a reader of its page may choose, each once."""
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.choices))
