"""A feed of news, RFC 4287: plain values in, bytes out. No clock: the feed is as old as its newest entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

MEDIA = "application/atom+xml; charset=utf-8"
_NOTHING = "".join(chr(n) for n in range(32) if n not in (9, 10, 13)) + "\ufffe\uffff"  # what XML 1.0 cannot hold
_CLEAN = {ord(c): None for c in _NOTHING} | dict.fromkeys(range(0xD800, 0xE000))


@dataclass(frozen=True, slots=True)
class News:
    """One entry. `ident` never changes and is an address or a urn; `text` is plain."""

    ident: str
    title: str
    text: str
    instant: datetime
    address: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it stands itself (`here`), where its page is (`address`), its entries, the newest first."""

    title: str
    here: str
    address: str
    author: str
    language: str
    news: tuple[News, ...]


def feed(given: Feed) -> bytes:
    """The feed as XML. One without entries was last changed in 1970."""
    newest = max((one.instant for one in given.news), default=datetime(1970, 1, 1, tzinfo=UTC))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(given.language)}>',
        f"<id>{_said(given.here)}</id>",
        f"<title>{_said(given.title)}</title>",
        f"<updated>{_instant(newest)}</updated>",
        f"<author><name>{_said(given.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(given.here)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(given.address)}/>',
        "<generator>Plenary</generator>",
        *(line for one in given.news for line in _entry(one)),
        "</feed>",
    ]
    return "\n".join(lines).encode()


def _entry(one: News) -> Sequence[str]:
    author = [f"<author><name>{_said(one.author)}</name></author>"] if one.author else []
    return [
        "<entry>",
        f"<id>{_said(one.ident)}</id>",
        f"<title>{_said(one.title)}</title>",
        f"<updated>{_instant(one.instant)}</updated>",
        *author,
        f'<link rel="alternate" type="text/html" href={_attribute(one.address)}/>',
        f'<content type="text">{_said(one.text)}</content>',
        "</entry>",
    ]


def _said(text: str) -> str:
    return escape(text.translate(_CLEAN))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_CLEAN))


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
