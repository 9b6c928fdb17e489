/* Keys of the review: a accepts the first doubt's best candidate, x leaves it over, m moves the chosen paragraphs,
   c confirms, j and k walk through the doubts. Everything works without this file. */
"use strict";
(() => {
  const doubts = [...document.querySelectorAll("[data-doubt]")];
  let at = 0;
  const mark = () => doubts.forEach((d, n) => d.classList.toggle("here", n === at));
  const press = (selector, within = document) => { const b = within.querySelector(selector); if (b) b.click(); };
  mark();
  if (doubts.length) document.querySelector(".sorted").focus({ preventScroll: true });
  document.addEventListener("keydown", (event) => {
    // One key acts only while one is in the source or among the doubts (WCAG 2.1.4).
    if (!event.target.closest(".halves")) return;
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = doubts[at];
    if (event.key === "a" && here) press("[data-accept]", here);
    else if (event.key === "x" && here) press("[data-leave]", here);
    else if (event.key === "m") press("#place .primary");
    else if (event.key === "c") press("button[value=confirm]");
    else if ((event.key === "j" || event.key === "k") && doubts.length) {
      at = Math.max(0, Math.min(doubts.length - 1, at + (event.key === "j" ? 1 : -1)));
      mark();
      doubts[at].scrollIntoView({ block: "nearest" });
    } else return;
    event.preventDefault();
  });
})();
