"""What the secretariat does to the library: enter a document, amend it, give it files, languages, rights, its family."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language

from plenary.library import acts, reads, taking
from plenary.library.acts import Printed
from plenary.library.kinds import KINDS, RELATIONS
from plenary.library.rights import PUBLISH
from plenary.members.show import show
from plenary.members.typed import Tried, Verb, done, group_line, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem
from plenary.rules import languages
from plenary.rules.masking import mask


def shown(request: Visited, outcome: Tried) -> dict[str, Any]:
    """What the forms need; what was typed where one was refused."""
    return {
        "problem": outcome.problem,
        "did": outcome.kept,
        "posted": request.POST if outcome.problem else {},
        "kinds": KINDS,
        "relations": RELATIONS,
        "tongues": languages.LANGUAGES,
        "mine": get_language() or "en",
    }


def _words(request: Visited, name: str) -> dict[str, str]:
    """Words by language, a field for each of the six."""
    return {code: request.POST.get(f"{name}-{code}", "").strip() for code in languages.LANGUAGES}


def _told(request: Visited) -> dict[str, Any]:
    plain = {n: request.POST.get(n, "") for n in ("symbol", "kind", "date", "address", "original", "meeting")}
    return {"title": _words(request, "title"), "note": _words(request, "note"), **plain}


def _file(request: Visited) -> Printed:
    sent = request.FILES.get("file")
    if sent is None:
        raise Problem("Choose a file.")
    language = request.POST.get("language", "")
    if language not in languages.LANGUAGES:
        raise Problem("Choose the language of the file.")
    return taking.taken(sent.name or "", sent.chunks(), language)


def _rights(request: Visited) -> dict[str, str]:
    held = {name: request.POST.get(name, "") for name in ("rights", "holder", "withheld")}
    if request.POST.get("public") == "no" and not held["withheld"].strip():
        raise Problem("Say in public why the files are not handed out: the list shows it in their place.")
    if request.POST.get("public") == "yes":
        held["withheld"] = ""
    return held


@page(get=PUBLISH, post=PUBLISH)
def new(request: Visited, group: str) -> HttpResponse:
    """Enter a document: what it is, where it stands, its file, what it belongs to, whose it is."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"enter": lambda once: _enter(request, group, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "document", pk=outcome.receipt.value)
    return show(
        request, "library/new.html", group=group, here="documents", status=outcome.status, **shown(request, outcome)
    )


def _enter(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post, by = request.POST, request.visit.by
    told, rights = _told(request), _rights(request)
    printed = _file(request) if request.FILES.get("file") else None  # refused before anything is entered
    belongs = {"addendum_to": post.get("base", ""), "relation": post.get("relation", "") or "addendum"}
    made = acts.register(by, group=group, **told, **rights, **belongs, **once)
    if not made.entry:
        raise Problem("A document with the symbol %(symbol)s is here already.", symbol=told["symbol"])
    if printed is not None:  # a form that is sent again adds nothing: the same file is there once
        acts.add_language(by, document=made.value, printed=printed, at=once["at"])
    return made


def verbs(request: Visited, found: reads.DocumentPage) -> dict[str, Verb]:
    """What a form on the page of a document asks for, by its `do`."""
    post, by, pk = request.POST, request.visit.by, found.line.id

    def relate(once: dict[str, Any]) -> Receipt:
        return acts.relate(by, document=pk, relation=post.get("relation", ""), base=post.get("base", ""), **once)

    def language(once: dict[str, Any]) -> Receipt:
        original = post.get("is-original") == "yes"
        if not request.FILES.get("file") and post.get("where", "").strip():
            told = {"language": post.get("language", ""), "address": post.get("where", "")}
            return acts.add_language(by, document=pk, original=original, **told, **once)
        return acts.add_language(by, document=pk, printed=_file(request), original=original, **once)

    def version(once: dict[str, Any]) -> Receipt:
        note = {get_language() or "en": mask(post.get("words", "").strip()[:1000])}
        said = {k: v for k, v in note.items() if v}
        return acts.publish(by, document=pk, printed=[_file(request)], note=said, **once)

    return {
        "amend": lambda once: acts.amend_document(
            by, document=pk, told=_told(request), seen=post.get("seen", ""), reason=post.get("reason", ""), **once
        ),
        "relate": relate,
        "rights": lambda once: acts.note_rights(by, document=pk, **_rights(request), **once),
        "language": language,
        "tongue-off": lambda once: acts.add_language(by, document=pk, language=post.get("language", ""), **once),
        "version": version,
        "check": lambda once: acts.order_check(by, group=found.line.group, document=pk, **once),
    }
