"""What a browser makes of names that look like links, pictures, signs or markup: the words they are."""

import pytest

from dashboard.screen import access, navigation
from tests.browser import harness
from tests.dashboard import hostile

pytestmark = pytest.mark.browser

PARTS = [
    *(f"/unit?unit=A&view={view}" for view in ("change", "branches", "conduct")),
    "/unit?unit=A&branch=A2",
    "/history?records=editions&issued=2021H1-1",
    "/history?commit=2",
]
# Links away from here, pictures of others, formulas, signs and styles a text could have made.
MADE = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const away = [...main.querySelectorAll('a')].filter(one => {
    const href = one.getAttribute('href') ?? one.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
    return !href.startsWith('#') && new URL(href, location.href).origin !== location.origin;
  });
  const signs = [...main.querySelectorAll('[role=img][aria-label="home icon"]')];
  const others = [...main.querySelectorAll('img, .katex, em, code, [data-testid=stMarkdownContainer] b')];
  return [...away, ...signs, ...others].map(one => one.outerHTML.slice(0, 200));
}"""


def test_names_are_shown_as_they_are_written_on_every_page(browser, tmp_path):
    hostile.fill(tmp_path / "lake")
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="zh-CN")
    page = context.new_page()
    watch = harness.Watch(page)
    entries = navigation.offered_entries(access.OPERATOR)
    with harness.serving(tmp_path / "lake") as url:
        for path in [*(f"/{entry.url_path}" for entry in entries), *PARTS]:
            page.goto(f"{url}{path}{'&' if '?' in path else '?'}period={hostile.PERIOD}")
            harness.settle(page)
            assert (path, page.evaluate(MADE)) == (path, [])
        for unit in ("A", "B"):  # an address in brackets, and one that stands bare
            page.goto(f"{url}/unit?unit={unit}&period={hostile.PERIOD}")
            harness.settle(page)
            assert page.locator("h3").first.inner_text() == hostile.unit_names()[unit]
        assert (watch.errors, watch.outside) == ([], [])
        context.close()
