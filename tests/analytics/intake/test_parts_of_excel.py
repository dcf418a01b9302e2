"""Workbooks with the parts Excel itself writes: a macro project, links to other workbooks, hidden sheets."""

import zipfile
from datetime import date

import polars as pl
import pytest
import xlsxwriter

from analytics.intake import incoming
from analytics.intake.issues import Issue, Problem
from analytics.intake.organisations import Organisations
from tests.analytics.builders import frame, organisations, rubric, unit
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import taken, workbook

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
ROWS = {REVIEW: [["单位", "1"], [UNIT, 1]]}
BOOK, RELATIONS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


def rewritten(path, target, changes, parts):
    """The workbook with texts put in before an end tag, and more parts."""
    with zipfile.ZipFile(path) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    for name, (tag, text) in changes.items():
        old[name] = old[name].decode().replace(tag, text + tag, 1).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (old | parts).items():
            archive.writestr(name, content)
    return target


def with_macros(path):
    """An .xlsm as Excel saves it: the project, its relation, and another content type of the workbook."""
    kind = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    relation = f'<Relationship Id="rId90" Type="{VBA}" Target="vbaProject.bin"/>'
    changes = {TYPES: ("</Types>", kind), RELATIONS: ("</Relationships>", relation)}
    project = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
    return rewritten(path, path.with_suffix(".xlsm"), changes, {"xl/vbaProject.bin": project})


def with_link(path):
    """A workbook one of whose cells once looked into another workbook."""
    relation = (
        f'<Relationship Id="rId91" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    )
    named = f'<externalReferences xmlns:r="{OFFICE}"><externalReference r:id="rId91"/></externalReferences>'
    link = (
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames>'
        '<sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>'
    )
    of_link = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" '
        'Target="file:///D:/other.xlsx" TargetMode="External"/></Relationships>'
    )
    parts = {
        "xl/externalLinks/externalLink1.xml": link,
        "xl/externalLinks/_rels/externalLink1.xml.rels": of_link,
    }
    changes = {RELATIONS: ("</Relationships>", relation), BOOK: ("<calcPr", named)}
    return rewritten(path, path.with_name("linked.xlsx"), changes, parts)


@pytest.mark.parametrize(
    ("made", "problem"), [(with_macros, Problem.MACROS_IGNORED), (with_link, Problem.LINKS_IGNORED)]
)
def test_macros_and_links_as_excel_writes_them_are_ignored_and_said(tmp_path, made, problem):
    reviews = taken(made(workbook(tmp_path / "r.xlsx", ROWS)))

    assert (reviews.issues, reviews.frame["org_id"].to_list()) == ([], ["U1"])
    assert reviews.notes == [Issue(problem)]


def test_macros_and_links_together_are_both_said(tmp_path):
    reviews = taken(with_macros(with_link(workbook(tmp_path / "r.xlsx", ROWS))))

    assert {note.problem for note in reviews.notes} == {Problem.MACROS_IGNORED, Problem.LINKS_IGNORED}


@pytest.mark.parametrize("hide", ["hide", "very_hidden"])
def test_a_hidden_sheet_is_not_read_and_is_said_however_well_it_is_hidden(tmp_path, hide):
    path = tmp_path / "h.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet(REVIEW).write_row(0, 0, ["单位", "1"])
        book.get_worksheet_by_name(REVIEW).write_row(1, 0, [UNIT, 1])
        hidden = book.add_worksheet("底稿")
        hidden.write_row(0, 0, ["单位", "1"])
        hidden.write_row(1, 0, ["无此单位", 99])
        getattr(hidden, hide)()

    reviews = taken(path)

    assert (reviews.issues, reviews.frame.height) == ([], 1)
    assert [(note.problem, note.sheet) for note in reviews.notes] == [(Problem.HIDDEN_SHEET, "底稿")]


def renamed_and_merged():
    """旧名局 was called so until June 2022; 并入局 went over into it at the end of 2022."""
    change = {
        "change_no": 1,
        "changed_on": date(2023, 1, 1),
        "kind": "合并",
        "from_org": "U2",
        "to_org": "U1",
    }
    former = {"org_id": "U1", "name": "旧名局", "kind": "曾用名", "valid_to": date(2022, 6, 30)}
    units = organisations(
        unit("U1", 1, name="新名局"), unit("U2", 2, name="并入局", valid_to=date(2022, 12, 31))
    )
    return Organisations(units, frame("aliases", [former]), frame("changes", [change]))


@pytest.mark.parametrize(
    ("name", "period", "expected"),
    [
        ("旧名局", "2022年上半年", (["U1"], [])),
        ("旧名局", "2023年上半年", (["U1"], [])),  # an old form that is still in use; said as a match
        ("新名局", "2021年上半年", (["U1"], [])),
        ("并入局", "2022年下半年", (["U2"], [])),
        ("并入局", "2023年上半年", ([], [(Problem.ABOLISHED_ORGANISATION, "2022-12-31 → 新名局")])),
    ],
)
def test_former_names_and_merged_units_are_known_before_and_after_their_end(tmp_path, name, period, expected):
    path = workbook(tmp_path / "r.xlsx", {f"审核评分 {period}": [["单位", "1"], [name, 1]]})
    rubrics = pl.concat([rubric(2, 1, 57), rubric(10, 50, version=2022)])

    reviews = incoming.read(path, renamed_and_merged(), rubrics)

    found = [(issue.problem, issue.expected) for issue in reviews.issues]
    assert (reviews.frame["org_id"].to_list(), found) == expected
    matched = [one.text for sheet in reviews.understood.sheets for one in sheet.names]
    assert matched == (["旧名局"] if name == "旧名局" else [])
