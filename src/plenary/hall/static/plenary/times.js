/* Beside an instant in the venue's time: the same instant by the reader's own clock, where that says something else.
   Without this file the venue's time stands there, and UTC as its title. */
"use strict";
(() => {
  const by = (at, zone) => new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", timeZone: zone }).format(at);
  for (const time of document.querySelectorAll("time[data-yours]")) {
    const at = new Date(time.dateTime);
    try {
      if (Number.isNaN(at.getTime()) || by(at, time.dataset.zone) === by(at)) continue;
    } catch { continue; } // a zone that this browser does not know
    // As the venue's time beside it: the day first, and the hours from 0 to 23.
    const { lang } = document.documentElement;
    const style = { dateStyle: "long", timeStyle: "short", hourCycle: "h23" };
    const said = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, style).format(at);
    const beside = document.createElement("span");
    beside.className = "muted";
    beside.textContent = ` (${time.dataset.yours.replace("{time}", said)})`;
    time.after(beside);
  }
})();
// A phone that is turned has room for the bar: the menu that was open closes.
matchMedia("(max-width: 60rem)").addEventListener("change", (narrow) => {
  if (!narrow.matches) document.querySelector("#menu:popover-open")?.hidePopover();
});
