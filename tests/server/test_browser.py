"""Served mode in a real browser: the log-in, every page and every file work under the content policy."""

import re

import pytest
from playwright.sync_api import expect, sync_playwright

from analytics import actions
from analytics.access import Role, User
from analytics.base.periods import parse
from dashboard.base.file_words import Downloads
from dashboard.screen import navigation
from dashboard.words.import_data import Import
from dashboard.words.login import Account, Login
from tests.browser import harness
from tests.dashboard.two_units import NOW, two_units
from tests.server import served

pytestmark = pytest.mark.served
PERIOD = "2021H1"
COMMITTEE = User("committee-post", frozenset({Role.COMMITTEE}), has_account=True)
TRIED = "script-src wasm-eval"  # a faster way to count that Streamlit's protobuf tries first and does without
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => window.refused.push(
  `${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser")
    lake = two_units(folder / "lake")
    actions.finalise(lake, parse(PERIOD), actor="测试", made_at=NOW)
    lake.close()
    with served.office(folder / "lake", folder, bounds="exports_per_minute = 3") as made:
        yield made


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = harness.launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, office):
    """A window that notes what the content policy refused and what went wrong."""
    context = browser.new_context(
        base_url=office.url, viewport={"width": 1366, "height": 900}, locale="zh-CN", accept_downloads=True
    )
    context.add_init_script(LISTEN)
    opened = context.new_page()
    opened.told = []

    def hear(said):
        # The provider's own pages want to load things from elsewhere.
        if said.type == "error" and (said.location or {}).get("url", "").startswith(office.url):
            opened.told.append(said.text)

    opened.on("console", hear)
    opened.on("pageerror", lambda error: opened.told.append(str(error)))
    yield opened
    context.close()


def log_in(page, account, to="/"):
    page.goto(to)
    page.get_by_role("link", name=Login.BUTTON).click()
    page.locator("[name=login]").fill(account)
    page.locator("[name=password]").fill("x")
    page.locator("[type=submit]").click()
    page.locator("[type=submit]").click()  # the provider asks whether we may know the account


def refused(page):
    said = page.evaluate("window.refused") + [one for one in page.told if "Content Security" in one]
    return [one for one in said if one != TRIED]


def test_every_page_opens_after_the_log_in_and_nothing_is_refused_or_fails(page):
    log_in(page, "committee-post", f"/ranking?period={PERIOD}")
    harness.settle(page)
    assert "/ranking" in page.url
    for entry in navigation.offered_entries(COMMITTEE):
        page.goto(f"/{entry.url_path}?period={PERIOD}")
        harness.settle(page)
        assert refused(page) == []
    assert page.told == []


def _download_button(page, label):
    """The first of that kind; what it is of follows in its name."""
    return page.get_by_role("button", name=re.compile(f"^{re.escape(label)}(：|$)")).first


def test_a_picture_and_a_workbook_come_down_until_the_bound_is_reached_and_named(page):
    log_in(page, "committee-post", f"/ranking?period={PERIOD}")
    harness.settle(page)
    for label in (Downloads.PICTURE, Downloads.VECTOR, Downloads.CHARTED):
        with page.expect_download() as download:
            _download_button(page, label).click()
        assert download.value.failure() is None
    _download_button(page, Downloads.CHARTED).click()

    told = page.get_by_test_id("stDownloadButtonError")
    expect(told).to_contain_text(re.compile(Downloads.TOO_OFTEN.format(most=3, seconds=r"\d+")))
    assert refused(page) == []


def test_a_file_goes_up_and_whoever_logs_out_is_out(page, tmp_path):
    log_in(page, "officer-post", "/import")
    harness.settle(page)
    path = tmp_path / "成绩.csv"
    path.write_text("单位,考核期,1,2,3\r\n单位u2,2021年上半年,28,19,7\r\n", "utf-8")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name=Import.CONFIRM)).to_be_visible(timeout=harness.PATIENCE * 1000)
    page.goto("/account")
    harness.settle(page)
    page.get_by_role("button", name=Account.LEAVE).click()

    page.wait_for_url(re.compile("why=left|/session/end"), timeout=harness.PATIENCE * 1000)
    page.goto("/import")
    assert "/login" in page.url
    assert refused(page) == []
