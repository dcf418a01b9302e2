"""An old .xls is read like an .xlsx, by its first bytes and in the same child process."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake import reading, worker
from analytics.intake.books import FileKind
from analytics.intake.issues import Issue, Problem, RefusedError
from analytics.intake.progress import unheard
from tests.analytics.intake.workbooks import found

FORMS = Path(__file__).parent / "files" / "forms.xls"
WHOLE = FORMS.read_bytes()
# The beginning of the workbook's stream in BIFF 8; the record after it is at a fixed place.
FIRST_RECORD = bytes.fromhex("0908100000060500")
PASSWORD_RECORD = b"\x2f\x00"


def test_an_old_workbook_reads_as_it_looks():
    book = reading.read_book(FORMS)

    survey, ledger = book.grids
    assert book.about.kind is FileKind.OLD_WORKBOOK
    assert survey.rows[0] == ["2020年度形式主义调查"] * 6
    assert survey.rows[2] == ["调查", "2020", "007", "甲", "问", "61.6%"]
    assert survey.rows[3][5] == "#DIV/0!"
    assert ledger.rows[1:] == [
        ["示例单位01", "第一党支部", "2023-03-01", "弱化", "2023-06-01", "TRUE"],
        ["示例单位01", "第二党支部", "2023-03-01", "弱化", "2023-06-01", "FALSE"],
    ]


def test_hidden_sheets_of_an_old_workbook_are_not_read_but_said():
    book = reading.read_book(FORMS)
    assert [grid.sheet for grid in book.grids] == ["形式主义调查", "后进支部台账"]
    assert book.about.hidden == ("底稿",)


def test_links_of_an_old_workbook_to_other_files_are_said(tmp_path):
    author = WHOLE.index(b"\x5c\x00\x70\x00")  # the record of who wrote the file, made one of a link
    path = tmp_path / "linked.xls"
    path.write_bytes(WHOLE[:author] + b"\xae\x01\x70\x00" + bytes(112) + WHOLE[author + 116 :])

    assert reading.read_book(path).about.links
    assert not reading.read_book(FORMS).about.links


def test_the_name_of_a_file_does_not_matter(tmp_path):
    renamed = tmp_path / "upload.csv"
    renamed.write_bytes(WHOLE)
    assert reading.read_book(renamed).about.kind is FileKind.OLD_WORKBOOK


def test_an_old_workbook_with_a_password_says_so(tmp_path):
    after = WHOLE.index(FIRST_RECORD) + 20
    path = tmp_path / "locked.xls"
    path.write_bytes(WHOLE[:after] + PASSWORD_RECORD + WHOLE[after + 2 :])

    assert found(path) == [Issue(Problem.PASSWORD, expected=".xlsx")]


@pytest.mark.parametrize("kept", [0.07, 0.3, 0.6, 0.9])
def test_an_old_workbook_cut_short_is_no_workbook(tmp_path, kept):
    path = tmp_path / "cut.xls"
    path.write_bytes(WHOLE[: int(len(WHOLE) * kept)])
    assert [issue.problem for issue in found(path)] == [Problem.NOT_A_WORKBOOK]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6))
def test_an_old_workbook_with_spoilt_bytes_is_read_or_refused_and_nothing_else(spoilt):
    with TemporaryDirectory() as folder:
        content = bytearray(WHOLE)
        for place, byte in spoilt:
            content[int(place * len(content))] = byte
        path = Path(folder) / "spoilt.xls"
        path.write_bytes(content)

        try:
            told = worker.book_of(path, unheard).sheets
        except RefusedError as refused:
            told = [refused.problem]

    assert told
