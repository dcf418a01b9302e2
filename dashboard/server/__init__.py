"""What stands between Streamlit and the browser: the Chinese interface, safety, fast static files."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from starlette.middleware import Middleware

from dashboard.server import document, limits
from dashboard.server.file_downloads import MayHave, named_visitors, own_files_only
from dashboard.server.file_uploads import WhyNotTaken, own_uploads_only
from dashboard.server.graceful_stop import Stopping, nothing_new, running_server
from dashboard.server.safety import closed_paths, known_hosts, own_pages_only, safety_headers
from dashboard.server.static_files import Store, static_files


class Files(NamedTuple):
    """Who gets which file, and from whom which is taken in."""

    may_have: MayHave
    why_not_taken: WhyNotTaken


class Shell:
    """The layers round Streamlit; plain ASGI, without Streamlit.

    frontend: Streamlit's own folder of web files. hosts: names a browser may address us by. files: who
    gets which, and who brings. front: the layers that say who may reach us at all. gate: those
    that ask who it is; everything of a reader's lies behind them. stopping: the way out. address: ours as
    browsers see it, empty in local mode.
    """

    def __init__(
        self,
        frontend: Path,
        hosts: Iterable[str],
        files: Files,
        front: Sequence[Middleware],
        gate: Sequence[Middleware],
        stopping: Stopping,
        *,
        address: str,
    ) -> None:
        self.frontend = frontend
        self.files = files
        self.hosts = frozenset(hosts)
        self.front, self.gate = front, gate
        self.stopping, self.address = stopping, address
        self.store = Store(frontend / "static")

    def middleware(self) -> list[Middleware]:
        """The layers, outermost first."""
        return [
            Middleware(safety_headers, address=self.address),  # of refusals, too
            *self.front,
            Middleware(limits.bounded_heads),
            Middleware(known_hosts, hosts=self.hosts),
            Middleware(own_pages_only, address=self.address),
            Middleware(closed_paths),
            Middleware(nothing_new, stopping=self.stopping),
            *self.gate,
            Middleware(own_files_only, may_have=self.files.may_have),
            Middleware(own_uploads_only, why_not=self.files.why_not_taken),
            Middleware(named_visitors),
            Middleware(static_files, store=self.store),
            Middleware(document.our_document, frontend=self.frontend),
        ]

    def lifespan(self, warm: Callable[[], None]) -> Callable[[object], AbstractAsyncContextManager[None]]:
        """What happens beside serving: signals are heard, and what the first visits ask for is made.

        warm: makes what is not of this layer.
        """

        @asynccontextmanager
        async def warm_while_serving(_app: object) -> AsyncIterator[None]:
            if server := running_server():
                limits.apply_to(server)
                self.stopping.take_over(server)
            making = [
                asyncio.to_thread(self.store.warm, document.files(self.frontend)),
                asyncio.to_thread(warm),
            ]
            made = asyncio.gather(*making)
            yield
            await made

        return warm_while_serving
