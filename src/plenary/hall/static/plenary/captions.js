// The captioner's console: Enter sends a line without leaving the page, ↑ takes one back. Without it, a form.
(() => {
  const form = document.getElementById("type");
  if (!form) return;
  const on = form.elements, text = on.text, said = document.getElementById("sent"), kept = document.getElementById("kept"), who = document.getElementById("speaking"),
    names = [...document.querySelectorAll("#speakers option")].map((o) => o.value);
  const key = "plenary:" + on.as.value + location.pathname + on.language.value;
  // What has not arrived waits here, hers alone, each with a one-time token.
  const read = () => { try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; } };
  let waiting = read();
  const write = (all) => { waiting = all; try { localStorage.setItem(key, JSON.stringify(all)); } catch { /* private */ } };
  const token = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
  let busy = false;
  const flush = async () => {
    if (busy || !waiting.length) return;
    busy = true;
    try {
      while (waiting.length) {
        const one = waiting[0], body = new URLSearchParams({ ...one, csrfmiddlewaretoken: on.csrfmiddlewaretoken.value });
        const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
        if (answer.status >= 500 || answer.redirected) throw new Error(answer.status);
        const told = await answer.json();
        write(waiting.slice(1));
        if (told.problem) { kept.textContent = "✕ " + told.problem; if (!text.value) text.value = one.text; break; }
        kept.textContent = ""; who.textContent = told.speaker || "–";
      }
    } catch { kept.textContent = "◐ " + form.dataset.kept + " (" + waiting.length + ")"; }
    busy = false;
  };
  const leave = () => { on.number.value = text.value = ""; };
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (!text.value.trim()) return;
    write([...waiting, { do: on.number.value ? "correct" : "line", number: on.number.value, text: text.value, as: on.as.value, speaker: on.speaker.value, language: on.language.value, once: token() }]);
    leave(); flush();
  });
  // Without its marks.
  const words = (p) => [...p.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent).join("").trim();
  text.addEventListener("keydown", (e) => {
    const lines = [...said.querySelectorAll("p[id]")], number = (p) => p.id.split("-")[2];
    if (e.key === "ArrowUp" && (!text.value || on.number.value)) {
      const at = on.number.value ? lines.findIndex((p) => number(p) === on.number.value) - 1 : lines.length - 1;
      if (at < 0) return;
      e.preventDefault();
      on.number.value = number(lines[at]); text.value = words(lines[at]);
    } else if (e.key === "Escape") leave();
    else if (e.altKey && /^[0-9]$/.test(e.key)) { e.preventDefault(); on.speaker.value = names[e.key - 1] || ""; }
  });
  setInterval(flush, 3000); addEventListener("online", flush); said.scrollTop = said.scrollHeight; text.focus(); flush();
})();
