"""Points claimed without evidence, from the last self check only."""

from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.systems.scores import evidence
from tests.analytics import builders as b

UNITS = (b.unit("u"), b.unit("v", 2))


def found(*checks, code="2021H1", cut=(), units=UNITS):
    tables = b.tables(
        organisations=b.organisations(*units),
        rubrics=b.rubric(30, 20, 10),
        self_checks=b.frame("self_checks", list(checks)),
        exemptions=b.frame("exemptions", list(cut)),
    )
    period = parse(code)
    standing = standing_units(tables["organisations"], tables["aliases"], period.end)
    rows = evidence.evidence_missing(
        standing, tables["self_checks"], tables["rubrics"], tables["exemptions"], period
    )
    return rows.select("org_id", "period", "item_no", "self_points", "evidence").rows()


def test_none_and_not_filled_in_both_count_as_no_evidence():
    check = b.self_check("u", "2021-03", 100, 200, 300, evidence=(0, None, 1))
    assert found(check) == [("u", "2021-03", 1, 100, 0), ("u", "2021-03", 2, 200, None)]


def test_where_nothing_is_claimed_or_the_item_is_exempt_nothing_has_to_be_shown():
    exempt = {"org_id": "u", "rubric_version": 2020, "item_no": 1, "reason": "无此职能"}
    assert found(b.self_check("u", "2021-03", 0, None, 300, evidence=(0, 0, 1))) == []
    assert found(b.self_check("u", "2021-03", 100, evidence=(0,)), cut=[exempt]) == []


def test_only_the_last_self_check_up_to_the_end_of_the_period_is_looked_at():
    checks = [
        b.self_check("u", "2021-02", 100, evidence=(0,)),
        b.self_check("u", "2021-03", 100, evidence=(1,)),
    ]

    assert found(*checks) == []
    assert found(*checks, code="2021-02") == [("u", "2021-02", 1, 100, 0)]


def test_the_unit_that_lacks_most_comes_first():
    checks = [
        b.self_check("u", "2021-03", 100, evidence=(0,)),
        b.self_check("v", "2021-03", 100, 100, evidence=(0, 0)),
    ]

    assert [row[0] for row in found(*checks)] == ["v", "v", "u"]
