"""The mandate is entered paragraph by paragraph; its tasks are set, and how far they came is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.text import slugify

from plenary.mandate.acts.common import Words, group_row, line, said, symbol_of
from plenary.mandate.entries.sources import PassageQuoted, SourceEntered, TaskMoved, TaskSet
from plenary.mandate.models import Passage, Source, Task, TaskStep
from plenary.mandate.rights import KEEP, TASK
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import mandates

ROLES = ("mandate", "confirms", "basis", "input")
MOST = 200  # documents of a mandate, paragraphs of one, tasks
_ADDRESS = re.compile(r"[^\s/]+(/[^\s/]+)*")


@act
def enter_source(
    by: Actor,
    *,
    group: str,
    symbol: str,
    title: Words,
    role: str = "mandate",
    day: date | None = None,
    issued_by: Words | None = None,
    note: Words | None = None,
    at: datetime,
) -> Outcome:
    """Enter a document that the mandate rests on; `value` is its slug. Entered again it is put right. Raises Problem.

    Words in a language that is not given stay, and so does what is left empty: a form is filled in one language.
    """
    KEEP.require(by, group)
    found = group_row(group)
    shown = symbol_of(symbol)
    slug = slugify(shown.replace("/", "-").replace(".", "-").replace("(", "-"))[:80].strip("-")
    if not slug:
        raise Problem("Give the symbol of the document, for example A/RES/70/125.")
    if role not in ROLES:
        raise Problem("Say what the document is to the mandate.")
    told: dict[str, Any] = {
        "role": role,
        "symbol": shown,
        "title": said(title, 300, "Give the title of the document."),
        "day": day,
        "issued_by": words_of(issued_by, 200),
        "note": words_of(note, 2000),
    }
    row = Source.objects.filter(group=found, slug=slug).first()
    if row is not None:
        told |= {name: getattr(row, name) | told[name] for name in ("title", "issued_by", "note")}
        told["day"] = told["day"] or row.day
    if row is None:
        if Source.objects.filter(group=found).count() >= MOST:
            raise Problem("A mandate rests on at most %(most)s documents.", most=MOST)
        row = Source(group=found, slug=slug, number=next_number(Source, group=found))
    elif all(getattr(row, name) == value for name, value in told.items()):
        return Unchanged(f"mandate/{group}/{slug}", slug)
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return Written(SourceEntered(group, shown, role), f"mandate/{group}/{slug}", slug)


@act
def quote(
    by: Actor,
    *,
    group: str,
    source: str,
    label: str,
    words: Words | None = None,
    gist: Words | None = None,
    at: datetime,
) -> Outcome:
    """Quote a paragraph of a document by its number: in its own words, in the secretariat's (`gist`), or both (A28).

    Which ones are quoted is a choice: 69 and 71 may stand without 70. Quoted again it is put right. Raises Problem.
    """
    KEEP.require(by, group)
    doc: Source = Source.objects.get(group=group_row(group), slug=source)
    label = line(label, 20)
    slug = mandates.slug(label)
    if not slug:
        raise Problem("Give the number of the paragraph, for example 65 or 12 (a).")
    quoted, told = words_of(words, 8000), words_of(gist, 8000)
    if not quoted and not told:
        raise Problem("Quote the paragraph, or say in your own words what it says.")
    where = mandates.address(group, source, slug)
    row = Passage.objects.filter(source=doc, slug=slug).first()
    if row is None:
        if Passage.objects.filter(source=doc).count() >= MOST:
            raise Problem("Quote at most %(most)s paragraphs of a document.", most=MOST)
        row = Passage(source=doc, slug=slug)
    elif (row.label, row.words, row.gist) == (label, quoted, told):
        return Unchanged(where, slug)
    row.label, row.words, row.gist = label, quoted, told
    row.save()
    return Written(PassageQuoted(group, doc.symbol, label, quoted, told), where, slug)


@act
def set_task(
    by: Actor, *, group: str, verb: str, text: Words, passage: str = "", number: int | None = None, at: datetime
) -> Outcome:
    """Enter a task that the mandate sets, or change it (`number`). `passage` is the address of the paragraph. Raises Problem."""
    KEEP.require(by, group)
    found = group_row(group)
    if verb not in mandates.VERBS:
        raise Problem("Say by its verb what is to be done.")
    told = said(text, 400, "Say what the group is to do.")
    asked = cited_passage(group, passage) if passage.strip() else None
    row: Task
    if number is None:
        if Task.objects.filter(group=found).count() >= MOST:
            raise Problem("A mandate sets at most %(most)s tasks.", most=MOST)
        row = Task(group=found, number=next_number(Task, group=found))
    else:
        row = Task.objects.get(group=found, number=number)
        if (row.verb, row.text, row.passage_id) == (verb, told, asked.pk if asked else None):
            return Unchanged(task_address(group, number), number)
    row.verb, row.text, row.passage = verb, told, asked
    row.save()
    entry = TaskSet(group, row.number, verb, told, passage.strip() if asked else "")
    return Written(entry, task_address(group, row.number), row.number)


@act
def move_task(
    by: Actor,
    *,
    group: str,
    number: int,
    state: str,
    reason: Words,
    produced: Sequence[Mapping[str, Any]] | None = None,
    day: date | None = None,
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Say how far a task came, with why and what was produced: [{"address": "call/views", "label": {"en": …}}].

    `produced` replaces what was named before; None leaves it. `seen` is how many steps the form had shown. Raises
    Problem; Conflict where it was moved meanwhile; Task.DoesNotExist.
    """
    TASK.require(by, group)
    row: Task = Task.objects.select_for_update(of=("self",)).get(group__slug=group, number=number)
    before = TaskStep.objects.filter(task=row).count()
    if seen is not None and seen != before:
        raise Conflict("Somebody else said meanwhile how far this task came: look at it, and say it again.")
    if state not in mandates.STATES:
        raise Problem("Say how far the task came.")
    why = said(reason, 2000, "Say why: the reason is public.")
    made = row.produced if produced is None else _produced(produced)
    if (row.state, row.produced) == (state, made) and before:
        return Unchanged(task_address(group, number), number)
    was, row.state, row.produced = row.state, state, made
    row.save()
    TaskStep(task=row, order=before + 1, state=state, reason=why, day=day, seat=by.seat, instant=at).save()
    entry = TaskMoved(group, number, state, was, why, [one["address"] for one in made])
    return Written(entry, task_address(group, number), number)


def task_address(group: str, number: int) -> str:
    """Of a task, in the record."""
    return f"task/{group}/{number}"


def cited_passage(group: str, text: str) -> Passage:
    """The paragraph that an address cites, of this group's mandate. Raises Problem."""
    asked = mandates.cited(text)
    row = None
    if asked is not None and asked.group == group:
        rows = Passage.objects.select_related("source")
        row = rows.filter(source__group__slug=group, source__slug=asked.document, slug=asked.paragraph).first()
    if row is None:
        raise Problem("There is no paragraph %(address)s of this mandate.", address=text[:120])
    found: Passage = row
    return found


def _produced(told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for one in told:
        address = line(one.get("address", ""), 200)
        if not _ADDRESS.fullmatch(address):
            raise Problem(
                "%(text)s is no address: write call/views, meeting/harbours/1 or a symbol as E/CN.16/2015/CRP.2.",
                text=address[:60],
            )
        if address not in {m["address"] for m in made}:
            made.append({"address": address, "label": words_of(one.get("label"), 200)})
    if len(made) > 50:
        raise Problem("Name at most fifty results of a task.")
    return made
