"""Links that are capabilities: made by signing, so that none is stored. A generation that is raised makes older ones useless."""

from __future__ import annotations

import re

from django.core.signing import BadSignature, Signer

_PAIR = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
CORRECTION, PARTICIPANT = "correction", "participant"


def make(purpose: str, pk: int, generation: int) -> str:
    """The key to a row of that purpose: whoever holds it may do what it is for."""
    return Signer(sep=".", salt=f"plenary.mapping.{purpose}").sign(f"{pk}-{generation}")


def read(purpose: str, text: str) -> tuple[int, int] | None:
    """The row and the generation of a key; None where it was not made here, or for something else."""
    if not text.isascii() or len(text) > 200:
        return None
    try:
        found = _PAIR.fullmatch(Signer(sep=".", salt=f"plenary.mapping.{purpose}").unsign(text))
    except BadSignature:
        return None
    return (int(found[1]), int(found[2])) if found else None
