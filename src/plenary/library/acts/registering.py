"""Entering documents."""

from __future__ import annotations

from datetime import datetime

from plenary.library.acts.common import (
    LONGEST,
    Words,
    checked_address,
    checked_date,
    checked_kind,
    checked_language,
    checked_meeting,
    key_of,
    of_symbol,
    searched,
    short,
    spoken,
)
from plenary.library.entries import DocumentRegistered
from plenary.library.kinds import RELATIONS
from plenary.library.models import Document
from plenary.library.rights import PUBLISH
from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.families import belongs


@act
def register(
    by: Actor,
    *,
    group: str,
    title: Words,
    kind: str,
    symbol: str = "",
    date: str = "",
    address: str = "",
    note: Words | None = None,
    rights: str = "",
    holder: str = "",
    withheld: str = "",
    original: str = "",
    meeting: str = "",
    addendum_to: str = "",
    relation: str = "addendum",
    about: str = "",
    at: datetime,
) -> Outcome:
    """Enter a document. `value` is its key. A symbol that is there already, in any spelling, is not entered twice.

    `addendum_to` is the symbol of the document that it belongs to by `relation`; where nobody says so, what its own symbol
    says is taken (".../Rev.1" is a revision of "..."), if that document is there. Raises Problem.
    """
    PUBLISH.require(by, group)
    symbol = short("symbol", symbol)
    key = key_of(symbol)
    found = Document.objects.filter(key=key).first() if key else None
    if found is not None:
        return Unchanged(f"document/{found.pk}", found.pk)
    title = spoken(title, LONGEST["title"])
    if not title:
        raise Problem("A document needs a title.")
    base, relation = _base(symbol, addendum_to, relation)
    row = Document(
        group_id=group_id(group),
        symbol=symbol,
        key=key,
        kind=checked_kind(kind),
        title=title,
        words=searched(symbol, title),
        date=checked_date(date),
        address=checked_address(address),
        note=spoken(note, LONGEST["note"]),
        rights=short("rights", rights),
        holder=short("holder", holder),
        withheld=short("withheld", withheld),
        original=checked_language(original.strip()),
        meeting=checked_meeting(meeting) or _meeting(about),
        addendum_to=base,
        relation=relation,
        about=about,
    )
    row.save()
    return Written(DocumentRegistered(symbol, kind, row.date), f"document/{row.pk}", row.pk)


def _base(symbol: str, given: str, relation: str) -> tuple[Document | None, str]:
    if given.strip():
        if relation not in RELATIONS:
            raise Problem("Choose how the document belongs to the other.")
        return of_symbol(given), relation
    said = belongs(symbol)
    found = Document.objects.filter(key=key_of(said.base)).first() if said else None
    return (found, said.relation) if said and found else (None, "addendum")


def _meeting(about: str) -> str:
    """The meeting of which a document is, where its address says so: "meeting/wgec-2/1/summary"."""
    parts = about.split("/")
    return parts[2][:60] if len(parts) > 2 and parts[0] == "meeting" else ""
