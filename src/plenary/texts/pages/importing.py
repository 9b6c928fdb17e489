"""A member's Word file comes in: looked through first, then taken under her name. What has no place is shown too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.library import files
from plenary.meetings.pages.common import Tried, done, tried, whole
from plenary.members import reads as members
from plenary.press import confined
from plenary.press.gate import Refused, explain
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem
from plenary.rules.redline import Run, words
from plenary.texts import acts, incoming, papers, reads
from plenary.texts.acts.importing import LARGEST, MOST
from plenary.texts.pages import common
from plenary.texts.pages.common import page_of
from plenary.texts.rights import HAND_IN

SALT, LASTS = "texts.incoming", 7 * 24 * 3600  # seconds for which a file that was handed in waits to be taken
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = ("replace", "insert", "delete", "move", "comment")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the file asks for, as the form shows it and brings it back."""

    n: int
    kind: str
    key: int
    words: str
    place: int | None
    notes: tuple[str, ...]
    quote: str
    authors: tuple[str, ...]
    chosen: bool
    stands: str = ""
    outdated: bool = False
    clash: bool = False
    same: int = 0
    guessed: bool = False  # found by its number or its words, not by its address

    @property
    def runs(self) -> tuple[Run, ...]:
        """What it changes of the words that stand."""
        return words(self.stands, self.words)


@page(get=HAND_IN, post=HAND_IN)
def hand_in(request: Visited, group: str, text: str) -> HttpResponse:
    """Hand in a file (kept as it came), look through what it says, take what is chosen."""
    found = common.whole(group, text)
    if request.method == "POST" and request.POST.get("do") == "look":
        outcome = tried(request, {"look": lambda once: _keep(request, group, text)})
        if not outcome.problem:
            where = reverse("text-import", kwargs={"group": group, "text": text})
            return HttpResponseRedirect(f"{where}?{urlencode({'file': request.visit.extra['file']})}")
        return _shown(request, found, None, outcome=outcome)
    held = _held(request, group, text, request.POST.get("file") or request.GET.get("file", ""))
    if held is None:
        gone = bool(request.POST.get("file") or request.GET.get("file"))
        problem = _("This file is no longer held here, or it was handed in by somebody else. Hand it in again.")
        return _shown(request, found, None, outcome=Tried(problem=problem) if gone else Tried())
    if request.method == "POST":
        outcome = tried(request, {"take": lambda once: _take(request, group, text, held, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "text", group=group, text=text)
        return _shown(request, found, held, outcome=outcome)
    return _shown(request, found, held)


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits to be taken."""

    digest: str
    name: str
    token: str

    def read(self) -> bytes:
        return files.path_of(self.digest).read_bytes()


def _keep(request: Visited, group: str, text: str) -> Receipt | None:
    """Keep the file; its name and digest go on in a word that nobody but she can use, and nobody can make up."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Problem("Choose a file.")
    if (sent.size or 0) > LARGEST:
        raise Problem("The file is larger than 20 MB.")
    told = {"d": files.keep(sent.read()), "n": (sent.name or "file.docx")[:200], "t": f"{group}/{text}"}
    request.visit.extra["file"] = signing.dumps(told | {"p": request.visit.by.person}, salt=SALT, compress=True)
    return None


def _held(request: Visited, group: str, text: str, token: str) -> Held | None:
    if not token:
        return None
    try:
        told = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    if told["t"] != f"{group}/{text}" or told["p"] != request.visit.by.person or not files.intact(told["d"]):
        return None
    return Held(told["d"], told["n"], token)


def _shown(request: Visited, found: reads.TextPage, held: Held | None, outcome: Tried | None = None) -> HttpResponse:
    outcome = outcome or Tried()
    prepared: incoming.Prepared | None = None
    group, text = found.line.group, found.line.slug
    if held is not None:
        try:
            with confined.Reader() as reader:
                changed = reader.read_changes(held.read(), incoming.known_words(found.paragraphs))
        except Refused as why:
            outcome = Tried(problem=f"{held.name}: {_(explain(why.why))}", kept="look")
            held = None
        else:
            remarks = papers.remarks(reads.comments(group, text))
            every = (*found.paragraphs, *found.gone)
            earlier = reads.earlier_words(group, text)
            prepared = incoming.prepare(changed, every, earlier=earlier, remarks=remarks)
    typed = request.method == "POST" and held is not None
    now = request.visit.at
    return page_of(
        request,
        "texts/import.html",
        found.line,
        "import",
        outcome,
        page=found,
        held=held,
        prepared=prepared,
        rows=_typed(request, found) if typed else _rows(prepared),
        seats=[s for s in members.seats(group) if s.holder],
        rounds=[r for r in reads.rounds(group, text) if r.state(now) in ("open", "late")],
        posted_left=request.POST.getlist("left"),
        chairs=common.may(request.visit.by, group)["keep"],
    )


def _rows(prepared: incoming.Prepared | None) -> list[Row]:
    return [
        Row(
            f.number,
            f.kind,
            f.key,
            f.words,
            f.place,
            f.notes,
            f.quote,
            f.authors,
            f.sure and not f.clash,
            f.stands,
            f.outdated,
            f.clash,
            f.same,
            f.how in ("number", "likeness"),
        )
        for f in (prepared.found if prepared else ())
    ]


def _typed(request: Visited, found: reads.TextPage) -> list[Row]:
    """The form as it came back: what she chose and wrote, whatever the text says by now."""
    post = request.POST
    rows = []
    for given in post.getlist("n")[:MOST]:
        n, kind = number_of(given), post.get(f"kind-{given}", "")
        if n is None or kind not in KINDS:
            continue
        key = number_of(post.get(f"key-{n}")) or 0
        row = found.paragraph(key)
        rows.append(
            Row(
                n,
                kind,
                key,
                post.get(f"words-{n}", "").replace("\r\n", "\n"),
                number_of(post.get(f"place-{n}")),
                _notes(post.get(f"notes-{n}", "")),
                post.get(f"quote-{n}", "").replace("\r\n", "\n"),
                tuple(a for a in post.get(f"authors-{n}", "").split("\n") if a),
                post.get(f"take-{n}") == "1",
                row.words if row else "",
            )
        )
    return rows


def _notes(given: str) -> tuple[str, ...]:
    try:
        told = json.loads(given) if given else []
    except ValueError:
        return ()
    return tuple(str(one) for one in told) if isinstance(told, list) else ()


def _take(request: Visited, group: str, text: str, held: Held, once: dict[str, Any]) -> Receipt:
    post = request.POST
    rows = _typed(request, common.whole(group, text))
    choices: list[dict[str, Any]] = [_choice(row) for row in rows if row.chosen]
    choices += _as_comments(request)
    return acts.import_word(
        request.visit.by,
        group=group,
        text=text,
        name=held.name,
        data=held.read(),
        media_type=WORD,
        choices=choices,
        seat=whole(post.get("seat", "")),
        round=number_of(post.get("round")) or None,
        at=once["at"],
        token=token_of(request),
    )


def _choice(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": row.kind, "key": row.key, "words": row.words}
    if row.kind == "comment":
        return told | {"quote": row.quote}
    if row.kind == "move":
        return told | {"place": row.place or 0, "words": None}
    return told | {"notes": row.notes} if row.kind in ("replace", "insert") else told | {"words": None}


def _as_comments(request: Visited) -> Sequence[dict[str, Any]]:
    """What has no place in the text, where she wants it to be kept as a comment."""
    post = request.POST
    return [
        {"kind": "comment", "key": number_of(post.get(f"left-key-{n}")) or 0, "words": post.get(f"left-words-{n}", "")}
        for n in post.getlist("left")[:MOST]
        if n.isdecimal()
    ]
