"""The layers before Streamlit in served mode: who is believed, who passes, where one is sent, how often."""

import pytest
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse

from dashboard.server import requested_page
from dashboard.server.log_ins import Terms, log_ins
from dashboard.server.proxies import listed_proxies_only, named_once, no_proxy
from dashboard.server.rates import Rate
from dashboard.server.safety import safety_headers
from dashboard.server.signed_in_only import signed_in_only
from dashboard.words.app import Access
from dashboard.words.login import Login
from tests.dashboard.asgi import ask

TERMS = Terms(hours=8, by_gateway=False)


class Desk:
    """Somebody is signed in, or nobody is."""

    def __init__(self, why=None):
        self.why, self.said = why, []

    async def why_not(self, _connection):
        return self.why

    def log_in_address(self):
        return "/auth/login?provider=x"

    async def note_log_in(self, cookies):
        self.said.append(("arrived", cookies))

    async def note_failed_log_in(self, why):
        self.said.append(("failed", why))

    async def leaves(self, _connection):
        self.said.append(("left", None))


async def told(scope, receive, send):
    """Answers with what it was told of the asker."""
    headers = HTTPConnection(scope).headers
    words = f"{scope['client'][0]} {scope.get('scheme', 'http')} {headers.get('x-account', '-')}"
    await PlainTextResponse(words)(scope, receive, send)


def asked(app, client, **headers):
    async def from_there(scope, receive, send):
        await app({**scope, "client": client}, receive, send)

    return ask(from_there, **headers).text


FORWARDED = {"x_forwarded_for": "10.9.8.7", "x_forwarded_proto": "https", "x_account": "leader"}


@pytest.mark.parametrize(
    ("client", "seen"),
    [
        (("10.0.0.1", 40000), "10.9.8.7 https leader"),  # a listed proxy
        (("10.0.0.2", 40000), "10.0.0.2 http -"),  # anybody else
        (("127.0.0.1", 40000), "127.0.0.1 http -"),  # this machine is nobody special
        (("10.9.8.7", 0), "10.9.8.7 http leader"),  # uvicorn believed a proxy before us
    ],
)
def test_only_a_listed_proxy_is_believed(client, seen):
    app = listed_proxies_only(told, frozenset({"10.0.0.1"}), ["X-Account"])

    assert asked(app, client, **FORWARDED) == seen


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (["x-account", "x-roles"], 200),
        (["x-account", "x-account"], 400),
        (["x-account", "X-Account"], 400),
        (["x-account", "x-roles", "x-roles"], 400),
        (["accept", "accept"], 200),
    ],
)
def test_who_is_named_twice_is_refused(headers, status):
    async def with_headers(scope, receive, send):
        given = [(name.encode(), b"leader") for name in headers]
        await named_once(told, ["X-Account", "X-Roles"])({**scope, "headers": given}, receive, send)

    assert ask(with_headers).status == status


@pytest.mark.parametrize(
    "header",
    [
        "x_forwarded_for",
        "forwarded",
        "x_real_ip",
        "x_forwarded_host",
        "x_forwarded_server",
        "x_forwarded_ssl",
        "via",
    ],
)
def test_in_local_mode_nothing_that_a_proxy_passes_on_is_answered(header):
    assert ask(no_proxy(told), **{header: "10.9.8.7"}).text == Access.NOT_FROM_OUTSIDE


def passes(path, why=None):
    return ask(signed_in_only(PlainTextResponse("inside"), Desk(why).why_not), path)


def test_whoever_is_signed_in_passes():
    assert passes("/ranking").text == "inside"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/login", "/oauth2callback", "/static/js/a.js"])
def test_some_addresses_are_for_everybody(path):
    assert passes(path, "nobody").text == "inside"


@pytest.mark.parametrize(
    "path", ["/login/x", "/healthz/x", "/auth", "/auth/other", "/staticx", "/_stcore/health"]
)
def test_what_only_looks_like_them_is_not(path):
    assert passes(path, "nobody").status in {303, 401}


def test_a_reader_is_sent_to_the_log_in_and_told_why():
    answer = passes("/ranking", "expired")

    assert (answer.status, answer.headers["location"]) == (303, "/login?to=%2Franking&why=expired")
    assert passes("/media/x", "expired").text == Login.NEEDED


@pytest.mark.parametrize(
    "address", ["/", "/ranking?period=2023H1&unit=SZ007", "/unit?q=%E5%8D%95", "/a//b", "/weak?x=https://y"]
)
def test_our_own_addresses_are_kept_over_the_log_in(address):
    assert requested_page.read(requested_page.cookie_value(address)) == address


@pytest.mark.parametrize(
    "address",
    ["//evil", "https://evil/", "/\\evil", "\\\\evil", "/\tx", "/ x", "/\r\nset-cookie: x", "evil", "",
     "/login", "/auth/logout", "/" + "x" * 2000, "/单位", "http:/x", "/media/x", "//[", "/%0d%0a" + chr(10)],
)  # fmt: skip
def test_no_other_address_is(address):
    assert requested_page.read(requested_page.cookie_value(address)) == "/"
    assert requested_page.read(address) == "/" or requested_page.read(address).startswith("/%")


def test_so_many_requests_and_no_more_in_so_many_seconds():
    rate = Rate(3, 60)

    assert [rate.wait("a", now) for now in (0, 10, 20, 30, 59.5)] == [0, 0, 0, 30, 1]
    assert rate.wait("b", 30) == 0
    assert [rate.wait("a", now) for now in (60, 61, 70, 80)] == [0, 9, 0, 0]


def test_log_ins_are_bounded_for_each_address():
    moment = [0.0]
    app = log_ins(PlainTextResponse("streamlit"), Desk("nobody"), TERMS, lambda: moment[0])

    answers = [ask(app, "/login").status for _ in range(181)]
    assert answers == [200] * 180 + [429]
    assert ask(app, "/ranking").text == "streamlit"
    refused = ask(app, "/login")
    assert refused.text == Login.TOO_OFTEN.format(seconds=60)
    assert refused.headers["retry-after"] == "60"
    moment[0] = 60.0
    assert ask(app, "/login").status == 200


def test_whoever_is_signed_in_needs_no_log_in_page():
    answer = ask(log_ins(PlainTextResponse(""), Desk(), TERMS), "/login")

    assert (answer.status, answer.headers["location"]) == (303, "/")


def streamlit(*cookies, status=302):
    async def answering(scope, receive, send):
        answer = RedirectResponse("/", status)
        for cookie in cookies:
            answer.raw_headers.append((b"set-cookie", cookie.encode()))
        await answer(scope, receive, send)

    return answering


def test_a_log_in_is_kept_for_eight_hours_and_by_tls_alone():
    given = "_streamlit_user=abc; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax"
    desk = Desk()
    headers = []

    async def listening(scope, receive, send):
        async def hearing(message):
            headers.extend(message.get("headers", []))
            await send(message)

        app = log_ins(streamlit(given), desk, TERMS)
        await safety_headers(app, "https://dangjian.example")(scope, receive, hearing)

    ask(listening, "/oauth2callback", cookie="asked_for=%2Franking")

    said = [value.decode() for name, value in headers if name == b"set-cookie"]
    assert said[0] == "_streamlit_user=abc; HttpOnly; Max-Age=28800; Path=/; SameSite=lax; Secure"
    assert all("; Secure" in cookie for cookie in said)
    assert (b"location", b"/ranking") in headers
    assert desk.said == [("arrived", {"_streamlit_user": "abc"})]


@pytest.mark.parametrize(
    ("asked_with", "told"),
    [
        ("error=access_denied&error_description=of-anybody&state=s", "error=access_denied"),
        ("error=of%20anybody", "error=other"),
        ("error=&error=of-anybody&error_description=x", "error=other"),
        ("code=c&state=s", "code=c&state=s"),
    ],
)
def test_of_an_error_only_its_code_is_passed_on_for_what_is_passed_on_is_logged(asked_with, told):
    seen = []

    async def listening(scope, receive, send):
        seen.append(scope["query_string"].decode())
        await RedirectResponse("/")(scope, receive, send)

    async def with_query(scope, receive, send):
        app = log_ins(listening, Desk("nobody"), TERMS)
        await app({**scope, "query_string": asked_with.encode()}, receive, send)

    ask(with_query, "/oauth2callback")
    assert seen == [told]


def test_behind_a_gateway_there_is_nothing_to_log_in_to():
    terms = Terms(hours=8, by_gateway=True, leave_url="https://gateway.example/logout")
    desk = Desk("nobody")
    app = log_ins(PlainTextResponse(""), desk, terms)

    assert Login.BY_GATEWAY in ask(app, "/login").text
    assert ask(app, "/auth/logout").headers["location"] == "https://gateway.example/logout"
    assert desk.said == [("left", None)]


def test_the_log_in_page_shows_markup_of_an_address_as_text():
    app = log_ins(PlainTextResponse(""), Desk("nobody"), TERMS)

    async def with_query(scope, receive, send):
        await app({**scope, "query_string": b"to=/%22%3E%3Cscript%3E&why=%3Cb%3E"}, receive, send)

    said = ask(with_query, "/login").text
    assert "<script>" not in said
    assert "<b>" not in said
