// Swaps Streamlit's own English words for Chinese ones as they appear. The server fills in the two tables.
(() => {
  "use strict";
  const WORDS = new Map(Object.entries(__WORDS__));
  const PATTERNS = __PATTERNS__.map(([source, shown]) => [new RegExp(source), shown]);
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "data-title", "aria-roledescription"];
  const UNVISITED = new Set(["SCRIPT", "STYLE"]);
  const UNTOUCHED = new Set([...UNVISITED, "TEXTAREA", "INPUT"]);
  // What a page wrote itself is data: a unit may be called "Open". Streamlit words its own buttons and dialogs in
  // the same containers, so those are looked at.
  const DATA = "[data-testid=stMarkdownContainer], .main-svg, canvas";
  const FRAME = "button, [role=menu], [role=alert], [role=dialog], [role=tooltip]";

  const fill = (shown, match) => shown.replace(/\$(\d)/g, (_, number) => WORDS.get(match[number]) ?? match[number]);

  const worded = (text) => {
    const whole = text.trim();
    if (!/[A-Za-z]/.test(whole)) return null;
    if (WORDS.has(whole)) return text.replace(whole, () => WORDS.get(whole));
    for (const [pattern, shown] of PATTERNS) {
      const match = whole.match(pattern);
      // "Word, data" and "Word: data" count only when the word is one of ours.
      if (match && (!/^\$1[，：]/.test(shown) || WORDS.has(match[1]))) return fill(shown, match);
    }
    return null;
  };

  const swapText = (node) => {
    const parent = node.parentElement;
    if (!parent || UNTOUCHED.has(parent.tagName)) return;
    const result = worded(node.data);
    if (result === null || result === node.data) return;
    if (parent.closest(FRAME) || !parent.closest(DATA)) node.data = result;
  };

  const swapAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const result = value ? worded(value) : null;
      if (result !== null && result !== value) element.setAttribute(name, result);
    }
  };

  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return swapText(node);
    if (node.nodeType !== Node.ELEMENT_NODE || UNVISITED.has(node.tagName)) return;
    swapAttributes(node);
    if (!node.matches(".main-svg, canvas")) node.childNodes.forEach(visit);
  };

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else if (change.type === "characterData") swapText(change.target);
      else swapAttributes(change.target);
    }
  });
  observer.observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  visit(document.documentElement);
})();
