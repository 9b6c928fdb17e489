"""From a file's bytes to a response ready to be entered: read, split, described. Touches no table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from plenary.calls import blocks as kept
from plenary.press.blocks import Source
from plenary.press.gate import Refused
from plenary.rules import questionnaire, regions
from plenary.rules.questionnaire import Field, Fields, Placed, Question, Split

Read = Callable[[str, bytes], Sequence[Source]]
FEW_WORDS = 12  # a response with fewer words than this is shown as nearly empty


@dataclass(frozen=True)
class Prepared:
    """One response, read and split."""

    name: str  # the respondent, as found
    filename: str
    source: Source
    split: Split
    country: str = ""
    region: str = ""
    group: str = ""  # as the respondent writes it
    language: str = ""
    cited: bool | None = None  # None: the file does not say
    joint: tuple[str, ...] = ()
    why_review: tuple[str, ...] = ()

    def places(self) -> list[list[object]]:
        """Where each block stands. Raises ValueError where one stands nowhere or twice: nothing is ever lost silently."""
        made: list[list[object] | None] = [None] * len(self.source.blocks)

        def put(index: int, place: list[object]) -> None:
            if made[index] is not None:
                raise ValueError(f"block {index} of {self.filename} stands in two places")
            made[index] = place

        for a in self.split.answers:
            for index in a.prompt:
                put(index, kept.answer(a.question, a.part, kept.PROMPT))
            for index in a.blocks:
                put(index, kept.answer(a.question, a.part))
        for number, d in enumerate(self.split.doubts):
            for index in d.blocks:
                put(index, kept.doubt(number))
        for index in self.split.leftovers:
            put(index, kept.LEFTOVER)
        lost = [n for n, place in enumerate(made) if place is None]
        if lost:
            raise ValueError(f"blocks {lost} of {self.filename} stand in no place")
        return [place for place in made if place is not None]


@dataclass(frozen=True)
class Rejected:
    """A file that could not be read, and why."""

    filename: str
    code: str
    detail: str = ""


@dataclass(frozen=True)
class OwnForm:
    """What a form of this call would say of itself: by it a filled one is known."""

    call: str
    edition: str
    printed: Callable[[str], tuple[Sequence[tuple[str, str]], Sequence[str]]]  # language: lines (tag, text), hints


@dataclass
class Batch:
    """What came of several files."""

    prepared: list[Prepared] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def prepare(filename: str, data: bytes, questions: Sequence[Question], read: Read, own: OwnForm | None = None) -> Batch:
    """Read one file (a mailbox gives several responses) and split each source into answers.

    A source that is the form `own` is placed by its fields. Raises nothing for bad input: what cannot be read stands
    in `rejected` with its reason.
    """
    batch = Batch()
    try:
        sources = read(filename, data)
    except Refused as why:
        batch.rejected.append(Rejected(filename, why.why, why.detail))
        return batch
    for source in sources:
        whole, refused = _with_attachments(source, read)
        batch.rejected += [Rejected(f"{filename}: {r.filename}", r.code, r.detail) for r in refused]
        batch.prepared.append(describe(filename, whole, questions, own))
    return batch


def _with_attachments(source: Source, read: Read) -> tuple[Source, list[Rejected]]:
    """A mail and the documents in it are one response: the letter's blocks first, then each attachment's."""
    blocks, warnings, certain = list(source.blocks), list(source.warnings), source.certain
    forms: list[str] = []
    refused: list[Rejected] = []
    for attachment in source.attachments:
        try:
            inner = read(attachment.name, attachment.data)
        except Refused as why:
            refused.append(Rejected(attachment.name, why.why, why.detail))
            warnings.append("attachment-refused")
            continue
        for part in inner:
            tables = max((b.table for b in blocks), default=0)
            blocks += [
                replace(b, index=len(blocks) + n, table=b.table + tables if b.table else 0)
                for n, b in enumerate(part.blocks)
            ]
            warnings += part.warnings
            certain = certain and part.certain
            forms += [part.form] if part.form else []
    form = forms[0] if len(forms) == 1 else source.form  # two forms in one mail: their fields cannot be told apart
    whole = replace(source, blocks=tuple(blocks), warnings=tuple(dict.fromkeys(warnings)), certain=certain, form=form)
    return whole, refused


_ADDRESS = re.compile(r"[<(\[]?[^\s<>()\[\]@]+@[^\s<>()\[\]@]+[>)\]]?")


def _without_address(name: str) -> str:
    """A name is public, a mail address is not: many programs give the address as the sender's name."""
    return " ".join(_ADDRESS.sub(" ", name).split()).strip(" ,;")


_FIELDS = {"name": "organisation", "joint": "joint", "consent": "citation"}  # of a form: as a document's are called


def _by_form(source: Source, questions: Sequence[Question], own: OwnForm) -> tuple[Placed | None, str]:
    """A filled form of ours, placed by its fields; where that cannot be, why it is read as any other document."""
    call, edition, language = source.form.split("/")
    if call != own.call:
        return None, "form-of-another-call"
    if edition != own.edition:
        return None, "form-of-another-version"
    tags: tuple[str, ...] | None = tuple(b.tag for b in source.blocks)
    if tags is not None and not questionnaire.tagged(tags, questions):
        lines, hints = own.printed(language)
        tags = questionnaire.tags_by_lines(source.blocks, tags, lines, hints)
    return (None, "form-changed") if tags is None else (questionnaire.place(source.blocks, tags, questions), "")


def _told(source: Source, split: Split, placed: Placed | None) -> Fields:
    """Who answers: what the fields of a form say, otherwise what stands above the first question."""
    asked = [i for a in split.answers for i in (*a.prompt, *a.blocks)]
    found = questionnaire.fields(source.blocks, until=min(asked) if asked else None).found
    given = placed.fields if placed else {}
    by_field = [Field(_FIELDS.get(name, name), " ".join(text.split()), 0, 0) for name, text in given.items()]
    if placed and any(b.tag for b in source.blocks):
        found = ()  # its fields are there: an empty one is empty
    known = {f.name for f in by_field}
    # An empty field that invites to type says nothing about anybody.
    rest = [f for f in found if f.name not in known and questionnaire.state_of(f.value)[0] != "blank"]
    return Fields((*by_field, *rest))


def describe(filename: str, source: Source, questions: Sequence[Question], own: OwnForm | None = None) -> Prepared:
    """Split, find who answered, and say why a person should look."""
    placed, wrong_form = _by_form(source, questions, own) if own is not None and source.form else (None, "")
    split = placed.split if placed else questionnaire.split(source.blocks, questions)
    fields = _told(source, split, placed)
    text = "\n".join(a.text for a in split.answers) if placed else "\n".join(b.text for b in source.blocks)
    spoken = questionnaire.language_of(text)
    why = [wrong_form] if wrong_form else []
    if not source.certain:
        why.append("layout-guessed")
    if split.questionless:
        why.append("no-questions")
    if not fields.get("organisation"):
        why.append("name-guessed")
    if split.doubts:
        why.append("doubts")
    # What was copied from the form says nothing: words of answers count, and of what may still become one.
    said = sum(len(a.text.split()) for a in split.answers if a.state != "blank")
    few = 1 if placed else FEW_WORDS  # who fills a form with three ticks has answered
    if said + sum(len(d.text.split()) for d in split.doubts) < few:
        why.append("near-empty")
    if any(w in source.warnings for w in ("no-text", "attachment-refused")):
        why.append("not-all-read")
    cited = fields.citation
    if cited is None and placed:
        cited = False  # our form asks for consent: where nothing was chosen there is none, as on the web
    elif cited is None and fields.get("citation"):
        # Something was said about citation that cannot be read as yes or no: that is never a yes.
        cited = False
        why.append("citation-unclear")
    country = fields.get("country")
    place = regions.place(country) if country else None
    return Prepared(
        name=_without_address(fields.get("organisation"))
        or (_without_address(source.author) if source.format in ("eml", "mbox") else "")
        or _without_address(PurePath(filename).stem)
        or PurePath(filename).stem.partition("@")[0],
        filename=filename,
        source=source,
        split=split,
        country=country,
        region=place.group if place else "",
        group=fields.get("group"),
        language=spoken or (source.form.rpartition("/")[2] if placed else ""),
        cited=cited,
        joint=fields.joint,
        why_review=tuple(why),
    )
