"""What was understood of a file is told, whether the file has faults or not."""

import pytest
import xlsxwriter

from analytics.base import periods
from analytics.intake.books import FileKind
from analytics.intake.issues import Problem
from analytics.intake.names_matched import NameMatched
from analytics.intake.row_words import Skip
from analytics.intake.understood import (
    ColumnUnderstood,
    RowSkipped,
    SheetUnread,
    Source,
    Told,
    Understood,
    Unread,
)
from tests.analytics.intake.cases import HALF, REVIEW, SURVEY, UNIT
from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")


def only_sheet(path, **options):
    told = taken(path, **options).understood
    return told.sheets[0]


def test_columns_are_told_with_their_fields_and_those_not_used(tmp_path):
    rows = [["表一"], ["单位名称", "电话", "1 要素1"], [UNIT, "123", 1]]
    sheet = only_sheet(workbook(tmp_path / "r.xlsx", {REVIEW: rows}))

    assert (sheet.sheet, sheet.dataset, sheet.heading_rows, sheet.records) == (REVIEW, "reviews", (2, 2), 1)
    assert sheet.columns == (
        ColumnUnderstood("A2", "单位名称", "org_id", "单位"),
        ColumnUnderstood("C2", "1 要素1", "reviewed_01", "第1项审核得分"),
    )
    assert sheet.unused == (ColumnUnderstood("B2", "电话", "", ""),)


def test_every_row_passed_over_is_told_with_the_reason(tmp_path):
    headings = ["单位", "1", "电话"]
    rows = [
        headings,
        [UNIT, 1],
        [],
        headings,
        ["示例单位02", 1],
        [None, None, 5],
        ["全省合计", 2],
        ["注：甲"],
    ]
    sheet = only_sheet(workbook(tmp_path / "r.xlsx", {REVIEW: rows}))

    assert sheet.skipped == (
        RowSkipped(3, Skip.BLANK, ""),
        RowSkipped(4, Skip.REPEATED, "单位"),
        RowSkipped(6, Skip.OUTSIDE, "5"),
        RowSkipped(7, Skip.TOTAL, "全省合计"),
        RowSkipped(8, Skip.REMARK, "注：甲"),
    )
    assert dict(sheet.skip_counts) == {row.reason: 1 for row in sheet.skipped}


@pytest.mark.parametrize("words", ["合计", "总 计", "小计", "平均", "平均得分", "全省平均", "全省平均分："])
@pytest.mark.parametrize("column", [1, 2])
def test_a_row_of_sums_is_known_by_whichever_column_names_organisations(tmp_path, words, column):
    summing = [9, UNIT if column == 2 else None, None, 5]
    summing[column] = words
    rows = [["序号", "单位", "支部", "星级"], [1, UNIT, "第一党支部", 5], summing]
    star_list = taken(workbook(tmp_path / "s.xlsx", {f"星级评定 {HALF}": rows}))

    assert star_list.frame["org_id"].to_list() == ["B1"]
    assert [(note.problem, note.cell, note.value) for note in star_list.notes][-1] == (
        Problem.IGNORED_ROW,
        "BC"[column - 1] + "3",
        words,
    )
    assert star_list.understood.sheets[0].skipped == (RowSkipped(3, Skip.TOTAL, words),)


def test_sheets_not_read_are_told_with_the_reason(tmp_path):
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in (REVIEW, "填写说明", "附表", "底稿"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["单位", "1"] if name == REVIEW else ["甲"])
            sheet.write_row(1, 0, [UNIT, 1])
        sheet.hide()

    assert taken(path).understood.unread == (
        SheetUnread("填写说明", Unread.NOTES),
        SheetUnread("附表", Unread.OTHER),
        SheetUnread("底稿", Unread.HIDDEN),
    )


@pytest.mark.parametrize(
    ("sheet", "rows", "options", "told"), [
        (REVIEW, [["单位", "1"], [UNIT, 1]], {}, [Told("2023H2", Source.TITLE, 1, REVIEW)]),
        ("审核评分", [["单位", "1"], [UNIT, 1]], {"period": periods.parse("2023H1")},
         [Told("2023H1", Source.CHOICE, 1)]),
        ("审核评分",
         [["二〇二三年下半年"], ["单位", "考核期", "1"], [UNIT, None, 1], ["示例单位02", "2023H1", 1]], {},
         [Told("2023H2", Source.TITLE, 1, "二〇二三年下半年"), Told("2023H1", Source.CELL, 1)]),
    ],
)  # fmt: skip
def test_the_period_is_told_with_where_it_was_taken_from(tmp_path, sheet, rows, options, told):
    assert list(only_sheet(workbook(tmp_path / "r.xlsx", {sheet: rows}), **options).periods) == told


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        (["单位", "1"], [UNIT, 1], Told("2022", Source.YEAR, 1)),
        (["单位", "2 要素2"], [UNIT, 1], Told("2022", Source.YEAR, 1)),
        (["单位", "3 要素3"], [UNIT, 40], Told("2020", Source.LABELS, 1)),
        (["单位", "版本", "1"], [UNIT, 2020, 1], Told("2020", Source.CELL, 1)),
    ],
)
def test_the_version_of_the_items_is_told_with_where_it_was_taken_from(tmp_path, headings, cells, told):
    assert list(only_sheet(workbook(tmp_path / "r.xlsx", {REVIEW: [headings, cells]})).versions) == [told]


@pytest.mark.parametrize(
    ("shares", "stored", "fractions"),
    [((0.065, "6.5 %"), [650, 650], ["F1"]), ((61.6, "0.5%"), [6160, 50], [])],
)
def test_fractions_are_read_as_percentages_and_told(tmp_path, shares, stored, fractions):
    rows = [["调", 2023, "q", option, "问", share] for option, share in zip("甲乙", shares, strict=True)]
    survey = taken(workbook(tmp_path / "s.xlsx", {"形式主义调查": [SURVEY, *rows]}))

    assert survey.frame.sort("option", descending=True)["percent"].to_list() == stored
    assert [column.cell for column in survey.understood.sheets[0].fractions] == fractions


def test_names_found_through_other_names_or_beside_a_code_are_told_and_own_names_are_not(tmp_path):
    rows = [
        ["组织代码", "单位", "支部", "星级"],
        [None, "示例旧局", "第一党支部", 5],
        ["B2", "示例旧局", "从未有过党支部", 5],
        [None, " 示例单位０２", "第一党支部", 5],
    ]
    sheet = only_sheet(workbook(tmp_path / "s.xlsx", {f"星级评定 {HALF}": rows}))

    assert (sheet.names, sheet.name_count) == ((NameMatched("示例旧局", "U1", UNIT, 2),), 1)
    unknown = [(found.text, found.org_id, found.rows) for found in sheet.unknown_names]
    assert (unknown, sheet.unknown_name_count) == ([("从未有过党支部", "B2", 1)], 1)


def test_a_file_with_faults_is_told_as_well(tmp_path):
    reviews = taken(workbook(tmp_path / "r.xlsx", {REVIEW: [["单位", "1"], ["不存在", "优"]]}))
    assert len(reviews.issues) == 2
    assert reviews.understood.sheets[0].records == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_a_csv_is_told(tmp_path, encoding):
    path = tmp_path / "r.csv"
    path.write_text(f"{REVIEW}\n单位,1\n{UNIT},1\n", encoding=encoding)

    told = taken(path).understood

    assert (told.kind, told.encoding) == (FileKind.TEXT, encoding)


def test_nothing_is_understood_of_what_cannot_be_opened(tmp_path):
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"%PDF")
    assert taken(path).understood == Understood()
