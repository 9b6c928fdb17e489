"""The comments of a Word file: who said what when, what was answered, what was settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from plenary.press.changed import Comment
from plenary.press.word_runs import W14
from plenary.press.word_styles import W, value
from plenary.press.word_tracked import stamp_of

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(slots=True)
class _Said:
    comment: Comment
    parent: str = ""  # w:id of what it answers


class Comments:
    """All comments of a file; each is given once."""

    def __init__(
        self,
        root: etree._Element | None,
        extended: etree._Element | None,
        text: Callable[[etree._Element], str],
        quotes: dict[str, list[str]],
    ) -> None:
        """`text`: the words of a part; `quotes`: by w:id what comments stand beside, filled while the body is read."""
        self._quotes = quotes
        self._said: dict[str, _Said] = {}
        named: dict[str, str] = {}  # the id of a comment's paragraphs to w:id
        for element in root.iter(W + "comment") if root is not None else ():
            ident, stamp = value(element, "id"), stamp_of(element)
            self._said[ident] = _Said(Comment(stamp.author, text(element), stamp.at))
            for paragraph in element.iter(W + "p"):
                if paragraph.get(W14 + "paraId"):
                    named[paragraph.get(W14 + "paraId", "")] = ident
        for more in extended.iter(W15 + "commentEx") if extended is not None else ():
            said = self._said.get(named.get(more.get(W15 + "paraId", ""), ""))
            parent = named.get(more.get(W15 + "paraIdParent", ""), "")
            if said is not None:
                said.comment = replace(said.comment, done=more.get(W15 + "done") in ("1", "true"))
                said.parent = parent if self._said.get(parent) is not said else ""
        self._given: set[str] = set()

    def take(self, ident: str, words: str) -> Comment | None:
        """The comment that begins in a paragraph of these words, with its answers; None for an answer, and the second time."""
        said = self._said.get(ident)
        if said is None or ident in self._given or said.parent:
            return None
        self._given.add(ident)
        quote = "".join(self._quotes.get(ident, ())).strip()
        if quote == words.strip():
            quote = ""
        return replace(said.comment, quote=quote, replies=self._replies(ident))

    def _replies(self, ident: str) -> tuple[Comment, ...]:
        found: list[Comment] = []
        for other, said in self._said.items():
            if said.parent == ident and other not in self._given:
                self._given.add(other)
                found += [said.comment, *self._replies(other)]
        return tuple(found)

    def rest(self) -> tuple[Comment, ...]:
        """Those that stand nowhere any more."""
        for said in self._said.values():
            if said.parent in self._given or said.parent not in self._said:
                said.parent = ""
        return tuple(found for ident in self._said if (found := self.take(ident, "")) is not None)
