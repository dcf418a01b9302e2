"""Malformed workbooks of the kinds other programs keep in their test suites: no traceback, no stored row."""

import zipfile

import pytest

from analytics.intake.issues import Problem
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import BOOK, BOOK_RELATIONS, CONTENT_TYPES, ROOT_RELATIONS, taken

pytestmark = pytest.mark.usefixtures("no_child")

HEADINGS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>单位</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>1</t></is></c></row>'
)
NAMED = f'<c r="A2" t="inlineStr"><is><t>{UNIT}</t></is></c>'
GOOD = f'{HEADINGS}<row r="2">{NAMED}<c r="B2"><v>1</v></c></row>'
NAMED_BOOK = BOOK.replace('name="S"', f'name="{REVIEW}"')
SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def data(rows, after=""):
    return f'<worksheet xmlns="m"><sheetData>{rows}</sheetData>{after}</worksheet>'


def score(cell):
    """A sheet whose only score is this cell."""
    return {SHEET: data(f'{HEADINGS}<row r="2">{NAMED}{cell}</row>')}


def package(path, parts, left_out=()):
    whole = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": NAMED_BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        SHEET: data(GOOD),
        SHARED: '<sst xmlns="m"/>',
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if name not in left_out:
                archive.writestr(name, content)
    return path


DAMAGED = {
    "no sheet part": ({}, (SHEET,)),
    "no workbook part": ({}, ("xl/workbook.xml",)),
    "no relations of the workbook": ({}, ("xl/_rels/workbook.xml.rels",)),
    "sheet without relation": ({"xl/workbook.xml": NAMED_BOOK.replace(' r:id="r1"', "")}, ()),
    "sheet without name": ({"xl/workbook.xml": NAMED_BOOK.replace(f'name="{REVIEW}"', "")}, ()),
    "no sheet at all": ({"xl/workbook.xml": '<workbook xmlns="m"><sheets/></workbook>'}, ()),
    "relations that are no XML": ({"_rels/.rels": "not xml"}, ()),
    "empty sheet part": ({SHEET: ""}, ()),
    "sheet cut short": ({SHEET: data(GOOD)[:-30]}, ()),
    "two roots": ({SHEET: data(GOOD) * 2}, ()),
    "entities": ({SHEET: f'<!DOCTYPE w [<!ENTITY a "b">]>{data(GOOD)}'}, ()),
    "encoding that is not the one it says": (
        {SHEET: ('<?xml version="1.0" encoding="utf-8"?>' + data(GOOD)).encode("gb18030")}, ()),
    "encoding nobody knows": ({SHEET: '<?xml version="1.0" encoding="klingon"?>' + data(GOOD)}, ()),
    "NUL inside": ({SHEET: data(GOOD).replace("单位", "单\0位")}, ()),
    "shared text that is not there": (score('<c r="B2" t="s"><v>7</v></c>'), ()),
    "shared text with a negative number": (score('<c r="B2" t="s"><v>-1</v></c>'), ()),
    "shared text with no number": (score('<c r="B2" t="s"><v>x</v></c>'), ()),
    "number that is none": (score('<c r="B2"><v>1..2</v></c>'), ()),
    "number beyond all numbers": (score('<c r="B2"><v>1e999</v></c>'), ()),
    "not a number": (score('<c r="B2"><v>NaN</v></c>'), ()),
    "style that is not there": (score('<c r="B2" s="99"><v>1..</v></c>'), ()),
    "cell in row 0": (score('<c r="B0"><v>1</v></c>'), ()),
    "cell beyond the last column": (score('<c r="ZZZZ2"><v>1</v></c>'), ()),
    "cell with no letters": (score('<c r="22"><v>1</v></c>'), ()),
    "error in a cell": (score('<c r="B2" t="e"><v>#REF!</v></c>'), ()),
    "row beyond the last": (
        {SHEET: data(GOOD + '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')}, ()),
    "merged range of nonsense": ({SHEET: data(GOOD, '<mergeCells><mergeCell ref="foo"/></mergeCells>')}, ()),
    "merged range without reference": ({SHEET: data(GOOD, "<mergeCells><mergeCell/></mergeCells>")}, ()),
    "two cells of one address": (score('<c r="B2"><v>1</v></c><c r="B2"><v>77</v></c>'), ()),
    "sheet that is a picture": ({SHEET: b"\x89PNG\r\n\x1a\n" + bytes(64)}, ()),
}  # fmt: skip


def told(path):
    """Nothing is taken, and every finding has words."""
    incoming = taken(path)
    assert incoming.issues
    assert incoming.frame.is_empty()
    assert incoming.valid.is_empty()
    for issue in incoming.issues:
        assert sentence(issue)
        assert how_to_mend(issue)
    return [issue.problem for issue in incoming.issues]


@pytest.mark.parametrize("name", DAMAGED)
def test_a_malformed_package_is_refused_in_words(tmp_path, name):
    parts, left_out = DAMAGED[name]

    told(package(tmp_path / "m.xlsx", parts, left_out))


def test_the_same_package_without_a_fault_is_taken(tmp_path):
    assert taken(package(tmp_path / "good.xlsx", {})).frame.height == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_package_with_two_parts_of_one_name_is_read_once(tmp_path):
    path = package(tmp_path / "twice.xlsx", {})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, data(GOOD.replace("<v>1</v>", "<v>77</v>")))

    assert told(path) == [Problem.OUT_OF_BOUNDS]


def test_a_part_that_would_lie_outside_the_package_is_only_a_name(tmp_path):
    assert taken(package(tmp_path / "outside.xlsx", {"../../../outside": "x"})).frame.height == 1
    assert not (tmp_path.parent / "outside").exists()
