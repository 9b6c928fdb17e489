"""The gate: what a file must be before anything reads it.

Nothing here unpacks more than it has counted, and no XML part reaches a reader before it was seen to be free of a
document type. `docs/rooms/press-in.md` says in prose what is refused, and why.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

from defusedxml.common import DefusedXmlException, DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden
from lxml import etree

# English message ids: pages translate them. The keys are stable; the wording is not.
_WORDS: dict[str, str] = {
    "too-large": "The file is larger than we take in. Hand it in without pictures, or in several parts.",
    "empty": "The file is empty. Open it on your machine to see that it was saved, and hand it in again.",
    "bomb": "The file unpacks to far more than a document needs. Save it anew from your word processor.",
    "dtd": "The file holds declarations that no document needs and attacks use. Save it anew from your word processor.",
    "encrypted": "The file is protected by a password. Remove the password and hand it in again.",
    "legacy-word": "This is a Word file of the format used before 2007 (.doc). Save it as .docx and hand it in again.",
    "archive": "This is an archive. Unpack it and hand in the files it holds.",
    "not-a-document": "This is not a document that we can read. Hand in .docx, .odt, .pdf, .rtf, .txt or .eml.",
    "wrong-content": "The content is not what the ending of its name says; often an error page was saved in place of "
    "the document. Open the file on your machine and save it again.",
    "damaged": "The file is damaged and cannot be read. Open it on your machine, save it anew and hand it in again.",
    "timeout": "Reading the file took too long. Save it anew as .docx or as plain text and hand it in again.",
    "memory": "Reading the file needs more memory than we allow. Hand it in without pictures, or in several parts.",
    "stopped": "The file made the program that reads it stop. Save it anew in another format and hand it in again.",
}

CODES: tuple[str, ...] = tuple(_WORDS)


class Refused(Exception):
    """A file that is not read. `why` is one of `CODES`; `detail` is for the log and may be empty."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.why}: {self.detail}" if self.detail else self.why


def explain(code: str) -> str:
    """Say in English what is wrong with a file and how to mend it; a message id, which pages translate.

    An unknown code gives the sentence for "damaged", so that a page always has something to say.
    """
    return _WORDS.get(code, _WORDS["damaged"])


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may be. Sizes in bytes."""

    size: int = 50 * 1024 * 1024
    entries: int = 5_000  # files in a .docx or .odt; pictures count, so a long illustrated report has hundreds
    unpacked: int = 300 * 1024 * 1024  # all of them together
    xml: int = 64 * 1024 * 1024  # one XML part; 1,000 pages of Word are about 10 MB
    ratio: int = 200  # unpacked to packed, looked at from `ratio_from` on: repetitive XML reaches 60
    ratio_from: int = 4 * 1024 * 1024


DEFAULT = Limits()


def check_size(size: int, limits: Limits = DEFAULT) -> None:
    """Refuse a size in bytes: 0 as "empty", above the limit as "too-large"."""
    if size <= 0:
        raise Refused("empty")
    if size > limits.size:
        raise Refused("too-large", f"{size} bytes, limit {limits.size}")


def gather(chunks: Iterable[bytes], limits: Limits = DEFAULT) -> bytes:
    """Join a stream of bytes, and stop at the limit: an endless upload never fills the memory.

    Raises `Refused` "too-large" as soon as the limit is passed, "empty" where nothing came.
    """
    out = bytearray()
    for chunk in chunks:
        out += chunk
        if len(out) > limits.size:
            raise Refused("too-large", f"more than {limits.size} bytes")
    check_size(len(out), limits)
    return bytes(out)


class Parts:
    """The parts of a .docx or .odt, checked; each is unpacked only when asked for."""

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        """Check entries, sizes, ratio, encryption and every XML part. Raises `Refused`."""
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as fault:
            raise Refused("damaged", f"zip: {fault}") from fault
        self._check_sizes(len(data))
        self._sound: set[str] = set()  # parts that were seen to be well-formed XML without a document type
        self.names: frozenset[str] = frozenset(info.filename for info in self._zip.infolist())
        self._check_every_xml_part()

    def _check_sizes(self, packed: int) -> None:
        infos = self._zip.infolist()
        if len(infos) > self._limits.entries:
            raise Refused("bomb", f"{len(infos)} entries")
        total = 0
        for info in infos:
            if info.flag_bits & 0x1:
                raise Refused("encrypted", info.filename)
            total += info.file_size
            if total > self._limits.unpacked:
                raise Refused("bomb", f"more than {self._limits.unpacked} bytes unpacked")
            if info.file_size > self._limits.ratio_from and info.file_size > self._limits.ratio * info.compress_size:
                raise Refused("bomb", f"{info.filename}: {info.compress_size} to {info.file_size} bytes")
        if total > self._limits.ratio_from and total > self._limits.ratio * packed:
            raise Refused("bomb", f"{packed} to {total} bytes")

    def _check_every_xml_part(self) -> None:
        for info in self._zip.infolist():
            name = info.filename.lower()
            if info.is_dir() or info.file_size == 0 or name.endswith(_PICTURE_ENDINGS):
                continue
            if not (name.endswith(_XML_ENDINGS) or _looks_like_xml(self._read(info, 64))):
                continue
            if info.file_size > self._limits.xml:
                raise Refused("bomb", f"{info.filename}: {info.file_size} bytes of XML")
            try:
                check_xml(self._read(info))
                self._sound.add(info.filename)
            except Refused as refusal:
                # A part that nobody reads may be no XML at all; the readers refuse the parts that they need.
                if refusal.why == "dtd":
                    raise Refused("dtd", info.filename) from refusal

    def _read(self, info: zipfile.ZipInfo, size: int = -1) -> bytes:
        try:
            with self._zip.open(info) as part:
                return part.read(size)  # zipfile stops at the declared size, which was counted
        except MemoryError:
            raise
        except Exception as fault:  # unknown packing, broken headers, zlib, lzma: no common base
            raise Refused("damaged", f"{info.filename}: {fault}") from fault

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.names

    def unpack(self, name: str, size: int = -1) -> bytes:
        """Unpack one part, or its first `size` bytes; `b""` where there is none. Raises `Refused` "damaged"."""
        return self._read(self._zip.getinfo(name), size) if name in self.names else b""

    def xml(self, name: str) -> etree._Element | None:
        """Parse one part; None where there is none. Raises `Refused` "damaged", "dtd"."""
        data = self.unpack(name)
        if not data:
            return None
        return _parse(data) if name in self._sound else parse_xml(data)


def _looks_like_xml(head: bytes) -> bool:
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


_XML_ENDINGS = (".xml", ".rels", ".vml", ".rdf")
# Pictures and web pages inside a document are never parsed as XML; drawing programs write a document type into them.
_PICTURE_ENDINGS = (".svg", ".html", ".htm", ".xhtml", ".mht")


def _dtd(*_args: object) -> None:
    raise DTDForbidden("", None, None)


def _entity(*_args: object) -> None:
    raise EntitiesForbidden("", None, None, None, None, None)


def _external(*_args: object) -> int:
    raise ExternalReferenceForbidden("", None, None, None)


def check_xml(data: bytes) -> None:
    """Refuse XML that carries a document type, in whatever encoding ("dtd"), or that is not well formed ("damaged").

    These are the hooks of `defusedxml` with `forbid_dtd=True`, set on expat itself: its own parsers build a tree in
    Python besides, which takes thirty times as long for a tree that nobody wants.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _dtd
    parser.EntityDeclHandler = _entity
    parser.UnparsedEntityDeclHandler = _entity
    parser.ExternalEntityRefHandler = _external
    try:
        parser.Parse(data, True)
    except DefusedXmlException as fault:
        raise Refused("dtd", type(fault).__name__) from fault
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise Refused("damaged", f"XML: {fault}") from fault


_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument|drawingml)/")


def parse_xml(data: bytes) -> etree._Element:
    """Check and parse one XML part to a tree. Raises `Refused` "dtd", "damaged".

    Names of the strict form of Office Open XML are given their usual spelling, so that readers know one form only.
    """
    check_xml(data)
    return _parse(data)


def _parse(data: bytes) -> etree._Element:
    data = _STRICT.sub(_usual, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        raise Refused("damaged", f"XML: {fault}") from fault
    return root


def _usual(found: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/" + found.group(1) + b"/2006/"
