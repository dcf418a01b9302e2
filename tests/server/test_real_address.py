"""Behind a gateway under a real address: who may open a page, what its cookies are, what is not told."""

import contextlib
import socket
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus

from dashboard.server.file_downloads import COOKIE
from dashboard.words.login import Account
from tests.browser import harness
from tests.dashboard.two_units import two_units
from tests.server.gateway import COMMITTEE, GATEWAY, asked, behind_gateway, browser
from tests.server.session import Session

pytestmark = pytest.mark.served
ADDRESS = "https://dangjian.example"
NAMES = ["dangjian.example", "127.0.0.1"]


@pytest.fixture(scope="module")
def gateway(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gateway")
    two_units(folder / "lake").close()
    # Nothing of this may ask the internet which address we have there.
    anywhere = "--server.address=0.0.0.0"
    with behind_gateway(folder / "lake", folder, anywhere, address=ADDRESS) as made:
        yield made


def test_a_start_on_every_address_asks_nobody_which_it_has(tmp_path):
    two_units(tmp_path / "lake").close()
    with behind_gateway(tmp_path / "lake", tmp_path, "--server.address=0.0.0.0", address=ADDRESS) as made:
        assert asked(made.url, "/healthz").status_code == 200

    assert made.printed == ""  # Streamlit would print what it was told


def opened(gateway, origin):
    return Session(gateway.url, "account", "", source_address=(GATEWAY, 0), origin=origin, **COMMITTEE)


def test_a_page_at_the_real_address_is_shown(gateway):
    with opened(gateway, ADDRESS) as page:
        assert Account.LEAVE in page.run()


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "http://127.0.0.1",
        "http://127.0.0.1:9",
        "http://localhost",
        "https://localhost",
        f"{ADDRESS}:8443",
    ],
)
def test_a_page_anywhere_else_opens_no_connection(gateway, origin):
    with pytest.raises(InvalidStatus, match="403"):
        opened(gateway, origin)
    with pytest.raises(InvalidStatus, match="403"):
        opened(gateway, gateway.url)


@pytest.mark.parametrize("host", NAMES)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config"])
@pytest.mark.parametrize("forwarded", [{}, {"x_forwarded_proto": "https"}])
def test_every_cookie_goes_by_tls_alone_whatever_the_gateway_says(gateway, host, path, forwarded):
    answer = asked(gateway.url, path, host=host, **forwarded, **COMMITTEE)

    given = answer.headers.get_list("set-cookie")
    assert [one for one in given if "; Secure" not in one] == []
    assert any(one.startswith(COOKIE) for one in given) == (path == "/")


HEAD = 64 * 2**10


def answer_to(gateway, size, *, pieces):
    """The answer to a request whose head has so many bytes, sent at once or in pieces."""
    asked = urlsplit(gateway.url)
    head = b"GET /healthz?x HTTP/1.1\r\nHost: dangjian.example\r\nConnection: close\r\nX-Long: %s\r\n\r\n"
    whole = head % (b"x" * (size - len(head) + 2))
    assert len(whole) == size
    with socket.create_connection((asked.hostname, asked.port), harness.PATIENCE) as line:
        for start in range(0, size, size // pieces):
            with contextlib.suppress(ConnectionError):
                line.sendall(whole[start : start + size // pieces])
        with line.makefile("rb") as heard:
            return heard.read()


@pytest.mark.parametrize("pieces", [1, 7])
@pytest.mark.parametrize(
    ("size", "status"),
    [(HEAD, b"200"), (HEAD + 1, b"400"), (70_000, b"400"), (120_000, b"400")],
)
def test_the_head_of_a_request_has_64_kib_and_no_byte_more(gateway, size, status, pieces):
    assert answer_to(gateway, size, pieces=pieces).startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/media/x", "/static/x", "/nowhere", "/start.js", "/_stcore/stream"]
)
def test_nobody_is_told_which_server_answers(gateway, path):
    assert "server" not in asked(gateway.url, path).headers
    assert "server" not in asked(gateway.url, path, host="evil.example").headers
    with opened(gateway, ADDRESS) as page:
        assert "server" not in page.headers


def test_what_is_no_request_is_not_told_either(gateway):
    asked = urlsplit(gateway.url)
    with socket.create_connection((asked.hostname, asked.port), harness.PATIENCE) as line:
        line.sendall(b"no request\r\n\r\n")
        with line.makefile("rb") as heard:
            said = heard.read().lower()
    assert said.startswith(b"http/1.1 400")
    assert b"uvicorn" not in said


def test_an_xsrf_cookie_is_given_at_all(gateway):
    with browser(gateway.url, headers=COMMITTEE) as client:
        assert "_streamlit_xsrf=" in str(client.get("/_stcore/health").headers)


@pytest.mark.parametrize("host", NAMES)
def test_the_policy_names_the_real_address_alone(gateway, host):
    policy = asked(gateway.url, "/", host=host, **COMMITTEE).headers["content-security-policy"]

    assert policy.endswith("connect-src 'self' wss://dangjian.example")
