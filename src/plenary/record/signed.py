"""Links that carry the key of a row, made by signing it, so that none is stored: whoever was mailed one holds it."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer


def key_of(row: int, salt: str) -> str:
    """What stands in the link. `salt` says of which rows: a key of others opens nothing here."""
    return Signer(sep=".", salt=salt).sign(str(row))


def read_key(text: str, salt: str) -> int | None:
    """The key of the row; None where the link was not made here, or of other rows."""
    if not text.isascii() or len(text) > 200:
        return None
    try:
        value = Signer(sep=".", salt=salt).unsign(text)
    except BadSignature:
        return None
    return int(value) if value.isdecimal() and len(value) < 19 else None
