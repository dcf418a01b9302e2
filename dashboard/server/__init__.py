"""What stands between Streamlit and the browser: the Chinese interface, safety, fast static files."""

from collections.abc import Iterable
from pathlib import Path

from starlette.middleware import Middleware

from dashboard.server.document import our_document
from dashboard.server.safety import closed_paths, known_hosts, loopback_only, safety_headers
from dashboard.server.static_files import Store, static_files


def middleware(frontend: Path, *, hosts: Iterable[str]) -> list[Middleware]:
    """The layers round Streamlit, outermost first; plain ASGI, without Streamlit.

    frontend: Streamlit's own folder of web files. hosts: names a browser may address us by.
    """
    return [
        Middleware(loopback_only),
        Middleware(known_hosts, hosts=frozenset(hosts)),
        Middleware(safety_headers),
        Middleware(closed_paths),
        Middleware(static_files, store=Store(frontend / "static")),
        Middleware(our_document, frontend=frontend),
    ]
