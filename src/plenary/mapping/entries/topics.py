"""Kinds of entries: topics for later work."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "TopicProposed",
    "TopicReopened",
    "TopicSelected",
    "TopicSetAside",
    "TopicWorkNamed",
    "TopicsProposedAnew",
]


@kind("mapping.topic-proposed")
@dataclass(frozen=True)
class TopicProposed(Kind):
    """An issue, or a whole area by its code, was proposed as a topic for later work. `by_link`: by a participant without a seat."""

    number: int
    issue: int
    area: str
    reason: str
    by_link: bool = False


@kind("mapping.topics-proposed-anew")
@dataclass(frozen=True)
class TopicsProposedAnew(Kind):
    """Topics that the group before this one left open were proposed anew. `numbers`: [there, here]."""

    origin: str
    numbers: list[list[int]]


@kind("mapping.topic-selected")
@dataclass(frozen=True)
class TopicSelected(Kind):
    """The group decided, on this day, to work on a topic: by a decision at an address, or as the words say."""

    number: int
    day: str
    decision: str
    words: str
    work: str


@kind("mapping.topic-set-aside")
@dataclass(frozen=True)
class TopicSetAside(Kind):
    """A topic was set aside for a public reason. It stays on the list, and may be opened again."""

    number: int
    reason: str


@kind("mapping.topic-reopened")
@dataclass(frozen=True)
class TopicReopened(Kind):
    """A topic that was selected or set aside is open again."""

    number: int
    before: str
    words: str


@kind("mapping.topic-work-named")
@dataclass(frozen=True)
class TopicWorkNamed(Kind):
    """What works on a selected topic was named by its address; "" takes it back."""

    number: int
    work: str
