"""Links that are capabilities: whoever holds one may do what it is for. Made by signing, so that none is stored.

A link does not run out by itself; the state of the row it names limits it (a draft's `generation` is raised to make
earlier links useless, a signatory who has answered is asked nothing more). Each purpose has a salt of its own: a link
to confirm is no link to amend. Comparing takes the same time whatever is wrong (django.core.signing).
"""

from __future__ import annotations

import re

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

_NUMBER = re.compile(r"[0-9]{1,18}")
_PAIR = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def _signer(purpose: str) -> Signer:
    # A dot separates: it needs no escaping in an address, and mail readers keep it inside a link.
    return Signer(sep=".", salt=f"plenary.calls.keys.{purpose}")


def _read(purpose: str, text: str) -> str:
    """What was signed for this purpose; "" where the text was not made here."""
    if not text.isascii() or len(text) > 200:
        return ""
    try:
        return _signer(purpose).unsign(text)
    except BadSignature:
        return ""


def _read_number(purpose: str, text: str) -> int | None:
    value = _read(purpose, text)
    return int(value) if _NUMBER.fullmatch(value) else None


def draft_key(pk: int, generation: int) -> str:
    """To go on writing this draft, or to amend what was made of it."""
    return _signer("draft").sign(f"{pk}-{generation}")


def read_draft_key(text: str) -> tuple[int, int] | None:
    """The draft and the generation of the link: who asks compares it with the draft's own."""
    found = _PAIR.fullmatch(_read("draft", text))
    return (int(found[1]), int(found[2])) if found else None


def confirm_key(response_pk: int) -> str:
    """To confirm the mail address that a response was handed in with."""
    return _signer("confirm").sign(str(response_pk))


def read_confirm_key(text: str) -> int | None:
    return _read_number("confirm", text)


def sign_key(signatory_pk: int, address: str = "") -> str:
    """To sign a joint response, or to say that it does not speak for one. A link serves the address it was mailed to:
    where the respondent gives another one, the older link signs nothing."""
    return _signer("sign").sign(f"{signatory_pk}-{_short(address)}")


def read_sign_key(text: str) -> tuple[int, int] | None:
    """The signatory, and the mark of the address that the link was mailed to (`fits` compares it with hers now)."""
    found = _PAIR.fullmatch(_read("sign", text))
    return (int(found[1]), int(found[2])) if found else None


def fits(mark: int, address: str) -> bool:
    """Was a link with this mark mailed to this address?"""
    return mark == _short(address)


def _short(address: str) -> int:
    return int(address_digest(address)[:12], 16) % 1_000_000_000


def address_digest(address: str) -> str:
    """What is kept of an address that wants no further mails: keyed, so that nobody can try addresses against it."""
    return salted_hmac("plenary.calls.keys.address", address.strip().lower(), algorithm="sha256").hexdigest()


def stop_key(address: str) -> str:
    """To stop reminders and news to an address. The address itself is not in the link: links end up in logs."""
    return _signer("stop").sign(address_digest(address))


def read_stop_key(text: str) -> str | None:
    """The digest (`address_digest`) of the address that wants no further mails."""
    value = _read("stop", text)
    return value if _DIGEST.fullmatch(value) else None
