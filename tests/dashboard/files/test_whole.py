"""Files that can be stopped, and files that say what they lack: pictures a dying browser did not draw."""

import io
import itertools

import docx
import pytest

from dashboard.files import official_files, report, workbook
from dashboard.files.official_files import Wish
from dashboard.files.official_words import USES
from dashboard.media import chromium, images
from dashboard.media.chromium import Missing, PictureUnavailableError
from tests.dashboard.files import sources
from tests.dashboard.files.documents import DOT


class CancelledError(Exception):
    """Somebody pressed the button."""


def drawing(fail):
    """Pictures of one dot, except the calls of those numbers."""
    calls = itertools.count(1)

    def draw(_figure, _caption):
        if next(calls) in fail:
            raise PictureUnavailableError(Missing.SESSION)
        return DOT

    return draw


def paragraphs(made):
    return [one.text for one in docx.Document(io.BytesIO(made.content)).paragraphs]


def test_a_report_with_all_its_pictures_is_whole(monkeypatch):
    monkeypatch.setattr(images, "bare_png", drawing(fail=()))

    made = report.report(sources.source())

    assert made.is_whole
    assert not [line for line in paragraphs(made) if "没有绘制" in line]


def test_a_report_names_below_its_title_the_pictures_it_lacks_and_why(monkeypatch):
    monkeypatch.setattr(images, "bare_png", drawing(fail=(2, 3)))

    made = report.report(sources.source())

    told = next(line for line in paragraphs(made) if line.startswith("本报告缺2幅图"))
    assert len(made.lacking) == 2
    assert all("没有响应" in what and what.split("”")[0].removeprefix("图") in told for what in made.lacking)
    assert told.count("没有响应") == 1
    assert paragraphs(made).index(told) < 6


def test_a_pdf_lacks_what_its_document_lacks(monkeypatch):
    monkeypatch.setattr(images, "bare_png", drawing(fail=(1,)))
    monkeypatch.setattr(official_files.pdf, "pdf", lambda _document, waiting: waiting() or b"%PDF")
    heard = []

    made = official_files.ALL["report-pdf"].make(
        sources.source(), Wish(), lambda share, doing="": heard.append((share, doing))
    )

    assert (made.content, len(made.lacking)) == (b"%PDF", 1)
    assert heard[-1][1] == "正在转换为 PDF"
    assert [share for share, _ in heard] == sorted(share for share, _ in heard)


class _Session:
    """A browser that dies at its first picture, as often as told."""

    def __init__(self, deaths):
        self.deaths = deaths

    def draw(self, _figure, _options):
        if self.deaths:
            self.deaths -= 1
            raise BrokenPipeError
        return b"drawn"


@pytest.mark.parametrize("deaths", [0, 1])
def test_a_session_that_dies_is_replaced_once(monkeypatch, deaths):
    session, ends = _Session(deaths), []
    monkeypatch.setattr(chromium, "missing_part", lambda: None)
    monkeypatch.setattr(chromium._Session, "current", lambda: session)
    monkeypatch.setattr(chromium._Session, "end", lambda: ends.append("end"))

    assert chromium.draw({}, {}) == b"drawn"
    assert len(ends) == deaths


def test_the_workbook_tells_of_each_sheet_when_filled_and_when_written_down():
    heard = []

    workbook.workbook(sources.source(), lambda share, _doing="": heard.append(share))

    assert heard == sorted(heard)
    assert (len(heard) % 2, heard[-1]) == (0, 1.0)


@pytest.mark.parametrize("until", [0.1, 0.9])
def test_the_workbook_is_given_up_while_filled_and_while_written_down(until):
    heard = []

    def step(share, _doing=""):
        heard.append(share)
        if share > until:
            raise CancelledError

    with pytest.raises(CancelledError):
        workbook.workbook(sources.source(), step)

    assert heard[-1] - until < 0.05


def test_every_file_has_one_use():
    assert sorted(name for _, names in USES.values() for name in names) == sorted(official_files.ALL)
