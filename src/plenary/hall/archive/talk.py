"""The briefing in an archive: where the group is, on slides that open and print without anything else."""

from __future__ import annotations

from datetime import datetime

from plenary.hall.archive.leaves import Block, Leaf, Section
from plenary.hall.briefing.deck import briefing
from plenary.mandate import reads as mandate
from plenary.press import slides_out

FILE = "briefing/slides.html"


def section(group: mandate.GroupLine, at: datetime) -> Section | None:
    """The slides as one HTML file, and what stands on them; None where there is nothing to tell."""
    found = briefing(group, at)
    if found is None or not found.subjects:
        return None
    deck = found.without(())
    made = Section("Briefing")
    made.files.append((FILE, slides_out.printed(deck, "html").data, "where the group is, on slides"))
    titles = tuple((title,) for _key, title in found.subjects)
    blocks = (Block("What it tells", "slides", (), (), titles),)
    made.leaves.append(Leaf("briefing/index.html", "Briefing", "what the slides tell", blocks, ((FILE, "The slides"),)))
    made.counted = f"{len(deck.slides) + 1} slides"
    return made
