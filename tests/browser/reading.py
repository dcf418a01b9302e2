"""Reads a page as a person and a screen reader would."""

import re

from playwright.sync_api import Page

# Names of file kinds and units that Chinese readers write in Latin letters.
LATIN = {
    "xlsx",
    "xls",
    "xlsm",
    "csv",
    "ods",
    "et",
    "ett",
    "xlsb",
    "numbers",
    "docx",
    "pdf",
    "png",
    "svg",
    "dpi",
    "zip",
    "excel",
    "word",
    "wps",
    "kb",
    "mb",
    "pp",
    "id",
    "sha",
}
WORD = re.compile(r"[A-Za-z]{2,}")

TEXTS = """() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unread = 'script, style, noscript, [data-testid=stIconMaterial], [data-testid=stCode]';
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    const drawing = getComputedStyle(parent).fontFamily.includes('Material Symbols');
    const read = !drawing && !parent.closest(unread) && parent.checkVisibility();
    if (read && node.data.trim()) found.push(node.data.trim());
  }
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (element.getAttribute(name)) found.push(element.getAttribute(name));
  return found;
}"""
CLIPPED = """() => [...document.querySelectorAll('[data-testid=stMetricValue]')]
  .flatMap(value => [value, ...value.querySelectorAll('*')])
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .map(one => one.textContent)"""
# A screen reader lists buttons by their names alone.
NAMES = """() => [...document.querySelectorAll('[data-testid=stMain] button')]
  .filter(one => one.checkVisibility() && one.closest('[data-testid=stDataFrame]') === null)
  .map(one => one.getAttribute('aria-label') ?? one.innerText.trim())"""
NAMED = """() => [...document.querySelectorAll('[data-testid=stMain] button')]
  .filter(one => one.closest('[data-testid=stDownloadButton], [data-testid=stSelectbox]'))
  .every(one => (one.getAttribute('aria-label') ?? '').includes('：'))"""
SIDEWAYS = """() => ['html', '[data-testid=stMain]'].map(name => document.querySelector(name))
  .some(one => one.scrollWidth > one.clientWidth)"""


def english(page: Page) -> list[str]:
    """What a reader could see or hear that holds an English word."""
    return sorted({text for text in page.evaluate(TEXTS) if set(map(str.lower, WORD.findall(text))) - LATIN})


def clipped(page: Page) -> list[str]:
    """Figures of the metrics that do not fit their card."""
    return page.evaluate(CLIPPED)


def same_names(page: Page) -> list[str]:
    """The names that several buttons of the page share."""
    page.wait_for_function(NAMED)
    names = page.evaluate(NAMES)
    return sorted({name for name in names if names.count(name) > 1})


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate(SIDEWAYS)


def fonts(page: Page, selector: str) -> set[str]:
    """The fonts Chromium really drew the element with."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    drawn = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"] for font in drawn}
