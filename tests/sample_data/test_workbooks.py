"""The workbooks and the list of what was planted are those the generator writes."""

from pathlib import Path

import openpyxl
import polars as pl
import pytest

from analytics.base import rules
from sample_data import workbooks
from tests.sample_data.builders import made

_FOLDER = workbooks.FOLDER
_NAMES = sorted(path.name for path in _FOLDER.glob("*.xlsx"))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "workbooks"
    folder.mkdir()
    workbooks.write(folder)
    return folder


@pytest.mark.parametrize("name", _NAMES)
def test_the_workbooks_that_are_kept_are_those_that_would_be_written(written, name):
    assert (written / name).read_bytes() == (_FOLDER / name).read_bytes()


def test_there_are_five_workbooks(written):
    assert len(_NAMES) == 5
    assert sorted(path.name for path in written.iterdir()) == _NAMES


def test_the_list_of_what_was_planted_is_current(written):
    assert (written.parent / "PLANTED.md").read_text() == (_FOLDER.parent / "PLANTED.md").read_text()


@pytest.mark.parametrize("name", _NAMES)
def test_a_simulated_workbook_says_so_in_its_title_and_the_published_figures_do_not(name):
    assert (rules.SYNTHETIC_MARK in _cell(_FOLDER / name, "A1")) == (not name.startswith("survey"))


def test_the_review_matrix_changes_one_unit_and_keeps_the_others():
    frames, planted = made(2020)
    changed, changes = workbooks.changed_review(frames, planted)
    sheet = openpyxl.load_workbook(_FOLDER / "review_matrix_2023H2.xlsx").active
    rows = {row[0]: row[3:] for row in sheet.iter_rows(min_row=4, values_only=True)}
    names = dict(frames["organisations"].select("org_id", "name").iter_rows())
    differing = {}
    asked = ~pl.col("org_id").is_in(planted.reference.units)
    for card in frames["reviews"].filter(asked, period=workbooks.PERIOD).iter_rows(named=True):
        stored = [card[rules.slot("reviewed", number)] for number in range(1, 37)]
        shown = [None if score is None else round(score * 100) for score in rows[names[card["org_id"]]]]
        if stored != shown:
            differing[card["org_id"]] = [
                (number, before, after)
                for number, (before, after) in enumerate(zip(stored, shown, strict=True), 1)
                if before != after
            ]

    assert len(rows) == 102
    assert differing == {changed: sorted(changes)}


def _cell(path: Path, address: str):
    return openpyxl.load_workbook(path).active[address].value
