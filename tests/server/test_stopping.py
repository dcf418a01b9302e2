"""SIGTERM while an officer's import is being stored: it is stored whole with its line, or not at all."""

import contextlib
import os
import re
import signal
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import sync_playwright
from websockets.exceptions import ConnectionClosed, InvalidStatus

from analytics import actions
from analytics.lake import open_lake
from dashboard.base.file_words import Downloads
from dashboard.server.children import descendants
from dashboard.words.import_data import Import
from dashboard.words.interface import WORDS
from tests.browser import harness
from tests.dashboard.two_units import two_units
from tests.server.session import Session
from tests.server.uploader import NAME, STARS, Uploader, client

pytestmark = pytest.mark.served
RESTART = 1012


@pytest.fixture
def server(tmp_path):
    """A server of its own and its address."""
    two_units(tmp_path / "lake").close()
    port = harness.free_port()
    process = harness.start(tmp_path / "lake", port=port)
    harness.wait_until_healthy(process, f"http://127.0.0.1:{port}")
    yield process, f"http://127.0.0.1:{port}"
    process.kill()
    process.communicate()


@contextlib.contextmanager
def held(lake, files):
    """Nobody else writes into the lake until the block ends; files go through."""
    catalogue = sqlite3.connect(next(Path(lake).glob("*.sqlite*")), isolation_level=None)
    catalogue.execute("BEGIN IMMEDIATE")
    yield files
    catalogue.close()


def chosen(officer):
    """A faultless file in the officer's uploader, ready to be confirmed."""
    place = officer.place()
    assert officer.put(place.upload_url).status_code == 204
    officer.run(files=[(place, NAME, len(STARS))])
    assert Import.CONFIRM in officer.buttons
    return [(place, NAME, len(STARS))]


def until(is_so):
    while not is_so():
        pass


def imports(lake):
    opened = open_lake(lake)
    commits = [one.file_name for one in opened.history() if one.action == actions.IMPORTED]
    lines = [one.about for one in opened.audit_lines() if one.action == actions.IMPORTED]
    opened.close()
    return commits, lines


def test_an_import_under_way_is_finished_and_its_officer_told_before_the_server_ends(server, tmp_path):
    process, url = server
    with Uploader(client(url)) as officer, contextlib.ExitStack() as let_others_write:
        files = let_others_write.enter_context(held(tmp_path / "lake", chosen(officer)))
        officer.begin(Import.CONFIRM, files)
        process.send_signal(signal.SIGTERM)
        until(lambda: httpx.get(f"{url}/readyz").status_code == 503)

        assert httpx.get(f"{url}/healthz").status_code == 200
        assert httpx.get(url).status_code == 503
        with pytest.raises(InvalidStatus):
            Session(url, "import", "")
        let_others_write.close()
        officer.finished()

        assert officer.says("第2次数据变更")
        with pytest.raises(ConnectionClosed) as closed:
            until(lambda: not officer.heard())
    assert closed.value.rcvd.code == RESTART
    assert process.wait(harness.PATIENCE) == 0
    assert imports(tmp_path / "lake") == ([NAME], [f"#2 {NAME}"])


def test_an_import_that_does_not_end_in_time_leaves_nothing(server, tmp_path):
    process, url = server
    with Uploader(client(url)) as officer, held(tmp_path / "lake", chosen(officer)) as files:
        officer.begin(Import.CONFIRM, files)
        process.send_signal(signal.SIGTERM)

        process.wait(harness.PATIENCE)

    assert imports(tmp_path / "lake") == ([], [])
    opened = open_lake(tmp_path / "lake")
    assert opened.revision() == 1
    opened.close()


def test_a_second_signal_ends_the_server_at_once(server, tmp_path):
    process, url = server
    with Uploader(client(url)) as officer, held(tmp_path / "lake", chosen(officer)) as files:
        officer.begin(Import.CONFIRM, files)
        process.send_signal(signal.SIGINT)
        until(lambda: httpx.get(f"{url}/readyz").status_code == 503)
        process.send_signal(signal.SIGINT)

        assert process.wait(harness.PATIENCE) == 128 + signal.SIGINT

    assert imports(tmp_path / "lake") == ([], [])


def test_the_browser_of_pictures_ends_with_the_server(server):
    process, url = server
    with Uploader(client(url), "ranking") as page:
        page.run(query="period=2021H1")
        assert page.pressed(Downloads.PICTURE).deferred_file.url
        started = descendants(process.pid)
        assert started

        process.send_signal(signal.SIGTERM)

        assert process.wait(harness.PATIENCE) == 0
    assert not [one for one in started if _runs(one)]


def test_an_open_page_says_so_in_chinese_and_comes_back_by_itself(server, tmp_path):
    process, url = server
    gone = WORDS["Connection error"]
    with sync_playwright() as playwright, harness.launch(playwright) as browser:
        page = browser.new_page(locale="zh-CN")
        page.goto(f"{url}/methods")
        harness.settle(page)
        process.send_signal(signal.SIGTERM)
        assert process.wait(harness.PATIENCE) == 0
        page.get_by_text(gone, exact=True).wait_for(timeout=harness.PATIENCE * 1000)
        assert not re.search("[A-Za-z]{2}", page.get_by_role("dialog").inner_text())

        with harness.serving(tmp_path / "lake", urlsplit(url).port):
            page.get_by_text(gone, exact=True).wait_for(state="detached", timeout=harness.PATIENCE * 1000)
            page.wait_for_selector("[data-test-connection-state=CONNECTED]", timeout=harness.PATIENCE * 1000)
            harness.settle(page)


def _runs(process):
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    return False
