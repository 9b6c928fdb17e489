"""The transcript of a session as a file: text, WebVTT, SRT, PDF, Word."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from plenary.meetings import naming
from plenary.meetings.reads import MeetingLine, SessionNow, items
from plenary.meetings.reads import captions as reads
from plenary.meetings.reads.captions import CaptionLine
from plenary.press import captions, transcript
from plenary.press.compiled import Compiled
from plenary.press.print_docx import docx
from plenary.press.print_pdf import pdf
from plenary.rules import date_ranges
from plenary.rules.languages import chosen

MEDIA = {
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
KEPT = 8  # printed files that the process remembers: setting one takes seconds, and everybody asks for the same
_kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
_printing = threading.Lock()  # one at a time: the typesetter takes both cores


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


def file(meeting: MeetingLine, session: SessionNow, language: str, form: str, began: datetime | None = None) -> bytes:
    """What was said in a session, in one of MEDIA, with its own words in the transcript's language where there are any.

    Times of captions count from the opening of the session, or from `began`: of what was said before, they have nothing.
    """
    lines = tuple(every(meeting.id, language, session.id))
    known = {code for code, _name in settings.LANGUAGES}
    with translation.override(language if language in known else "en"):
        if form in ("pdf", "docx"):
            return _printed(meeting, session, language, form, lines)
        if form == "txt":
            return _text(meeting, lines, language).encode()
        some = captions.cues(
            [captions.Said(x.instant, _marked(x), x.speaker) for x in lines],
            began or session.opened or session.starts,
        )
        if form == "srt":
            return captions.srt(some)
        return captions.vtt(some, language=language, note=made_by({x.source for x in lines}))


def _marked(line: CaptionLine) -> str:
    """The words of a line; those that a machine heard are labelled wherever they stand."""
    return f"{line.text} [{_('automatic')}]" if line.source == "automatic" else line.text


def _text(meeting: MeetingLine, lines: tuple[CaptionLine, ...], language: str) -> str:
    zone = ZoneInfo(meeting.zone)
    out = [naming.title(meeting, language), made_by({x.source for x in lines}), ""]
    speaker = None
    for line in lines:
        if line.speaker != speaker:
            speaker = line.speaker
            out += ["", f"[{line.instant.astimezone(zone):%H:%M:%S}] {speaker}".rstrip()]
        out.append(_marked(line))
    return "\n".join(out).strip() + "\n"


def _printed(
    meeting: MeetingLine, session: SessionNow, language: str, form: str, lines: tuple[CaptionLine, ...]
) -> bytes:
    """Set once for as long as nothing was said or corrected since."""
    key = (session.id, language, form, lines)
    with _printing:
        if key not in _kept:
            whole = composed(meeting, session, language, lines)
            _kept[key] = docx(whole) if form == "docx" else pdf(whole)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return _kept[key]


def composed(meeting: MeetingLine, session: SessionNow, language: str, lines: tuple[CaptionLine, ...]) -> Compiled:
    """The transcript of a session for the printers, by item and speaker, in the language now active."""
    day = (session.opened or session.starts).astimezone(ZoneInfo(meeting.zone)).date()
    return transcript.compiled(
        _parts(meeting, lines),
        title=naming.title(meeting, language),
        subtitle=_("Transcript of session %(number)s") % {"number": session.number},
        issued=date_ranges.day(day, language),
        language=language,
        front=(
            made_by({x.source for x in lines}),
            _("A transcript is no record of decisions: those stand by themselves."),
        ),
        labels={
            "contents": _("Contents"),
            "page": _("Page"),
            "of": _("of"),
            "statistics": _("Statistics"),
            "notes": _("Notes"),
            "symbol": _("Symbol"),
            "version": _("Version"),
            "issued": _("Issued"),
            "note": _("Note"),
            "footnotes": _("Footnotes"),
            "continued": _("continued"),
        },
    )


def _parts(meeting: MeetingLine, lines: tuple[CaptionLine, ...]) -> Iterator[transcript.Part]:
    agenda = {i.id: i for i in items.items(meeting.id)}
    zone = ZoneInfo(meeting.zone)
    for item, found in groupby(lines, lambda x: x.item):
        some = tuple(found)
        known = agenda.get(item) if item is not None else None
        yield transcript.Part(
            number=known.shown if known else "",
            title=chosen(known.title, translation.get_language() or "en") if known else _("Under no item"),
            spoken=tuple(
                transcript.Spoken(
                    speaker=own[0].speaker,
                    time=f"{own[0].instant.astimezone(zone):%H:%M:%S}",
                    lines=tuple(_marked(x) for x in own),
                )
                for own in (tuple(one) for _speaker, one in groupby(some, lambda x: x.speaker))
            ),
        )
