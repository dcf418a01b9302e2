"""Files handed out: to the browser they were made for while its page is open, and to nobody else."""

import re
import secrets
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.words.app import Access

COOKIE = "visitor"  # a browser's name, for as long as it stays open; drawn by lot, it says nothing of anybody
FILES = "/media/"  # where Streamlit serves every file of a page
_NAME = re.compile(r"[\w-]{43}")
_BYTES = 32

MayHave = Callable[[str, HTTPConnection], Awaitable[bool]]  # name of the file in its link, who asks


def named_visitors(app: ASGIApp) -> ASGIApp:
    """Give every browser that asks for a page a name that no script can read and no other site can send.

    Lax, not strict: a browser that comes by a link from elsewhere must keep the name its open pages have.
    """

    async def name_visitor(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _NAME.fullmatch(visitor(scope)):
            await app(scope, receive, send)
            return

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", drawn_name())
            await send(message)

        await app(scope, receive, send_named)

    return name_visitor


def own_files_only(app: ASGIApp, may_have: MayHave) -> ASGIApp:
    """Answer 404 for a file that is not this browser's and account's own, or no longer, or never was."""

    async def guard_files(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(FILES):
            await app(scope, receive, send)
            return
        if not await may_have(scope["path"].removeprefix(FILES), HTTPConnection(scope)):
            kept_by_nobody = {"cache-control": "no-store"}
            await PlainTextResponse(Access.NOT_YOUR_FILE, 404, kept_by_nobody)(scope, receive, send)
            return

        async def send_once(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["cache-control"] = "private, no-store"
            await send(message)

        await app(scope, receive, send_once)

    return guard_files


def visitor(scope: Scope) -> str:
    """The name the browser gives; empty where it gives none."""
    return HTTPConnection(scope).cookies.get(COOKIE, "")


def drawn_name() -> str:
    """The cookie that gives a browser a new name."""
    return f"{COOKIE}={secrets.token_urlsafe(_BYTES)}; Path=/; HttpOnly; SameSite=Lax"
