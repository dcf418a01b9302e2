"""A finding of the import in words, the same on the page, in the terminal and in the marked workbook."""

from collections.abc import Iterable

from analytics import datasets
from analytics.intake.issue_lists import IssueWords
from analytics.intake.issues import NOTES, Issue, Problem
from dashboard.words.broken_rules import BrokenRules
from dashboard.words.issue_kinds import Kinds
from dashboard.words.issues import Issues, LeftEmpty, NumberedSheet, SeveralPeriods
from dashboard.words.mending import Mending

# Nobody saw these rows, or figures are not what they may have been meant to be: not among other notes.
SAID_FIRST = frozenset({Problem.HIDDEN_ROWS, Problem.HIDDEN_COLUMNS, Problem.AMOUNT_IN_CENTS})

# No name like it, no version, no word like it.
_MAY_HAVE_NONE = {Problem.UNKNOWN_ORGANISATION, Problem.UNKNOWN_RUBRIC, Problem.NOT_A_LISTED_WORD}


def sentence(issue: Issue) -> str:
    """Sheet, cell, what stands there and what was expected, in one sentence."""
    return _fill_template(_words(issue), issue, Issues.PLACE)


def remark(issue: Issue) -> str:
    """The sentence without sheet and cell, for where these are seen."""
    return _fill_template(_words(issue), issue, "")


def how_to_mend(issue: Issue) -> str:
    """How to mend it; nothing for a note."""
    if issue.problem in NOTES:
        return ""
    own = _own_words(issue)
    return _fill_template(own.MENDING if own else getattr(Mending, issue.problem.name), issue, "")


def said_first(notes: Iterable[Issue]) -> list[str]:
    """What was read although the spreadsheet hides it, and money read without a unit."""
    return [sentence(note) for note in notes if note.problem in SAID_FIRST]


def kind(problem: Problem) -> str:
    """The problem in a few words, for a group of issues."""
    words: str = getattr(Kinds, problem.name)
    return words


def expected_words(issue: Issue) -> str:
    """What was expected, in words where it is the name of a rule."""
    if issue.problem is Problem.BROKEN_RULE:
        return broken_rule(issue.expected)
    if issue.problem is Problem.COUNTED_ELSEWHERE and not issue.expected:
        return "其他台账"
    if issue.problem in _MAY_HAVE_NONE and not issue.expected:
        return "无"
    return issue.expected


def broken_rule(name: str) -> str:
    """What a rule of a data set asks."""
    own = {rule: check.words for one in datasets.ALL.values() for rule, check in one.checks.items()}
    return own.get(name) or str(getattr(BrokenRules, name.upper(), BrokenRules.OTHER))


def _words(issue: Issue) -> str:
    own = _own_words(issue)
    return own.SENTENCE if own else str(getattr(Issues, issue.problem.name))


def _own_words(issue: Issue) -> type[LeftEmpty | NumberedSheet | SeveralPeriods] | None:
    """Those of a case of the problem that its usual sentence does not fit."""
    if issue.problem is Problem.MISSING_PERIOD and issue.value:
        return SeveralPeriods
    if issue.problem is Problem.MISSING_PERIOD and issue.sheet.strip().isdecimal():
        return NumberedSheet
    is_empty = issue.problem is Problem.BROKEN_RULE and not issue.value and issue.column
    return LeftEmpty if is_empty else None


def _fill_template(template: str, issue: Issue, place: str) -> str:
    said = {
        "sheet": issue.sheet,
        "cell": issue.cell,
        "value": issue.value,
        "expected": expected_words(issue),
        "column": issue.column.strip(" *"),
    }
    return template.format(place=place.format(**said), **said)


WORDS = IssueWords(remark, expected_words, how_to_mend)
