"""What this room shows, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.rules.gaps import Cell, Issue, Seen

MAIN, AREAS = "main", "areas"  # the two classifications of issues: the group's categories, and the areas of the mapping
KINDS = ("convention", "organisation", "forum", "process", "programme", "standard", "other")
Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue as lists show it. `area` and `second` are codes."""

    id: int
    number: int
    title: str
    language: str
    state: str
    into: int | None
    area: str
    second: str
    proposer: str
    klass: str
    source: str
    proposed: datetime

    @property
    def plain(self) -> Issue:
        return Issue(self.number, self.state, self.into, self.area, self.second)

    @property
    def stands(self) -> bool:
        return self.plain.stands


@dataclass(frozen=True, slots=True)
class MechanismLine:
    id: int
    number: int
    name: str
    language: str
    body: str
    kind: str
    address: str
    words: str
    retired: datetime | None
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The mapping of a group, without long words: kept until the record says something new, changed by nobody."""

    issues: tuple[IssueLine, ...]
    by_number: Mapping[int, IssueLine]
    mechanisms: tuple[MechanismLine, ...]  # retired ones too
    columns: tuple[MechanismLine, ...]  # those that are columns now
    plain: tuple[Issue, ...]
    cells: tuple[Cell, ...]
    grid: Mapping[tuple[int, int], Seen]
    verdicts: Mapping[int, str]
    origins: Mapping[int, tuple[int, ...]]
    ends: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which issues are shown. "" means all; `area` or `second` "-" means those without one."""

    area: str = ""
    second: str = ""
    verdict: str = ""
    state: str = ""  # proposed, accepted, standing (both, the usual), merged, closed
    query: str = ""
    by: str = AREAS  # in which classification they are grouped


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One issue of the board with what was found of each column."""

    issue: IssueLine
    verdict: str
    cells: tuple[Seen | None, ...]
    origin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One page of issues by mechanisms. `after` and `before` are positions to go to; None at the ends."""

    rows: tuple[BoardRow, ...]
    columns: tuple[MechanismLine, ...]
    total: int
    first: int
    after: int | None
    before: int | None
    right: int | None  # the position of the next columns
    left: int | None


@dataclass(frozen=True, slots=True)
class CellLine:
    """What was found of a mechanism for an issue, with everything that belongs to it."""

    issue: int
    mechanism: int
    finding: str
    note: str
    source: str
    checked: date | None
    by: str
    changed: datetime
    version: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What something said before and after. `issue` and `mechanism` are numbers; both where it was a cell."""

    id: int
    issue: int | None
    mechanism: int | None
    instant: datetime
    by: str
    how: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class IssuePage:
    """One issue, whole."""

    line: IssueLine
    words: str
    opened: str
    reason: str
    version: int
    verdict: str
    end: IssueLine  # where it is found now: itself, or what it was merged into
    merged: tuple[IssueLine, ...]  # what came into it
    merging: int | None  # the number of the merge that took it away
    cells: dict[int, CellLine]  # its own, by mechanism
    brought: dict[int, tuple[CellLine, ...]]  # by mechanism: what issues that were merged into it were found to be
    history: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A body that was asked, and what it answered."""

    id: int
    number: int
    mechanism: int
    name: str  # of the mechanism
    body: str
    words: str
    asked: datetime
    until: date | None
    by: str
    generation: int
    state: str
    answer: dict[str, Any]
    answered_by: str
    answered: datetime | None
    settled: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class MechanismPage:
    """One mechanism, with one page of what it does for which issue."""

    line: MechanismLine
    cells: tuple[CellLine, ...]
    total: int
    after: int | None
    counts: dict[str, int]  # of its findings, for issues that stand
    corrections: tuple[CorrectionLine, ...]
    history: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class MergingLine:
    """A merge: which issues went where, and which of them stand apart again."""

    number: int
    instant: datetime
    by: str
    reason: str
    joined: tuple[tuple[int, int], ...]
    back: tuple[int, ...]
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class ListLine:
    """The list of a group: open or locked, and who keeps it as a living document."""

    locked: datetime | None = None
    lock_words: str = ""
    owner: str = ""
    living: datetime | None = None
    checked: date | None = None
    subgroup: str = ""  # that keeps it: its coordinators accept and merge


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    id: int
    group: str
    number: int
    name: str
    generation: int
    since: datetime
    until: datetime | None
