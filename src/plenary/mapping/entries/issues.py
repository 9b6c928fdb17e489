"""Kinds of entries: issues, the list that they stand on, and merging."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "IssueClosed",
    "IssueDescribed",
    "IssueOpened",
    "IssueProposed",
    "IssueReopened",
    "IssuesAccepted",
    "IssuesMerged",
    "ListLocked",
    "ListUnlocked",
    "MergeUndone",
]


@kind("mapping.issue-proposed")
@dataclass(frozen=True)
class IssueProposed(Kind):
    """Somebody who takes part proposed an issue. `by_link`: a participant who has no seat."""

    number: int
    klass: str
    by_link: bool = False


@kind("mapping.issue-opened")
@dataclass(frozen=True)
class IssueOpened(Kind):
    """Plenary opened a new issue on a locked list, in these words."""

    number: int
    decision: str


@kind("mapping.issue-described")
@dataclass(frozen=True)
class IssueDescribed(Kind):
    """An issue has another title, other words, another source or stands elsewhere in the classifications."""

    number: int
    columns: list[str]


@kind("mapping.issues-accepted")
@dataclass(frozen=True)
class IssuesAccepted(Kind):
    """Proposed issues were accepted onto the list."""

    numbers: list[int]


@kind("mapping.issue-closed")
@dataclass(frozen=True)
class IssueClosed(Kind):
    """An issue does not stand on the list any more, for a public reason. It stays where it is, and can be read."""

    number: int
    reason: str


@kind("mapping.issue-reopened")
@dataclass(frozen=True)
class IssueReopened(Kind):
    """A closed issue stands on the list again."""

    number: int


@kind("mapping.issues-merged")
@dataclass(frozen=True)
class IssuesMerged(Kind):
    """Duplicates became one, any number of them in one act. `joined`: [issue, into which]."""

    number: int
    joined: list[list[int]]
    reason: str


@kind("mapping.merge-undone")
@dataclass(frozen=True)
class MergeUndone(Kind):
    """Issues that were merged were told apart again: they have the state that they had before."""

    number: int
    issues: list[int]


@kind("mapping.list-locked")
@dataclass(frozen=True)
class ListLocked(Kind):
    """Plenary locked the list, in these words: a new issue is opened by plenary alone."""

    words: str


@kind("mapping.list-unlocked")
@dataclass(frozen=True)
class ListUnlocked(Kind):
    """Everybody who takes part proposes issues again."""

    words: str
