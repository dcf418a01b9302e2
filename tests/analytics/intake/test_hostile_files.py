"""Whatever a file is, reading it ends in an issue and leaves the process and its children in order."""

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake import limits, reading, worker
from analytics.intake.issues import Issue, Problem, RefusedError
from analytics.intake.progress import unheard
from tests.analytics.intake.workbooks import found, raw_workbook, taken, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
THIRTY_MILLION = "0123456789abcdef" * 1_875_000


def no_dead_child_waits() -> bool:
    """Whether every child that ended has been waited for (others may still run)."""
    try:
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:  # there is no child at all
        return True


def shared(text):
    return f'<sst xmlns="m"><si><t>{text}</t></si></sst>'


FIRST, LAST = '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1048576"><c r="XFD1048576"{}</row>'
OFTEN = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
LONG = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"长" * 40_000}</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "texts", "issue"), [
        (FIRST + LAST.format("><v>2</v></c>"), "甲",
         Issue(Problem.TOO_MANY_COLUMNS, "S", value="16,384", expected="500")),
        (OFTEN, "长" * 30_000,
         Issue(Problem.TOO_MANY_CHARACTERS, "S", value="60,030,000", expected="60,000,000")),
        (LONG, "甲", Issue(Problem.CELL_TOO_LONG, "S", value="40,000", expected="32,767")),
        ("", THIRTY_MILLION, Issue(Problem.TOO_LARGE_UNPACKED, value="29 MB", expected="20 MB")),
    ],
    ids=["far cells", "one text shown often", "a long cell", "unpacks two hundredfold"],
)  # fmt: skip
def test_a_small_file_that_would_be_large_in_memory_is_refused(tmp_path, rows, texts, issue):
    path = raw_workbook(tmp_path / "small.xlsx", f"<sheetData>{rows}</sheetData>", shared(texts))
    assert path.stat().st_size < 200_000
    assert found(path) == [issue]


MERGED = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'


@pytest.mark.parametrize(
    ("sheet", "rows"), [
        ("<sheetData>" + FIRST + LAST.format(' s="1"/>') + "</sheetData>", [["1"]]),
        (f'<sheetData>{FIRST}<row r="2"><c r="B2"><v>2</v></c></row></sheetData>{MERGED}', [["1", "1"]] * 2),
    ],
)  # fmt: skip
def test_formats_and_merged_ranges_do_not_make_a_sheet_large(tmp_path, sheet, rows):
    assert reading.read_book(raw_workbook(tmp_path / "f.xlsx", sheet)).grids[0].rows == rows


APART = "".join(f'<row r="{n}"><c r="KN{n}"><v>1</v></c></row>' for n in range(1, 5))
FULL = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 5))


@pytest.mark.parametrize(
    ("limit", "most", "rows", "told"), [
        ("ROWS", 3, FULL, (Problem.TOO_MANY_ROWS, "S", "4", "3")),
        ("CELLS", 7, FULL, (Problem.TOO_MANY_CELLS, "S", "8", "7")),
        ("AREA", 1000, APART, (Problem.CELLS_FAR_APART, "S", "1,200", "1,000")),
        ("CHARACTERS", 10, "", (Problem.TOO_MANY_CHARACTERS, "", "11", "10")),
    ],
)  # fmt: skip
def test_beyond_each_limit_a_file_is_refused(tmp_path, monkeypatch, limit, most, rows, told):
    monkeypatch.setattr(limits, limit, most)
    path = raw_workbook(
        tmp_path / "l.xlsx", f"<sheetData>{rows}</sheetData>", shared("第一党支部委员示例单位")
    )

    with pytest.raises(RefusedError) as refused:
        worker.book_of(path, unheard)

    assert (refused.value.problem, refused.value.sheet, refused.value.value, refused.value.expected) == told


def test_a_part_that_says_it_unpacks_to_more_than_allowed_is_not_even_opened(tmp_path):
    path = raw_workbook(tmp_path / "bomb.xlsx", "<sheetData/>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/picture", "")
        archive.infolist()[-1].file_size = limits.UNPACKED_BYTES

    assert found(path) == [Issue(Problem.TOO_LARGE_UNPACKED, value="301 MB", expected="300 MB")]


def test_a_part_that_unpacks_to_more_than_it_says_is_damaged(tmp_path):
    path = raw_workbook(tmp_path / "liar.xlsx", "<sheetData/>" * 1000)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("more", "")
        archive.getinfo("xl/worksheets/sheet1.xml").file_size = 100

    assert found(path) == [Issue(Problem.NOT_A_WORKBOOK, value="xl/worksheets/sheet1.xml")]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_no_workbook(tmp_path, kept):
    whole = workbook(
        tmp_path / "whole.xlsx", {"审核评分": [["单位", "第1项"], ["示例单位01", 2]]}
    ).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * kept)])

    assert found(path) == [Issue(Problem.NOT_A_WORKBOOK)]


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        (OLE, Issue(Problem.NOT_A_WORKBOOK)),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Issue(Problem.PASSWORD, expected=".xlsx")),
        (b"PK\x03\x04 and nothing more", Issue(Problem.NOT_A_WORKBOOK)),
        (b"PK\x05\x06" + bytes(18), Issue(Problem.NOT_A_WORKBOOK)),
        (b"%PDF-1.7\n\xff\xff\xff", Issue(Problem.OTHER_FORMAT, value=".pdf", expected=".xlsx")),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Issue(Problem.OTHER_FORMAT, value=".png", expected=".xlsx")),
        (b"\xff\xd8\xff\xe0 a photograph", Issue(Problem.OTHER_FORMAT, value=".jpg", expected=".xlsx")),
        ("单位,1\n示例单位01\0,2\n".encode(), Issue(Problem.NUL_CHARACTER, value="2")),
        ("单位,1\r\n示例单位01,2\r\n\0".encode("gb18030"), Issue(Problem.NUL_CHARACTER, value="3")),
        ("单位,1\n示例单位01,\0".encode("utf-16"), Issue(Problem.NUL_CHARACTER, value="2")),
        (bytes(8) + b"1,2\n", Issue(Problem.NOT_A_WORKBOOK)),
        (b"\x05\x00 1,2,3,4,5,6,7,8", Issue(Problem.NOT_A_WORKBOOK)),
        (b'<?xml version="1.0"?><Workbook/>', Issue(Problem.NOT_A_WORKBOOK)),
        (b"\xff,\xff\xff\n", Issue(Problem.UNKNOWN_ENCODING, expected="UTF-8, GB18030")),
        (b"", Issue(Problem.NOTHING_INSIDE)),
        (b"\n,,\n", Issue(Problem.NOTHING_INSIDE)),
        (b'a,"b\n', Issue(Problem.NOT_A_WORKBOOK, value="A1")),
        (bytes.fromhex("0908100000060500") + bytes(64), Issue(Problem.NOT_A_WORKBOOK)),  # no container
        (b"\xff\xfe\x31", Issue(Problem.UNKNOWN_ENCODING, expected="UTF-8, GB18030")),  # half a letter
        (rb"{\rtf1\ansi a}", Issue(Problem.OTHER_FORMAT, value=".rtf", expected=".xlsx")),
    ],
)
def test_a_file_that_is_something_else_says_what_is_wrong(tmp_path, content, issue):
    path = tmp_path / "upload"  # what a file is, its first bytes say
    path.write_bytes(content)
    assert found(path) == [issue]


@pytest.mark.parametrize("ending", [".xls", ".xlsx", ".csv"])
@pytest.mark.parametrize(
    "page",
    [
        "\n<html><table><tr><td>单位</td></tr></table></html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">\n<HTML lang="zh">',
        '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="x"/>',
        "<table border=1><tr><td>单位</td></tr></table>",
        '<meta http-equiv="content-type" content="application/vnd.ms-excel">',
        "MIME-Version: 1.0\nContent-Type: multipart/related",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_web_page_called_a_workbook_says_so(tmp_path, page, ending, encoding):
    path = tmp_path / f"export{ending}"
    path.write_text(page, encoding=encoding)

    with pytest.raises(RefusedError) as refused:
        worker.book_of(path, unheard)

    assert (refused.value.problem, refused.value.expected) == (Problem.WEB_PAGE, ".xlsx")


def test_a_text_called_a_workbook_is_no_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("单位,1\n示例单位01,0.5\n", encoding="utf-8")
    assert found(path) == [Issue(Problem.NOT_A_WORKBOOK)]


def test_an_empty_workbook_holds_nothing(tmp_path):
    assert found(workbook(tmp_path / "empty.xlsx", {"Sheet1": []})) == [Issue(Problem.NOTHING_INSIDE)]


def test_a_csv_wider_than_the_limit_is_too_large(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("x," * 600)
    assert found(path) == [Issue(Problem.TOO_MANY_COLUMNS, "wide", value="600", expected="500")]


def test_a_child_that_dies_is_an_issue(tmp_path, monkeypatch):
    path = workbook(tmp_path / "some.xlsx", {"S": [["单位"]]})
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert found(path) == [Issue(Problem.UNREADABLE)]


def test_a_child_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    path = workbook(tmp_path / "some.xlsx", {"S": [["单位"]]})
    monkeypatch.setattr(limits, "SECONDS", 0.001)

    assert found(path) == [Issue(Problem.UNREADABLE)]
    assert no_dead_child_waits()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits on a process")
def test_the_memory_of_the_child_is_bounded():
    program = "from analytics.intake import limits; limits.restrain_this_process(); bytearray(2 * 2**30)"
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "MemoryError" in child.stderr


def test_files_are_read_from_any_thread_and_no_child_is_left_behind(tmp_path):
    path = workbook(tmp_path / "some.xlsx", {"审核评分 2023年下半年": [["单位", "第1项"], ["示例单位01", 2]]})
    heights: list[int] = []
    threads = [threading.Thread(target=lambda: heights.append(taken(path).frame.height)) for _ in range(2)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert heights == [1, 1]
    assert no_dead_child_waits()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_spoilt_bytes_is_read_or_refused_and_nothing_else(spoilt):
    with TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "spoilt.xlsx", {"审核评分": [["单位", "第1项"], ["示例单位01", 2]]})
        content = bytearray(path.read_bytes())
        for place, byte in spoilt:
            content[int(place * len(content))] = byte
        path.write_bytes(content)

        try:
            told = worker.book_of(path, unheard).sheets
        except RefusedError as refused:
            told = [refused.problem]

    assert told
