"""What is said of inspections: how far the committee came, what came of it, who owes a report upward."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.access.unit_cut import cut_results
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.matters import MatterState
from dashboard.files.reminders.matters import matters, to_units
from dashboard.kit.few_names import name_tied
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.systems.inspections import SYSTEM
from tests.analytics import builders as b

SPRING, SUMMER = date(2023, 3, 1), date(2023, 6, 1)
YEARLY = "党组向上级报告履责情况"
CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", name="示例市03", synthetic=True)
UNITS = (b.unit("u", 1, name="甲"), b.unit("v", 2, name="乙"), CITY)
OF_U, OF_M = Scope("u", "甲", is_unit=True), Scope("m", "示例市03", is_unit=True)
PROVINCIAL = Scope("省直", "省直")


def results_of(visits=(), problems=(), duties=(), counts=(), until="2023-12", period="2023"):
    tables = b.tables(
        organisations=b.organisations(*UNITS),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", until, 6000)]),
        inspections=b.frame("inspections", list(visits)),
        cases=b.frame("cases", list(problems)),
        duty_reports=b.frame("duty_reports", list(duties)),
        burden_counts=b.frame("burden_counts", list(counts)),
    )
    return pipeline.build(tables, parse(period), kinds=False)


def said(results, name="standing", scope=WHOLE):
    (one,) = (one for one in SYSTEM.findings if one.name == name)
    return one.statement_of(results, scope).words


@pytest.fixture(scope="module")
def told():
    problems = [
        b.problem("u", 1, SPRING, SUMMER, SPRING, source="督查检查"),
        b.problem("u", 2, SPRING, SUMMER, source="巡视巡察"),
    ]
    duties = [b.duty("u", "2023", YEARLY, 1), b.duty("m", "2023", "党委常委会听取机关党建汇报", 1)]
    visits = [b.inspection("u", SPRING), b.inspection("u", SUMMER)]
    return results_of(visits, problems, duties, [b.burden("u", "2023-03", 0, 0, 0)])


def test_the_headline_says_how_many_were_reached_what_came_of_it_and_who_did_not_report(told):
    assert said(told) == (
        "全省2023年工委督查1/3家（33.3%），有文件约束的1家督查了0家；"
        "督查、巡视巡察发现问题2个，整改1个，还没有整改的1个，其中督查、巡视问题超期1个；"
        "未报年度履责情况的1家；没有报年度履责情况的1家（没有文件约束，只作参照）；"
        "其他上报事项未报、未报全3项次"
    )


def test_a_unit_reads_of_itself_alone(told):
    assert said(told, scope=OF_U) == (
        "甲2023年工委督查2次（最近2023年6月1日）；督查、巡视巡察发现问题2个，整改1个，还没有整改的1个，其中督查、巡视问题超期1个"
    )
    assert said(told, scope=OF_M) == (
        "示例市03，2023年工委没有督查过；未报年度履责情况；"
        "未报：意识形态专题报告、八项规定执行情况报告、八项规定执行情况通报"
    )
    (one,) = (one for one in SYSTEM.findings if one.name == "standing")
    assert (one.urgency(told, OF_U), one.urgency(told, OF_M)) == (Urgency.NEWS, Urgency.BEHIND)


def test_open_problems_of_earlier_years_are_said_to_be_such():
    old = b.problem("u", 1, date(2022, 3, 1), SUMMER, source="督查检查")
    assert "没有发现问题，还没有整改的1个（含以前年度发现的）" in said(results_of(problems=[old]))


def test_where_nothing_was_written_down_that_is_said_and_no_number():
    nothing = results_of()
    assert said(nothing, scope=PROVINCIAL) == "省直没有督查和上报记录"
    assert "导入" in SYSTEM.headline(nothing, PROVINCIAL).hint
    assert not SYSTEM.has_records(nothing)
    reported = results_of(duties=[b.duty("u", "2023", YEARLY, 1)])
    assert said(reported, scope=PROVINCIAL).startswith("省直2023年没有工委督查的记录；没有报年度")
    assert SYSTEM.headline(nothing, OF_U).words == "甲没有督查和上报记录"


def test_a_unit_reads_the_same_of_itself_whether_or_not_it_sees_the_others(told):
    reported = results_of(duties=[b.duty("u", "2023", YEARLY, 1)])
    for results, unit in ((told, OF_U), (told, OF_M), (reported, OF_U)):
        own = cut_results(results, unit.code)
        assert said(own, scope=unit) == said(results, scope=unit)
        assert SYSTEM.has_records(own) == SYSTEM.has_records(results)
        assert SYSTEM.key_figures(own, unit) == SYSTEM.key_figures(results, unit)
        labels = [one.label for one in SYSTEM.key_figures(results, unit)]
        assert "本年督查、巡视发现问题" in labels  # both sources are counted, and both are named
        assert own.tables["inspection_burden"].is_empty()
        assert set(own.tables["inspections"]["org_id"]) <= {unit.code}


def test_a_year_that_runs_is_said_up_to_its_day():
    half = results_of([b.inspection("u", SPRING)], until="2023-06", period="2023H1")
    assert said(half).startswith("全省2023年截至2023年6月30日工委督查1/3家")


def test_a_period_that_has_not_begun_tells_of_the_year_the_data_reach():
    ahead = results_of(
        [b.inspection("u", SPRING)],
        [b.problem("u", 1, SPRING, SUMMER, source="督查检查")],
        period="2024H1",
    )
    assert said(ahead, scope=OF_U) == (
        "甲2023年工委督查1次（最近2023年3月1日）；督查、巡视巡察发现问题1个，还没有整改的1个，其中督查、巡视问题超期1个"
    )


def test_more_inspections_than_counted_are_worth_a_look_and_only_there(told):
    words = said(told, "burden")
    assert "自己统计的检查数少于工委督查次数的1家（甲），建议核对" in words
    assert said(told, "burden", OF_U) == ""


@pytest.mark.parametrize(("until", "period", "state"), [
    ("2023-12", "2023", MatterState.OWED), ("2023-12", "2023H2", MatterState.OWED),
    ("2023-11", "2023", None), ("2023-12", "2024H1", None), ("2023-06", "2023H1", None),
])  # fmt: skip
def test_the_yearly_report_is_reminded_of_in_december_and_only_where_a_document_asks_for_it(
    until, period, state
):
    duties = [b.duty("v", "2023", YEARLY, 1)]
    found = SYSTEM.reminders(results_of(duties=duties, until=until, period=period))

    expected = [("m", "未报2023年年度履责情况", date(2023, 12, 31), state)] if state else []
    assert [(one.org_id, one.what, one.due, one.state) for one in found] == expected


def test_the_yearly_report_is_one_line_of_the_letter_and_no_other_number_is_left_out():
    found = results_of(duties=[b.duty("v", "2023", YEARLY, 1)])
    owed = to_units(matters(found)).filter(org_id="m").select("matter", "what").rows()

    assert [matter for matter, what in owed if YEARLY in what or "履责" in what] == ["督查与上报"]
    (numbers,) = [what for matter, what in owed if matter == "量化指标填报"]
    of_unit = found.tables["duties"].filter(
        pl.col("standing") == "约束", pl.col("state").is_in(["未报", "未报全"]), org_id="m"
    )
    names = of_unit["indicator"].to_list()
    assert numbers == f"未报：{name_tied([name for name in names if name != YEARLY], '项')}"
    assert YEARLY in names


def test_the_table_of_months_is_drawn_with_both_fields(told):
    (one,) = (one for one in SYSTEM.findings if one.name == "months")
    chart = one.chart(told, WHOLE)

    assert [[series.name for series in panel.series] for panel in chart.fields] == [
        ["当月首次督查的单位", "累计督查的单位"],
        ["当月发现", "当月整改", "月末未整改", "其中超期"],
    ]
    assert chart.fields[0].series[1].values == (0, 0, *[1] * 10)
    assert one.rows_of(told, WHOLE)["open"].to_list()[-1] == 1
    assert pl.Series(chart.fields[1].series[0].values).sum() == 2
