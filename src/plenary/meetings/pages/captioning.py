"""The captioner's console, and the door for her program."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from plenary.meetings import acts, settling
from plenary.meetings.acts.captioning import feed_of
from plenary.meetings.pages.common import find, page_of, still_her
from plenary.meetings.reads import captions as reads
from plenary.meetings.reads import items
from plenary.meetings.rights import CAPTION, FEED
from plenary.members.show import said
from plenary.members.typed import Tried, done, tried, whole
from plenary.record import reads as record
from plenary.record.actor import NOBODY
from plenary.record.door import Visited, client_address, number_of, page, token_of
from plenary.record.problems import Problem
from plenary.record.throttle import allow
from plenary.rules.languages import LANGUAGES

MOST = 64 * 1024  # bytes of what a program sends at once
OFTEN = 1200  # pieces of a program in a minute: steno software sends each stroke
GUESSES = 60  # wrong keys from one address in a minute
SENT = ("text", "seq", "lang", "speaker")


@page(get=CAPTION, post=CAPTION)
def console(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The captioner's console: a line, Enter; corrections; keys for programs. Its script is answered in JSON."""
    number = record.size()  # before the lines are read: what comes meanwhile is sent again, not missed
    now = find(group, meeting)
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
    outcome, key, feed_number = Tried(), "", 0
    asked = post.get("language") or request.GET.get("in", "")
    language = asked if asked in LANGUAGES else (reads.language_for(now.meeting.id, request.visit.language) or "en")
    if request.method == "POST":
        made = acts.new_key(token_of(request))  # once: without a form's token each call gives another one
        outcome = tried(
            request,
            {
                "line": lambda once: acts.caption(
                    still_her(request),
                    language=language,
                    lines=post.get("text", "").splitlines(),
                    speaker=post.get("speaker", ""),
                    **where,
                    **once,
                ),
                "correct": lambda once: acts.correct_caption(
                    still_her(request),
                    language=language,
                    number=whole(post.get("number", "")) or 0,
                    text=post.get("text", ""),
                    speaker=post.get("speaker") or None,
                    **where,
                    **once,
                ),
                "feed": lambda once: acts.open_feed(
                    by,
                    name=post.get("name", ""),
                    language=language,
                    key=made,
                    source=post.get("source", "steno"),
                    **where,
                    **once,
                ),
                "close": lambda once: acts.close_feed(by, feed=whole(post.get("number", "")) or 0, **where, **once),
            },
        )
        if request.headers.get("Accept") == "application/json":
            told = {"problem": outcome.problem, "speaker": now.turn.name if now.turn else ""}
            return JsonResponse(told, status=outcome.status)
        if outcome.receipt is not None and post.get("do") == "feed":
            key, feed_number = made, outcome.receipt.value
        elif not outcome.problem:
            response = done(None, "captions-console", **where)
            response["Location"] += f"?in={language}"
            return response
    return page_of(
        request,
        "meetings/captions_console.html",
        now,
        "captions",
        outcome,
        chosen=language,
        languages=LANGUAGES,
        captions=reads.last(now.meeting.id, language, most=15),
        feeds=reads.feeds(now.meeting.id),
        speakers=list(dict.fromkeys(t.name for t in items.turns(now.item.id)))[-9:] if now.item else [],
        key=key,
        key_id=feed_number,
        number=number,
    )


@page(get=FEED, post=FEED, keyed=True, most=MOST)
def feed(request: Visited, group: str, meeting: str, key: str) -> HttpResponse:
    """What a captioner's program sends. The address is its key.

    POST plain text with ?seq=N&lang=en, or JSON {"seq", "text", "lang", "speaker"}, or a form of the same fields. The
    answer is plain text: the last sequence number that was had; GET tells it too. 404 a key that opens nothing, 400 what
    cannot be read, 409 no captions are taken now (they may be sent again), 413 too much, 429 too often.
    """
    now = find(group, meeting)
    row = feed_of(now.meeting.id, key)
    if row is None:
        if not allow("captions-key", client_address(request), most=GUESSES, seconds=60):
            return _plain(_("Too many keys that open nothing: wait a minute."), 429)
        return _plain(_("This key opens nothing: ask the secretariat for another one."), 404)
    if request.method == "GET":
        return _plain(str(max(row.last, 0)))
    if not allow("captions-feed", str(row.pk), most=OFTEN, seconds=60):
        return _plain(_("Too many pieces in a minute: send several words at once."), 429)
    # A form in parts may have been read already, and cannot be read again: what it says of its length counts.
    if (_declared(request) if request.content_type == "multipart/form-data" else len(request.body)) > MOST:
        return _plain(_("Send at most %(most)s bytes at once.") % {"most": MOST}, 413)
    try:
        told = _sent(request)
    except (ValueError, RecursionError):
        return _plain(_('This is no text in UTF-8, and no JSON object with a text: {"seq": 1, "text": "…"}.'), 400)
    number = str(told["seq"]).strip()
    language = str(told["lang"]).partition("-")[0].lower()
    try:
        fed = acts.feed(
            NOBODY,
            group=group,
            meeting=meeting,
            key=key,
            text=told["text"],
            sequence=number_of(number, 18),
            language=language if language in LANGUAGES else "",
            speaker=str(told["speaker"]),
            at=request.visit.at,
        )
    except LookupError:
        return _plain(_("This key opens nothing: ask the secretariat for another one."), 404)
    except Problem as why:
        return _plain(said(why), 409)
    settling.soon(group, meeting, fed.feed, fed.rest)
    return _plain(str(max(fed.last, 0)))


def _sent(request: Visited) -> dict[str, Any]:
    """The fields of what was sent, in whichever of three forms. Raises ValueError."""
    told: dict[str, Any] = {name: request.GET.get(name, "") for name in SENT} | {"text": ""}
    if request.content_type == "application/json":
        sent = json.loads(request.body or b"{}")
        if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
            raise ValueError
        return told | {name: sent[name] for name in SENT if name in sent}
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data") and "text" in request.POST:
        return told | {name: request.POST[name] for name in SENT if name in request.POST}
    if request.content_type == "multipart/form-data":
        raise ValueError
    return told | {"text": request.body.decode("utf-8")}


def _declared(request: Visited) -> int:
    return number_of(request.headers.get("Content-Length"), 11) or 0


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    if status == 429:
        response.headers["Retry-After"] = "60"
    return response
