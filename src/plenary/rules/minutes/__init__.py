"""What a chair's summary says of a meeting, drafted from what the record holds. See docs/rules/minutes.md."""

from plenary.rules.minutes.drafting import draft
from plenary.rules.minutes.keeping import Redrafted, redraft, sourced
from plenary.rules.minutes.values import Facts, ItemFacts, Paragraph, Sentence

__all__ = ["Facts", "ItemFacts", "Paragraph", "Redrafted", "Sentence", "draft", "redraft", "sourced"]
