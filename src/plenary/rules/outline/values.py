"""What the assembling of a report takes and gives: plain values, sentences as codes with what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SECTIONS = ("summary", "introduction", "meetings", "recommendations", "conclusion")  # A56; the summary before (A144)


@dataclass(frozen=True, slots=True)
class Outline:
    """Which sections a report has, in which order; `titles` are the group's own, by code, where they are not the usual."""

    sections: tuple[str, ...] = SECTIONS
    titles: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises ValueError for a section that is not known, or stands twice."""
        if set(self.sections) - set(SECTIONS) or len(set(self.sections)) != len(self.sections):
            raise ValueError(f"an outline of {', '.join(SECTIONS)}, each once: {self.sections}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its code, what stands in it, and the addresses in the record that it rests on (never empty)."""

    code: str
    values: Mapping[str, object]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. `key` says what it is about, so that a later draft finds the earlier one again.

    A heading has `title` (words of the facts or of the outline; "" where `key` names it) and no sentence. What was
    negotiated elsewhere has `words`, and is taken as it stands.
    """

    key: str  # "introduction", "introduction/mandate", "meetings/1", "recommendations/tunis", "recommendations/R3"
    section: str
    kind: str  # heading, paragraph, item
    level: int = 1
    title: str = ""
    letter: str = ""  # of an item or a category's heading: "A"
    sentences: tuple[Sentence, ...] = ()
    words: str = ""
    notes: tuple[str, ...] = ()
    category: str = ""  # its code
    part: str = ""  # of a recommendation: consensus, other
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seated:
    """A stakeholder group of the group."""

    code: str
    name: str
    seats: int
    filled: int


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    address: str  # meeting/wgec-1/4
    title: str  # "4th meeting"
    dates: str  # in words
    place: str
    first: date | None
    last: date | None
    items: tuple[str, ...] = ()  # titles of what was taken up
    decided: int = 0
    members: int = 0  # people who were there for members, in the room or far away: no seat counts so often
    observers: int = 0  # likewise for observers
    provided: tuple[str, ...] = ()  # remote, captions, transcript, recording
    over: bool = True  # False: it is under way


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A call for input and what came in."""

    address: str  # call/wgec-2013
    title: str
    questions: int
    responses: int  # all that count
    late: int = 0  # of these, after the deadline
    until: str = ""  # its last deadline, in words
    open: bool = False  # more may come

    @property
    def timely(self) -> int:
        """Responses by the deadline (A155)."""
        return max(0, self.responses - self.late)


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    address: str  # category/wgec-1/tunis
    code: str
    letter: str
    name: str
    standing: str = ""  # done, part, not-reached; "" where no item of an agenda named it


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation as it stands in a negotiated text; `first`: of the group before this one (A110)."""

    address: str  # text/wgec-1/recommendations/12
    category: str  # its code; "" for none
    words: str
    part: str  # consensus, other
    notes: tuple[str, ...] = ()
    origin: str = ""  # in words, where it was agreed by a group before this one
    state: str = ""  # of its paragraph there: open, ad-ref, agreed, revisit, none


@dataclass(frozen=True, slots=True)
class Divided:
    """A question that divides the group: how many stand where, as words that name nobody, and what is argued."""

    address: str  # question/wgec-2/1
    title: str
    stands: tuple[
        tuple[str, str], ...
    ] = ()  # answer in words, word of `plenary.rules.consensus.bands`; "" says nothing
    argued: tuple[tuple[str, str, str], ...] = ()  # side (for, against), answer in words, the argument
    outcome: str = ""  # the answer that was found, in words


@dataclass(frozen=True, slots=True)
class Receiving:
    """A body that receives the report, one after another (A10)."""

    body: str
    when: str = ""  # in words
    document: str = ""  # its symbol


@dataclass(frozen=True, slots=True)
class Facts:
    """A group as its report needs it; words and dates are in the report's language already."""

    address: str  # group/wgec-1
    group: str
    parent: str
    resolution: str
    paragraph: str = ""
    purpose: str = ""
    tasks: tuple[str, ...] = ()
    reports_to: str = ""  # "the 17th session of the Commission"
    input_to: str = ""  # the review that it is an input to (A147)
    authorship: str = "group"  # chair (on the chair's own responsibility), group (A143)
    chairs: tuple[tuple[str, str], ...] = ()  # name, country
    seats: tuple[Seated, ...] = ()
    governed: tuple[str, ...] = ()  # sources of its rules, the strongest first (A150)
    decision_rule: tuple[str, str, str] | None = None  # what was decided, at which meeting, address (A152)
    meetings: tuple[MeetingFacts, ...] = ()
    calls: tuple[CallFacts, ...] = ()
    documents: int = 0
    categories: tuple[CategoryFacts, ...] = ()
    recommended: tuple[Recommended, ...] = ()
    divided: tuple[Divided, ...] = ()
    outcome: str = ""  # recommendations, no-recommendations, no-report; "" while it is open
    reasons: tuple[str, ...] = ()  # of the outcome (A146)
    receiving: tuple[Receiving, ...] = ()
    closed: bool = False  # its work is over
    proposed: int = 0  # paragraphs of its texts that are proposed alone, and no recommendation yet
    statements: int = 0  # paragraphs of its texts that are statements of their authors
    other: str = ""  # with (the non-consensus part is in), without; "" where the group has not decided (A7)

    @property
    def consensus(self) -> tuple[Recommended, ...]:
        return tuple(r for r in self.recommended if r.part == "consensus")

    @property
    def decided(self) -> int:
        """Decisions of all meetings."""
        return sum(m.decided for m in self.meetings)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that the facts hold: how many of what, and where that stands."""

    noun: str  # code of `nouns.NOUNS`; people, who are counted at meetings and in no text
    number: int
    sources: tuple[str, ...]
    of: str = ""  # what of them: all, timely, late, filled, vacant, agreed, other; "" says the source
    name: str = ""  # of the stakeholder group or category that they are of, in words


@dataclass(frozen=True, slots=True)
class Assembled:
    """The report as paragraphs in order, and every figure that may stand in its text."""

    paras: tuple[Para, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure in a text that is not what the facts say, or not what the list after it shows.

    `kind`: "count" (the facts say otherwise), "list" (more or fewer items follow), "altered" (a sentence that was drafted
    from the record, with other figures in it).
    """

    kind: str
    start: int  # where `words` begins in the text
    words: str  # as it was written: "four categories"
    noun: str  # code of the noun; "" where it is none that is counted
    found: int
    expected: tuple[int, ...]  # what it may be, in ascending order; of "altered" what was drafted in its place
    sentence: str
    sources: tuple[str, ...] = ()
