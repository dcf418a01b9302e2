// On paper a list in a frame of its own is whole, a chart keeps its right side, and a table, which has only what of
// it stands on the screen, says how many rows it has, or that it is wider than a sheet. The server fills in the words.
(() => {
  "use strict";
  const WORDS = __PRINTED__;
  const NOTE = "printed-note";
  const TABLE = "[data-testid=stDataFrame]";
  const SHEET = 640; // pixels between the edges of what an upright A4 sheet has of a page
  let changed = [];
  let fitted = [];
  let unfolded = [];

  const isCut = (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;

  const note = (table) => {
    const scroller = table.querySelector(".dvn-scroller");
    const isWide = scroller?.scrollWidth > SHEET;
    if (!scroller || !(isCut(scroller) || isWide)) return;
    const rows = table.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount"); // with the headings
    const words = document.createElement("p");
    words.className = NOTE;
    words.style.cssText = "margin: 0; font-size: 12px;";
    if (!isCut(scroller)) words.textContent = WORDS.wide;
    else words.textContent = rows ? WORDS.counted.replace("{rows}", rows - 1) : WORDS.cut;
    table.after(words);
  };

  const change = (one, style) => {
    changed.push([one, one.style.cssText]);
    one.style.cssText += style;
  };

  // Drawn for the screen, a chart is wider than a sheet: smaller, it loses nothing. Plotly may draw it anew, or not.
  const fit = (drawing) => {
    const [width, height] = ["width", "height"].map((name) => parseFloat(drawing.getAttribute(name)));
    if (!width || !height || drawing.hasAttribute("viewBox")) return;
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.setAttribute("preserveAspectRatio", "xMinYMin meet");
    fitted.push(drawing);
    for (let one = drawing; one && one.dataset.testid !== "stPlotlyChart"; one = one.parentElement)
      change(one, "max-width: 100% !important;");
  };

  const open = (one) => {
    const isFrame = /auto|scroll/.test(getComputedStyle(one).overflowY) && one.closest(TABLE) === null;
    if (!isFrame || !isCut(one)) return;
    change(one, "height: auto !important; max-height: none !important; overflow: visible !important;");
  };

  const restore = () => {
    document.querySelectorAll(`.${NOTE}`).forEach((one) => one.remove());
    for (const [one, style] of changed.reverse()) one.style.cssText = style;
    for (const one of fitted) ["viewBox", "preserveAspectRatio"].forEach((name) => one.removeAttribute(name));
    for (const one of unfolded) one.open = false;
    changed = [];
    fitted = [];
    unfolded = [];
  };

  window.addEventListener("beforeprint", () => {
    restore();
    unfolded = [...document.querySelectorAll("[data-testid=stMain] details:not([open])")];
    for (const one of unfolded) one.open = true;
    document.querySelectorAll(TABLE).forEach(note);
    document.querySelectorAll("[data-testid=stMain] div").forEach(open);
    document.querySelectorAll(".js-plotly-plot .main-svg").forEach(fit);
  });
  window.addEventListener("afterprint", restore);
})();
