"""Streamlit's store of the files of pages, each a session's own: links drawn by lot, good while it lasts.

Streamlit's store names a file by a hash of what is in it and gives it to whoever asks.
"""

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from streamlit.runtime import Runtime, memory_media_file_storage, runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorage, MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryFile, get_extension_for_mimetype
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.session_manager import SessionClient

from dashboard.screen.frame import busy
from dashboard.server.file_downloads import COOKIE, FILES

_BYTES = 32
# The session whose button makes a file outside of any run of its page.
_MAKING_FOR: ContextVar[str] = ContextVar("making_for", default="")


@dataclass(frozen=True)
class _Kept:
    file: MemoryFile
    session: str
    visitor: str  # the browser that had the page open then


class OwnFiles(MediaFileStorage):
    """Files by the lot drawn for their link."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Keep the file for the session that asks; what it keeps already keeps its link."""
        content = path_or_data if isinstance(path_or_data, bytes) else Path(path_or_data).read_bytes()
        new = _Kept(MemoryFile(content, mimetype, kind, filename), *_session_and_visitor())
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

    def may_have(self, filename: str, visitor: str) -> bool:
        """Whether the file was made for the browser of that name, and the page it stands on is still open."""
        kept = self._kept.get(_lot(filename))
        if kept is None or not kept.visitor or _client(kept.session) is None:
            return False
        return secrets.compare_digest(kept.visitor.encode(), visitor.encode())


class _Manager(MediaFileManager):
    """Streamlit's own, which also remembers whose button makes a file later, in a thread of no session."""

    def add_deferred(self, data_callable: Callable[[], Any], *rest: Any, **named: Any) -> str:
        """Remember the button of this session; the content is made when it is pressed."""
        session = _session()

        def make() -> Any:
            _MAKING_FOR.set(session)  # each making runs in a context of its own
            with busy.mark_busy():
                return data_callable()

        return super().add_deferred(make, *rest, **named)


def install() -> OwnFiles:
    """Have Streamlit keep all files here; call it before its runtime is made, which looks up these names."""
    files = OwnFiles()
    vars(memory_media_file_storage).update(MemoryMediaFileStorage=lambda _endpoint: files)
    vars(runtime).update(MediaFileManager=_Manager)
    return files


def _session() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else _MAKING_FOR.get()


def _session_and_visitor() -> tuple[str, str]:
    """The session that asks and the name of its browser; empty where there is none."""
    session = _session()
    client = _client(session)
    context = client.client_context if client else None
    return session, context.cookies.get(COOKIE, "") if context else ""


def _client(session: str) -> SessionClient | None:
    """The connection of a session; None once its page is closed."""
    return Runtime.instance().get_client(session) if Runtime.exists() else None


def _lot(filename: str) -> str:
    return PurePosixPath(filename).stem
