"""A finding and a system as data: declared once, and walked by every medium."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, Flag, IntEnum, auto
from typing import Any

import dataframely as dy
import polars as pl

from analytics.measures.stars import PROVINCE
from analytics.results import RESULTS, Results
from analytics.rules import League
from dashboard.cache import per_results
from dashboard.kit.chart import Chart

OfResults = Callable[..., Any]  # of (results, scope, *codes of the choices)


class Where(Flag):
    """The places a finding stands in. SHEET: its chart has a sheet in the workbook of everything."""

    PAGE = auto()
    UNIT = auto()  # of the file of a unit
    REPORT = auto()
    ANNEX = auto()
    SLIDE = auto()
    SHEET = auto()
    BRIEF = auto()
    TEMPLATE = auto()


class LeadsTo(Enum):
    """Where a click on a row or a mark leads."""

    NOWHERE = auto()
    UNIT = auto()
    BRANCH = auto()


class Urgency(IntEnum):
    """How much a sentence presses; the brief of a unit says the most urgent ones first, others never."""

    NONE = 0
    NEWS = 1
    BEHIND = 2
    OVERDUE = 3


class Whom(Enum):
    """Whom a reminder concerns."""

    UNIT = auto()
    COMMITTEE = auto()


@dataclass(frozen=True)
class Scope:
    """Whom a sentence is about: the province, a league, or a unit by its code; name: in words."""

    code: str
    name: str
    is_unit: bool = False

    @property
    def leagues(self) -> list[str]:
        """The leagues the scope stands for: the province for all."""
        return [league.value for league in League] if self.code == PROVINCE else [self.code]

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of a result table that are about the scope."""
        if "scope" in rows.columns:
            return rows.filter(pl.col("scope") == self.code)
        if self.is_unit:
            return rows.filter(pl.col("unit_id" if "unit_id" in rows.columns else "org_id") == self.code)
        return rows.filter(pl.col("league").is_in(self.leagues)) if "league" in rows.columns else rows


WHOLE = Scope(PROVINCE, PROVINCE)


@dataclass(frozen=True)
class Statement:
    """What a finding says; hint: what only a page adds, of where to look and what to do there."""

    words: str
    hint: str = ""

    @property
    def on_page(self) -> str:
        """The words with the hint."""
        return self.words + self.hint


@dataclass(frozen=True)
class KeyFigure:
    """One key figure. good says whether the change is welcome; None: it is not judged."""

    label: str
    value: str
    change: str | None = None
    good: bool | None = None
    about: str | None = None


@dataclass(frozen=True, eq=False)
class Choice:
    """What the reader of a page may choose; its code stands in the URL, files take the first.

    options(results, scope): codes and their words; none where there is nothing to choose.
    """

    address: str
    label: str
    options: Callable[[Results, Scope], Mapping[str, str]]

    def first(self, results: Results, scope: Scope) -> str:
        """What is chosen where nobody chooses."""
        return next(iter(self.options(results, scope)), "")


@dataclass(frozen=True, eq=False)
class Finding:
    """A result table, what is said of it, and its chart or its columns; without either it is a sentence.

    Whatever takes results takes (results, scope, *codes of `choices`). rows: those of the table that are
    shown (all of the scope where not given), with a schema of their own where they have other columns.
    draw: in place of chart, where no spec can say it. shows: whether there is anything beside the sentence.
    urgency: of the sentence in the brief of a unit. name: tells the findings of a system apart, in keys and
    in fields of templates. title and period depend on the choice where they are functions.
    """

    name: str
    table: str
    sentence: Callable[..., Statement]
    where: Where
    title: str | Callable[..., str] = ""
    unit: str = ""
    chart: Callable[..., Chart] | None = None
    draw: OfResults | None = None
    columns: tuple[str, ...] = ()
    few_columns: tuple[str, ...] = ()  # of the first rows in the text of the report; else all of them
    rows: Callable[..., pl.DataFrame] | None = None
    schema: type[dy.Schema] | None = None
    choices: tuple[Choice, ...] = ()
    note: str = ""
    period: Callable[..., str] | None = None
    urgency: Callable[[Results, Scope], Urgency] | None = None
    leads_to: LeadsTo = LeadsTo.NOWHERE
    widths: Mapping[str, int] = field(default_factory=dict)  # of columns, in pixels
    row_height: int | None = None
    is_wide: bool = False  # never beside another

    @property
    def key(self) -> str:
        """Tells it apart from the findings of all systems."""
        return f"{self.table}_{self.name}"

    @property
    def row_schema(self) -> type[dy.Schema]:
        """The schema of its rows."""
        return self.schema or RESULTS[self.table].schema

    def titled(self, results: Results, scope: Scope, *codes: str) -> str:
        """The title; without a choice it is the same everywhere."""
        return self.title if isinstance(self.title, str) else self.title(results, scope, *codes)

    def said(self, results: Results, scope: Scope, *codes: str) -> Statement:
        """The sentence; worked out once."""
        return per_results(results, _said, self, scope, *codes)

    def shown(self, results: Results, scope: Scope, *codes: str) -> pl.DataFrame:
        """The rows; worked out once."""
        return per_results(results, _rows, self, scope, *codes)

    def codes(self, results: Results, scope: Scope) -> tuple[str, ...]:
        """What a file takes for the choices."""
        return tuple(choice.first(results, scope) for choice in self.choices)


@dataclass(frozen=True)
class Reminder:
    """Something a unit is to see to. due: the day it was or is due, days: how long ago that was."""

    org_id: str
    what: str
    due: date | None = None
    days: int | None = None
    whom: Whom = Whom.UNIT


@dataclass(frozen=True)
class Pressed:
    """A reason for attention that a system declares: how its size is said, and the reason with that."""

    reason: str
    degree: str  # of {size}
    words: str  # of {degree}


@dataclass(frozen=True, eq=False)
class System:
    """A system of the sources as every medium shows it. name: in addresses and keys; about: how to read it.

    headline(results, scope) opens the page; key_figures stand below it. definitions: the
    indicators its tables declare. reminders: what units are to see to, under the heading `matter`.
    pressing: the reasons for which a unit stands among those that need attention.
    """

    name: str
    title: str
    menu: str
    about: str
    headline: Callable[[Results, Scope], Statement]
    key_figures: Callable[[Results, Scope], Sequence[KeyFigure]]
    findings: tuple[Finding, ...]
    definitions: tuple[Any, ...] = ()
    scopes: tuple[str, ...] = (PROVINCE, *(league.value for league in League))
    matter: str = ""
    reminders: Callable[[Results], Sequence[Reminder]] | None = None
    pressing: tuple[Pressed, ...] = ()

    def standing(self, where: Where) -> tuple[Finding, ...]:
        """Its findings that stand there, in order."""
        return tuple(finding for finding in self.findings if where in finding.where)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What a reader of its page may choose, each once."""
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.choices))


def _said(results: Results, finding: Finding, scope: Scope, *codes: str) -> Statement:
    return finding.sentence(results, scope, *codes)


def _rows(results: Results, finding: Finding, scope: Scope, *codes: str) -> pl.DataFrame:
    if finding.rows:
        return finding.rows(results, scope, *codes)
    return scope.of(results.tables[finding.table])
