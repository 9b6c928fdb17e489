"""What the acts of this room share: who speaks, who may, finding rows, words as they are kept, writing many at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.mapping.models import Category, Change, Issue, Mechanism
from plenary.mapping.models import Mapping as List
from plenary.mapping.rights import ASSESS, ORDER, TAKE_PART
from plenary.members.reads import coordinates_in, seat_of
from plenary.record.actor import CHAIR, ENDED, MEMBER, SECRETARIAT, Actor, Forbidden, Right, ended
from plenary.record.problems import Problem
from plenary.rules.masking import mask

TITLE, WORDS, SOURCE = 300, 4000, 300  # characters
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Voice:
    """As whom somebody speaks: the name that is shown, in which capacity, for which seat."""

    name: str
    klass: str
    seat: int | None = None


def voice(by: Actor, group: str) -> Voice:
    """As whom the actor stands in this group."""
    held = by.roles_in(group)
    if CHAIR in held:
        return Voice("Chair", "chair")
    if SECRETARIAT in held:
        return Voice("Secretariat", "secretariat")
    seat, holder = seat_of(by.person, group) if by.person else (None, "")
    return Voice((holder or by.name)[:300], "member" if MEMBER in held else "observer", seat)


def coordinates(by: Actor, group: str) -> bool:
    """Does she coordinate the sub-group that the mapping is entrusted to?"""
    kept = List.objects.filter(group__slug=group).values_list("subgroup", flat=True).first() if by.person else ""
    return bool(kept) and coordinates_in(by.person or 0, group, kept or "")


def keeps(by: Actor, group: str) -> bool:
    """Does she keep the living document?"""
    return bool(by.person) and List.objects.filter(group__slug=group, owner_person=by.person).exists()


def still(right: Right, by: Actor, group: str) -> None:
    """Is the mapping worked on: with its group, or after its end as a living document (A171)? Raises Forbidden."""
    if not by.machine and ended(group) and not List.objects.filter(group__slug=group, living__isnull=False).exists():
        raise Forbidden(right, ENDED)


def going_on(right: Right, by: Actor, group: str) -> None:
    """The right, asked, and whether the mapping is worked on. Raises Forbidden."""
    right.require(by, group)
    still(right, by, group)


def ordering(by: Actor, group: str) -> None:
    """Raises Forbidden where she neither chairs, nor is of the secretariat, nor coordinates."""
    TAKE_PART.require(by, group)
    still(TAKE_PART, by, group)
    if not ORDER.asked(by, group).allowed and not coordinates(by, group):
        raise Forbidden(ORDER, ORDER.reason)


def assessing(by: Actor, group: str) -> None:
    """Raises Forbidden where she may not say what a mechanism does for an issue."""
    TAKE_PART.require(by, group)
    still(TAKE_PART, by, group)
    if not (ASSESS.asked(by, group).allowed or coordinates(by, group) or keeps(by, group)):
        raise Forbidden(ASSESS, ASSESS.reason)


def issue_of(group: str, number: int) -> Issue:
    """An issue by its number. Raises Problem."""
    found: Issue | None = Issue.objects.filter(group__slug=group, number=number).first()
    if found is None:
        raise Problem("There is no issue %(number)s.", number=number)
    return found


def mechanism_of(group: str, number: int) -> Mechanism:
    """A mechanism by its number. Raises Problem."""
    found: Mechanism | None = Mechanism.objects.filter(group__slug=group, number=number).first()
    if found is None:
        raise Problem("There is no mechanism M%(number)s.", number=number)
    return found


def list_of(group: str) -> List:
    """The list of a group, which is made by the first act that says something of it."""
    found: List = List.objects.filter(group__slug=group).first() or List(group_id=group_id(group))
    return found


def category_of(group: str, code: str, scheme: str) -> Category | None:
    """A category of a classification by its code; None for "". Raises Problem."""
    if not code:
        return None
    found: Category | None = Category.objects.filter(group__slug=group, scheme=scheme, code=code).first()
    if found is None:
        raise Problem("There is no category %(code)s in this classification.", code=code)
    return found


def plain(text: object, most: int) -> str:
    """Words as they are kept: composed, line ends as everywhere, without control characters, addresses of people masked.

    They are masked before they are kept, not when they are shown: entries of the record repeat them (A88). Raises Problem.
    """
    said = unicodedata.normalize("NFC", str(text or "")).replace("\r\n", "\n").replace("\r", "\n")
    said = mask(_CONTROL.sub("", said).strip())
    if len(said) > most:
        raise Problem("This is longer than %(most)s characters: “%(begin)s…”", most=most, begin=said[:40])
    return said


def lined(text: object, most: int) -> str:
    """Words in one line. Raises Problem."""
    return plain(" ".join(str(text or "").split()), most)


def needed(text: object, most: int, words: str) -> str:
    """One line that has to say something; `words` is the problem where it does not. Raises Problem."""
    said = lined(text, most)
    if not said:
        raise Problem(words)
    return said


def changed(
    group: str,
    by: str,
    at: datetime,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    issue: Issue | None = None,
    mechanism: Mechanism | None = None,
    how: str = "hand",
    reason: str = "",
) -> Change:
    """What was said before and is said now, not saved yet: columns that stayed as they were are left out."""
    differ = [name for name in after if after[name] != before.get(name)]
    return Change(
        group_id=group_id(group),
        issue=issue,
        mechanism=mechanism,
        instant=at,
        by=by,
        how=how,
        before={name: before.get(name) for name in differ},
        after={name: after[name] for name in differ},
        reason=reason,
    )


def saved(rows: Sequence[Any], *columns: str) -> None:
    """Save these columns of many rows that were read whole: as many statements as the database needs, not one a row."""
    if rows:
        type(rows[0]).objects.bulk_update(rows, columns)
