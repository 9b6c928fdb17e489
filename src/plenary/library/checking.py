"""Whether the addresses outside still lead somewhere, and copies of what stands there (A66).

One address after another: no host is ever asked twice at once, and a check is in no hurry. Each result is an act, so
that a check which is stopped half-way has noted what it saw.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from plenary.library import acts, fetching, reads
from plenary.library.work import Step
from plenary.record.actor import Actor


@dataclass
class Checked:
    """What a check came to; `failed` names each document that was not reached."""

    addresses: int = 0
    reached: int = 0
    unclear: int = 0
    dead: int = 0
    copies: int = 0
    failed: list[dict[str, Any]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def check(by: Actor, *, group: str, document: int | None = None, now: Callable[[], datetime], step: Step) -> Checked:
    """Check every document of a group that stands outside, of all groups for "", or one. `now` is asked before each."""
    found = reads.outside(group, document)
    said = Checked()
    for done, (pk, symbol, address, language) in enumerate(found):
        step(done, len(found), address)
        at = now()
        got = fetching.fetch(address)
        if got.digest:
            kept = acts.archive_copy(
                by,
                document=pk,
                address=address,
                digest=got.digest,
                name=got.name,
                media_type=got.media_type,
                size=got.size,
                language=language,
                at=at,
            )
            said.copies += bool(kept.entry)
        told: dict[str, Any] = {"address": address, "language": language, "status": got.status, "reason": got.reason}
        value = acts.note_address(by, document=pk, at=at, **told).value
        said.addresses += 1
        said.reached += value["found"] == "reached"
        said.unclear += value["found"] == "unclear"
        said.dead += value["dead"]
        if value["found"] != "reached":
            said.failed.append(
                {"document": pk, "symbol": symbol, "address": address, "status": got.status, "reason": got.reason}
                | {"found": value["found"], "dead": value["dead"]}
            )
    step(len(found), len(found), "")
    return said
