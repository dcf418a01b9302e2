"""Streamlit's store of uploaded files, bounded: a session holds a few, a process so many bytes.

Streamlit's own takes any file under any name for any session that is open, from whoever knows its id.
"""

import secrets
from collections import deque
from collections.abc import Sequence
from typing import ClassVar

from anyio import to_thread
from starlette.requests import HTTPConnection
from streamlit.elements.widgets import file_uploader
from streamlit.runtime import Runtime, memory_uploaded_file_manager
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import ClientContext
from streamlit.runtime.uploaded_file_manager import UploadedFileRec, UploadFileUrlInfo

from analytics.access import Action, may_some
from dashboard.screen import access
from dashboard.server.file_downloads import COOKIE
from dashboard.words.app import Access

_FILES = 4  # of one session: a page has one uploader, and its file is let go of when it is done
_PLACES = 20  # asked for and not yet used, of one session
_BRINGING = (Action.IMPORT, Action.REPORT)  # who may do neither has no page with an uploader
_MIB = 2**20


class OwnUploads(MemoryUploadedFileManager):
    """Files by session, only in places that the session has asked for. most: bytes of all of them."""

    most: ClassVar[int]

    def __init__(self, upload_endpoint: str) -> None:
        super().__init__(upload_endpoint)
        self._places: dict[str, deque[str]] = {}

    def get_upload_urls(self, session_id: str, file_names: Sequence[str]) -> list[UploadFileUrlInfo]:
        """Places for files of those names; only the last few of a session are good."""
        given = super().get_upload_urls(session_id, file_names[:_PLACES])
        places = self._places.setdefault(session_id, deque(maxlen=_PLACES))
        places.extend(one.file_id for one in given)
        return given

    def is_place(self, session_id: str, file_id: str) -> bool:
        """Whether the session has asked for it."""
        return file_id in self._places.get(session_id, ())

    def has_room(self, size: int) -> bool:
        """Whether so many bytes more may be held."""
        return self._total_bytes + size <= self.most

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Keep the file; the oldest of the session goes where it holds enough."""
        with self._lock:
            held = list(self.file_storage.get(session_id, ()))
        for oldest in held[: max(0, len(held) - _FILES + 1)]:
            self.remove_file(session_id, oldest)
        super().add_file(session_id, file)

    def remove_session_files(self, session_id: str) -> None:
        """Forget the files of a session that has ended, and its places."""
        self._places.pop(session_id, None)
        super().remove_session_files(session_id)


class Receiving:
    """Decides which files are taken in, and holds so many megabytes of them."""

    def __init__(self, megabytes: int) -> None:
        self._megabytes = megabytes

    def install(self) -> None:
        """Have Streamlit keep all uploads so; call it before its runtime is made."""
        OwnUploads.most = self._megabytes * _MIB
        # Of another ending Streamlit makes an error of the program; screen.chosen_file says what it is.
        vars(file_uploader).update(enforce_filename_restriction=lambda _name, _endings: None)
        vars(memory_uploaded_file_manager).update(MemoryUploadedFileManager=OwnUploads)

    async def why_not(self, connection: HTTPConnection, session: str, file: str) -> str | None:
        """Why the file is not taken in; None where it is."""
        page = access.connection(session)
        uploads = Runtime.instance().uploaded_file_mgr
        if page is None or not isinstance(uploads, OwnUploads) or not uploads.is_place(session, file):
            return Access.NOT_YOUR_UPLOAD
        if not await to_thread.run_sync(_is_its_own, connection, page):
            return Access.NOT_YOUR_UPLOAD
        return None if uploads.has_room(_announced_size(connection)) else Access.NO_ROOM


def _is_its_own(connection: HTTPConnection, page: ClientContext) -> bool:
    """Whether the page is the asker's, the same browser and account, and the account may bring files."""
    here, there = connection.cookies.get(COOKIE, ""), page.cookies.get(COOKIE, "")
    if not here or not secrets.compare_digest(here.encode(), there.encode()):
        return False
    asking = access.account(connection.headers, connection.cookies)
    showing = access.account_of_page(page)
    return asking is not None and asking == showing and any(may_some(asking, one) for one in _BRINGING)


def _announced_size(connection: HTTPConnection) -> int:
    """The bytes it says it brings; one that does not say is bounded while it is read."""
    said = connection.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() else 0
