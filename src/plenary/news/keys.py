"""The link that confirms a question asked with a mail address: made by signing, so that none is stored."""

from __future__ import annotations

from plenary.record import signed

_SALT = "plenary.news.question"


def confirm_key(question: int) -> str:
    """To put a question under the asker's name: mailed to the address that it was asked with."""
    return signed.key_of(question, _SALT)


def read_confirm_key(text: str) -> int | None:
    """The key of the question; None where the link was not made here."""
    return signed.read_key(text, _SALT)
