"""Who may ask, what is closed, and the headers that tell a browser how far it may trust a page."""

import ipaddress
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.words.app import Access

# Streamlit answers these although their features are off, and to anybody.
CLOSED_PREFIXES = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")

_REQUESTS = {"http", "websocket"}
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TLS_ONLY = "max-age=31536000"  # a browser that came by TLS once comes by nothing else for a year
_CONTENT = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",  # Streamlit and Plotly write their styles into the page
    "img-src 'self' data: blob:",  # Plotly draws a picture to be saved as a blob
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach a server listening on the address."""
    name = address.strip("[]")
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def content_policy(host: str) -> str:
    """The Content-Security-Policy of a page served under the host: everything from ourselves.

    Older browsers do not count a WebSocket to the same host as 'self', so it is named.
    """
    return "; ".join((*_CONTENT, f"connect-src 'self' ws://{host} wss://{host}"))


def _is_known(host: str, known: Iterable[str]) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    names = {entry.strip("[]").lower() for entry in known}
    return name in names or any(entry.startswith("*.") and name.endswith(entry[1:]) for entry in names)


def _host_names(scope: Scope) -> Iterator[str]:
    """The host that is asked, and of a connection also that of the page that opens it, where it is said."""
    headers = Headers(scope=scope)
    yield headers.get("host", "")
    if scope["type"] == "websocket" and "origin" in headers:
        yield headers["origin"].partition("://")[2]


async def refuse(message: str, status: int, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the words, or close the connection before it is open."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse(message, status)(scope, receive, send)


def loopback_only(app: ASGIApp) -> ASGIApp:
    """Refuse a request that reached us over any address but loopback, however the server was started."""

    async def refuse_outsiders(scope: Scope, receive: Receive, send: Send) -> None:
        reached_at = scope.get("server")
        if scope["type"] in _REQUESTS and not (reached_at and is_loopback(reached_at[0])):
            await refuse(Access.NOT_FROM_OUTSIDE, 403, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_outsiders


def known_hosts(app: ASGIApp, hosts: frozenset[str]) -> ASGIApp:
    """Refuse a request under a name we do not go by (DNS rebinding); Streamlit checks only its WebSocket.

    A connection from the page of another site is refused here, too: Streamlit would first ask the internet,
    for some seconds in which it answers nobody, which address this machine has there.
    """

    async def refuse_unknown_hosts(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in _REQUESTS and not all(_is_known(name, hosts) for name in _host_names(scope)):
            await refuse(Access.UNKNOWN_HOST, 400, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_unknown_hosts


def closed_paths(app: ASGIApp) -> ASGIApp:
    """Answer 404 where Streamlit would tell strangers about itself."""

    async def refuse_closed_paths(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(CLOSED_PREFIXES):
            await refuse(Access.NOT_OFFERED, 404, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_closed_paths


def safety_headers(app: ASGIApp, *, secure: bool = False) -> ASGIApp:
    """Add the safety headers to every answer, and the content policy to every page.

    secure: browsers come by TLS.
    """
    added = HEADERS | ({"strict-transport-security": _TLS_ONLY} if secure else {})

    async def add_headers(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["content-security-policy"] = content_policy(host)
            await send(message)

        await app(scope, receive, send_safely)

    return add_headers
