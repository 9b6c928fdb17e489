"""A file to blocks, by what it holds and not by what it is called: `read(name, data)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import puremagic

from plenary.press import mailbox, opendocument, pdf, plain, rtf, web, word
from plenary.press.blocks import Source
from plenary.press.gate import DEFAULT, Limits, Parts, Refused, check_size, parse_xml

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word before 2007, and of locked newer files
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_MAIL_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t].*)?\r?\n?")
_SURE_HEADERS = frozenset(
    b"received return-path message-id mime-version delivered-to x-mailer content-transfer-encoding dkim-signature "
    b"in-reply-to references thread-topic x-originating-ip reply-to envelope-to".split()
)
_USUAL_HEADERS = frozenset(b"from to subject date cc bcc sender content-type".split())
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta)[\s>]", re.I | re.S)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")

# Endings whose content must be what they say: a web page named .pdf is an error page that somebody saved.
_BINARY_ENDINGS = frozenset(("docx", "docm", "dotx", "odt", "ott", "pdf"))
_EXPECTED = {
    "docx": "docx", "docm": "docx", "dotx": "docx", "dotm": "docx", "odt": "odt", "ott": "odt", "fodt": "odt",
    "pdf": "pdf", "rtf": "rtf", "txt": "txt", "text": "txt", "md": "txt", "eml": "eml", "mbox": "mbox",
    "htm": "html", "html": "html", "doc": "doc",
}  # fmt: skip


def read(name: str, data: bytes, limits: Limits = DEFAULT) -> Source:
    """Read a file handed in under `name`.

    Gives a `Source` whose `format` says what the content was; where that is not what the name's ending says, the
    warning "ending-differs" is among its warnings. Raises `Refused`, and nothing else, for whatever bytes.
    """
    source = guarded(lambda: _read(name, data, limits))
    expected = _EXPECTED.get(_ending(name), "")
    if expected and expected != source.format:
        source = replace(source, warnings=(*source.warnings, "ending-differs"))
    return source


def read_mailbox(data: bytes, limits: Limits = DEFAULT) -> tuple[Source, ...]:
    """Read a mailbox (mbox), one `Source` a mail. Raises `Refused`, "not-a-document" where it holds none."""

    def read_all() -> tuple[Source, ...]:
        check_size(len(data), limits)
        sources = mailbox.read_all(data)
        if not sources:
            raise Refused("not-a-document", "no mail in it")
        return sources

    return guarded(read_all)


_T = TypeVar("_T")


def guarded(action: Callable[[], _T]) -> _T:
    """What an action gives. Raises `Refused`, and nothing else, whatever it meets."""
    try:
        return action()
    except Refused:
        raise
    except MemoryError as fault:
        raise Refused("memory") from fault
    except Exception as fault:
        # Readers meet files that no test has thought of; a bad one must not stop the others.
        raise Refused("damaged", f"{type(fault).__name__}: {fault}"[:300]) from fault


def opened(data: bytes, limits: Limits = DEFAULT) -> Parts:
    """The parts of a Word file that went through the gate. Raises `Refused` for anything else."""
    check_size(len(data), limits)
    if data.startswith(_COMPOUND):
        raise _compound(data)
    if not data.startswith(_ZIP):
        raise Refused("wrong-content", "text") if _is_text(data) else _unknown(data, "docx")
    parts = Parts(data, limits)
    if not word.main_part(parts):
        raise Refused("not-a-document" if parts.has("mimetype") or parts.has("[Content_Types].xml") else "archive")
    return parts


def _read(name: str, data: bytes, limits: Limits) -> Source:
    check_size(len(data), limits)
    head = data[:1024]
    if not data.strip(b"\0 \t\r\n\x1a\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty", "white space only")
    if b"%PDF-" in head:
        return pdf.read(data)
    if head.startswith(_ZIP):
        return _read_zip(data, limits)
    if head.startswith(_COMPOUND):
        raise _compound(data)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return rtf.read(data)
    ending = _ending(name)
    reader = _text_reader(data, ending)
    if reader is not plain.read or _is_text(data):
        if ending in _BINARY_ENDINGS:
            raise Refused("wrong-content", f"text in a .{ending}")
        return reader(data)
    raise _unknown(data, ending)


def _text_reader(data: bytes, ending: str) -> Callable[[bytes], Source]:
    """Which reader understands this, were it text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and b"opendocument" in head and b"office:document" in head:
        return lambda xml: opendocument.read_flat(parse_xml(xml))
    if _PAGE.match(head):
        return web.read
    if head.startswith(b"From ") and len(mailbox.split(data[:200_000])) > 0:
        return mailbox.read_together
    if _is_mail(data, ending):
        return mailbox.read
    return plain.read


def _is_mail(data: bytes, ending: str) -> bool:
    """Whether the file begins with the headers of a mail; a letter that begins "Subject:" does not."""
    sure = usual = 0
    for line in data[:16_384].lstrip(b"\xef\xbb\xbf\r\n").split(b"\n")[:80]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        found = _MAIL_HEADER.fullmatch(line.rstrip(b"\r"))
        if found is None:
            return False
        sure += found.group(1).lower() in _SURE_HEADERS
        usual += found.group(1).lower() in _USUAL_HEADERS
    if ending in ("eml", "mht", "mhtml"):
        return sure + usual >= 1
    return (sure >= 1 and usual >= 1) or sure >= 3


def _read_zip(data: bytes, limits: Limits) -> Source:
    parts = Parts(data, limits)
    kind = parts.unpack("mimetype", 100).strip()
    if kind.startswith(b"application/vnd.oasis.opendocument.text") or (
        not kind and parts.has("content.xml") and parts.has("META-INF/manifest.xml")
    ):
        return opendocument.read(parts)
    if word.main_part(parts):
        return word.read(parts)
    if kind or parts.has("[Content_Types].xml"):
        raise Refused("not-a-document", "an office file that is no text")
    raise Refused("archive", "zip")


def _compound(data: bytes) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused("encrypted", "Office")
    if "WordDocument".encode("utf-16-le") in data:
        return Refused("legacy-word")
    return Refused("not-a-document", "an office file of the kind before 2007 that is no text")


def _is_text(data: bytes) -> bool:
    """Whether bytes are plain text in any encoding: no zeros and hardly a control character."""
    if data.startswith(_WIDE_MARKS) or plain.is_wide(data):
        return True
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 200 <= len(sample) and (b"\0" not in sample or sample.count(b"\0") * 1000 < len(sample))


_CONTROLS = bytes(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B)) + b"\x7f"


def _unknown(data: bytes, ending: str) -> Refused:
    if data.startswith(_PACKED):
        return Refused("archive")
    try:
        kind = puremagic.from_string(data[:65_536])
    except (puremagic.PureError, ValueError, OSError):
        kind = ""
    if ending in _BINARY_ENDINGS:
        return Refused("damaged" if not kind else "wrong-content", f"{kind or 'unknown bytes'} in a .{ending}")
    return Refused("not-a-document", kind)


def _ending(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[-1].lower() if "." in name else ""
