"""A browser's side of the dashboard without a browser: its name, its open page, the files it asks for."""

import contextlib
import urllib.request
from dataclasses import dataclass
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import connect

from dashboard.server.file_downloads import COOKIE

_PATIENCE = 60.0


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes


class Visitor:
    """A browser that keeps the name it is given."""

    def __init__(self, url: str, name: str = "") -> None:
        self.url, self.name = url, name
        self.given = self.get("/").headers.get("set-cookie", "")
        if not name:
            self.name = self.given.partition(";")[0].partition("=")[2]

    def get(self, path: str, method: str = "GET") -> Answer:
        named = {"cookie": f"{COOKIE}={self.name}"} if self.name else {}
        asked = urllib.request.Request(self.url + path, headers=named, method=method)  # noqa: S310 - our own
        try:
            with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:  # noqa: S310
                return Answer(answer.status, answer.headers, answer.read())
        except HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.headers, refused.read())

    def opens(self, page: str, session: str = "") -> "OpenPage":
        return OpenPage(self, page, session)


class OpenPage(contextlib.AbstractContextManager["OpenPage"]):
    """A page with its session, open until the block ends."""

    def __init__(self, visitor: Visitor, page: str, session: str) -> None:
        address = urlsplit(visitor.url).netloc
        self._page, self.session, self.icon = page, session, ""
        self.buttons, self.downloads = {}, {}
        known = [session] if session else []
        self._open = contextlib.ExitStack()
        connecting = connect(
            f"ws://{address}/_stcore/stream",
            subprotocols=[Subprotocol(one) for one in ("streamlit", "none", *known)],
            origin=Origin(visitor.url),
            additional_headers={"cookie": f"{COOKIE}={visitor.name}"},
            max_size=None,
        )
        self._connection = self._open.enter_context(connecting)

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def run(self, query: str = "", press: str = "") -> "OpenPage":
        """The page as it is after a run, with the button of that label pressed."""
        self._ask(query, press)
        while self._heard().WhichOneof("type") != "script_finished":
            pass
        return self

    def begin(self, query: str, press: str) -> None:
        """Press the button and come back when a bar is shown."""
        self._ask(query, press)
        while self._heard().delta.new_element.WhichOneof("type") != "progress":
            pass

    def _ask(self, query: str, press: str) -> None:
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = self._page
        request.rerun_script.context_info.color_scheme = "light"
        if press:
            request.rerun_script.widget_states.widgets.add(id=self.buttons[press].id, trigger_value=True)
        self._connection.send(request.SerializeToString())
        self.downloads = {}

    def made(self, label: str) -> str:
        """The link of a file that is made when its button is pressed."""
        request = BackMsg()
        request.backend_operation_request.session_id = self.session
        request.backend_operation_request.request_id = "1"
        request.backend_operation_request.deferred_file.file_id = self.downloads[label].deferred_file_id
        self._connection.send(request.SerializeToString())
        while (message := self._heard()).WhichOneof("type") != "backend_operation_response":
            pass
        return message.backend_operation_response.deferred_file.url

    def _heard(self) -> ForwardMsg:
        message = ForwardMsg.FromString(self._connection.recv(_PATIENCE))
        element = message.delta.new_element
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id
            case "page_config_changed":
                self.icon = message.page_config_changed.favicon or self.icon
            case "delta" if element.WhichOneof("type") == "button":
                self.buttons[element.button.label] = element.button
            case "delta" if element.WhichOneof("type") == "download_button":
                self.downloads[element.download_button.label] = element.download_button
        return message
