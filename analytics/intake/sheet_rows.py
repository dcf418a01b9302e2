"""The rows of one sheet on their way to a frame: texts in, values and findings out."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from analytics.datasets.columns import Reads
from analytics.intake.grids import Grid, address
from analytics.intake.headings import derived
from analytics.intake.issues import Findings, Problem, RefusedError
from analytics.intake.layouts import Layout
from analytics.intake.record_rows import Skip, record_rows
from analytics.intake.values import Kind, Value, cleaned, kind_of, read_item, read_value, says_fractions

Key = TypeVar("Key", bound=Hashable)


class SheetRows:
    """The records of a sheet. values grows column by column; a row with a finding is broken.

    found keeps what names were found to mean, column by column; fractions names the percentages that were
    read as shares of one.
    """

    def __init__(self, grid: Grid, layout: Layout, findings: Findings) -> None:
        self.grid, self.layout, self.dataset = grid, layout, layout.dataset
        self.values: dict[str, list[Value]] = {}
        self.found: dict[str, list[Value]] = {}
        self.fractions: list[str] = []
        self.broken: set[int] = set()
        self._findings = findings
        self._columns = layout.matched.columns
        self._texts: dict[int, list[str]] = {}
        self._rows, self.skipped = record_rows(grid, layout)
        self._cells = [grid.rows[row] for row in self._rows]
        for row, reason, cell in self.skipped:
            if reason is not Skip.BLANK:
                text = grid.text(row, cell) or ""
                findings.add(Problem.IGNORED_ROW, grid.sheet, address(row, cell), text)

    def __len__(self) -> int:
        return len(self._rows)

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
            plain = {text: text.strip() if text and cleaned(text) else "" for text in set(cells)}
            self._texts[column] = [plain[text] for text in cells]
        return self._texts[column]

    def cell(self, record: int, name: str) -> str:
        """The address of a record's cell; of its first cell when the sheet has no such column."""
        return address(self._rows[record], self._place(name))

    def refuse(self, record: int, name: str, text: str, refused: RefusedError) -> None:
        """Put down what is wrong with a record's cell."""
        self._refuse_at(record, self._place(name), text, refused)

    def refuse_sheet(self, problem: Problem, value: str = "", expected: str = "", cell: str = "") -> None:
        """Put down what is wrong with the whole sheet; none of its rows can be used."""
        self._findings.add(problem, self.grid.sheet, cell, value, expected)
        self.broken.update(range(len(self)))

    def read(self, name: str) -> None:
        """Read a column of the schema by its kind; a required cell must not be empty."""
        column, texts = self.dataset.schema.columns()[name], self.texts(name)
        kind = kind_of(column)
        if kind.reads is Reads.PERCENT and says_fractions(set(texts)):
            kind = replace(kind, fractions=True)
            self.fractions.append(name)
        self.values[name] = self._each(self._place(name), texts, lambda text: read_value(text, kind))
        required = self.has(name) and not column.nullable and not derived(self.dataset, name)
        if required and not all(texts):
            missing = RefusedError(Problem.REQUIRED, column.description or name)
            for record in (record for record, text in enumerate(texts) if not text):
                self.refuse(record, name, "", missing)

    def look_up(self, name: str, find: Callable[..., Value], *beside: Sequence[object]) -> list[Value]:
        """Read a column through a function of its text and what stands beside it, empty cells as None."""
        keys = list(zip(self.texts(name), *beside, strict=True))
        self.found[name] = self._each(self._place(name), keys, lambda key: find(*key) if key[0] else None)
        return self.found[name]

    def read_slot(
        self, place: int, versions: Sequence[Value], kinds: Mapping[Value, Kind | None]
    ) -> list[Value]:
        """Read the cells of an item, each by the kind its record's version has; None = it does not apply."""
        keys = list(zip(self.texts_at(place), versions, strict=True))
        return self._each(place, keys, lambda key: read_item(key[0], kinds[key[1]]) if key[0] else None)

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
                    self._refuse_at(record, place, texts[record], refused[key])
        return [values[key] for key in keys]

    def _refuse_at(self, record: int, place: int, text: str, refused: RefusedError) -> None:
        cell = address(self._rows[record], place)
        self._findings.add(refused.problem, self.grid.sheet, cell, refused.value or text, refused.expected)
        self.broken.add(record)
