"""Files taken in: only from the browser whose page asked for one, of an account that may bring any."""

from collections.abc import Awaitable, Callable

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.words.app import Access

PLACES = "/_stcore/upload_file/"  # then the session, then the file
_READ_PAST = 64 * 2**20  # bytes; what says it is larger is refused by Streamlit
_STATUS = {Access.NOT_YOUR_UPLOAD: 403, Access.NO_ROOM: 503}

WhyNotTaken = Callable[[HTTPConnection, str, str], Awaitable[str | None]]  # connection, session, file → words


def own_uploads_only(app: ASGIApp, why_not: WhyNotTaken) -> ASGIApp:
    """Refuse a file before any of it is read. How large it may be Streamlit bounds while reading."""

    async def guard_uploads(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PLACES):
            await app(scope, receive, send)
            return
        session, _, file = scope["path"].removeprefix(PLACES).partition("/")
        words = await why_not(HTTPConnection(scope), session, file)
        if words is None:
            await app(scope, receive, send)
            return
        if words == Access.NO_ROOM:
            await _read_past(receive)
        answer = PlainTextResponse(words, _STATUS[words], {"cache-control": "no-store"})
        await answer(scope, receive, send)

    return guard_uploads


async def _read_past(receive: Receive) -> None:
    """Let go of what is sent: a browser that is still sending when the line is cut never sees the answer."""
    read = 0
    while read < _READ_PAST:
        message = await receive()
        read += len(message.get("body", b""))
        if not message.get("more_body"):
            return
