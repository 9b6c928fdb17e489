"""What this room writes into the record."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind


@kind("record.erased")
@dataclass(frozen=True)
class Erased(Kind):
    """The content of an entry was erased; its leaf stays, so the tree is whole."""

    entry: int
    reason: str
