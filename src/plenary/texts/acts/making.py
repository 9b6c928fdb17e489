"""A text and its paragraphs: begun, entered, edited, placed, described. Nothing that stood is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from plenary.mandate.reads import citing, group_id
from plenary.mapping.reads import every_category
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import reasoned, words_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import mandates, numbering
from plenary.texts.acts.common import (
    GAP,
    KINDS,
    TAGS,
    address,
    called,
    changed,
    drafted,
    living,
    negotiable,
    noted,
    signed,
    unconcluded,
    worded,
)
from plenary.texts.acts.placing import in_order, place_after, used_numbers
from plenary.texts.entries.making import (
    ParagraphEdited,
    ParagraphPlaced,
    ParagraphsEntered,
    ParagraphSet,
    TextCreated,
    TextRenamed,
)
from plenary.texts.models import Change, Paragraph, Proposal, Text
from plenary.texts.rights import KEEP, SETTLE

TEXT_KINDS = ("rolling", "recommendations", "chair-text", "non-paper", "compilation", "report")
STYLES = (numbering.PLAIN, numbering.RESOLUTION)
FIELDS = ("category", "cites", "tag", "bracketed", "level", "kind")


@act
def create_text(
    by: Actor,
    *,
    group: str,
    kind: str,
    slug: str,
    title: Mapping[str, str],
    language: str = "en",
    symbol: str = "",
    style: str = numbering.PLAIN,
    at: datetime,
) -> Outcome:
    """Begin a text of the group. `value` is its slug. Its kind says what standing it has. Raises Problem, Forbidden."""
    KEEP.require(by, group)
    slug, said = slug.strip().lower(), words_of(title, 300)
    if kind not in TEXT_KINDS:
        raise Problem("Choose what kind of text it is.")
    if not said:
        raise Problem("Give the text a title.")
    if style not in STYLES:
        raise Problem("Choose how its paragraphs are numbered.")
    if not slug or len(slug) > 60 or not all(c.isascii() and (c.isalnum() or c in "-_") for c in slug):
        raise Problem("An address is made of letters, figures and hyphens.")
    if Text.objects.filter(group__slug=group, slug=slug).exists():
        raise Problem("There is a text at this address already.")
    row = Text(
        group_id=group_id(group),
        slug=slug,
        kind=kind,
        title=said,
        symbol=" ".join(symbol.split())[:80],
        language=language,
        style=style,
        made=at,
    )
    row.save()
    return Written(TextCreated(kind, language, style), f"text/{group}/{slug}", slug)


@act
def rename_text(
    by: Actor, *, group: str, text: str, title: Mapping[str, str] | None = None, symbol: str | None = None, at: datetime
) -> Outcome:
    """Change the title, language by language, or the symbol. The address stays. Raises Problem, Forbidden."""
    found = drafted(by, group, text, KEEP)
    said = found.title | words_of(title, 300)
    if said != found.title:
        unconcluded(found)  # a symbol is often given to what is concluded; its title is part of what was agreed
    marked = found.symbol if symbol is None else " ".join(symbol.split())[:80]
    if (said, marked) == (found.title, found.symbol):
        return Unchanged(address(found))
    found.title, found.symbol = said, marked
    found.save()
    return Written(TextRenamed(marked), address(found))


@act
def enter_paragraphs(
    by: Actor, *, group: str, text: str, paragraphs: Sequence[Mapping[str, Any]], at: datetime
) -> Outcome:
    """Write paragraphs at the end, in order. `value` lists their keys.

    Each is {"words", "kind"?, "level"?, "number"?, "category"? (code), "notes"?, "cites"?, "statement"?, "tag"?}; a number
    that is not given is the next of its series. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    if not paragraphs:
        raise Problem("Write at least one paragraph.")
    rows = in_order(found)
    before, order = len(rows), rows[-1].order if rows else 0
    taken = used_numbers(found, rows, "paragraph")
    for told in paragraphs:
        found.keys += 1
        order += GAP
        row = Paragraph(text=found, key=found.keys, order=order, since=at)
        _describe(row, group, told)
        row.words, row.notes = worded(told.get("words")), noted(told.get("notes"))
        if not row.words:
            raise Problem("A paragraph has no words.")
        used = used_numbers(found, rows, "item") if row.kind == "item" else taken
        row.number = _number(found, row, told.get("number"), used)
        if row.kind != "item" and row.number:
            taken.add(row.number)
        rows.append(row)
    for row in rows[before:]:
        row.save()
        Change(paragraph=row, number=1, instant=at, by=signed(by, group), what="entered").save()
    found.save()
    keys = [row.key for row in rows[before:]]
    return Written(ParagraphsEntered(keys, [row.number for row in rows[before:]]), address(found), keys)


def _number(text: Text, row: Paragraph, told: object, used: set[str]) -> str:
    if told is None:
        return numbering.following(row.kind, used, style=text.style, level=row.level)
    number = " ".join(str(told).split())[:40]
    if number and any(numbering.same(number, one) for one in used):
        raise Problem("The number %(number)s was given already: numbers are never used again.", number=number)
    return number


def _describe(row: Paragraph, group: str, told: Mapping[str, Any]) -> None:
    """Set what is said about a paragraph, as far as it is told. Raises Problem."""
    if "kind" in told:
        if told["kind"] not in KINDS:
            raise Problem("Choose what kind of paragraph it is.")
        row.kind = told["kind"]
    if "level" in told:
        row.level = max(1, min(int(told["level"]), 6))
    if "tag" in told:
        if told["tag"] not in TAGS:
            raise Problem("A statement is factual or contested.")
        row.tag = told["tag"]
    for flag in ("statement", "bracketed"):
        if flag in told:
            setattr(row, flag, bool(told[flag]))
    if "cites" in told:
        row.cites = _cites(row, told["cites"] or ())
    if "category" in told:
        row.category_id = _category(group, told["category"])


def _cites(row: Paragraph, told: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What a paragraph rests on, as it is kept. A paragraph of a mandate must be there, and quoted words stand in it (A77).

    Without a label it is called by its symbol and number in the language of the text, so that every paper can print it. One of
    an earlier group's mandate is let stand: agreed words bring along what they rest on. Raises Problem.
    """
    given = [
        {"address": str(one.get("address", ""))[:300], "label": " ".join(str(one.get("label", "")).split())[:300]}
        | ({"words": " ".join(str(one["words"]).split())} if one.get("words") else {})
        for one in told
    ]
    kept = [one for one in row.cites if mandates.cited(one["address"])]
    ours = [one for one in given if mandates.cited(one["address"]) or one.get("words")]
    asked = citing.checked(ours, kept=kept)
    labels = {(one["address"].strip("/"), one.get("words", "")): one["label"] for one in (*kept, *ours) if one["label"]}
    with override(row.text.language):
        called = {
            c.address: _("%(symbol)s, paragraph %(number)s") % {"symbol": c.symbol, "number": c.label}
            for c in citing.shown((one["address"], "") for one in asked)
        }
    made = []
    for one in asked:
        address, words = one["address"], one["words"]
        label = labels.get((address, words), called.get(address, ""))
        made.append({"address": address, "label": label} | ({"words": words} if words else {}))
    return made + [one for one in given if one not in ours]


def _category(group: str, code: str) -> int | None:
    if not code:
        return None
    found = next((c for c in every_category(group) if c.code == code), None)
    if found is None:
        raise Problem("There is no such category.")
    return found.id


@act
def edit_paragraph(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    words: str,
    notes: Sequence[str] | None = None,
    seen: str | None = None,
    seen_notes: Sequence[str] | None = None,
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Change the words that stand, by the chair or the secretariat. The earlier ones are kept.

    `seen` and `seen_notes` are the words and the footnotes that she had before her: where others stand by now it is refused
    (Conflict, whose `values["now"]` and `values["notes"]` are they), so that nobody's work is written over. Raises Problem,
    Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    row = negotiable(found, key)
    if not row.there:
        raise Problem("Paragraph %(number)s is proposed alone: its words are those of proposals.", number=called(row))
    said, noted_now = worded(words), row.notes if notes is None else noted(notes)
    if (said, noted_now) == (row.words, row.notes):
        return Unchanged(address(found, key))
    if seen is not None and worded(seen) != row.words:
        raise Conflict(
            "Somebody has changed this paragraph meanwhile. It reads now: %(now)s Put yours into these words.",
            now=row.words,
            notes=row.notes,
        )
    if seen_notes is not None and _lines(seen_notes) != _lines(row.notes):
        raise Conflict(
            "Somebody has changed the footnotes of this paragraph meanwhile. They read now: %(footnotes)s Put yours into these.",
            footnotes=" · ".join(row.notes),
            now=row.words,
            notes=row.notes,
        )
    if not said:
        raise Problem("A paragraph has no words.")
    kept = changed(row, by, at, "edited", {"words": row.words, "notes": row.notes}, reasoned(reason))
    row.words, row.notes = said, noted_now
    row.save()
    return Written(ParagraphEdited(key, kept.number, kept.reason), address(found, key))


def _lines(notes: Sequence[str]) -> list[str]:
    """Footnotes as a form has them, one a line."""
    return [said for note in notes for line in note.splitlines() if (said := line.strip())]


@act
def place_paragraph(by: Actor, *, group: str, text: str, key: int, after: int, at: datetime) -> Outcome:
    """Move a paragraph behind another one (0: to the beginning). It keeps its number. Raises Problem, Forbidden."""
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    row = living(found, key)
    if after == key:
        raise Problem("A paragraph cannot follow itself.")
    target = living(found, after) if after else None
    moved_from = move(found, row, target)
    if moved_from == after:
        return Unchanged(address(found, key))
    changed(row, by, at, "moved", {"after": moved_from})
    row.save()
    return Written(ParagraphPlaced(key, after), address(found, key))


def move(text: Text, row: Paragraph, target: Paragraph | None) -> int:
    """Put a paragraph behind another; the key of the one that it followed (0: none). The caller saves it."""
    rows = in_order(text)
    index = next(n for n, one in enumerate(rows) if one.pk == row.pk)
    before = next((one.key for one in reversed(rows[:index]) if not one.gone), 0)
    if before != (target.key if target else 0):
        row.order = place_after([one for one in rows if one.pk != row.pk], target)
    return before


@act
def set_paragraph(by: Actor, /, *, group: str, text: str, key: int, at: datetime, **facts: Any) -> Outcome:
    """Change what is said about a paragraph: category (its code, "" for none), cites, tag, bracketed, level, kind.

    What is not named stays. A paragraph becomes a heading, or a heading a paragraph, only while the text is drafted and
    nobody has proposed anything there: what is negotiated stays in its pile. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    if unknown := set(facts) - set(FIELDS):
        raise TypeError(f"set_paragraph knows no {sorted(unknown)}")
    row = living(found, key)
    columns = {name: "category_id" if name == "category" else name for name in facts}
    was = {name: getattr(row, column) for name, column in columns.items()}
    _describe(row, group, facts)
    fresh = {name: was[name] for name, column in columns.items() if getattr(row, column) != was[name]}
    if not fresh:
        return Unchanged(address(found, key))
    if "kind" in fresh:
        _becoming(found, row, str(fresh["kind"]))
        fresh["number"] = row.number
        rows = in_order(found)
        used = used_numbers(found, rows, row.kind, row) | {row.number}
        row.number = numbering.following(row.kind, used, style=found.style, level=row.level)
    changed(row, by, at, "tagged" if set(fresh) == {"tag"} else "noted", fresh)
    row.save()
    return Written(ParagraphSet(key, sorted(fresh)), address(found, key))


def _becoming(text: Text, row: Paragraph, was: str) -> None:
    """May it be of its new kind? A heading is in no pile: nothing that is negotiated is made one. Raises Problem."""
    if (was == "heading") == (row.kind == "heading"):
        return
    if text.state != "drafting" or row.state != "open" or Proposal.objects.filter(paragraph=row).exists():
        raise Problem(
            "A paragraph becomes a heading, or a heading a paragraph, only while the text is drafted: by now members have it "
            "before them. Enter it anew beside this one, and propose to delete this one."
        )


@act
def set_statement(by: Actor, *, group: str, text: str, key: int, statement: bool, reason: str, at: datetime) -> Outcome:
    """Put a paragraph into the pile of statements, or take it out of it: by the chair, with a reason (A63).

    Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, SETTLE)
    unconcluded(found)
    row = living(found, key)
    why = reasoned(reason)
    if row.statement == statement:
        return Unchanged(address(found, key))
    if row.kind == "heading":
        raise Problem("A heading is in no pile.")
    if not why:
        raise Problem("Say why it is moved: the reason is public.")
    changed(row, by, at, "noted", {"statement": row.statement}, why)
    row.statement = statement
    row.save()
    return Written(ParagraphSet(key, ["statement"]), address(found, key))
