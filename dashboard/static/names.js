// Buttons that hand out files bear the same few words under every picture and table. A screen reader reads
// buttons by themselves, so there each also says what stands above it, and a number where that is not enough.
(() => {
  "use strict";
  const MAIN = "[data-testid=stMain]";
  const BUTTONS = `${MAIN} [data-testid=stDownloadButton], ${MAIN} [data-testid=stButton]:has(button:disabled)`;
  const TITLES = `${MAIN} :is(h1, h2, h3, summary, p > strong):not(button *)`;
  const PAUSE = 200; // ms; a page is written in many small steps

  const titled = (title) => {
    const lines = title.matches("strong") ? title.parentElement.innerText.trim().split("\n") : [title.innerText];
    return lines.at(-1).trim(); // under a sentence stands what the picture or table is of
  };

  const name = () => {
    const titles = [...document.querySelectorAll(TITLES)];
    const taken = new Map();
    let passed = -1;
    for (const one of document.querySelectorAll(BUTTONS)) {
      const isBelow = (title) => title.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
      while (passed + 1 < titles.length && isBelow(titles[passed + 1])) passed += 1;
      const buttons = [...one.querySelectorAll("button")]; // two, of which a mouse sees one and a finger the other
      const words = buttons[0]?.querySelector("p")?.textContent.trim();
      if (!words) continue;
      const whole = passed < 0 ? words : `${words}：${titled(titles[passed])}`;
      const count = (taken.get(whole) ?? 0) + 1;
      taken.set(whole, count);
      const said = count === 1 ? whole : `${whole}（${count}）`;
      for (const button of buttons) {
        if (button.getAttribute("aria-label") !== said) button.setAttribute("aria-label", said);
      }
    }
  };

  let waiting = null;
  new MutationObserver(() => {
    waiting ??= setTimeout(() => {
      waiting = null;
      name();
    }, PAUSE);
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
})();
