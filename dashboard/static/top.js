// A page opened from far down another one, or another unit's file from far down one, begins at its top: Streamlit
// keeps the scrolling element, and with it where the reader was, as far as the new page reaches.
(() => {
  "use strict";
  const push = window.history.pushState.bind(window.history);
  const shown = () => `${window.location.pathname}?${new URLSearchParams(window.location.search).get("unit")}`;
  window.history.pushState = (...entry) => {
    const before = shown();
    push(...entry);
    if (shown() === before) return; // another choice on the same page
    document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0, behavior: "instant" });
  };
})();
