"""Names in Akoma Ntoso: identifiers by its naming convention, who and what is referred to, parts of addresses."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import quoteattr

_LETTERS = {
    **{"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "hi": "hin", "it": "ita"},
    **{"ja": "jpn", "ko": "kor", "pt": "por", "ru": "rus", "sw": "swa", "tr": "tur", "ur": "urd", "zh": "zho"},
}


def three_letters(language: str) -> str:
    """The code of ISO 639-2 that the naming convention asks for; another language keeps its own, an odd tag is "und"."""
    first = language.lower().replace("_", "-").split("-")[0]
    return _LETTERS.get(first) or (first if re.fullmatch("[a-z]{2,3}", first) else "und")


def part_of_address(text: str) -> str:
    """A symbol as one step of an address: "X/2026/CRP.4" is "x-2026-crp.4"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")


class Names:
    """Gives every identifier once, and keeps who and what is referred to."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}
        self._counted: dict[str, int] = {}
        self._people: dict[str, str] = {}
        self._concepts: dict[str, str] = {}

    def eid(self, prefix: str, number: str) -> str:
        """The prefix and the number without its points and spaces: "para_8bis"; without a number they are counted."""
        plain = "".join(c for c in number if c.isalnum() or c == "-")
        if not plain:
            self._counted[prefix] = self._counted.get(prefix, 0) + 1
            plain = f"nn{self._counted[prefix]}"
        return self._once(f"{prefix}_{plain}")

    def _once(self, ident: str) -> str:
        self._given[ident] = self._given.get(ident, 0) + 1
        return ident if self._given[ident] == 1 else self._once(f"{ident}-{self._given[ident]}")

    def organisation(self, name: str) -> str:
        """The identifier of a sponsor or an author, without "#"."""
        return self._people.setdefault(name, f"org_{len(self._people) + 1}")

    def concept(self, ident: str, shown: str) -> str:
        self._concepts[ident] = shown
        return ident

    def references(self, author: str) -> str:
        """The element that says what the identifiers stand for."""
        made = [_reference("TLCOrganization", "author", "organization", author)]
        made += [_reference("TLCOrganization", ident, "organization", name) for name, ident in self._people.items()]
        made += [_reference("TLCConcept", ident, "concept", shown) for ident, shown in self._concepts.items()]
        return f'<references source="#author">\n{"".join(made)}</references>\n'


def _reference(element: str, ident: str, kind: str, shown: str) -> str:
    where = f"/akn/ontology/{kind}/un/{part_of_address(shown) or ident}"
    return f'<{element} eId="{ident}" href="{where}" showAs={quoteattr(shown)}/>\n'
