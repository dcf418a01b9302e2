"""The rows of one sheet on their way to a frame: texts in, values and findings out."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from analytics.intake.grids import Grid
from analytics.intake.headings import derived
from analytics.intake.issues import Findings, Issue, Problem, RefusedError
from analytics.intake.layouts import Layout, telling_places
from analytics.intake.values import Kind, Value, cleaned, kind_of, read_item, read_value

_SUMMARY = re.compile(r"(?:合\s*计|总\s*计|小\s*计|平均分?|平均值|满分|最高分|最低分)$")
_REMARK = re.compile(r"(?:注|备注|说明|填表|制表|填报|审核人|单位负责人|联系)\S*?\s*\d*[:.、]")

Reading = tuple[Value, bool]  # the rubric version a record is read by, and whether it is spared the item


class SheetRows:
    """The records of a sheet. values grows column by column.

    broken has the findings of each record that has some; concerned has the findings that keep a faultless
    record out: it is the first of two, or hangs on a broken one.
    """

    def __init__(self, grid: Grid, layout: Layout, findings: Findings) -> None:
        self.grid, self.layout, self.dataset = grid, layout, layout.dataset
        self.values: dict[str, list[Value]] = {}
        self.broken: dict[int, list[Issue]] = {}
        self.concerned: dict[int, list[Issue]] = {}
        self._findings = findings
        self._columns = layout.matched.columns
        self._rows = list(_records(grid, layout, findings))

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
        texts = (self.grid.text(row, column) for row in self._rows)
        return [text.strip() if text and cleaned(text) else "" for text in texts]

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
        heading = (headings[place] if place < len(headings) else None) or ""
        value = refused.value or text
        cell = self.grid.address(row, place)
        return self._findings.add(refused.problem, self.grid.sheet, cell, value, refused.expected, heading)

    def note(self, problem: Problem, value: str, cell: str) -> None:
        """Put down what is worth knowing of the sheet."""
        self._findings.add(problem, self.grid.sheet, cell, value)

    def refuse_sheet(self, problem: Problem, value: str = "", expected: str = "", cell: str = "") -> None:
        """Put down what is wrong with the whole sheet; none of its rows can be used."""
        issue = self._findings.add(problem, self.grid.sheet, cell, value, expected)
        for record in range(len(self)):
            self.broken.setdefault(record, []).append(issue)

    def read(self, name: str) -> None:
        """Read a column of the schema by its kind; a required cell must not be empty."""
        schema_column = self.dataset.schema.columns()[name]
        kind, values = kind_of(schema_column), list[Value]()
        required = self.has(name) and not schema_column.nullable and not derived(self.dataset, name)
        for record, text in enumerate(self.texts(name)):
            values.append(self._value(record, self._place(name), text, read_value, text, kind))
            if required and not text:
                heading = schema_column.description or name
                self.refuse(record, name, "", RefusedError(Problem.REQUIRED, heading))
        self.values[name] = values

    def look_up(self, name: str, find: Callable[[int, str], Value]) -> list[Value]:
        """Read a column through a function of record and text, empty cells as None."""
        place = self._place(name)
        return [
            self._value(record, place, text, find, record, text) if text else None
            for record, text in enumerate(self.texts(name))
        ]

    def read_slot(
        self, place: int, readings: Sequence[Reading], kinds: Mapping[Reading, Kind | None]
    ) -> list[Value]:
        """Read the cells of an item, each by the kind of its record's reading; None = it does not apply."""
        cells = zip(self.texts_at(place), readings, strict=True)
        return [
            self._value(record, place, text, read_item, text, kinds[reading]) if text else None
            for record, (text, reading) in enumerate(cells)
        ]

    def _place(self, name: str) -> int:
        return self._columns.get(name, min(self._columns.values()))

    def _value(self, record: int, place: int, text: str, read: Callable[..., Value], *given: object) -> Value:
        try:
            return read(*given)
        except RefusedError as refused:
            self.refuse_at(record, place, text, refused)
            return None


def _records(grid: Grid, layout: Layout, findings: Findings) -> Iterator[int]:
    """The rows below the headings that hold a record; sums and remarks are passed over with a note."""
    places = {*layout.matched.columns.values(), *layout.matched.slots.values()}
    telling = telling_places(layout)
    named: list[str] = []  # the first cells of rows that name somebody and report nothing
    for row in range(layout.last + 1, len(grid.rows)):
        filled = [(column, text) for column, text in enumerate(grid.rows[row]) if text and text.strip()]
        if not filled:
            continue
        column, first = filled[0][0], cleaned(filled[0][1])
        says_nothing = places.isdisjoint(column for column, _ in filled)
        if says_nothing or _SUMMARY.match(first) or _REMARK.match(first):
            findings.add(Problem.IGNORED_ROW, grid.sheet, grid.address(row, column), filled[0][1])
        elif telling and telling.isdisjoint(column for column, _ in filled):
            named.append(grid.address(row, column))
        else:
            yield row
    if named:
        findings.add(Problem.ONLY_NAMES, grid.sheet, named[0], str(len(named)))
