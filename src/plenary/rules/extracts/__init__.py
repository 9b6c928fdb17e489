"""Draft sentences for a summary, taken word for word from the answers to one question. No sentence is made up.

The prose a secretariat reads is `docs/rules/summary.md`.
"""

from plenary.rules.extracts.drafting import Extract, Said, Source, extracts
from plenary.rules.extracts.sentences import sentences

__all__ = ["Extract", "Said", "Source", "extracts", "sentences"]
