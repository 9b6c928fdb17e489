"""The link that confirms a question asked with a mail address: made by signing, so that none is stored."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

_SALT = "plenary.news.question"


def confirm_key(question: int) -> str:
    """To put a question under the asker's name: mailed to the address that it was asked with."""
    return Signer(sep=".", salt=_SALT).sign(str(question))


def read_confirm_key(text: str) -> int | None:
    """The key of the question; None where the link was not made here."""
    if not text.isascii() or len(text) > 200:
        return None
    try:
        value = Signer(sep=".", salt=_SALT).unsign(text)
    except BadSignature:
        return None
    return int(value) if value.isdecimal() and len(value) < 19 else None
