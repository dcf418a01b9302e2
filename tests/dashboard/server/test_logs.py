"""The log of the server: one line an event, nothing in it that does not belong there, nothing forged."""

import asyncio
import json
import logging
import subprocess
import sys

import pytest
from starlette.responses import PlainTextResponse

from dashboard.base.settings.logs import Logs, logs
from dashboard.server.logs import JsonLines, PlainLines, field
from dashboard.server.requests import logged_requests, signed_in_as
from tests.browser.harness import ROOT
from tests.dashboard.asgi import ask

FORGED = '/x\n{"level": "info"}\r\u2028\x1b[31m'


def record(message, *values, error=None, **said):
    made = logging.LogRecord("dashboard", logging.INFO, "", 0, message, values, error)
    vars(made).update(field(**said))
    return made


def test_a_line_is_one_object_with_moment_level_logger_and_message():
    told = json.loads(JsonLines().format(record("%s files", 3, account="委员会")))

    assert told.pop("at").endswith("+00:00")
    assert told == {"level": "info", "logger": "dashboard", "message": "3 files", "account": "委员会"}


@pytest.mark.parametrize("lines", [JsonLines(), PlainLines()])
def test_no_value_forges_a_line(lines):
    told = lines.format(record("asked %s", FORGED, path=FORGED))

    assert told.isprintable()
    assert len(told.splitlines()) == 1


def test_a_traceback_is_a_value_of_the_one_line():
    try:
        int("no number")
    except ValueError:
        told = JsonLines().format(record("failed", error=sys.exc_info()))

    assert "\n" not in told
    assert "Traceback" in json.loads(told)["traceback"]


ERRORS = """
import threading, warnings
from dashboard.screen.frame import logs
from dashboard.base.settings.logs import Logs
logs.set_up(Logs("json", "info"))
from streamlit.error_util import handle_uncaught_app_exception
from streamlit.logger import get_logger
get_logger("streamlit.made.later").warning("of Streamlit")
handle_uncaught_app_exception(ValueError("of a page"))
warnings.warn("of Python")
thread = threading.Thread(target=lambda: int("of a thread"))
thread.start()
thread.join()
raise ValueError("of the program")
"""


def test_whatever_goes_wrong_wherever_is_one_line_each():
    command = [sys.executable, "-c", ERRORS]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr

    told = [json.loads(line) for line in said.splitlines()]
    where = ("of Streamlit", "of a page", "of Python", "of a thread", "of the program")
    found = [[one for one in told if about in f"{one['message']} {one.get('traceback')}"] for about in where]
    assert [len(one) for one in found] == [1] * len(where)


CONNECTIONS = """
import logging
from dashboard.server.logs import JsonLines, write
write(JsonLines(), "info")
uvicorn = logging.getLogger("uvicorn.error")
uvicorn.info('%s - "WebSocket %s" [accepted]', "10.0.0.7", "/_stcore/stream?code=of-a-log-in")
uvicorn.info("connection open")
uvicorn.info("Application startup complete.")
"""


def test_of_connections_only_our_own_lines_tell_for_those_of_uvicorn_carry_the_query():
    command = [sys.executable, "-c", CONNECTIONS]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr

    assert [json.loads(line)["message"] for line in said.splitlines()] == ["Application startup complete."]


def lines(caplog):
    return [{"message": one.message, **one.fields} for one in caplog.records if hasattr(one, "fields")]


async def signed(scope, receive, send):
    signed_in_as(scope, "leader-post")
    await PlainTextResponse("fine")(scope, receive, send)


def test_a_request_is_a_line_with_its_account_and_without_its_query_or_cookies(caplog):
    caplog.set_level(logging.INFO)
    clock = iter([1.0, 1.25])

    ask(logged_requests(signed, proxied=False, clock=lambda: next(clock)), "/ranking", cookie="_user=secret")

    assert lines(caplog) == [
        {
            "message": "request",
            "path": "/ranking",
            "method": "GET",
            "status": 200,
            "milliseconds": 250,
            "bytes": 4,
            "address": "127.0.0.1",
            "account": "leader-post",
        }
    ]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/_stcore/upload_file/a-session/a-file", "/_stcore/upload_file/…"),
        ("/_stcore/upload_file/a-session\nx", "/_stcore/upload_file/…"),
        ("/media/a-link.xlsx", "/media/…"),
        ("/media/", "/media/"),
        ("/ranking/media/x", "/ranking/media/x"),
    ],
)
def test_neither_a_session_nor_a_link_is_told(caplog, path, told):
    caplog.set_level(logging.INFO)

    ask(logged_requests(PlainTextResponse("fine"), proxied=False), path)
    assert [line["path"] for line in lines(caplog)] == [told]


def test_the_name_a_proxy_gave_a_request_is_kept_and_any_other_drawn():
    app = PlainTextResponse("fine")

    def named(given, *, proxied):
        return ask(logged_requests(app, proxied=proxied), x_request_id=given).headers["x-request-id"]

    assert named("of-the.proxy_1", proxied=True) == "of-the.proxy_1"
    assert named("of-the.proxy_1", proxied=False) != "of-the.proxy_1"
    assert named("a b", proxied=True) != "a b"
    assert named("a" * 65, proxied=True) != "a" * 65
    assert named("", proxied=True) != named("", proxied=True)


def test_what_is_asked_again_and_again_is_told_only_when_it_fails(caplog):
    caplog.set_level(logging.INFO)

    ask(logged_requests(PlainTextResponse("fine"), proxied=False), "/healthz")
    assert lines(caplog) == []
    ask(logged_requests(PlainTextResponse("no", 503), proxied=False), "/readyz")
    assert [line["status"] for line in lines(caplog)] == [503]


async def broken(_scope, _receive, _send):
    raise ValueError("broken")


def test_a_request_that_ends_by_an_error_is_told_and_the_error_goes_on(caplog):
    caplog.set_level(logging.INFO)

    with pytest.raises(ValueError, match="broken"):
        ask(logged_requests(broken, proxied=False))
    assert [line["status"] for line in lines(caplog)] == [500]


def test_a_connection_is_told_when_it_opens_and_when_it_closes(caplog):
    caplog.set_level(logging.INFO)
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [], "client": None}

    async def accepting(_scope, _receive, send):
        await send({"type": "websocket.accept"})

    async def refusing(_scope, _receive, send):
        await send({"type": "websocket.close"})

    async def nowhere(*_anything):
        return

    for app in (accepting, refusing):
        asyncio.run(logged_requests(app, proxied=False)(dict(scope), nowhere, nowhere))

    told = [line["message"] for line in lines(caplog)]
    assert told == ["connection opened", "connection closed", "connection refused"]


def test_served_mode_writes_objects_and_local_mode_only_faults_in_plain_words():
    assert logs({}, served=True) == Logs("json", "info")
    assert logs({}, served=False) == Logs("plain", "warning")
    assert logs({"DANGJIAN_LOG": "json", "DANGJIAN_LOG_LEVEL": "error"}, served=False) == Logs(
        "json", "error"
    )


@pytest.mark.parametrize("said", [{"DANGJIAN_LOG": "xml"}, {"DANGJIAN_LOG_LEVEL": "loud"}])
def test_a_form_or_level_that_does_not_exist_is_refused(said):
    with pytest.raises(SystemExit, match="DANGJIAN_LOG"):
        logs(said, served=True)
