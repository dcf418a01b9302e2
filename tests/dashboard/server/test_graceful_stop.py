"""Once stopping has begun: what is answered still and what no more."""

import asyncio
import os
import subprocess
import sys

import pytest
from starlette.responses import PlainTextResponse

from dashboard.server.children import descendants
from dashboard.server.graceful_stop import Stopping, nothing_new
from dashboard.words.app import Access
from tests.dashboard.asgi import ask

FINE = PlainTextResponse("fine")


def app(*, begun):
    stopping = Stopping(lambda: lambda: False, 10)
    stopping.begun = begun
    return nothing_new(FINE, stopping)


@pytest.mark.parametrize("path", ["/", "/ranking", "/_stcore/health", "/login"])
def test_nothing_new_is_begun(path):
    assert ask(app(begun=False), path).text == "fine"

    refused = ask(app(begun=True), path)
    assert (refused.status, refused.text) == (503, Access.STOPPING)
    assert refused.headers["retry-after"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/media/lot.png", "/_stcore/upload_file/s/f"])
def test_pages_that_are_open_still_get_their_files(path):
    assert ask(app(begun=True), path).text == "fine"


def test_no_connection_is_opened_any_more():
    said = []

    async def send(message):
        said.append(message)

    asyncio.run(app(begun=True)({"type": "websocket", "path": "/_stcore/stream"}, None, send))

    assert said == [{"type": "websocket.close", "code": 1012}]


def test_the_processes_of_a_process_are_found_to_the_last():
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE) as child:
        while not (grandchildren := descendants(child.pid)):
            pass
        ours = descendants(os.getpid())
        child.stdin.close()

    assert {child.pid, *grandchildren} <= set(ours)
