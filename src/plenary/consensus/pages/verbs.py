"""What can be done about a paragraph, by the name that its forms give it."""

from __future__ import annotations

from typing import Any

from plenary.consensus import acts
from plenary.consensus.pages.common import seat_named
from plenary.members.typed import instant_of, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited
from plenary.record.problems import Problem
from plenary.record.throttle import allow
from plenary.texts import acts as texts
from plenary.texts.pages.common import zone_of
from plenary.texts.rights import KEEP

PROPOSED = {"most": 40, "seconds": 600}  # by one member; the chair and the secretariat enter what the room says


def verbs(request: Visited, group: str, text: str, key: int) -> dict[str, Any]:
    """Every verb of the paragraph's page; each act asks for its right itself."""
    return _proposing(request, group, text, key) | _standing(request, group, text, key) | _chairing(request, group, text, key)  # fmt: skip


def _proposing(request: Visited, group: str, text: str, key: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "text": text}

    def seat() -> int | None:
        return whole(post.get("seat", ""))

    def number() -> int:
        return whole(post.get("proposal", "")) or 0

    def reason() -> str:
        return post.get("reason", "")

    def propose(op: str) -> Any:
        def do(once: dict[str, Any]) -> Receipt:
            if not KEEP.asked(by, group).allowed and not allow("propose", f"person/{by.person}", **PROPOSED):
                raise Problem("You have proposed very often within ten minutes: wait a little, then send this one.")
            words = post.get("words", "") if op in ("replace", "insert") else None
            place = whole(post.get("place", "")) if op == "move" else None
            return texts.propose(
                by, op=op, key=key, words=words, place=place, reason=reason(), seat=seat(), **where, **once
            )

        return do

    def revise(once: dict[str, Any]) -> Receipt:
        return texts.revise(
            by,
            proposal=number(),
            words=post.get("words", ""),
            reason=reason(),
            seen=post.get("seen"),
            seat=seat(),
            **where,
            **once,
        )

    def withdraw(once: dict[str, Any]) -> Receipt:
        return texts.withdraw(by, proposal=number(), reason=reason(), seat=seat(), **where, **once)

    def challenge(once: dict[str, Any]) -> Receipt:
        return texts.challenge(by, key=key, reason=reason(), seat=seat(), **where, **once)

    return {
        "replace": propose("replace"),
        "insert": propose("insert"),
        "delete": propose("delete"),
        "move": propose("move"),
        "cosponsor": lambda once: texts.cosponsor(by, proposal=number(), reason=reason(), seat=seat(), **where, **once),
        "leave": lambda once: texts.leave(by, proposal=number(), seat=seat(), **where, **once),
        "revise": revise,
        "withdraw": withdraw,
        "challenge": challenge,
    }


def _standing(request: Visited, group: str, text: str, key: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "text": text, "key": key}
    objection = where | {"key": whole(post.get("merged", "")) or key}  # to a paragraph that is part of this one now

    def position(once: dict[str, Any]) -> Receipt:
        return acts.take_position(
            by,
            wording=post.get("wording", ""),
            value=post.get("value", ""),
            reason=post.get("reason", ""),
            change=post.get("change", ""),
            seat=seat_named(by, group, post.get("seat", "")),
            **where,
            **once,
        )

    def contest(once: dict[str, Any]) -> Receipt:
        return acts.contest_mark(by, wording=post.get("wording", ""), words=post.get("words", ""), **objection, **once)

    def withdraw(once: dict[str, Any]) -> Receipt:
        return acts.withdraw_objection(
            by, wording=post.get("wording", ""), words=post.get("words", ""), **objection, **once
        )

    def to_silence(once: dict[str, Any]) -> Receipt:
        return acts.object_to_silence(
            by,
            reason=post.get("reason", ""),
            change=post.get("change", ""),
            seat=whole(post.get("seat", "")),
            **where,
            **once,
        )

    return {
        "position": position,
        "contest": contest,
        "withdraw-objection": withdraw,
        "object-to-silence": to_silence,
    }


def _chairing(request: Visited, group: str, text: str, key: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "text": text, "key": key}

    def words_of(wording: str) -> str:
        """Her own words; of a reading on the table those that she had before her."""
        return post.get("own" if wording == "own" else f"seen-{wording}", "")

    def notes_of(wording: str) -> list[str] | None:
        """The footnotes that she had before her: with her own words those of what stands. None: she had no such reading."""
        wording = "base" if wording == "own" else wording
        return post.getlist(f"noted-{wording}") if f"seen-{wording}" in post else None

    def find(once: dict[str, Any]) -> Receipt:
        wording = post.get("wording", "")
        return acts.find(
            by,
            finding=post.get("finding", ""),
            wording=wording,
            words=words_of(wording),
            notes=notes_of(wording),
            reason=post.get("reason", ""),
            meeting=post.get("meeting", ""),
            **where,
            **once,
        )

    def silence(once: dict[str, Any]) -> Receipt:
        wording = post.get("wording", "")
        ends = instant_of(post.get("ends", ""), post.get("ends_hour", ""), zone_of(group))
        if ends is None:
            raise Problem("Say until when the words stand under silence: a day and an hour.")
        return acts.begin_silence(
            by,
            wording=wording,
            words=words_of(wording),
            notes=notes_of(wording),
            ends=ends,
            final=post.get("final") == "1",
            **where,
            **once,
        )

    def mark(once: dict[str, Any]) -> Receipt:
        return acts.mark_objection(
            by,
            seat=whole(post.get("seat", "")) or 0,
            wording=post.get("wording", ""),
            state=post.get("state", ""),
            words=post.get("words", ""),
            **where | {"key": whole(post.get("merged", "")) or key},
            **once,
        )

    def statement(once: dict[str, Any]) -> Receipt:
        return acts.place_statement(
            by, statement=post.get("statement") == "1", reason=post.get("reason", ""), **where, **once
        )

    reason = post.get("reason", "")
    return {
        "find": find,
        "silence": silence,
        "confirm": lambda once: acts.confirm_silence(
            by, meeting=post.get("meeting", ""), reason=reason, **where, **once
        ),
        "withdraw-silence": lambda once: acts.withdraw_silence(by, reason=reason, **where, **once),
        "mark": mark,
        "statement": statement,
        "streamline": lambda once: texts.streamline(by, **where, **once),
        "point": lambda once: texts.point(by, **where, **once),
    }
