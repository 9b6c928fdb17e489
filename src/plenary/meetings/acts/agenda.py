"""The agenda: drafted, adopted, gone through item by item; unfinished items are carried over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.library import reads as library
from plenary.mandate.reads import citing
from plenary.meetings.acts.common import address, item_of, met, sitting
from plenary.meetings.acts.screen import put_up
from plenary.meetings.acts.turns import end_turn
from plenary.meetings.entries.agenda import (
    AgendaAdopted,
    AgendaDrafted,
    CallNamed,
    DocumentAttached,
    ItemAdded,
    ItemCarried,
    ItemChanged,
    ItemClosed,
    ItemOpened,
)
from plenary.meetings.models import Decision, Item, ItemDocument, ItemSpell, Meeting, Screen
from plenary.meetings.rights import RUN
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.rules import agenda

FIELDS = ("title", "note", "kind", "minutes", "presenter", "presenter_as", "cites", "serves", "category")


@act
def add_item(
    by: Actor, /, *, group: str, meeting: str, place: int = 0, reason: str = "", at: datetime, **facts: Any
) -> Outcome:
    """Put an item on the agenda; `value` is its number. `facts`: title (by language), kind, note, minutes, presenter,
    presenter_as, serves (paragraphs of the mandate, each {"address", "words"}), cites (in words alone), category. `place` 0: at
    the end, before the closing.

    Once the agenda is adopted a reason is asked for. Raises Problem.
    """
    found = met(by, group, meeting, RUN)
    _reason(found, reason)
    row = Item(meeting=found, number=next_number(Item, meeting=found), order=0)
    _tell(row, facts)
    rows = _rows(found)
    last = len(rows) if rows and rows[-1].kind == "closing" and row.kind != "closing" else len(rows) + 1
    row.order = 1_000_000
    row.save()
    _arrange(found, row.number, place or last)
    if found.agenda == "none":
        found.agenda = "draft"
        found.save()
    told = ItemAdded(row.number, row.kind, reason.strip()[:300])
    return Written(told, address(found, "item", row.number), row.number)


@act
def draft_agenda(by: Actor, *, group: str, meeting: str, items: Sequence[Mapping[str, Any]], at: datetime) -> Outcome:
    """Begin the agenda with several items (each as `add_item` takes it), such as those of a usual one. Raises Problem."""
    found = met(by, group, meeting, RUN)
    if not items:
        raise Problem("Choose which agenda to begin with.")
    if Item.objects.filter(meeting=found).exclude(state="dropped").exists():
        raise Problem("The agenda has items already: add to them, or change them.")
    for one in items:
        add_item(by, group=group, meeting=meeting, at=at, **one)
    return Written(AgendaDrafted(len(items)), address(found, "agenda"))


@act
def change_item(
    by: Actor, /, *, group: str, meeting: str, item: int, reason: str = "", at: datetime, **facts: Any
) -> Outcome:
    """Change what an item says. Once the agenda is adopted a reason is asked for where its title changes."""
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    before = {name: getattr(row, name) for name in FIELDS}
    _tell(row, facts)
    if before == {name: getattr(row, name) for name in FIELDS}:
        return Unchanged(address(found, "item", item))
    if row.title != before["title"]:
        _reason(found, reason)
    row.save()
    return Written(ItemChanged(item, "reworded", reason[:300]), address(found, "item", item))


@act
def move_item(by: Actor, *, group: str, meeting: str, item: int, place: int, reason: str = "", at: datetime) -> Outcome:
    """Put an item in another place. Once the agenda is adopted a reason is asked for."""
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    before = [r.number for r in _rows(found)]
    if row.state == "dropped" or agenda.moved(before, item, place) == tuple(before):
        return Unchanged(address(found, "item", item))
    _reason(found, reason)
    _arrange(found, item, place)
    return Written(ItemChanged(item, "moved", reason[:300]), address(found, "item", item))


@act
def drop_item(by: Actor, *, group: str, meeting: str, item: int, reason: str = "", at: datetime) -> Outcome:
    """Take an item off the agenda; its number is not used again. What was before the meeting stays. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    if row.state == "dropped":
        return Unchanged(address(found, "item", item))
    if row.state != "waiting" or ItemSpell.objects.filter(item=row).exists():
        raise Problem("Item %(number)s has been before the meeting: close it, or carry it over.", number=item)
    _reason(found, reason)
    row.state = "dropped"
    row.save()
    return Written(ItemChanged(item, "dropped", reason[:300]), address(found, "item", item))


@act
def attach(
    by: Actor, *, group: str, meeting: str, item: int, document: int, attached: bool = True, at: datetime
) -> Outcome:
    """Put a document of the library under an item, or take it away. `document` is its key. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    there = ItemDocument.objects.filter(item=row, document=document).first()
    if attached == (there is not None):
        return Unchanged(address(found, "item", item))
    if there is None:
        if not library.symbols_of([document]):
            raise Problem("There is no such document.")
        ItemDocument(item=row, document_id=document).save()
    else:
        there.delete()
    return Written(DocumentAttached(item, document, attached), address(found, "item", item))


@act
def name_call(by: Actor, *, group: str, meeting: str, item: int, call: str, at: datetime) -> Outcome:
    """Name the call for input whose responses an item discusses, by its slug; "" takes the name away (A50). Raises Problem.

    Calls stand above this room: their tables are not asked, the record is.
    """
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    about = f"call/{call.strip()}" if call.strip() else ""
    if about == row.about:
        return Unchanged(address(found, "item", item))
    if about and not record.last_told([about], "calls.call-created"):
        raise Problem("There is no such call for input.")
    row.about = about
    row.save()
    if Screen.objects.filter(meeting=found, shows="question", item=row).exists():
        put_up(by, group=group, meeting=meeting, shows="item", at=at)  # a question of the other call stood there
    return Written(CallNamed(item, about), address(found, "item", item))


@act
def adopt_agenda(by: Actor, *, group: str, meeting: str, at: datetime) -> Outcome:
    """The meeting adopts its agenda. Amendments that wait are decided first. Raises Problem."""
    found = met(by, group, meeting, RUN)
    if found.agenda == "adopted":
        return Unchanged(address(found, "agenda"))
    count = Item.objects.filter(meeting=found).exclude(state="dropped").count()
    if not count:
        raise Problem("The agenda has no item yet.")
    if found.amendments.filter(state="proposed").exists():
        raise Problem("An amendment of the agenda waits: accept or decline it first.")
    found.agenda, found.agenda_adopted = "adopted", at
    found.save()
    return Written(AgendaAdopted(count), address(found, "agenda"))


@act
def open_item(by: Actor, *, group: str, meeting: str, item: int, at: datetime) -> Outcome:
    """Put an item before the meeting. The one before it is left, to be taken up again. Raises Problem."""
    found = met(by, group, meeting, RUN)
    session = sitting(found)
    row = item_of(found, item)
    if row.state == "open":
        return Unchanged(address(found, "item", item))
    if row.state in ("dropped", "carried"):
        raise Problem("Item %(number)s is not on this agenda any more.", number=item)
    for other in Item.objects.filter(meeting=found, state="open"):
        end_turn(by, group=group, meeting=meeting, at=at)
        _end(other, at)
        other.state = "waiting"
        other.save()
    row.state = "open"
    row.save()
    ItemSpell(item=row, session=session, began=at).save()
    return Written(ItemOpened(item), address(found, "item", item))


@act
def close_item(
    by: Actor, *, group: str, meeting: str, item: int, outcome: Mapping[str, str] | None = None, at: datetime
) -> Outcome:
    """The meeting is done with an item. `outcome` in words, by language. Ends the turn that runs. Raises Problem.

    A question that was put to the group (A87) is not closed unanswered: by a decision under it, or in words.
    """
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    said = words_of(outcome) or row.outcome
    if row.state == "done" and said == row.outcome:
        return Unchanged(address(found, "item", item))
    if row.state in ("dropped", "carried"):
        raise Problem("Item %(number)s is not on this agenda any more.", number=item)
    decided = row.kind == "question" and Decision.objects.filter(item=row).exists()
    if agenda.undecided(row.kind, row.state, decided=decided, outcome=said):
        raise Problem(
            "Item %(number)s puts a question to the group: record the decision, say the outcome, or carry it over.",
            number=item,
        )
    if row.state == "open":
        end_turn(by, group=group, meeting=meeting, at=at)
    _end(row, at)
    row.state, row.outcome = "done", said
    row.save()
    return Written(ItemClosed(item, "done", _used(row, at)), address(found, "item", item))


@act
def carry_over(by: Actor, *, group: str, meeting: str, item: int, to: str, at: datetime) -> Outcome:
    """Carry an unfinished item over to another meeting of the group; `value` is its number there (A58). Raises Problem."""
    found = met(by, group, meeting, RUN)
    row = item_of(found, item)
    if row.state in agenda.OVER:
        raise Problem("Item %(number)s is not unfinished: nothing is left to carry over.", number=item)
    target = met(by, group, to, RUN)
    if target.pk == found.pk:
        raise Problem("Choose another meeting.")
    if target.state == "cancelled":
        raise Problem("This meeting was cancelled.")
    if row.state == "open":
        end_turn(by, group=group, meeting=meeting, at=at)
    _end(row, at)
    row.state = "carried"
    row.save()
    facts = {name: getattr(row, name) for name in FIELDS if name != "serves"}
    number = add_item(by, group=group, meeting=to, reason="carried over", at=at, **facts).value
    copy = item_of(target, number)
    copy.carried_from, copy.serves = row, row.serves
    copy.about = row.about
    copy.save()
    for document in ItemDocument.objects.filter(item=row).order_by("pk"):
        ItemDocument(item=copy, document_id=document.document_id).save()
    return Written(ItemCarried(item, to, number), address(found, "item", item), number)


def _rows(meeting: Meeting) -> list[Item]:
    return list(Item.objects.filter(meeting=meeting).exclude(state="dropped").order_by("order", "pk"))


def _arrange(meeting: Meeting, item: int, place: int) -> None:
    rows = {r.number: r for r in _rows(meeting)}
    for order, number in enumerate(agenda.moved(list(rows), item, place), 1):
        if rows[number].order != order:
            rows[number].order = order
            rows[number].save()


def _reason(meeting: Meeting, reason: str) -> None:
    if meeting.agenda == "adopted" and not reason.strip():
        raise Problem("The agenda is adopted: say why it changes, the reason is public.")


def _tell(row: Item, facts: Mapping[str, Any]) -> None:
    if unknown := set(facts) - set(FIELDS):
        raise TypeError(f"an item has no {sorted(unknown)}")
    for name, value in facts.items():
        if name in ("title", "note"):
            value = words_of(value)
        elif name == "serves":
            value = citing.checked(value, group=row.meeting.group.slug, kept=row.serves)
        elif name != "minutes":
            value = " ".join(str(value).split())
        setattr(row, name, value)
    if not row.title:
        raise Problem("An item needs a title.")
    if row.kind not in agenda.KINDS:
        raise Problem("Choose what kind of item it is.")
    if row.minutes is not None and not 0 < row.minutes <= 24 * 60:
        raise Problem("An item's time box is between one minute and a day.")


def _end(item: Item, at: datetime) -> None:
    for spell in ItemSpell.objects.filter(item=item, ended=None):
        spell.ended = max(at, spell.began)
        spell.save()


def _used(item: Item, at: datetime) -> int:
    return agenda.used([agenda.Spell(s.began, s.ended) for s in ItemSpell.objects.filter(item=item)], at)
