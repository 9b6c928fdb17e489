"""Kinds of entries: mechanisms, findings, corrections, files that came back, and the living document."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "CellAssessed",
    "ChecksNoted",
    "CorrectionAnswered",
    "CorrectionAsked",
    "CorrectionDeclined",
    "CorrectionTaken",
    "CorrectionWithdrawn",
    "MappingHandedOver",
    "MappingImported",
    "MechanismDescribed",
    "MechanismEntered",
    "MechanismRestored",
    "MechanismRetired",
]


@kind("mapping.mechanism-entered")
@dataclass(frozen=True)
class MechanismEntered(Kind):
    """A mechanism that deals with issues was entered."""

    number: int
    name: str


@kind("mapping.mechanism-described")
@dataclass(frozen=True)
class MechanismDescribed(Kind):
    """The entry of a mechanism says something else."""

    number: int
    columns: list[str]


@kind("mapping.mechanism-retired")
@dataclass(frozen=True)
class MechanismRetired(Kind):
    """A mechanism is no column of the mapping any more, for a public reason. What was found of it stays readable."""

    number: int
    reason: str


@kind("mapping.mechanism-restored")
@dataclass(frozen=True)
class MechanismRestored(Kind):
    """A mechanism is a column of the mapping again."""

    number: int


@kind("mapping.cell-assessed")
@dataclass(frozen=True)
class CellAssessed(Kind):
    """Somebody said what a mechanism does for an issue: adequate, partial, missing, or "" where that was taken back."""

    issue: int
    mechanism: int
    finding: str
    note: str
    source: str


@kind("mapping.checks-noted")
@dataclass(frozen=True)
class ChecksNoted(Kind):
    """What stands about a mechanism (0: about all) was compared with the mechanism itself on a day, and still holds."""

    mechanism: int
    day: str
    cells: int


@kind("mapping.correction-asked")
@dataclass(frozen=True)
class CorrectionAsked(Kind):
    """A named body was asked to correct what stands about its mechanism."""

    number: int
    mechanism: int
    body: str


@kind("mapping.correction-answered")
@dataclass(frozen=True)
class CorrectionAnswered(Kind):
    """The body answered by its link. What it said stands beside the entry until it is taken or declined."""

    number: int
    cells: list[int]


@kind("mapping.correction-taken")
@dataclass(frozen=True)
class CorrectionTaken(Kind):
    """What the body said was put into the mapping; `reason` where only a part of it was."""

    number: int
    entry: list[str]
    cells: list[int]
    reason: str


@kind("mapping.correction-declined")
@dataclass(frozen=True)
class CorrectionDeclined(Kind):
    """What the body said was not put into the mapping, for a public reason. It stays beside the entry."""

    number: int
    reason: str


@kind("mapping.correction-withdrawn")
@dataclass(frozen=True)
class CorrectionWithdrawn(Kind):
    """The body is not asked any more: its link opens nothing."""

    number: int


@kind("mapping.imported")
@dataclass(frozen=True)
class MappingImported(Kind):
    """What was chosen of a spreadsheet that came back was put into the mapping; the file is kept as it came."""

    digest: str
    edits: int
    issues: list[int]
    mechanisms: list[int]
    cells: int


@kind("mapping.handed-over")
@dataclass(frozen=True)
class MappingHandedOver(Kind):
    """The mapping is a living document: a named owner keeps it after the group has ended."""

    owner: str
