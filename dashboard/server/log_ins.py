"""Logging in and out round Streamlit's own: where one goes afterwards, why it failed, what it leaves behind.

Streamlit itself drops the page asked for, says nothing of a failure, keeps a log-in for thirty days, and ends
it only in the tab that logs out.
"""

import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server import login_page, requested_page
from dashboard.server.file_downloads import drawn_name
from dashboard.server.log_in_errors import why_no_log_in, without_texts
from dashboard.server.rates import Rate
from dashboard.server.signed_in_only import LOG_IN
from dashboard.words.login import Login

_SIGN_IN, _CALLBACK, _LEAVE = "/auth/login", "/oauth2callback", "/auth/logout"
_USER = "_streamlit_user"  # how the names of Streamlit's cookies of a log-in begin
_REQUESTS, _SECONDS = 180, 60  # of one address: sixty log-ins a minute, for a whole office shares an address


class LogInDesk(Protocol):
    """What the rest of the program knows of accounts."""

    async def why_not(self, connection: HTTPConnection) -> str | None:
        """Why nobody is signed in; None where somebody is."""

    def log_in_address(self) -> str:
        """Where Streamlit's own log-in begins."""

    async def note_log_in(self, cookies: Mapping[str, str]) -> str | None:
        """Note a log-in by the cookies it gave; why it is none after all."""

    async def note_failed_log_in(self, why: str) -> None:
        """Note a log-in that failed."""

    async def leaves(self, connection: HTTPConnection) -> None:
        """End every log-in of the account."""


@dataclass(frozen=True)
class Terms:
    """How long a log-in lasts, whether by a gateway, and where one leaves the gateway."""

    hours: int
    by_gateway: bool
    leave_url: str = ""


def log_ins(
    app: ASGIApp, desk: LogInDesk, terms: Terms, clock: Callable[[], float] = time.monotonic
) -> ASGIApp:
    """Answer the addresses of logging in and out, with Streamlit's own behind some of them."""
    rate = Rate(_REQUESTS, _SECONDS)
    doing = _Doing(app, desk, terms)
    steps = {
        LOG_IN: doing.show_login_page,
        login_page.START: doing.start_log_in,
        _SIGN_IN: doing.send_to_provider,
        _CALLBACK: doing.finish_log_in,
        _LEAVE: doing.log_out,
    }

    async def answer_log_ins(scope: Scope, receive: Receive, send: Send) -> None:
        step = steps.get(scope["path"]) if scope["type"] == "http" else None
        if step is None:
            await app(scope, receive, send)
            return
        seconds = rate.wait((scope.get("client") or ("", 0))[0], clock())
        if seconds:
            words = Login.TOO_OFTEN.format(seconds=seconds)
            await PlainTextResponse(words, 429, {"retry-after": str(seconds)})(scope, receive, send)
            return
        await step(Request(scope, receive), send)

    return answer_log_ins


class _Doing:
    """The steps of a log-in and the log-out; each answers one address."""

    def __init__(self, app: ASGIApp, desk: LogInDesk, terms: Terms) -> None:
        self.app, self.desk, self.terms = app, desk, terms

    async def show_login_page(self, request: Request, send: Send) -> None:
        """The log-in page; whoever is signed in already goes on."""
        to = requested_page.safe(request.query_params.get("to", "/"))
        if await self.desk.why_not(request) is None:
            await _send_answer(request, send, RedirectResponse(to, 303))
            return
        terms, why = self.terms, request.query_params.get("why", "")
        page = login_page.page(why, to, hours=terms.hours, by_gateway=terms.by_gateway)
        await _send_answer(request, send, HTMLResponse(page))

    async def start_log_in(self, request: Request, send: Send) -> None:
        """On to Streamlit's log-in, with the page asked for kept."""
        if self.terms.by_gateway:
            await _send_answer(request, send, RedirectResponse(LOG_IN, 303))
            return
        answer = RedirectResponse(self.desk.log_in_address(), 303)
        kept = requested_page.cookie_value(request.query_params.get("to", "/"))
        answer.set_cookie(requested_page.COOKIE, kept, max_age=900, httponly=True, samesite="lax")
        await _send_answer(request, send, answer)

    async def send_to_provider(self, request: Request, send: Send) -> None:
        """On to the provider. Streamlit answers with an error where it cannot be reached."""

        async def mend_failure(start: Message) -> Response | None:
            return await self._answer_failure(request, "unreachable") if start["status"] >= 400 else None

        await self._pass_on(request, send, mend_failure)

    async def finish_log_in(self, request: Request, send: Send) -> None:
        """Back from the provider: to the page asked for, or to the log-in page with the reason."""

        async def mend_return(start: Message) -> Response | None:
            given = _cookies_given(start)
            why = await self.desk.note_log_in(given) if given else why_no_log_in(request)
            if why == "left":
                return RedirectResponse(f"{LOG_IN}?why=left", 303)
            if why:
                return await self._answer_failure(request, why)
            headers = MutableHeaders(scope=start)
            headers["location"] = requested_page.read(request.cookies.get(requested_page.COOKIE, ""))
            headers.append("set-cookie", drawn_name())  # no file of an earlier log-in
            headers.append(
                "set-cookie", f"{requested_page.COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"
            )
            return None

        await self._pass_on(request, send, mend_return)

    async def log_out(self, request: Request, send: Send) -> None:
        """Out, everywhere; not because another site sent the browser here."""
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            await _send_answer(request, send, RedirectResponse("/", 303))
            return
        await self.desk.leaves(request)
        if self.terms.by_gateway:
            to = self.terms.leave_url or f"{LOG_IN}?why=left"
            await _send_answer(request, send, RedirectResponse(to, 303))
            return
        await self._pass_on(request, send, _mend_log_out)

    async def _answer_failure(self, request: Request, why: str) -> Response:
        await self.desk.note_failed_log_in(why)
        to = requested_page.read(request.cookies.get(requested_page.COOKIE, ""))
        answer = RedirectResponse(f"{LOG_IN}?{urlencode({'why': why, 'to': to})}", 303)
        for name in request.cookies:
            if name.startswith(_USER):
                answer.delete_cookie(name)
        return answer

    async def _pass_on(
        self, request: Request, send: Send, mend: Callable[[Message], Awaitable[Response | None]]
    ) -> None:
        """Have Streamlit answer; mend may change the start of its answer, or give another in its place."""
        instead = False

        async def send_mended(message: Message) -> None:
            nonlocal instead
            if message["type"] == "http.response.start":
                other = await mend(message)
                instead = other is not None
                if other is not None:
                    await _send_answer(request, send, other)
                    return
                _guard_cookies(message, self.terms)
                MutableHeaders(scope=message)["cache-control"] = "no-store"
            if not instead:
                await send(message)

        await self.app(without_texts(request.scope), request.receive, send_mended)


async def _mend_log_out(start: Message) -> Response | None:
    """Streamlit sends one to the provider's log-out; to our first page where the provider cannot be asked."""
    headers = MutableHeaders(scope=start)
    if urlsplit(headers.get("location", "")).netloc == "":
        headers["location"] = f"{LOG_IN}?why=left-here"
    return None


async def _send_answer(request: Request, send: Send, answer: Response) -> None:
    answer.headers["cache-control"] = "no-store"
    await answer(request.scope, request.receive, send)


def _cookies_given(start: Message) -> dict[str, str]:
    """The cookies of a log-in in an answer, by name."""
    found = SimpleCookie()
    for name, value in start["headers"]:
        if name.lower() == b"set-cookie":
            found.load(value.decode("latin-1"))
    return {name: one.value for name, one in found.items() if name.startswith(_USER) and one.value}


def _guard_cookies(start: Message, terms: Terms) -> None:
    """Let the cookies of a log-in end with it."""
    start["headers"] = [
        (name, _guarded_cookie(value, terms) if name.lower() == b"set-cookie" else value)
        for name, value in start["headers"]
    ]


def _guarded_cookie(cookie: bytes, terms: Terms) -> bytes:
    if cookie.startswith(_USER.encode()) and b"Max-Age=0" not in cookie:
        cookie = re.sub(rb"Max-Age=\d+", b"Max-Age=%d" % (terms.hours * 3600), cookie)
    return cookie
