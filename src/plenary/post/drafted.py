"""A letter before its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drafted:
    """A letter before its words: whom it goes to, in which language, with what."""

    kind: str  # the template's name
    address: str
    language: str
    call: str
    sender: str  # the group's short name
    context: dict[str, Any]
    news: bool = False  # a reminder or news, which may be stopped; receipts may not
    about: str = ""  # tells two letters of one entry to one address apart
