// A recording and its transcript follow one another: the line that is spoken is marked; a line that is chosen is played.
(() => {
  const lines = [...document.querySelectorAll("[data-at]")];
  document.querySelectorAll("[data-recording]").forEach((player) => {
    const began = Date.parse(player.dataset.began), own = lines.filter((p) => p.dataset.session === player.dataset.recording).map((p) => [(Date.parse(p.dataset.at) - began) / 1000, p]);
    own.forEach(([at, p]) => {
      const play = document.createElement("button");
      play.type = "button"; play.className = "quietly small"; play.textContent = "▶"; play.setAttribute("aria-label", "▶ " + p.textContent.slice(0, 40));
      play.addEventListener("click", () => { player.currentTime = Math.max(0, at); player.play(); });
      p.prepend(play, " ");
    });
    let marked = null;
    player.addEventListener("timeupdate", () => {
      const now = own.filter(([at]) => at <= player.currentTime + 0.2).pop(), p = now && now[1];
      if (p === marked) return;
      if (marked) marked.classList.remove("spoken");
      if (p) { p.classList.add("spoken"); p.scrollIntoView({ block: "nearest" }); }
      marked = p;
    });
  });
})();
