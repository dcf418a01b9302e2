"""Each request and each connection is a line of the log: never what was asked beyond its path, no cookie."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.logs import REQUEST, field

REQUEST_ID = "x-request-id"
_LOGGER = logging.getLogger(__name__)
_GIVEN = re.compile(r"[\w.-]{1,64}", re.ASCII)
_OFTEN = ("/static/", "/healthz", "/readyz", "/start.js", "/favicon.png", "/_stcore/health")
_LONGEST_PATH = 500
# What follows names a page's session or a file's link: whoever reads the log need not have either.
_NAMED_BY_LOT = re.compile(r"^(/_stcore/upload_file/|/media/).+", re.DOTALL)
_FAILED = 500
_ACCOUNT = "account"


def signed_in_as(scope: Scope, account: str) -> None:
    """Have the line of this request name the account."""
    scope.setdefault("state", {})[_ACCOUNT] = account


def logged_requests(app: ASGIApp, *, proxied: bool, clock: Callable[[], float] = time.monotonic) -> ASGIApp:
    """Log every answer and every connection, and name each in its answer: X-Request-ID.

    proxied: the name is the one a proxy gave, where it gave one; what a stranger gives was left out before.
    """

    async def logging_it(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await app(scope, receive, send)
            return
        scope.setdefault("state", {})
        line = _Line(scope, clock, proxied=proxied)
        token = REQUEST.set(line.name)
        try:
            await app(scope, receive, line.wrap_send(send))
        except BaseException:
            line.mark_failed()
            raise
        finally:
            line.write()
            REQUEST.reset(token)

    return logging_it


class _Line:
    """What is heard of one request until its line is written."""

    def __init__(self, scope: Scope, clock: Callable[[], float], *, proxied: bool) -> None:
        given = Headers(scope=scope).get(REQUEST_ID, "") if proxied else ""
        self.name = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        self._scope, self._clock, self._began = scope, clock, clock()
        self._status: int | None = None
        self._size = 0

    def wrap_send(self, send: Send) -> Send:
        """Send, and remember what was sent."""

        async def record_and_send(message: Message) -> None:
            kind = message["type"]
            if kind == "http.response.start":
                self._status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = self.name
            elif kind == "http.response.body":
                self._size += len(message.get("body", b""))
            elif kind == "websocket.accept":
                self._status = 101
                self._tell("connection opened", logging.INFO)
            await send(message)

        return record_and_send

    def mark_failed(self) -> None:
        """What was asked ended by an error; the server tells of it."""
        self._status = self._status or _FAILED

    def write(self) -> None:
        """The line, now that all is said."""
        lasted = round((self._clock() - self._began) * 1000)
        if self._scope["type"] == "websocket":
            what = "connection closed" if self._status else "connection refused"
            self._tell(what, logging.INFO, milliseconds=lasted)
            return
        is_dull = self._scope["path"].startswith(_OFTEN) and (self._status or _FAILED) < _FAILED
        level = logging.DEBUG if is_dull else logging.INFO
        said = {"status": self._status, "milliseconds": lasted, "bytes": self._size}
        self._tell("request", level, method=self._scope["method"], **said)

    def _tell(self, what: str, level: int, **said: object) -> None:
        address = (self._scope.get("client") or ("",))[0]
        account = self._scope["state"].get(_ACCOUNT)
        path = _NAMED_BY_LOT.sub(r"\1…", self._scope["path"])[:_LONGEST_PATH]
        _LOGGER.log(level, what, extra=field(path=path, **said, address=address, account=account))
