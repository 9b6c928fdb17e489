"""What was tried on the subject before there was the group, and the documents that are left of it, each under its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.mandate.acts.common import Words, group_row, line, said, symbol_of
from plenary.mandate.entries.sources import EarlierDocumentNamed, EarlierDocumentTakenOff, EarlierNoted
from plenary.mandate.models import Earlier, EarlierDocument
from plenary.mandate.rights import KEEP
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.rules import addresses, mandates

MOST = 100  # documents of one attempt


@act
def note_earlier(
    by: Actor,
    *,
    group: str,
    label: Words,
    text: Words,
    outcome: Words,
    failed: bool = False,
    symbol: str = "",
    documents: Sequence[Mapping[str, Any]] = (),
    at: datetime,
) -> Outcome:
    """Note what was tried on the subject before, when, and what came of it (A11); `value` is its number. Raises Problem.

    `documents` are what is left of it, each as `name_earlier_document` takes it: kind, symbol or address, label (A33).
    """
    KEEP.require(by, group)
    found = group_row(group)
    told: dict[str, Any] = {
        "label": said(label, 300, "Say what was tried."),
        "text": said(text, 120, "Say when it was."),
        "outcome": said(outcome, 1000, "Say what came of it."),
        "failed": failed,
        "symbol": symbol_of(symbol),
    }
    rows = Earlier.objects.filter(group=found).order_by("number")
    row = next((e for e in rows if all(getattr(e, k) == v for k, v in told.items())), None)
    new = row is None
    if row is None:
        row = Earlier(group=found, number=next_number(Earlier, group=found), **told)
        row.save()
    named = [name_earlier_document(by, group=group, earlier=row.number, at=at, **one).entry for one in documents]
    if not new and not any(named):
        return Unchanged(_address(group), row.number)
    return Written(EarlierNoted(group, row.number, row.label, failed), _address(group), row.number)


@act
def name_earlier_document(
    by: Actor,
    *,
    group: str,
    earlier: int,
    kind: str,
    symbol: str = "",
    address: str = "",
    label: Words | None = None,
    at: datetime,
) -> Outcome:
    """Name a document that is left of what was tried before (A33); `value` is its number there. Raises Problem.

    It is named by its symbol, under which the library finds it, or by its address outside. `kind` is of
    `rules.mandates.PAPERS`. `label` is what it is called, by language; named again it is called so from then on. Raises
    Earlier.DoesNotExist.
    """
    KEEP.require(by, group)
    row: Earlier = Earlier.objects.get(group=group_row(group), number=earlier)
    if kind not in mandates.PAPERS:
        raise Problem("Choose what kind of document it is.")
    outside = _outside(address)
    told: dict[str, Any] = {
        "kind": kind,
        "symbol": "" if outside else symbol_of(symbol),
        "address": outside,
    }
    if not told["symbol"] and not outside:
        raise Problem("Give the symbol of the document, or its address outside.")
    held = list(EarlierDocument.objects.filter(earlier=row).order_by("number"))
    named = next((d for d in held if all(getattr(d, k) == v for k, v in told.items())), None)
    if named is None:
        if len(held) >= MOST:
            raise Problem("At most %(most)s documents are named of it.", most=MOST)
        named = EarlierDocument(earlier=row, number=_never_given(group, earlier), label={}, **told)
    called = named.label | words_of(label, 300)
    if named.pk and called == named.label:
        return Unchanged(_address(group), named.number)
    named.label = called
    named.save()
    entry = EarlierDocumentNamed(group, earlier, named.number, kind, told["symbol"], outside)
    return Written(entry, _address(group), named.number)


@act
def take_off_earlier_document(by: Actor, *, group: str, earlier: int, document: int, at: datetime) -> Outcome:
    """Take a document off again, by its number; 0 is the symbol that was noted with the attempt itself.

    Raises Earlier.DoesNotExist, EarlierDocument.DoesNotExist.
    """
    KEEP.require(by, group)
    row: Earlier = Earlier.objects.get(group=group_row(group), number=earlier)
    if document:
        EarlierDocument.objects.get(earlier=row, number=document).delete()
    elif row.symbol:
        row.symbol = ""
        row.save()
    else:
        return Unchanged(_address(group))
    return Written(EarlierDocumentTakenOff(group, earlier, document), _address(group))


def _address(group: str) -> str:
    return f"mandate/{group}/earlier"


def _never_given(group: str, earlier: int) -> int:
    """A number that no document of this attempt ever had: those that were taken off are in the record alone."""
    told = record.told_about([_address(group)], EarlierDocumentNamed.act).get(_address(group), ())
    given = [
        len(told) if one.what is None else one.what["document"]  # an erased entry tells no number; it was no higher
        for one in told
        if one.what is None or one.what["earlier"] == earlier
    ]
    return max(given, default=0) + 1


def _outside(text: str) -> str:
    """An address outside as the library keeps them; "" for none. Raises Problem."""
    told = line(text, 2001)
    if not told:
        return ""
    cleaned = addresses.clean(told)
    if not cleaned or len(cleaned) > 2000:
        raise Problem("%(text)s is no address on the web: it begins with https:// or http://.", text=told[:80])
    return cleaned
