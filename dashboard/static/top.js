// A page opened from far down another one begins at its top: Streamlit keeps the same scrolling element.
(() => {
  "use strict";
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (...entry) => {
    const before = window.location.pathname;
    push(...entry);
    if (window.location.pathname === before) return; // another choice on the same page
    document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0, behavior: "instant" });
  };
})();
