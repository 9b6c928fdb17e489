"""The negotiating text: what several sponsors propose for one paragraph, as one text in brackets (docs/rules/brackets.md)."""

from plenary.rules.brackets.composite import Composite, compose, parse, settle, streamline
from plenary.rules.brackets.values import BASE, Alternative, Bracket, Part, Proposal, Words, walk

__all__ = [
    "BASE",
    "Alternative",
    "Bracket",
    "Composite",
    "Part",
    "Proposal",
    "Words",
    "compose",
    "parse",
    "settle",
    "streamline",
    "walk",
]
