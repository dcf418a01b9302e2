"""A leader's way: from a unit named anywhere to its file, and from there to a branch."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from dashboard.base.common_words import Menu, Pages
from tests.browser.harness import settle

pytestmark = pytest.mark.browser
_FIRST_ROW = (20, 55)  # pixels from the corner of a table: the box before its first row

_SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def test_a_row_of_the_ranking_opens_the_file_and_a_row_of_the_file_a_branch(server, desk):
    page = desk.new_page()
    page.goto(f"{server}/ranking")
    settle(page)

    _click_first_row(page)
    page.wait_for_url(re.compile("/unit"))
    settle(page)
    page.get_by_role("radio", name="支部", exact=True).click()
    page.wait_for_url(re.compile("view=branches"))
    settle(page)
    _click_first_row(page)
    page.wait_for_url(re.compile("branch="))
    expect(page.locator("h3")).to_have_count(2)
    settle(page)
    assert page.locator("[data-testid=stException]").count() == 0

    page.go_back()
    page.wait_for_function("!location.href.includes('branch=')")
    expect(page.locator("h3")).to_have_count(1)


def test_the_file_opened_from_far_down_a_list_begins_at_its_top(server, desk):
    page = desk.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{server}/items")
    settle(page)

    table = page.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    assert page.evaluate(_SCROLLED) > 0
    table.click(position={"x": _FIRST_ROW[0], "y": _FIRST_ROW[1]})
    page.wait_for_url(re.compile("/unit"))
    settle(page)

    assert page.evaluate(_SCROLLED) == 0


def test_a_tile_of_the_map_opens_the_file_of_its_city(server, desk):
    page = desk.new_page()
    page.goto(server)
    settle(page)

    tile = page.locator(".stPlotlyChart").nth(1).locator(".scatterlayer .point").first
    tile.scroll_into_view_if_needed()
    box = tile.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("unit=SH"))
    settle(page)

    assert "示例市" in page.locator("h3").first.inner_text()


def test_the_way_back_from_a_unit_is_one_step_to_the_address_it_was_left_at(server, desk):
    page = desk.new_page()
    page.goto(f"{server}/ranking?period=2023H2")
    settle(page)
    left_at = page.url

    _click_first_row(page)
    page.wait_for_url(re.compile("/unit"))
    settle(page)
    page.go_back()
    page.wait_for_url(re.compile("/ranking"))
    settle(page)

    assert page.url == left_at


def test_the_menu_takes_no_choice_of_one_page_along_to_another(server, desk):
    page = desk.new_page()
    page.goto(f"{server}/unit?unit=SZ007&view=change&period=2023H2")
    settle(page)

    _open_by_menu(page, Menu.OVERALL, Pages.RANKING)
    ranking = page.url
    _open_by_menu(page, Menu.DATA, Pages.METHODS)
    methods = page.url

    assert urlsplit(ranking).query == "period=2023H2"
    assert urlsplit(methods).query == ""


def _open_by_menu(page, section, title):
    page.locator("header").get_by_text(section).first.click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()
    expect(page.locator("h1")).to_have_text(title)
    settle(page)


def _click_first_row(page):
    table = page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": _FIRST_ROW[0], "y": _FIRST_ROW[1]})
