"""What this room writes into the record."""

from dataclasses import dataclass, field
from typing import Any

from plenary.record.kinds import Kind, kind


@kind("library.original-kept")
@dataclass(frozen=True)
class OriginalKept(Kind):
    """A file was handed in and is kept as it came, under its SHA-256."""

    sha256: str
    size: int
    media_type: str


@kind("library.document-registered")
@dataclass(frozen=True)
class DocumentRegistered(Kind):
    """A document was entered into the library with its symbol, kind and date."""

    symbol: str
    document_kind: str
    date: str


@kind("library.version-published")
@dataclass(frozen=True)
class VersionPublished(Kind):
    """A version of a document was published; each of its files is named by its SHA-256."""

    symbol: str
    version: int
    files: dict[str, str] = field(default_factory=dict)


@kind("library.check-ordered")
@dataclass(frozen=True)
class CheckOrdered(Kind):
    """The addresses outside of a group's documents are to be checked; each result is an entry of its own."""

    group: str


@kind("library.address-checked")
@dataclass(frozen=True)
class AddressChecked(Kind):
    """The address outside of a document was fetched: the HTTP status (0: nobody answered), why it was not reached, what follows."""

    status: int
    reason: str
    found: str
    dead: bool


@kind("library.copy-archived")
@dataclass(frozen=True)
class CopyArchived(Kind):
    """What stood at the address outside of a document was kept, under its SHA-256: its first copy, or a further one."""

    sha256: str
    size: int
    media_type: str
    copy: int


@kind("library.versions-closed")
@dataclass(frozen=True)
class VersionsClosed(Kind):
    """Published versions are no longer handed out to the public, since they hold what was taken out: they are kept unchanged."""

    symbol: str
    versions: list[int]
    why: str  # the address of what was taken out: "response/call/R17"


@kind("library.document-amended")
@dataclass(frozen=True)
class DocumentAmended(Kind):
    """What is said of a document was changed: each thing as it was and as it is now."""

    symbol: str
    changed: dict[str, list[Any]]
    reason: str = ""


@kind("library.document-related")
@dataclass(frozen=True)
class DocumentRelated(Kind):
    """A document was said to be an addendum, a revision, a corrigendum or an amendment to another; or to stand alone ("")."""

    symbol: str
    relation: str
    base: str


@kind("library.rights-noted")
@dataclass(frozen=True)
class RightsNoted(Kind):
    """Whose a document is, and why its files are not handed out to the public ("": they are)."""

    symbol: str
    rights: str
    holder: str
    withheld: str


@kind("library.language-added")
@dataclass(frozen=True)
class LanguageAdded(Kind):
    """A version of a document was given its words in one more language, as a file named by its SHA-256; or the document an
    address outside at which it stands in that language ("": taken off again), and then neither version nor file."""

    symbol: str
    version: int
    language: str
    sha256: str
    address: str = ""
