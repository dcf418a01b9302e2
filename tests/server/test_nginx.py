"""What nginx itself answers and passes on, by the file of deploy/, before a server that only repeats."""

import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from tests.browser import harness
from tests.server import nginx

pytestmark = pytest.mark.served
FORGED = {
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "http",
    "x-forwarded-host": "evil.example",
    "x-forwarded-port": "1",
    "x-real-ip": "203.0.113.9",
    "forwarded": "for=203.0.113.9",
}
TOO_LARGE = 413


class Repeating(BaseHTTPRequestHandler):
    """Answers with the headers it was asked with."""

    def do_GET(self):
        length = int(self.headers.get("content-length", 0))
        self.rfile.read(length)
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("x-frame-options", "SAMEORIGIN")
        self.send_header("set-cookie", f"long={'x' * 12_000}")  # as the ID token of a log-in
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_GET  # noqa: N815 - the name the library calls

    def log_message(self, *_said):
        """Nothing."""


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Repeating)
    threading.Thread(target=server.serve_forever).start()
    with nginx.running(tmp_path_factory.mktemp("nginx"), (server.server_port, harness.free_port())) as made:
        yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def deserted(tmp_path_factory):
    """nginx whose processes are all down."""
    ports = (harness.free_port(), harness.free_port())
    with nginx.running(tmp_path_factory.mktemp("deserted"), ports) as made:
        yield made


def test_what_a_reader_says_of_himself_is_not_passed_on(proxy):
    with proxy.client("127.0.0.5") as client:
        heard = client.get("/", headers=FORGED).json()

    assert heard["x-forwarded-for"] == "127.0.0.5"
    assert heard["x-forwarded-proto"] == "https"
    assert [name for name in FORGED if name in heard] == ["x-forwarded-for", "x-forwarded-proto"]


def test_who_comes_without_tls_is_sent_to_the_same_page_with_it(proxy):
    answer = httpx.get(
        f"http://127.0.0.1:{proxy.http}/ranking?period=2021H1", headers={"host": "evil.example"}
    )

    assert answer.status_code == 301
    assert answer.headers["location"] == f"{proxy.url}/ranking?period=2021H1"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore//metrics", "/%5Fstcore/metrics"]
)
def test_what_streamlit_tells_strangers_is_closed_here_too(proxy, path):
    with proxy.client() as client:
        answer = client.get(path)

    assert answer.status_code == 404
    assert "route" not in answer.cookies


def test_only_whoever_watches_may_ask_for_the_health(proxy):
    with proxy.client("127.0.0.1") as watching, proxy.client("127.0.0.5") as other:
        assert watching.get("/readyz").status_code == watching.get("/healthz").status_code == 200
        assert other.get("/readyz").status_code == other.get("/healthz").status_code == 403


def test_headers_of_safety_come_once_and_none_tells_the_version(proxy):
    with proxy.client() as client:
        answer = client.get("/")

    assert (
        answer.headers.get_list("strict-transport-security") == []
    )  # the program says it, where it is asked
    assert answer.headers.get_list("x-frame-options") == ["SAMEORIGIN"]
    assert answer.headers.get_list("server") == ["nginx"]


def test_a_browser_is_told_its_process_once_and_only_one_of_ours(proxy):
    port = str(proxy.processes[0])  # the other is down, so everybody ends at this one
    with proxy.client() as client:
        first = client.get("/").headers.get_list("set-cookie")
        second = client.get("/").headers.get_list("set-cookie")
        client.cookies.set("route", "1; x", domain="127.0.0.1")
        forged = client.get("/").headers.get_list("set-cookie")

    cookie = f"route={port}; Path=/; HttpOnly; Secure; SameSite=Lax"
    assert [one for one in first if one.startswith("route")] == [cookie]
    assert [one for one in second if one.startswith("route")] == []
    assert [one for one in forged if one.startswith("route")] == [cookie]


def test_only_uploads_may_be_large_and_not_without_bound(proxy):
    upload = "/_stcore/upload_file/session/file"
    with proxy.client() as client:
        assert client.put(upload, content=b"x" * 51 * 2**20).status_code == 200
        assert client.put(upload, content=b"x" * 53 * 2**20).status_code == TOO_LARGE
        assert client.put("/", content=b"x" * 2**17).status_code == TOO_LARGE


def test_log_ins_of_one_address_are_bounded_and_nobody_elses(proxy):
    with proxy.client("127.0.0.6") as client:
        answers = [client.get(path).status_code for path in ("/login", "/oauth2callback?code=x") * 100]
        assert {*answers} == {200, 429}
        assert client.get("/ranking").status_code == 200
    with proxy.client("127.0.0.7") as client:
        assert client.get("/login").status_code == 200


def test_while_all_processes_are_down_a_page_says_so(deserted):
    with deserted.client() as client:
        answer = client.get("/ranking")

    assert answer.status_code == 503
    assert "系统暂时无法访问" in answer.text


def test_who_uploads_while_all_are_down_is_told_so_and_not_that_the_file_is_too_large(deserted):
    with deserted.client() as client:
        answer = client.put("/_stcore/upload_file/session/file", content=b"x" * 2**17)

    assert answer.status_code == 503
    assert "系统暂时无法访问" in answer.text


def test_no_log_holds_a_code_a_cookie_or_a_query(proxy, deserted):
    secret = "d41d8cd98f00b204"  # noqa: S105 - made up
    for one in (proxy, deserted):
        with one.client(cookies={"_streamlit_user": secret}, headers={"referer": f"/{secret}"}) as client:
            client.get(f"/oauth2callback?code={secret}&state={secret}")
            client.get(f"/oauth2callback?error={secret}", headers={"referer": ""})
        httpx.get(f"http://127.0.0.1:{one.http}/oauth2callback?code={secret}")

        assert secret not in one.log() + one.log("error") + (one.folder / "start.log").read_text()
        assert "/oauth2callback" in one.log()


def test_no_log_names_the_session_of_an_upload_or_the_link_of_a_file(proxy, deserted):
    paths = ("/_stcore/upload_file/of-a-session/of-a-file", "/media/of-a-link.xlsx", "/media/")
    for one in (proxy, deserted):
        with one.client() as client:
            for path in paths:
                client.get(path)
                client.put(path, content=b"x" * 2**17)
                client.put(path, content=b"x" * 53 * 2**20)

        said = one.log() + one.log("error")
        assert not [name for name in ("of-a-session", "of-a-file", "of-a-link") if name in said]
    assert '"GET /_stcore/upload_file/..." ' in proxy.log()
    assert '"GET /media/..." ' in proxy.log()


@pytest.mark.parametrize(("version", "status"), [("-tls1_1", 1), ("-tls1_2", 0), ("-tls1_3", 0)])
def test_old_tls_is_refused(proxy, version, status):
    command = ["openssl", "s_client", version, "-cipher", "DEFAULT@SECLEVEL=0"]
    ended = subprocess.run([*command, "-connect", f"127.0.0.1:{proxy.https}"], input=b"", capture_output=True)

    assert ended.returncode == status
