"""What stands beside the problems: kinds of weak branches, and counts above 2019; side by side, no cause."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.kit.statement import WHOLE, Scope
from dashboard.systems.problems import SYSTEM
from tests.analytics import builders as b

DAY, DUE = date(2023, 8, 1), date(2024, 3, 1)


def results_of(problems=(), weak=(), counts=()):
    tree = [b.unit("u", 1), b.unit("v", 2), *(b.branch(f"{org}1", org) for org in "uv")]
    tables = b.tables(
        organisations=b.organisations(*tree),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", "2023-12", 6000)]),
        cases=b.frame("cases", list(problems)),
        weak_branches=b.frame("weak_branches", list(weak)),
        burden_counts=b.frame("burden_counts", list(counts)),
    )
    return pipeline.build(tables, parse("2023"), kinds=False)


@pytest.fixture(scope="module")
def told():
    problems = [
        b.problem("u", 1, DAY, DUE, kind="形式主义"),
        *(b.problem(org, 2, DAY, DUE) for org in "uv"),
    ]  # fmt: skip
    months = [b.burden(org, f"{year}-03", year - 2018, 1, 1, 1) for org in "uv" for year in (2019, 2023)]
    return results_of(problems, [b.weak("u1", DAY, DUE), b.weak("v1", DAY, DUE)], months)


def said(results, name, scope=WHOLE):
    (one,) = (one for one in SYSTEM.findings if one.name == name)
    return one.statement_of(results, scope).words


def test_what_stands_together_in_units_is_told_and_not_as_a_cause(told):
    assert said(told, "beside_weak") == (
        "同一单位里两样都有的，最多的是灯下黑和虚化（2家）；只是并列，不说明因果"
    )
    assert said(told, "beside_burden") == (
        "有形式主义问题的：超过2019年同期的2家单位里1家；只是并列，不说明因果"
    )


@pytest.mark.parametrize("name", ["beside_weak", "beside_burden"])
def test_nothing_is_said_of_one_unit_nor_where_nothing_was_written_down(told, name):
    assert said(told, name, Scope("u", "甲", is_unit=True)) == ""
    assert said(results_of(), name) == ""
