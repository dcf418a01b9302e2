"""What holds for every page, on a desk and on a phone, light and dark."""

import re

import pytest

from dashboard.screen import access, navigation
from dashboard.systems import CHOSEN
from dashboard.words.app import App
from tests.browser import reading
from tests.browser.harness import Watch, picture, serving, settle

pytestmark = pytest.mark.browser
ADDRESSES = [
    (entry, f"?{CHOSEN}={one.name}" if len(entry.systems) > 1 else "")
    for entry in navigation.offered_entries(access.OPERATOR)
    for one in entry.systems or (None,)
]
every_page = pytest.mark.parametrize(
    ("entry", "query"),
    [pytest.param(entry, query, id=f"{entry.script}{query[1:]}") for entry, query in ADDRESSES],
)
# The freeze has the words of every page without data; these four show what only a browser adds to them.
some_pages = pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            entry,
            id=entry.script,
            marks=() if entry.script in ("overview", "unit", "import_data", "problems") else pytest.mark.wide,
        )
        for entry in navigation.offered_entries(access.OPERATOR)
    ],
)
DESK, LONGEST = 1366, 3_000  # pixels: no page is longer than some three screens of a desk
CHINESE_SIMPLIFIED = {"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei"}


def path(entry):
    return "/" if entry is navigation.DEFAULT else f"/{entry.url_path}"


@every_page
def test_a_page_is_whole_chinese_and_keeps_to_itself(server, look, entry, query, screenshots, request):
    page = look.new_page()
    watch = Watch(page)

    page.goto(server + path(entry) + query)
    settle(page)

    assert watch.errors == []
    assert watch.outside == []
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator("[data-testid=stException]").count() == 0
    assert reading.english(page) == []
    assert not reading.scrolls_sideways(page)
    assert reading.clipped(page) == []
    assert reading.same_names(page) == []
    assert reading.empty_cards(page) == []
    assert reading.silent_tables(page) == []
    if page.viewport_size["width"] == DESK:
        assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight") <= LONGEST
    assert reading.pale(page) == []
    assert page.title() == f"{entry.title} · {App.TITLE}"
    if screenshots:
        picture(
            page, screenshots / f"{entry.script}{query[1:]}-{request.node.callspec.id.rsplit('-', 1)[0]}.png"
        )
    page.close()


@some_pages
def test_a_page_without_data_says_so_without_an_error(empty_server, desk, entry):
    page = desk.new_page()
    watch = Watch(page)

    page.goto(empty_server + path(entry))
    settle(page)

    assert watch.errors == []
    assert page.locator("[data-testid=stException]").count() == 0
    assert reading.english(page) == []


def test_every_page_is_in_the_menu_under_its_title(server, desk):
    page = desk.new_page()

    page.goto(server)
    settle(page)

    offered = navigation.offered_entries(access.OPERATOR)
    for section, every in navigation.SECTIONS.items():
        entries = [entry for entry in every if entry in offered]
        if not entries:
            continue
        page.get_by_text(section, exact=True).first.click()
        for entry in entries:
            assert (
                page.get_by_role("menuitem", name=entry.title)
                .or_(page.get_by_role("link", name=entry.title))
                .first.is_visible()
            )
        page.keyboard.press("Escape")


def test_chinese_is_drawn_with_simplified_glyphs(server, desk):
    page = desk.new_page()

    page.goto(server)
    settle(page)

    assert reading.fonts(page, "h1") <= CHINESE_SIMPLIFIED
    assert reading.fonts(page, "h1")


def test_an_unknown_address_leads_home_with_a_chinese_message(server, desk):
    page = desk.new_page()

    page.goto(f"{server}/nosuchpage")
    page.get_by_role("dialog").wait_for()

    dialog = page.get_by_role("dialog").inner_text()
    assert "没有找到该页面" in dialog
    assert not re.search("requested|main page", dialog)


def test_a_lost_server_is_reported_in_chinese(tmp_path, desk):
    page = desk.new_page()
    with serving(tmp_path / "lake") as url:
        page.goto(url)
        settle(page)

    page.get_by_role("dialog").wait_for()

    assert reading.english(page) == []
