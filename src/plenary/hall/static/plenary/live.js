// Live pages of a meeting, and of a text. The page is whole without this: it only keeps it fresh.
// One stream a browser: the tabs of one meeting and language choose who holds it, and she tells the others.
(() => {
  const root = document.querySelector("[data-wire]");
  if (!root) return;
  const address = root.dataset.wire, tongue = root.dataset.language + (root.dataset.captions ? "&captions=" + root.dataset.captions : ""), name = "plenary:" + address + ":" + tongue;
  const line = document.querySelector("[data-live-state]");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
  // `number`: everything up to this entry of the record is on the page. `met`: the line, or whoever holds it, was met.
  let number = Number(root.dataset.number) || 0, offset = 0, failures = 0, source = null, leads = !tabs || !navigator.locks, met = leads, heard = Date.now(), state = "";

  // What the line is like, in the words of the page.
  const say = (now, words) => {
    state = now;
    if (!line) return;
    line.textContent = words || line.dataset["live" + now[0].toUpperCase() + now.slice(1)] || "";
    line.dataset.state = now;
  };

  // Put a fragment in its place. Nothing is taken from under somebody's hands.
  const put = (fragment, html, shows) => {
    if (shows && shows < number && fragment !== "captions") return; // older than what stands here
    if (fragment === "para") return set(html);
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
  // An element that bears its own id, a paragraph of a text, takes the place of the one that stands there. Its neighbours
  // stay as they are, and so does one in which somebody types.
  const typed = (place) => [...place.querySelectorAll("input:not([type=hidden]),textarea,select")].some((f) => f === document.activeElement || ("defaultValue" in f && f.value !== f.defaultValue) || (f.checked && !f.defaultChecked));
  const set = (html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    const p = made.content.firstElementChild, there = p && document.getElementById(p.id), rows = document.querySelector("[data-live-rows]");
    if (!p || (!there && (!rows || "gone" in p.dataset))) return;
    if (there && typed(there)) { there.dataset.waits = html; return; }
    const at = there && there.contains(document.activeElement) ? [...there.querySelectorAll("a,button,summary")].indexOf(document.activeElement) : -1;
    const open = there ? [...there.querySelectorAll("details")].map((d) => d.open) : [];
    if (there) there.replaceWith(p);
    if ("gone" in p.dataset) p.remove();
    else if (rows && (!there || rows.contains(p))) {
      const before = p.dataset.after ? document.getElementById(p.dataset.after) : null;
      if (before ? before.nextElementSibling !== p : !p.dataset.after && rows.firstElementChild !== p) before ? before.after(p) : rows.prepend(p);
      else if (!p.isConnected) rows.append(p);
    }
    p.querySelectorAll("details").forEach((d, n) => { d.open = !!open[n]; });
    if (at >= 0) { const again = p.querySelectorAll("a,button,summary")[at]; if (again) again.focus({ preventScroll: true }); }
    p.classList.add("fresh");
    const news = document.querySelector("[data-live-news]");
    if (!news || !p.dataset.said) return;
    const link = document.createElement("a");
    link.href = p.isConnected ? "#" + p.id : "#main";
    link.textContent = p.dataset.said;
    news.replaceChildren(link);
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
    if (place) setTimeout(() => { const html = place.dataset.waits; delete place.dataset.waits; if (html) put(place.dataset.live || "para", html, 0); }, 300);
  });

  // What concerns this visitor alone is fetched, a moment apart from everybody else.
  const due = new Map();
  const mine = (at = 150 + Math.random() * 700) => document.querySelectorAll("[data-mine]").forEach((place) => {
    clearTimeout(due.get(place));
    due.set(place, setTimeout(async () => {
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
    }, at));
  });

  // The stream. An id "7-9" says: everything up to 7 has come, and this shows what is no newer than 9.
  const hear = (fragment, data, id) => {
    if (tabs && leads) tabs.postMessage([fragment, data, id]);
    const [had, shows] = id.split("-").map(Number);
    heard = Date.now();
    if (fragment === "anew") number = 0; // the record was restored: what stands here counts for nothing
    else if (fragment === "hello") { offset = Date.parse(data.split(" ")[1]) - Date.now(); say("ok"); tick(); flush(); }
    else if (fragment === "state") { const [what, ...words] = data.split(" "); say({ live: "ok", polling: "poll" }[what] || "away", words.join(" ")); if (what === "live") flush(); }
    else if (fragment !== "beat") put(fragment, data, shows || had || 0);
    if (had && met) number = Math.max(number, had);
  };
  const url = (more) => address + "?in=" + tongue + "&after=" + number + (more || "");
  const later = (most) => setTimeout(open, most * (0.5 + Math.random()));
  const lost = () => {
    if (source) source.close();
    source = null; failures += 1;
    if (tabs) tabs.postMessage(["line", "again"]);
    if (state !== "away") say("again");
    later(Math.min(30000, 500 * 2 ** Math.min(failures, 6)));
  };
  const open = () => {
    if (failures > 3 && failures % 4) return poll();
    heard = Date.now();
    source = new EventSource(url());
    source.onopen = () => { if (failures) mine(); failures = 0; };
    source.onerror = lost;
    ["hello", "anew", "beat", "state", "now", "list", "captions", "screen", "decisions", "poll", "item", "text", "head", "room", "para"].forEach((fragment) =>
      source.addEventListener(fragment, (e) => hear(fragment, e.data, e.lastEventId)));
  };
  // The same address answers what was missed, and ends, where it is asked for that.
  const ask = async () => {
    const answer = await fetch(url("&once=1"), { headers: { Accept: "text/event-stream" }, signal: AbortSignal.timeout ? AbortSignal.timeout(15000) : null });
    if (!answer.ok) throw new Error(answer.status);
    met = true;
    (await answer.text()).split("\n\n").slice(0, -1).forEach((one) => {
      const said = { data: [] };
      one.split("\n").forEach((l) => { const [key, ...rest] = l.split(": "); if (key === "data") said.data.push(rest.join(": ")); else said[key] = rest.join(": "); });
      if (said.event) hear(said.event, said.data.join("\n"), said.id || "");
    });
  };
  // Where streams do not get through, it is asked every few seconds.
  const poll = async () => {
    try { await ask(); if (state === "ok") say("poll"); } catch { say("again"); }
    failures += 1;
    later(5000);
  };
  setInterval(() => {
    // A line that died without a word: its heart beats every twenty seconds.
    if (leads && source && Date.now() - heard > 50000) lost();
    if (leads && tabs && source) tabs.postMessage(["beat", "", ""]);
    // Whoever holds the line may be asleep: phones put a tab to rest that is not looked at.
    if (!leads && !document.hidden && (!met || Date.now() - heard > 25000)) ask().catch(() => say("again"));
  }, 10000);
  if (leads) open();
  else {
    tabs.onmessage = (e) => { const [fragment, data, id] = e.data; if (leads) return; if (fragment === "line") say(data); else hear(fragment, data, id); };
    navigator.locks.request(name, () => { leads = met = true; open(); return new Promise(() => {}); });
    // What came between the making of this page and now was told to the others: it is asked for.
    setTimeout(() => { if (!leads) ask().catch(() => say("again")); }, 200);
  }

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
  // It is hers who made it, and nobody else's who signs in here later; after half an hour it is not what she would ask for now.
  const key = name + ":kept:" + (root.dataset.person || ""), STALE = 30 * 60e3;
  let memory = []; // where the browser keeps nothing
  const kept = () => { let all = memory; try { all = JSON.parse(localStorage.getItem(key)) || memory; } catch { /* as above */ } return all.filter((o) => Date.now() - o.made < STALE); };
  const keep = (all) => { memory = all; try { localStorage.setItem(key, JSON.stringify(all)); } catch { /* private browsing */ } };
  const send = async (one) => {
    const body = new URLSearchParams(one.fields), now = document.querySelector("[name=csrfmiddlewaretoken]");
    if (now) body.set("csrfmiddlewaretoken", now.value); // the one that was kept may be of an older session
    const answer = await fetch(one.to, { method: "POST", body });
    if (answer.status >= 500) throw new Error(answer.status);
    return answer;
  };
  let flushing = false;
  const flush = async () => {
    if (flushing || !kept().length) return;
    flushing = true;
    try {
      while (kept().length) {
        const one = kept()[0], answer = await send(one);
        keep(kept().filter((o) => o.id !== one.id)); // another tab may have sent it too
        if (answer.redirected && !new URL(answer.url).pathname.startsWith(location.pathname)) { location.href = answer.url; return; }
        if (answer.ok) say("ok", line && line.dataset.liveSent); else refused(await answer.text());
      }
      mine(0); // the button would stand there as if nothing had been sent
    } catch { say("again", line && line.dataset.liveKept); } finally { flushing = false; }
  };
  const refused = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html"), why = page.querySelector(".say.wrong p, [role=alert] p") || page.querySelector("h1");
    say("refused", why ? why.textContent : "✕");
  };
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (!form.matches("[data-queue]")) return;
    e.preventDefault();
    const data = new FormData(form, e.submitter), fields = [...data.entries()].map(([k, v]) => [k, String(v)]);
    if (kept().some((o) => o.id === data.get("once"))) return flush();
    keep([...kept(), { id: data.get("once"), made: Date.now(), to: form.getAttribute("action"), fields }]);
    if (state !== "ok") say(state || "again", line && line.dataset.liveKept);
    flush();
  });
  window.addEventListener("online", () => { if (!source && leads) failures = Math.min(failures, 3); flush(); });
  setInterval(flush, 5000);
  document.querySelectorAll('[data-live="captions"]').forEach((place) => { place.scrollTop = place.scrollHeight; });
})();
