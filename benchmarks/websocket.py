"""A browser's side of Streamlit's WebSocket, without one: asks for a page and waits until it is done."""

import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

_PATIENCE = 60.0  # seconds


class FailedPageError(Exception):
    """The page showed an exception; str() of it is the message."""


@dataclass(frozen=True)
class Run:
    """One run of a page: seconds from the request to the last message, what was sent."""

    seconds: float
    messages: int
    size: int  # bytes


class Session:
    """One visitor's connection to a page."""

    def __init__(self, port: int, page: str) -> None:
        self._page = page
        self._connection: ClientConnection = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://127.0.0.1:{port}"),
            max_size=None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def run(self, query: str = "") -> Run:
        """Run the page once with this query string; raises FailedPageError, TimeoutError."""
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = self._page
        request.rerun_script.context_info.color_scheme = "light"
        begun, size, messages = time.perf_counter(), 0, 0
        self._connection.send(request.SerializeToString())
        while True:
            received = self._connection.recv(_PATIENCE)
            size, messages = size + len(received), messages + 1
            message = ForwardMsg.FromString(bytes(received))  # type: ignore[arg-type]  # always binary
            _refuse_failure(message)
            if message.WhichOneof("type") == "script_finished":
                return Run(time.perf_counter() - begun, messages, size)


def _refuse_failure(message: ForwardMsg) -> None:
    element = message.delta.new_element
    if message.WhichOneof("type") == "delta" and element.WhichOneof("type") == "exception":
        raise FailedPageError(element.exception.message)
