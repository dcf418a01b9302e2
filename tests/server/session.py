"""A page's connection, as a browser holds it: everything the server says over it, as text to search."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from ssl import SSLContext
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import connect

_PATIENCE = 60.0
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")  # as charts write Chinese


class Session:
    """An open page; cookie and headers are those of the handshake, source_address where it comes from.

    trust: by TLS, with a certificate of these. more: headers that may come twice. origin: of the page that
    opens it, that of the URL where it is left out.
    """

    def __init__(
        self,
        url: str,
        page: str,
        cookie: str,
        *,
        source_address: tuple[str, int] | None = None,
        trust: SSLContext | None = None,
        more: Sequence[tuple[str, str]] = (),
        origin: str | None = "",
        **headers: str,
    ) -> None:
        self._page = page
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self._open = ExitStack()
        connecting = connect(
            f"{'wss' if trust else 'ws'}://{urlsplit(url).netloc}/_stcore/stream",
            ssl=trust,
            subprotocols=[Subprotocol("streamlit"), Subprotocol("none")],
            origin=Origin(url if origin == "" else origin) if origin is not None else None,
            additional_headers=[("cookie", cookie), *said.items(), *more],
            max_size=None,
            open_timeout=_PATIENCE,
            source_address=source_address,
        )
        self._connection = self._open.enter_context(connecting)
        self.headers = self._connection.response.headers
        self.given = self._connection.response.headers.get_all("set-cookie")

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self._open.close()

    def run(self, query: str = "") -> str:
        """Everything the server says of a run of the page, whatever kind of message."""
        self._connection.send(self._request(query).SerializeToString())
        return self.heard()

    def heard(self) -> str:
        """Everything said until the next run ends."""
        said = []
        while True:
            content = self._connection.recv(_PATIENCE)
            said.append(content.decode("utf-8", "ignore"))
            message = ForwardMsg.FromString(content)
            self._noticed(message)
            if message.WhichOneof("type") == "script_finished":
                return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "\n".join(said))

    def _request(self, query: str) -> BackMsg:
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = self._page
        request.rerun_script.context_info.color_scheme = "light"
        return request

    def _next(self) -> ForwardMsg:
        message = ForwardMsg.FromString(self._connection.recv(_PATIENCE))
        self._noticed(message)
        return message

    def _noticed(self, message: ForwardMsg) -> None:
        """For those who remember what was said."""
