"""A finding of the import in words, the same on the page, in the terminal and in the marked workbook."""

from analytics import datasets
from analytics.intake.issue_lists import IssueWords
from analytics.intake.issues import NOTES, Issue, Problem
from dashboard.words.broken_rules import BrokenRules
from dashboard.words.issues import Issues, Kinds, Mending


def sentence(issue: Issue) -> str:
    """Sheet, cell, what stands there and what was expected, in one sentence."""
    return _fill_template(getattr(Issues, issue.problem.name), issue, Issues.PLACE)


def remark(issue: Issue) -> str:
    """The sentence without sheet and cell, for where these are seen."""
    return _fill_template(getattr(Issues, issue.problem.name), issue, "")


def how_to_mend(issue: Issue) -> str:
    """How to mend it; nothing for a note."""
    return "" if issue.problem in NOTES else _fill_template(getattr(Mending, issue.problem.name), issue, "")


def kind(problem: Problem) -> str:
    """The problem in a few words, for a group of issues."""
    words: str = getattr(Kinds, problem.name)
    return words


def expected_words(issue: Issue) -> str:
    """What was expected, in words where it is the name of a rule."""
    if issue.problem is Problem.BROKEN_RULE:
        return broken_rule(issue.expected)
    if issue.problem is Problem.UNKNOWN_ORGANISATION and not issue.expected:
        return "无"
    return issue.expected


def broken_rule(name: str) -> str:
    """What a rule of a data set asks."""
    own = {rule: check.words for one in datasets.ALL.values() for rule, check in one.checks.items()}
    return own.get(name) or str(getattr(BrokenRules, name.upper(), BrokenRules.OTHER))


def _fill_template(template: str, issue: Issue, place: str) -> str:
    said = {"sheet": issue.sheet, "cell": issue.cell, "value": issue.value, "expected": expected_words(issue)}
    return template.format(place=place.format(**said), **said)


WORDS = IssueWords(remark, expected_words, how_to_mend)
