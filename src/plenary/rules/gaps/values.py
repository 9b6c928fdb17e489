"""What a mapping is made of, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

FINDINGS = ("adequate", "partial", "missing")  # of one mechanism for one issue, the best first
OPEN = "open"  # nobody has looked yet, or two merged issues were found to be different
VERDICTS = (*FINDINGS, OPEN)  # of an issue over all mechanisms
STANDING = ("proposed", "accepted")
STATES = (*STANDING, "merged", "closed")


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue by its number. `into` is the issue it was merged into; `area` and `second` are codes of two classifications."""

    number: int
    state: str = "proposed"
    into: int | None = None
    area: str = ""
    second: str = ""

    @property
    def stands(self) -> bool:
        return self.state in STANDING


@dataclass(frozen=True, slots=True)
class Cell:
    """What was found of one mechanism for one issue: a finding, or "" where it was taken back."""

    issue: int
    mechanism: int
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the grid shows in one place: the finding, and which issues say it (its own number, or those merged into it).

    `finding` is "" where issues that were merged were found to be different, and nobody has settled it since.
    """

    finding: str
    origin: tuple[int, ...]
