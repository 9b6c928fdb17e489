"""Web pages and the HTML bodies of mails to blocks: `read(data)` and `add_html(builder, text)`."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html import unescape

import nh3
from lxml import etree
from lxml import html as lxml_html

from plenary.press.blocks import Kind, Source
from plenary.press.building import QUOTED, Builder, Draft, Run, pieces, with_address
from plenary.press.counting import shown
from plenary.press.encodings import decode

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_PARAGRAPHS = frozenset(
    [
        *("p", "div", "pre", "address", "dl", "dt", "dd", "blockquote", "center", "caption", "legend", "details"),
        *("article", "section", "aside", "header", "footer", "main", "nav", "figure", "figcaption", "form"),
        *("fieldset", "summary"),
    ]
)
_STRONG = frozenset(("b", "strong", "u", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_TAGS = (
    set(_HEADINGS)
    | _PARAGRAPHS
    | _STRONG
    | {"a", "abbr", "br", "cite", "code", "del", "em", "font", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "q"}
    | {"s", "small", "span", "strike", "sub", "sup", "table", "tbody", "td", "tfoot", "thead", "tr", "ul", "body"}
)
_ATTRIBUTES = {
    "*": {"style", "class", "type", "dir"},
    "a": {"href"},
    "img": {"alt"},
    "ol": {"start", "type"},
    "li": {"value"},
    "td": {"colspan"},
    "th": {"colspan"},
}
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_QUOTING = re.compile(r"gmail_quote|yahoo_quoted|moz-cite|OutlookMessageHeader|protonmail_quote")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)

_Cell = tuple[int, int, int]


def read(data: bytes) -> Source:
    """Read a saved web page. Never raises for bad HTML: what cannot be understood is text."""
    text, encoding = decode_page(data)
    builder = Builder("html")
    add_html(builder, text)
    title = re.search(r"<title[^>]*>(.{0,500}?)</title", text[:20_000], re.IGNORECASE | re.DOTALL)
    return builder.source(encoding=encoding, title=unescape(title.group(1)) if title else "")


def decode_page(data: bytes) -> tuple[str, str]:
    """Text and encoding of a page: its own word for it where that fits, otherwise what the bytes say."""
    told = _CHARSET.search(data[:4096])
    if told:
        try:
            codec = codecs.lookup(told.group(1).decode("ascii")).name
            codec = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(codec, codec)
            return data.decode(codec), codec
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)


def add_html(builder: Builder, text: str, *, mail: bool = False) -> None:
    """Add the paragraphs of a page to a builder; in a mail, quoted earlier mails are labelled `QUOTED`."""
    clean = nh3.clean(
        text,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags={"script", "style", "head", "title", "noscript", "template"},
        filter_style_properties={"font-weight", "display", "text-decoration", "font-style"},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    if not clean.strip():
        return
    try:
        root = lxml_html.fragment_fromstring(clean, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        builder.add(Draft("paragraph", re.sub(r"<[^>]*>", " ", clean)))
        return
    _Reader(builder, mail).read(root)


class _Reader:
    def __init__(self, builder: Builder, mail: bool) -> None:
        self.builder = builder
        self.mail = mail
        self.runs: list[Run] = []
        self.cell: _Cell | None = None
        self.heading = 0
        self.label = ""
        self.depth = 0  # of lists
        self.quoted = 0
        self.kept_space = 0  # inside <pre>

    def read(self, root: etree._Element) -> None:
        self._children(root, False)
        self._end()

    def _say(self, text: str | None, strong: bool) -> None:
        if text:
            self.runs.append(Run(text if self.kept_space else " ".join(f"|{text}|".split())[1:-1], strong))

    def _end(self) -> None:
        """Close the paragraph that is open."""
        runs, self.runs = self.runs, []
        for index, (text, bold) in enumerate(pieces(runs)):
            label, self.label = self.label, ""
            kind: Kind = "paragraph"
            level = 0
            if self.cell is not None:
                kind = "cell"
            elif self.quoted:
                text, label = f"{label} {text}".strip(), QUOTED
                self.builder.warn("quoted-text")
            elif self.heading:
                kind, level = "heading", self.heading
            elif label and index == 0:
                kind, level = "item", min(max(self.depth, 1), 9)
            table, row, column = self.cell or (0, 0, 0)
            self.builder.add(Draft(kind, text, level, label, bold, 0, table, row, column))

    def _children(self, parent: etree._Element, strong: bool) -> None:
        self._say(parent.text, strong)
        for child in parent:
            if isinstance(child.tag, str):
                self._element(child, child.tag, strong)
            self._say(child.tail, strong)

    def _element(self, element: etree._Element, tag: str, strong: bool) -> None:
        style = element.get("style", "").replace(" ", "").lower()
        if "display:none" in style:
            self.builder.warn("hidden-text-left-out")
            return
        if re.search(r"font-weight:(bold|[6-9]00)|text-decoration:underline", style):
            strong = True
        elif "font-weight:normal" in style:
            strong = False
        strong = strong or tag in _STRONG
        if tag == "br":
            self.runs.append(Run("\n", None))
        elif tag == "img":
            self.builder.warn("images-left-out")
            self._say(element.get("alt", ""), strong)
        elif tag == "a":
            self._link(element, strong)
        elif tag in ("ul", "ol"):
            self._list(element, tag, strong)
        elif tag == "table":
            self._table(element, strong)
        elif tag in _HEADINGS:
            self._end()
            self.heading = _HEADINGS[tag]
            self._children(element, strong)
            self._end()
            self.heading = 0
        elif tag in _PARAGRAPHS or tag == "hr":
            self._paragraph(element, tag, strong)
        else:
            self._children(element, strong)

    def _paragraph(self, element: etree._Element, tag: str, strong: bool) -> None:
        quoting = self.mail and (
            element.get("type") == "cite" or tag == "blockquote" or bool(_QUOTING.search(element.get("class", "")))
        )
        self._end()
        self.quoted += quoting
        self.kept_space += tag == "pre"
        self._children(element, strong)
        self._end()
        self.kept_space -= tag == "pre"
        self.quoted -= quoting

    def _link(self, element: etree._Element, strong: bool) -> None:
        begin = len(self.runs)
        self._children(element, strong)
        text = "".join(run.text for run in self.runs[begin:])
        if text.strip():
            self.runs.append(Run(with_address(text, element.get("href", "")), None))

    def _list(self, element: etree._Element, tag: str, strong: bool) -> None:
        self._end()
        self.depth += 1
        start = element.get("start", "1")
        count = int(start) if start.isdecimal() and len(start) < 6 else 1
        for child in element:
            if child.tag != "li":
                if isinstance(child.tag, str):
                    self._element(child, child.tag, strong)
                self._say(child.tail, strong)
                continue
            at = child.get("value", "")
            count = int(at) if at.isdecimal() and len(at) < 6 else count
            self._end()
            format = _LIST_FORMATS.get(element.get("type", ""), "decimal")
            self.label = f"{shown(count, format)}." if tag == "ol" else "•"
            self._children(child, strong)
            self._end()
            self.label = ""
            count += 1
        self.depth -= 1

    def _table(self, table: etree._Element, strong: bool) -> None:
        self._end()
        rows = list(_rows(table))
        outer, heading = self.cell, self.heading
        # Mails are laid out with tables: one cell, or one cell a row, is no table.
        if all(len(cells) <= 1 for cells in rows):
            for cells in rows:
                for cell in cells:
                    self._children(cell, strong)
                    self._end()
            return
        ident, self.heading = self.builder.new_table(), 0
        for row_at, cells in enumerate(rows, start=1):
            column = 1
            for cell in cells:
                self.cell = (ident, row_at, column)
                self._children(cell, strong or cell.tag == "th")
                self._end()
                span = cell.get("colspan", "1")
                column += int(span) if span.isdecimal() and int(span[:3]) > 0 else 1
        self.cell, self.heading = outer, heading


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """Rows of a table and not of those within; a caption is a row of one."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in ("td", "th")]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif child.tag == "caption":
            yield [child]
