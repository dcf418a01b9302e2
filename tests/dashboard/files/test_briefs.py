"""All briefs in one zip: complete, named safely, the same bytes again, gone when cancelled."""

import io
import zipfile

import openpyxl
import pytest

from dashboard.base.source import Source
from dashboard.files import briefs, unit_brief
from tests.dashboard import ranking_data
from tests.dashboard.files.documents import HOSTILE, LONGEST, renamed

UNITS = ("A", "B", "X", "GONE")
_FORBIDDEN = set('\\/:*?"<>|')


class CancelledError(Exception):
    """Somebody pressed the button."""


def unheard(_done, _all):
    """Nobody wants to know."""


@pytest.fixture(scope="module")
def small():
    return Source(ranking_data.results(), None, 3)


def packed(source, units=UNITS, step=unheard):
    return zipfile.ZipFile(io.BytesIO(briefs.briefs(source, units, step)))


def listed(file):
    sheet = openpyxl.load_workbook(io.BytesIO(file.read("目录.xlsx"))).active
    rows = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "序号")
    return rows[head + 1 :]


def test_each_unit_has_the_brief_it_has_alone_and_the_list_says_so(small):
    file = packed(small)

    names = file.namelist()

    assert names[0] == "目录.xlsx"
    assert [file.read(name) for name in names[1:]] == [unit_brief.brief(small, unit) for unit in "ABX"]
    assert [line[2] for line in listed(file)][:3] == names[1:]
    assert [line[1] for line in listed(file)] == ["单位A", "单位B", "单位X", "GONE"]


def test_a_unit_without_a_brief_stands_in_the_list_with_the_reason(small):
    number, unit, file, refused = listed(packed(small))[-1]

    assert (number, unit, file) == (4, "GONE", "—")
    assert "组织名册里没有" in refused


@pytest.mark.parametrize("name", [HOSTILE, "长" * LONGEST, "../../CON", "单位"])
def test_names_of_files_are_unique_and_safe(small, name):
    names = packed(renamed(small, name), "AB").namelist()

    assert len({name.lower() for name in names}) == 3
    assert not [name for name in names if set(name) & _FORBIDDEN]
    assert all(len(name.encode()) <= 255 and not name.startswith(".") for name in names)


def test_progress_is_told_after_each_unit(small):
    heard = []

    briefs.briefs(small, UNITS, lambda done, of: heard.append((done, of)))

    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_cancelling_stops_the_work_and_leaves_nothing(small, monkeypatch):
    made = []
    monkeypatch.setattr(unit_brief, "brief", lambda _source, unit: made.append(unit) or b"")

    def step(done, _of):
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        briefs.briefs(small, UNITS, step)

    assert made == ["A", "B"]
