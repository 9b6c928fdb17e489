// The captioner's console: Enter sends a line without leaving the page, ↑ takes the last one back. Without it, a form.
(() => {
  const form = document.getElementById("type");
  if (!form) return;
  const text = form.elements.text, speaker = form.elements.speaker, sent = document.getElementById("sent"), kept = document.getElementById("kept");
  const key = "plenary:captions:" + location.pathname + form.elements.language.value;
  const read = () => { try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; } };
  const write = (all) => { try { localStorage.setItem(key, JSON.stringify(all)); } catch { /* private browsing */ } };
  const token = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
  let last = Number(form.dataset.last), correcting = 0, busy = false;
  const show = (line) => {
    const p = document.createElement("p");
    if (line.speaker) { const who = document.createElement("span"); who.className = "who"; who.textContent = line.speaker; p.append(who); }
    p.append(line.text);
    sent.querySelectorAll(".none").forEach((n) => n.remove());
    sent.append(p); sent.scrollTop = sent.scrollHeight;
  };
  const flush = async () => {
    if (busy) return;
    busy = true;
    try {
      while (read().length) {
        const one = read()[0], body = new URLSearchParams(one);
        const answer = await fetch(location.pathname, { method: "POST", body });
        if (answer.status >= 500) throw new Error(answer.status);
        write(read().slice(1));
        if (!answer.ok) { const why = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[role=alert] p"); kept.textContent = why ? why.textContent : answer.status; text.value = one.text; break; }
        if (one.do === "line") last += 1;
        kept.textContent = "";
      }
    } catch { kept.textContent = form.dataset.kept + " (" + read().length + ")"; }
    busy = false;
  };
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const said = text.value.trim();
    if (!said) return;
    const line = { do: correcting ? "correct" : "line", text: said, speaker: speaker.value, language: form.elements.language.value, once: token(), csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
    if (correcting) line.number = String(correcting);
    write([...read(), line]);
    show(line); correcting = 0; text.value = ""; flush();
  });
  text.addEventListener("keydown", (e) => {
    if (e.key === "ArrowUp" && !text.value && last) { e.preventDefault(); correcting = last; const ps = sent.querySelectorAll("p"), p = ps[ps.length - 1]; text.value = p ? p.lastChild.textContent.trim() : ""; }
    if (e.key === "Escape") { correcting = 0; text.value = ""; }
  });
  setInterval(flush, 3000); addEventListener("online", flush); sent.scrollTop = sent.scrollHeight; text.focus();
})();
