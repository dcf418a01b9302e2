"""A finding as data: declared once, and walked by every medium."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, Flag, StrEnum, auto
from typing import Any, TypeVar

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base.rules import COUNTED_LEAGUES
from analytics.results import RESULTS, Results
from dashboard.base.cache import per_results
from dashboard.kit import time_marks
from dashboard.kit.chart import Chart
from dashboard.kit.statement import WHOLE, Scope, Statement, Urgency

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


class Body(StrEnum):
    """The chapters of the report's body, in order; a finding of the report in none of them is attached."""

    OVERALL = "总体情况"
    RESULTS = "主要成效"
    PROBLEMS = "存在问题"
    TOGETHER = "原因线索"
    ADVICE = "下一步建议"


class LeadsTo(Enum):
    """Where a click on a row or a mark leads."""

    NOWHERE = auto()
    UNIT = auto()
    BRANCH = auto()
    PAGE = auto()  # that its row names in the column page
    AS_READ = auto()  # as the page reads the click


class Alone(Enum):
    """What stands on a page where a finding has no rows."""

    FRAMED = auto()  # the picture says why it is empty; a table has its sentence
    SENTENCE = auto()
    NOTHING = auto()


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
    another. heading: of its part of the report; is_apart: its sentence begins a paragraph there; body: the
    chapter it stands in, which may depend on the results. slide: the chart a slide has instead. judged: the
    figures whose change is judged that are all its sentence says: a summary that told them leaves it out.
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
    few_by: tuple[str, ...] = ()  # columns in which a row that equals the last of them is shown too
    few_widths: tuple[float, ...] = ()
    rows: Callable[..., pl.DataFrame] | None = None
    schema: type[dy.Schema] | Callable[..., type[dy.Schema]] | None = None
    in_files: Callable[[Results], Sequence[tuple[Any, ...]]] | None = None
    heading: str | Callable[..., str] = ""
    heading_level: int = 2
    is_apart: bool = False
    body: Body | Callable[[Results], Body] | None = None
    alone: Alone = Alone.FRAMED
    remark: Callable[..., str] | None = None  # in small print below it, above its table in the annex
    pinned: int | Callable[..., int] = 1  # columns that stay in sight
    most_rows: int | None = None  # that a table on a page grows to; None: as many as its height has room for
    height: int | Callable[..., int] | None = 560  # pixels of a longer one; None: as the screen has it
    slide: Callable[..., Chart | None] | None = None
    judged: tuple[str, ...] = ()
    field_name: str = ""
    list_name: str = ""
    sheet: str = ""  # the name of its sheet
    choices: tuple[Choice, ...] = ()
    note: str | Callable[..., str] = ""
    period: Callable[..., str] | None = None
    urgency: Callable[[Results, Scope], Urgency] | None = None
    leads_to: LeadsTo = LeadsTo.NOWHERE
    widths: Mapping[str, int] = field(default_factory=dict)  # of columns, in pixels
    bars: tuple[str, ...] = ()  # columns drawn as bars from 0 on a page
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

    def title_of(self, results: Results, *codes: Any) -> str:
        """The title; without a choice it is the same everywhere."""
        return _of(self.title, results, *codes)

    def note_of(self, results: Results, *codes: Any) -> str:
        """How to read it, and what the marks on its axis of time stand for."""
        told = (_of(self.note, results, *codes), time_marks.legend(self.chart_of(results, *codes)))
        return "；".join(filter(None, (words.rstrip("。；") for words in told)))

    def chart_of(self, results: Results, *codes: Any) -> Chart:
        """Its chart, with marks where it runs over time; empty without one; worked out once."""
        return per_results(results, _with_marks, self, self.chart, *codes)

    def slide_of(self, results: Results, *codes: Any) -> Chart:
        """The chart of its slide."""
        return per_results(results, _with_marks, self, self.slide or self.chart, *codes)

    def heading_of(self, results: Results, *codes: Any) -> str:
        """The heading of its part of the report; empty: it goes on with the part before."""
        return _of(self.heading, results, *codes)

    def body_of(self, results: Results) -> Body | None:
        """The chapter of the report's body it stands in; None: it is attached."""
        return _of(self.body, results)

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

    def statement_of(self, results: Results, *codes: Any) -> Statement:
        """The sentence; worked out once."""
        return per_results(results, _make_statement, self, *codes)

    def rows_of(self, results: Results, *codes: Any) -> pl.DataFrame:
        """The rows; worked out once."""
        return per_results(results, _rows, self, *codes)

    def each_in_files(self, results: Results) -> Sequence[tuple[Any, ...]]:
        """The codes files take, one after another; else the whole province and the first of each choice."""
        return self.in_files(results) if self.in_files else [(WHOLE, *self.codes(results, WHOLE))]

    def codes(self, results: Results, scope: Scope) -> tuple[str, ...]:
        """What a file takes for the choices."""
        return tuple(choice.first(results, scope) for choice in self.choices)


def always(*codes: Any) -> Callable[[Results], Sequence[tuple[Any, ...]]]:
    """What files take whatever the results."""
    return lambda _results: [codes]


def each_league(_results: Results) -> Sequence[tuple[Any, ...]]:
    """What files take that go through the leagues."""
    return [(league.value,) for league in COUNTED_LEAGUES]


def each_ranked_league(_results: Results) -> Sequence[tuple[Any, ...]]:
    """What files take that go through the leagues whose units have places."""
    return [(league,) for league in reference.ranked_leagues()]


def _of(declared: T | Callable[..., T], results: Results, *codes: Any) -> T:
    """What is declared, or what its function says of the results."""
    return declared(results, *codes) if callable(declared) else declared


def _make_statement(results: Results, finding: Finding, *codes: Any) -> Statement:
    told = finding.sentence(results, *codes)
    return Statement(told) if isinstance(told, str) else told


def _with_marks(
    results: Results, finding: Finding, draw: Callable[..., Chart | None] | None, *codes: Any
) -> Chart:
    chart = draw(results, *codes) if draw else None
    code = time_marks.code_of(*codes)
    return time_marks.with_marks(results, finding.table, code, chart) if chart else Chart()


def _rows(results: Results, finding: Finding, *codes: Any) -> pl.DataFrame:
    if finding.rows:
        return finding.rows(results, *codes)
    rows = results.tables[finding.table]
    return codes[0].of(rows) if codes and isinstance(codes[0], Scope) else rows
