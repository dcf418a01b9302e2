"""Nobody gets past the gate who is not signed in: no page, no connection, no file."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.requested_page import address_of
from dashboard.words.login import Login

LOG_IN = "/login"
_OPEN = {
    *(LOG_IN, f"{LOG_IN}/start", "/auth/login", "/auth/logout", "/oauth2callback"),
    *("/healthz", "/readyz", "/start.js", "/favicon.png"),
}
_NOT_PAGES = ("/_stcore/", "/media/", "/component/", "/static/")
_UNSAID = "nobody"  # a first visit: nothing went wrong

WhyNot = Callable[[HTTPConnection], Awaitable[str | None]]  # None where somebody is signed in


def signed_in_only(app: ASGIApp, why_not: WhyNot) -> ASGIApp:
    """Send a reader to the log-in page and back to what was asked for; refuse everything else."""

    async def require_log_in(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or _is_open(scope["path"]):
            await app(scope, receive, send)
            return
        why = await why_not(HTTPConnection(scope))
        if why is None:
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["method"] in {"GET", "HEAD"} and not scope["path"].startswith(_NOT_PAGES):
            said = {"why": why} if why != _UNSAID else {}
            query = urlencode({"to": address_of(scope), **said})
            await RedirectResponse(f"{LOG_IN}?{query}", 303, _NOT_KEPT)(scope, receive, send)
        else:
            await PlainTextResponse(Login.NEEDED, 401, _NOT_KEPT)(scope, receive, send)

    return require_log_in


_NOT_KEPT = {"cache-control": "no-store"}


def _is_open(path: str) -> bool:
    return path in _OPEN or path.startswith("/static/")
