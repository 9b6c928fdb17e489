"""The link by which a nominee answers without an account: made by signing, so that none is stored."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

_SALT = "plenary.members.nominee"


def nominee_key(nomination: int) -> str:
    """To answer a nomination: mailed to the address that her focal point gave, and shown to nobody."""
    return Signer(sep=".", salt=_SALT).sign(str(nomination))


def read_nominee_key(text: str) -> int | None:
    """The key of the nomination; None where the link was not made here."""
    if not text.isascii() or len(text) > 200:
        return None
    try:
        value = Signer(sep=".", salt=_SALT).unsign(text)
    except BadSignature:
        return None
    return int(value) if value.isdecimal() and len(value) < 19 else None
