"""What a piece of news, a question or thanks are about: an address in the record, typed as people have it at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from plenary.library import reads as library
from plenary.record.problems import Problem

_ADDRESS = re.compile(
    r"(?:meeting|text|report)/[\w-]{1,60}/[\w-]{1,60}|call/[\w-]{1,60}|document/[0-9]{1,12}", re.ASCII
)
_PAGES = {"meeting": "meeting", "text": "text", "report": "report"}


def address_of(typed: str) -> str:
    """The address in the record: of a page of this site that was pasted, of a symbol, or as it stands. "" for nothing.

    Raises Problem.
    """
    text = typed.strip()
    if not text or _ADDRESS.fullmatch(text):
        return text
    found = _pasted(text) or _by_symbol(text)
    if _ADDRESS.fullmatch(found):  # an address of this site may be longer than any that leads to something
        return found
    raise Problem(
        "%(text)s is no meeting, call, text, report or document here: paste the address of its page, or write its symbol.",
        text=text[:80],
    )


def _pasted(text: str) -> str:
    try:
        path = urlsplit(text).path
        found = resolve(path if path.endswith("/") else f"{path}/")
    except (ValueError, Resolver404):
        return ""
    kwargs = found.kwargs
    if found.url_name in _PAGES:
        return f"{found.url_name}/{kwargs['group']}/{kwargs[found.url_name]}"
    if found.url_name == "call":
        return f"call/{kwargs['call']}"
    return f"document/{kwargs['pk']}" if found.url_name == "document" else ""


def _by_symbol(text: str) -> str:
    found = library.by_symbol(text)
    return f"document/{found}" if found is not None else ""


def names_of(addresses: Iterable[str]) -> dict[str, str]:
    """What each is called on a page, without its kind: the symbol of a document, else the last word of its address. One query."""
    wanted = {one for one in addresses if one}
    documents = {int(one[9:]): one for one in wanted if one.startswith("document/")}
    found = {one: one.rpartition("/")[2] for one in wanted if not one.startswith("document/")}
    if documents:
        found |= {documents[pk]: name for pk, name in library.symbols_of(documents).items()}
    return found
