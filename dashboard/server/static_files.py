"""Streamlit's web files from memory, compressed once.

Streamlit leaves compression to a proxy and reads each file in small pieces through a thread; a first
visit asks for about a hundred of them.
"""

import gzip
import mimetypes
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_URL = "/static/"
_COMPRESSIBLE = {".js", ".css", ".json", ".map", ".svg", ".txt", ".html"}
_LEVEL = 6  # 9 takes three times as long for one hundredth less
# File names carry a hash of what is in them, so a browser never needs to ask again.
_FOREVER = "public, max-age=31536000, immutable"


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

    def _compress(self, url: str) -> bytes:
        return gzip.compress(self._files[url].read_bytes(), _LEVEL, mtime=0)


def static_files(app: ASGIApp, store: Store) -> ASGIApp:
    """Answer for the files of the store when the browser takes gzip; everything else passes through."""

    async def answer_from_store(scope: Scope, receive: Receive, send: Send) -> None:
        if not _asks_for(store, scope):
            await app(scope, receive, send)
            return
        body = await to_thread.run_sync(store.compressed, scope["path"])
        kind = mimetypes.guess_type(scope["path"])[0] or "application/octet-stream"
        headers = {"content-encoding": "gzip", "cache-control": _FOREVER, "vary": "accept-encoding"}
        await Response(body, media_type=kind, headers=headers)(scope, receive, send)

    return answer_from_store


def _asks_for(store: Store, scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    headers = Headers(scope=scope)
    takes_gzip = "gzip" in headers.get("accept-encoding", "") and "range" not in headers
    return takes_gzip and store.is_compressible(scope["path"])
