"""Prose, the light formatting of answers: one grammar for everything that shows or prints one.

Items are separated by one blank line; list items, the rows of one table and notes that follow each other by a single
newline. A paragraph is anything else, and a newline within it a line break. `# ` to `### ` begin a heading, `- ` or a
label such as `1. `, `a) ` or `(iv) ` a list item (two spaces of indent a level), `| a | b |` is a row, `[^3]: ` a
footnote whose mark in the running text is `[^3]`. No inline marks, no escapes.
"""

from plenary.press.prose_html import render_html
from plenary.press.prose_text import (
    Heading,
    Item,
    Node,
    Note,
    Paragraph,
    Span,
    Table,
    parse,
    spans,
    words,
    write,
)

__all__ = [
    "Heading",
    "Item",
    "Node",
    "Note",
    "Paragraph",
    "Span",
    "Table",
    "parse",
    "render_html",
    "spans",
    "words",
    "write",
]
