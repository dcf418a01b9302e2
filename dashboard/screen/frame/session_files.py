"""Streamlit's store of the files of pages, each a session's own: links drawn by lot, good while it lasts.

Streamlit's store names a file by a hash of what is in it and gives it to whoever asks.
"""

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from anyio import to_thread
from starlette.requests import HTTPConnection
from streamlit.runtime import memory_media_file_storage, runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorage, MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryFile, get_extension_for_mimetype
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.access import User
from dashboard.screen import access
from dashboard.screen.export_audit import NotHandedOutError
from dashboard.screen.frame import busy
from dashboard.server.file_downloads import COOKIE, FILES
from dashboard.words.app import Access

_BYTES = 32
# The session whose button makes a file outside of any run of its page.
_MAKING_FOR: ContextVar[str] = ContextVar("making_for", default="")


@dataclass(frozen=True)
class _Kept:
    file: MemoryFile
    session: str
    visitor: str  # the browser that had the page open then
    account: User | None  # and whose page it was


class OwnFiles(MediaFileStorage):
    """Files by the lot drawn for their link."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Keep the file for the session that asks; what it keeps already keeps its link."""
        content = path_or_data if isinstance(path_or_data, bytes) else Path(path_or_data).read_bytes()
        new = _Kept(MemoryFile(content, mimetype, kind, filename), *_session_and_owner())
        for lot, kept in list(self._kept.items()):
            if kept == new:
                return lot
        lot = secrets.token_urlsafe(_BYTES)
        self._kept[lot] = new
        return lot

    def get_file(self, filename: str) -> MemoryFile:
        """The file of a link; raises MediaFileStorageError."""
        try:
            return self._kept[_lot(filename)].file
        except KeyError as error:
            raise MediaFileStorageError(filename) from error

    def get_url(self, file_id: str) -> str:
        """The link of a file."""
        return f"{FILES}{file_id}{get_extension_for_mimetype(self.get_file(file_id).mimetype)}"

    def delete_file(self, file_id: str) -> None:
        """Forget the file, if it is here."""
        self._kept.pop(file_id, None)

    async def may_have(self, filename: str, asking: HTTPConnection) -> bool:
        """Whether the file was made for this browser and account, and the page it stands on is still open.

        A browser keeps its name where a gateway lets another account in.
        """
        kept = self._kept.get(_lot(filename))
        visitor = asking.cookies.get(COOKIE, "")
        if kept is None or not kept.visitor or access.connection(kept.session) is None:
            return False
        if not secrets.compare_digest(kept.visitor.encode(), visitor.encode()):
            return False
        account = await to_thread.run_sync(access.account, asking.headers, asking.cookies)
        return account is not None and account == kept.account


class OwnFileButtons(MediaFileManager):
    """Streamlit's own, which also remembers whose button makes a file later, in a thread of no session."""

    def is_offered(self, file_id: str, session_id: str) -> bool:
        """Whether a button of the session's page as it is now makes that file."""
        with self._lock:
            return file_id in self._deferred_ids_by_session.get(session_id, ())

    def add_deferred(self, data_callable: Callable[[], Any], *rest: Any, **named: Any) -> str:
        """Remember the button of this session; the content is made when it is pressed."""
        session, _, account = _session_and_owner()

        def make() -> Any:
            _MAKING_FOR.set(session)  # each making runs in a context of its own
            if _session_and_owner()[2] != account:  # a tab taken over by another account
                raise NotHandedOutError(Access.NOT_YOUR_FILE)
            with busy.mark_busy():
                return data_callable()

        return super().add_deferred(make, *rest, **named)


def install() -> OwnFiles:
    """Have Streamlit keep all files here; call it before its runtime is made, which looks up these names."""
    files = OwnFiles()
    vars(memory_media_file_storage).update(MemoryMediaFileStorage=lambda _endpoint: files)
    vars(runtime).update(MediaFileManager=OwnFileButtons)
    return files


def _session() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else _MAKING_FOR.get()


def _session_and_owner() -> tuple[str, str, User | None]:
    """The session that asks, the name of its browser and its account; none where no page is open."""
    session = _session()
    page = access.connection(session)
    if page is None:
        return session, "", None
    return session, page.cookies.get(COOKIE, ""), access.account_of_page(page)


def _lot(filename: str) -> str:
    return PurePosixPath(filename).stem
