"""Issues of one kind in one column belong together: mended once, by one rule, they all go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.intake.issues import Issue, Problem

_SHOWN = 5  # cells and values of a group that are shown
# What to mend first, because what stands below often follows from it: file, sheet, organisation, other cells.
_ORGANISATIONS = frozenset(
    {
        Problem.UNKNOWN_ORGANISATION,
        Problem.AMBIGUOUS_ORGANISATION,
        Problem.ANOTHER_ORGANISATION,
        Problem.ABOLISHED_ORGANISATION,
        Problem.VISIT_BEFORE_FOUNDING,
        Problem.ENDED_BY_THAT_DAY,
        Problem.TEMPORARY_ORGANISATION,
        Problem.UNIT_NEEDED,
    }
)


@dataclass(frozen=True)
class IssueGroup:
    """The issues of one problem in one column of one sheet.

    count: how many; cells and values: the first of them, each value once; example: the first issue, whose
    words fit all.
    """

    problem: Problem
    sheet: str
    column: str
    count: int
    cells: tuple[str, ...]
    values: tuple[str, ...]
    example: Issue


def groups(issues: Iterable[Issue]) -> list[IssueGroup]:
    """The issues grouped, in the order in which to mend them: what others follow from, then the most."""
    found: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        found.setdefault(_kind(issue), []).append(issue)
    order = {issue.sheet: None for listed in found.values() for issue in listed[:1]}
    places = {sheet: place for place, sheet in enumerate(order)}
    made = [_group(listed) for listed in found.values()]
    return sorted(made, key=lambda group: (_step(group.example), places[group.sheet], -group.count))


def _kind(issue: Issue) -> tuple[object, ...]:
    rule = issue.expected if issue.problem is Problem.BROKEN_RULE else ""
    return issue.file, issue.problem, issue.sheet, issue.column, rule


def _group(issues: Sequence[Issue]) -> IssueGroup:
    first = issues[0]
    cells = [issue.cell for issue in issues if issue.cell]
    values = list(dict.fromkeys(issue.value for issue in issues if issue.value))
    return IssueGroup(
        first.problem,
        first.sheet,
        first.column,
        len(issues),
        tuple(cells[:_SHOWN]),
        tuple(values[:_SHOWN]),
        first,
    )


def _step(issue: Issue) -> int:
    if not issue.sheet:
        return 0
    if not issue.column:  # it concerns the sheet or its headings
        return 1
    return 2 if issue.problem in _ORGANISATIONS else 3
