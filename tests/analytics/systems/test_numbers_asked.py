"""How many numbers a year the program asks, by what binds a unit: only less, unless the method is new."""

from datetime import date

import polars as pl
import pytest

from analytics import datasets
from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.asked import numbers_asked
from analytics.kit.units import standing_units
from analytics.reference.thresholds import Measure, Shape, Standing, duties, thresholds
from dashboard.files import document_numbers
from tests.analytics import builders as b

BINDING = datasets.asked_duties()
# What was asked under each METHOD_DATE, by scope; of the city as a whole apart.
ASKED = {
    date(2026, 11, 30): {
        ("洛阳市", False): 55, ("洛阳市", True): 12, ("水利系统", False): 12, ("省事管局", False): 10,
        ("考评要素", False): 12,
    },
}  # fmt: skip
# The rows there were when the plan was made; their sums are those of its table.
FIRST = {"洛阳市": 41, "水利系统": 12, "省事管局": 10}
ADDED = {
    "secretary_rotation_class", "standing_committee_hearing", "responsibility_report", "duty_list_issued",
    "honours_two_yearly", "item38_courses", "talks_post", "talks_discipline", "talks_family", "talks_signs",
    "report_in_branches", "report_in_members", "paired_branches", "member_points",
}  # fmt: skip


def asked(scope, *, of_city=False, among=BINDING):
    own = [one for one in among if scope in one.scopes and one.is_of_city == of_city]
    return sum(one.numbers_a_year for one in own)


def test_what_is_asked_only_falls_while_the_method_stays():
    assert rules.METHOD_DATE in ASKED, "the method is new: put down what it asks under its date"
    most = ASKED[rules.METHOD_DATE]

    assert {scope for one in BINDING for scope in one.scopes} == {scope for scope, _ in most}
    assert all(asked(scope, of_city=of_city) <= number for (scope, of_city), number in most.items())


def test_the_rows_there_were_at_first_ask_what_the_plan_computed():
    first = [one for one in duties() if one.code not in ADDED]
    assert {scope: asked(scope, among=first) for scope in FIRST} == FIRST
    assert asked("洛阳市", of_city=True, among=first) == 10


def test_what_is_counted_from_other_tables_is_not_asked_for():
    asked_for = {one.code for one in BINDING}
    derived = {one.code for one in thresholds() if one.shape is not Shape.DUTY}
    derived |= {"points_published", "member_points"}  # of a table of branches
    assert not asked_for & derived
    assert not [one.code for one in BINDING if one.standing is not Standing.BINDING]


@pytest.mark.parametrize(
    ("measure", "period", "found"),
    [(Measure.COUNT, "year", 1), (Measure.SHARE, "half", 4), (Measure.BALANCE, "quarter", 8)],
)
def test_a_share_and_a_sum_are_two_numbers_each_time(measure, period, found):
    one = next(one for one in duties() if (one.measure, one.period) == (measure, period))
    assert one.numbers_a_year == found


UNITS = (
    b.unit("P", 1, name="省某厅"), b.unit("W", 2, name="省水利厅"), b.unit("B", 3, name="省机关事务管理局"),
    b.unit("S", 4, name="示例单位07", synthetic=True),
    b.unit("C", 5, League.MUNICIPAL, name="洛阳市", region="洛阳市"),
    b.unit("K", 6, League.MUNICIPAL, name="开封市", region="开封市"),
)  # fmt: skip


def test_each_unit_is_asked_by_what_binds_it():
    organisations = b.organisations(*UNITS).lazy()
    units = standing_units(organisations, b.frame("aliases", []).lazy(), date(2020, 12, 31))
    found = numbers_asked(BINDING, units, organisations, b.frame("rubrics", []).lazy(), parse("2020"))

    assert found == {"W": 12, "B": 10, "C": 67}


def test_the_page_tells_the_same_numbers():
    told = dict(document_numbers.numbers_by_scope().select("whom", "numbers").rows())

    assert told["没有文件约束的单位"] == 0
    assert (told["洛阳市的单位"], told["洛阳市（市一级）"]) == (
        asked("洛阳市"),
        asked("洛阳市", of_city=True),
    )
    (items,) = document_numbers.numbers_by_scope().filter(pl.col("note").is_not_null()).to_dicts()
    assert (items["numbers"], "待工委确认" in items["note"]) == (asked("考评要素"), True)
    shown = document_numbers.numbers()
    assert shown["label"].to_list() == [one.label for one in thresholds()]
    assert [note for note in shown["note"] if note and "2024年" in note]
