"""Reads one file: a frame the schema takes, or every reason why not. Nothing is ever half taken."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import polars as pl

from analytics import datasets, rules
from analytics.datasets import Dataset, Form
from analytics.intake.books import About, Book
from analytics.intake.gate import accepted
from analytics.intake.grids import Grid, address, position
from analytics.intake.headings import NATURE
from analytics.intake.issues import Findings, Issue, Problem, RefusedError
from analytics.intake.items import ItemHeadings, item_headings
from analytics.intake.layouts import Layout, candidates, layout_of
from analytics.intake.organisations import Organisations
from analytics.intake.progress import Progress, part_of, unheard
from analytics.intake.reading import read_book
from analytics.intake.records import Known, fill
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.understood import SheetUnread, Understood, Unread, understood
from analytics.periods import Period

_NOTES_SHEETS = frozenset({"填写说明", "说明"})
_OPENED, _FILLED = 0.6, 0.9  # shares of the whole work that are done then


@dataclass(frozen=True)
class Incoming:
    """What a file brings. With any issue the frame is empty; notes do not stop an import.

    dataset is a name of datasets.ALL, '' when it could not be told; issue_count counts also the issues
    beyond the longest list that is kept.
    """

    dataset: str
    frame: pl.DataFrame
    issues: list[Issue]
    issue_count: int
    notes: list[Issue]
    synthetic: bool
    file_name: str
    sha256: str
    understood: Understood = field(default_factory=Understood)


def read(
    path: Path,
    organisations: Organisations,
    rubrics: pl.DataFrame,
    *,
    dataset: str | None = None,
    period: Period | None = None,
    progress: Progress = unheard,
) -> Incoming:
    """Read an .xlsx, .xls or .csv of any data set. rubrics: the data set of that name.

    dataset and period override what the file says of itself. progress hears the share that is done, 0 to 1,
    several times a second while the file is opened and after every column; what it raises stops the reading
    at once and goes on. Else only a missing file raises (OSError); whatever is wrong inside becomes an issue.
    """
    known = Known(organisations, Rubrics(rubrics))
    reading = _Reading(known, period, datasets.ALL[dataset] if dataset else None)
    try:
        reading.take(read_book(path, part_of(progress, 0, _OPENED)), progress)
    except RefusedError as refused:
        reading.findings.add(refused.problem, value=refused.value, expected=refused.expected)
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return reading.outcome(path.name, sha256)


@dataclass
class _Reading:
    known: Known
    period: Period | None
    dataset: Dataset | None
    findings: Findings = field(default_factory=Findings)
    frame: pl.DataFrame = field(default_factory=pl.DataFrame)
    synthetic: bool = False
    sheets: list[str] = field(default_factory=list)
    unread: list[SheetUnread] = field(default_factory=list)
    understood: Understood = field(default_factory=Understood)

    def take(self, book: Book, progress: Progress) -> None:
        """Read the sheets into the frame."""
        self.sheets = [grid.sheet for grid in book.grids]
        self.synthetic = any(_is_marked(grid) for grid in book.grids)
        self._note(book.about)
        sheets = [SheetRows(grid, layout, self.findings) for grid, layout in self._chosen(book.grids)]
        for number, sheet in enumerate(sheets):
            self._check_headings(sheet)
            share = (_FILLED - _OPENED) / len(sheets)
            start = _OPENED + number * share
            fill(sheet, self.known, self.period, part_of(progress, start, start + share))
            self.synthetic |= _says_simulated(sheet)
        self.understood = understood(book.about, sheets, self.unread, self.known, self.period)
        for sheet in sheets:
            sheet.values["synthetic"] = [self.synthetic] * len(sheet)
        if sheets and not any(map(len, sheets)):
            sheets[0].refuse_sheet(Problem.NOTHING_INSIDE)
        if self.dataset and sheets:
            self.frame = accepted(self.dataset, sheets)
        progress(1.0)

    def outcome(self, file_name: str, sha256: str) -> Incoming:
        """Everything found; a frame only without issues."""
        if self.findings.issues:
            self.frame = self.dataset.schema.create_empty() if self.dataset else pl.DataFrame()
        return Incoming(
            self.dataset.name if self.dataset else "",
            self.frame,
            sorted(self.findings.issues, key=self._place),
            self.findings.total,
            sorted(self.findings.notes, key=self._place),
            self.synthetic,
            file_name,
            sha256,
            self.understood,
        )

    def _note(self, about: About) -> None:
        """What of the file is not looked at."""
        for name in about.hidden:
            self.findings.add(Problem.HIDDEN_SHEET, name)
        if about.macros:
            self.findings.add(Problem.MACROS_IGNORED)
        if about.links:
            self.findings.add(Problem.LINKS_IGNORED)

    def _place(self, issue: Issue) -> tuple[int, int, int]:
        sheet = self.sheets.index(issue.sheet) if issue.sheet in self.sheets else -1
        return sheet, *(position(issue.cell) if issue.cell else (-1, -1))

    def _chosen(self, grids: Sequence[Grid]) -> list[tuple[Grid, Layout]]:
        """The sheets of the one data set the file brings, each with its layout; others get a note."""
        self.unread = [SheetUnread(grid.sheet, Unread.NOTES) for grid in grids if grid.sheet in _NOTES_SHEETS]
        found = {grid.sheet: self._layouts(grid) for grid in grids if grid.sheet not in _NOTES_SHEETS}
        names = {layout.dataset.name for layouts in found.values() for layout in layouts}
        if len(names) != 1:
            problem = Problem.AMBIGUOUS_DATASET if names else Problem.UNKNOWN_DATASET
            asked = names or ({self.dataset.name} if self.dataset else set(datasets.ALL))
            titles = [dataset.title for name, dataset in datasets.ALL.items() if name in asked]
            self.findings.add(problem, ", ".join(found), expected=", ".join(titles))
            return []
        self.dataset = datasets.ALL[names.pop()]
        for sheet, layouts in found.items():
            if not layouts:
                self.findings.add(Problem.IGNORED_SHEET, sheet)
                self.unread.append(SheetUnread(sheet, Unread.OTHER))
        return [(grid, found[grid.sheet][0]) for grid in grids if found.get(grid.sheet)]

    def _layouts(self, grid: Grid) -> list[Layout]:
        version = max((self.known.rubrics.named_by(row) or 0 for row in grid.rows[:20]), default=0) or None

        def items_of(dataset: Dataset) -> ItemHeadings:
            rubrics = self.known.rubrics
            return item_headings(dataset, rubrics.labels(version), rubrics.last_item)

        if self.dataset is None:
            return candidates(grid, items_of)
        layout = layout_of(grid, self.dataset, items_of(self.dataset))
        return [layout] if layout else []

    def _check_headings(self, sheet: SheetRows) -> None:
        layout, matched = sheet.layout, sheet.layout.matched

        def place(column: int) -> tuple[str, str]:
            return address(layout.last, column), layout.headings[column] or ""

        for heading in layout.missing:
            sheet.refuse_sheet(Problem.MISSING_COLUMN, expected=heading)
        if layout.dataset.form is Form.MATRIX and not matched.slots:
            first = layout.dataset.schema.columns()[f"{layout.dataset.score_prefixes[0]}_01"].description
            sheet.refuse_sheet(Problem.MISSING_COLUMN, expected=first or "")
        for column in matched.duplicates:
            cell, heading = place(column)
            sheet.refuse_sheet(Problem.DUPLICATE_COLUMN, heading, cell=cell)
        for column in matched.beyond:
            cell, heading = place(column)
            last = str(self.known.rubrics.last_item)
            sheet.refuse_sheet(Problem.UNKNOWN_ITEM, heading, f"1–{last}", cell)
        for column in matched.unknown:
            cell, heading = place(column)
            self.findings.add(Problem.UNKNOWN_COLUMN, sheet.grid.sheet, cell, heading)
        self._check_labels(sheet)

    def _check_labels(self, sheet: SheetRows) -> None:
        """A label under another item's number: the sheet was made for another rubric, or columns moved."""
        if sheet.dataset.form is not Form.MATRIX or sheet.has("rubric_version"):
            return
        rubrics, headings = self.known.rubrics, sheet.layout.headings
        version = rubrics.named_by(headings) or max(rubrics.items, default=0)
        for column, _, owner in rubrics.wrong_labels(headings, version):
            cell = address(sheet.layout.last, column)
            sheet.refuse_sheet(Problem.LABEL_OF_ANOTHER_ITEM, headings[column] or "", str(owner), cell)


def _is_marked(grid: Grid) -> bool:
    texts = set(chain.from_iterable(grid.rows))
    return any(text and rules.SYNTHETIC_MARK in text for text in texts)


def _says_simulated(sheet: SheetRows) -> bool:
    return not {"是", "1", "TRUE", "模拟", "模拟数据"}.isdisjoint(sheet.texts(NATURE))
