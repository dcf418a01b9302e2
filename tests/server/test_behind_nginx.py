"""Two processes on one catalogue in PostgreSQL behind nginx: log-in, sticky pages, a process that dies."""

import contextlib
import itertools
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import sync_playwright

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import open_lake
from dashboard.words.app import App
from dashboard.words.login import WHY_NOT
from tests.analytics.lake import postgresql
from tests.analytics.lake.builders import EXEMPTIONS, commit, exemptions
from tests.browser import harness
from tests.dashboard.two_units import NOW, two_units
from tests.server import nginx
from tests.server.served import Provider, Reader, write
from tests.server.session import Session

pytestmark = pytest.mark.served
PAGE = "/ranking?period=2021H1"
FRONTEND = Path(st.__file__).parent / "static"
SCRIPT = re.compile(r'src="(?:\./|/)?(static/js/[^"]+\.js)"')
MOST_ASKS = 2000


@dataclass
class Farm:
    """The processes by port, what lies before them and what lies behind."""

    lake: str
    settings: Path
    proxy: nginx.Proxy
    provider: Provider
    processes: dict[str, subprocess.Popen[str]]

    def start(self, port: str) -> None:
        options = {"port": int(port), "DANGJIAN_SERVED": str(self.settings)}
        self.processes[port] = harness.start(self.lake, **options)

    def wait(self, port: str) -> None:
        harness.wait_until_healthy(self.processes[port], f"http://127.0.0.1:{port}")

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.communicate(timeout=harness.PATIENCE)


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with postgresql.server(programs) as socket:
        url = f"{postgresql.new_schema(socket, 'shared')}&files={tmp_path_factory.mktemp('files')}"
        lake = two_units(url)
        actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
        lake.close()
        yield url


@pytest.fixture(scope="module")
def farm(location: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    folder = tmp_path_factory.mktemp("farm")
    ports = (harness.free_port(), harness.free_port())
    with contextlib.ExitStack() as stack:
        proxy = stack.enter_context(nginx.running(folder, ports))
        provider = Provider(harness.free_port(), proxy.url)
        settings = write(folder / "served.toml", proxy.url, provider.url)
        made = Farm(location, settings, proxy, provider, {})
        stack.callback(made.stop)
        for port in map(str, ports):
            made.start(port)
        provider.start()
        stack.callback(provider.stop)
        for port in map(str, ports):
            made.wait(port)
        yield made


_ADDRESSES = (
    f"127.0.1.{number}" for number in range(1, 255)
)  # each reader has one, so the log tells them apart


class Visitor(Reader):
    """A reader who comes through nginx."""

    def __init__(self, farm: Farm) -> None:
        self.farm, self.address = farm, next(_ADDRESSES)
        super().__init__(farm.proxy.url, farm.proxy.client(self.address))

    @property
    def port(self) -> str:
        return self.client.cookies["route"]

    def open(self, page: str) -> Session:
        source = (self.address, 0)
        opened = Session(self.url, page, self.cookies(), trust=self.farm.proxy.trust, source_address=source)
        for cookie in opened.given:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.client.cookies.set(name, value, domain="127.0.0.1", path="/")
        return opened

    def served_by(self) -> set[str]:
        """The processes that answered it."""
        asked = (words[7].rpartition(":")[2] for words in self.farm.proxy.asked(self.address))
        return {port for port in asked if port != "-"}


@pytest.fixture
def visitor(farm):
    return Visitor(farm)


def other(farm, port):
    return next(one for one in farm.processes if one != port)


def logged_in_at(farm, account, port):
    """A visitor of that process."""
    visitor = Visitor(farm)
    visitor.client.cookies.set("route", port, domain="127.0.0.1", path="/")
    visitor.log_in(account, PAGE)
    assert visitor.port == port
    return visitor


def test_a_log_in_and_a_page_pass_through_and_stay_at_one_process(farm, visitor):
    answer = visitor.log_in("committee-post", PAGE)
    script = SCRIPT.search(answer.text)[1]
    visitor.get(f"/{script}")
    with visitor.open("ranking") as page:
        shown = page.run("period=2021H1")

    assert str(answer.url) == farm.proxy.url + PAGE
    assert "单位u1" in shown
    assert visitor.served_by() == {visitor.port}
    assert [words for words in farm.proxy.asked(visitor.address) if words[3].startswith("/_stcore/stream")]


def test_two_readers_are_spread_over_both_processes(farm):
    first, second = Visitor(farm), Visitor(farm)
    first.log_in("leader-post", PAGE)
    with first.open("ranking") as page:
        page.run("period=2021H1")
        second.log_in("leader-post", PAGE)

    assert {first.port, second.port} == {*farm.processes}


def test_a_log_in_may_change_the_process_with_every_step(farm, visitor):
    turns = itertools.cycle(farm.processes)

    def turn(request):
        if request.url.port == farm.proxy.https:
            given = request.headers.get("cookie", "").split("; ")
            kept = [one for one in given if one and not one.startswith("route=")]
            request.headers["cookie"] = "; ".join([*kept, f"route={next(turns)}"])

    visitor.client.event_hooks["request"].append(turn)
    answer = visitor.log_in("leader-post", PAGE)

    assert str(answer.url) == farm.proxy.url + PAGE
    assert visitor.served_by() == {*farm.processes}


def test_the_scripts_come_packed_and_are_kept_for_ever(visitor):
    visitor.log_in("leader-post", PAGE)
    chunk = max((FRONTEND / "static" / "js").glob("*.js"), key=lambda file: file.stat().st_size)

    packed = visitor.get(f"/static/js/{chunk.name}")

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert packed.headers.get_list("vary") == ["accept-encoding"]
    assert int(packed.headers["content-length"]) < len(packed.content) / 3
    assert packed.content == chunk.read_bytes()


def test_every_header_comes_once_and_every_cookie_by_tls_only(farm, visitor):
    answers = []
    visitor.client.event_hooks["response"].append(answers.append)

    page = visitor.log_in("leader-post", PAGE)
    visitor.get("/auth/logout")

    own = [one for one in answers if one.url.port == farm.proxy.https]
    assert {len(one.headers.get_list("strict-transport-security")) for one in own} == {1}
    cookies = [cookie for one in own for cookie in one.headers.get_list("set-cookie")]
    assert {cookie.partition("=")[0] for cookie in cookies} >= {"route", "visitor", "_streamlit_user"}
    assert [cookie for cookie in cookies if "; secure" not in cookie.lower()] == []
    names = [name for name, _ in page.headers.multi_items() if name not in {"set-cookie", "vary"}]
    assert len(names) == len({*names})
    assert f"wss://127.0.0.1:{farm.proxy.https}" in page.headers["content-security-policy"]


def test_what_is_committed_both_processes_show(farm, location):
    first, second = (logged_in_at(farm, "committee-post", port) for port in farm.processes)
    with first.open("history") as one, second.open("history") as two:
        before = [one.run(), two.run()]
        lake = open_lake(location)
        made = commit(lake, {EXEMPTIONS: exemptions("理由")}, file_name="免考.xlsx")
        lake.close()
        after = [one.run(), two.run()]

    assert made.id > 1
    assert ["免考.xlsx" in shown for shown in before] == [False, False]
    assert ["免考.xlsx" in shown for shown in after] == [True, True]


def test_a_log_out_at_one_process_ends_the_others_log_in(farm):
    first, second = (logged_in_at(farm, "auditor-post", port) for port in farm.processes)

    first.get("/auth/logout")

    ended = (second.get("/").headers.get("location", "") for _ in range(MOST_ASKS))
    assert any(address.endswith("why=left") for address in ended)
    assert second.port == other(farm, first.port)
    assert WHY_NOT["left"] in second.get("/login?why=left").text


def test_readers_of_a_process_that_dies_go_on_at_the_other_and_it_comes_back(farm):
    port = next(iter(farm.processes))
    reloading, reconnecting = (logged_in_at(farm, "leader-post", port) for _ in range(2))
    farm.processes[port].kill()
    farm.processes[port].communicate()
    try:
        answer = reloading.get(PAGE)
        assert answer.status_code == 200  # the log-in still holds
        assert App.TITLE in answer.text
        with reconnecting.open("ranking") as page:  # what an open page does by itself
            assert "单位u1" in page.run("period=2021H1")
    finally:
        farm.start(port)
        farm.wait(port)

    assert logged_in_at(farm, "leader-post", port).get(PAGE).status_code == 200
    for visitor in (reloading, reconnecting):
        visitor.get(PAGE)
        assert visitor.port == other(farm, port)  # where its page lives now


def test_no_log_tells_a_secret_of_a_log_in(farm, visitor):
    codes = []
    visitor.client.event_hooks["request"].append(lambda asked: codes.append(asked.url))

    visitor.log_in("leader-post", PAGE)

    callback = next(url for url in codes if url.path == "/oauth2callback")
    secrets = [callback.params["code"], callback.params["state"]]
    secrets += [one.value for one in visitor.client.cookies.jar if one.name != "route"]
    logs = farm.proxy.log() + farm.proxy.log("error")
    assert len(secrets) > 3
    assert [secret for secret in secrets if secret in logs] == []


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = harness.launch(playwright)
        yield browser
        browser.close()


def test_an_open_page_in_a_browser_goes_on_by_itself_when_its_process_dies(farm, chromium):
    context = chromium.new_context(ignore_https_errors=True)  # the certificate is our own
    logged_in = logged_in_at(farm, "leader-post", next(iter(farm.processes)))
    kept = [{"name": one.name, "value": one.value} for one in logged_in.client.cookies.jar]
    context.add_cookies([cookie | {"url": farm.proxy.url} for cookie in kept])
    page = context.new_page()
    watch = harness.Watch(page)
    page.goto(farm.proxy.url + PAGE)
    harness.settle(page)
    assert watch.errors == []
    port = route(context)

    try:
        with page.expect_websocket(timeout=harness.PATIENCE * 1000):
            farm.processes[port].kill()
            farm.processes[port].communicate()
        harness.settle(page)
    finally:
        farm.start(port)
        farm.wait(port)

    assert route(context) == other(farm, port)
    assert "单位u1" in page.locator("main, [data-testid=stMain]").first.inner_text()
    context.close()


def route(context):
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "route")
