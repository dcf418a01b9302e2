import asyncio

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse

from dashboard.screen import access, navigation
from dashboard.server import safety
from dashboard.words.app import Access
from tests.dashboard.asgi import ask
from tests.dashboard.opening import opened

EVERYWHERE = "0.0.0.0"  # noqa: S104 - to be refused
FORGED = [
    "localhost:1; script-src *",
    "localhost:1/x",
    "x@localhost",
    "localhost?x",
    "localhost:x",
    "localhost, x",
]
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


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "party.cn", "[", "xparty.cn", *FORGED]
)
def test_any_other_name_is_refused(host):
    guarded = safety.known_hosts(PLAIN, frozenset(["localhost", "127.0.0.1", "*.party.cn"]))

    assert ask(guarded, host=host).status == 400


REAL = "https://dangjian.example"


@pytest.mark.parametrize(
    ("address", "host", "origins", "is_let_in"),
    [
        ("", "localhost:8501", ["http://localhost:8501"], True),
        ("", "[::1]:8501", ["http://[::1]:8501"], True),
        ("", "localhost:8501", ["http://127.0.0.1:8501"], False),
        ("", "localhost:8501", ["http://localhost:8502"], False),
        ("", "localhost:8501", ["https://localhost:8501"], False),
        ("", "localhost:8501", ["http://localhost"], False),
        ("", "localhost:8501", ["https://evil.example"], False),
        ("", "localhost:8501", ["null"], False),
        ("", "localhost:8501", [""], False),
        ("", "localhost:8501", [], False),
        ("", "", [""], False),
        (REAL, "dangjian.example", [REAL], True),
        (REAL, "dangjian.example", [f"{REAL}:443"], True),
        (REAL, "127.0.0.1:8501", [REAL], True),  # a gateway that asks us by another name
        (REAL, "127.0.0.1:8501", ["http://127.0.0.1:8501"], False),
        (REAL, "localhost", ["http://localhost"], False),
        (REAL, "localhost", ["https://localhost"], False),
        (REAL, "dangjian.example", ["http://dangjian.example"], False),
        (REAL, "dangjian.example", [f"{REAL}:8443"], False),
        (REAL, "dangjian.example", ["https://other.dangjian.example"], False),
        (REAL, "dangjian.example", [], False),
        (REAL, "dangjian.example", [REAL, "https://evil.example"], False),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", ["http://127.0.0.1:8502"], False),
    ],
)
def test_a_connection_is_opened_only_from_a_page_of_ours(address, host, origins, is_let_in):
    guarded = safety.own_pages_only(_let_in, address)
    headers = [(b"host", host.encode()), *((b"origin", one.encode()) for one in origins)]
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

    assert (
        ask(safety.safety_headers(PLAIN, address="https://dangjian.example"))
        .headers[name]
        .startswith("max-age=")
    )
    assert name not in ask(safety.safety_headers(PLAIN)).headers


def test_a_page_may_load_from_ourselves_only():
    answer = ask(safety.safety_headers(HTMLResponse("<p>")), host="127.0.0.1:8501")

    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'; script-src 'self';" in policy
    assert policy.endswith("connect-src 'self' ws://127.0.0.1:8501 wss://127.0.0.1:8501")
    assert "http:" not in policy
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8501", *FORGED])
def test_what_is_asked_for_as_host_is_not_in_the_policy_of_a_real_address(host):
    answer = ask(safety.safety_headers(HTMLResponse("<p>"), "https://dangjian.example"), host=host)

    policy = answer.headers["content-security-policy"]
    assert policy.endswith("connect-src 'self' wss://dangjian.example")


@pytest.mark.parametrize("host", FORGED)
def test_nothing_is_added_to_the_policy_by_a_forged_host(host):
    policy = ask(safety.safety_headers(HTMLResponse("<p>")), host=host).headers["content-security-policy"]

    assert policy.endswith("connect-src 'self'")


@pytest.mark.parametrize(
    "cookie", ["a=b", "_streamlit_xsrf=x; Path=/; SameSite=Lax", "secure=b", "a=b; Secure; Path=/"]
)
def test_by_tls_every_cookie_is_sent_by_tls_alone(cookie):
    answering = PlainTextResponse("fine", headers={"set-cookie": cookie})

    given = ask(safety.safety_headers(answering, "https://dangjian.example")).headers["set-cookie"]
    assert [part.strip().lower() for part in given.split(";")].count("secure") == 1
    assert ask(safety.safety_headers(answering, "http://127.0.0.1:8501")).headers["set-cookie"] == cookie
