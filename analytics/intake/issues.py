"""What can be wrong with a file, as data: which problem, where, what stands there, what was expected."""

from dataclasses import dataclass, field
from enum import StrEnum

MOST_CHARACTERS = 100  # of a value shown back
MOST_ISSUES = 100_000  # a bound on memory, far above what anybody mends; the rest is counted
MOST_NOTES = 200


class Problem(StrEnum):
    """Every kind of finding. The words for it live with the interface, one for each name here."""

    # the file
    NOT_A_WORKBOOK = "not_a_workbook"
    OTHER_FORMAT = "other_format"
    PASSWORD = "password"  # noqa: S105  # the name of a problem, no secret
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    CELLS_FAR_APART = "cells_far_apart"  # too many empty ones lie between
    CELL_TOO_LONG = "cell_too_long"
    TOO_MANY_CHARACTERS = "too_many_characters"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_LARGE_UNPACKED = "too_large_unpacked"
    WEB_PAGE = "web_page"
    NUL_CHARACTER = "nul_character"
    UNKNOWN_ENCODING = "unknown_encoding"
    NOTHING_INSIDE = "nothing_inside"
    # the sheet
    UNKNOWN_DATASET = "unknown_dataset"
    AMBIGUOUS_DATASET = "ambiguous_dataset"
    HEADINGS_NOT_FOUND = "headings_not_found"
    TURNED_TABLE = "turned_table"
    MISSING_COLUMN = "missing_column"
    DUPLICATE_COLUMN = "duplicate_column"
    TABLES_SIDE_BY_SIDE = "tables_side_by_side"
    GROUPS_OF_ONE_HEADING = "groups_of_one_heading"
    UNKNOWN_KIND = "unknown_kind"
    OTHER_FIGURE = "other_figure"
    UNKNOWN_BRACKET = "unknown_bracket"
    OTHER_TABLE = "other_table"
    FURTHER_TABLE = "further_table"
    CUMULATIVE = "cumulative"
    UNKNOWN_ITEM = "unknown_item"
    LABEL_OF_ANOTHER_ITEM = "label_of_another_item"
    FULL_MARKS_DISAGREE = "full_marks_disagree"
    UNKNOWN_RUBRIC = "unknown_rubric"
    MISSING_PERIOD = "missing_period"
    PERIOD_CONFLICT = "period_conflict"
    TITLE_OF_ANOTHER_PERIOD = "title_of_another_period"  # than the column says
    PERIOD_NOT_BEGUN = "period_not_begun"
    RUBRIC_OF_ANOTHER_YEAR = "rubric_of_another_year"
    STORED_OTHERWISE = "stored_otherwise"
    # the cell
    REQUIRED = "required"
    FORMULA_ERROR = "formula_error"
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    PERCENT_OF_COUNT = "percent_of_count"  # where a number of things or persons is asked for
    SHARE_IN_PERCENT = "share_in_percent"  # where done and due are asked for
    AMOUNT_IN_OTHER_UNIT = "amount_in_other_unit"
    AMOUNT_NOT_IN_CENTS = "amount_not_in_cents"
    UNIT_OF_NO_AMOUNT = "unit_of_no_amount"  # of money, beside what is none
    COUNTED_ELSEWHERE = "counted_elsewhere"  # an indicator that other tables tell
    TOO_PRECISE = "too_precise"
    BARE_FRACTION = "bare_fraction"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_A_DATE = "not_a_date"
    DAY_NOT_COME = "day_not_come"
    DAY_TOO_EARLY = "day_too_early"
    NOT_A_PERIOD = "not_a_period"
    NOT_A_FLAG = "not_a_flag"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_LISTED_WORD = "not_a_listed_word"  # of a list too long to be told
    EXEMPTION_IN_A_SCORE = "exemption_in_a_score"
    ITEM_DOES_NOT_APPLY = "item_does_not_apply"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    AMBIGUOUS_ORGANISATION = "ambiguous_organisation"
    ANOTHER_ORGANISATION = "another_organisation"
    ABOLISHED_ORGANISATION = "abolished_organisation"
    VISIT_BEFORE_FOUNDING = "visit_before_founding"
    ENDED_BY_THAT_DAY = "ended_by_that_day"
    TEMPORARY_ORGANISATION = "temporary_organisation"
    MOVE_WITHOUT_DAY = "move_without_day"
    DAY_OF_MOVE = "day_of_move"
    UNDER_AN_ENDED_ONE = "under_an_ended_one"
    ENDS_BEFORE_BRANCHES = "ends_before_branches"
    UNIT_NEEDED = "unit_needed"
    DUPLICATE_ROW = "duplicate_row"
    TOTAL_DISAGREES = "total_disagrees"
    PERCENT_AGAINST_COUNT = "percent_against_count"
    COUNTS_DISAGREE = "counts_disagree"
    FOUND_WHILE_OPEN = "found_while_open"
    OPEN_WHEN_FOUND_AGAIN = "open_when_found_again"
    BEGUN_WHILE_HELD = "begun_while_held"
    HELD_WHEN_BEGUN = "held_when_begun"
    DUTY_OF_OTHER_GRAIN = "duty_of_other_grain"
    DUTY_REPORTED_TWICE = "duty_reported_twice"  # of a period and of a part of it
    BELOW_STORED_SCORES = "below_stored_scores"  # the points of an item
    BROKEN_RULE = "broken_rule"
    # the card
    CARD_ITEM_TWICE = "card_item_twice"
    CARD_ITEM_MISSING = "card_item_missing"
    CARD_POINTS = "card_points"
    # notes, which do not stop an import
    ENDED_WITHIN_PERIOD = "ended_within_period"
    FOUNDED_AFTER_PERIOD = "founded_after_period"
    MORE_THAN_MEMBERS = "more_than_members"
    AMOUNT_IN_CENTS = "amount_in_cents"  # no unit was given
    CARD_COLUMN_NOT_IMPORTED = "card_column_not_imported"
    ONLY_NAMES = "only_names"
    TITLE_BESIDE_PERIODS = "title_beside_periods"
    FILE_OF_ANOTHER_PERIOD = "file_of_another_period"
    UNFILLED_CARDS = "unfilled_cards"
    UNKNOWN_COLUMN = "unknown_column"
    COMPARED_COLUMN = "compared_column"
    IGNORED_ROW = "ignored_row"
    IGNORED_SHEET = "ignored_sheet"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    MACROS_IGNORED = "macros_ignored"
    LINKS_IGNORED = "links_ignored"
    # of the marked copy, which is made after the reading
    NOT_MARKED = "not_marked"


NOT_COUNTED = frozenset({Problem.ENDED_WITHIN_PERIOD, Problem.FOUNDED_AFTER_PERIOD})  # stored all the same
NOTES = NOT_COUNTED | frozenset(
    {
        Problem.CARD_COLUMN_NOT_IMPORTED,
        Problem.ONLY_NAMES,
        Problem.MORE_THAN_MEMBERS,
        Problem.AMOUNT_IN_CENTS,
        Problem.TITLE_BESIDE_PERIODS,
        Problem.FILE_OF_ANOTHER_PERIOD,
        Problem.UNFILLED_CARDS,
        Problem.UNKNOWN_COLUMN,
        Problem.COMPARED_COLUMN,
        Problem.IGNORED_ROW,
        Problem.IGNORED_SHEET,
        Problem.HIDDEN_SHEET,
        Problem.HIDDEN_ROWS,
        Problem.HIDDEN_COLUMNS,
        Problem.MACROS_IGNORED,
        Problem.LINKS_IGNORED,
    }
)


@dataclass(frozen=True)
class Issue:
    """One finding. cell is an address such as B13, empty when it concerns the sheet or the file.

    expected is data: bounds such as 0–2, words to choose from, a heading, the nearest known names.
    column is the heading the cell stands under; it and the file follow from the place, so they do not tell
    two findings apart.
    """

    problem: Problem
    sheet: str = ""
    cell: str = ""
    value: str = ""
    expected: str = ""
    column: str = field(default="", compare=False)
    file: str = field(default="", compare=False)


class RefusedError(Exception):
    """A text that cannot be taken; whoever knows the cell turns it into an Issue."""

    def __init__(
        self, problem: Problem, expected: str = "", value: str = "", sheet: str = "", *, column: str = ""
    ) -> None:
        super().__init__(problem, expected, value, sheet)
        self.problem, self.expected, self.value, self.sheet = problem, expected, value, sheet
        self.column = column  # where the sheet does not have the one it is about


@dataclass
class Findings:
    """Collects issues and notes; keeps the first MOST_ISSUES and MOST_NOTES, and counts all issues."""

    issues: list[Issue] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)
    total: int = 0
    file: str = ""

    def add(
        self,
        problem: Problem,
        sheet: str = "",
        cell: str = "",
        value: str = "",
        expected: str = "",
        column: str = "",
    ) -> Issue:
        """Put down one finding, and hand it back."""
        shown = value[:MOST_CHARACTERS]
        issue = Issue(problem, sheet, cell, shown, expected, column[:MOST_CHARACTERS], self.file)
        if problem in NOTES:
            if len(self.notes) < MOST_NOTES:
                self.notes.append(issue)
            return issue
        self.total += 1
        if len(self.issues) < MOST_ISSUES:
            self.issues.append(issue)
        return issue
