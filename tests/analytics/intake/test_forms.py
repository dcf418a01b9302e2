"""Sheets of every form people write are read as the same records."""

from datetime import date

import polars as pl
import pytest
import xlsxwriter

from analytics import datasets, reference
from analytics.base import periods, rules
from analytics.intake import incoming, reading
from analytics.intake.organisations import Organisations
from tests.analytics.builders import frame, organisations, unit
from tests.analytics.intake.cases import HALF, REVIEW, STAR_LIST, UNIT
from tests.analytics.intake.workbooks import raw_workbook, taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")


REVIEWED = [(150, 4000)]


def reviewed(path, **options) -> list[tuple]:
    reviews = taken(path, **options)
    assert reviews.issues == []
    return reviews.frame.select("reviewed_01", "reviewed_02").rows()


@pytest.mark.parametrize(
    "headings",
    [
        ["1", "2"],
        ["第1项", "第 2 项"],
        ["第1项审核得分", "第2项审核得分"],
        ["1 要素1", "2.要素2"],
        ["1、要素1（10分）", "２．要素2（50分）"],
        ["要素1", "要素2"],
        ["要素1得分", "要素2 得分"],
        ["1 要素1…", "2 要素…"],
    ],
)
def test_items_are_known_by_number_or_label(tmp_path, headings):
    path = workbook(tmp_path / "r.xlsx", {REVIEW: [["单位", *headings], [UNIT, 1.5, 40]]})
    assert reviewed(path) == REVIEWED


@pytest.mark.parametrize(
    ("sheet", "rows", "start"), [
        (REVIEW, [["2", "单位名称", "1"], [40, UNIT, 1.5]], (2, 1)),  # any order, from any cell
        ("审核评分", [["2023年下半年考核"], [None, "学", "严"], ["单位", "1", "2"], ["满分", 10, 50],
                    [UNIT, 1.5, 40]], (0, 0)),
        (REVIEW, [["单位", "1", "2", "3"], [UNIT, 1.5, 40, "不适用"]], (0, 0)),  # does not apply
    ],
)  # fmt: skip
def test_a_matrix_may_stand_in_any_place_among_titles_and_full_marks(tmp_path, sheet, rows, start):
    assert reviewed(workbook(tmp_path / "r.xlsx", {sheet: rows}, start=start)) == REVIEWED


def test_one_row_of_headings_carries_item_and_kind(tmp_path):
    rows = [["单位", "支部", "第1项得分", "第1项材料数", "2 要素2 材料数"], [UNIT, "第一党支部", 1.5, 3, 7]]
    cards = taken(workbook(tmp_path / "c.xlsx", {f"支部评分 {HALF}": rows}))

    columns = ["org_id", "unit_id", "score_01", "evidence_01", "evidence_02"]
    assert cards.frame.select(columns).rows() == [("B1", "U1", 150, 3, 7)]


def test_headings_merged_downwards_are_no_record(tmp_path):
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(REVIEW)
        for column, heading in enumerate(["单位", "1 要素1", "2 要素2"]):
            sheet.merge_range(0, column, 1, column, heading)
        sheet.write_row("A3", [UNIT, 1.5, 40])

    assert reviewed(path) == REVIEWED


ONE, BY_HEADINGS = [["单位", "1"], [UNIT, 1]], [["单位", "支部", "星级"], [UNIT, "第一党支部", 5]]


@pytest.mark.parametrize(
    ("sheet", "rows", "options", "dataset", "period"), [
        ("审核评分", ONE, {"period": periods.parse("2020H2")}, "reviews", "2020H2"),
        ("Sheet1", [["2023年下半年审核评分表"], *ONE], {}, "reviews", "2023H2"),
        (HALF, ONE, {"dataset": "reviews"}, "reviews", "2023H2"),
        (HALF, BY_HEADINGS, {}, "star_ratings", "2023H2"),
    ],
)  # fmt: skip
def test_data_set_and_period_are_told_by_the_caller_by_headings_or_by_name(
    tmp_path, sheet, rows, options, dataset, period
):
    told = taken(workbook(tmp_path / "r.xlsx", {sheet: rows}), **options)

    assert (told.dataset, told.frame["period"].to_list()) == (dataset, [period])


def test_sheets_of_one_data_set_are_read_together(tmp_path):
    sheets = {f"审核评分{period}": ONE for period in ("2023年上半年", "2023年下半年")}

    assert taken(workbook(tmp_path / "r.xlsx", sheets)).frame["period"].to_list() == ["2023H1", "2023H2"]


def test_a_csv_reads_like_a_workbook_in_every_usual_encoding(tmp_path):
    text = f"{REVIEW}\n单位,1,2\n{UNIT},1.5,40\n"
    path = tmp_path / "r.csv"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path.write_text(text, encoding=encoding)

        assert reviewed(path) == REVIEWED, encoding


def test_two_rows_of_headings_carry_item_and_kind(tmp_path):
    path = tmp_path / "s.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("自查自评")
        sheet.merge_range("A1:E1", "2023年12月自查自评表")
        sheet.merge_range("A2:A3", "单位")
        sheet.merge_range("B2:C2", "1 要素1")
        sheet.merge_range("D2:E2", "2 要素2")
        sheet.write_row("B3", ["自评分", "材料数", "自评分", "材料数"])
        sheet.write_row("A4", [UNIT, 1.5, 3, 40, 7])

    checks = taken(path)

    assert checks.issues == []
    columns = ["period", "rubric_version", "self_01", "evidence_01", "self_02", "evidence_02"]
    assert checks.frame.select(columns).rows() == [("2023-12", 2022, 150, 3, 4000, 7)]


def test_units_are_known_by_short_former_and_spaced_names_and_by_id(tmp_path):
    path = tmp_path / "r.xlsx"
    for name in ("示例一办", "示例旧局", " 示例单位 ０１", "U1"):
        workbook(path, {REVIEW: [["单位", "1"], [name, 1]]})

        assert taken(path).frame["org_id"].to_list() == ["U1"], name


def test_a_name_two_units_have_borne_is_the_one_of_that_day(tmp_path):
    names = Organisations(
        organisations(unit("U1", 1, name="甲"), unit("U2", 2, name="乙")),
        frame(
            "aliases",
            [
                {"org_id": "U1", "name": "示例局", "kind": "曾用名", "valid_to": date(2021, 6, 30)},
                {"org_id": "U2", "name": "示例局", "kind": "全称", "valid_from": date(2021, 7, 1)},
            ],
        ),
    )
    rows = [["单位", "考核期", "1"], ["示例局", "2021H1", 1], ["示例局", "2021H2", 1]]
    path = workbook(tmp_path / "r.xlsx", {"审核评分": rows})

    reviews = incoming.read(path, names, reference.rubric_2020())

    assert reviews.frame.select("org_id", "period").rows() == [("U1", "2021H1"), ("U2", "2021H2")]


def test_a_branch_is_found_within_its_unit_also_when_the_unit_is_merged_over_its_branches(tmp_path):
    path = tmp_path / "s.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(STAR_LIST)
        sheet.write_row("A1", ["单位", "支部", "星级"])
        sheet.merge_range("A2:A3", UNIT)
        sheet.write_row("B2", ["第一党支部", "五星"])
        sheet.write_row("B3", ["第二党支部", "4星"])
        sheet.write_row("A4", ["示例单位02", "第一党支部", 3])

    assert taken(path).frame.select("org_id", "stars").rows() == [("B1", 5), ("B2", 4), ("B3", 3)]


def test_the_rubric_version_is_the_one_in_force_in_the_period(tmp_path):
    rubrics = pl.concat(
        [
            reference.rubric_2020(),
            reference.rubric_2020().with_columns(
                pl.lit(2022, pl.Int64).alias("rubric_version"), pl.col("label") + "新"
            ),
        ]
    )
    label = reference.rubric_2020()["label"][0]
    in_2020, in_2023 = "审核评分 2020年下半年", REVIEW
    sheets = [(in_2020, f"1 {label}"), (in_2020, "1"), (in_2023, f"1 {label}新"), (in_2023, "1")]
    names = Organisations(organisations(unit("U1")), datasets.ALL["aliases"].schema.create_empty())
    versions = []
    for sheet, heading in sheets:
        path = workbook(tmp_path / "r.xlsx", {sheet: [["单位", heading], ["U1", 1]]})
        versions += incoming.read(path, names, rubrics).frame["rubric_version"].to_list()

    assert versions == [2020, 2020, 2022, 2022]


def test_the_synthetic_mark_goes_from_any_cell_to_every_row(tmp_path):
    rows = [["单位", "1"], [UNIT, 1], ["示例单位02", 1]]
    marked = workbook(tmp_path / "m.xlsx", {REVIEW: [[f"审核评分（{rules.SYNTHETIC_MARK}）"], *rows]})
    column = workbook(tmp_path / "c.xlsx", {REVIEW: [["单位", "1", "模拟数据"], [UNIT, 1, "是"]]})
    plain = workbook(tmp_path / "p.xlsx", {REVIEW: rows})

    assert taken(marked).synthetic
    assert taken(marked).frame["synthetic"].to_list() == [True, True]
    assert taken(column).frame["synthetic"].to_list() == [True]
    assert not taken(plain).synthetic
    assert taken(plain).frame["synthetic"].to_list() == [False, False]


def test_percent_date_flag_and_error_cells_read_as_they_look(tmp_path):
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("形式主义调查")
        sheet.write_row(0, 0, ["调查名称", "年度", "问题代码", "选项", "问题", "占比"])
        sheet.write_row(1, 0, ["调查", 2020, "007", "甲", "问"])
        sheet.write_number(1, 5, 0.616, book.add_format({"num_format": "0.0%"}))
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.write_datetime(3, 0, date(2023, 3, 1), day)
        sheet.write_boolean(3, 1, True)
        sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")

    grid = reading.read_book(path).grids[0]

    assert grid.rows[3][:3] == ["2023-03-01", "TRUE", "#DIV/0!"]
    assert grid.rows[1] == ["调查", "2020", "007", "甲", "问", "61.6%"]


def test_prefixed_names_missing_addresses_and_formatted_runs_are_read(tmp_path):
    sheet = '<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'
    shared = '<x:sst xmlns:x="m"><x:si><x:r><x:t>甲_x000A_</x:t></x:r><x:r><x:t>丙</x:t></x:r></x:si></x:sst>'
    path = raw_workbook(tmp_path / "x.xlsx", sheet, shared)

    assert reading.read_book(path).grids[0].rows == [["甲\n丙", "乙"]]
