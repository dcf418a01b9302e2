"""What the server below us takes at most: beside the bounds of pages and files, those of bare connections."""

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.safety import refuse
from dashboard.words.app import Access

MESSAGE = 4 * 2**20  # bytes of one message of a page; the largest ever sent are a few thousand
CONNECTIONS = 1000  # at once; a reader holds one, and six more while a page loads
_IDLE = 20  # seconds between two requests over one connection
HEAD = 64 * 2**10  # bytes of a request before its body, the empty line included
# uvicorn's own bound of it holds only for what has not come as a whole; that lies above ours. It waits for a
# head as long as it takes: a proxy does not.
_UNFINISHED = 2 * HEAD
_VERSION = len("HTTP/1.1\r\n")


def apply_to(server: uvicorn.Server) -> None:
    """Set them before the first connection, for Streamlit leaves them to uvicorn or far too wide.

    Nobody is told either which server answers.
    """
    config = server.config
    config.ws_max_size = MESSAGE
    config.limit_concurrency = CONNECTIONS
    config.timeout_keep_alive = _IDLE
    config.h11_max_incomplete_event_size = _UNFINISHED
    config.encoded_headers = [one for one in config.encoded_headers if one[0] != b"server"]


def bounded_heads(app: ASGIApp) -> ASGIApp:
    """Refuse a request with too long a head, whether it came at once or in pieces."""

    async def refuse_long_heads(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and head_size(scope) > HEAD:
            await refuse(Access.TOO_LONG, 400, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_long_heads


def head_size(scope: Scope) -> int:
    """The bytes of a request before its body; white space round a value is not counted."""
    query = scope.get("query_string", b"")
    target = len(scope.get("raw_path") or scope["path"].encode()) + (len(query) + 1 if query else 0)
    line = len(scope.get("method", "GET")) + target + 2 + _VERSION
    return line + sum(len(name) + len(value) + 4 for name, value in scope["headers"]) + 2
