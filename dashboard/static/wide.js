// A finger sees no scroll bar: a table with columns out of sight is marked, and the style sheet says so below it.
(() => {
  "use strict";
  const FIELD = "[data-testid=stMain] [data-testid=stDataFrame] .dvn-scroller";
  const PAUSE = 200; // ms; a page is written in many small steps
  const NEARLY = 4; // pixels

  const mark = () => {
    for (const field of document.querySelectorAll(FIELD)) {
      const isWide = field.scrollWidth > field.clientWidth + NEARLY;
      field.closest("[data-testid=stElementContainer]")?.toggleAttribute("data-wide", isWide);
    }
  };

  let waiting = null;
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      mark();
    }, PAUSE);
  };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
  window.addEventListener("resize", soon);
})();
