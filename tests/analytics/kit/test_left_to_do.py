"""What a unit has left to do: cases due soon, rounds of the quarter, branches not seen in the year."""

from datetime import date

import polars as pl
import pytest

from analytics.kit.case_worklist import due_soon
from analytics.kit.round_left import things_left
from analytics.systems.problems import PROBLEMS
from analytics.systems.weak_branches import LEDGER


@pytest.mark.parametrize(("cases", "unit"), [(LEDGER, "unit_id"), (PROBLEMS, "org_id")])
def test_cases_due_soon_are_counted_by_unit(cases, unit):
    steps = [cases.steps.due_soon, cases.steps.overdue, cases.steps.due_soon, cases.steps.due_soon]
    work = pl.DataFrame({"step": steps} | {"org_id": ["x1", "x1", "x2", "x3"]} | {unit: ["a", "a", "b", "b"]})

    assert due_soon(cases, work).rows() == [("a", 1), ("b", 2)]


@pytest.mark.parametrize(("day", "sizes"), [(date(2023, 12, 31), [2, 1, 0]), (date(2023, 9, 30), [1, 0, 0])])
def test_branches_nobody_saw_are_left_only_at_the_end_of_the_year(day, sizes):
    rows = pl.DataFrame(
        {"org_id": ["a", "b", "c"], "covered": [0, 3, 4], "population": 4, "without": [True, False, False]}
    )

    assert things_left(rows, day)["size"].to_list() == sizes
