"""A finding and a system as data: declared once, and walked by every medium."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, Flag, IntEnum, auto
from typing import Any, TypeVar

import dataframely as dy
import polars as pl

from analytics.base.rules import PROVINCE, League
from analytics.results import RESULTS, Results
from dashboard.base.cache import per_results
from dashboard.kit.chart import Chart

T = TypeVar("T")
OfResults = Callable[..., Any]  # of (results, scope, *codes of the choices)


class Where(Flag):
    """The places a finding stands in. SHEET: its chart has a sheet in the workbook of everything."""

    PAGE = auto()
    UNIT = auto()  # of the file of a unit
    REPORT = auto()  # its sentence, and its picture or first rows
    SAID = auto()  # its sentence alone, in the report
    SUMMARY = auto()  # its sentence alone, at the head of the report and on the slide of the key figures
    ANNEX = auto()
    SLIDE = auto()
    SHEET = auto()
    BRIEF = auto()
    TEMPLATE = auto()  # its sentence, and its rows where it has columns
    LIST = auto()  # its rows alone, in a template


class LeadsTo(Enum):
    """Where a click on a row or a mark leads."""

    NOWHERE = auto()
    UNIT = auto()
    BRANCH = auto()
    AS_READ = auto()  # as the page reads the click


class Alone(Enum):
    """What stands on a page where a finding has no rows."""

    FRAMED = auto()  # the picture says why it is empty; a table has its sentence
    SENTENCE = auto()
    NOTHING = auto()


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

    def __str__(self) -> str:
        return self.code

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

    def fill(self, **slots: object) -> "Statement":
        """The same with its slots filled."""
        return Statement(self.words.format(**slots), self.hint.format(**slots))

    @classmethod
    def of_nothing(cls, words: str) -> "Statement":
        """Says that there are no records; whether none was imported or the edition is older is not known."""
        return cls(words, "。已有记录的，请到“导入”页导入；看的是较早的定稿的，请在上方改选“最新数据”")


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

    Whatever takes results takes (results, *codes): a scope and the choices, where `in_files` names no others.
    rows: those of the table that are shown (all of the scope where not given), with a schema of their own
    where they have other columns. draw: in place of chart, where no spec can say it. urgency: of the sentence
    in the brief of a unit. name: tells the findings of a system apart, in keys and in fields of templates
    (field_name, list_name: where those have another name). title, note, columns, pinned, schema (on pages)
    and period depend on the results where they are functions. in_files: the codes files take, one after
    another. heading: of its part of the report; is_apart: its sentence begins a paragraph there. slide: the
    chart a slide has instead.
    """

    name: str
    table: str
    sentence: Callable[..., Statement | str]
    where: Where
    title: str | Callable[..., str] = ""
    unit: str = ""
    chart: Callable[..., Chart] | None = None
    draw: OfResults | None = None
    columns: tuple[str, ...] | Callable[..., Sequence[str]] = ()
    few_columns: tuple[str, ...] | Callable[..., Sequence[str]] = ()  # in the text of the report; else all
    few_rows: int | None = 10  # there; all where there is no number
    few_widths: tuple[float, ...] = ()
    rows: Callable[..., pl.DataFrame] | None = None
    schema: type[dy.Schema] | Callable[..., type[dy.Schema]] | None = None
    in_files: Callable[[Results], Sequence[tuple[Any, ...]]] | None = None
    heading: str | Callable[..., str] = ""
    heading_level: int = 2
    is_apart: bool = False
    alone: Alone = Alone.FRAMED
    remark: Callable[..., str] | None = None  # in small print below it, above its table in the annex
    pinned: int | Callable[..., int] = 1  # columns that stay in sight
    most_rows: int = 8  # that a table on a page grows to
    height: int | Callable[..., int] | None = 560  # pixels of a longer one; None: as the screen has it
    slide: Callable[..., Chart | None] | None = None
    field_name: str = ""
    list_name: str = ""
    sheet: str = ""  # the name of its sheet
    choices: tuple[Choice, ...] = ()
    note: str | Callable[..., str] = ""
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
        """The schema of its rows, as files have it."""
        return self.schema if isinstance(self.schema, type) else RESULTS[self.table].schema

    def schema_of(self, results: Results, *codes: Any) -> type[dy.Schema]:
        """The schema of its rows, as a page has it."""
        schema = self.schema
        return self.row_schema if schema is None or isinstance(schema, type) else schema(results, *codes)

    def titled(self, results: Results, *codes: Any) -> str:
        """The title; without a choice it is the same everywhere."""
        return _of(self.title, results, *codes)

    def noted(self, results: Results, *codes: Any) -> str:
        """How to read it."""
        return _of(self.note, results, *codes)

    def headed(self, results: Results, *codes: Any) -> str:
        """The heading of its part of the report; empty: it goes on with the part before."""
        return _of(self.heading, results, *codes)

    def columns_of(self, results: Results, *codes: Any, few: bool = False) -> tuple[str, ...]:
        """The columns of its table; few: of the first rows in the text of the report."""
        return tuple(_of((few and self.few_columns) or self.columns, results, *codes))

    def pinned_of(self, results: Results, *codes: Any) -> int:
        """How many columns of its table stay in sight."""
        return _of(self.pinned, results, *codes)

    @property
    def fixed_columns(self) -> tuple[str, ...]:
        """The columns that do not depend on results."""
        return () if callable(self.columns) else self.columns

    def said(self, results: Results, *codes: Any) -> Statement:
        """The sentence; worked out once."""
        return per_results(results, _said, self, *codes)

    def shown(self, results: Results, *codes: Any) -> pl.DataFrame:
        """The rows; worked out once."""
        return per_results(results, _rows, self, *codes)

    def each_in_files(self, results: Results) -> Sequence[tuple[Any, ...]]:
        """The codes files take, one after another; else the whole province and the first of each choice."""
        return self.in_files(results) if self.in_files else [(WHOLE, *self.codes(results, WHOLE))]

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

    headline(results, scope) opens the page that is made for it, key_figures stand below it; a system without
    one has a page of its own. chapter: of the report. definitions: the indicators its tables declare.
    reminders: what units are to see to, under the heading `matter`.
    pressing: the reasons for which a unit stands among those that need attention.
    """

    name: str
    title: str
    findings: tuple[Finding, ...]
    chapter: str = ""
    menu: str = ""
    about: str = ""
    headline: Callable[[Results, Scope], Statement] | None = None
    key_figures: Callable[[Results, Scope], Sequence[KeyFigure]] | None = None
    definitions: tuple[Any, ...] = ()
    scopes: tuple[str, ...] = (PROVINCE, *(league.value for league in League))
    matter: str = ""
    reminders: Callable[[Results], Sequence[Reminder]] | None = None
    pressing: tuple[Pressed, ...] = ()

    def standing(self, where: Where) -> tuple[Finding, ...]:
        """Its findings that stand there, or in one of several places, in order."""
        return tuple(finding for finding in self.findings if where & finding.where)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What a reader of its page may choose, each once."""
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.choices))


def always(*codes: Any) -> Callable[[Results], Sequence[tuple[Any, ...]]]:
    """What files take whatever the results."""
    return lambda _results: [codes]


def each_league(_results: Results) -> Sequence[tuple[Any, ...]]:
    """What files take that go through the leagues."""
    return [(league.value,) for league in League]


def _of(declared: T | Callable[..., T], results: Results, *codes: Any) -> T:
    """What is declared, or what its function says of the results."""
    return declared(results, *codes) if callable(declared) else declared


def _said(results: Results, finding: Finding, *codes: Any) -> Statement:
    told = finding.sentence(results, *codes)
    return Statement(told) if isinstance(told, str) else told


def _rows(results: Results, finding: Finding, *codes: Any) -> pl.DataFrame:
    if finding.rows:
        return finding.rows(results, *codes)
    rows = results.tables[finding.table]
    return codes[0].of(rows) if codes and isinstance(codes[0], Scope) else rows
