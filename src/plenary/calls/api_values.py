"""What programs get of calls and send to them: values, from which the published description is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from plenary.calls import drafts
from plenary.record.shapes import Says
from plenary.rules.languages import LANGUAGES

Words = dict[str, str]
WORDS = Says("By language code.")
FIELD = "|".join((*drafts.ABOUT, "(?:q|how|see|lang):[^:]{1,20}:[^:]{0,20}"))
PAGE = 100  # responses a page


@dataclass(frozen=True, slots=True)
class InGroup:
    group: Annotated[str, Says("The slug of a group: its calls alone.", longest=200)] = ""


@dataclass(frozen=True, slots=True)
class FromNumber:
    after: Annotated[int, Says("Responses with a greater number than this.", most=10**8 - 1)] = 0
    count: Annotated[int, Says("How many at most.", least=1, most=PAGE)] = PAGE


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a call stands at the moment of asking."""

    code: Annotated[str, Says("Such as open, closing-soon, late-accepted, closed.")]
    reason: str
    accepts: Annotated[bool, Says("Does it take responses now?")]
    late: Annotated[bool, Says("Would one that is handed in now be marked as late?")]
    next: Annotated[datetime | None, Says("When it changes by time alone.")]


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call for input, as a list shows it."""

    slug: str
    group: Annotated[str, Says("The slug of the group that asks.")]
    title: Annotated[Words, WORDS]
    symbol: str
    languages: tuple[str, ...]
    opened: datetime | None
    deadline: datetime | None
    standing: Standing
    questions: int
    received: Annotated[int, Says("Responses that count, those that refuse citation among them.")]
    late: Annotated[int, Says("Of them after the deadline.")]
    withheld: Annotated[int, Says("Of them counted and not shown: their respondents refuse citation.")]
    page: Annotated[str, Says("The address for people.")]


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls for input, the newest first."""

    calls: tuple[CallLine, ...]


@dataclass(frozen=True, slots=True)
class GroupCount:
    group: Annotated[str, Says("The code of a stakeholder group; empty for those of none.")]
    name: Annotated[Words, WORDS]
    in_time: int
    late: int


@dataclass(frozen=True, slots=True)
class RegionCount:
    region: str
    in_time: int
    late: int


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what it says, where it stands, who has answered in numbers."""

    facts: CallLine
    intro: Annotated[Words, WORDS]
    version: Annotated[int, Says("Of its questionnaire.")]
    frozen: Annotated[bool, Says("May its questions no longer be changed?")]
    groups: tuple[GroupCount, ...]
    regions: tuple[RegionCount, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    value: Annotated[str, Says("What is sent as the answer; of several, one a line.")]
    text: Annotated[Words, WORDS]


@dataclass(frozen=True, slots=True)
class Place:
    """One place for an answer: a question has one, or one for each of its parts."""

    part: str
    label: Annotated[Words, WORDS]
    field: Annotated[str, Says("The name of its field in a draft.", example="q:2:a")]


@dataclass(frozen=True, slots=True)
class Question:
    number: str
    text: Annotated[Words, WORDS]
    help: Annotated[Words, WORDS]
    kind: Annotated[str, Says("text, choice, multiple, profile or note; a note asks nothing.")]
    required: bool
    choices: tuple[Choice, ...]
    places: tuple[Place, ...]
    relevant: Annotated[str, Says("Asked only where this condition holds; empty: always.")]
    refs: Annotated[tuple[str, ...], Says("Documents and paragraphs that it refers to.")]
    answered: Annotated[int, Says("Responses that answer it.")]


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a call, in order, and the other fields that a draft of it has."""

    call: str
    questions: tuple[Question, ...]
    groups: Annotated[tuple[str, ...], Says("Codes for the field `group`.")]
    about: Annotated[tuple[str, ...], Says("The fields that are no answers.")]


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """A response, as a list shows it."""

    number: int
    open: Annotated[bool, Says("May its name and its answers be read?")]
    name: Annotated[str, Says("Empty where it is not open.")]
    group: str
    region: str
    country: Annotated[str, Says("Empty where it is not open.")]
    language: str
    received: datetime
    late: bool
    joint: Annotated[tuple[str, ...], Says("Those who have signed it too.")]
    answers: int
    page: Annotated[str, Says("The address for people.")]


@dataclass(frozen=True, slots=True)
class Responses:
    """A page of the responses to a call, by number."""

    call: str
    responses: tuple[ResponseLine, ...]
    next: Annotated[int | None, Says("The `after` of the next page; null at the end.")]


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    part: str
    text: Annotated[str, Says("As it was given; personal addresses in it are masked.")]
    state: Annotated[str, Says("answered, not_applicable, reference or blank.")]
    see: Annotated[tuple[str, ...], Says("The questions whose answers it refers to.")]
    language: str
    corrected: datetime | None


@dataclass(frozen=True, slots=True)
class Response:
    """One response with its answers."""

    call: str
    facts: ResponseLine
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Begin:
    """How a draft begins."""

    language: Annotated[str, Says("The language of the answers, where no field says another.", among=LANGUAGES)] = "en"


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that another device's displaced: kept until its holder has seen it."""

    field: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class File:
    name: str
    size: int
    media_type: str
    question: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Something to mend before the draft can be handed in."""

    field: str
    detail: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A response being written, for whoever holds its key."""

    key: Annotated[str, Says("The capability: keep it, and show it to nobody who should not write in your name.")]
    call: str
    fields: Annotated[dict[str, str], Says("What is written, by field.")]
    revision: Annotated[int, Says("Rises with each change; it is what is handed in.")]
    handed_in: Annotated[int, Says("The revision handed in last; 0: none yet.")]
    response: Annotated[int, Says("The number of the response; 0 before it is handed in.")]
    saved: datetime
    hidden: Annotated[tuple[str, ...], Says("Questions that are not asked after these answers.")]
    mend: Annotated[tuple[Mend, ...], Says("What stands in the way of handing it in.")]
    aside: tuple[Aside, ...]
    files: tuple[File, ...]
    page: Annotated[str, Says("The address at which a person goes on writing.")]


@dataclass(frozen=True, slots=True)
class Change:
    """What to write into a draft: the fields that change, and nothing else."""

    fields: Annotated[
        dict[str, str],
        Says("New texts by field; an empty text clears one.", names=FIELD, example={"q:1:": "Three lights are out."}),
    ]
    revision: Annotated[int, Says("The revision that was read: what changed since is kept aside, not lost.")] = 0
    bases: Annotated[dict[str, int], Says("The revision that was read, for single fields.")] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of writing into a draft."""

    revision: int
    saved: datetime
    displaced: Annotated[tuple[str, ...], Says("Fields in which somebody else had written: what stood there is kept.")]
    newer: Annotated[dict[str, str], Says("What somebody else wrote since, in fields not sent now.")]
    hidden: Annotated[tuple[str, ...], Says("Questions that are not asked after these answers.")]


@dataclass(frozen=True, slots=True)
class HandIn:
    """Which revision of a draft to hand in."""

    revision: Annotated[int, Says("The revision that was read before handing in.")]
    once: Annotated[
        str, Says("A token of your own: sent again with it, the same request gives the same receipt.", longest=64)
    ] = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """The newest entry of the record about the response, with all that is needed to check it without this server."""

    leaf: str
    leaf_hash: str
    index: int
    tree_size: int
    root: str
    path: tuple[str, ...]
    salt: str
    content: str


@dataclass(frozen=True, slots=True)
class Signatory:
    name: str
    state: Annotated[str, Says("asked, confirmed or declined.")]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was handed in, under which number, with its proof."""

    call: str
    number: Annotated[int, Says("The number of the response.")]
    entry: Annotated[int, Says("The number in the record.")]
    state: Annotated[str, Says("unconfirmed until the mailed link was used; then confirmed.")]
    reason: Annotated[str, Says("Why it counts no longer.")]
    received: datetime
    late: bool
    cited: bool
    version: int
    answers: int
    signatories: tuple[Signatory, ...]
    attachments: tuple[str, ...]
    proof: Proof
