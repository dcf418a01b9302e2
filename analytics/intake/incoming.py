"""Reads one file: a frame the schema takes, or every reason why not. Nothing is ever half taken."""

import hashlib
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from analytics import datasets
from analytics.base.periods import Period
from analytics.datasets import Dataset
from analytics.intake.books import About, Book
from analytics.intake.card_checks import check_card, note_unfilled
from analytics.intake.cards import CardGrid, layout_of_card, unfold_card
from analytics.intake.column_blocks import column_blocks
from analytics.intake.cross_checks import cross_check, cross_check_together
from analytics.intake.full_marks import compare_full_marks
from analytics.intake.grids import Grid, position
from analytics.intake.heading_checks import check_headings
from analytics.intake.hidden_parts import note_hidden
from analytics.intake.issue_lists import ISSUES_SHEET
from analytics.intake.issues import Findings, Issue, Problem, RefusedError
from analytics.intake.items import item_headings
from analytics.intake.kept_values import keep_stored
from analytics.intake.known import Known
from analytics.intake.layouts import LAST_LOOKED_AT, HeadingReader, Layout, candidates, layout_of
from analytics.intake.marks import is_marked, says_simulated
from analytics.intake.organisations import Organisations
from analytics.intake.progress import Progress, part_of, unheard
from analytics.intake.reading import read_book
from analytics.intake.records import fill
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.rules_check import accept_records
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.templates.choosing import LISTS_SHEET
from analytics.intake.title_checks import check_titles
from analytics.intake.title_periods import note_file_name
from analytics.intake.understood import SheetUnread, Understood, Unread, understood
from analytics.intake.unread_sheets import turned_table, why_unread
from analytics.intake.valid_rows import LEFT_OUT, left_out, valid_rows

_NOTES_SHEETS = frozenset({"填写说明", "说明", ISSUES_SHEET})
_OPENED, _FILLED = 0.6, 0.9  # shares of the whole work that are done then


@dataclass(frozen=True)
class Incoming:
    """What a file brings. With any issue the frame is empty; notes do not stop an import.

    dataset is a name of datasets.ALL, '' when it could not be told; issue_count counts also the issues
    beyond the longest list that is kept. valid has the records no issue concerns (all, when there is none)
    and left_out the others, as valid_rows.LEFT_OUT says: to take valid rows alone is asked for by name.
    """

    dataset: str
    frame: pl.DataFrame
    issues: list[Issue]
    issue_count: int
    notes: list[Issue]
    synthetic: bool
    file_name: str
    sha256: str
    valid: pl.DataFrame
    left_out: pl.DataFrame
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
    """Read a file against these names and the data set rubrics alone; else as read_against."""
    known = Known(organisations, Rubrics(rubrics))
    return read_against(path, known, dataset=dataset, period=period, progress=progress)


def read_against(
    path: Path,
    known: Known,
    *,
    dataset: str | None = None,
    period: Period | None = None,
    progress: Progress = unheard,
) -> Incoming:
    """Read an .xlsx, .xls or .csv of any data set.

    dataset and period override what the file says of itself. progress hears the share that is done, 0 to 1,
    several times a second while the file is opened and after every column; what it raises stops the reading
    at once and goes on. Else only a missing file raises (OSError); whatever is wrong inside becomes an issue.
    """
    reading = _Reading(known, period, datasets.ALL[dataset] if dataset else None, Findings(file=path.name))
    try:
        reading.take(read_book(path, part_of(progress, 0, _OPENED)), progress)
    except RefusedError as refused:
        reading.findings.add(refused.problem, refused.sheet, value=refused.value, expected=refused.expected)
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
    valid: pl.DataFrame = field(default_factory=pl.DataFrame)
    left_out: pl.DataFrame = field(default_factory=LEFT_OUT.to_frame)
    synthetic: bool = False
    sheets: list[str] = field(default_factory=list)
    unread: list[SheetUnread] = field(default_factory=list)
    understood: Understood = field(default_factory=Understood)

    def take(self, book: Book, progress: Progress) -> None:
        """Read the sheets into the frame."""
        self.sheets = [grid.sheet for grid in book.grids]
        self.synthetic = any(is_marked(grid) for grid in book.grids)
        about = _without_lists(book.about)
        self._note(about)
        grids = [unfold_card(grid, self.dataset, self.period) for grid in book.grids]
        sheets = [SheetRows(grid, layout, self.findings) for grid, layout in self._choose_sheets(grids)]
        for number, sheet in enumerate(sheets):
            share = (_FILLED - _OPENED) / len(sheets)
            start = _OPENED + number * share
            self._fill(sheet, part_of(progress, start, start + share))
        note_unfilled(sheets, self.findings)
        self.understood = understood(about, sheets, self.unread, self.known, self.period)
        for sheet in sheets:
            simulated = sheet.simulated  # by what they keep
            sheet.values["synthetic"] = [self.synthetic or one in simulated for one in range(len(sheet))]
        if sheets and not any(map(len, sheets)):
            sheets[0].refuse_sheet(Problem.NOTHING_INSIDE)
        if self.dataset and sheets:
            cross_check_together(sheets, self.known)
            self.frame = self.valid = accept_records(self.dataset, sheets)
            if self.findings.total:
                self.valid = valid_rows(self.dataset, sheets)
                self.left_out = left_out(sheets)
        progress(1.0)

    def _fill(self, sheet: SheetRows, progress: Progress) -> None:
        note_hidden(sheet, self.findings)
        check_headings(sheet, self.known.rubrics, self.findings)
        check_titles(sheet, self.findings.file)
        fill(sheet, self.known, self.period, progress)
        note_file_name(sheet, Path(self.findings.file).stem)
        compare_full_marks(sheet, self.known.rubrics)
        if isinstance(sheet.grid, CardGrid):
            check_card(sheet, sheet.grid, self.known.rubrics, self.findings)
        keep_stored(sheet, self.known)
        cross_check(sheet, self.known)
        self.synthetic |= says_simulated(sheet)

    def outcome(self, file_name: str, sha256: str) -> Incoming:
        """Everything found; a frame only without issues."""
        if self.findings.issues:
            self.frame = self.dataset.schema.create_empty() if self.dataset else pl.DataFrame()
        if self.valid.is_empty():
            self.valid = self.frame
        return Incoming(
            self.dataset.name if self.dataset else "",
            self.frame,
            sorted(self.findings.issues, key=self._place),
            self.findings.total,
            sorted(self.findings.notes, key=self._place),
            self.synthetic,
            file_name,
            sha256,
            self.valid,
            self.left_out,
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

    def _choose_sheets(self, grids: Sequence[Grid]) -> list[tuple[Grid, Layout]]:
        """The sheets of the one data set the file brings, each with its layout; others get a note."""
        self.unread = [SheetUnread(grid.sheet, Unread.NOTES) for grid in grids if grid.sheet in _NOTES_SHEETS]
        found = {grid.sheet: self._layouts(grid) for grid in grids if grid.sheet not in _NOTES_SHEETS}
        names = {layout.dataset.name for layouts in found.values() for layout in layouts}
        if len(names) != 1:
            self._say_why_unread([grid for grid in grids if grid.sheet in found], names)
            return []
        self.dataset = datasets.ALL[names.pop()]
        for sheet, layouts in found.items():
            if not layouts:
                self.findings.add(Problem.IGNORED_SHEET, sheet)
                self.unread.append(SheetUnread(sheet, Unread.OTHER))
        chosen = [(grid, found[grid.sheet][0]) for grid in grids if found.get(grid.sheet)]
        turned = [turned_table(layout, grid, self._reader(grid)) for grid, layout in chosen]
        for issue in filter(None, turned):
            self._put_down(issue)
        blocks = (column_blocks(one, at, self._reader(one)(at.dataset)) for one, at in chosen)
        return [] if any(turned) else [block for several in blocks for block in several]

    def _say_why_unread(self, grids: Sequence[Grid], names: Set[str]) -> None:
        """What each sheet lacks that says what it is; else which data sets the file may be."""
        faults = [] if names else [why_unread(grid, self.dataset, self._reader(grid)) for grid in grids]
        for issue in filter(None, faults):
            self._put_down(issue)
        if any(faults):
            return
        problem = Problem.AMBIGUOUS_DATASET if names else Problem.UNKNOWN_DATASET
        asked = names or ({self.dataset.name} if self.dataset else set(datasets.ALL))
        titles = [dataset.title for name, dataset in datasets.ALL.items() if name in asked]
        self.findings.add(problem, ", ".join(grid.sheet for grid in grids), expected=", ".join(titles))

    def _put_down(self, issue: Issue) -> None:
        self.findings.add(issue.problem, issue.sheet, issue.cell, issue.value, issue.expected)

    def _reader(self, grid: Grid) -> HeadingReader:
        """Reads the headings of items by the version whose labels the sheet carries."""
        rubrics = self.known.rubrics
        version = max((rubrics.named_by(row) or 0 for row in grid.rows[:LAST_LOOKED_AT]), default=0) or None
        return lambda dataset: item_headings(dataset, rubrics.labels(version), rubrics.last_item)

    def _layouts(self, grid: Grid) -> list[Layout]:
        items_of = self._reader(grid)
        if isinstance(grid, CardGrid):
            asked = self.dataset or datasets.ALL[grid.dataset]
            return [layout_of_card(grid, asked, items_of(asked))] if asked.name == grid.dataset else []
        if self.dataset is None:
            return candidates(grid, items_of)
        layout = layout_of(grid, self.dataset, items_of(self.dataset))
        return [layout] if layout else []


def _without_lists(about: About) -> About:
    """What is known of the file but for the hidden sheet of choices that templates carry."""
    return replace(about, hidden=tuple(name for name in about.hidden if name != LISTS_SHEET))
