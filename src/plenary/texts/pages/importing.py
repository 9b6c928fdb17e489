"""A member's Word file comes in: looked through first, then taken under her name. What has no place is shown too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.library import files
from plenary.members import reads as members
from plenary.members.typed import Tried, done, tried, whole
from plenary.press import confined
from plenary.press.gate import Refused, explain
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.made import Made
from plenary.record.problems import Problem
from plenary.texts import acts, incoming, papers, reads
from plenary.texts.acts.importing import LARGEST, MOST
from plenary.texts.pages import common, reviewing
from plenary.texts.pages.common import page_of
from plenary.texts.pages.reviewing import Row, Sheet
from plenary.texts.rights import HAND_IN

SALT, LASTS = "texts.incoming", 7 * 24 * 3600  # seconds for which a file that was handed in waits to be taken
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPT, LARGEST_KEPT, WHILE = 8, 32_000_000, 300  # files looked through: how many, letters, seconds


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
        post = request.POST
        typed = reviewing.opened(post.get("seal", ""), _whose(request, held), post, _pars(found), LASTS)
        outcome = tried(request, {"take": lambda once: _take(request, found, held, typed, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "text", group=group, text=text)
        return _shown(request, found, held, outcome=outcome, typed=typed)
    return _shown(request, found, held)


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits to be taken."""

    digest: str
    name: str
    token: str
    text: str  # "group/slug"

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
    return Held(told["d"], told["n"], token, told["t"])


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of looking through a file: it, or why it cannot be taken (a code of `press.gate`)."""

    prepared: incoming.Prepared | None
    refused: str = ""
    asks: int = 0


def _size(looked: _Looked) -> int:
    told = looked.prepared
    found = sum(len(f.words) + len(f.before) + len(f.stands) + len(f.quote) for f in told.found) if told else 0
    return found + (sum(len(one.words) + len(one.before) for one in told.left) if told else 0)


# To load the page anew costs no reading of the file. What the text says is part of the key, and the person is.
_looked: Made[_Looked] = Made(most=KEPT, size=_size, largest=LARGEST_KEPT, seconds=WHILE)


def _look(request: Visited, found: reads.TextPage, held: Held) -> _Looked:
    """Look through a file, against the text as it stands now."""
    group, text = found.line.group, found.line.slug
    remarks = papers.remarks(reads.comments(group, text))
    every = (*found.paragraphs, *found.gone)
    earlier = reads.earlier_words(group, text)
    stands = sha256(repr((every, sorted(earlier.items()), sorted(remarks.items()))).encode()).hexdigest()

    def look() -> _Looked:
        try:
            changed = confined.shared().read_changes(held.read(), incoming.known_words(found.paragraphs))
        except Refused as why:
            return _Looked(None, why.why)
        prepared = incoming.prepare(changed, every, earlier=earlier, remarks=remarks)
        return _Looked(prepared if len(prepared.found) <= MOST else None, asks=len(prepared.found))

    return _looked.get((*_whose(request, held), stands), look)


def _whose(request: Visited, held: Held) -> tuple[int | None, str, str]:
    return request.visit.by.person, held.text, held.digest


def _shown(
    request: Visited,
    found: reads.TextPage,
    held: Held | None,
    outcome: Tried | None = None,
    typed: Sheet | None = None,
) -> HttpResponse:
    outcome = outcome or Tried()
    group = found.line.group
    shown = typed
    if held is not None and shown is None:
        looked = _look(request, found, held)
        if looked.prepared is None:
            why = (
                _("A file asks for at most %(most)s things: cut it in two.") % {"most": MOST}
                if looked.asks
                else _(explain(looked.refused))
            )
            outcome, held = Tried(problem=f"{held.name}: {why}", kept="look"), None
        else:
            shown = reviewing.sheet(looked.prepared, MOST)
    now = request.visit.at
    return page_of(
        request,
        "texts/import.html",
        found.line,
        "import",
        outcome,
        pars=_pars(found),
        held=held,
        shown=shown,
        seal=reviewing.sealed(shown, _whose(request, held)) if held and shown else "",
        seats=[s for s in members.seats(group) if s.holder],
        rounds=[r for r in reads.rounds(group, found.line.slug) if r.state(now) in ("open", "late")],
        posted_left=request.POST.getlist("left"),
        chairs=common.may(request.visit.by, group)["keep"],
    )


def _pars(found: reads.TextPage) -> dict[int, reads.ParagraphLine]:
    return {p.key: p for p in (*found.paragraphs, *found.gone)}


def _take(request: Visited, found: reads.TextPage, held: Held, shown: Sheet | None, once: dict[str, Any]) -> Receipt:
    if shown is None:
        raise Problem("The form did not come back whole: look through the file again.")
    post = request.POST
    choices: list[dict[str, Any]] = [_choice(row) for row in shown.rows if row.chosen]
    choices += _as_comments(shown, post.getlist("left"), _pars(found))
    return acts.import_word(
        request.visit.by,
        group=found.line.group,
        text=found.line.slug,
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


def _as_comments(
    shown: Sheet, ticked: Sequence[str], pars: Mapping[int, reads.ParagraphLine]
) -> Iterator[dict[str, Any]]:
    """What has no place in the text, where she wants it to be kept as a comment."""
    for n, one in enumerate(shown.left, 1):
        if str(n) in ticked:
            here = pars.get(one.key)
            yield {"kind": "comment", "key": one.key if here and not here.gone else 0, "words": one.words or one.before}
