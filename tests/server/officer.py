"""An officer at a page: fills in its fields, presses its buttons, chooses a file, as the browser does."""

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.browser import harness
from tests.server.session import Session

_FIELDS = ("button", "checkbox", "file_uploader", "download_button")


class Officer(Session):
    """An open page, its fields by their labels, and what stands in them."""

    def __init__(self, url: str, page: str, cookie: str = "") -> None:
        browser = _browser(url)
        self._url, self._token = url, browser["_streamlit_xsrf"]
        self._cookies = "; ".join([cookie, *(f"{name}={value}" for name, value in browser.items())])
        super().__init__(url, page, self._cookies)
        self.fields: dict[str, object] = {}
        self._stands: dict[str, WidgetState] = {}
        self._query, self._session = "", ""

    def run(self, query: str | None = None) -> str:
        """Everything the server says of a run of the page."""
        self._query = self._query if query is None else query
        return self._asked()

    def come_back(self, before: "Officer") -> str:
        """Everything said to a browser that connects again and says what stood in the fields before."""
        self._query, self._stands = before._query, dict(before._stands)
        return self._asked()

    def press(self, label: str) -> str:
        """Everything said after that button was pressed."""
        return self._asked(WidgetState(id=self.fields[label].id, trigger_value=True))

    def begin(self, label: str) -> None:
        """Press that button, and hear nothing of it."""
        request = self._request(self._query)
        pressed = WidgetState(id=self.fields[label].id, trigger_value=True)
        request.rerun_script.widget_states.widgets.extend([*self._stands.values(), pressed])
        self._connection.send(request.SerializeToString())

    def check(self, label: str) -> str:
        """Everything said after that box was checked."""
        identity = self.fields[label].id
        self._stands[identity] = WidgetState(id=identity, bool_value=True)
        return self._asked()

    def choose(self, name: str, content: bytes) -> str:
        """Everything said after that file was chosen in the only uploader of the page."""
        [uploader] = [one for one in self.fields.values() if hasattr(one, "max_upload_size_mb")]
        asked = BackMsg()
        asked.file_urls_request.request_id = "1"
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self._session
        self._connection.send(asked.SerializeToString())
        while (message := self._next()).WhichOneof("type") != "file_urls_response":
            pass
        place = message.file_urls_response.file_urls[0]
        answer = httpx.put(
            self._url + place.upload_url,
            files={"file": (name, content)},
            headers={"cookie": self._cookies, "x-xsrftoken": self._token},
            timeout=harness.PATIENCE,
        )
        answer.raise_for_status()
        state = WidgetState(id=uploader.id)
        file = state.file_uploader_state_value.uploaded_file_info.add(
            file_id=place.file_id, name=name, size=len(content)
        )
        file.file_urls.CopyFrom(place)
        self._stands[uploader.id] = state
        return self._asked()

    def made(self, label: str) -> str:
        """The address of the file that download button makes; the error's words where it makes none."""
        asked = BackMsg()
        asked.backend_operation_request.session_id = self._session
        asked.backend_operation_request.request_id = "1"
        asked.backend_operation_request.deferred_file.file_id = self.fields[label].deferred_file_id
        self._connection.send(asked.SerializeToString())
        while (message := self._next()).WhichOneof("type") != "backend_operation_response":
            pass
        answer = message.backend_operation_response
        return answer.deferred_file.url or answer.error_msg

    def _asked(self, *pressed: WidgetState) -> str:
        request = self._request(self._query)
        request.rerun_script.widget_states.widgets.extend([*self._stands.values(), *pressed])
        self.fields = {}
        self._connection.send(request.SerializeToString())
        return self.heard()

    def _noticed(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self._session = message.new_session.initialize.session_id
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in _FIELDS:
            field = getattr(element, kind)
            self.fields[field.label] = field


def _browser(url: str) -> dict[str, str]:
    """The cookies of a new browser: its name, and what it must say twice before it may send a file."""
    with httpx.Client(base_url=url, timeout=harness.PATIENCE) as client:
        client.get("/")
        client.get("/_stcore/health")
        return dict(client.cookies)
