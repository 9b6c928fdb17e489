"""The link by which a nominee answers without an account: made by signing, so that none is stored."""

from __future__ import annotations

from plenary.record import signed

_SALT = "plenary.members.nominee"


def nominee_key(nomination: int, digest: str) -> str:
    """To answer a nomination: mailed to the address that her focal point gave, and shown to nobody.

    `digest` is of that address (`models.nominee_digest`): where it is put right, the link that went astray opens nothing.
    """
    return signed.key_of(nomination, f"{_SALT}|{digest}")


def nomination_in(text: str) -> int:
    """Which nomination a link speaks of, before it is known whether it was made here; 0 where it speaks of none."""
    found = text.partition(".")[0]
    return int(found) if found.isascii() and found.isdecimal() and len(found) < 19 else 0


def is_nominee_key(text: str, digest: str) -> bool:
    """Was the link made here, for an address of this digest?"""
    return signed.read_key(text, f"{_SALT}|{digest}") is not None
