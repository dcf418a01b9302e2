// One thing a reader does is one step back, and an address carries what its own page uses. Streamlit writes an
// address in several steps: leaving for another page it first adds the new page's choices to the old page's
// address, or takes the old page's choices along to the new one, and each choice a page writes is a step more.
(() => {
  "use strict";
  const push = window.history.pushState.bind(window.history);
  let acted = false; // since the last entry
  let left = false; // by a link of the menu
  const act = (event) => {
    acted = true;
    left = event.target instanceof Element && event.target.closest("a[href]") !== null;
  };
  for (const kind of ["pointerdown", "keydown", "click"]) window.addEventListener(kind, act, true);

  window.history.pushState = (state, title, url) => {
    const next = new URL(url, window.location.href);
    const here = window.location;
    if (acted && left && next.pathname !== here.pathname && next.search === here.search) next.search = "";
    if (acted) push(state, title, next);
    else window.history.replaceState(state, title, next);
    acted = false;
  };
})();
