"""The transcript of a meeting with the recordings that it follows, and its files."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.library import files as disk
from plenary.library.serving import ranged
from plenary.meetings import acts, transcripts
from plenary.meetings.pages.captions import chosen_in
from plenary.meetings.pages.common import find, page_of
from plenary.meetings.reads import SessionNow, items, planning
from plenary.meetings.reads import captions as reads
from plenary.meetings.rights import CAPTION, READ
from plenary.members.typed import Tried, done, instant_of, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.rules.languages import LANGUAGES


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
    chosen = chosen_in(request, m.id)
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
            after=number_of(after) or 0,
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
        known=reads.languages(m.id, transcribed=True),
        languages=LANGUAGES,
        sessions=sessions,
        decided=[s for s in sessions if s.switches],
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
        began = instant_of(post.get("day", ""), post.get("hour", ""), zone)
        head = next(iter(sent.chunks(512)), b"")
        if not (media := media_of(head)):
            raise Problem("%(name)s is neither sound nor pictures that a browser plays.", name=sent.name or "")
        sent.seek(0)
        digest, size = disk.keep_pieces(sent.chunks())
        return acts.keep_recording(
            by,
            session=whole(post.get("session", "")) or 0,
            name=sent.name or "recording",
            digest=digest,
            size=size,
            media_type=media,
            language=post.get("language", "") if post.get("language") in LANGUAGES else "",
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
    """What was said in a session as a file; ?recording= has the times count from the beginning of that recording."""
    now = find(group, meeting)
    found = next((s for s in planning.sessions(now.meeting.id) if s.number == session), None)
    if found is None or format not in transcripts.MEDIA or language not in LANGUAGES or not found.on("transcript"):
        raise Http404(_("There is no such transcript."))
    number = request.GET.get("recording", "")
    began = next((r.began for r in _played(now.meeting.id, found) if str(r.number) == number), None)
    response = HttpResponse(
        transcripts.file(now.meeting, found, language, format, began), content_type=transcripts.MEDIA[format]
    )
    name = f"{group}-{meeting}-{session}-{language}.{format}"
    response.headers["Content-Disposition"] = f'{"inline" if format == "vtt" else "attachment"}; filename="{name}"'
    return response


def _played(meeting: int, session: SessionNow) -> list[reads.RecordingLine]:
    """The recordings of a session that anybody may play."""
    if not session.on("recording"):
        return []
    return [r for r in reads.recordings(meeting) if r.session == session.id and not r.removed]


@page(get=READ)
def recording(request: Visited, group: str, meeting: str, number: int) -> HttpResponseBase:
    """The sound or pictures, in the pieces that a player asks for."""
    now = find(group, meeting)
    found = next(
        (r for s in planning.sessions(now.meeting.id) for r in _played(now.meeting.id, s) if r.number == number), None
    )
    if found is None:
        raise Http404(_("There is no such recording."))
    try:
        return ranged(request, digest=found.digest, media_type=found.media_type)
    except FileNotFoundError:
        raise Http404(_("The file is recorded, but its bytes are missing on the disk. Tell the secretariat.")) from None
