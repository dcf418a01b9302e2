"""What is said of a system of cases in small states, in nouns of its own."""

import dataclasses
from datetime import date

import pytest

from analytics.base.rules import PROVINCE, WeakKind
from analytics.systems.weak_branches import LEDGER
from dashboard.kit import case_charts, case_findings, case_months, cases, first_units
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.systems.weak_branches.findings import LEDGER_SLIDE, NOUNS
from tests.analytics import builders as b
from tests.dashboard import weak_data

CHORES = cases.CaseNouns(dataclasses.replace(LEDGER, found="登记"), "杂事", "杂事", "杂事台账", "全部办完")
DAY, DUE, PAST = date(2021, 3, 1), date(2021, 12, 31), date(2021, 5, 31)
U = Scope("u", "甲单位", is_unit=True)


def said(one, *entries, scope=WHOLE):
    return one(CHORES, weak_data.made(*entries), scope).on_page


def test_nothing_on_the_ledger_is_not_the_same_as_nothing_open():
    cleared = b.weak("u1", DAY, DUE, date(2021, 4, 1))

    assert said(cases.open_statement) == (
        "到2021年上半年末，杂事台账上没有任何记录。已有台账的，请到“导入”页导入杂事台账。"
    )
    assert said(cases.open_statement, cleared) == (
        "全省2021年上半年末未销号杂事为零，全部办完；台账上的1条均已销号。"
    )
    assert (
        said(cases.open_statement, b.weak("v1", DAY, DUE), scope=U)
        == "甲单位2021年上半年末在杂事台账上没有记录。"
    )


@pytest.mark.parametrize(
    ("due", "words", "urgency"),
    [
        (DUE, "全省2021年上半年末有1个杂事未销号，没有超过整改时限。", Urgency.NEWS),
        (PAST, "全省2021年上半年末有1个杂事未销号，其中1个超过整改时限。", Urgency.OVERDUE),
    ],
)
def test_open_cases_say_whether_they_are_overdue_and_press_accordingly(due, words, urgency):
    results = weak_data.made(b.weak("u1", DAY, due))

    assert cases.open_statement(CHORES, results, WHOLE).words == words
    assert cases.urgency(CHORES, results, U) is urgency
    assert cases.urgency(CHORES, results, Scope("v", "乙", is_unit=True)) is Urgency.NONE


def test_months_of_one_of_rising_falling_and_quiet_ledgers():
    assert (
        said(case_months.months, b.weak("u1", date(2021, 6, 2), DUE))
        == "2021年6月登记1个、没有销号，月末未销号1个"
    )
    assert said(case_months.months, b.weak("u1", DAY, DUE)) == (
        "月末未销号为1个，与2021年3月末持平，其间没有登记和销号"
    )
    grown = said(case_months.months, b.weak("u1", DAY, DUE), b.weak("u2", date(2021, 5, 1), DUE))
    assert grown == "月末未销号由1个增至2个（2021年3月末至2021年6月末），其间登记1个、没有销号"
    fallen = said(case_months.months, b.weak("u1", DAY, DUE, date(2021, 4, 5)))
    assert fallen == "月末未销号由1个减至0个（2021年3月末至2021年6月末），其间没有登记、销号1个"


def test_the_months_in_which_far_more_came_and_fewer_went_are_named(sample_results):
    told = case_months.months(NOUNS, sample_results("2023H2"), WHOLE).words

    assert told == (
        "月末未销号由73个增至217个（2023年6月末至2023年12月末），其间认定186个、销号42个；"
        "2023年7月至11月认定明显偏多（19至45个，此前每月认定中位数11个）；"
        "2023年9月至12月销号明显偏少（3至5个，此前每月销号中位数12.5个）"
    )
    on_slide = LEDGER_SLIDE.statement_of(sample_results("2023H2"), WHOLE).words
    assert told.partition("；")[2] in on_slide
    assert case_months.unusual(NOUNS, sample_results("2022H2"), WHOLE) == []


def test_kinds_tied_alone_and_gone():
    other = {"kind": WeakKind.MARGINAL.value}
    alone = b.weak("u1", DAY, DUE)

    assert said(cases.kinds, alone) == "未销号的1个是虚化，没有超期的"
    assert said(cases.kinds, alone, b.weak("v1", DAY, PAST, **other)) == (
        "未销号中虚化、边缘化并列最多（各1个），其中超期1个"
    )
    assert said(cases.kinds, b.weak("u1", DAY, DUE, date(2021, 4, 1))) == (
        "期末没有未销号的；本期销号1个，其中按期1个"
    )
    assert said(cases.kinds, b.weak("u1", date(2020, 1, 1), DUE, date(2020, 4, 1))) == (
        "期末没有未销号的，本期也没有销号的"
    )


def test_work_is_told_step_by_step_and_each_line_has_its_reason():
    results = weak_data.made(b.weak("u1", DAY, PAST), b.weak("v1", DAY, date(2021, 7, 10), measure="谈话"))

    told = cases.worklist(CHORES, results, WHOLE).words
    lines = case_findings.work_lines(CHORES, results.tables["worklist"])

    assert told == "杂事共2个待办：超期1个，已超30天；30天内到时限1个"
    assert lines["reason"].to_list() == ["超期30天未销号，未填整改措施", "距时限10天"]
    assert said(cases.worklist) == "杂事没有待办：台账上没有记录"
    assert said(cases.worklist, b.weak("u1", DAY, DUE, DAY)) == "杂事没有待办：期末未销号为零"
    assert said(cases.worklist, b.weak("u1", DAY, DUE)) == (
        "杂事共1个待办：在时限内，30天内没有到时限的，按时限推进"
    )


def test_a_case_overdue_for_the_second_time_has_both_reasons():
    again = weak_data.made(weak_data.EARLIER, b.weak("u1", DAY, PAST, measure="谈话"))

    assert case_findings.work_lines(CHORES, again.tables["worklist"])["reason"].to_list() == [
        "超期30天未销号，第2次登记"
    ]


def test_only_what_is_overdue_or_due_soon_is_reminded_of():
    later = b.weak("u2", DAY, DUE, measure="谈话")
    results = weak_data.made(b.weak("u1", DAY, PAST, measure="谈话"), later)

    (one,) = case_findings.reminders(CHORES, results)

    assert (one.org_id, one.due, one.days) == ("u", PAST, 30)
    assert one.what.endswith("（虚化）：超期30天未销号")


def test_charts_hold_the_numbers_of_their_tables():
    results = weak_data.build()
    months = case_charts.months_chart(CHORES, results, WHOLE)
    units = case_charts.units_chart(CHORES, results, WHOLE, first_units.ALL)
    rows = results.tables["ledger_by_month"].filter(scope=PROVINCE)

    by_name = {one.name: one.values for panel in months.fields for one in panel.series}
    assert by_name == {
        "月末未销号": tuple(rows["open"]),
        "其中超期": tuple(rows["overdue"]),
        "当月登记": tuple(rows["found"]),
        "当月销号": tuple(rows["cleared"]),
    }
    drawn = [one.values for one in units.fields[0].series]
    assert [sum(values) for values in zip(*drawn, strict=True)] == [
        dict(results.tables["ledger_by_unit"].select("org_id", "open").iter_rows())[code]
        for code in units.fields[0].categories.keys
    ]
    assert case_charts.units_chart(CHORES, weak_data.made(), WHOLE, first_units.ALL).none


def test_an_edition_older_than_the_table_says_so_and_the_advice_is_a_hint():
    older = weak_data.without(weak_data.build(), "ledger_pooled", "ledger_by_unit", "ledger_by_kind")

    without_work = weak_data.without(weak_data.build(), "worklist")
    for one, results in ((cases.open_statement, older), (cases.kinds, older), (cases.worklist, without_work)):
        statement = one(CHORES, results, WHOLE)
        assert statement.words == "这一版定稿时还没有这项统计"
        assert statement.hint == "。请在上方改选最新的版本"


def test_a_unit_without_cases_is_not_told_that_its_edition_is_old():
    results = weak_data.build()
    never = sorted(set(results.tables["ledger_by_unit"]["org_id"]) - set(results.tables["ledger"]["unit_id"]))
    scope = Scope(never[0], never[0], is_unit=True)

    assert "上没有记录" in cases.open_statement(CHORES, results, scope).words
    assert [one(CHORES, results, scope).words for one in (case_months.months, cases.kinds)] == ["", ""]
