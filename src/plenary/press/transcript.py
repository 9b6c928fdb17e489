"""A transcript as a document: items of the agenda, and under each who spoke, from when on, and her words.

It takes the printers of the compilation: an item is a section, a turn an entry; so it goes to PDF/UA, Word, ODT and HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenary.press.compiled import Compiled, Entry, Section

RTL = ("ar", "fa", "he", "ur")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker said without a break."""

    speaker: str  # "" where nobody noted it
    time: str  # "15:04:11", in the venue's time
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()  # "recognised automatically"


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the agenda with what was said on it; `number` as readers see it, "" outside any item."""

    number: str
    title: str
    spoken: tuple[Spoken, ...]


def compiled(
    parts: Iterable[Part],
    *,
    title: str,
    subtitle: str,
    issued: str,
    language: str,
    front: tuple[str, ...] = (),
    labels: Mapping[str, str] | None = None,
    unnamed: str = "–",
) -> Compiled:
    """The transcript ready for the printers; every word is in the reader's language already. `unnamed` stands for no name."""
    sections = []
    turn = 0
    for place, part in enumerate(parts, 1):
        entries = []
        for spoken in part.spoken:
            turn += 1
            entries.append(
                Entry(
                    anchor=f"T{turn}",
                    heading=spoken.speaker or unnamed,
                    meta=spoken.time,
                    language=language,
                    text=plain(" ".join(spoken.lines)),
                    state="",
                    notes=spoken.notes,
                )
            )
        sections.append(Section(f"I{place}", part.number, part.title, "", tuple(entries)))
    return Compiled(
        title=title,
        subtitle=subtitle,
        by="question",
        symbol="",
        version="",
        issued=issued,
        language=language,
        direction="rtl" if language.partition("-")[0] in RTL else "ltr",
        sections=tuple(sections),
        front=front,
        labels=labels or {},
        flowing=True,
    )


def plain(text: str) -> str:
    """Spoken words as prose that says just that: "1. Thank you" begins no list, and nothing else is read as a mark."""
    flat = " ".join(text.split()).replace("[^", "[\u00a0^")
    if flat.startswith("|"):
        flat = "¦" + flat[1:]
    head, blank, rest = flat.partition(" ")
    return f"{head}\u00a0{rest}" if blank and _marks(head) else flat


def _marks(word: str) -> bool:
    """Could this word, with a blank after it, begin a heading or an item of a list?"""
    return word == "-" or set(word) == {"#"} or (word[-1] in ".)" and len(word) <= 14)
