"""Mails and mailboxes to blocks: `read(data)` for one, `read_all(data)` for a mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from plenary.press.blocks import Attachment, Source
from plenary.press.building import Builder, Draft
from plenary.press.encodings import decode
from plenary.press.lines import add_lines
from plenary.press.web import add_html
from plenary.press.wording import one_line

_MOST_MAILS = 20_000
_MOST_PARTS = 500
_BEGINS_MAIL = re.compile(rb"^From \S{1,320}[^\n]{0,120}\d{4}[^\n]*$", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_FORWARDED = re.compile(
    r"^\s*(?:_{20,}|-{2,}\s*(?:"
    r"original message|forwarded message|message d'origine|mensaje original|رسالة أصلية|原始邮件"
    r")\s*-{2,})\s*$",
    re.IGNORECASE,
)


def read(data: bytes) -> Source:
    """Read one mail: its text as blocks, its files as attachments. Never raises for odd mail, only for none."""
    return _Reader(message_from_bytes(data, policy=policy.compat32)).read()


def split(data: bytes) -> list[bytes]:
    """The mails of a mailbox (mbox), each without its "From " line and with quoted "From " lines restored."""
    begins = [
        found
        for found in _BEGINS_MAIL.finditer(data)
        if found.start() == 0 or data[max(0, found.start() - 2) : found.start()] in (b"\n\n", b"\r\n")
    ][:_MOST_MAILS]
    mails = []
    for place, found in enumerate(begins):
        end = begins[place + 1].start() if place + 1 < len(begins) else len(data)
        mails.append(_QUOTED_FROM.sub(rb"\1", data[found.end() : end].lstrip(b"\r\n")))
    return mails


def read_all(data: bytes) -> tuple[Source, ...]:
    """Read a mailbox: one source a mail, in the order of the file."""
    return tuple(replace(read(mail), format="mbox") for mail in split(data))


def read_together(data: bytes) -> Source:
    """Read a mailbox as one source: each mail under a heading with its subject, all files together."""
    mails = read_all(data)
    if len(mails) == 1:
        return mails[0]
    builder = Builder("mbox")
    builder.warn("several-messages")
    for mail in mails:
        builder.add(Draft("heading", mail.title or mail.author or mail.sent or "?", level=1, bold=True))
        tables = {at: builder.new_table() for at in sorted({block.table for block in mail.blocks} - {0})}
        for block in mail.blocks:
            at = (tables.get(block.table, 0), block.row, block.column)
            builder.add(Draft(block.kind, block.text, block.level, block.label, block.bold, 0, *at))
        for code in mail.warnings:
            builder.warn(code)
        builder.attachments.extend(mail.attachments)
    return builder.source()


class _Reader:
    def __init__(self, message: Message) -> None:
        self.message = message
        self.builder = Builder("eml")
        self.encoding = ""

    def read(self) -> Source:
        for place, (part, chosen) in enumerate(self._leaves(self.message, 0)):
            if place >= _MOST_PARTS:
                self.builder.warn("parts-left-out")
                break
            if chosen:
                self._body(part)
            else:
                self._attach(part)
        author, sender = self._from()
        return self.builder.source(
            encoding=self.encoding,
            title=header(self.message, "Subject"),
            author=author,
            sender=sender,
            sent=_instant(header(self.message, "Date")),
            message_id=header(self.message, "Message-ID"),
        )

    def _from(self) -> tuple[str, str]:
        """Display name and address of the sender."""
        raw = _raw(self.message, "From")
        name, address = parseaddr(re.sub(r"[\r\n]+", " ", raw))
        if "@" not in address:
            found = re.search(r"[^\s<>\"]+@[^\s<>\"]+", raw)
            address = found.group() if found else ""
        return _decoded(name), address

    def _leaves(self, message: Message, depth: int) -> Iterator[tuple[Message, bool]]:
        """Every part that is no container, and whether it is text to read in place."""
        kind = message.get_content_type()
        if depth > 20:
            return
        inside = message.get_payload() if message.is_multipart() else None
        if kind == "message/rfc822" or (isinstance(inside, list) and not kind.startswith("multipart/")):
            yield message, False
        elif isinstance(inside, list):
            children = [child for child in inside if isinstance(child, Message)]
            if kind == "multipart/alternative":
                yield from self._alternative(children, depth)
            else:
                for child in children:
                    yield from self._leaves(child, depth + 1)
        else:
            yield message, _is_text(message)

    def _alternative(self, children: list[Message], depth: int) -> Iterator[tuple[Message, bool]]:
        """Of one text in several forms, the plain one unless it is empty; files beside it are kept."""
        forms = [list(self._leaves(child, depth + 1)) for child in children]
        texts = [
            place for place, form in enumerate(forms) if any(chosen and _text(part)[0].strip() for part, chosen in form)
        ]
        plain = [place for place in texts if any(p.get_content_type() == "text/plain" for p, c in forms[place] if c)]
        best = plain[0] if plain else texts[-1] if texts else -1
        for place, form in enumerate(forms):
            for part, chosen in form:
                if not chosen or place == best:
                    yield part, chosen

    def _body(self, part: Message) -> None:
        text, encoding = _text(part)
        self.encoding = self.encoding or encoding
        if part.get_content_type() == "text/html":
            add_html(self.builder, text, mail=True)
            return
        own, quoted = _before_forwarded(text)
        add_lines(self.builder, own, flowed=str(part.get_param("format", "")).lower() == "flowed", quotes=True)
        if quoted:
            add_lines(self.builder, re.sub(r"^(?!>)", "> ", quoted, flags=re.MULTILINE), quotes=True)

    def _attach(self, part: Message) -> None:
        name = one_line(_decoded(str(part.get_filename("") or ""))).replace("/", "_").replace("\\", "_")
        if part.is_multipart():
            inside = part.get_payload()
            data = b"".join(inner.as_bytes() for inner in inside if isinstance(inner, Message)) if inside else b""
            if not name and isinstance(inside, list) and inside and isinstance(inside[0], Message):
                name = (header(inside[0], "Subject") or "message").replace("/", "_")[:80] + ".eml"
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
        if not data:
            return
        if not name:
            name = f"attachment-{len(self.builder.attachments) + 1}{_ENDINGS.get(part.get_content_type(), '')}"
        self.builder.attachments.append(Attachment(name[-200:], data))


_ENDINGS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "text/plain": ".txt",
    "text/html": ".html",
    "message/rfc822": ".eml",
}


def _is_text(part: Message) -> bool:
    if part.get_content_type() not in ("text/plain", "text/html"):
        return False
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _text(part: Message) -> tuple[str, str]:
    """Text and encoding of a part: by its own word where that fits, otherwise by its bytes."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset("") or "").lower()
    charset = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "", "gb2312": "gb18030"}.get(charset, charset)
    if charset:
        try:
            return data.decode(charset), charset
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)


def _before_forwarded(text: str) -> tuple[str, str]:
    """Cut a text where an earlier mail begins that is put in whole, without marks."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if _FORWARDED.match(line) and any(":" in after for after in lines[place + 1 : place + 4]):
            return "\n".join(lines[:place]), "\n".join(lines[place:])
    return text, ""


def header(message: Message, name: str) -> str:
    """A header with its encoded words read (RFC 2047), also where they are broken; "" where there is none."""
    return _decoded(_raw(message, name))


def _raw(message: Message, name: str) -> str:
    """A header as it stands, bytes beyond ASCII as surrogates: `get` would have thrown them away."""
    return next((str(text) for key, text in message.raw_items() if key.lower() == name.lower()), "")


def _decoded(text: str) -> str:
    text = re.sub(r"[\r\n]+[ \t]*", " ", text)
    if "=?" not in text:
        raw = text.encode("utf-8", "surrogateescape")
        return one_line(text if text.isascii() else decode(raw)[0])
    try:
        pieces = decode_header(text)
    except Exception:  # binascii.Error, ValueError and others for broken words: show them as they stand
        return one_line(text)
    out = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            out += piece
        else:
            try:
                out += piece.decode(charset or "ascii")
            except (LookupError, UnicodeError, ValueError):
                out += decode(piece)[0]
    return one_line(out)


def _instant(date: str) -> str:
    """The Date of a mail as ISO 8601 with its offset; "" where it cannot be read. Without a zone it counts as UTC."""
    try:
        instant: datetime = parsedate_to_datetime(date)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
