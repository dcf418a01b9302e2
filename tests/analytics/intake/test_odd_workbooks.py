"""Odd but whole workbooks: what is ignored is said, what is text stays text, what is too much is refused."""

import zipfile

import pytest

from analytics.datasets import ALL
from analytics.intake import incoming, limits, reading
from analytics.intake.issues import Issue, Problem
from analytics.intake.organisations import Organisations
from tests.analytics.builders import organisations, unit
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import BOOK_RELATIONS, RUBRIC, found, raw_workbook, workbook

CELLS = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
FORMULA_NAMES = ["=cmd|'/c calc'!A0", "<script>alert(1)</script>", "@SUM(1+1)", "-2+3"]


def with_parts(path, **parts):
    """The workbook with these parts put in or replaced."""
    with zipfile.ZipFile(path) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (old | parts).items():
            archive.writestr(name, content)
    return path


def test_a_sheet_of_old_macros_is_not_read(tmp_path):
    path = raw_workbook(tmp_path / "m.xlsx", CELLS)
    relations = BOOK_RELATIONS.replace("t/worksheet", "t/xlMacrosheet")
    with_parts(path, **{"xl/_rels/workbook.xml.rels": relations})

    assert found(path) == [Issue(Problem.NOTHING_INSIDE)]


def test_a_million_empty_formatted_rows_are_no_obstacle(tmp_path):
    first = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>单位</t></is></c><c r="B1"><v>1</v></c></row>'
        f'<row r="2"><c r="A2" t="inlineStr"><is><t>{UNIT}</t></is></c><c r="B2"><v>1</v></c></row>'
    )
    empty = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>' for n in range(3, 1_000_003)
    )
    path = raw_workbook(tmp_path / "f.xlsx", f"<sheetData>{first}{empty}</sheetData>")

    assert reading.read_book(path).grids[0].rows == [["单位", "1"], [UNIT, "1"]]


def test_sheets_may_have_any_name(tmp_path):
    name = "审核评分😀2023H2"
    path = workbook(tmp_path / "e.xlsx", {name: [["单位", "1"], [UNIT, "优"]]})
    assert found(path) == [Issue(Problem.NOT_A_NUMBER, name, "B2", "优", "0–10")]


@pytest.mark.parametrize("name", FORMULA_NAMES)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_names_that_look_like_formulas_or_scripts_are_texts(tmp_path, name, ending):
    path = tmp_path / f"审核评分 2023H2.{ending}"
    if ending == "csv":
        path.write_text(f'单位,1\n"{name}",1\n')
    else:
        workbook(path, {REVIEW: [["单位", "1"], [name, 1]]})
    known = Organisations(organisations(unit("U1", 1, name=name)), ALL["aliases"].schema.create_empty())

    assert [(issue.problem, issue.value) for issue in found(path)] == [(Problem.UNKNOWN_ORGANISATION, name)]
    assert incoming.read(path, known, RUBRIC).frame["org_id"].to_list() == ["U1"]


def test_a_package_of_very_many_parts_is_not_even_listed(tmp_path):
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(limits.PARTS + 1):
            archive.writestr(str(number), "")

    assert found(path) == [Issue(Problem.TOO_MANY_PARTS, value="5,001", expected="5,000")]


def test_rows_and_cells_may_come_in_any_order_and_twice(tmp_path):
    rows = (
        '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>'
    )
    path = raw_workbook(tmp_path / "o.xlsx", f"<sheetData>{rows}</sheetData>")

    assert reading.read_book(path).grids[0].rows == [["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    "entity",
    [
        '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE s SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE s [<!ENTITY % p SYSTEM "http://example.invalid/x">%p;]>',
    ],
)
def test_entities_inside_or_outside_are_refused_wherever_they_stand(tmp_path, entity):
    path = raw_workbook(tmp_path / "e.xlsx", CELLS)
    sheet = f'{entity}<worksheet xmlns="m">{CELLS}</worksheet>'
    with_parts(path, **{"xl/worksheets/sheet1.xml": sheet})

    assert found(path) == [Issue(Problem.NOT_A_WORKBOOK)]


@pytest.mark.parametrize(
    ("start", "name", "said"),
    [
        (b"%PDF-1.4", "a.pdf", ".pdf"), (b"%PDF-1.4", "a.xlsx", ".pdf"), (b"%PDF-1.4", "a.xls", ".pdf"),
        (b"\x89PNG\r\n", "a.png", ".png"), (b"\xff\xd8\xff\xe0", "a.xlsx", ".jpg"),
        (b"Rar!\x1a", "a.rar", ".rar"),
        (b"{\\rtf1 a}", "a.xls", ".rtf"), (b"7z\xbc\xaf\x27", "a.7z", ".7z"),
        (b"\x1f\x8b\x08", "a.gz", ".gz"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "a.xls", ".xml"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_called_what_it_is(tmp_path, start, name, said):
    path = tmp_path / name
    path.write_bytes(start + b"\0" * 100)
    assert found(path) == [Issue(Problem.OTHER_FORMAT, value=said, expected=".xlsx")]


@pytest.mark.parametrize("style", ["", "-1", "99999", "abc", "1.5"])
def test_a_style_that_is_none_changes_no_value(tmp_path, style):
    cells = f"<sheetData><row r='1'><c r='A1' s='{style}'><v>1.5</v></c></row></sheetData>"
    path = raw_workbook(tmp_path / "s.xlsx", cells)
    assert reading.read_book(path).grids[0].rows == [["1.5"]]
