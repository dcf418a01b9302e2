"""Issues are grouped and counted, in the order in which to mend them."""

from hypothesis import given
from hypothesis import strategies as st

from analytics.intake.issue_groups import groups
from analytics.intake.issues import Issue, Problem

SHEETS = st.sampled_from(["", "甲", "乙"])
ISSUES = st.builds(
    Issue,
    st.sampled_from(list(Problem)),
    SHEETS,
    st.sampled_from(["", "A1", "B2"]),
    st.sampled_from(["", "x", "y"]),
    column=st.sampled_from(["", "单位", "1"]),
)


def number(cell, value, sheet="甲", column="1"):
    return Issue(Problem.NOT_A_NUMBER, sheet, cell, value, "0–2", column)


def test_a_group_counts_one_problem_in_one_column():
    issues = [number(f"B{row}", "优" if row % 2 else "良") for row in range(2, 12)]

    group = groups([*issues, number("C2", "优", column="2")])[0]

    assert (group.problem, group.sheet, group.column, group.count) == (Problem.NOT_A_NUMBER, "甲", "1", 10)
    assert group.cells == ("B2", "B3", "B4", "B5", "B6")
    assert group.values == ("良", "优")
    assert group.example == issues[0]


def test_what_others_follow_from_comes_first_and_then_the_most():
    one, two = number("B2", "优"), number("C2", "优", column="2")
    issues = [
        one,
        two,
        two,
        Issue(Problem.UNKNOWN_ORGANISATION, "甲", "A2", "无", column="单位"),
        Issue(Problem.MISSING_COLUMN, "甲", expected="星级"),
        Issue(Problem.TOO_LARGE),
    ]

    assert [(group.problem, group.column) for group in groups(issues)] == [
        (Problem.TOO_LARGE, ""),
        (Problem.MISSING_COLUMN, ""),
        (Problem.UNKNOWN_ORGANISATION, "单位"),
        (Problem.NOT_A_NUMBER, "2"),
        (Problem.NOT_A_NUMBER, "1"),
    ]


def test_two_broken_rules_of_one_column_are_two_groups():
    rules = ("due_after_it_was_found", "cleared_after_it_was_found")
    assert len(groups(Issue(Problem.BROKEN_RULE, "甲", "A2", "", rule, "支部") for rule in rules)) == 2


@given(st.lists(ISSUES, max_size=30))
def test_no_issue_is_lost_in_the_groups(issues):
    assert sum(group.count for group in groups(issues)) == len(issues)
