"""Lists to choose from and bounds to keep to, so that a cell can hardly be filled in wrongly."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from analytics.base import rules
from analytics.base.periods import PARTS, Period
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset
from analytics.intake.duty_rows import FIGURES, label_to_write
from analytics.intake.headings import CODE, UNIT, about_branches
from analytics.intake.organisation_columns import levels_of_kinds, levels_of_rows
from analytics.intake.period_texts import words_of
from analytics.intake.templates.columns import Column
from analytics.intake.templates.contents import Contents
from analytics.intake.templates.wording import Words
from analytics.intake.values import ValueKind

LISTS_SHEET = "选项"  # hidden, and hidden sheets are not read
_FLAGS = ("是", "否")
_UNITS, _BRANCHES, _CODES, _PERIODS = "units", "branches", "codes", "periods"
_LONGEST_LIST = 255  # letters of a list within the rule, as far as Excel goes; longer ones stand on the sheet
_EARLIEST = date(1900, 1, 1)
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255  # what Excel takes


class Choices:
    """Writes the lists into their hidden sheet and gives the validation of any column's cells."""

    def __init__(self, book: xlsxwriter.Workbook, dataset: Dataset, known: Contents, words: Words) -> None:
        self._dataset, self._known, self._words = dataset, known, words
        self._lists: dict[str, tuple[int, int]] = {}  # where each list stands and how long it is
        self._sheet = book.add_worksheet(LISTS_SHEET)
        self._sheet.hide()
        self._put(_UNITS, known.units["name"].to_list())
        self._put(_CODES, known.units["org_id"].to_list())
        self._put(_PERIODS, [words_of(period) for period in periods_of(dataset, known.last_year)])
        if about_branches(dataset):
            named = known.bodies if levels_of_kinds(dataset) else known.branches
            if levels := levels_of_rows(dataset):
                named = known.bodies.filter(pl.col("level").is_in(levels))
            self._put(_BRANCHES, named["name"].to_list())
            self._sheet.write_column(0, self._lists[_BRANCHES][0] + 1, named["unit"].to_list())

    def of_period(self) -> dict[str, Any] | None:
        """The validation of the cell that says which period the table is about."""
        return self._from_list(_PERIODS)

    def of_column(self, column: Column, row: int, unit_column: int | None) -> dict[str, Any] | None:
        """The validation of a column's cells; row: the first of them. None: anything may stand there."""
        if column.name in {UNIT, "unit_id"} or (column.name == "org_id" and self._names_units(column)):
            return self._from_list(_UNITS)
        if column.name == "org_id" and about_branches(self._dataset) and unit_column is not None:
            return self._branch_of(xl_rowcol_to_cell(row, unit_column, col_abs=True))
        if column.name == "org_id" and self._dataset.name == "aliases":
            return self._from_list(_CODES)
        if column.name == "rubric_version" and self._dataset.name != "rubrics":
            return self._inline([str(version) for version in self._known.versions])
        if column.name == CODE:
            return None
        if column.name == "period":
            return self.of_period()
        if self._dataset.is_of_duties and column.name == "indicator":
            return self._words_of([label_to_write(self._dataset, label) for label in column.kind.choices])
        if self._dataset.is_of_duties and column.name in FIGURES:  # sums of money have two places
            return self._within_bounds(column.kind, "decimal", 0, None, self._words.error_figure)
        return self._by_kind(column.kind)

    def _names_units(self, column: Column) -> bool:
        return column.kind.reads is Reads.ORGANISATION and not about_branches(self._dataset)

    def _by_kind(self, kind: ValueKind) -> dict[str, Any] | None:
        if kind.reads is Reads.CHOICE:
            return self._words_of(kind.choices)
        if kind.reads is Reads.FLAG:
            return self._inline(_FLAGS)
        if kind.reads is Reads.DATE:
            return self._within_bounds(kind, "date", _EARLIEST, None)
        if kind.stars:
            return self._inline([str(star) for star in range(1, rules.TOP_STAR + 1)])
        if kind.reads in (Reads.NUMBER, Reads.POINTS, Reads.PERCENT) and kind.minimum is not None:
            most = None if kind.maximum is None else kind.maximum / kind.scale
            whole = kind.reads is Reads.NUMBER
            return self._within_bounds(
                kind, "integer" if whole else "decimal", kind.minimum / kind.scale, most
            )
        return None

    def _words_of(self, words: Sequence[str]) -> dict[str, Any] | None:
        """A list of words: within the rule where it takes them, else on the sheet."""
        joined = ",".join(words)
        if len(joined) <= _LONGEST_LIST and joined.count(",") == len(words) - 1:
            return self._inline(words)
        if joined not in self._lists:
            self._put(joined, words)
        return self._from_list(joined)

    def _put(self, name: str, texts: Sequence[str]) -> None:
        column = 2 * len(self._lists)
        self._sheet.write_column(0, column, texts)
        self._lists[name] = column, len(texts)

    def _range(self, name: str, beside: int = 0) -> str:
        column, length = self._lists[name]
        letters = xl_col_to_name(column + beside, col_abs=True)
        return f"'{LISTS_SHEET}'!{letters}$1:{letters}${length}"

    def _from_list(self, name: str) -> dict[str, Any] | None:
        if not self._lists[name][1]:
            return None
        return self._with_error(
            {"validate": "list", "source": f"={self._range(name)}"}, self._words.error_choice
        )

    def _branch_of(self, unit: str) -> dict[str, Any] | None:
        """The branches of the unit that stands in this cell of the row: they lie together in the list."""
        if not self._lists[_BRANCHES][1]:
            return None
        units = self._range(_BRANCHES, 1)
        first = self._range(_BRANCHES).partition(":")[0]
        source = f"=OFFSET({first},MATCH({unit},{units},0)-1,0,COUNTIF({units},{unit}),1)"
        return self._with_error({"validate": "list", "source": source}, self._words.error_choice)

    def _inline(self, texts: Sequence[str]) -> dict[str, Any]:
        return self._with_error({"validate": "list", "source": list(texts)}, self._words.error_choice)

    def _within_bounds(
        self, kind: ValueKind, validate: str, least: Any, most: Any, message: str = ""
    ) -> dict[str, Any]:
        message = message or self._words.errors[kind.reads].format(bounds=kind.bounds)
        limits = (
            {"criteria": ">=", "value": least}
            if most is None
            else {"criteria": "between", "minimum": least, "maximum": most}
        )
        # A warning only: "/" says 未报 where a number stood, and the import looks at the bounds anyway.
        return self._with_error({"validate": validate, "error_type": "warning", **limits}, message)

    def _with_error(self, validation: dict[str, Any], message: str) -> dict[str, Any]:
        title = self._words.error_title[:_LONGEST_TITLE]
        return {**validation, "error_title": title, "error_message": message[:_LONGEST_MESSAGE]}


def periods_of(dataset: Dataset, last_year: int) -> list[Period]:
    """The periods a table of this data set may be about, the latest year first."""
    return [
        Period(year, grain, number)
        for year in range(last_year, rules.BURDEN_BASE_YEAR - 1, -1)
        for grain in dataset.grains
        for number in range(PARTS[grain], 0, -1)
    ]
