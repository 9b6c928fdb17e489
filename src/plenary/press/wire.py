"""A `Source` as JSON and back: what a confined reader sends may be trusted as far as this looks at it."""

from __future__ import annotations

import base64
import binascii
from typing import Any, get_args

import orjson

from plenary.press.blocks import Attachment, Block, Kind, Source
from plenary.press.gate import CODES, Refused

_KINDS = frozenset(get_args(Kind))
_TEXTS = ("format", "encoding", "title", "author", "sender", "sent", "message_id", "form")


def sources_to_json(sources: tuple[Source, ...]) -> bytes:
    """Write sources; attachments in base64, lone surrogates as U+FFFD."""
    return orjson.dumps({"sources": [_plain(source) for source in sources]}, default=str)


def refusal_to_json(refusal: Refused) -> bytes:
    """Write why a file is not read."""
    return orjson.dumps({"refused": [_sound(refusal.why), _sound(refusal.detail)[:1000]]})


def from_json(data: bytes) -> tuple[Source, ...]:
    """Read what the two functions above wrote.

    Raises `Refused` where a refusal was sent, and `ValueError` where the message has not exactly the shape expected.
    """
    message = orjson.loads(data)
    if not isinstance(message, dict):
        raise ValueError("no object")
    if "refused" in message:
        why, detail = message["refused"]
        raise Refused(why if why in CODES else "damaged", _text(detail))
    return tuple(_source(each) for each in _list(message.get("sources")))


def _plain(source: Source) -> dict[str, Any]:
    out: dict[str, Any] = {name: _sound(getattr(source, name)) for name in _TEXTS}
    out["certain"] = source.certain
    out["warnings"] = [_sound(code) for code in source.warnings]
    out["blocks"] = [
        [b.kind, _sound(b.text), b.level, _sound(b.label), b.bold, b.page, b.table, b.row, b.column, *_marks(b)]
        for b in source.blocks
    ]
    out["attachments"] = [[_sound(a.name), base64.b64encode(a.data).decode("ascii")] for a in source.attachments]
    return out


def _marks(block: Block) -> tuple[str, str]:
    return _sound(block.mark), _sound(block.tag)


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _source(raw: object) -> Source:
    if not isinstance(raw, dict):
        raise ValueError("no source")
    texts = {name: _text(raw.get(name)) for name in _TEXTS}
    return Source(
        blocks=tuple(_block(index, each) for index, each in enumerate(_list(raw.get("blocks")))),
        certain=raw.get("certain") is True,
        warnings=tuple(_text(code) for code in _list(raw.get("warnings"))),
        attachments=tuple(_attachment(each) for each in _list(raw.get("attachments"))),
        **texts,
    )


def _block(index: int, raw: object) -> Block:
    kind, text, level, label, bold, page, table, row, column, mark, tag = _list(raw)
    if kind not in _KINDS or not isinstance(bold, bool):
        raise ValueError("no block")
    numbers = [_number(each) for each in (level, page, table, row, column)]
    level, page, table, row, column = numbers
    return Block(index, kind, _text(text), level, _text(label), bold, page, table, row, column, _text(mark), _text(tag))


def _attachment(raw: object) -> Attachment:
    name, data = _list(raw)
    try:
        return Attachment(_text(name), base64.b64decode(_text(data), validate=True))
    except binascii.Error as fault:
        raise ValueError("no base64") from fault


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1_000_000_000:
        raise ValueError("no number")
    return value
