"""The bytes of a leaf and of a commitment, as PROMISES and docs/rooms/record.md define them."""

from __future__ import annotations

from hashlib import sha256

import rfc8785

from plenary.record.models import Entry


def content_of(what: str, state: str, salt: str, state_salt: str) -> str:
    """The commitment (hex): SHA-256 of the salt and the canonical content, which names the state by its own salted hash."""
    inner = sha256(bytes.fromhex(state_salt) + state.encode()).hexdigest()
    return sha256(bytes.fromhex(salt) + f'{{"state":"{inner}","what":{what}}}'.encode()).hexdigest()


def leaf_of(entry: Entry) -> bytes:
    """The leaf: canonical JSON (RFC 8785) of what PROMISES names "The record"."""
    return rfc8785.dumps(
        {
            "sequence": entry.sequence,
            "instant": entry.instant,
            "seat": entry.seat,
            "capacity": entry.capacity,
            "act": entry.act,
            "object": entry.object,
            "version": entry.version,
            "commitment": entry.commitment,
        }
    )
