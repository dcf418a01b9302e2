"""Files taken in: refused before they are read, held in places that were asked for, a few of a session."""

import pytest
from starlette.responses import PlainTextResponse
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.screen.frame.session_uploads import OwnUploads
from dashboard.server.file_uploads import PLACES, own_uploads_only
from dashboard.words.app import Access
from tests.dashboard.asgi import ask

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
