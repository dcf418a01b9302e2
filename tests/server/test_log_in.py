"""Logging in and out against a real identity provider: what is reached, refused, ended and noted."""

import json

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from websockets.exceptions import InvalidStatus

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from dashboard.base.settings.words import ServedFaults
from dashboard.words.app import App
from dashboard.words.login import WHY_NOT, Account, Login
from tests.browser import harness
from tests.dashboard.two_units import NOW, two_units
from tests.server.served import CLIENT_SECRET, COOKIE_SECRET, Reader, office, write
from tests.server.session import Session

pytestmark = pytest.mark.served
PAGE = "/ranking?period=2021H1"
USER = "_streamlit_user"
REFUSED = 401
MOST_ASKS = 2000


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    made = two_units(folder)
    actions.finalise(made, parse("2021H1"), actor="测试", made_at=NOW)
    made.close()
    return folder


@pytest.fixture(scope="module")
def served(lake, tmp_path_factory):
    with office(lake, tmp_path_factory.mktemp("settings")) as made:
        yield made


@pytest.fixture
def reader(served):
    return Reader(served.url)


def noted(lake, action):
    opened = open_lake(lake)
    lines = [(one.actor, one.about, one.outcome) for one in opened.audit_lines() if one.action == action]
    opened.close()
    return lines


def why(answer):
    return answer.url.params.get("why")


def test_the_page_asked_for_is_reached_after_the_log_in(reader, served):
    answer = reader.log_in("committee-post", PAGE)

    assert str(answer.url) == served.url + PAGE
    assert answer.status_code == 200
    assert App.TITLE in answer.text


@pytest.mark.parametrize(
    "path", ["/", PAGE, "/account", "/nowhere", "/index.html", "/LOGIN", "//", "/login/x"]
)
def test_before_it_every_page_leads_to_the_log_in(reader, path):
    answer = reader.get(path)

    assert answer.status_code in {303, 400, 404}
    if answer.status_code == 303:
        assert answer.headers["location"].startswith("/login?to=")
    assert App.TITLE not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/media/x.png", "/component/x"],
)
def test_before_it_nothing_else_is_handed_out(reader, path):
    answers = [reader.client.request(method, path) for method in ("GET", "PUT", "POST", "DELETE")]

    assert {answer.status_code for answer in answers} == {REFUSED}
    assert {answer.text for answer in answers} == {Login.NEEDED}


def test_before_it_no_connection_is_opened(served):
    with pytest.raises(InvalidStatus, match="403"):
        Session(served.url, "ranking", cookie="")


def test_a_forged_or_damaged_cookie_is_none(reader):
    reader.log_in("committee-post")
    good = reader.client.cookies[USER]
    content = json.dumps(
        {"preferred_username": "committee-post", "roles": ["dj-committee"], "origin": reader.url}
    )
    forged = URLSafeTimedSerializer("another secret", salt=USER).dumps(content)

    for value in (good[:-2] + "xx", good + "x", "", "chunks-3", forged, good.replace(".", "..", 1)):
        stranger = Reader(reader.url)
        stranger.client.cookies.set(USER, value)
        assert stranger.get("/").status_code == 303


def test_the_cookie_of_another_address_is_none(reader):
    content = json.dumps(
        {"preferred_username": "a", "roles": ["dj-committee"], "origin": "https://other.example"}
    )
    reader.client.cookies.set(USER, URLSafeTimedSerializer(COOKIE_SECRET, salt=USER).dumps(content))

    assert reader.get("/").status_code == 303


def signed_before(reader, seconds):
    """The reader's cookie as it would be had the log-in been so long ago."""

    class Before(TimestampSigner):
        def get_timestamp(self):
            return super().get_timestamp() - seconds

    serializer = URLSafeTimedSerializer(COOKIE_SECRET, salt=USER)
    content = serializer.loads(reader.client.cookies[USER])
    return URLSafeTimedSerializer(COOKIE_SECRET, salt=USER, signer=Before).dumps(content)


def test_a_log_in_lasts_eight_hours_whatever_the_browser_keeps(reader, served):
    reader.log_in("leader-post")
    young, old = (signed_before(reader, seconds) for seconds in (8 * 3600 - 60, 8 * 3600))
    reader.client.cookies.clear()

    reader.client.cookies.set(USER, young)
    assert reader.get("/").status_code == 200
    reader.client.cookies.set(USER, old)
    answer = reader.get(PAGE)
    assert answer.headers["location"].endswith("&why=expired")
    assert WHY_NOT["expired"].format(hours=8) in reader.get(answer.headers["location"]).text
    with pytest.raises(InvalidStatus):
        Session(served.url, "ranking", cookie=f"{USER}={old}")


def test_the_cookie_says_no_more_than_it_must(served):
    reader = Reader(served.url)
    answers = []
    reader.client.event_hooks["response"].append(answers.append)

    reader.log_in("leader-post")

    given = [
        one for answer in answers for one in answer.headers.get_list("set-cookie") if one.startswith(USER)
    ]
    assert given
    for cookie in given:
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Max-Age=28800" in cookie


def test_a_log_in_is_noted_with_its_roles_and_without_secrets(reader, lake):
    reader.log_in("officer-post")

    assert ("officer-post", "数据员", "done") in noted(lake, "登录")
    opened = open_lake(lake)
    said = repr(opened.audit_lines())
    opened.close()
    secrets = [
        CLIENT_SECRET,
        COOKIE_SECRET,
        *(one.value for one in reader.client.cookies.jar if len(one.value) > 20),
    ]
    assert [secret for secret in secrets if secret in said] == []


def test_who_cancels_is_told_why_and_may_try_again(reader, lake):
    answer = reader.log_in("leader-post", PAGE, cancels=True)

    assert why(answer) == "denied"
    assert WHY_NOT["denied"] in answer.text
    assert ("-", "", "denied") in noted(lake, "登录")
    assert str(reader.log_in("leader-post", PAGE).url).endswith(PAGE)


def test_an_answer_nobody_asked_for_is_refused_with_the_reason(reader):
    answer = reader._followed(reader.get("/oauth2callback?code=made-up&state=made-up"))

    assert why(answer) == "stale"
    assert WHY_NOT["stale"] in answer.text
    assert reader.get("/").status_code == 303


def test_a_provider_that_refuses_us_is_said(reader):
    answer = reader._followed(
        reader.get("/oauth2callback?error=invalid_scope&error_description=%0aforged&state=x")
    )

    assert why(answer) == "refused"
    assert "forged" not in answer.text


def test_an_account_without_a_name_is_no_log_in(reader):
    answer = reader.log_in("nameless")

    assert why(answer) == "account"
    assert reader.get("/").status_code == 303


def test_a_provider_that_is_down_is_said_and_works_again_when_it_is_back(reader, served, lake):
    served.provider.stop()
    try:
        answer = reader._followed(reader.get("/login/start?to=%2Franking"))
        assert why(answer) == "unreachable"
        assert answer.url.params["to"] == "/ranking"
        assert WHY_NOT["unreachable"] in answer.text
        assert ("-", "", "unreachable") in noted(lake, "登录")
    finally:
        served.provider.start()

    assert str(reader.log_in("leader-post", PAGE).url).endswith(PAGE)


def test_who_is_signed_in_works_on_while_the_provider_is_down(reader, served):
    reader.log_in("leader-post")
    served.provider.stop()
    try:
        assert reader.get(PAGE).status_code == 200
    finally:
        served.provider.start()


def test_a_log_out_while_the_provider_is_down_ends_the_log_in_here_and_says_so(reader, served):
    reader.log_in("leader-post")
    kept = Reader(served.url)
    kept.client.cookies.update(reader.client.cookies)
    served.provider.stop()
    try:
        answer = reader._followed(reader.get("/auth/logout"))
    finally:
        served.provider.start()

    assert why(answer) == "left-here"
    assert WHY_NOT["left-here"] in answer.text
    assert reader.get(PAGE).status_code == 303
    assert kept.get(PAGE).headers["location"].endswith("why=left")  # a copy of the cookies is worth nothing


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "/login",
        "/auth/logout",
        "javascript:1",
        "",
    ],
)
def test_after_the_log_in_nobody_is_sent_elsewhere(reader, served, to):
    answer = reader._followed(reader.client.get("/login/start", params={"to": to}))
    assert "<form" in answer.text

    answer = Reader.log_in(reader, "leader-post", "/")

    assert str(answer.url) == f"{served.url}/"


def test_a_log_out_ends_every_log_in_of_the_account_and_nobody_elses(served, lake):
    here, elsewhere, other = (Reader(served.url) for _ in range(3))
    for one in (here, elsewhere):
        one.log_in("committee-post")
    other.log_in("leader-post")
    with Session(served.url, "account", elsewhere.cookies()) as page:
        assert Account.LEAVE in page.run()

        here.get("/auth/logout")

        assert WHY_NOT["left"] in page.heard()  # without being asked
    assert here.get("/").headers["location"] == "/login?to=%2F"
    assert elsewhere.get(PAGE).headers["location"].endswith("why=left")
    assert other.get("/").status_code == 200
    assert noted(lake, "退出登录")[0] == ("committee-post", "", "done")


def test_after_a_log_out_one_can_log_in_again(reader):
    reader.log_in("leader-post")
    answer = reader._followed(reader.get("/auth/logout"))
    assert "/session/end" in str(answer.url)  # the provider asks whether to leave it, too

    again = (reader.log_in("leader-post") for _ in range(10))
    assert any(answer.url.path == "/" for answer in again)  # not in the same second: no cookie tells less


def test_another_site_cannot_log_anybody_out(reader):
    reader.log_in("auditor-post")

    reader.client.get("/auth/logout", headers={"sec-fetch-site": "cross-site"})

    assert reader.get("/").status_code == 200


def test_a_log_out_reaches_the_other_process(served, lake, tmp_path):
    with office(lake, tmp_path) as second:
        address = f'address = "{second.url}"'
        assert address in second.settings.read_text()
        reader = Reader(second.url)
        reader.log_in("unit-post")
        Reader(served.url).log_in("unit-post")
        twin = Reader(served.url)
        twin.log_in("unit-post")

        twin.get("/auth/logout")

        ended = (reader.get("/").status_code == 303 for _ in range(MOST_ASKS))
        assert any(ended)


def test_whoever_has_no_role_sees_the_account_and_nothing_else(served):
    reader = Reader(served.url)
    reader.log_in("stranger")
    with Session(served.url, "", reader.cookies()) as page:
        shown = page.run("period=2021H1")

    assert Account.NO_ROLES in shown
    assert "2500" not in shown
    assert "u1" not in shown


def test_each_account_sees_what_is_its_own_at_once(served):
    accounts = {"unit-post": "u1", "other-unit-post": "u2"}
    pages = {}
    for account in accounts:
        reader = Reader(served.url)
        reader.log_in(account)
        pages[account] = Session(served.url, "unit", reader.cookies())

    for _ in range(3):
        for account, unit in accounts.items():
            shown = pages[account].run("period=2021H1")
            other = ({*accounts.values()} - {unit}).pop()
            assert f"单位{unit}" in shown
            assert f"单位{other}" not in shown
    for page in pages.values():
        page.close()


def test_a_file_is_not_given_to_the_next_account_of_the_same_browser(served):
    reader = Reader(served.url)
    reader.log_in("committee-post")
    before = reader.client.cookies["visitor"]
    reader.log_in_again("leader-post")

    assert reader.client.cookies["visitor"] != before


def test_with_the_secrets_of_the_example_the_program_does_not_start(lake, tmp_path):
    example = {"cookie_secret": "EXAMPLE: one", "client_secret": "EXAMPLE: another"}
    path = write(tmp_path / "served.toml", "http://127.0.0.1:1", "http://127.0.0.1:2", **example)
    process = harness.start(lake, DANGJIAN_SERVED=str(path))

    said, _ = process.communicate(timeout=harness.PATIENCE)

    assert process.returncode != 0
    assert ServedFaults.EXAMPLE.format(key="cookie_secret") in said
    assert ServedFaults.EXAMPLE.format(key="oidc.client_secret") in said
    assert "another" not in said
    assert "Traceback" not in said
