/* Keeps what is typed: on this device at once, on the server every few seconds, and brings it back after a lost line,
   a closed browser or a stopped server. The form is whole without this file. */
"use strict";
(() => {
  const store = { get: (k) => { try { return JSON.parse(localStorage.getItem(k)); } catch { return null; } },
    set: (k, v) => { try { if (v) localStorage.setItem(k, JSON.stringify(v)); else localStorage.removeItem(k); } catch { /* full, or not allowed */ } } };
  const done = document.getElementById("handed-in");
  if (done) { store.set("plenary:" + done.dataset.key, null); return; }
  const form = document.getElementById("answer");
  if (!form) return;
  const place = "plenary:" + form.dataset.key, said = document.getElementById("saved"), words = said.dataset;
  const skip = new Set(["csrfmiddlewaretoken", "once", "do", "revision", "seen", "q", "website"]);
  const revision = form.elements.revision;
  let unsent = {}, bases = {}, sending = false, waiting = 0, timer = 0;
  const value = (name) => {
    const found = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const boxes = found.filter((f) => f.type === "checkbox" || f.type === "radio");
    return boxes.length ? boxes.filter((b) => b.checked).map((b) => b.value).join("\n") : found[found.length - 1].value;
  };
  const put = (name, text) => {
    const chosen = text.split("\n");
    form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach((f) => {
      if (f.type === "checkbox" || f.type === "radio") f.checked = chosen.includes(f.value);
      else if (f.type !== "hidden") f.value = text;
    });
  };
  const say = (mark, text) => { said.textContent = text ? `${mark} ${text}` : ""; };
  const keep = () => store.set(place, Object.keys(unsent).length ? { fields: unsent, bases } : null);
  const token = () => (document.cookie.match(/(?:^|;\s*)[\w-]*csrftoken=([^;]+)/) || [])[1] || form.elements.csrfmiddlewaretoken.value;
  const body = (fields) => {
    const seen = Object.keys(fields).map((name) => `${name}=${bases[name] ?? revision.value}`).join(";");
    const data = new URLSearchParams({ revision: revision.value, bases: seen });
    Object.entries(fields).forEach(([name, text]) => data.append(name, text));
    return data;
  };
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(send, ms); };
  async function send() {
    if (sending || !Object.keys(unsent).length) return;
    sending = true;
    const fields = { ...unsent };
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", body: body(fields), headers: { "X-CSRFToken": token() }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      revision.value = told.revision;
      Object.entries(fields).forEach(([name, text]) => { if (unsent[name] === text) { delete unsent[name]; delete bases[name]; } else bases[name] = told.revision; });
      Object.entries(told.newer).forEach(([name, text]) => { if (!(name in unsent) && form.querySelector(`[name="${CSS.escape(name)}"]`)) put(name, text); });
      keep();
      waiting = 0;
      say("✓", `${words.saved} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
      document.querySelectorAll("[data-question]").forEach((card) => card.toggleAttribute("data-unasked", told.hidden.includes(card.dataset.question)));
    } catch {
      waiting = Math.min(60000, (waiting || 2000) * 2);
      say("↻", navigator.onLine ? words.failed : words.offline);
      later(waiting);
    }
    sending = false;
    if (Object.keys(unsent).length && !waiting) later(4000);
  }
  const kept = store.get(place);
  if (kept && kept.fields) {
    let back = 0;
    Object.entries(kept.fields).forEach(([name, text]) => {
      if (!form.querySelector(`[name="${CSS.escape(name)}"]`)) { unsent[name] = text; return; }
      if (value(name) !== text) { put(name, text); back += 1; }
      unsent[name] = text;
    });
    bases = kept.bases || {};
    if (back) say("↻", words.restored);
    later(500);
  }
  form.addEventListener("input", (event) => {
    const name = event.target.name;
    if (!name || skip.has(name) || event.target.type === "file") return;
    if (!(name in unsent)) bases[name] = Number(revision.value);
    unsent[name] = value(name);
    keep();
    if (!waiting) later(event.target.type === "radio" || event.target.type === "checkbox" ? 300 : 4000);
  });
  window.addEventListener("online", () => { waiting = 0; send(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && Object.keys(unsent).length) {
      keep();
      const data = body(unsent);
      data.append("csrfmiddlewaretoken", token());
      navigator.sendBeacon(form.dataset.save, data);
    }
  });
  form.addEventListener("submit", (event) => {
    keep();
    if (!navigator.onLine) { event.preventDefault(); say("↻", words.offline); said.scrollIntoView({ block: "center" }); return; }
    form.elements.csrfmiddlewaretoken.value = token();
  });
})();
