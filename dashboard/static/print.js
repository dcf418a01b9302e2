// On paper a list in a frame of its own is whole, and a table, which has only what of it stands on the screen,
// says how many rows it has. The server fills in the words.
(() => {
  "use strict";
  const WORDS = __PRINTED__;
  const NOTE = "printed-note";
  const TABLE = "[data-testid=stDataFrame]";
  let opened = [];

  const isCut = (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;

  const note = (table) => {
    const scroller = table.querySelector(".dvn-scroller");
    if (!scroller || !isCut(scroller)) return;
    const rows = table.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount"); // with the headings
    const words = document.createElement("p");
    words.className = NOTE;
    words.style.cssText = "margin: 0; font-size: 12px;";
    words.textContent = rows ? WORDS.counted.replace("{rows}", rows - 1) : WORDS.cut;
    table.after(words);
  };

  const open = (one) => {
    const isFrame = /auto|scroll/.test(getComputedStyle(one).overflowY) && one.closest(TABLE) === null;
    if (!isFrame || !isCut(one)) return;
    opened.push([one, one.style.cssText]);
    one.style.cssText += "height: auto !important; max-height: none !important; overflow: visible !important;";
  };

  const restore = () => {
    document.querySelectorAll(`.${NOTE}`).forEach((one) => one.remove());
    for (const [one, style] of opened) one.style.cssText = style;
    opened = [];
  };

  window.addEventListener("beforeprint", () => {
    restore();
    document.querySelectorAll(TABLE).forEach(note);
    document.querySelectorAll("[data-testid=stMain] div").forEach(open);
  });
  window.addEventListener("afterprint", restore);
})();
