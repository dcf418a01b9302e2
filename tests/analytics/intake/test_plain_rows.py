"""Rows taken without the parser are the rows the parser would have taken."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.intake import worker
from analytics.intake.progress import unheard
from tests.analytics.intake.workbooks import raw_workbook

SHARED = '<sst xmlns="m"><si><t>甲</t></si><si><t>乙 &amp; 丙</t></si></sst>'
CELLS = st.sampled_from(
    [
        "/>",
        "></c>",
        ' t="s"><v>0</v></c>',
        ' t="s"><v>1</v></c>',
        "><v>0.85</v></c>",
        ' t="b"><v>1</v></c>',
        ' t="e"><v>#REF!</v></c>',
        ' s="0"><v>45291</v></c>',
        ' t="str"><v>x &lt; y</v></c>',
        ' t="str"><f>A1</f><v></v></c>',
        ' t="inlineStr"><is><t>丁</t></is></c>',
        ' t="str"><v>戊</v></c>',
        "><v/></c>",
        ' t="str"><v>a\r\nb</v></c>',
    ]
)


def rows_of(sheet: str) -> tuple:
    with TemporaryDirectory() as folder:
        book = worker.book_of(raw_workbook(Path(folder) / "p.xlsx", sheet, SHARED), unheard).book()
    return [grid.rows for grid in book.grids]


def sheet_of(rows: list[list[str]], mark: str) -> str:
    """mark stands in every row's tag."""
    texts = []
    for number, cells in enumerate(rows, 1):
        inside = "".join(f'<c r="{chr(65 + place)}{number}"{cell}' for place, cell in enumerate(cells))
        texts.append(f'<row r="{number}"{mark}>{inside}</row>')
    return f"<sheetData>{''.join(texts)}</sheetData>"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_a_plain_row_reads_as_by_the_parser(rows):
    by_the_parser_alone = " spans='1:6'"  # single quotes, which no spreadsheet writes
    assert rows_of(sheet_of(rows, ' spans="1:6"')) == rows_of(sheet_of(rows, by_the_parser_alone))


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ('<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>', [["1", "2"]]),
        ('<c r="A3"><v>2</v></c>', [[], [], ["2"]]),
        ("<c><v>2</v></c>", [["2"]]),
        ('<c r="A1"><!-- - --><v>2</v></c>', [["2"]]),
        ('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', [["2"]]),
    ],
)
def test_a_row_out_of_order_is_left_to_the_parser(cells, rows):
    assert rows_of(f'<sheetData><row r="1">{cells}</row></sheetData>') == [rows]
