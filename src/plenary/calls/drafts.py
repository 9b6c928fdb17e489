"""Responses being written. Saved as they are typed, on whatever device; nobody but the holder of the link reads them.

A draft is no act and leaves no entry: words that were not handed in are no business of the group's. They are kept as
durably as an act all the same (the same writer commits them), and two devices that write at once lose nothing: what
one displaces of the other's words is kept aside, and shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from plenary.calls import asked, keys
from plenary.calls.models import Call, Draft, DraftFile, Question, Response
from plenary.library import files as disk
from plenary.record.kept import Kept
from plenary.record.problems import Problem
from plenary.record.writer import durably
from plenary.rules import sheets

MOST_LETTERS = 4_000_000  # of one draft: 2,000 pages; nobody meets this limit by writing
MOST_FILES = 20
MOST_BYTES = 20 * 1024 * 1024  # of one attached file
MOST_ASIDE = 100
LEAST_FREE = 512 * 1024 * 1024  # bytes of the disk that are left for words and acts: files are refused before
ABOUT = ("name", "group", "country", "language", "wish", "cited", "joint", "signatories", "email", "contact", "other")


@dataclass(frozen=True, slots=True)
class FileLine:
    id: int
    name: str
    size: int
    media_type: str
    question: str


@dataclass(frozen=True, slots=True)
class View:
    """A draft as its holder sees it."""

    id: int
    key: str
    call: str
    group: str
    fields: Mapping[str, str]
    revision: int
    handed_in: int  # the revision handed in last; 0 where none was
    response: int  # its number; 0 before it is handed in
    response_id: int
    language: str
    email: str
    saved: datetime
    aside: tuple[Mapping[str, Any], ...]
    files: tuple[FileLine, ...]

    @property
    def changed(self) -> bool:
        """Has something been written since it was handed in?"""
        return self.revision > self.handed_in


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving. `displaced` names the fields in which another device had written meanwhile."""

    revision: int
    at: datetime
    displaced: tuple[str, ...] = ()
    newer: Mapping[str, str] = field(default_factory=dict)  # what other devices wrote since, in fields not saved now


def begin(
    call: str,
    *,
    language: str,
    at: datetime,
    email: str = "",
    person: int | None = None,
    fields: Mapping[str, str] | None = None,
    response: int | None = None,
) -> str:
    """Begin one; returns its key. Raises Call.DoesNotExist."""
    found = Call.objects.get(slug=call)
    made = Draft(
        call=found, started=at, saved=at, language=language, email=email, person_id=person, fields=dict(fields or {})
    )
    if response is not None:
        made.response_id, made.revision, made.handed_in = response, 1, 1
        made.stamps = dict.fromkeys(made.fields, 1)
    durably(made.save)
    return keys.draft_key(made.pk, made.generation)


def find(key: str) -> View | None:
    """The draft that a link leads to; None where the link is not ours, or was made useless. Two queries; three once it
    was handed in."""
    pair = keys.read_draft_key(key)
    row = Draft.objects.filter(pk=pair[0], generation=pair[1]).values(*_SHOWN).first() if pair else None
    if row is None:
        return None
    call = asked.call(asked.slug_of(row["call_id"]))
    response = row["response_id"]
    files = DraftFile.objects.filter(draft=row["pk"]).values_list("pk", "name", "size", "media_type", "question")
    return View(
        id=row["pk"],
        key=key,
        call=call.slug,
        group=call.group.slug,
        fields=row["fields"],
        revision=row["revision"],
        handed_in=row["handed_in"],
        response=Response.objects.values_list("number", flat=True).get(pk=response) if response else 0,
        response_id=response or 0,
        language=row["language"],
        email=row["email"],
        saved=row["saved"],
        aside=tuple(row["aside"]),
        files=tuple(FileLine(*line) for line in files),
    )


_SHOWN = (
    "pk",
    "call_id",
    "fields",
    "revision",
    "handed_in",
    "response_id",
    "language",
    "email",
    "saved",
    "aside",
)


def _row(key: str) -> Draft | None:
    """The draft to be written to; locked until the writing is done."""
    pair = keys.read_draft_key(key)
    if pair is None:
        return None
    rows = Draft.objects.filter(pk=pair[0], generation=pair[1])
    if connection.vendor == "postgresql":
        rows = rows.select_for_update()
    found: Draft | None = rows.first()
    return found


_names: Kept[frozenset[str]] = Kept()


def known_fields(call: str) -> frozenset[str]:
    """The names of the fields that a form of this call has: nothing else is kept."""
    return _names.get(call, lambda: _known_fields_now(call))


def _known_fields_now(call: str) -> frozenset[str]:
    places = sheets.keys(tuple(Question.objects.filter(call__slug=call)))
    return frozenset((*ABOUT, *(f"{what}:{q}:{part}" for q, part in places for what in ("q", "how", "see", "lang"))))


def save(
    key: str, changed: Mapping[str, str], *, base: int, bases: Mapping[str, int] | None = None, at: datetime
) -> Saved:
    """Keep what was typed. `base` is the revision that the page had (`bases` for single fields of it); a field that
    another device has changed since is changed all the same, and what stood there is kept aside. Saving the same again
    changes nothing.

    Raises Problem where the link is not good, or the draft would be larger than any form can be.
    """

    def write() -> Saved:
        row = _row(key)
        if row is None:
            raise Problem("This link leads to no response that is being written. Ask for a new one.")
        names = known_fields(asked.slug_of(row.call_id))
        fresh = {
            name: text
            for name, typed in changed.items()
            if name in names and (text := _kept(typed)) != row.fields.get(name, "")
        }
        newer = {n: row.fields.get(n, "") for n, stamp in row.stamps.items() if stamp > base and n not in changed}
        if not fresh:
            return Saved(row.revision, row.saved, (), newer)
        revision = row.revision + 1
        displaced = []
        for name, text in fresh.items():
            before = row.fields.get(name, "")
            if (
                row.stamps.get(name, 0) > (bases or {}).get(name, base)
                and before.strip()
                and before.strip() not in text
            ):
                displaced.append(name)
                row.aside = [*row.aside, {"field": name, "text": before, "at": at.isoformat()}][-MOST_ASIDE:]
            row.fields[name] = text
            row.stamps[name] = revision
        if sum(map(len, row.fields.values())) > MOST_LETTERS:
            raise Problem("This is more than one response can hold: attach the longest part as a file.")
        if displaced and sum(len(a["text"]) for a in row.aside) > MOST_LETTERS:
            raise Problem("Too much is kept aside of what several devices wrote: read it on the form, and put it away.")
        row.revision, row.saved = revision, at
        if "email" in fresh and sheets.is_mail(fresh["email"].strip()):
            row.email = fresh["email"].strip().lower()
        row.save()
        return Saved(revision, at, tuple(displaced), newer)

    saved: Saved = durably(write)
    return saved


def _kept(typed: str) -> str:
    """As typed, with the line ends of every system alike; a NUL, which no database keeps, goes."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def attach(key: str, *, name: str, data: bytes, media_type: str, question: str = "", at: datetime) -> None:
    """Keep a file with the draft: the bytes at once, its entry in the record when the draft is handed in.

    Raises Problem where it is too large, or there are too many.
    """
    if len(data) > MOST_BYTES:
        raise Problem("%(name)s is larger than 20 MB: attach it in parts, or without its pictures.", name=name)
    if disk.free() < LEAST_FREE:
        raise Problem("There is no room for files here now. What you wrote is kept: attach %(name)s later.", name=name)
    digest = disk.keep(data)

    def write() -> None:
        row = _row(key)
        if row is None:
            raise Problem("This link leads to no response that is being written. Ask for a new one.")
        mine = DraftFile.objects.filter(draft=row)
        if mine.filter(sha256=digest, name=name[:300]).exists():
            return
        if mine.count() >= MOST_FILES:
            raise Problem("A response takes at most %(most)s files: remove one first.", most=MOST_FILES)
        DraftFile.objects.create(
            draft=row,
            sha256=digest,
            name=name[:300],
            media_type=media_type[:120],
            size=len(data),
            question=question[:20],
        )
        row.revision, row.saved = row.revision + 1, at
        row.save()

    durably(write)


def detach(key: str, file: int, *, at: datetime) -> None:
    """Take a file out of the draft. One that was handed in stays where it was handed in until the draft is again."""

    def write() -> None:
        row = _row(key)
        if row is None:
            return
        gone, _each = DraftFile.objects.filter(draft=row, pk=file).delete()
        if gone:
            row.revision, row.saved = row.revision + 1, at
            row.save()

    durably(write)


def put_aside(key: str, number: int) -> None:
    """Forget one of the texts kept aside: its holder has seen it."""

    def write() -> None:
        row = _row(key)
        if row is not None and 0 <= number < len(row.aside):
            row.aside = [a for n, a in enumerate(row.aside) if n != number]
            row.save()

    durably(write)


def by_mail(call: str, email: str, *, at: datetime, days: int = 400) -> tuple[str, ...]:
    """The keys of the drafts of a call that were begun with this address, the newest first: for a mail to it alone."""
    rows = Draft.objects.filter(call__slug=call, email=email.strip().lower(), saved__gte=at - timedelta(days=days))
    # The oldest too: whoever begins many with somebody else's address must not push her own out of her mail.
    some = {d.pk: d for d in (*rows.order_by("-saved")[:5], *rows.order_by("pk")[:5])}.values()
    found = sorted(some, key=lambda d: (d.saved, d.pk), reverse=True)
    return tuple(keys.draft_key(d.pk, d.generation) for d in found)


def of_response(response: int) -> str:
    """The key with which a response is amended; "" where it was not written on the web."""
    row = Draft.objects.filter(response=response).order_by("-pk").first()
    return keys.draft_key(row.pk, row.generation) if row else ""


def under_way(call: str) -> int:
    """How many are being written: counted, and read by nobody."""
    return Draft.objects.filter(call__slug=call, response=None).exclude(fields={}).count()
