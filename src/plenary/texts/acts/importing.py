"""A member's Word file: what was chosen of it on the review page becomes her proposals and comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from plenary.library import acts as library
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem
from plenary.texts.acts.commenting import comment
from plenary.texts.acts.common import address, drafted, unconcluded
from plenary.texts.acts.proposing import propose, proposing_together
from plenary.texts.entries.commenting import FileImported
from plenary.texts.rights import COMMENT

LARGEST = 20 * 1024 * 1024  # bytes
MOST = 2000  # things that one file asks for


@act
def import_word(
    by: Actor,
    *,
    group: str,
    text: str,
    name: str,
    data: bytes,
    media_type: str,
    choices: Sequence[Mapping[str, Any]],
    seat: int | None = None,
    round: int | None = None,
    at: datetime,
) -> Outcome:
    """Take what was chosen of a file under the member's name, and keep the file as it came.

    `value` is {"proposals": numbers, "comments": numbers}. A choice is {"kind": replace, insert, delete, move or comment,
    "key", "words"?, "notes"?, "place"?, "reason"?, "quote"?, "suggested"?}, as `incoming.Found` has it and the reviewer
    changed it. Insertions that follow one another at one place keep their order. `seat`: for which the chair or the
    secretariat enters it; `round`: the round that its comments are for. All or nothing. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, COMMENT)
    unconcluded(found)
    if not choices:
        raise Problem("Choose at least one thing of the file.")
    if len(choices) > MOST:
        raise Problem("A file asks for at most %(most)s things: cut it in two.", most=MOST)
    if len(data) > LARGEST:
        raise Problem("The file is larger than 20 MB.")
    file = library.keep_original(by, name=name, data=data, media_type=media_type, at=at).value
    where: dict[str, Any] = {"group": group, "text": text, "seat": seat, "file": file, "at": at}
    proposals: list[int] = []
    comments: list[int] = []
    inserted: dict[int, int] = {}  # what was put in last after which paragraph
    coming = Counter(int(told.get("key") or 0) for told in choices if told["kind"] == "insert")
    together = None
    for told in choices:
        key = int(told.get("key") or 0)
        if told["kind"] == "comment":
            said = {n: told.get(n) or "" for n in ("words", "suggested", "quote")}
            comments.append(comment(by, key=key or None, round=round, **said, **where).value)
            continue
        together = together or proposing_together(by, group, text, seat)
        together.coming = max(coming[key], 1)
        anchor = inserted.get(key, key) if told["kind"] == "insert" else key
        made = propose(
            by,
            op=told["kind"],
            key=anchor,
            words=told.get("words"),
            notes=tuple(told.get("notes") or ()),
            place=told.get("place"),
            reason=told.get("reason") or "",
            together=together,
            **where,
        )
        if told["kind"] == "insert":
            inserted[key] = int(made.object.split("/")[3])
            coming[key] -= 1
        proposals.append(made.value)
    told_of = FileImported(sha256(data).hexdigest(), proposals, comments)
    return Written(told_of, address(found), {"proposals": proposals, "comments": comments})
