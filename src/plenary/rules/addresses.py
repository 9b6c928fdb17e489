"""Addresses of documents outside, as they come out of slides and minutes: cleaned, never guessed (A66).

What was cut at a line end cannot be known; blanks, backslashes before underscores and the punctuation of the sentence
around an address can.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_AROUND = " \t\r\n<>\"'“”‘’«»"
_ESCAPED = re.compile(r"\\([_~%#&*\-])")


def clean(text: str) -> str:
    """The address that `text` means: blanks escaped once, markup's backslashes and surrounding marks taken away.

    "" for what is no http or https address. Cleaning twice changes nothing.
    """
    plain = _ESCAPED.sub(r"\1", text.strip(_AROUND))
    plain = plain.rstrip(".,;:!?").rstrip(_AROUND)
    if plain.endswith(")") and "(" not in plain:
        plain = plain[:-1]
    try:
        parts = urlsplit(" ".join(plain.split()))
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or " " in parts.netloc:
        return ""
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")
    query = quote(unquote(parts.query), safe="=&/:@!$'()*+,;~-._?%") if parts.query else ""
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, query, parts.fragment))
