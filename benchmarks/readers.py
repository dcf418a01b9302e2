"""Readers of a dashboard in served mode, each with an account and an open page, who look, think and go on.

A reader is a WebSocket session as a browser holds one; nothing is drawn.
"""

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from itsdangerous import URLSafeTimedSerializer
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

_PATIENCE = 60.0  # seconds until a page counts as failed
_COOKIE = "_streamlit_user"
_PAGES = {  # how often each is looked at
    "": 6,
    "ranking": 4,
    "unit": 4,
    "stars": 3,
    "weak": 3,
    "formalism": 1,
    "items": 2,
    "methods": 1,
}
_FILES = 1 / 50  # of the pages, after which a reader has a picture, drawing or workbook of it made
_PERIODS = ("2023H2", "2023H1", "2022")


@dataclass(frozen=True)
class Account:
    """Who reads; a unit's account sees its own file only."""

    name: str
    role: str
    unit: str = ""

    def cookie(self, address: str, secret: str) -> str:
        """The cookie a log-in would leave."""
        said = {"preferred_username": self.name, "roles": [self.role], "unit": self.unit, "origin": address}
        return f"{_COOKIE}={URLSafeTimedSerializer(secret, salt=_COOKIE).dumps(json.dumps(said))}"


@dataclass
class Seen:
    """What the readers met: seconds of every page, the first of each reader apart, and what went wrong."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    files: list[float] = field(default_factory=list)  # seconds until a file was made
    errors: list[str] = field(default_factory=list)
    lag: list[float] = field(default_factory=list)  # seconds by which the readers themselves were late


@dataclass(frozen=True)
class Reader:
    """One reader: where, as whom, at which address as browsers see it, with what chance."""

    port: int
    account: Account
    address: str
    cookie: str
    chance: random.Random

    def step(self) -> tuple[str, str]:
        """The next page and its address: another page, another unit, another period."""
        own = self.account.unit if self.account.role == "unit" else ""
        page = "unit" if own else self.chance.choices(list(_PAGES), list(_PAGES.values()))[0]
        asked = {"period": self.chance.choice(_PERIODS)} if self.chance.random() < 1 / 3 else {}
        if page == "unit":
            asked["unit"] = own or f"SZ{self.chance.randint(1, 85):03d}"
        return page, urlencode(asked)

    async def read(self, until: float, think: float, seen: Seen) -> None:
        """Open a page, and go on to others until the time comes."""
        try:
            async with connect(
                f"ws://127.0.0.1:{self.port}/_stcore/stream",
                subprotocols=[Subprotocol("streamlit")],
                origin=Origin(self.address),
                additional_headers={"cookie": self.cookie},
                max_size=None,
                open_timeout=_PATIENCE,
                ping_interval=None,
            ) as connection:
                await self._browse(connection, until, think, seen)
        except (OSError, WebSocketException, TimeoutError, ConnectionError) as error:
            seen.errors.append(type(error).__name__)

    async def _browse(self, connection: ClientConnection, until: float, think: float, seen: Seen) -> None:
        kept = seen.first
        while time.monotonic() < until:
            page = _Page(connection)
            kept.append(await page.opened(*self.step(), seen.errors))
            kept = seen.later
            if page.files and self.chance.random() < _FILES:
                seen.files.append(await page.made(self.chance.choice(page.files), seen.errors))
            wanted = min(time.monotonic() + self.chance.expovariate(1 / think), until)
            await asyncio.sleep(wanted - time.monotonic())
            seen.lag.append(time.monotonic() - wanted)


class _Page:
    """One look at a page: how long it took, and which files its buttons would make."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._session = ""
        self.files: list[str] = []

    async def opened(self, page: str, query: str, errors: list[str]) -> float:
        """Seconds from asking for the page to the server's last word."""
        request = BackMsg()
        request.rerun_script.page_name = page
        request.rerun_script.query_string = query
        request.rerun_script.context_info.color_scheme = "light"
        begun = time.monotonic()
        await self._connection.send(request.SerializeToString())
        while (message := await self._heard()).WhichOneof("type") != "script_finished":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                errors.append(element.exception.message[:80])
            if element.WhichOneof("type") == "download_button" and element.download_button.deferred_file_id:
                self.files.append(element.download_button.deferred_file_id)
            if message.WhichOneof("type") == "new_session":
                self._session = message.new_session.initialize.session_id
        return time.monotonic() - begun

    async def made(self, file: str, errors: list[str]) -> float:
        """Seconds until the file of a button is made; a refusal counts as an error."""
        request = BackMsg()
        request.backend_operation_request.session_id = self._session
        request.backend_operation_request.request_id = file
        request.backend_operation_request.deferred_file.file_id = file
        begun = time.monotonic()
        await self._connection.send(request.SerializeToString())
        while (message := await self._heard()).WhichOneof("type") != "backend_operation_response":
            pass
        if refused := message.backend_operation_response.error_msg:
            errors.append(refused[:80])
        return time.monotonic() - begun

    async def _heard(self) -> ForwardMsg:
        async with asyncio.timeout(_PATIENCE):
            return ForwardMsg.FromString(await self._connection.recv(decode=False))


async def browse(readers: Sequence[Reader], *, seconds: float, think: float, opening: float) -> Seen:
    """Let all of them read at once; they open their first page one after the other, in `opening` seconds."""
    seen = Seen()
    until = time.monotonic() + opening + seconds

    async def arrive(number: int, reader: Reader) -> None:
        await asyncio.sleep(opening * number / len(readers))
        await reader.read(until, think, seen)

    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*(arrive(number, reader) for number, reader in enumerate(readers)))
    return seen
