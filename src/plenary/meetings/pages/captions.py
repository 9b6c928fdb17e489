"""Captions: several languages side by side, text only, the captioner's console, the door for programs; the transcript."""

from __future__ import annotations

import json
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.library import files as disk
from plenary.meetings import acts, transcripts
from plenary.meetings.acts.captioning import LANGUAGES, SOURCES, feed_of
from plenary.meetings.pages.common import Tried, done, find, instant_of, page_of, tried, whole
from plenary.meetings.reads import captions as reads
from plenary.meetings.reads import items, planning
from plenary.meetings.rights import CAPTION, FEED, READ
from plenary.members.show import said, show
from plenary.record import reads as record
from plenary.record.actor import NOBODY
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem

NAMES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "français", "ru": "русский", "es": "español"}
MOST = 64 * 1024  # bytes of what a program sends at once
SIZES = ("1", "2", "3", "4")


def _chosen(request: HttpRequest, meeting: int) -> list[str]:
    """The languages asked for, else the reader's where there are captions in it."""
    asked = [code for code in dict.fromkeys(request.GET.getlist("in")) if code in LANGUAGES]
    if asked:
        return asked[:3]
    found = reads.language_for(meeting, getattr(request, "LANGUAGE_CODE", "en"))
    return [found] if found else []


@page(get=READ)
def captions(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The last lines, in up to three languages side by side."""
    now = find(group, meeting)
    chosen = _chosen(request, now.meeting.id)
    return page_of(
        request,
        "meetings/captions.html",
        now,
        "captions",
        columns=[(code, reads.last(now.meeting.id, code, most=40)) for code in chosen],
        chosen=chosen,
        known=reads.languages(now.meeting.id),
        names=NAMES,
        number=record.size(),
        may=CAPTION.asked(request.visit.by, group).allowed,
    )


@page(get=READ)
def text(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Nothing but the lines, for a poor line and for whoever reads along: size and contrast as one likes."""
    now = find(group, meeting)
    chosen = _chosen(request, now.meeting.id)
    language = chosen[0] if chosen else ""
    size = request.GET.get("size", "2")
    return show(
        request,
        "meetings/captions_text.html",
        group=group,
        here="meetings",
        now=now,
        meeting=now.meeting,
        captions=reads.last(now.meeting.id, language, most=25) if language else (),
        chosen=language,
        known=reads.languages(now.meeting.id),
        names=NAMES,
        size=size if size in SIZES else "2",
        dark=request.GET.get("dark", "") == "1",
        sizes=SIZES,
        number=record.size(),
        still=request.GET.get("still") == "1",
    )


@page(get=CAPTION, post=CAPTION)
def console(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The captioner's console: a line, a key; corrections; keys for programs."""
    now = find(group, meeting)
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
    outcome, key = Tried(), ""
    asked = post.get("language") or request.GET.get("in", "")
    language = asked if asked in LANGUAGES else (reads.language_for(now.meeting.id, request.visit.language) or "en")
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "line": lambda once: acts.caption(
                    by,
                    language=language,
                    lines=post.get("text", "").splitlines(),
                    speaker=post.get("speaker", ""),
                    **where,
                    **once,
                ),
                "correct": lambda once: acts.correct_caption(
                    by,
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
                    source=post.get("source", "steno"),
                    **where,
                    **once,
                ),
                "close": lambda once: acts.close_feed(by, feed=whole(post.get("number", "")) or 0, **where, **once),
            },
        )
        if outcome.receipt is not None and post.get("do") == "feed" and outcome.receipt.value:
            key = outcome.receipt.value["key"]
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
        language=language,
        languages=LANGUAGES,
        sources=SOURCES,
        names=NAMES,
        captions=reads.last(now.meeting.id, language, most=15),
        feeds=reads.feeds(now.meeting.id),
        speakers=list(dict.fromkeys(t.name for i in items.items(now.meeting.id) if i.state == "open" for t in items.turns(i.id))),
        key=key,
    )  # fmt: skip


@page(get=FEED, post=FEED, keyed=True, most=MOST)
def feed(request: Visited, group: str, meeting: str, key: str) -> HttpResponse:
    """What a captioner's program sends. The address is its key.

    POST plain text with ?seq=N&lang=en, or JSON {"seq", "text", "speaker"}; GET tells the last number that was had.
    """
    now = find(group, meeting)
    row = feed_of(now.meeting.id, key)
    if row is None:
        return _plain(_("This key opens nothing: ask the secretariat for another one."), 404)
    if request.method == "GET":
        return _plain(str(row.last))
    told: dict[str, Any] = {"text": "", "seq": request.GET.get("seq", ""), "lang": request.GET.get("lang", "")}
    try:
        if request.content_type == "application/json":
            sent = json.loads(request.body or b"{}")
            if not isinstance(sent, dict):
                return _plain(_('Send a JSON object: {"seq": 1, "text": "…"}.'), 400)
            told |= {k: sent[k] for k in ("text", "seq", "lang", "speaker") if k in sent}
        elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
            told |= {k: request.POST[k] for k in ("text", "seq", "lang", "speaker") if k in request.POST}
        else:
            told["text"] = request.body.decode("utf-8")
    except ValueError:
        return _plain(_("This is no text in UTF-8, and no JSON."), 400)
    number = str(told["seq"]).strip()
    language = str(told["lang"]).partition("-")[0].lower()
    try:
        acts.feed(
            NOBODY,
            group=group,
            meeting=meeting,
            key=key,
            text=str(told["text"]),
            sequence=int(number) if number.isdecimal() and len(number) < 19 else None,
            language=language if language in LANGUAGES else "",
            speaker=str(told.get("speaker", "")),
            at=request.visit.at,
        )
    except Problem as why:
        return _plain(said(why), 409)
    return _plain(number or "ok")


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


@page(get=READ, post=CAPTION)
def transcript(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What was said, by item and speaker, with the recording that it follows."""
    now = find(group, meeting)
    m = now.meeting
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _recording(request, group, meeting, now.meeting.zone))
        if not outcome.problem:
            return done(outcome.receipt, "transcript", group=group, meeting=meeting)
    chosen = _chosen(request, m.id)
    language = chosen[0] if chosen else ""
    query = request.GET.get("q", "").strip()[:100]
    after = request.GET.get("after", "")
    agenda = items.items(m.id)
    asked = request.GET.get("item", "")
    item = next((i for i in agenda if asked and str(i.number) == asked), None)
    if query:
        lines = tuple(hit.line for hit in reads.find(query, meeting=m.id, most=100))
    else:
        lines = reads.transcript(
            m.id,
            language,
            item=item.id if item else None,
            after=int(after) if after.isdecimal() and len(after) < 10 else 0,
        )
    sessions = planning.sessions(m.id)
    recordings = reads.recordings(m.id)
    shown = {s.id: s for s in sessions}
    return page_of(
        request,
        "meetings/transcript.html",
        now,
        "transcript",
        outcome,
        lines=lines,
        extents=reads.extents(m.id, language) if language else (),
        agenda={i.id: i for i in agenda},
        item=item,
        more=lines[-1].number if len(lines) == reads.PAGE else 0,
        query=query,
        language_of=language,
        known=reads.languages(m.id),
        names=NAMES,
        sessions=sessions,
        recordings=[r for r in recordings if not r.removed and shown[r.session].on("recording")],
        removed=[r for r in recordings if r.removed],
        made_by=transcripts.made_by({x.source for x in lines}) if lines else "",
        may=CAPTION.asked(request.visit.by, group).allowed,
    )


def _recording(request: Visited, group: str, meeting: str, zone: str) -> dict[str, Any]:
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}

    def keep(once: dict[str, Any]) -> Receipt:
        sent = request.FILES.get("file")
        if sent is None:
            raise Problem("Choose the file of the recording.")
        data = sent.read()
        began = instant_of(post.get("day", ""), post.get("hour", ""), zone)
        if began is None:
            raise Problem("Say at which instant its first second was: captions follow it by that.")
        return acts.keep_recording(
            by,
            session=whole(post.get("session", "")) or 0,
            name=sent.name or "recording",
            data=data,
            media_type=media_of(data),
            began=began,
            rights=post.get("rights", ""),
            **where,
            **once,
        )

    return {
        "keep": keep,
        "remove": lambda once: acts.remove_recording(
            by, recording=whole(post.get("recording", "")) or 0, reason=post.get("reason", ""), **where, **once
        ),
    }


def media_of(data: bytes) -> str:
    """What the first bytes say that it is: nobody's word is taken for it. "" for what no browser plays."""
    if data[:4] == b"OggS":
        return "audio/ogg"
    if data[:4] == b"\x1aE\xdf\xa3":
        return "video/webm"
    if data[4:8] == b"ftyp":
        return "audio/mp4" if data[8:11] == b"M4A" else "video/mp4"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[:3] == b"ID3" or data[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "audio/mpeg"
    return "audio/flac" if data[:4] == b"fLaC" else ""


@page(get=READ)
def transcript_file(
    request: Visited, group: str, meeting: str, session: int, language: str, format: str
) -> HttpResponse:
    """The captions of a session as WebVTT, SRT or text; ?began= shifts them to a recording's beginning."""
    now = find(group, meeting)
    found = next((s for s in planning.sessions(now.meeting.id) if s.number == session), None)
    if found is None or format not in transcripts.MEDIA or language not in LANGUAGES:
        raise Http404(_("There is no such transcript."))
    began = None
    number = request.GET.get("recording", "")
    if number.isdecimal():
        began = next((r.began for r in reads.recordings(now.meeting.id) if str(r.number) == number), None)
    data = transcripts.file(now.meeting, found, language, format, began)
    response = HttpResponse(data, content_type=f"{transcripts.MEDIA[format]}; charset=utf-8")
    name = f"{group}-{meeting}-{session}-{language}.{format}"
    response.headers["Content-Disposition"] = f'{"inline" if format == "vtt" else "attachment"}; filename="{name}"'
    return response


@page(get=READ)
def recording(request: Visited, group: str, meeting: str, number: int) -> HttpResponseBase:
    """The sound or pictures, in the pieces that a player asks for."""
    now = find(group, meeting)
    found = next((r for r in reads.recordings(now.meeting.id) if r.number == number), None)
    sessions = {s.id: s for s in planning.sessions(now.meeting.id)}
    if found is None or found.removed or not sessions[found.session].on("recording"):
        raise Http404(_("There is no such recording."))
    path = disk.path_of(found.digest)
    size = path.stat().st_size
    wanted = request.headers.get("Range", "")
    begin, _dash, end = wanted.removeprefix("bytes=").partition("-")
    if wanted.startswith("bytes=") and begin.isdecimal() and int(begin) < size:
        first, last = int(begin), min(int(end) if end.isdecimal() else size - 1, size - 1, int(begin) + 4 * 1024 * 1024)
        with open(path, "rb") as file:
            file.seek(first)
            response: HttpResponseBase = HttpResponse(
                file.read(last - first + 1), status=206, content_type=found.media_type
            )
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    else:
        response = FileResponse(open(path, "rb"), content_type=found.media_type)  # noqa: SIM115 -- closed by the response
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
