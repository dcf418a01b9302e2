"""A page open behind a gateway: its buttons of files, and what may be said over its connection."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from websockets.exceptions import ConnectionClosed

from tests.server.gateway import GATEWAY, browser
from tests.server.session import Session


class GatewayPage(Session):
    """An open page of an account; cookie: of its browser, a new one where none is given."""

    def __init__(self, url: str, page: str, account: dict[str, str], cookie: str = "") -> None:
        self.cookie = cookie or cookie_of(url, account)
        self.downloads: dict[str, str] = {}
        self.session = ""
        self.first: NewSession | None = None  # what it is told before its script has run
        super().__init__(url, page, self.cookie, source_address=(GATEWAY, 0), **account)

    def say(self, message: BackMsg) -> None:
        self._connection.send(message.SerializeToString())

    def closed_by(self, content: str | bytes) -> int | None:
        """Why the server closes the connection after that; None where it was cut off."""
        self._connection.send(content)
        try:
            while self._next():
                pass
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None

    def make(self, file_id: str) -> BackendOperationResponse:
        """The answer to the button of that file."""
        asked = BackMsg()
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.request_id = "1"
        asked.backend_operation_request.deferred_file.file_id = file_id
        self.say(asked)
        while (message := self._next()).WhichOneof("type") != "backend_operation_response":
            pass
        return message.backend_operation_response

    def _noticed(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self.session = message.new_session.initialize.session_id
            self.first = self.first or message.new_session
        element = message.delta.new_element
        if element.WhichOneof("type") == "download_button":
            self.downloads[element.download_button.label] = element.download_button.deferred_file_id


def cookie_of(url: str, account: dict[str, str]) -> str:
    """The cookies of a new browser that the gateway lets in as that account."""
    with browser(url, headers=account) as client:
        client.get("/")
        client.get("/_stcore/health")
        return "; ".join(f"{one.name}={one.value}" for one in client.cookies.jar)
