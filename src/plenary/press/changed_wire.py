"""A `Changed` as JSON and back, for the confined reader: what comes is checked field by field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar, get_args

import orjson

from plenary.press.changed import (
    Changed,
    ChangedParagraph,
    Comment,
    Kind,
    Leftover,
    Note,
    Piece,
    Role,
    Stamp,
    What,
    Where,
)
from plenary.press.gate import CODES, Refused

_L = TypeVar("_L")


def to_json(changed: Changed) -> bytes:
    """Write what was read."""
    return orjson.dumps({"changed": changed})


def question_to_json(before: Sequence[tuple[str, str]] | None) -> bytes:
    """Write what is known of the file's words; None for nothing."""
    return orjson.dumps(before)


def question_from_json(data: bytes) -> tuple[tuple[str, str], ...] | None:
    """Read what `question_to_json` wrote."""
    raw = orjson.loads(data)
    return None if raw is None else tuple((_text(key), _text(words)) for key, words in raw)


def from_json(data: bytes) -> Changed:
    """Read what `to_json` wrote. Raises `Refused` where a refusal was sent, `ValueError` for any other shape."""
    message = orjson.loads(data)
    if not isinstance(message, dict):
        raise ValueError("no object")
    if "refused" in message:
        why, detail = message["refused"]
        raise Refused(why if why in CODES else "damaged", _text(detail))
    raw = _object(message.get("changed"))
    return Changed(
        paragraphs=tuple(_paragraph(_object(each)) for each in _list(raw.get("paragraphs"))),
        leftovers=tuple(_leftover(_object(each)) for each in _list(raw.get("leftovers"))),
        comments=_comments(raw.get("comments")),
        warnings=_texts(raw.get("warnings")),
        **{name: _text(raw.get(name)) for name in ("address", "version", "language", "title")},
    )


def _paragraph(raw: dict[str, Any]) -> ChangedParagraph:
    texts = {name: _text(raw.get(name)) for name in ("key", "number", "before", "after", "move", "partner")}
    pieces, notes = _pieces(raw.get("pieces")), tuple(_note(_object(each)) for each in _list(raw.get("notes")))
    if any(piece.note > len(notes) for piece in pieces):
        raise ValueError("no such note")
    return ChangedParagraph(
        kind=_one_of(raw.get("kind"), get_args(Kind)),
        what=_one_of(raw.get("what"), get_args(What)),
        level=_number(raw.get("level")),
        before_notes=_texts(raw.get("before_notes")),
        after_notes=_texts(raw.get("after_notes")),
        pieces=pieces,
        notes=notes,
        stamp=_stamp(raw.get("stamp")),
        comments=_comments(raw.get("comments")),
        number_after=None if raw.get("number_after") is None else _text(raw.get("number_after")),
        also=_texts(raw.get("also")),
        **texts,
    )


def _leftover(raw: dict[str, Any]) -> Leftover:
    return Leftover(
        where=_one_of(raw.get("where"), get_args(Where)),
        before=_text(raw.get("before")),
        after=_text(raw.get("after")),
        near=_text(raw.get("near")),
        pieces=_pieces(raw.get("pieces")),
        comments=_comments(raw.get("comments")),
    )


def _note(raw: dict[str, Any]) -> Note:
    return Note(_text(raw.get("before")), _text(raw.get("after")), _pieces(raw.get("pieces")))


def _pieces(raw: object) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            text=_text(each.get("text")),
            put_in=_stamp(each.get("put_in")),
            taken_out=_stamp(each.get("taken_out")),
            moved=each.get("moved") is True,
            role=_one_of(each.get("role"), get_args(Role)),
            note=_number(each.get("note")),
        )
        for each in map(_object, _list(raw))
    )


def _comments(raw: object) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            author=_text(each.get("author")),
            text=_text(each.get("text")),
            at=_instant(each.get("at")),
            quote=_text(each.get("quote")),
            replies=_comments(each.get("replies")),
            done=each.get("done") is True,
        )
        for each in map(_object, _list(raw))
    )


def _stamp(raw: object) -> Stamp | None:
    if raw is None:
        return None
    each = _object(raw)
    return Stamp(_text(each.get("author")), _instant(each.get("at")))


def _instant(raw: object) -> datetime | None:
    if raw is None:
        return None
    at = datetime.fromisoformat(_text(raw))
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at


def _one_of(raw: object, allowed: tuple[_L, ...]) -> _L:
    if raw not in allowed:
        raise ValueError("no such word")
    return raw


def _object(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise ValueError("no object")
    return raw


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise ValueError("no list")
    return raw


def _texts(raw: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(raw)))


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError("no text")
    return raw


def _number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw < 1_000_000_000:
        raise ValueError("no number")
    return raw
