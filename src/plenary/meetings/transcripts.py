"""The transcript of a meeting as a file: text, WebVTT, SRT."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenary.meetings import naming
from plenary.meetings.reads import MeetingLine, SessionNow
from plenary.meetings.reads import captions as reads
from plenary.meetings.reads.captions import CaptionLine
from plenary.press import captions

MEDIA = {
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def every(meeting: int, language: str, session: int | None = None) -> Iterator[CaptionLine]:
    """All lines, a page at a time."""
    after = 0
    while found := reads.transcript(meeting, language, session=session, after=after, most=2000):
        yield from found
        after = found[-1].number


def made_by(sources: set[str]) -> str:
    """How captions came to be, in words: what was recognised automatically is always said."""
    if sources == {"automatic"}:
        return _("Recognised automatically; not checked by a person unless marked as corrected.")
    if "automatic" in sources:
        return _("Partly recognised automatically: those lines are marked.")
    return _("Captioned by a person.")


def file(meeting: MeetingLine, session: SessionNow, language: str, form: str, began: object = None) -> bytes:
    """The captions of a session in one of MEDIA; times count from the opening of the session, or from `began`."""
    lines = list(every(meeting.id, language, session.id))
    if form == "txt":
        return _text(meeting, lines, language).encode()
    start = began or session.opened or session.starts
    marked = [
        captions.Said(x.instant, x.text + (f" [{_('automatic')}]" if x.source == "automatic" else ""), x.speaker)
        for x in lines
    ]
    some = captions.cues(marked, start)  # type: ignore[arg-type]  # an instant
    if form == "srt":
        return captions.srt(some)
    return captions.vtt(some, language=language, note=made_by({x.source for x in lines}))


def _text(meeting: MeetingLine, lines: list[CaptionLine], language: str) -> str:
    zone = ZoneInfo(meeting.zone)
    out = [naming.title(meeting, language), made_by({x.source for x in lines}), ""]
    speaker = None
    for line in lines:
        if line.speaker != speaker:
            speaker = line.speaker
            out += ["", f"[{line.instant.astimezone(zone):%H:%M:%S}] {speaker}".rstrip()]
        out.append(line.text + (f" [{_('automatic')}]" if line.source == "automatic" else ""))
    return "\n".join(out).strip() + "\n"
