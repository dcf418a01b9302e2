"""An officer's way: a workbook is chosen, its effect looked at, and then it is put back unimported."""

import pytest
from playwright.sync_api import expect

from dashboard.words.import_data import Import
from tests.browser import harness

pytestmark = pytest.mark.browser
_WORKBOOKS = harness.ROOT / "sample_data" / "workbooks"


@pytest.mark.parametrize(
    ("name", "told", "confirmed"),
    [("review_matrix_2023H2.xlsx", "名次变化", 1), ("review_matrix_2023H2_wrong.xlsx", "发现5处问题", 0)],
)
def test_a_workbook_is_shown_before_it_is_stored_and_can_be_put_back(server, look, name, told, confirmed):
    page = look.new_page()
    watch = harness.Watch(page)
    page.goto(f"{server}/import")
    harness.settle(page)

    page.set_input_files("input[type=file]", _WORKBOOKS / name)
    expect(page.get_by_role("button", name=Import.CANCEL)).to_be_visible(timeout=60_000)
    harness.settle(page)

    assert told in " ".join(page.locator("h3").all_inner_texts())
    assert page.get_by_role("button", name=Import.CONFIRM).count() == confirmed
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")

    page.get_by_role("button", name=Import.CANCEL).click()
    expect(page.locator("h3")).to_have_count(0)
    assert (watch.errors, watch.outside) == ([], [])
    page.close()
