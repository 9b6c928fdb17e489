// One key for each button or link that shows one; on the chair's console also the page fresh when the list changes.
(() => {
  const root = document.querySelector(".console"), keys = document.getElementById("keys");
  if (!root) return;
  const saved = localStorage.getItem("plenary:keys");
  if (keys) { if (saved) keys.checked = saved === "on"; }
  const shortcuts = () => document.querySelectorAll("[data-shortcut]").forEach((k) => { k.hidden = !document.getElementById("keys")?.checked; });
  shortcuts();
  document.addEventListener("change", (e) => { if (e.target.id === "keys") { localStorage.setItem("plenary:keys", e.target.checked ? "on" : "off"); shortcuts(); } });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || !document.getElementById("keys")?.checked || e.target.matches("input,textarea,select")) return;
    const button = document.querySelector('[data-key="' + e.key.toLowerCase() + '"]');
    if (button && !e.repeat) { e.preventDefault(); button.click(); }
  });
  const wanted = (root.dataset.refresh || "").split(" ");
  let due = 0;
  const fresh = async () => {
    if (document.activeElement && document.activeElement.matches("input,textarea,select")) { due = setTimeout(fresh, 1500); return; }
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      ["fresh-main", "fresh-side"].forEach((id) => {
        const here = document.getElementById(id), there = page.getElementById(id);
        if (!here || !there) return;
        const open = [...here.querySelectorAll("details")].map((d) => d.open), focus = here.contains(document.activeElement) ? document.activeElement.value || document.activeElement.textContent : null;
        here.innerHTML = there.innerHTML;
        here.querySelectorAll("details").forEach((d, n) => { d.open = !!open[n]; });
        if (focus !== null) { const again = [...here.querySelectorAll("button")].find((b) => b.value === focus); if (again) again.focus(); }
      });
      if (keys) document.getElementById("keys").checked = (localStorage.getItem("plenary:keys") || "on") === "on";
      shortcuts();
    } catch { /* the line is down; said above */ }
  };
  document.addEventListener("plenary:live", (e) => { if (wanted.includes(e.detail)) { clearTimeout(due); due = setTimeout(fresh, 120); } });
})();
