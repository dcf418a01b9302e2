"""Reads a page as a person and a screen reader would."""

import contextlib
import re

from playwright.sync_api import Page, TimeoutError

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
CLIPPED = """() => [...document.querySelectorAll('[data-testid=stMetricValue], [data-testid^=stMetricDelta]')]
  .flatMap(value => [value, ...value.querySelectorAll('*')])
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
  .map(one => one.textContent)"""
MARKED = 2_000  # milliseconds until a table drawn is marked at the latest
MOST_EMPTY = 60  # pixels: what stands beside is never as high to the pixel
# A screen reader lists buttons by their names alone.
NAMES = """() => [...document.querySelectorAll('[data-testid=stMain] button')]
  .filter(one => one.checkVisibility() && one.closest('[data-testid=stDataFrame]') === null)
  .map(one => one.getAttribute('aria-label') ?? one.innerText.trim())"""
NAMED = """() => [...document.querySelectorAll('[data-testid=stMain] button')]
  .filter(one => one.closest('[data-testid=stDownloadButton], [data-testid=stSelectbox]'))
  .every(one => (one.getAttribute('aria-label') ?? '').includes('：'))"""
# Words whose colour differs from what lies behind them by less than 4.5 to 1, large ones and signs by less
# than 3; of pictures those beside the fields. Tables are drawn, not written: see test_contrast of the screen.
PALE = """() => {
  const SIGNS = 'Material Symbols', BESIDE = '.xtick, .ytick, .legend, .g-xtitle, .g-ytitle, .annotation';
  const parts = colour => (colour.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const over = (above, below) => {
    const share = above[3] ?? 1;
    return [0, 1, 2].map(one => above[one] * share + below[one] * (1 - share));
  };
  const light = colour => {
    const [red, green, blue] = colour.map(part => part / 255)
      .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = element => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const layer = parts(getComputedStyle(one).backgroundColor);
      if (layer[3] !== 0) layers.unshift(layer);
      if (layer[3] === undefined || layer[3] === 1) break;
    }
    return layers.reduce((below, above) => over(above, below), [255, 255, 255]);
  };
  const faded = element => {
    let opacity = 1;
    for (let one = element; one; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    return opacity;
  };
  const found = [];
  const judge = (element, words, style) => {
    const [red, green, blue, share] = parts(element.closest('svg') ? style.fill : style.color);
    const ground = behind(element);
    const ink = over([red, green, blue, (share ?? 1) * faded(element)], ground);
    const [bright, dark] = [light(ink), light(ground)].sort((one, other) => other - one);
    const size = parseFloat(style.fontSize), isBold = Number(style.fontWeight) >= 600;
    const isEasy = style.fontFamily.includes(SIGNS) || size >= 24 || (size >= 18.66 && isBold);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < (isEasy ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} ${words}`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    const unread = element.closest('script, style, noscript, canvas, .main-svg') && !element.closest(BESIDE);
    if (words && !unread && element.checkVisibility()) judge(element, words, getComputedStyle(element));
  }
  for (const one of document.querySelectorAll('input:placeholder-shown'))
    if (one.checkVisibility()) judge(one, one.placeholder, getComputedStyle(one, '::placeholder'));
  return found;
}"""
# How far the frame of a card reaches below what stands in it: pixels, of how many, and how it begins.
EMPTY = """() => {
  const found = [];
  for (const card of document.querySelectorAll('[data-testid=stMain] [data-testid=stVerticalBlock]')) {
    const style = getComputedStyle(card), box = card.getBoundingClientRect();
    if (!parseFloat(style.borderTopWidth) || !card.checkVisibility()) continue;
    const parts = [...card.querySelectorAll('*')]
      .filter(one => one.children.length === 0 || one.matches('canvas, svg, button'))
      .filter(one => one.checkVisibility() && one.getBoundingClientRect().height)
      .map(one => one.getBoundingClientRect().bottom);
    const empty = box.bottom - parseFloat(style.paddingBottom) - Math.max(box.top, ...parts);
    found.push([Math.round(empty), Math.round(box.height), card.innerText.slice(0, 20)]);
  }
  return found;
}"""
# Tables with columns out of sight that do not say so.
WIDE = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stDataFrame]')]
  .filter(one => one.checkVisibility() && one.querySelector('.dvn-scroller'))
  .map(one => {
    const field = one.querySelector('.dvn-scroller');
    const said = getComputedStyle(one.closest('[data-testid=stElementContainer]'), '::after').content;
    return field.scrollWidth > field.clientWidth + 4 && said === 'none' ? one.parentElement.className : '';
  })"""
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


def pale(page: Page) -> list[str]:
    """Words too pale to read, each after its contrast."""
    return page.evaluate(PALE)


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate(SIDEWAYS)


def empty_cards(page: Page) -> list[str]:
    """The cards whose frame reaches far below what stands in them."""
    return [
        f"{empty} of {height}: {words}"
        for empty, height, words in page.evaluate(EMPTY)
        if empty > MOST_EMPTY and empty > height / 5
    ]


def silent_tables(page: Page) -> list[str]:
    """The tables with columns out of sight that do not say so; waits until they are drawn."""
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(f"() => ({WIDE})().every(name => name === '')", timeout=MARKED)
    return [name for name in page.evaluate(WIDE) if name]


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
