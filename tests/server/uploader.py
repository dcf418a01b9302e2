"""A page that takes in files, without a browser: asks for places, puts files there, presses buttons."""

import uuid
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import connect

from tests.browser import harness

STARS = "单位,支部,评定期,星级\r\n单位u1,支部b1,2021年上半年,5\r\n".encode()
NAME = "星级评定.csv"
_NONE_KEPT = httpx.Limits(max_keepalive_connections=0)


def client(url):
    """A browser's cookies, with what a page asks for at its start."""
    made = httpx.Client(base_url=url, timeout=harness.PATIENCE, limits=_NONE_KEPT)
    made.get("/")
    return made


class Uploader:
    """An open page of a browser, by its cookies; knows the session, the uploader and the buttons."""

    def __init__(self, browser, page="import"):
        self.browser, self.page, self.session = browser, page, ""
        self.buttons, self.downloads, self.uploader, self.shown = {}, {}, None, []
        browser.get("/_stcore/health")  # gives the cookie that an upload must repeat
        cookie = "; ".join(f"{one.name}={one.value}" for one in browser.cookies.jar)
        self._open = ExitStack()
        connecting = connect(
            f"ws://{urlsplit(str(browser.base_url)).netloc}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit"), Subprotocol("none")],
            origin=Origin(str(browser.base_url).rstrip("/")),
            additional_headers={"cookie": cookie},
            max_size=None,
        )
        self.connection = self._open.enter_context(connecting)
        self.run()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._open.close()

    def run(self, press="", query="", files=()):
        """A run of the page, with the button pressed and the files in its uploader."""
        self.ask(press, query, files)
        return self.finished()

    def begin(self, press, files=()):
        """Press the button and come back once the run has begun."""
        self.ask(press, "", files)
        while self.heard().WhichOneof("type") != "new_session":
            pass

    def ask(self, press="", query="", files=()):
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = self.page
        request.rerun_script.context_info.color_scheme = "light"
        widgets = request.rerun_script.widget_states.widgets
        if press:
            widgets.add(id=self.buttons[press].id, trigger_value=True)
        for urls, name, size in files:
            state = widgets.add(id=self.uploader.id).file_uploader_state_value
            taken = state.uploaded_file_info.add(name=name, size=size, file_id=urls.file_id)
            taken.file_urls.CopyFrom(urls)
        self.connection.send(request.SerializeToString())
        self.shown = []

    def finished(self):
        while self.heard().WhichOneof("type") != "script_finished":
            pass
        return self

    def heard(self):
        content = self.connection.recv(harness.PATIENCE)
        message = ForwardMsg.FromString(content)
        element = message.delta.new_element
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id
            case "delta" if element.WhichOneof("type") == "button":
                self.buttons[element.button.label] = element.button
            case "delta" if element.WhichOneof("type") == "download_button":
                self.downloads[element.download_button.label] = element.download_button
            case "delta" if element.WhichOneof("type") == "file_uploader":
                self.uploader = element.file_uploader
        self.shown.append(content.decode("utf-8", "ignore"))
        return message

    def says(self, words):
        """Whether the last run showed these words."""
        return any(words in one for one in self.shown)

    def place(self, name=NAME):
        """Where the server wants the file put."""
        request = BackMsg()
        request.file_urls_request.request_id = uuid.uuid4().hex
        request.file_urls_request.session_id = self.session
        request.file_urls_request.file_names.append(name)
        self.connection.send(request.SerializeToString())
        while (message := self.heard()).WhichOneof("type") != "file_urls_response":
            pass
        return message.file_urls_response.file_urls[0]

    def put(self, address, content=STARS, browser=None):
        """Put the file there; the answer."""
        asking = browser or self.browser
        token = {"x-xsrftoken": asking.cookies.get("_streamlit_xsrf", "")}
        return asking.put(address, files={"file": (NAME, content, "text/csv")}, headers=token)

    def pressed(self, label):
        """The answer to the button of a file that is made when it is pressed."""
        request = BackMsg()
        request.backend_operation_request.session_id = self.session
        request.backend_operation_request.request_id = uuid.uuid4().hex
        request.backend_operation_request.deferred_file.file_id = self.downloads[label].deferred_file_id
        self.connection.send(request.SerializeToString())
        while (message := self.heard()).WhichOneof("type") != "backend_operation_response":
            pass
        return message.backend_operation_response
