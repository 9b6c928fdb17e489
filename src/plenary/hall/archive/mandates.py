"""The mandate in an archive: its documents by paragraph, tasks, the bodies on the way, working methods, the succession."""

from __future__ import annotations

from plenary.hall.archive.data import as_json
from plenary.hall.archive.leaves import Block, Leaf, Section, day, plain, said, word
from plenary.mandate.reads import bodies, methods, sources


def section(group: str) -> Section:
    """Everything about the mandate."""
    made = Section("Mandate")
    told = {
        "sources": sources.sources(group),
        "tasks": sources.tasks(group),
        "earlier": sources.earlier(group),
        "bodies": bodies.stops(group),
        "establishing": bodies.establishing(group),
        "methods": methods.versions(group),
        "modalities": methods.modalities(group),
        "taken_over": sources.taken(group),
        "amendments": sources.amendments(group),
    }
    made.files.append(("mandate/mandate.json", as_json(plain(told)), "the mandate: paragraphs, tasks, bodies, methods"))
    blocks = [
        Block(f"{s.symbol} {said(s.title)}".strip(), f"source-{s.number}", (said(s.note),) if s.note else (), ("Paragraph", "Words"),
              tuple((p.label, said(p.words) or said(p.gist)) for p in s.passages))
        for s in sources.sources(group)
    ]  # fmt: skip
    blocks.append(
        Block("Tasks", "tasks", (), ("Task", "From", "State", "Why"),
              tuple((said(t.text), f"{t.symbol} {t.label}".strip(), word(t.state), said(t.because)) for t in sources.tasks(group)))
    )  # fmt: skip
    way = tuple(
        (
            said(s.body.name) or s.body.short,
            " ".join(dict.fromkeys((s.role, s.verb))).strip(),  # "establishes" once
            s.symbol,
            f"{s.done_verb} {s.done_symbol}".strip(),
        )
        for s in bodies.stops(group)
    )
    blocks.append(Block("Bodies on the way", "bodies", (), ("Body", "What it does", "Document", "Done"), way))
    for v in methods.versions(group):
        points = tuple((str(n), said(p.text)) for n, p in enumerate(v.points, 1))
        words = (f"{day(v.day)} {word(v.how)}".strip(), said(v.reason))
        blocks.append(
            Block(f"Working methods, version {v.number}", f"methods-{v.number}", words, ("Point", "Words"), points)
        )
    if lines := methods.modalities(group):
        rows = tuple((str(m.number), said(m.text), m.state, said(m.amended)) for m in lines)
        blocks.append(Block("Modalities", "modalities", (), ("Number", "Point", "State", "As amended"), rows))
    if taken := sources.taken(group):
        over = tuple((t.kind, said(t.label), t.origin) for t in taken)
        blocks.append(Block("Taken over", "taken", (), ("Kind", "What", "From"), over))
    blocks = [b for b in blocks if b.rows or b.words]
    beside = (("mandate/mandate.json", "All of it as data"),)
    made.leaves.append(Leaf("mandate/index.html", "Mandate", "the mandate by paragraph", tuple(blocks), beside))
    made.counted = f"{len(sources.tasks(group))} tasks"
    return made
