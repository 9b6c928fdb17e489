"""What is said of a document: amended with its history, related to others, its rights noted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plenary.library.acts.common import (
    LONGEST,
    checked_address,
    checked_date,
    checked_kind,
    checked_language,
    checked_meeting,
    group_of,
    key_of,
    of_symbol,
    searched,
    short,
    spoken,
)
from plenary.library.entries import DocumentAmended, DocumentRelated, RightsNoted
from plenary.library.kinds import RELATIONS
from plenary.library.models import Document
from plenary.library.reads.family import bases_above
from plenary.library.reads.values import mark
from plenary.library.rights import DESCRIBE
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import reasoned
from plenary.record.problems import Conflict, Problem
from plenary.rules.families import within
from plenary.rules.masking import mask


def _found(by: Actor, document: int) -> Document:
    row: Document = Document.objects.select_related("group", "addendum_to").get(pk=document)
    DESCRIBE.require(by, group_of(row))
    return row


@act
def amend_document(
    by: Actor, *, document: int, told: Mapping[str, Any], seen: str = "", reason: str = "", at: datetime
) -> Outcome:
    """Change what is said of a document; the record keeps what was said before. Raises Problem, Document.DoesNotExist.

    `told` has the things that are said anew, of: title, note (words by language), symbol, kind, date, address, original,
    meeting. `seen` is the mark of what she had read (`reads.mark`): where it was changed meanwhile, Conflict.
    """
    row = _found(by, document)
    if seen and seen != mark(row):
        raise Conflict("The document was amended meanwhile. Look at it as it stands now, and amend that.")
    made: dict[str, Any] = {}
    for name, value in told.items():
        made[name] = _checked(name, value)
    if "title" in made and not made["title"]:
        raise Problem("A document needs a title.")
    changed = {name: [getattr(row, name), value] for name, value in made.items() if getattr(row, name) != value}
    if not changed:
        return Unchanged(f"document/{row.pk}", row.pk)
    if "symbol" in changed and (key := key_of(made["symbol"])):
        twin = Document.objects.filter(key=key).exclude(pk=row.pk).first()
        if twin is not None:
            raise Problem("Another document has the symbol %(symbol)s.", symbol=twin.symbol)
    for name, (_before, after) in changed.items():
        setattr(row, name, after)
    row.key = key_of(row.symbol)
    row.words = searched(row.symbol, row.title)
    row.save()
    return Written(DocumentAmended(row.symbol, changed, mask(reasoned(reason))), f"document/{row.pk}", row.pk)


def _checked(name: str, value: Any) -> Any:
    if name in ("title", "note"):
        return spoken(value, LONGEST[name])
    if name == "kind":
        return checked_kind(value)
    if name == "date":
        return checked_date(value)
    if name == "address":
        return checked_address(value)
    if name == "symbol":
        return short("symbol", value)
    if name == "original":
        return checked_language(str(value).strip())
    if name == "meeting":
        return checked_meeting(str(value))
    raise ValueError(f"{name!r} is not amended so")


@act
def relate(by: Actor, *, document: int, relation: str, base: str = "", at: datetime) -> Outcome:
    """Say to which document (by its symbol) this one belongs, and how; with relation "" it stands alone. Raises Problem."""
    row = _found(by, document)
    if not relation:
        if row.addendum_to_id is None:
            return Unchanged(f"document/{row.pk}")
        row.addendum_to, row.relation = None, "addendum"
        row.save()
        return Written(DocumentRelated(row.symbol, "", ""), f"document/{row.pk}")
    if relation not in RELATIONS:
        raise Problem("Choose how the document belongs to the other.")
    other = of_symbol(base)
    if within(row.pk, other.pk, bases_above(other.pk)):
        raise Problem("A document does not belong to itself: %(symbol)s is of its own family.", symbol=other.symbol)
    if (row.addendum_to_id, row.relation) == (other.pk, relation):
        return Unchanged(f"document/{row.pk}")
    row.addendum_to, row.relation = other, relation
    row.save()
    return Written(DocumentRelated(row.symbol, relation, other.symbol), f"document/{row.pk}")


@act
def note_rights(
    by: Actor, *, document: int, rights: str, holder: str = "", withheld: str = "", at: datetime
) -> Outcome:
    """Note whose the document is (A88). `withheld` says in public why its files are not handed out; "" hands them out.

    Raises Problem, Document.DoesNotExist.
    """
    row = _found(by, document)
    said = short("rights", rights), short("holder", holder), short("withheld", withheld)
    if said == (row.rights, row.holder, row.withheld):
        return Unchanged(f"document/{row.pk}")
    row.rights, row.holder, row.withheld = said
    row.save()
    return Written(RightsNoted(row.symbol, *said), f"document/{row.pk}")
