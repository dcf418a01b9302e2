"""What a phone of 390 × 844 shows without a touch, and that nothing there is out of reach."""

import pytest

from tests.browser.harness import settle

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
IN_NEED = "[class*=st-key-attention_] button"
REASONS = "[class*=st-key-reasons_]"


@pytest.fixture(scope="module")
def phone(browser):
    context = browser.new_context(viewport=PHONE, locale="zh-CN", reduced_motion="reduce")
    yield context
    context.close()


def _bottom(place):
    box = place.bounding_box()
    return box["y"] + box["height"]


def test_who_needs_help_stands_on_the_first_screen_with_the_reason(server, phone):
    page = phone.new_page()
    page.goto(server)
    settle(page)

    third = page.locator(REASONS).nth(2)
    assert _bottom(page.locator(IN_NEED).nth(2)) <= PHONE["height"]
    assert third.inner_text().strip()
    assert _bottom(third) <= PHONE["height"]


def test_every_reason_stands_right_below_its_unit(server, phone):
    page = phone.new_page()
    page.goto(server)
    settle(page)
    names, reasons = page.locator(IN_NEED), page.locator(REASONS)

    gaps = {round(reasons.nth(place).bounding_box()["y"] - _bottom(names.nth(place))) for place in range(8)}

    assert max(gaps) <= 8  # pixels
    assert max(gaps) - min(gaps) <= 2
