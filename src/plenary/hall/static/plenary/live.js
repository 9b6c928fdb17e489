// Live pages of a meeting. The page is whole without this: it only keeps it fresh.
// One stream a browser: the tabs of one meeting and language choose who holds it, and she tells the others.
(() => {
  const root = document.querySelector("[data-wire]");
  if (!root) return;
  const address = root.dataset.wire, tongue = root.dataset.language + (root.dataset.captions ? "&captions=" + root.dataset.captions : ""), name = "plenary:" + address + ":" + tongue;
  const line = document.querySelector("[data-live-state]");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
  let number = Number(root.dataset.number) || 0, offset = 0, failures = 0, source = null, leads = false, down = false;

  // What the line is like, in the words of the page.
  const say = (state, words) => {
    if (!line) return;
    down = state === "again" || state === "away";
    line.textContent = words || line.dataset["live" + state[0].toUpperCase() + state.slice(1)] || "";
    line.dataset.state = state;
  };

  // Put a fragment in its place. Nothing is taken from under somebody's hands.
  const put = (fragment, html, id) => {
    if (id) { if (id < number && fragment !== "captions") return; number = Math.max(number, id); }
    document.querySelectorAll('[data-live="' + fragment + '"]').forEach((place) => {
      if (fragment === "captions" && html) return append(place, html);
      const held = place.contains(document.activeElement) && document.activeElement.matches("input,textarea,select");
      if (held) { place.dataset.waits = html; return; }
      const open = [...place.querySelectorAll("details")].map((d) => d.open);
      const at = place.contains(document.activeElement) ? [...place.querySelectorAll("a,button,summary")].indexOf(document.activeElement) : -1;
      place.innerHTML = html;
      place.querySelectorAll("details").forEach((d, n) => { d.open = !!open[n]; });
      if (at >= 0) { const again = place.querySelectorAll("a,button,summary")[at]; if (again) again.focus(); }
    });
    if (fragment === "list" || fragment === "now") mine();
    tick();
    document.dispatchEvent(new CustomEvent("plenary:live", { detail: fragment }));
  };
  const append = (place, html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    const low = place.scrollHeight - place.scrollTop - place.clientHeight < 60;
    // A line stands by its number: one that is there is replaced (corrected), one that is long gone does not come back.
    const at = (p) => Number(p.id.split("-")[2]) || 0, kind = (p) => p.id.split("-")[1];
    [...made.content.children].forEach((p) => {
      if (place.dataset.tongue && kind(p) !== place.dataset.tongue) return;
      const there = p.id && place.querySelector("#" + p.id), same = [...place.children].filter((o) => kind(o) === kind(p));
      const after = same.find((o) => at(o) > at(p));
      if (there) there.replaceWith(p); else if (!after) place.append(p); else if (after !== same[0]) after.before(p);
    });
    const most = Number(place.dataset.most) || 60;
    while (place.children.length > most) place.firstElementChild.remove();
    place.querySelectorAll(":scope > .none").forEach((p) => { if (place.children.length > 1) p.remove(); });
    if (low) place.scrollTop = place.scrollHeight;
  };
  document.addEventListener("focusout", (e) => {
    const place = e.target.closest && e.target.closest("[data-waits]");
    if (place) setTimeout(() => { const html = place.dataset.waits; delete place.dataset.waits; put(place.dataset.live, html, 0); }, 300);
  });

  // What concerns this visitor alone is fetched, a moment apart from everybody else.
  let due = 0;
  const mine = () => document.querySelectorAll("[data-mine]").forEach((place) => {
    clearTimeout(due);
    due = setTimeout(async () => {
      if (place.contains(document.activeElement) && document.activeElement.matches("input,textarea")) return;
      try {
        const answer = await fetch(place.dataset.mine, { headers: { Accept: "text/html" } });
        if (!answer.ok || answer.redirected) return;
        const html = await answer.text(), open = [...place.querySelectorAll("details")].map((d) => d.open);
        const was = document.activeElement && place.contains(document.activeElement) ? document.activeElement.name + document.activeElement.value : null;
        place.innerHTML = html;
        place.querySelectorAll("details").forEach((d, n) => { d.open = !!open[n]; });
        if (was !== null) { const again = [...place.querySelectorAll("button")].find((b) => b.name + b.value === was) || place.querySelector("button"); if (again) again.focus(); }
      } catch { /* the line is down: looked up when it is back */ }
    }, 150 + Math.random() * 700);
  });

  // The stream.
  const hear = (fragment, data, id) => {
    if (tabs && leads) tabs.postMessage([fragment, data, id]);
    if (fragment === "hello") {
      const [at, now] = data.split(" ");
      number = Math.max(number, Number(at)); offset = Date.parse(now) - Date.now();
      say("ok"); flush(); return;
    }
    if (fragment === "state") { const [state, ...words] = data.split(" "); say(state === "live" ? "ok" : state === "polling" ? "poll" : "away", words.join(" ")); if (state === "live") flush(); return; }
    put(fragment, data, id);
  };
  const url = () => address + "?in=" + tongue + "&after=" + number;
  const open = () => {
    if (failures > 3 && failures % 4) return poll();
    source = new EventSource(url());
    source.onopen = () => { if (failures) mine(); failures = 0; };
    source.onerror = () => { source.close(); failures += 1; if (tabs && leads) tabs.postMessage(["line", "again"]); say(failures > 3 ? "poll" : "again"); setTimeout(open, Math.min(30000, 500 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random())); };
    ["hello", "state", "now", "list", "captions", "screen", "decisions", "poll", "item", "text"].forEach((fragment) =>
      source.addEventListener(fragment, (e) => hear(fragment, e.data, Number(e.lastEventId) || 0)));
  };
  // Where streams do not get through, the same address is asked now and then: it answers what was missed, and ends.
  const poll = async () => {
    try {
      const stop = new AbortController(), over = setTimeout(() => stop.abort(), 4000);
      const answer = await fetch(url(), { signal: stop.signal, headers: { Accept: "text/event-stream" } });
      const reader = answer.body.getReader(), words = new TextDecoder();
      let text = "";
      try { for (;;) { const { done, value } = await reader.read(); if (done) break; text += words.decode(value, { stream: true }); } } catch { /* long enough */ }
      clearTimeout(over);
      text.split("\n\n").slice(0, -1).forEach((one) => {
        const said = { data: [] };
        one.split("\n").forEach((l) => { const [key, ...rest] = l.split(": "); if (key === "data") said.data.push(rest.join(": ")); else said[key] = rest.join(": "); });
        if (said.event) hear(said.event, said.data.join("\n"), Number(said.id) || 0);
      });
      if (answer.ok) say("poll");
    } catch { say("again"); }
    failures += 1;
    setTimeout(open, 3000 + Math.random() * 3000);
  };
  if (tabs) tabs.onmessage = (e) => { const [fragment, data, id] = e.data; if (fragment === "line") say(data); else hear(fragment, data, id); };
  if (tabs && navigator.locks) navigator.locks.request(name, () => { leads = true; open(); return new Promise(() => {}); });
  else open();

  // Clocks count here; nothing is sent for a second that passes.
  const two = (n) => String(n).padStart(2, "0");
  const tick = () => document.querySelectorAll("[data-clock]").forEach((clock) => {
    const gone = Math.max(0, Math.floor((Date.now() + offset - Date.parse(clock.dataset.began)) / 1000)), limit = Number(clock.dataset.limit);
    const time = clock.querySelector("[data-time]"), word = clock.querySelector("[data-word]");
    if (time) time.textContent = Math.floor(gone / 60) + ":" + two(gone % 60);
    const state = !limit ? "" : gone > limit ? "over" : limit - gone <= Math.min(30, limit / 2) ? "ending" : "";
    clock.classList.toggle("over", state === "over"); clock.classList.toggle("ending", state === "ending");
    const said = state ? clock.dataset[state] || "" : "";
    if (word && word.textContent !== said) word.textContent = said;
  });
  setInterval(tick, 1000); tick();

  // A request made while the line is down is kept here with its one-time token, and sent when it returns: sent twice it is once.
  const key = name + ":kept";
  const kept = () => { try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; } };
  const keep = (all) => { try { localStorage.setItem(key, JSON.stringify(all)); } catch { /* private browsing */ } };
  const send = async (one) => {
    const answer = await fetch(one.to, { method: "POST", body: new URLSearchParams(one.fields), redirect: "follow", headers: { "X-CSRFToken": one.csrf } });
    if (answer.status >= 500) throw new Error(answer.status);
    return answer;
  };
  let flushing = false;
  const flush = async () => {
    if (flushing || !kept().length) return;
    flushing = true;
    try {
      while (kept().length) {
        const answer = await send(kept()[0]);
        keep(kept().slice(1));
        if (answer.redirected && !new URL(answer.url).pathname.startsWith(location.pathname)) { location.href = answer.url; return; }
        if (answer.ok) say("ok", line.dataset.liveSent); else shown(await answer.text());
      }
      mine();
    } catch { say("again", line.dataset.liveKept); } finally { flushing = false; }
  };
  const shown = (html) => {
    const why = new DOMParser().parseFromString(html, "text/html").querySelector(".say.wrong p, [role=alert] p");
    say("ok", why ? why.textContent : "");
  };
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (!form.matches("[data-queue]")) return;
    e.preventDefault();
    const data = new FormData(form, e.submitter), fields = [...data.entries()].map(([k, v]) => [k, String(v)]);
    keep([...kept(), { to: form.getAttribute("action"), fields, csrf: data.get("csrfmiddlewaretoken") || "" }]);
    say("ok", line.dataset.liveKept);
    flush();
  });
  window.addEventListener("online", flush);
  setInterval(flush, 5000);
  document.querySelectorAll('[data-live="captions"]').forEach((place) => { place.scrollTop = place.scrollHeight; });
})();
