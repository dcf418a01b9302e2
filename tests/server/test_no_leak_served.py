"""Over real connections: no account gets anything of another's, by link, file, upload or forged message."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from analytics.lake import open_lake
from dashboard.screen import navigation
from dashboard.words.login import Login
from tests.dashboard.many_units import (
    BRANCHES,
    CODES,
    DRAFT,
    EDITION,
    FINAL,
    NAMES,
    many_units,
    of_drafts,
    of_others,
    of_results,
    told,
)
from tests.server.served import Reader, office
from tests.server.session import Session

pytestmark = pytest.mark.served
OF_U1, OF_U2 = CODES.index("u1"), CODES.index("u2")
# Of each account what it must never be sent.
FORBIDDEN = {
    "unit-post": of_others(OF_U1) | of_drafts(),
    "other-unit-post": of_others(OF_U2) | of_drafts(),
    "leader-post": of_drafts(),
    "auditor-post": of_results(),
    "stranger": of_results(),
}
# A number as stored may stand by chance in the random names of a message.
FORBIDDEN = {name: {one for one in words if not one.isdigit()} for name, words in FORBIDDEN.items()}
SEES_EVERYTHING = ["committee-post", "officer-post"]
PAGES = [entry.url_path for entry in navigation.ENTRIES]
LINKS = [
    f"period={DRAFT}&edition={EDITION}&unit={CODES[0]}&branch={BRANCHES[0]}&of={CODES[0]}&view=branches",
    f"period={FINAL}&unit={CODES[6]}&view=change&records=finalise&finalise={DRAFT}&file=brief",
    f"records=commits&commit=2&issued={EDITION}&part=rubrics&view=score",
]
ROUTES = [
    *(f"/{page}" for page in PAGES),
    *("/healthz", "/readyz", "/_stcore/health", "/_stcore/host-config", "/media/x.xlsx", "/component/x/y"),
    *("/_stcore/metrics", "/_stcore/allowed-message-origins", "/_stcore/upload_file/x/y", "/app/static/x"),
]
ROUNDS = 12


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many") / "lake"
    many_units(folder).close()
    return folder


@pytest.fixture(scope="module")
def served(lake, tmp_path_factory):
    with office(lake, tmp_path_factory.mktemp("settings")) as made:
        yield made


@pytest.fixture(scope="module")
def readers(served):
    """Every account in a browser of its own."""
    found = {account: Reader(served.url) for account in (*FORBIDDEN, *SEES_EVERYTHING)}
    for account, reader in found.items():
        reader.log_in(account)
    return found


class OpenPage(Session):
    """A page that also remembers what of it can be pressed and fetched."""

    def asks(self, query="", pressed=(), ticked=()):
        """All that is said of a run; the widgets of these ids pressed and ticked, drawn here or not."""
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = self._page
        request.rerun_script.context_info.color_scheme = "light"
        for one in pressed:
            request.rerun_script.widget_states.widgets.add(id=one, trigger_value=True)
        for one in ticked:
            request.rerun_script.widget_states.widgets.add(id=one, bool_value=True)
        self._connection.send(request.SerializeToString())
        self.session, self.widgets, self.files = "", {}, {}
        while (message := ForwardMsg.FromString(self._connection.recv(60))).WhichOneof(
            "type"
        ) != "script_finished":
            self._remember(message)
        return self

    def _remember(self, message):
        element = message.delta.new_element
        match message.WhichOneof("type"), element.WhichOneof("type"):
            case "new_session", _:
                self.session = message.new_session.initialize.session_id
            case "delta", "button":
                self.widgets[element.button.label] = element.button.id
            case "delta", "checkbox":
                self.widgets[element.checkbox.label] = element.checkbox.id
            case "delta", "download_button":
                self.files[element.download_button.label] = element.download_button


def opened(reader, page):
    return OpenPage(reader.url, page, reader.cookies())


def state(folder):
    lake = open_lake(folder)
    counts = len(lake.history()), len(lake.editions())
    lake.close()
    return counts


def test_the_search_finds_what_there_is_to_hide(readers):
    with Session(readers["committee-post"].url, "ranking", readers["committee-post"].cookies()) as page:
        assert {NAMES[0], NAMES[6]} <= set(told(page.run(f"period={FINAL}"), of_results()))
        assert "2021年下半年" in told(page.run(f"period={DRAFT}"), of_drafts())


@pytest.mark.parametrize("account", FORBIDDEN)
def test_no_page_and_no_link_sends_an_account_what_it_may_not_see(readers, account):
    reader = readers[account]

    for path in PAGES:
        for link in LINKS:
            asked = re.split("[=&]", link)  # is said back as the address of the page
            with Session(reader.url, path, reader.cookies()) as page:
                found = told(page.run(link), FORBIDDEN[account])
                assert [one for one in found if one not in asked] == [], (path, link)


@pytest.mark.parametrize("account", FORBIDDEN)
def test_no_route_gives_an_account_what_it_may_not_see(readers, account):
    for route in ROUTES:
        for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"):
            answer = readers[account].client.request(method, route)
            assert answer.status_code < 500, (route, method)
            assert told(answer.text, of_results()) == [], (route, method)


@pytest.mark.parametrize("route", ROUTES)
def test_no_route_gives_anything_without_a_log_in(served, route):
    answer = Reader(served.url).get(route)

    assert told(answer.text, of_results()) == []
    assert answer.status_code in {303, 401, 404} or route in {"/healthz", "/readyz"}


def test_many_readers_at_once_never_get_what_is_anothers(readers):
    accounts = [
        "unit-post",
        "other-unit-post",
        "leader-post",
        "committee-post",
        "unit-post",
        "other-unit-post",
    ]
    names = {"unit-post": NAMES[OF_U1], "other-unit-post": NAMES[OF_U2]}

    def browses(account):
        reader, found = readers[account], []
        with Session(reader.url, "unit", reader.cookies()) as page:
            for turn in range(ROUNDS):
                view, asked = ("score", "branches", "conduct", "change")[turn % 4], CODES[turn % len(CODES)]
                said = page.run(f"period={FINAL}&view={view}&unit={asked}")
                found += told(said, FORBIDDEN.get(account, set()) - {asked})
                found += [] if names.get(account, "") in said else [f"own name missing in round {turn}"]
        return found

    with ThreadPoolExecutor(len(accounts)) as browsers:
        assert list(browsers.map(browses, accounts)) == [[] for _ in accounts]


def test_a_forged_press_of_a_button_that_was_never_drawn_does_nothing(readers, lake):
    before = state(lake)
    with opened(readers["committee-post"], "history") as page:
        page.asks(f"records=finalise&finalise={DRAFT}")
        committee = dict(page.widgets)
        page.asks(f"records=finalise&finalise={DRAFT}", ticked=committee.values())
        committee |= page.widgets
    with opened(readers["officer-post"], "history") as page:
        officer = page.asks("records=commits&commit=2").widgets

    assert len(committee) >= 2
    assert any("撤销" in label for label in officer)
    for account in FORBIDDEN:
        for path in ("history", "unit", ""):
            with opened(readers[account], path) as page:
                page.asks(f"records=finalise&finalise={DRAFT}")
                ids = {*committee.values(), *officer.values()}
                page.asks(f"records=finalise&finalise={DRAFT}", pressed=ids)
                page.asks(f"records=finalise&finalise={DRAFT}", pressed=ids, ticked=ids)
    assert state(lake) == before


def test_a_file_is_for_the_account_and_the_browser_of_its_page(readers, served):
    query, reader = f"file=ranking-table&period={FINAL}", readers.pop("committee-post")
    with opened(reader, "reports") as page:
        page.asks(query)
        page.asks(query, pressed=[page.widgets["生成文件"]])
        link = page.files["下载"].url

        assert reader.get(link).status_code == 200
        assert Reader(served.url).get(link).status_code == 401
        assert {account: other.get(link).status_code for account, other in readers.items()} == dict.fromkeys(
            readers, 404
        )
        reader.get("/auth/logout")
        assert Login.AGAIN in page.heard()  # the page runs again and says that nobody is signed in
        reader.log_in_again("unit-post")
        assert reader.get(link).status_code == 404


def test_nobody_puts_a_file_into_the_page_of_another_or_takes_one_away(readers):
    with opened(readers["officer-post"], "import") as page:
        upload = f"/_stcore/upload_file/{page.asks().session}/made-up"
        file = {"file": ("a.csv", b"x")}

        for account, reader in readers.items():
            answers = [reader.client.put(upload, files=file), reader.client.delete(upload)]
            assert [answer.status_code for answer in answers] == [403, 403], account
