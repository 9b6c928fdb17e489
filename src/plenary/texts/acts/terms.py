"""Terms with several readings, each with its holder; none is official (A184)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.rules.folding import fold
from plenary.texts.acts.commenting import who_speaks
from plenary.texts.entries.commenting import DefinitionWithdrawn, TermDefined, TermEntered
from plenary.texts.models import Definition, Term
from plenary.texts.rights import DEFINE, KEEP


@act
def enter_term(
    by: Actor,
    *,
    group: str,
    slug: str,
    name: Mapping[str, str],
    note: Mapping[str, str] | None = None,
    at: datetime,
) -> Outcome:
    """Enter a term, or change its name or note. `value` is its slug. Raises Problem, Forbidden."""
    KEEP.require(by, group)
    said, told = words_of(name, 200), words_of(note)
    slug = "-".join(slug.lower().split())[:60]
    if not slug or not all(c.isascii() and (c.isalnum() or c in "-_") for c in slug):
        raise Problem("An address is made of letters, figures and hyphens.")
    if not said:
        raise Problem("Write the term.")
    row = Term.objects.filter(group__slug=group, slug=slug).first() or Term(group_id=group_id(group), slug=slug)
    if row.pk and (row.name, row.note) == (said, told):
        return Unchanged(f"term/{group}/{slug}", slug)
    row.name, row.note = said, told
    row.save()
    return Written(TermEntered(slug), f"term/{group}/{slug}", slug)


@act
def define(
    by: Actor,
    *,
    group: str,
    term: str,
    words: Mapping[str, str],
    source: str = "",
    seat: int | None = None,
    name: str = "",
    at: datetime,
) -> Outcome:
    """Say how one reads a term. `value` is the reading's number. A holder has one at a time: her earlier one is withdrawn.

    `seat` and `name` are for the chair and the secretariat, who enter it for somebody. Raises Problem, Forbidden.
    """
    DEFINE.require(by, group)
    row = _term(group, term)
    said = words_of(words)
    if not said:
        raise Problem("Write how you read the term.")
    shown, _klass, held, _person = who_speaks(by, group, seat, name)
    source = " ".join(source.split())[:300]
    earlier = [d for d in Definition.objects.filter(term=row, withdrawn=None) if _same(d, held, shown)]
    if any((d.words, d.source) == (said, source) for d in earlier):
        return Unchanged(f"term/{group}/{term}", earlier[0].number)
    for one in earlier:
        one.withdrawn = at
        one.save()
    made = Definition(
        term=row,
        number=next_number(Definition, term=row),
        seat_id=held,
        holder=shown[:300],
        words=said,
        source=source,
        instant=at,
    )
    made.save()
    return Written(TermDefined(term, made.number), f"term/{group}/{term}", made.number)


def _same(one: Definition, seat: int | None, holder: str) -> bool:
    return one.seat_id == seat if seat is not None else one.seat_id is None and fold(one.holder) == fold(holder)


def _term(group: str, slug: str) -> Term:
    found: Term | None = Term.objects.filter(group__slug=group, slug=slug).first()
    if found is None:
        raise Problem("There is no such term.")
    return found


@act
def retire(by: Actor, *, group: str, term: str, number: int, reason: str = "", at: datetime) -> Outcome:
    """Withdraw one's own reading of a term; the chair and the secretariat another's, with a public reason. It can be read.

    Raises Problem, Forbidden.
    """
    DEFINE.require(by, group)
    found = Definition.objects.filter(term=_term(group, term), number=number).first()
    if found is None:
        raise Problem("There is no such reading.")
    shown, _klass, held, _person = who_speaks(by, group, None, "")
    hers, why = _same(found, held, shown), " ".join(reason.split())[:1000]
    if not hers and not KEEP.asked(by, group).allowed:
        raise Problem("This reading is somebody else's.")
    if found.withdrawn is not None:
        return Unchanged(f"term/{group}/{term}")
    if not hers and not why:
        raise Problem("This reading is somebody else's: say why it is withdrawn. The reason is public.")
    found.withdrawn = at
    found.save()
    return Written(DefinitionWithdrawn(term, number, why), f"term/{group}/{term}")
