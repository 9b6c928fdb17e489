"""Many files at once: each read in the confined reader, each entered by an act of its own, all of them accounted for."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from plenary.calls import acts, forms_out, reads
from plenary.calls.apart import alike
from plenary.calls.models import Answer, Response
from plenary.calls.receiving import OwnForm, Read, Rejected, prepare
from plenary.press import confined
from plenary.press.blocks import Source
from plenary.press.gate import Refused, explain
from plenary.record.actor import Actor
from plenary.rules import questionnaire as rule

Step = Callable[[int, int, str], None]
LETTERS_PER_TWIN = 40_000  # of a response, for the comparison with the others


class NoSuchCall(ValueError):
    """The call named is not there, and nothing says how to make it."""


@dataclass
class Summary:
    """What came of an import; every file is in `responses` or in `rejected`."""

    files: int = 0
    responses: int = 0
    known: int = 0  # were in already: a repeated import enters nothing twice
    answers: int = 0
    doubts: int = 0
    leftovers: int = 0
    review: int = 0
    rejected: list[dict[str, str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    twins: int = 0

    def plain(self) -> dict[str, Any]:
        return {
            "files": self.files,
            "responses": self.responses,
            "answers": self.answers,
            "doubts": self.doubts,
            "leftovers": self.leftovers,
            "rejected": self.rejected,
            "review": self.review,
            "known": self.known,
            "twins": self.twins,
        }

    def reject(self, what: Rejected) -> None:
        why = explain(what.code)
        self.rejected.append({"file": what.filename, "why": f"{why} ({what.detail})" if what.detail else why})


@contextmanager
def reader() -> Iterator[Read]:
    """The confined reader, as a function: a mailbox gives a source for each mail, everything else one."""
    with confined.Reader() as inside:

        def read(name: str, data: bytes) -> Sequence[Source]:
            if data.startswith(b"From "):
                try:
                    return inside.read_mailbox(data)
                except Refused as why:
                    if why.why != "not-a-document":
                        raise
            return (inside.read(name, data),)

        yield read


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files of these paths and of the folders among them, in order, hidden ones left out."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found += [p for p in inside if not any(part.startswith(".") for part in p.relative_to(path.parent).parts)]
    return list(dict.fromkeys(found))


def import_files(
    by: Actor,
    call: str,
    files: Sequence[tuple[str, Callable[[], bytes]]],
    *,
    at: datetime,
    received: datetime | None = None,
    step: Step = lambda done, total, saying: None,
) -> Summary:
    """Read files (name, bytes on demand) as responses. One that cannot be read or entered is told, and stops nothing.

    Raises NoSuchCall.
    """
    if reads.call(call) is None:
        raise NoSuchCall(f"There is no call {call!r}: make it first (plenary call create {call} --questions FILE).")
    lines = reads.questions(call)
    questions = reads.to_split(lines)
    own = forms_out.own_form(call, questions)
    summary = Summary(files=len(files))
    with reader() as read:
        for done, (name, load) in enumerate(files):
            step(done, len(files), name)
            _one(by, call, name, load, questions, read, received, at, summary, own)
    note_twins(by, call, summary, at)
    step(len(files), len(files), "")
    return summary


def _one(
    by: Actor,
    call: str,
    name: str,
    load: Callable[[], bytes],
    questions: Sequence[rule.Question],
    read: Read,
    received: datetime | None,
    at: datetime,
    summary: Summary,
    own: OwnForm | None,
) -> None:
    try:
        data = load()
    except OSError as why:
        summary.rejected.append({"file": name, "why": f"The file cannot be opened: {why.strerror}"})
        return
    batch = prepare(name, data, questions, read, own)
    for refused in batch.rejected:
        summary.reject(refused)
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    for prepared in batch.prepared:
        came = received or (datetime.fromisoformat(prepared.source.sent) if prepared.source.sent else at)
        receipt = acts.receive_response(
            by, call=call, prepared=prepared, data=data, media_type=media, received=came, at=at
        )
        summary.numbers.append(receipt.value)
        summary.responses += 1
        if not receipt.entry:
            summary.known += 1
        summary.answers += len(prepared.split.answers)
        summary.doubts += len(prepared.split.doubts)
        summary.leftovers += len(prepared.split.leftovers)
        summary.review += bool(prepared.why_review)


def note_twins(by: Actor, call: str, summary: Summary, at: datetime) -> None:
    """Show which responses of the call are nearly alike; both stay."""
    rows = Answer.objects.filter(response__call__slug=call, state="answered").values_list("response__number", "text")
    ordered = rows.order_by("response__number", "question__order", "part").iterator()
    joined = (
        (str(number), "\n".join(text for _n, text in parts)[:LETTERS_PER_TWIN])
        for number, parts in groupby(ordered, key=itemgetter(0))
    )
    pairs = [tuple(sorted((int(a), int(b)), reverse=True)) for a, b, _score in alike(joined)]
    known = set(Response.objects.filter(call__slug=call, twin__isnull=False).values_list("number", flat=True))
    fresh = [(later, earlier) for later, earlier in pairs if later not in known]
    if fresh:
        acts.note_twins(by, call=call, pairs=fresh, at=at)
        summary.twins = len(fresh)
