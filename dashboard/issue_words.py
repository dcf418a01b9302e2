"""A finding of the import in words, the same on the page and in the terminal."""

from analytics.intake.issues import Issue, Problem
from dashboard.text.issues import BrokenRules, Issues


def sentence(issue: Issue) -> str:
    """Sheet, cell, what stands there and what was expected, in one sentence."""
    expected = issue.expected
    if issue.problem is Problem.BROKEN_RULE:
        expected = getattr(BrokenRules, expected.upper(), BrokenRules.OTHER)
    template: str = getattr(Issues, issue.problem.name)
    return template.format(sheet=issue.sheet, cell=issue.cell, value=issue.value, expected=expected)
