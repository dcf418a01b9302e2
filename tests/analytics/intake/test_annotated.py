"""The officer's own workbook comes back with the faulty cells marked, and is safe to open and to mend."""

import sys
import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from analytics.intake import annotated, limits
from analytics.intake.annotated import marked_copy, sent_back
from analytics.intake.issue_lists import ISSUES_SHEET, LIST_HEADINGS, IssueWords
from analytics.intake.issues import Issue, Problem, RefusedError
from tests.analytics.intake.cases import MATRIX, REVIEW, UNIT
from tests.analytics.intake.workbooks import taken, workbook

WORDS = IssueWords(
    remark=lambda issue: f"={issue.problem} {issue.value}",
    expected=lambda issue: issue.expected,
    mending=lambda _: "改一改",
)


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture
def faulty(tmp_path):
    """A review sheet with a wide title, a formula and two wrong cells, and a sheet beside it."""
    path = tmp_path / "审核.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(REVIEW)
        sheet.write_row(0, 0, MATRIX)
        sheet.write_row(1, 0, [UNIT, "甲", 99])
        sheet.write_formula(2, 1, "=1+1", None, 2)
        sheet.write_string(2, 0, "无此单位")
        book.add_worksheet("旁注").write_string(0, 0, "=cmd|' /C calc'!A0")
    return path


def test_the_faulty_cells_are_marked_and_all_else_stays(faulty):
    original = faulty.read_bytes()

    back = sent_back(faulty, taken(faulty).issues, WORDS)

    book = opened(back.content)
    sheet = book[REVIEW]
    commented = {
        cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment
    }
    assert back.marked
    assert commented == {
        "B2": "=not_a_number 甲\n改一改",
        "C2": "=out_of_bounds 99\n改一改",
        "A3": "=unknown_organisation 无此单位\n改一改",
    }
    assert sheet["B2"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["B3"].value == "=1+1"
    assert book["旁注"]["A1"].value == "=cmd|' /C calc'!A0"
    assert book["旁注"]["A1"].data_type == "s"
    assert faulty.read_bytes() == original


def test_results_of_formulas_stay_beside_them(tmp_path):
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(REVIEW)
        sheet.write_row(0, 0, [*MATRIX, "审核日期", "备注"])
        sheet.write_row(1, 0, [UNIT, "甲"])
        sheet.write_formula("C2", "=1+1", None, 40.5)
        sheet.write_formula("E2", "=DATE(2024,1,5)", book.add_format({"num_format": "yyyy-mm-dd"}), 45296)
        sheet.write_formula("F2", '="<"&"注"', None, "<注")
        book.add_worksheet("旁表").write_formula("A1", "=1/0", None, "#DIV/0!")

    first = taken(path)
    content = marked_copy(path, first.issues, WORDS)
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(content)

    assert taken(copy).issues == first.issues
    given = openpyxl.load_workbook(BytesIO(content), data_only=True)
    assert [given[REVIEW][cell].value for cell in ("C2", "F2")] == [40.5, "<注"]
    assert given[REVIEW]["E2"].value.isoformat() == "2024-01-05T00:00:00"
    assert given["旁表"]["A1"].value == "#DIV/0!"
    assert opened(content)[REVIEW]["C2"].value == "=1+1"


def test_coloured_words_stay_and_formulas_are_calculated_anew(tmp_path):
    path = tmp_path / "rich.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(REVIEW)
        sheet.write_row(0, 0, ["单位", "1", "备查"])
        sheet.write_row(1, 0, [UNIT, "甲"])
        red = book.add_format({"font_color": "red", "bold": True})
        sheet.write_rich_string(1, 2, "前", red, "红字", "后")
        sheet.write_formula(1, 3, "=SUM(B2:C2)", None, 7)

    marked = sent_back(path, taken(path).issues, WORDS)

    book = openpyxl.load_workbook(BytesIO(marked.content), rich_text=True)
    plain, coloured, after = book[REVIEW]["C2"].value
    assert (str(plain), str(coloured), str(after)) == ("前", "红字", "后")
    assert (coloured.font.color.rgb, coloured.font.b) == ("FFFF0000", True)
    assert book[REVIEW]["D2"].value == "=SUM(B2:C2)"
    assert book.calculation.fullCalcOnLoad


def test_the_first_sheet_lists_every_issue_with_a_link_to_its_cell(faulty):
    issues = taken(faulty).issues

    sheet = opened(marked_copy(faulty, issues, WORDS)).worksheets[0]

    assert sheet.title == ISSUES_SHEET
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == list(LIST_HEADINGS)
    assert rows[1] == [
        1, "审核.xlsx", REVIEW, "B2", "1", "甲", "0–10", "=not_a_number 甲", "改一改",
    ]  # fmt: skip
    assert len(rows) == len(issues) + 1
    assert sheet["H2"].data_type == "s"
    assert sheet["D2"].hyperlink.location == f"'{REVIEW}'!B2"


def test_the_marked_copy_reads_like_the_original_and_marks_go_when_it_is_mended(faulty, tmp_path):
    issues = taken(faulty).issues
    copy = tmp_path / "审核（标注）.xlsx"
    book = opened(marked_copy(faulty, issues, WORDS))
    sheet = book[REVIEW]
    sheet["B3"] = 2  # a spreadsheet calculates; openpyxl does not
    sheet["C2"].comment = Comment("领导批注", "王")
    book.save(copy)

    again = taken(copy)
    assert again.issues == issues
    assert not [note for note in again.notes if note.sheet == ISSUES_SHEET]

    left = [issue for issue in issues if issue.cell == "A3"]
    sheet = opened(marked_copy(copy, left, WORDS))[REVIEW]
    assert sheet["B2"].comment is None
    assert sheet["B2"].fill.fill_type is None
    assert sheet["C2"].comment.text == "领导批注"
    assert sheet["A3"].comment.text.count("改一改") == 1


def test_an_officers_comment_is_kept_above_ours_and_a_merged_range_is_marked_in_its_first_cell(tmp_path):
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(REVIEW)
        sheet.write_comment(1, 1, "请核对")
        sheet.write(1, 1, "甲")
        sheet.merge_range("D2:E4", "甲")

    issues = [Issue(Problem.NOT_A_NUMBER, REVIEW, cell, "甲") for cell in ("B2", "E3")]
    sheet = opened(marked_copy(path, issues, WORDS))[REVIEW]

    assert sheet["B2"].comment.text == "请核对\n=not_a_number 甲\n改一改"
    assert sheet["D2"].comment.text.startswith("=not_a_number")


def test_odd_names_and_control_characters_do_not_stop_the_copy(tmp_path):
    path = workbook(tmp_path / "o.xlsx", {"甲'乙😀!": [["x"]], "乙": [["y"]]})
    issues = [
        Issue(Problem.NOT_A_NUMBER, "甲'乙😀!", "A1", "\x00\x08\ud800<b>"),
        Issue(Problem.NOT_A_NUMBER, "没有的表", "A1", "z"),
        Issue(Problem.MISSING_COLUMN, "乙"),
        Issue(Problem.NOT_A_WORKBOOK),
    ]

    book = opened(marked_copy(path, issues, WORDS))

    assert book["甲'乙😀!"]["A1"].comment.text.startswith("=not_a_number <b>")
    assert book[ISSUES_SHEET]["D2"].hyperlink.location == "'甲''乙😀!'!A1"
    assert book[ISSUES_SHEET].max_row == 5


def test_macros_and_links_to_other_workbooks_are_dropped(tmp_path):
    path = workbook(tmp_path / "m.xlsx", {"S": [["x"]]})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")

    content = marked_copy(path, [Issue(Problem.NOT_A_NUMBER, "S", "A1", "x")], WORDS)

    names = " ".join(zipfile.ZipFile(BytesIO(content)).namelist()).lower()
    assert "vba" not in names
    assert "external" not in names


@pytest.mark.parametrize("name", ["list.csv", "old.xls"])
def test_other_files_get_the_list_alone(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0" if name.endswith("xls") else "单位".encode())

    back = sent_back(path, [Issue(Problem.NOT_A_NUMBER, "S", "A1", "=1+1", file=name)], WORDS)

    sheet = opened(back.content)[ISSUES_SHEET]
    assert (back.marked, back.refusal) == (False, None)
    assert [cell.value for cell in sheet[2]][:6] == [1, name, "S", "A1", None, "=1+1"]
    assert sheet["F2"].data_type == "s"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda patch: patch.setattr(annotated, "MOST_MARKED", 2),
        lambda patch: patch.setattr(annotated, "FILE_BYTES", 100),
        lambda patch: patch.setattr(annotated, "UNPACKED_BYTES", 100),
        lambda patch: patch.setattr(limits, "SECONDS", 0.001),
        lambda patch: patch.setattr(sys, "executable", "/bin/false"),
    ],
)
def test_what_cannot_be_marked_says_so_and_gets_the_list(faulty, monkeypatch, spoil):
    issues = taken(faulty).issues
    spoil(monkeypatch)

    back = sent_back(faulty, issues, WORDS)

    assert (back.marked, back.refusal) == (False, Problem.NOT_MARKED)
    assert opened(back.content)[ISSUES_SHEET].max_row == len(issues) + 1


def test_a_damaged_workbook_is_refused_as_a_problem(tmp_path):
    path = tmp_path / "d.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing more")

    with pytest.raises(RefusedError) as refused:
        marked_copy(path, [], WORDS)

    assert refused.value.problem is Problem.NOT_MARKED
