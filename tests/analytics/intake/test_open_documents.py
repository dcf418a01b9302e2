"""An .ods is read by what its cells say they are; other formats are called by their names."""

import zipfile
from pathlib import Path

import pytest

from analytics.intake import annotated, limits, reading, worker
from analytics.intake.books import FileKind
from analytics.intake.grids import UNCALCULATED
from analytics.intake.issues import Issue, Problem, RefusedError
from analytics.intake.progress import unheard
from dashboard.words.issue_words import WORDS
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.test_old_workbooks import FORMS
from tests.analytics.intake.workbooks import found, taken

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
SPACES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
CELL = "<table:table-cell{}>{}</table:table-cell>"
EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def text(shown: str, more: str = "") -> str:
    return CELL.format(f' office:value-type="string"{more}', f"<text:p>{shown}</text:p>")


def number(value: str, kind: str = "float", more: str = "") -> str:
    return CELL.format(f' office:value-type="{kind}" office:value="{value}"{more}', "<text:p>shown</text:p>")


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "S", more: str = "") -> str:
    return f'<table:table table:name="{name}"{more}>{"".join(rows)}</table:table>'


def ods(path: Path, *tables: str, styles: str = "", body: str = "spreadsheet", **parts: str) -> Path:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{body}>{''.join(tables)}</office:{body}></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        for name, inside in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), inside)
    return path


def rows_of(path: Path) -> list:
    return reading.read_book(path).grids[0].rows


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (text("示例"), "示例"),
        (number("0.85"), "0.85"),
        (number("0.616", "percentage"), "61.6%"),
        (number("0.616", "percentage", ' calcext:value-type="percentage"'), "61.6%"),
        (number("1E-1"), "0.1"),
        (number("12.5", "currency"), "12.5"),
        (CELL.format(' office:value-type="date" office:date-value="2023-03-01"', ""), "2023-03-01"),
        (CELL.format(' office:value-type="date" office:date-value="2023-03-01T00:00:00"', ""), "2023-03-01"),
        (
            CELL.format(' office:value-type="date" office:date-value="2023-03-01T08:30:00"', ""),
            "2023-03-01 08:30:00",
        ),
        (CELL.format(' office:value-type="boolean" office:boolean-value="true"', ""), "TRUE"),
        (
            CELL.format(
                ' table:formula="of:=1/0" office:value-type="string" office:string-value=""'
                ' calcext:value-type="error"',
                "<text:p>#DIV/0!</text:p>",
            ),
            "#DIV/0!",
        ),
        (CELL.format(' table:formula="of:=[.A1]"', ""), f"{UNCALCULATED}[.A1]"),
        (
            CELL.format(
                ' table:formula="of:=[.A1]" office:value-type="string" office:string-value=""', ""
            ),
            None,
        ),
        (text('甲<text:s text:c="2"/>乙<text:tab/><text:span>丙</text:span>'), "甲  乙\t丙"),
        (text("丙<text:line-break/>丁"), "丙\n丁"),
        (CELL.format(' office:value-type="string"', "<text:p>甲</text:p><text:p>乙</text:p>"), "甲\n乙"),
        (
            CELL.format(
                ' office:value-type="string"',
                "<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>",
            ),
            "甲",
        ),
    ],
)  # fmt: skip
def test_a_cell_is_what_it_says_it_is(tmp_path, cell, expected):
    path = ods(tmp_path / "c.ods", table(row(number("7"), cell, number("8"), EMPTY)))
    assert rows_of(path) == [["7", expected, "8"]]


def test_repeated_merged_and_empty_cells_keep_their_places(tmp_path):
    merged = text("甲", ' table:number-columns-spanned="2" table:number-rows-spanned="2"')
    path = ods(
        tmp_path / "p.ods",
        table(
            row(
                merged,
                "<table:covered-table-cell/>",
                number("1", more=' table:number-columns-repeated="2"'),
                EMPTY,
            ),
            row('<table:covered-table-cell table:number-columns-repeated="2"/>', number("2")),
            row(EMPTY, more=' table:number-rows-repeated="3"'),
            row(number("3"), more=' table:number-rows-repeated="2"'),
            row(EMPTY, more=' table:number-rows-repeated="1048569"'),
        ),
    )
    assert rows_of(path) == [["甲", "甲", "1", "1"], ["甲", "甲", "2"], [], [], [], ["3"], ["3"]]


def test_hidden_sheets_rows_and_columns_are_said(tmp_path):
    hiding = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    shown = table(
        '<table:table-column/><table:table-column table:visibility="collapse"/>',
        row(text("单位"), text("1 要素1")),
        row(text(UNIT), number("3"), more=' table:visibility="filter"'),
        name=REVIEW,
        more=' table:style-name="ta1"',
    )
    hidden = table(row(text("单位")), name="底稿", more=' table:style-name="ta2"')
    told = taken(ods(tmp_path / "h.ods", hidden, shown, styles=hiding))

    assert told.issues == []
    assert told.frame["reviewed_01"].to_list() == [300]
    assert {note.problem for note in told.notes} == {
        Problem.HIDDEN_SHEET, Problem.HIDDEN_ROWS, Problem.HIDDEN_COLUMNS
    }  # fmt: skip
    assert told.understood.kind is FileKind.OPEN_DOCUMENT


def test_tables_that_are_no_sheets_are_not_read(tmp_path):
    linked = f"<table:dde-links><table:dde-link>{table(row(text('甲')))}</table:dde-link></table:dde-links>"
    drawn = f"<table:shapes>{table(row(text('乙')))}</table:shapes>"
    path = ods(tmp_path / "t.ods", table(drawn, row(number("1"))), linked)
    assert [grid.rows for grid in reading.read_book(path).grids] == [[["1"]]]


def test_a_password_is_said(tmp_path):
    manifest = "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    path = ods(tmp_path / "locked.ods", table(row(number("1"))), **{"META-INF__manifest_xml": manifest})
    assert found(path) == [Issue(Problem.PASSWORD, expected=".xlsx")]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (row(number("1", more=' table:number-columns-repeated="600"')), Problem.TOO_MANY_COLUMNS),
        (row(number("1"), more=' table:number-rows-repeated="300000"'), Problem.TOO_MANY_ROWS),
        (row(number("1"), more=f' table:number-rows-repeated="{"9" * 30}"'), Problem.TOO_MANY_ROWS),
        (row(text('<text:s text:c="99999999"/>甲')), Problem.CELL_TOO_LONG),
        (row(number("一")), Problem.NOT_A_WORKBOOK),
        (row(CELL.format(' office:value-type="date"', "")), Problem.NOT_A_WORKBOOK),
        (row(number("1", more=' table:number-columns-repeated="x"')), Problem.NOT_A_WORKBOOK),
        ("<table:table-row>", Problem.NOT_A_WORKBOOK),
    ],
)  # fmt: skip
def test_what_is_too_much_or_damaged_is_refused(tmp_path, rows, problem):
    path = ods(tmp_path / "x.ods", table(rows))
    assert [issue.problem for issue in found(path)] == [problem]


def test_rows_far_below_are_counted_and_not_filled(tmp_path):
    far = row(EMPTY, more=f' table:number-rows-repeated="{limits.ROWS}"')
    path = ods(tmp_path / "far.ods", table(row(number("1")), far, row(EMPTY)))
    assert rows_of(path) == [["1"]]


@pytest.mark.parametrize(
    ("name", "part", "ending"),
    [
        ("a.xlsx", "xl/workbook.bin", ".xlsb"),
        ("a.xlsx", "word/document.xml", ".docx"),
        ("a.numbers", "Index/Document.iwa", ".numbers"),
    ],
)  # fmt: skip
def test_other_packages_are_called_by_their_names(tmp_path, name, part, ending):
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, b"\0")
    assert found(tmp_path / name) == [Issue(Problem.OTHER_FORMAT, value=ending, expected=".xlsx")]


def test_a_text_document_is_no_spreadsheet(tmp_path):
    path = ods(tmp_path / "t.ods", table(row(text("甲"))), body="text")
    assert found(path) == [Issue(Problem.OTHER_FORMAT, value=".odt", expected=".xlsx")]


def test_an_et_is_read_where_it_is_an_old_workbook_inside_and_named_where_not(tmp_path):
    same, other = tmp_path / "same.et", tmp_path / "other.ET"
    same.write_bytes(FORMS.read_bytes())
    other.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))

    assert reading.read_book(same).grids == reading.read_book(FORMS).grids
    assert found(other) == [Issue(Problem.OTHER_FORMAT, value=".et", expected=".xlsx")]
    with pytest.raises(RefusedError):
        worker.book_of(other, unheard)


def test_an_open_document_is_sent_back_as_a_list(tmp_path):
    path = ods(
        tmp_path / "m.ods", table(row(text("单位"), text("1")), row(text(UNIT), text("缺考")), name=REVIEW)
    )
    sent = annotated.sent_back(path, found(path), WORDS)
    assert (sent.marked, sent.refusal) == (False, None)
