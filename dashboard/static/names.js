// Buttons that hand out files bear the same few words under every picture and table, and each box of choices has
// a button of the same name. A screen reader reads buttons by themselves, so there each also says whose it is.
(() => {
  "use strict";
  const MAIN = "[data-testid=stMain]";
  const FILES = `${MAIN} [data-testid=stDownloadButton], ${MAIN} [data-testid=stButton]:has(button:disabled)`;
  const TITLES = `${MAIN} :is(h1, h2, h3, summary p, p > strong):not(button *)`;
  const BOXES = `${MAIN} [data-testid=stSelectbox]`;
  const PAUSE = 200; // ms; a page is written in many small steps

  const titled = (title) => {
    const lines = title.matches("strong") ? title.parentElement.innerText.trim().split("\n") : [title.innerText];
    return lines.at(-1).trim(); // under a sentence stands what the picture or table is of
  };

  const say = (button, words) => {
    if (button.getAttribute("aria-label") !== words) button.setAttribute("aria-label", words);
  };

  const nameFiles = () => {
    const titles = [...document.querySelectorAll(TITLES)];
    const taken = new Map();
    let passed = -1;
    for (const one of document.querySelectorAll(FILES)) {
      const isBelow = (title) => title.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
      while (passed + 1 < titles.length && isBelow(titles[passed + 1])) passed += 1;
      const buttons = [...one.querySelectorAll("button")]; // two, of which a mouse sees one and a finger the other
      const words = buttons[0]?.querySelector("p")?.textContent.trim();
      if (!words) continue;
      const whole = passed < 0 ? words : `${words}：${titled(titles[passed])}`;
      const count = (taken.get(whole) ?? 0) + 1;
      taken.set(whole, count);
      for (const button of buttons) say(button, count === 1 ? whole : `${whole}（${count}）`);
    }
  };

  const nameBoxes = () => {
    for (const box of document.querySelectorAll(BOXES)) {
      const label = box.querySelector("label")?.textContent.trim();
      for (const button of label ? box.querySelectorAll("button[aria-label]") : []) {
        const words = button.getAttribute("aria-label");
        if (!words.endsWith(`：${label}`)) say(button, `${words}：${label}`);
      }
    }
  };

  let waiting = null;
  const watched = { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label"] };
  new MutationObserver(() => {
    waiting ??= setTimeout(() => {
      waiting = null;
      nameFiles();
      nameBoxes();
    }, PAUSE);
  }).observe(document.documentElement, watched);
})();
