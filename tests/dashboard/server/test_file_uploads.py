"""Files taken in: refused before they are read, held in places that were asked for, a few of a session."""

from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.screen.frame.session_uploads import OwnUploads
from dashboard.server.file_uploads import PLACES, own_uploads_only
from dashboard.words.app import Access
from tests.browser import harness
from tests.dashboard.asgi import ask
from tests.dashboard.two_units import two_units
from tests.server.officer import Officer

SESSION = "session"


class Asked:
    """Answers with the words, and remembers for which session and file it was asked."""

    def __init__(self, words):
        self.words, self.of = words, []

    async def __call__(self, _connection, session, file):
        self.of.append((session, file))
        return self.words


@pytest.mark.parametrize(("words", "status"), [(Access.NOT_YOUR_UPLOAD, 403), (Access.NO_ROOM, 503)])
def test_what_may_not_be_brought_is_refused_with_the_reason(words, status):
    asked = Asked(words)

    refused = ask(own_uploads_only(PlainTextResponse("taken"), asked), f"{PLACES}{SESSION}/file")

    assert (refused.status, refused.text) == (status, words)
    assert asked.of == [(SESSION, "file")]


WORKBOOK = (Path(__file__).parents[3] / "deploy" / "served.example.toml").read_bytes()
FORGED = ["forged.exe", "forged.xlsx.exe", "forged", "forged\0.exe", ".xlsx"]


@pytest.mark.server
@pytest.mark.parametrize("page", ["import", "reports"])
def test_a_file_of_another_ending_is_refused_in_words_and_is_no_error_of_the_program(tmp_path, page):
    two_units(tmp_path / "lake").close()
    port, log = harness.free_port(), tmp_path / "log"
    url = f"http://127.0.0.1:{port}"
    with log.open("w") as lines:
        process = harness.start(tmp_path / "lake", port=port, log=lines)
        try:
            harness.wait_until_healthy(process, url)
            for name in FORGED:
                with Officer(url, page) as chooser:
                    chooser.run("")
                    said = chooser.choose(name, WORKBOOK)
                    assert "没有读取文件" in said
                    assert "出错" not in said
        finally:
            process.terminate()
            process.communicate(timeout=harness.PATIENCE)

    assert log.read_text() == ""


def test_everything_else_passes():
    assert ask(own_uploads_only(PlainTextResponse("taken"), Asked(None)), f"{PLACES}a/b").text == "taken"
    other = ask(own_uploads_only(PlainTextResponse("page"), Asked(Access.NOT_YOUR_UPLOAD)), "/import")
    assert other.text == "page"


@pytest.fixture
def uploads(monkeypatch):
    monkeypatch.setattr(OwnUploads, "most", 100, raising=False)
    return OwnUploads("/upload")


def brought(uploads, size):
    place = uploads.get_upload_urls(SESSION, ["name.csv"])[0].file_id
    uploads.add_file(SESSION, UploadedFileRec(place, "name.csv", "text/csv", b"x" * size))
    return place


def test_a_place_is_good_for_the_session_that_asked_until_it_ends_or_asks_for_many_more(uploads):
    place = brought(uploads, 1)

    assert uploads.is_place(SESSION, place)
    assert not uploads.is_place("another", place)
    uploads.get_upload_urls(SESSION, ["x"] * 1000)
    assert not uploads.is_place(SESSION, place)
    kept = brought(uploads, 1)
    uploads.remove_session_files(SESSION)
    assert not uploads.is_place(SESSION, kept)


def test_a_session_holds_a_few_and_the_oldest_goes(uploads):
    places = [brought(uploads, 10) for _ in range(6)]

    assert [one.file_id for one in uploads.get_files(SESSION, places)] == places[2:]


def test_all_sessions_together_hold_so_many_bytes_which_are_free_again_when_one_ends(uploads):
    brought(uploads, 60)

    assert uploads.has_room(40)
    assert not uploads.has_room(41)
    uploads.remove_session_files(SESSION)
    assert uploads.has_room(100)
