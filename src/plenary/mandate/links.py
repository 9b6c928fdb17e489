"""Where an address of the record, or a symbol, stands among the pages: for whatever a task produced or a group took over.

The rooms above are not asked: their pages are known by the names of their addresses alone.
"""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from plenary.rules import mandates, symbols

# The first word of an address (or with it the last but one, for what stands inside something), how many parts it has, the
# name of its page and what stands in which part.
_PAGES: dict[tuple[str, int], tuple[str, dict[str, int]]] = {
    ("meeting", 3): ("meeting", {"group": 1, "meeting": 2}),
    ("report", 3): ("report", {"group": 1, "report": 2}),
    ("text", 3): ("text", {"group": 1, "text": 2}),
    ("date", 3): ("date", {"group": 1, "number": 2}),
    ("task", 3): ("mandate-task", {"group": 1, "number": 2}),
    ("group", 2): ("group", {"group": 1}),
    ("document", 2): ("document", {"pk": 1}),
    ("news", 3): ("news-item", {"group": 1, "number": 2}),
    ("asked", 3): ("public-question", {"group": 1, "number": 2}),
    ("mapping", 2): ("mapping", {"group": 1}),
    ("meeting/item", 5): ("agenda-item", {"group": 1, "meeting": 2, "item": 4}),
    ("mapping/issue", 4): ("mapping-issue", {"group": 1, "issue": 3}),
    ("mapping/topic", 4): ("mapping-topic", {"group": 1, "topic": 3}),
}


def href(address: str, group: str = "") -> str:
    """The page of an address; "" where it has none. `group` is whose call it is: "call/views" names no group."""
    parts = address.strip("/").split("/")
    try:
        if parts[0] == "call" and len(parts) == 2 and group:
            return reverse("call", kwargs={"group": group, "call": parts[1]})
        if parts[0] == "meeting" and len(parts) == 5 and parts[3] == "decision":
            return reverse("decisions", kwargs={"group": parts[1], "meeting": parts[2]}) + f"#d-{parts[4]}"
        if parts[0] == "mandate" and len(parts) == 4 and parts[2] == "methods":
            return reverse("methods-version", kwargs={"group": parts[1], "number": parts[3]})
        if cited := mandates.cited(address):
            return reverse(
                "mandate-cited", kwargs=dict(zip(_CITED, (cited.group, cited.document, cited.paragraph), strict=True))
            )
        inside = "/".join([parts[0], *parts[-2:-1]])  # meeting/GROUP/1/item/3 is an item of the meeting
        known = _PAGES.get((parts[0], len(parts))) or _PAGES.get((inside, len(parts)))
        if known is not None:
            return reverse(known[0], kwargs={name: parts[at] for name, at in known[1].items()})
        return reverse("by-symbol", kwargs={"symbol": address}) if is_symbol(address) else ""
    except NoReverseMatch:
        return ""


_CITED = ("group", "document", "paragraph")


def is_symbol(text: str) -> bool:
    """Is this the symbol of a document, rather than an address of the record?"""
    try:
        return bool(symbols.normalise(text).key) and not text[:1].islower()
    except symbols.SymbolError:
        return False
