"""Who votes in a canvass, without anybody knowing who it was.

A public visitor is given a key in a cookie when she first votes: a random number with a signature, so that none can be made
up. Who is signed in needs none. What is kept is a keyed hash, of another shape in every canvass: votes in two of
them cannot be put together, and whoever reads the table cannot try persons against it without the server's secret.
"""

from __future__ import annotations

import re
import secrets

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

COOKIE = "plenary_canvass"
LASTS = 180 * 24 * 3600  # seconds
_KEY = re.compile(r"[0-9a-f]{32}")


def _signer() -> Signer:
    return Signer(sep=".", salt="plenary.consensus.opinion_keys")


def new_key() -> str:
    """A key as it stands in the cookie."""
    return _signer().sign(secrets.token_hex(16))


def read_key(text: str) -> str:
    """What a cookie holds; "" where it was not made here."""
    if not text.isascii() or len(text) > 120:
        return ""
    try:
        found = _signer().unsign(text)
    except BadSignature:
        return ""
    return found if _KEY.fullmatch(found) else ""


def holder(canvass: int, *, person: int | None, key: str) -> str:
    """What is kept of a voter in one canvass (its key in the tables); "" where there is nobody to keep."""
    if person is None and not key:
        return ""
    who = f"person/{person}" if person is not None else f"key/{key}"
    return salted_hmac("plenary.consensus.canvass", f"{canvass}|{who}", algorithm="sha256").hexdigest()
