"""The overview until it is drawn in Chromium, beside a plain Dash page with the same visuals."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import serving, table
from dashboard.base.display import period_name
from sample_data.timeline import HALVES

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
_REPETITIONS = 7
_FIRST = "2023H2"
_CHOSEN = ("2023H1", "2022H2", "2022H1", "2021H2")
_PATIENCE = 60_000  # milliseconds
_GOALS = {"cold": 1.2, "warm": None, "filter": 1.0}
# The words of the period stand there, all three plots are drawn, and the two lines reach as far as it.
_DRAWN = """([main, period, halves]) => {
  const page = document.querySelector(main);
  const plots = [...document.querySelectorAll('.js-plotly-plot')];
  const app = document.querySelector('[data-testid=stApp]');
  return page !== null && page.innerText.includes(period + ' ·')
    && plots.length === 3 && plots.every(plot => plot.querySelector('.main-svg') !== null)
    && [plots[0], plots[2]].every(plot => plot.querySelectorAll('.xtick').length === halves)
    && (app === null || (app.dataset.testScriptState === 'notRunning'
        && document.querySelector('[data-stale=true], [data-testid=stSkeleton]') === null));
}"""


@dataclass
class Visited:
    """One of the two pages, and the seconds each kind of visit took."""

    name: str
    url: str
    main: str
    opener: str
    seconds: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in _GOALS})


def run(folder: Path) -> None:
    """Visit both pages in turn: fresh browser context, again, then one period after another."""
    lake = serving.seeded(folder / "lake")
    with serving.dashboard(lake) as ours, serving.dash(lake, _FIRST) as theirs, sync_playwright() as driver:
        pages = [
            Visited(
                "ours", f"http://127.0.0.1:{ours}/", "[data-testid=stMain]", "[data-testid=stSelectbox] input"
            ),
            Visited("Dash", f"http://127.0.0.1:{theirs}/", "body", "#period"),
        ]
        browser = driver.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        for page in pages:
            _visit(browser, page)  # whatever the servers do once is done
            page.seconds = {kind: [] for kind in _GOALS}
        for turn in range(_REPETITIONS):
            for page in pages if turn % 2 else reversed(pages):
                _visit(browser, page)
        browser.close()
    _show(*pages)


def _visit(browser: Browser, visited: Visited) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="zh-CN")
    for kind in ("cold", "warm"):
        page = context.new_page()
        with _timed(visited, kind):
            page.goto(visited.url, wait_until="commit")
            _wait(page, visited, _FIRST)
        if kind == "cold":
            page.close()
    for code in (*_CHOSEN, _FIRST):
        page.locator(visited.opener).first.click()
        option = page.get_by_role("option", name=period_name(code), exact=True).first
        option.wait_for()
        with _timed(visited, "filter"):
            option.click()
            _wait(page, visited, code)
    context.close()


def _wait(page: Page, visited: Visited, code: str) -> None:
    halves = len([half for half in HALVES if half.code <= code])
    page.wait_for_function(_DRAWN, arg=[visited.main, period_name(code), halves], timeout=_PATIENCE)


@contextmanager
def _timed(visited: Visited, kind: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    visited.seconds[kind].append(time.perf_counter() - begun)


def _show(ours: Visited, dash: Visited) -> None:
    rows = [
        [
            kind,
            f"{median(ours.seconds[kind]) / median(dash.seconds[kind]):.2f}",
            f"{min(ours.seconds[kind]) / min(dash.seconds[kind]):.2f}",
            goal or "",
            *(f"{which(page.seconds[kind]):.2f}" for page in (ours, dash) for which in (median, min)),
            len(ours.seconds[kind]),
        ]
        for kind, goal in _GOALS.items()
    ]
    headings = [
        "visit",
        "ours ÷ Dash (median)",
        "(min)",
        "goal",
        "ours median s",
        "min s",
        "Dash median s",
        "min s",
        "n",
    ]
    table.show("The overview until it is drawn", headings, rows)
