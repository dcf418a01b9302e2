import asyncio

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse

from dashboard.screen import access, navigation
from dashboard.server import safety
from dashboard.words.app import Access
from tests.dashboard.asgi import ask
from tests.dashboard.opening import opened

EVERYWHERE = "0.0.0.0"  # noqa: S104 - to be refused
PLAIN = PlainTextResponse("fine")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_addresses_are_known(address):
    assert safety.is_loopback(address)


@pytest.mark.parametrize("address", ["", EVERYWHERE, "::", "192.168.1.5", "party.cn", "127.0.0.1.party.cn"])
def test_every_other_address_is_not_loopback(address):
    assert not safety.is_loopback(address)


@pytest.mark.parametrize("address", [EVERYWHERE, "192.168.1.5", ""])
def test_the_program_ends_rather_than_listen_to_others(monkeypatch, address):
    monkeypatch.setattr(access, "_address", lambda: address)

    with pytest.raises(SystemExit, match=r"server\.address"):
        access.refuse_other_addresses()


def test_a_page_shows_only_the_refusal_when_others_could_listen(monkeypatch):
    monkeypatch.setattr(access, "_address", lambda: EVERYWHERE)

    page = opened(navigation.DEFAULT.script)

    assert [error.value for error in page.error] == [Access.LOOPBACK_ONLY.format(address=EVERYWHERE)]
    assert len(page.title) == 0


def test_a_request_over_another_address_is_refused():
    guarded = safety.loopback_only(PLAIN)

    assert ask(guarded, server="127.0.0.1").status == 200
    refused = ask(guarded, server="10.0.0.7")
    assert (refused.status, refused.text) == (403, Access.NOT_FROM_OUTSIDE)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "[::1]:8501", "LOCALHOST:1", "a.party.cn"])
def test_our_own_names_are_answered(host):
    guarded = safety.known_hosts(PLAIN, frozenset(["localhost", "127.0.0.1", "[::1]", "*.party.cn"]))

    assert ask(guarded, host=host).status == 200


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.evil.example", "party.cn", "[", "xparty.cn"])
def test_any_other_name_is_refused(host):
    guarded = safety.known_hosts(PLAIN, frozenset(["localhost", "127.0.0.1", "*.party.cn"]))

    assert ask(guarded, host=host).status == 400


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [
        ("http://localhost:8501", True),
        ("https://a.party.cn", True),
        ("https://evil.example", False),
        ("https://localhost.evil.example", False),
        ("null", False),
        (None, True),
    ],
)
def test_a_connection_is_opened_only_from_a_page_of_ours(origin, is_let_in):
    guarded = safety.known_hosts(_let_in, frozenset(["localhost", "*.party.cn"]))
    headers = [(b"host", b"localhost"), *([(b"origin", origin.encode())] if origin else [])]
    said = []

    async def send(message):
        said.append(message["type"])

    asyncio.run(guarded({"type": "websocket", "path": "/_stcore/stream", "headers": headers}, None, send))

    assert said == ["websocket.accept" if is_let_in else "websocket.close"]


async def _let_in(_scope, _receive, send):
    await send({"type": "websocket.accept"})


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/script-health-check"],
)
def test_what_streamlit_tells_strangers_is_closed(path):
    assert ask(safety.closed_paths(PLAIN), path).status == 404


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/media/agent"])
def test_what_a_page_needs_stays_open(path):
    assert ask(safety.closed_paths(PLAIN), path).status == 200


def test_every_answer_carries_the_safety_headers():
    answer = ask(safety.safety_headers(PLAIN))

    assert answer.headers.items() >= safety.HEADERS.items()
    assert "content-security-policy" not in answer.headers


def test_a_browser_that_came_by_tls_is_told_to_come_by_nothing_else():
    name = "strict-transport-security"

    assert ask(safety.safety_headers(PLAIN, secure=True)).headers[name].startswith("max-age=")
    assert name not in ask(safety.safety_headers(PLAIN)).headers


def test_a_page_may_load_from_ourselves_only():
    answer = ask(safety.safety_headers(HTMLResponse("<p>")), host="127.0.0.1:8501")

    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'; script-src 'self';" in policy
    assert policy.endswith("connect-src 'self' ws://127.0.0.1:8501 wss://127.0.0.1:8501")
    assert "http:" not in policy
    assert "unsafe-eval" not in policy
