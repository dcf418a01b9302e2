"""Other ways to a page than a new browser's screen: an old browser, paper."""

import re
import subprocess

import pytest

from dashboard.words.app import App
from tests.browser import harness

pytestmark = pytest.mark.browser
PAPER = 718  # pixels of an upright A4 sheet between the margins Chromium takes
RIGHT = """() => [...document.querySelectorAll('.js-plotly-plot .main-svg')].map(
  one => one.getBoundingClientRect().right)"""


def test_a_browser_too_old_for_the_page_says_so(server, desk):
    page = desk.new_page()
    watch = harness.Watch(page)
    unread = "class Known { static @ }"  # as a browser reads a script of words it does not know
    page.route("**/start.js*", lambda route: route.fulfill(body=unread, content_type="text/javascript"))
    page.route("**/static/js/*", lambda route: route.fulfill(body=unread, content_type="text/javascript"))

    page.goto(server)

    assert page.locator("body").inner_text().strip() == App.TOO_OLD
    assert watch.outside == []


def test_a_browser_of_today_never_shows_those_words(server, desk):
    page = desk.new_page()
    page.route("**/static/js/*", lambda route: route.abort())  # before Streamlit's page takes their place

    page.goto(server)

    assert page.locator("body").inner_text().strip() == ""


def test_what_older_browsers_lack_is_made_up_for(server, desk):
    page = desk.new_page()
    lacking = "delete Promise.withResolvers; delete Array.prototype.toSorted; delete AbortSignal.timeout"
    page.add_init_script(lacking)
    page.goto(server)

    assert page.evaluate("[3, 1, 2].toSorted((a, b) => b - a)") == [3, 2, 1]
    assert (
        page.evaluate("(() => { const m = Promise.withResolvers(); m.resolve(7); return m.promise; })()") == 7
    )
    assert page.evaluate("AbortSignal.timeout(1e6).aborted") is False


def test_a_printed_table_says_how_many_rows_it_has(server, desk):
    page = desk.new_page()
    page.goto(f"{server}/ranking?rows=all")
    harness.settle(page)

    notes = re.findall(re.escape(App.PRINTED["counted"]).replace(r"\{rows\}", r"(\d+)"), _printed(page))

    assert max(map(int, notes)) == 85
    assert page.locator(".printed-note").count() == 0


def test_a_printed_list_is_whole(server, desk):
    page = desk.new_page()
    page.goto(server)
    harness.settle(page)
    names = page.locator("[class*=st-key-attention_] button").all_text_contents()

    assert len(names) > 8  # those folded up as well
    printed = _printed(page)
    assert [name for name in names if "".join(name.split()) not in printed] == []


def test_no_chart_is_cut_on_paper_and_a_table_wider_than_it_says_so(server, desk):
    page = desk.new_page()
    page.goto(f"{server}/organisation")
    harness.settle(page)
    tables = page.locator("[data-testid=stDataFrame]:visible").count()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = page.locator(".printed-note").all_inner_texts()
    page.set_viewport_size({"width": PAPER, "height": 900})

    assert max(page.evaluate(RIGHT)) <= PAPER  # whether or not Plotly has drawn them anew by now
    assert (len(told), App.PRINTED["wide"] in told) == (tables, True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".main-svg[viewBox], .printed-note").count() == 0


def _printed(page):
    """What stands on paper, without its gaps."""
    command = ["pdftotext", "-raw", "-", "-"]
    said = subprocess.run(command, input=page.pdf(), check=True, capture_output=True).stdout.decode()
    return "".join(said.split())
