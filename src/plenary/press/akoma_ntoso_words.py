"""The running text of Akoma Ntoso: changes, footnotes, alternatives with those who want them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from plenary.press.akoma_ntoso_names import Names
from plenary.press.paper_galley import Bit, LaidPaper, LaidPar, day, links

# What the schema takes for an address without doubt; anything else stays words.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[\w.~!$&'()*+,;=:@/-]*)?(\?[\w.~!$&'()*+,;=:@/?-]*)?(#[\w.~!-]*)?", re.ASCII
)


@dataclass(slots=True)
class _Open:
    """A bracket that is not closed yet."""

    done: list[str] = field(default_factory=list)  # its alternatives so far, with the signs between them
    now: list[str] = field(default_factory=list)  # the alternative that is being read
    sponsors: list[str] = field(default_factory=list)  # of that one

    def end(self) -> None:
        refers = f' refersTo="{" ".join(f"#{ident}" for ident in self.sponsors)}"' if self.sponsors else ""
        self.done.append(f'<inline name="alternative"{refers}>{"".join(self.now)}</inline>')
        self.now, self.sponsors = [], []


class Words:
    """Sets the words of paragraphs; names whom they refer to."""

    def __init__(self, paper: LaidPaper, names: Names) -> None:
        self.paper = paper
        self.names = names

    def of(self, par: LaidPar) -> str:
        found = self._alternatives(par.bits) or "–"
        return f"<{par.change}>{found}</{par.change}>" if par.change else found

    def linked(self, text: str) -> str:
        """Words in which addresses are links."""
        return "".join(
            f"<ref href={quoteattr(piece)}>{escape(piece)}</ref>"
            if link and _ADDRESS.fullmatch(piece)
            else escape(piece)
            for piece, link in links(text)
        )

    def _alternatives(self, bits: Sequence[Bit]) -> str:
        """Brackets as trees where every one is closed, else as signs in a row."""
        out: list[str] = []
        stack: list[_Open] = []
        for bit, sign in _signs(bits):
            here = stack[-1].now if stack else out
            shown = self._bit(bit)
            if sign == "[":
                stack.append(_Open([shown]))
            elif sign == "/" and stack:
                stack[-1].end()
                stack[-1].done.append(shown)
            elif sign == "]" and stack:
                closed = stack.pop()
                closed.end()
                whole = "".join((*closed.done, shown))
                (stack[-1].now if stack else out).append(f'<inline name="alternatives">{whole}</inline>')
            else:
                here.append(shown)
                if bit.role == "sponsors" and stack:
                    stack[-1].sponsors += map(self.names.organisation, _sponsors(bit.text))
        for left in stack:
            if left.sponsors:
                left.end()
            out += left.done + left.now
        return "".join(out)

    def _bit(self, bit: Bit) -> str:
        if bit.kind == "text":
            shown = escape(bit.text).replace("\n", "<br/>")
            if bit.role == "bracket":
                shown = f'<inline name="bracket">{shown}</inline>'
            elif bit.role == "sponsors":
                shown = f'<sup><inline name="sponsors">{shown}</inline></sup>'
        elif bit.kind == "note":
            shown = (
                f'<authorialNote eId="fn_{bit.number}" marker="{bit.number}" placement="bottom">'
                f"<p>{self.linked(bit.text)}</p></authorialNote>"
            )
        else:
            shown = f'<noteRef href="#fn_{bit.number}" marker="{bit.number}" placement="bottom"/>'
        return self._changed(bit, shown)

    def _changed(self, bit: Bit, shown: str) -> str:
        if not bit.mark:
            return shown
        by = f' refersTo="#{self.names.organisation(bit.author)}"' if bit.author else ""
        told = " · ".join(part for part in (bit.author, day(bit.at)) if part)
        title = f" title={quoteattr(told)}" if told else ""
        return f"<{bit.mark}{by}{title}>{shown}</{bit.mark}>"


def _signs(bits: Sequence[Bit]) -> Iterator[tuple[Bit, str]]:
    """Each bit, those that hold several signs cut into them; and which sign it is: "[", "/", "]", or "" for none."""
    for bit in bits:
        if bit.role != "bracket" or bit.kind != "text":
            yield bit, ""
            continue
        for piece in re.split(r"(?<=[\[\]/])(?=\s*[\[\]/])", bit.text):
            yield (Bit("text", piece, bit.role, bit.mark, bit.author, bit.hand, bit.at), piece.strip())


def _sponsors(text: str) -> list[str]:
    """Names parted by commas; or codes parted by spaces."""
    plain = text.strip().strip("()")
    parts = re.split(r"[,،、;；]", plain)
    if len(parts) == 1 and all(len(code) <= 4 for code in plain.split()):
        parts = plain.split()
    return [part.strip() for part in parts if part.strip()]
