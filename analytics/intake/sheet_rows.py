"""The rows of one sheet on their way to a frame: texts in, values and findings out."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from analytics.base.record_columns import Reads
from analytics.intake.further_tables import further_table
from analytics.intake.grids import Grid, position
from analytics.intake.headings import is_derived, normal
from analytics.intake.issues import MOST_CHARACTERS, Findings, Issue, Problem, RefusedError
from analytics.intake.layouts import Layout
from analytics.intake.plain_texts import clean_text
from analytics.intake.record_rows import record_rows
from analytics.intake.row_words import Skip
from analytics.intake.values import Value, ValueKind, kind_of, read_item, read_value, says_fractions

Key = TypeVar("Key", bound=Hashable)

_PERCENT_SIGNS = ("%", "(百分数)", "(百分比)")

Reading = tuple[Value, bool]  # the rubric version a record is read by, and whether it is spared the item


class SheetRows:
    """The records of a sheet. values grows column by column.

    found keeps what names were found to mean, column by column; fractions names the percentages that were
    read as shares of one. broken has the findings of each record that has some; concerned has the findings
    that keep a faultless record out: it is the first of two, or hangs on a broken one. kept has the records
    that keep stored values of columns the sheet does not have, column by column; simulated those of them
    whose stored row is simulated. further: where another table begins, whose rows are not read.
    """

    def __init__(self, grid: Grid, layout: Layout, findings: Findings) -> None:
        self.grid, self.layout, self.dataset = grid, layout, layout.dataset
        self.values: dict[str, list[Value]] = {}
        self.found: dict[str, list[Value]] = {}
        self.fractions: list[str] = []
        self.broken: dict[int, list[Issue]] = {}
        self.concerned: dict[int, list[Issue]] = {}
        self.kept: dict[str, list[int]] = {}
        self.simulated: set[int] = set()
        self._findings = findings
        self._columns = layout.matched.columns
        self._nullable = {name: column.nullable for name, column in self.dataset.schema.columns().items()}
        self._texts: dict[int, list[str]] = {}
        self.cumulative = False  # its titles give several periods as one
        self.further = further_table(grid, layout)
        self._rows, self.skipped = record_rows(grid, layout, self.further[0] if self.further else None)
        self._cells = [grid.rows[row] for row in self._rows]
        for row, reason, place in self.skipped:
            if reason not in {Skip.BLANK, Skip.ONLY_NAMED}:
                cell = grid.address(row, place)
                findings.add(Problem.IGNORED_ROW, grid.sheet, cell, grid.text(row, place) or "")
        named = [(row, place) for row, reason, place in self.skipped if reason is Skip.ONLY_NAMED]
        if named:
            findings.add(Problem.ONLY_NAMES, grid.sheet, grid.address(*named[0]), str(len(named)))

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def file(self) -> str:
        """The name of the file the sheet is in."""
        return self._findings.file

    def has(self, name: str) -> bool:
        """Whether the sheet has the column."""
        return name in self._columns

    def texts(self, name: str) -> list[str]:
        """The cells of a column, '' where nothing was reported or there is no such column."""
        return self.texts_at(self._columns[name]) if name in self._columns else [""] * len(self)

    def texts_at(self, column: int) -> list[str]:
        """The cells at a position of the sheet."""
        if column not in self._texts:
            cells = [row[column] if column < len(row) else None for row in self._cells]
            plain = {text: text.strip() if text and clean_text(text) else "" for text in set(cells)}
            self._texts[column] = [plain[text] for text in cells]
        return self._texts[column]

    def cell(self, record: int, name: str) -> str:
        """The address of a record's cell; of its first cell when the sheet has no such column."""
        return self.grid.address(self._rows[record], self._place(name))

    def row(self, record: int) -> int:
        """The position of a record's row in the sheet, counted from 0."""
        return self._rows[record]

    def refuse(self, record: int, name: str, text: str, refused: RefusedError) -> Issue:
        """Put down what is wrong with a record's cell."""
        return self.refuse_at(record, self._place(name), text, refused)

    def refuse_at(self, record: int, place: int, text: str, refused: RefusedError) -> Issue:
        """Put down what is wrong with a record at a position of the sheet, under whichever heading."""
        issue = self.refuse_beside(self._rows[record], place, text, refused)
        self.broken.setdefault(record, []).append(issue)
        return issue

    def refuse_beside(self, row: int, place: int, text: str, refused: RefusedError) -> Issue:
        """Put down what is wrong with a cell of a row that is no record, such as one of sums."""
        headings = self.layout.headings
        heading = refused.column or (headings[place] if place < len(headings) else None) or ""
        value = refused.value or text
        cell = self.grid.address(row, place)
        return self._findings.add(refused.problem, self.grid.sheet, cell, value, refused.expected, heading)

    def note(self, problem: Problem, value: str, cell: str, expected: str = "") -> None:
        """Put down what is worth knowing of the sheet."""
        self._findings.add(problem, self.grid.sheet, cell, value, expected)

    def refuse_sheet(self, problem: Problem, value: str = "", expected: str = "", cell: str = "") -> None:
        """Put down what is wrong with the whole sheet; none of its rows can be used."""
        told = Issue(problem, self.grid.sheet, cell, value[:MOST_CHARACTERS], expected)
        known = self.grid.is_block and told in self._findings.issues  # of the table beside
        issue = told if known else self._findings.add(problem, self.grid.sheet, cell, value, expected)
        for record in range(len(self)):
            self.broken.setdefault(record, []).append(issue)

    def read(self, name: str) -> None:
        """Read a column of the schema by its kind; a required cell must not be empty."""
        column, texts = self.dataset.schema.columns()[name], self.texts(name)
        kind = kind_of(column)
        if kind.reads is Reads.PERCENT and self._has_sign(name):
            kind = replace(kind, signed=True)
        elif kind.reads is Reads.PERCENT and says_fractions(set(texts)):
            kind = replace(kind, fractions=True)
            self.fractions.append(name)
        self.values[name] = self._each(self._place(name), texts, lambda text: read_value(text, kind))
        required = self.has(name) and not column.nullable and not is_derived(self.dataset, name)
        if required and not all(texts):
            missing = RefusedError(Problem.REQUIRED, column.description or name)
            for record in (record for record, text in enumerate(texts) if not text):
                self.refuse(record, name, "", missing)

    def _has_sign(self, name: str) -> bool:
        """Whether the heading of a percentage, or a title, says that its numbers are percent."""
        heading = normal(self.layout.headings[self._place(name)])
        titles = map(normal, self.layout.title(self.grid))
        return any(sign in heading for sign in _PERCENT_SIGNS) or any("单位:%" in text for text in titles)

    def look_up(self, name: str, find: Callable[..., Value], *beside: Sequence[object]) -> list[Value]:
        """Read a column through a function of its text and what stands beside it, empty cells as None."""
        self.found[name] = self.read_beside(name, find, *beside)
        return self.found[name]

    def read_beside(self, name: str, read: Callable[..., Value], *beside: Sequence[object]) -> list[Value]:
        """A column read by its text and what stands beside it, empty cells as None."""
        keys = list(zip(self.texts(name), *beside, strict=True))
        return self._each(self._place(name), keys, lambda key: read(*key) if key[0] else None)

    def read_slot(
        self, place: int, readings: Sequence[Reading], kinds: Mapping[Reading, ValueKind | None]
    ) -> list[Value]:
        """Read the cells of an item, each by the kind of its record's reading; None = it does not apply."""
        keys = list(zip(self.texts_at(place), readings, strict=True))
        return self._each(place, keys, lambda key: read_item(key[0], kinds[key[1]]) if key[0] else None)

    def refused_places(self, record: int) -> set[int]:
        """The columns of the sheet in which something is wrong with a record."""
        return {position(issue.cell)[1] for issue in self.broken.get(record, []) if issue.cell}

    def sound(self, record: int, names: Iterable[str]) -> bool:
        """Whether a check over these columns can judge a record: no cell refused, no needed one missing."""
        refused = self.refused_places(record) if record in self.broken else set()
        return all(
            self._columns.get(name) not in refused
            and (self._nullable[name] or self.values[name][record] is not None)
            for name in names
        )

    def keep(self, record: int, values: Mapping[str, Value], simulated: bool) -> None:
        """Take over stored values of columns the sheet does not have."""
        for name, value in values.items():
            self.values[name][record] = value
            self.kept.setdefault(name, []).append(record)
        if values and simulated:
            self.simulated.add(record)

    def _place(self, name: str) -> int:
        return self._columns.get(name, min(self._columns.values()))

    def _each(self, place: int, keys: list[Key], read: Callable[[Key], Value]) -> list[Value]:
        """The value of every record's key, each different key read once."""
        values: dict[Key, Value] = {}
        refused: dict[Key, RefusedError] = {}
        for key in dict.fromkeys(keys):
            try:
                values[key] = read(key)
            except RefusedError as error:
                values[key], refused[key] = None, error
        if refused:
            texts = self.texts_at(place)
            for record, key in enumerate(keys):
                if key in refused:
                    self.refuse_at(record, place, texts[record], refused[key])
        return [values[key] for key in keys]
