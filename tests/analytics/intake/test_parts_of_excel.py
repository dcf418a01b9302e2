"""Workbooks with the parts Excel itself writes: a macro project, links to other workbooks, hidden sheets."""

import zipfile

import pytest
import xlsxwriter

from analytics.intake.issues import Issue, Problem
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
    ("made", "problems"), [
        ([with_macros], [Problem.MACROS_IGNORED]), ([with_link], [Problem.LINKS_IGNORED]),
        ([with_link, with_macros], [Problem.MACROS_IGNORED, Problem.LINKS_IGNORED]),
    ],
)  # fmt: skip
def test_macros_and_links_as_excel_writes_them_are_ignored_and_said(tmp_path, made, problems):
    path = workbook(tmp_path / "r.xlsx", ROWS)
    for step in made:
        path = step(path)
    reviews = taken(path)

    assert (reviews.issues, reviews.frame["org_id"].to_list()) == ([], ["U1"])
    assert reviews.notes == [Issue(problem) for problem in problems]
    said = (reviews.understood.macros, reviews.understood.links)
    assert said == (with_macros in made, with_link in made)


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
