"""Prose as HTML: escaped, with lists, tables and linked footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from plenary.press.prose_text import Heading, Item, Node, Note, Paragraph, Table, parse, spans


def render_html(text: str, *, ident: str = "", heading: int = 4, note_label: str = "Note") -> str:
    """HTML of an answer, safe to stand in a page.

    `ident` begins every id, so that two answers on one page can both have a note 3; without it footnotes are shown and
    not linked. `heading` is the level (1 to 6) of "# …". `note_label` is what a back link is called by a screen reader.
    Nothing of the text reaches the page unescaped; only http and https addresses become links. Classes used: `label`,
    `labelled`, `scroll`, `notes`.
    """
    nodes = parse(text)
    return Renderer(nodes, ident, heading, note_label).html(nodes)


class Renderer:
    """One answer's rendering; keeps which notes exist and which marks were already linked."""

    def __init__(self, nodes: Sequence[Node], ident: str, heading: int, note_label: str) -> None:
        self.ident = escape(ident, quote=True)
        self.heading = heading
        self.note_label = escape(note_label, quote=True)
        self.notes = {node.mark: number for number, node in _numbered_notes(nodes)}
        self.marked: set[str] = set()
        self.placed: set[str] = set()  # a second note of the same mark must not repeat the id

    def html(self, nodes: Sequence[Node]) -> str:
        return "\n".join(self._blocks(nodes))

    def _blocks(self, nodes: Sequence[Node]) -> Iterator[str]:
        at = 0
        while at < len(nodes):
            node = nodes[at]
            end = at + 1
            match node:
                case Paragraph(text):
                    yield f"<p>{self.inline(text)}</p>"
                case Heading(level, text):
                    deep = min(6, self.heading + level - 1)
                    yield f"<h{deep}>{self.inline(text)}</h{deep}>"
                case Table():
                    yield self._table(node)
                case Item() | Note():
                    while end < len(nodes) and type(nodes[end]) is type(node):
                        end += 1
                    run = nodes[at:end]
                    if isinstance(node, Item):
                        yield self._list([item for item in run if isinstance(item, Item)])
                    else:
                        yield self._note_list([note for note in run if isinstance(note, Note)])
            at = end

    def inline(self, text: str) -> str:
        """Running text: escaped, with line breaks, links and footnote marks."""
        return "".join(self._span(span.kind, span.text) for span in spans(text))

    def _span(self, kind: str, text: str) -> str:
        shown = escape(text, quote=True)
        if kind == "break":
            return "<br>"
        if kind == "link":
            return f'<a href="{shown}" rel="nofollow ugc noreferrer">{shown}</a>'
        if kind != "mark":
            return shown
        number = self.notes.get(text)
        if number is None or not self.ident:
            return f"<sup>[{shown}]</sup>"
        first = text not in self.marked
        self.marked.add(text)
        back = f' id="{self.ident}-m{number}"' if first else ""
        return f'<sup><a href="#{self.ident}-n{number}"{back} role="doc-noteref">[{shown}]</a></sup>'

    def _table(self, table: Table) -> str:
        rows = list(table.rows)
        out = ['<div class="scroll" tabindex="0" role="group"><table>']
        if table.headed:
            heads = "".join(f'<th scope="col">{self.inline(cell)}</th>' for cell in rows.pop(0))
            out.append(f"<thead><tr>{heads}</tr></thead>")
        out.append("<tbody>")
        for row in rows:
            filled = row + ("",) * (table.width - len(row))
            out.append("<tr>" + "".join(f"<td>{self.inline(cell)}</td>" for cell in filled) + "</tr>")
        out.append("</tbody></table></div>")
        return "".join(out)

    def _list(self, items: Sequence[Item]) -> str:
        out: list[str] = []
        open_lists: list[tuple[int, str]] = []  # (level as written, tag)
        for item in items:
            tag = "ol" if item.label else "ul"
            while open_lists and (
                open_lists[-1][0] > item.level or (open_lists[-1][0] == item.level and open_lists[-1][1] != tag)
            ):
                out.append(f"</li></{open_lists.pop()[1]}>")
            if open_lists and open_lists[-1][0] == item.level:
                out.append("</li>")
            else:
                open_lists.append((item.level, tag))
                out.append('<ol class="labelled" role="list">' if item.label else "<ul>")
            label = f'<span class="label">{escape(item.label)}</span> ' if item.label else ""
            out.append(f"<li>{label}{self.inline(item.text)}")
        out += [f"</li></{tag}>" for _, tag in reversed(open_lists)]
        return "".join(out)

    def _note_list(self, notes: Sequence[Note]) -> str:
        out = ['<ul class="notes" role="list">']
        for note in notes:
            number = self.notes[note.mark] if self.ident and note.mark not in self.placed else None
            self.placed.add(note.mark)
            mark = escape(note.mark)
            body = self.inline(note.text)
            if number is not None and note.mark in self.marked:
                mark = f'<a href="#{self.ident}-m{number}" aria-label="{self.note_label} {mark}">{mark}</a>'
            ident = f' id="{self.ident}-n{number}"' if number is not None else ""
            out.append(f'<li{ident}><span class="label">{mark}.</span> {body}</li>')
        out.append("</ul>")
        return "".join(out)


def _numbered_notes(nodes: Sequence[Node]) -> Iterator[tuple[int, Note]]:
    seen: set[str] = set()
    for node in nodes:
        if isinstance(node, Note) and node.mark not in seen:
            seen.add(node.mark)
            yield len(seen), node
