"""Fields of Rich Text Format: links, and what was filled into a form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plenary.press.building import with_address
from plenary.press.rtf_story import Bit, Story

_LINK = re.compile(r'\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))')
_BOX, _LIST = 1, 2
_AS_DECLARED = 25  # the result of a form field that nobody touched


@dataclass(slots=True)
class Field:
    """A field that is being read: what it instructs, and where its result begins in the paragraph."""

    story: Story
    begin: int
    instruction: str = ""
    kind: int = -1
    result: int = _AS_DECLARED
    default: int = 0
    entries: tuple[str, ...] = ()

    def finish(self) -> None:
        """Add to the paragraph what the field shows beyond its written result."""
        shown = "".join(bit.text for bit in self.story.bits[self.begin :])
        link = _LINK.match(self.instruction)
        chosen = self.default if self.result == _AS_DECLARED else self.result
        added = ""
        if link and shown.strip():
            added = with_address(shown, link.group(1) or link.group(2) or "")
        elif self.kind == _BOX:
            added = "☑" if chosen else "☐"
        elif self.kind == _LIST and not shown.strip() and 0 <= chosen < len(self.entries):
            added = self.entries[chosen]
        if added:
            self.story.bits.append(Bit(added, None))
