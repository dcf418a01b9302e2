"""Who may ask, what is closed, and the headers that tell a browser how far it may trust a page."""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.words.app import Access

# Streamlit answers these although their features are off, and to anybody.
CLOSED_PREFIXES = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")

_REQUESTS = {"http", "websocket"}
_HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-fA-F:.]+\])(:(?P<port>\d{1,5}))?", re.ASCII)
_NO_TEXT = 1003  # why a connection is closed
_PORTS = {"http": 80, "https": 443}
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_SECURE = re.compile(rb";\s*secure\s*(;|$)", re.IGNORECASE)
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


def content_policy(connections: str) -> str:
    """The Content-Security-Policy of a page: everything from ourselves.

    connections: where its WebSocket goes, for older browsers do not count that as 'self'.
    """
    return "; ".join((*_CONTENT, f"connect-src 'self' {connections}".rstrip()))


def _connections(scope: Scope, address: str) -> str:
    """Where a page may open its WebSocket: at our address, in local mode at the name and port it is asked by.

    What an asker says its host is never gets into the policy but for these two.
    """
    if address:
        return re.sub("^http", "ws", address)
    asked = _HOST.fullmatch(Headers(scope=scope).get("host", ""))
    if asked is None:
        return ""
    place = asked["name"].lower() + (f":{int(asked['port'])}" if asked["port"] else "")
    return f"ws://{place} wss://{place}"


def _is_known(host: str, known: Iterable[str]) -> bool:
    asked = _HOST.fullmatch(host)
    name = asked["name"].strip("[]").lower() if asked else ""
    names = {entry.strip("[]").lower() for entry in known}
    return name in names or any(entry.startswith("*.") and name.endswith(entry[1:]) for entry in names)


def _is_own_page(headers: Headers, address: str) -> bool:
    """Whether the page that opens a connection is at our address; in local mode at the host it asks."""
    said, here = headers.getlist("origin"), _place(address or f"http://{headers.get('host', '')}")
    return here is not None and [_place(one) for one in said] == [here]


def _place(address: str) -> tuple[str, str, int] | None:
    """Scheme, name and port of an address; None where it is none of a browser's."""
    try:
        parts = urlsplit(address.lower())
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None


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
    """Refuse a request under a name we do not go by (DNS rebinding); Streamlit checks only its WebSocket."""

    async def refuse_unknown_hosts(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in _REQUESTS and not _is_known(Headers(scope=scope).get("host", ""), hosts):
            await refuse(Access.UNKNOWN_HOST, 400, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_unknown_hosts


def own_pages_only(app: ASGIApp, address: str) -> ASGIApp:
    """Refuse a connection that no page of ours opens: another site's, another port's, one that says nothing.

    Of another site's Streamlit would first ask the internet which address this machine has there, for some
    seconds in which it answers nobody. address: ours as browsers see it, empty in local mode.
    """

    async def refuse_other_pages(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not _is_own_page(Headers(scope=scope), address):
            await refuse(Access.NOT_OFFERED, 403, scope, receive, send)
            return
        await app(scope, _binary_only(receive, send) if scope["type"] == "websocket" else receive, send)

    return refuse_other_pages


def _binary_only(receive: Receive, send: Send) -> Receive:
    """Close a connection over which a text comes: no page sends one, and Streamlit takes it ill."""

    async def receive_binary() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive" or message.get("bytes") is not None:
            return message
        await send({"type": "websocket.close", "code": _NO_TEXT})
        return {"type": "websocket.disconnect", "code": _NO_TEXT}

    return receive_binary


def closed_paths(app: ASGIApp) -> ASGIApp:
    """Answer 404 where Streamlit would tell strangers about itself."""

    async def refuse_closed_paths(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(CLOSED_PREFIXES):
            await refuse(Access.NOT_OFFERED, 404, scope, receive, send)
            return
        await app(scope, receive, send)

    return refuse_closed_paths


def safety_headers(app: ASGIApp, address: str = "") -> ASGIApp:
    """Add the safety headers to every answer, the content policy to every page, and keep cookies to TLS.

    address: ours as browsers see it, empty in local mode. Where it is https, a cookie is never sent
    otherwise, whether or not a proxy says how it was asked.
    """
    secure = address.startswith("https:")
    added = HEADERS | ({"strict-transport-security": _TLS_ONLY} if secure else {})

    async def add_headers(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                if secure:
                    message["headers"] = [_by_tls(name, value) for name, value in message["headers"]]
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["content-security-policy"] = content_policy(_connections(scope, address))
            await send(message)

        await app(scope, receive, send_safely)

    return add_headers


def _by_tls(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """The header; a cookie such that it is sent by TLS alone."""
    is_open = name.lower() == b"set-cookie" and not _SECURE.search(value)
    return name, value + b"; Secure" if is_open else value
