"""Reports of duties: periods of every length in one column, each fault at its cell, there and back."""

from io import BytesIO

import openpyxl
import polars as pl
import pytest

from analytics import datasets
from analytics.base import periods
from analytics.base.rules import League
from analytics.intake import templates
from analytics.intake.annotated import sent_back
from analytics.intake.incoming import read_against
from analytics.intake.issues import Problem
from analytics.intake.known import Known
from analytics.intake.organisations import Organisations
from analytics.intake.period_texts import read_period
from analytics.intake.rubric_versions import Rubrics
from analytics.reference.thresholds import Measure, thresholds
from analytics.systems.requirements import DUTIES
from dashboard.files.blank_workbooks import WORDS
from dashboard.words import issue_words
from tests.analytics import builders as b
from tests.analytics.intake.workbooks import RUBRIC, TODAY, workbook

pytestmark = pytest.mark.usefixtures("no_child")

PAIRS = {one.label for one in DUTIES if one.measure in (Measure.SHARE, Measure.BALANCE)}
SHEET, HEADINGS = "履职填报", ["单位", "期间", "指标", "做到", "应做"]
SESSIONS, TALKS, HOURS = "理论学习中心组集中学习研讨", "岗位变动必谈", "党员集中学习培训每人不少于32学时"
DUES, STAFF = "党费上缴工委比例", "从事党务工作人员"
CITY = b.unit("C", 1, League.MUNICIPAL, name="洛阳市", region="洛阳市")
WATER, PLAIN = b.unit("W", 2, name="省水利厅"), b.unit("P", 3, name="省某厅")
BRANCHES = [
    b.branch("CB1", "C", members=30), b.branch("CB2", "C", members=20),
    b.branch("WB1", "W", members=9), b.branch("WB2", "W"),
]  # fmt: skip
ROSTER = b.organisations(CITY, WATER, PLAIN, *BRANCHES)


def read(path, stored=(), roster=ROSTER, **options):
    frames = {"duty_reports": b.frame("duty_reports", list(stored)), "organisations": roster}
    known = Known(
        Organisations(roster, b.frame("aliases", [])), Rubrics(RUBRIC), {}, TODAY,
        lambda name, _: frames.get(name, b.frame(name, [])), lambda name: frames[name].lazy(),
    )  # fmt: skip
    return read_against(path, known, **options)


def told(tmp_path, *rows, stored=(), headings=HEADINGS, title=None):
    table = [*([[title]] if title else []), headings, *rows]
    return read(workbook(tmp_path / "d.xlsx", {SHEET: table}), stored)


def faults(incoming):
    return [(one.problem, one.cell, one.value, one.expected) for one in incoming.issues]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2023年度", "2023"), ("2023年", "2023"), ("2023", "2023"),
        ("2023年上半年", "2023H1"), ("2023年第三季度", "2023Q3"), ("2023Q3", "2023Q3"),
        ("2023年9月", "2023-09"),
    ],
)  # fmt: skip
def test_periods_of_every_length_stand_in_one_column(tmp_path, written, code):
    rows = [["洛阳市", written, SESSIONS, 3], ["省水利厅", "2023年第二季度", DUES, 50, 100]]
    taken = told(tmp_path, *rows, title="2023年度履职填报")

    assert taken.issues == []
    assert taken.frame.select("org_id", "period", "done", "due").sort("org_id").rows() == [
        ("C", code, 3, None), ("W", "2023Q2", 50, 100),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "code"),
    [("2023年上半年履职填报", "2023H1"), ("2023年第三季度履职填报", "2023Q3"), ("2023年度履职填报", "2023")],
)
def test_a_title_may_say_the_period_of_all_rows(tmp_path, title, code):
    headings, row = ["单位", "指标", "做到"], ["洛阳市", SESSIONS, 3]
    taken = told(tmp_path, row, headings=headings, title=title)

    assert taken.issues == []
    assert taken.frame["period"].to_list() == [code]


@pytest.mark.parametrize("title", ["2023年履职填报（上半年）", "2023年1至9月履职填报", "2023年前三季度累计"])
def test_a_title_that_may_mean_another_length_is_refused(tmp_path, title):
    headings, row = ["单位", "指标", "做到"], ["洛阳市", SESSIONS, 3]
    assert told(tmp_path, row, headings=headings, title=title).frame.is_empty()


@pytest.mark.parametrize(
    ("written", "near"),
    [("中心组集中学习研讨", SESSIONS), ("岗位变动谈话", TALKS), ("党费上缴比例", DUES)],
)
def test_an_unknown_indicator_is_refused_with_the_nearest(tmp_path, written, near):
    ((problem, cell, value, expected),) = faults(told(tmp_path, ["洛阳市", "2023年度", written, 3]))

    assert (problem, cell, value) == (Problem.NOT_A_LISTED_WORD, "C2", written)
    assert expected.split("；")[0] == near


def test_a_word_like_no_indicator_says_so(tmp_path):
    (issue,) = told(tmp_path, ["洛阳市", "2023年度", "xyz", 3]).issues
    assert issue.expected == ""
    assert issue_words.sentence(issue).endswith("“xyz”。相近的：无")


def test_brackets_of_either_width_name_the_same_indicator(tmp_path):
    label = "党委（总支）、支部专题研究机关党建"
    for written in (label, label.replace("（", "(").replace("）", ")")):
        taken = told(tmp_path, ["省水利厅", "2023年上半年", written, 2, 3])
        assert (taken.issues, taken.frame["indicator"].to_list()) == ([], [label])


@pytest.mark.parametrize(
    ("label", "written", "numbers", "expected"),
    [
        (HOURS, "2023年第一季度", (3, 4), "2023年度"),
        (TALKS, "2023年度", (3, 3), "2023年上半年、2023年下半年"),
        (TALKS, "2023年5月", (3, 3), "2023年上半年"),
        (DUES, "2023年下半年", (5, 10), "2023年第三季度、2023年第四季度"),
    ],
)
def test_what_does_not_add_up_is_taken_of_its_own_period_alone(tmp_path, label, written, numbers, expected):
    row = ["洛阳市", written, label, *numbers]
    assert faults(told(tmp_path, row)) == [(Problem.DUTY_OF_OTHER_GRAIN, "B2", label, expected)]


def test_what_stands_at_the_end_may_be_told_of_parts(tmp_path):
    for written, code in (("2023年上半年", "2023H1"), ("2023年12月", "2023-12")):
        taken = told(tmp_path, ["洛阳市", written, STAFF, 3])
        assert (taken.issues, taken.frame["period"].to_list()) == ([], [code])


def test_times_may_be_told_of_parts_and_not_of_more_than_their_period(tmp_path):
    assert told(tmp_path, ["洛阳市", "2023年3月", "意识形态分析研判", 1]).issues == []
    assert faults(told(tmp_path, ["洛阳市", "2023年度", "意识形态分析研判", 4])) == [
        (Problem.BROKEN_RULE, "B2", "2023年度", "duty_reported_of_its_own_period")
    ]


@pytest.mark.parametrize(
    ("row", "cell", "rule"),
    [
        (["洛阳市", "2023年度", HOURS, 12], "E2", "duty_share_has_both_numbers"),
        (["洛阳市", "2023年度", HOURS, 12, 10], "D2", "duty_done_within_what_is_due"),
        (["洛阳市", "2023年度", SESSIONS, 6, 6], "E2", "duty_counted_has_no_base"),
    ],
)
def test_numbers_that_contradict_each_other_are_refused_at_their_cell(tmp_path, row, cell, rule):
    ((problem, at, _, expected),) = faults(told(tmp_path, row))
    assert (problem, at, expected) == (Problem.BROKEN_RULE, cell, rule)


@pytest.mark.parametrize("headings", [HEADINGS, HEADINGS[:4]])
def test_a_share_without_its_whole_names_what_is_empty(tmp_path, headings):
    (issue,) = told(tmp_path, ["洛阳市", "2023年度", HOURS, 12], headings=headings).issues
    assert issue.value == ""
    assert issue_words.remark(issue) == "“应做”空着，不符合要求：占比要填做到数和应做数两个数。"
    assert issue_words.how_to_mend(issue).startswith("补填“应做”")


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        (("85%", None), "D2"),
        ((17, "85%"), "E2"),
        ((0.85, None), "D2"),
        ((0.85, 1), "D2"),
        (("85％", 20), "D2"),
    ],
)
def test_a_share_told_in_percent_is_asked_for_in_two_numbers(tmp_path, cells, cell):
    ((problem, at, _, _),) = faults(told(tmp_path, ["洛阳市", "2023年度", HOURS, *cells]))
    assert (problem, at) == (Problem.SHARE_IN_PERCENT, cell)


def test_a_cell_shown_in_percent_is_read_as_it_is_shown(tmp_path):
    path = workbook(tmp_path / "d.xlsx", {SHEET: [HEADINGS, ["洛阳市", "2023年度", HOURS, 0.85, 1]]})
    book = openpyxl.load_workbook(path)
    book[SHEET]["D2"].number_format = "0%"
    book.save(path)
    (issue,) = read(path).issues
    assert (issue.problem, issue.cell, issue.value) == (Problem.SHARE_IN_PERCENT, "D2", "85%")
    assert "两个数" in issue_words.sentence(issue)


def test_a_number_of_times_in_percent_is_said_to_be_percent(tmp_path):
    assert faults(told(tmp_path, ["洛阳市", "2023年度", SESSIONS, "85%"])) == [
        (Problem.PERCENT_OF_COUNT, "D2", "85%", "≥ 0")
    ]


@pytest.mark.parametrize(
    ("written", "table"),
    [
        ("积分公开", "支部积分公开"), ("党员积分公开", "支部积分公开"), ("积分合计", "支部积分公开"),
        ("支部观摩", "观摩台账"), ("支部观摩年内覆盖率", "观摩台账"), ("工委督查", "督查台账"),
        ("五星支部占比", "星级评定"), ("后进未销号", "后进支部台账"), ("会议减负", "基层减负统计"),
    ],
)  # fmt: skip
def test_an_indicator_counted_from_other_tables_is_said_to_be(tmp_path, written, table):
    (issue,) = told(tmp_path, ["洛阳市", "2023年度", written, 1, 2]).issues
    assert (issue.problem, issue.cell, issue.expected) == (Problem.COUNTED_ELSEWHERE, "C2", table)
    assert issue_words.remark(issue) == f"“{written}”由“{table}”统计，不用在这张表里填。"


def test_every_number_of_the_documents_is_asked_for_here_or_said_to_be_counted_elsewhere():
    elsewhere = datasets.counted_elsewhere()
    asked = set(datasets.ALL["duty_reports"].duties)
    assert not asked & set(elsewhere)
    for one in thresholds():
        if one.label not in {label for dataset in datasets.ALL.values() for label in dataset.duties}:
            assert {one.label, one.short} <= set(elsewhere)


MONEY = ["省水利厅", "2023年第二季度"]


@pytest.mark.parametrize(
    ("label", "headings", "title", "cells"),
    [
        (f"{DUES}（元）", HEADINGS, None, (1000.5, 2001)),
        (f"{DUES}(单位：元)", HEADINGS, None, ("1000.50", "2,001")),
        (DUES, [*HEADINGS[:3], "做到（元）", "应做/元"], None, (1000.5, 2001)),
        (DUES, HEADINGS, "党费上缴情况（单位：元）", (1000.5, 2001)),
        (DUES, HEADINGS, "金额单位：人民币元", (1000.5, 2001)),
        (DUES, HEADINGS, None, ("1000.5元", "200100分")),
        (f"{DUES}（分）", HEADINGS, "单位：元", (100050, 200100)),
    ],
)
def test_a_sum_of_money_is_stored_in_cents_whichever_unit_stands_beside_it(
    tmp_path, label, headings, title, cells
):
    taken = told(tmp_path, [*MONEY, label, *cells], headings=headings, title=title)
    assert (taken.issues, taken.notes) == ([], [])
    assert taken.frame.select("indicator", "done", "due").rows() == [(DUES, 100_050, 200_100)]


def test_a_sum_without_a_unit_is_read_in_cents_as_it_always_was_and_that_is_said_once(tmp_path):
    rows = [[*MONEY, DUES, 12500, 25000], ["省水利厅", "2023年第三季度", DUES, 100, 200]]
    taken = told(tmp_path, *rows)
    assert taken.frame["done"].sort().to_list() == [100, 12500]
    assert [(one.problem, one.cell, one.value, one.expected) for one in taken.notes] == [
        (Problem.AMOUNT_IN_CENTS, "D2", "12500", "125.00")
    ]


def test_a_sum_with_a_comma_and_no_unit_is_never_taken_for_cents(tmp_path):
    ((problem, cell, value, label),) = faults(told(tmp_path, [*MONEY, DUES, 1000.5, 2001]))
    assert (problem, cell, value, label) == (Problem.AMOUNT_NOT_IN_CENTS, "D2", "1000.5", DUES)


@pytest.mark.parametrize(
    ("label", "headings", "title", "cells", "where"),
    [
        (f"{DUES}（万元）", HEADINGS, None, (1, 2), "C2"),
        (DUES, [*HEADINGS[:3], "做到（万元）", "应做"], None, (1, 2), "D1"),
        (DUES, HEADINGS, "单位：万元", (1, 2), "A1"),
        (DUES, HEADINGS, "单位：千元", (1, 2), "A1"),
        (DUES, HEADINGS, None, ("1万元", None), "D2"),
    ],
)
def test_money_in_a_coarser_unit_is_refused_with_how_to_convert_it(
    tmp_path, label, headings, title, cells, where
):
    first = told(tmp_path, [*MONEY, label, *cells], headings=headings, title=title).issues[0]
    assert (first.problem, first.cell) == (Problem.AMOUNT_IN_OTHER_UNIT, where)
    assert "乘以 10000" in issue_words.how_to_mend(first)


@pytest.mark.parametrize(
    ("label", "headings", "title", "where"),
    [
        (f"{SESSIONS}（元）", HEADINGS, None, "C2"),
        (SESSIONS, [*HEADINGS[:3], "做到（元）", "应做"], None, "D1"),
        (SESSIONS, HEADINGS, "履职填报（单位：元）", "A1"),
    ],
)
def test_a_unit_of_money_over_what_is_none_is_refused(tmp_path, label, headings, title, where):
    row = ["洛阳市", "2023年度", label, 3, None]
    assert [
        (one.problem, one.cell) for one in told(tmp_path, row, headings=headings, title=title).issues
    ] == [(Problem.UNIT_OF_NO_AMOUNT, where)]


def test_a_sheet_without_its_figures_is_refused_and_clears_nothing(tmp_path):
    taken = told(tmp_path, [*MONEY, DUES, 1, 2], headings=[*HEADINGS[:3], "上缴金额", "收缴金额"])
    assert [(one.problem, one.expected) for one in taken.issues] == [(Problem.MISSING_COLUMN, "做到, 应做")]


def test_a_duty_told_of_a_period_and_of_a_part_of_it_is_refused_in_one_file(tmp_path):
    path = workbook(
        tmp_path / "d.xlsx",
        {
            SHEET: [HEADINGS, *(["洛阳市", f"2023年{half}半年", SESSIONS, 3] for half in "上下")],
            f"{SHEET} 二季度": [HEADINGS, ["洛阳市", "2023年第二季度", SESSIONS, 1]],
        },
    )  # fmt: skip
    taken = read(path)

    ((problem, cell, value, expected),) = faults(taken)
    assert (problem, cell, value) == (Problem.DUTY_REPORTED_TWICE, "B2", "2023年第二季度")
    assert expected == f"2023年上半年 ({SHEET}!B2)"
    assert taken.issues[0].sheet == f"{SHEET} 二季度"
    assert taken.valid["period"].to_list() == ["2023H2"]  # which of the two is right the file does not say


def test_a_duty_told_of_a_part_of_what_stands_is_refused_unless_nothing_was_told_there(tmp_path):
    row = ["洛阳市", "2023年第二季度", SESSIONS, 1]
    stored = b.duty("C", "2023", SESSIONS, 6)

    assert faults(told(tmp_path, row, stored=[stored])) == [
        (Problem.DUTY_REPORTED_TWICE, "B2", "2023年第二季度", "2023年度")
    ]
    for other in ({**stored, "done": None}, {**stored, "org_id": "W"}, b.duty("C", "2022", SESSIONS, 6)):
        assert told(tmp_path, row, stored=[other]).issues == []
    assert told(tmp_path, ["洛阳市", "2023年度", SESSIONS, 7], stored=[stored]).issues == []


def test_more_persons_than_members_is_noted_at_its_cell_where_all_branches_tell_theirs(tmp_path):
    rows = [
        ["洛阳市", "2023年度", HOURS, 12, 51], ["洛阳市", "2023年度", STAFF, 51],
        ["省水利厅", "2023年度", HOURS, 12, 51], ["洛阳市", "2022年度", HOURS, 12, 50],
        ["洛阳市", "2023年度", "专职党务干部占机关工作人员比例", 9, 400],
    ]  # fmt: skip
    taken = told(tmp_path, *rows)

    notes = [
        (one.cell, one.value, one.expected) for one in taken.notes if one.problem is Problem.MORE_THAN_MEMBERS
    ]
    assert notes == [("E2", "51", "50"), ("D3", "51", "50")]
    assert taken.issues == []
    assert "51人" in issue_words.sentence(taken.notes[0])


def test_every_fault_comes_back_in_the_marked_copy_at_its_cell(tmp_path):
    path = workbook(
        tmp_path / "d.xlsx",
        {SHEET: [HEADINGS, ["洛阳市", "2023年度", "学习", 3], ["洛阳市", "2023年5月", TALKS, 1, 1],
                 ["洛阳市", "2023年度", HOURS, 9]]},
    )  # fmt: skip
    back = sent_back(path, read(path).issues, issue_words.WORDS)

    sheet = openpyxl.load_workbook(BytesIO(back.content))[SHEET]
    marked = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert list(marked) == ["C2", "B3", "E4"]
    assert "2023年上半年" in marked["B3"]


def opened(code="2023", unit=None, rubrics=RUBRIC, roster=ROSTER):
    known = templates.contents(
        roster, rubrics, last_year=2024, period=periods.parse(code) if code else None, unit=unit
    )
    return openpyxl.load_workbook(BytesIO(templates.template(datasets.ALL["duty_reports"], known, WORDS)))


def rows_of(book):
    return [
        row[:5] for row in book[SHEET].iter_rows(min_row=4, values_only=True) if row[0] is not None
    ]  # fmt: skip


def test_a_template_opens_with_what_binds_each_unit_period_by_period():
    rows = rows_of(opened(unit="省水利厅"))

    assert {(unit, *numbers) for unit, _, _, *numbers in rows} == {("省水利厅", None, None)}
    assert [(period, label) for _, period, label, *_ in rows] == [
        ("2023年度", "意识形态专题研究"), ("2023年度", "党史、新中国史、改革开放史与爱国主义教育"),
        ("2023年度", "专题学习"), ("2023年度", "专题案例或警示教育"),
        *((f"2023年第{quarter}季度", f"{DUES}（元）") for quarter in "一二三四"),
    ]  # fmt: skip


def test_a_half_asks_for_its_part_of_what_adds_up_and_for_what_ends_with_it():
    first, second = (rows_of(opened(code, "洛阳市")) for code in ("2023H1", "2023H2"))

    def told(rows, label):
        return [period for _, period, one, *_ in rows if one == label]

    assert (told(first, SESSIONS), told(second, SESSIONS)) == (["2023年上半年"], ["2023年下半年"])
    assert (told(first, TALKS), told(second, TALKS)) == (["2023年上半年"], ["2023年下半年"])
    assert (told(first, HOURS), told(second, HOURS)) == ([], ["2023年度"])
    assert told(first, "意识形态分析研判") == ["2023年第一季度", "2023年第二季度"]


def test_a_unit_nothing_binds_has_empty_rows_and_the_list_to_choose_from():
    book = opened(unit="省某厅")
    assert rows_of(book) == []

    rules = {str(one.sqref)[0]: one for one in book[SHEET].data_validations.dataValidation}
    column = rules["C"].formula1.split("!")[1].split(":")[0].strip("$").rstrip("1").strip("$")
    listed = [cell.value for cell in book["选项"][column] if cell.value]
    choices = datasets.ALL["duty_reports"].schema.columns()["indicator"].metadata["choices"]
    assert listed == [f"{DUES}（元）" if label == DUES else label for label in choices]
    assert all(len(one.formula1 or "") <= 255 for one in rules.values())


def test_without_a_period_its_cells_are_left_to_be_filled_in(tmp_path):
    book = opened(None, "省水利厅")
    assert {period for _, period, *_ in rows_of(book)} == {None}

    book[SHEET]["D4"] = 2
    book.save(tmp_path / "t.xlsx")
    assert faults(read(tmp_path / "t.xlsx")) == [(Problem.REQUIRED, "B4", "", "2023年下半年")]


def test_a_template_filled_in_comes_back_and_its_blanks_are_no_rows(tmp_path):
    book = opened()
    sheet, expected = book[SHEET], []
    for row in range(4, 4 + len(rows_of(book)), 2):
        unit, period, label = (sheet.cell(row, column).value for column in (1, 2, 3))
        label = label.removesuffix("（元）")
        is_pair, scale = label in PAIRS, 100 if label == DUES else 1
        sheet.cell(row, 4).value = row / scale
        sheet.cell(row, 5).value = 2 * row / scale if is_pair else None
        expected.append(
            ({"洛阳市": "C", "省水利厅": "W"}[unit], period, label, row, 2 * row if is_pair else None)
        )
    book.save(tmp_path / "t.xlsx")
    taken = read(tmp_path / "t.xlsx")

    assert taken.issues == []
    found = taken.frame.select("org_id", "period", "indicator", "done", "due").rows()
    said = [(org, periods.parse(code), *rest) for org, code, *rest in found]
    from_words = [(org, read_period(words), *rest) for org, words, *rest in expected]
    assert sorted(said, key=str) == sorted(from_words, key=str)
    assert Problem.ONLY_NAMES in {note.problem for note in taken.notes}


def test_counts_of_items_bind_simulated_units_while_the_rubric_gives_them():
    roster = b.organisations(b.unit("S", name="示例单位07", synthetic=True))
    counted = b.rubric(*[1] * 60).drop("min_count").with_columns(
        min_count=pl.when(pl.col("item_no") == 12).then(pl.lit(4, pl.Int64))
    )  # fmt: skip
    assert [label for _, _, label, *_ in rows_of(opened(rubrics=counted, roster=roster))] == [
        "专题案例或警示教育"
    ]


def test_a_row_told_twice_is_named_by_its_whole_key(tmp_path):
    rows = [["洛阳市", "2023年度", SESSIONS, 3], ["洛阳市", "2023年度", SESSIONS, 4]]
    assert faults(told(tmp_path, *rows)) == [
        (Problem.DUPLICATE_ROW, "A3", f"洛阳市、{SESSIONS}", f"{SHEET}!A2")
    ]
