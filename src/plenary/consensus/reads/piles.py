"""The four piles of a text (A63)."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.rules.consensus import PILES, Pile
from plenary.rules.consensus import piles as rule
from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine, TextPage


@dataclass(frozen=True, slots=True)
class Piles:
    """Every contribution of a text in exactly one pile; headings are none."""

    page: TextPage
    piles: dict[Pile, tuple[ParagraphLine, ...]]

    def count(self, name: Pile) -> int:
        return len(self.piles[name])


def piles(group: str, text: TextPage | str) -> Piles | None:
    """The four piles of a text, in the order of the text. The queries of the text. None: there is no such text."""
    page = texts.text(group, text) if isinstance(text, str) else text
    if page is None:
        return None
    return Piles(page, rule((p, p.state, p.statement) for p in page.paragraphs if p.kind != "heading"))


__all__ = ["PILES", "Piles", "piles"]
