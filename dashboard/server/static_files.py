"""Streamlit's web files from memory, compressed once, and the one we edit.

Streamlit leaves compression to a proxy and reads each file in small pieces through a thread; a first
visit asks for about a hundred of them.
"""

import gzip
import mimetypes
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server import table_drawing

_URL = "/static/"
_COMPRESSIBLE = {".js", ".css", ".json", ".map", ".svg", ".txt", ".html"}
_LEVEL = 6  # 9 takes three times as long for one hundredth less
# File names carry a hash of what is in them, so a browser never needs to ask again.
_FOREVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"  # ours changes with us, not with its name


class Store:
    """The files of one folder by URL path, each compressed at most once."""

    def __init__(self, folder: Path) -> None:
        found = (path for path in folder.rglob("*") if path.is_file())
        self._files = {_URL + path.relative_to(folder).as_posix(): path for path in found}
        self.compressed = cache(self._compress)

    def warm(self, urls: Iterable[str]) -> None:
        """Compress those of the files that pay, so that no visitor waits for it."""
        for url in filter(self.is_compressible, urls):
            self.compressed(url)

    def is_compressible(self, url: str) -> bool:
        """Whether we have that file and compression pays."""
        return url in self._files and self._files[url].suffix in _COMPRESSIBLE

    def is_edited(self, url: str) -> bool:
        """Whether we have that file and hand it out otherwise than it is."""
        return url in self._files and table_drawing.is_drawing(url)

    def content(self, url: str) -> bytes:
        """What is handed out."""
        found = self._files[url].read_bytes()
        return table_drawing.our_script(found) if self.is_edited(url) else found

    def _compress(self, url: str) -> bytes:
        return gzip.compress(self.content(url), _LEVEL, mtime=0)


def static_files(app: ASGIApp, store: Store) -> ASGIApp:
    """Answer for files of the store when the browser takes gzip, always for ours; all else passes through."""

    async def answer_from_store(scope: Scope, receive: Receive, send: Send) -> None:
        url, headers = scope.get("path", ""), Headers(scope=scope) if scope["type"] == "http" else Headers()
        is_asked = scope["type"] == "http" and scope["method"] == "GET"
        takes_gzip = "gzip" in headers.get("accept-encoding", "") and "range" not in headers
        if is_asked and takes_gzip and store.is_compressible(url):
            body = await to_thread.run_sync(store.compressed, url)
            answer = _file(store, url, body, {"content-encoding": "gzip"})
        elif is_asked and store.is_edited(url):
            answer = _file(store, url, await to_thread.run_sync(store.content, url), {})
        else:
            await app(scope, receive, send)
            return
        await answer(scope, receive, send)

    return answer_from_store


def _file(store: Store, url: str, body: bytes, headers: Mapping[str, str]) -> Response:
    kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
    kept = _A_DAY if store.is_edited(url) else _FOREVER
    return Response(
        body, media_type=kind, headers={"cache-control": kept, "vary": "accept-encoding", **headers}
    )
