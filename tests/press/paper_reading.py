"""How the tests of texts and reports read back what was printed, and compare it with the paper."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pypdfium2 as pdfium
from bs4 import BeautifulSoup
from lxml import etree
from markdown_it import MarkdownIt

from plenary.press.galley import clean
from plenary.press.paper import Paper, Par, Remark, Run
from plenary.press.paper_out import printed
from tests.press.reading import letters

_SCRIPTS = re.compile(r"[0-9]+|[a-zA-Z]+|[\u0600-\u06ff]+|[^\x00-\x7f\u0600-\u06ff]+")


def out(paper: Paper, format: str) -> bytes:
    return printed(paper, format, in_process=True).data


def pdf_text(data: bytes) -> str:
    with pdfium.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def html_text(data: bytes) -> str:
    return BeautifulSoup(data, "html.parser").get_text()


def md_html(data: bytes) -> str:
    """As a reader of CommonMark shows it."""
    return MarkdownIt("commonmark").render(data.decode())


def md_text(data: bytes) -> str:
    return BeautifulSoup(md_html(data), "html.parser").get_text()


def odt_text(data: bytes) -> str:
    inside = zipfile.ZipFile(io.BytesIO(data))
    shown = []
    for name in ("content.xml", "meta.xml"):
        # What stands for white space is an element of its own.
        plain = re.sub(rb"<text:(tab|line-break|s)\b[^>]*/>|</text:(p|h)>", rb"\g<0> ", inside.read(name))
        shown.append("".join(etree.fromstring(plain).itertext()))
    return " ".join(shown)


def docx_text(data: bytes) -> str:
    inside = zipfile.ZipFile(io.BytesIO(data))
    shown = []
    for name in ("docProps/core.xml", "word/document.xml", "word/footnotes.xml", "word/comments.xml"):
        if name in inside.namelist():
            plain = re.sub(rb"<w:(tab|br)/>|</w:p>", rb"\g<0> ", inside.read(name))
            root = etree.fromstring(plain)
            authors = (str(v) for e in root.iter() for k, v in e.attrib.items() if str(k).endswith("}author"))
            shown.append("".join(root.itertext()) + " ".join(authors))
    return " ".join(shown)


def xml_text(data: bytes) -> str:
    root = etree.fromstring(data)
    return "".join(root.itertext()) + " ".join(str(v) for e in root.iter() for v in e.attrib.values())


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "html": html_text,
    "md": md_text,
    "odt": odt_text,
    "docx": docx_text,
    "xml": xml_text,
}
_FOR_MACHINES = {"key", "language", "mark", "role", "part", "at", "level", "note", "date", "document", "labels"}


def texts(value: Any) -> Iterator[str]:
    """Every text of a paper that somebody reads, however deep it lies."""
    if isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            hidden = field.name in _FOR_MACHINES or (field.name == "kind" and isinstance(value, Par))
            # Of words that nobody changed there is no author.
            hidden |= field.name == "author" and not isinstance(value, Remark) and not getattr(value, "mark", "")
            hidden |= field.name == "author" and isinstance(value, Run) and not value.text
            hidden |= field.name == "front_title" and not value.front
            if not hidden:
                yield from texts(getattr(value, field.name))
    elif isinstance(value, str) and not value.startswith("javascript:"):
        yield value


def missing(paper: Paper, shown: str) -> set[str]:
    """Words of the paper that are not in what was printed, as far as a reader of PDF can tell words of two directions."""
    kept = letters(shown)
    turned = kept[::-1]
    gone = set()
    for word in {word for text in texts(paper) for word in clean(text).split()}:
        plain = letters(word)
        parts = (letters(part) for piece in re.split(r"[\W_]+", word) for part in _SCRIPTS.findall(piece))
        if plain.isprintable() and plain not in kept and not all(part in kept or part in turned for part in parts):
            gone.add(word)
    return gone
