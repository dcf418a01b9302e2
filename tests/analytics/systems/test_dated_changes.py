"""When units changed, for the marks on axes of time: of the province, of leagues, of each unit."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

DAY = date(2021, 7, 1)
TREE = b.organisations(
    *(b.unit(code, place) for place, code in enumerate("ABC", start=1)),
    b.unit("M", 4, league="市直"),
    b.branch("b1", "A"),
)


def changes(*steps):
    rows = [
        {"change_no": number, "changed_on": day, "kind": kind, "from_org": before, "to_org": after}
        for number, (day, kind, before, after) in enumerate(steps, start=1)
    ]
    return b.frame("changes", rows)


def dated(period, *steps):
    tables = b.tables(organisations=TREE, changes=changes(*steps))
    return pipeline.tables_of(["dated_changes"], tables, parse(period))["dated_changes"].rows()


def test_a_merger_is_told_of_the_province_its_league_and_every_unit_in_it():
    found = dated("2021H2", (DAY, "合并", "B", "A"), (DAY, "合并", "C", "A"))

    merged = (DAY, "合并", 2, 1)
    assert found == [(scope, *merged) for scope in ("A", "B", "C", "全省", "省直")]


def test_a_new_name_is_told_of_that_unit_alone():
    assert dated("2021H2", (DAY, "更名", "A", "A")) == [("A", DAY, "更名", 1, 1)]


def test_who_comes_or_goes_is_told_with_nothing_on_the_other_side():
    found = dated("2021H2", (DAY, "撤销", "M", None), (date(2021, 3, 1), "新建", None, "A"))

    assert found == [
        ("A", date(2021, 3, 1), "新建", 0, 1),
        ("M", DAY, "撤销", 1, 0),
        ("全省", date(2021, 3, 1), "新建", 0, 1),
        ("全省", DAY, "撤销", 1, 0),
        ("市直", DAY, "撤销", 1, 0),
        ("省直", date(2021, 3, 1), "新建", 0, 1),
    ]


@pytest.mark.parametrize("step", [(DAY, "撤销", "b1", None), (date(2022, 1, 1), "撤销", "M", None)])
def test_changes_of_branches_and_those_to_come_are_none(step):
    assert dated("2021H2", step) == []
