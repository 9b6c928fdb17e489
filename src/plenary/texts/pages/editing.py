"""The chair and the secretariat write what stands, on screen, while the room watches. Two who write lose nothing."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.mandate.reads import citing
from plenary.mapping import reads as mapping
from plenary.meetings.pages.common import retold
from plenary.members.show import said
from plenary.members.typed import Tried, citations_of, done, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import mandates
from plenary.texts import acts, reads
from plenary.texts.acts.common import KINDS
from plenary.texts.pages import common
from plenary.texts.pages.common import LANGUAGES, page_of
from plenary.texts.pages.pasted import paragraphs
from plenary.texts.rights import KEEP


@page(get=KEEP, post=KEEP)
def edit(request: Visited, group: str, text: str) -> HttpResponse:
    """Every paragraph as it stands; the one that is chosen (?key=) is open to be written."""
    found = common.whole(group, text)
    outcome = Tried()
    now: Now | None = None
    if request.method == "POST":
        try:
            receipt, key = _do(request, found)
        except Conflict as why:
            # Both stay: what stands by now is shown above what she typed, and saving again means that she has read it.
            now = Now(str(why.values.get("now", "")), tuple(why.values.get("notes", ())))
            outcome = Tried(
                problem=_(
                    "Somebody else changed this paragraph while you were writing. Nothing is lost: what stands now is shown "
                    "above your words. Bring both together, and save."
                ),
                kept=request.POST.get("do", ""),
            )
        except Problem as why:
            outcome = Tried(problem=said(why), kept=request.POST.get("do", ""))
        else:
            return done(receipt, "text-edit", f"p{key}" if key else "", group=group, text=text)
        found = common.whole(group, text)
    key = number_of(request.POST.get("key") if outcome.problem else request.GET.get("key")) or 0
    chosen = next((p for p in found.paragraphs if p.key == key and not p.gone), None)
    return page_of(
        request,
        "texts/edit.html",
        found.line,
        "edit",
        outcome,
        page=found,
        chosen=chosen,
        now=now,
        seen={p.key: _mark(p.words) for p in found.paragraphs} if chosen else {},
        translated=reads.translated(group, text, key) if chosen else {},
        languages=[code for code in LANGUAGES if code != found.line.language],
        categories=mapping.every_category(group),
        passages=citing.quotables(group) if chosen else {},
        serves=[(c.address, c.words) for c in chosen.cites if mandates.cited(c.address)] if chosen else [],
        rests=[c for c in chosen.cites if not mandates.cited(c.address)] if chosen else [],
        **_agreed_elsewhere(request, found.line),
    )


@dataclass(frozen=True, slots=True)
class Now:
    """What stands by now, where somebody else has changed it meanwhile."""

    words: str
    notes: tuple[str, ...]


def _mark(words: str) -> str:
    """Words in short: a form says with it which ones it was written for, where it would hold those of every paragraph."""
    return sha256(words.encode()).hexdigest()[:16]


def _lines(given: str) -> list[str]:
    return [line.strip() for line in given.splitlines() if line.strip()]


def _do(request: Visited, found: reads.TextPage) -> tuple[Receipt | None, int]:
    """Do what the form asks for: the receipt, and the paragraph to come back to. Raises Problem, Conflict."""
    post, by, line = request.POST, request.visit.by, found.line
    where: dict[str, Any] = {
        "group": line.group,
        "text": line.slug,
        "at": request.visit.at,
        "token": token_of(request),
    }
    key, verb = number_of(post.get("key")) or 0, post.get("do", "")
    if verb == "edit":
        receipt = acts.edit_paragraph(
            by,
            key=key,
            words=post.get("words", ""),
            notes=_lines(post["notes"]) if "notes" in post else None,
            seen=post.get("seen"),
            seen_notes=_lines(post["seen_notes"]) if "seen_notes" in post else None,
            reason=post.get("reason", ""),
            **where,
        )
        return receipt, key
    if verb == "enter":
        told = paragraphs(post.get("words", ""), line.style)
        if post.get("kind") in KINDS and len(told) == 1:
            told[0]["kind"] = post["kind"]
        receipt = acts.enter_paragraphs(by, paragraphs=told, **where)
        return receipt, receipt.value[0] if receipt.value else 0
    if verb == "place":
        return acts.place_paragraph(by, key=key, after=whole(post.get("after", "")) or 0, **where), key
    if verb == "set":
        return acts.set_paragraph(by, key=key, **_facts(request), **where), key
    if verb == "merge":
        into = whole(post.get("into", "")) or 0
        receipt = acts.merge_paragraphs(
            by,
            key=key,
            into=into,
            words=post.get("words", ""),
            seen=post.get("seen_key"),
            seen_into=_had(post.get(f"seen-{into}"), found.paragraph(into)),
            reason=post.get("reason", ""),
            **where,
        )
        return receipt, into
    if verb == "translate":
        language = post.get("language", "")
        seen = post.get(f"seen-{language}", "")
        return acts.translate(by, key=key, language=language, words=post.get("words", ""), seen=seen, **where), key
    if verb == "rename":
        title = retold(line.title, post.get("title", ""))
        return acts.rename_text(by, title=title, symbol=post.get("symbol", ""), **where), 0
    if verb == "take-over":
        source_group, _slash, source = post.get("source", "").partition("/")
        keys = [n for given in post.getlist("taken") if (n := number_of(given))]
        receipt = acts.take_over(by, source_group=source_group, source=source, keys=keys, **where)
        return receipt, receipt.value[0] if receipt.value else 0
    if verb == "point":
        return acts.point(by, key=key, **where), key
    raise Problem("Choose what is to be done.")


def _had(mark: str | None, row: reads.ParagraphLine | None) -> str | None:
    """The words that a form was written for: those that stand, where the mark is theirs; else others ("")."""
    if mark is None or row is None:
        return None
    return row.words if _mark(row.words) == mark else ""


def _agreed_elsewhere(request: Visited, line: reads.TextLine) -> dict[str, Any]:
    """The texts from which agreed paragraphs can be taken over: of this group, and of the one that it follows (A110)."""
    before = mandate.overview(line.group)
    groups = [line.group, *([before.predecessor[0]] if before and before.predecessor else [])]
    sources = [t for g in groups for t in reads.texts(g) if t.id != line.id and t.agreed]
    asked = request.POST.get("source") or request.GET.get("source", "")
    chosen = next((t for t in sources if f"{t.group}/{t.slug}" == asked), None)
    found = reads.text(chosen.group, chosen.slug) if chosen else None
    rows = [p for p in found.paragraphs if p.there and (p.kind == "heading" or p.pile == "agreed")] if found else []
    return {"sources": sources, "source": chosen, "takeable": rows}


def _facts(request: Visited) -> dict[str, Any]:
    post = request.POST
    facts: dict[str, Any] = {
        "tag": post.get("tag", ""),
        "bracketed": post.get("bracketed") == "1",
        "category": post.get("category", ""),
        "cites": [*citations_of(post), *(_cited(c) for c in post.get("cites", "").splitlines() if c.strip())],
    }
    if level := number_of(post.get("level")):
        facts["level"] = level
    if post.get("kind") in KINDS:
        facts["kind"] = post["kind"]
    return facts


def _cited(line: str) -> dict[str, str]:
    """A line "address | what it is", or what it is alone."""
    address, bar, label = line.partition("|")
    return {"address": address.strip() if bar else "", "label": (label if bar else address).strip()}
