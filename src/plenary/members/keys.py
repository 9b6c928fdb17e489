"""The link by which a nominee answers without an account: made by signing, so that none is stored."""

from __future__ import annotations

from plenary.record import signed

_SALT = "plenary.members.nominee"


def nominee_key(nomination: int) -> str:
    """To answer a nomination: mailed to the address that her focal point gave, and shown to nobody."""
    return signed.key_of(nomination, _SALT)


def read_nominee_key(text: str) -> int | None:
    """The key of the nomination; None where the link was not made here."""
    return signed.read_key(text, _SALT)
