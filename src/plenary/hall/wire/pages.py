"""The doors of the streams: of a meeting, and of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.hall.wire import follower, fragments, messages
from plenary.hall.wire.hub import hub
from plenary.meetings import reads as meetings
from plenary.meetings.rights import READ
from plenary.record import following
from plenary.record import reads as record
from plenary.record.door import Visited, client_address, page
from plenary.record.live import Fragment
from plenary.rules.languages import LANGUAGES
from plenary.texts import reads as texts
from plenary.texts.rights import READ as READ_TEXTS

AGAIN = 2000  # milliseconds after which a browser whose stream ended comes back
LATELY = timedelta(seconds=2)  # for which a fragment that a newcomer missed is kept for the next one
LINES = 200  # of captions that were missed: a screen keeps fewer
MOST = 1000  # entries of which it is looked up what was missed; after more of them everything is sent


@page(get=READ)
def live(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What was missed since `Last-Event-ID` or ?after=, then all that comes: the server's outer layer goes on from here.

    Where nothing goes on, the answer ends: the browser asks again, which is polling; ?once=1 asks for that. ?in= names
    the language of the page; without a number the answer is where the record stands. ?captions=en,fr asks for nothing
    but captions, in at most three languages: for a poor line, and for several side by side.
    """
    if meetings.now(group, meeting) is None:
        raise Http404(_("There is no such meeting."))
    return _stream(request, f"{group}/{meeting}")


@page(get=READ_TEXTS)
def text(request: Visited, group: str, text: str) -> HttpResponse:
    """The same of a text: its paragraphs as they change."""
    if texts.text_line(group, text) is None:
        raise Http404(_("There is no such text."))
    return _stream(request, f"text/{group}/{text}")


def _stream(request: Visited, channel: str) -> HttpResponse:
    address = client_address(request)
    once = request.GET.get("once") == "1"  # where streams do not get through: an answer that ends
    if not once and (hub.count() >= settings.WIRE_MOST or hub.count(address) >= settings.WIRE_ADDRESS):
        full = HttpResponse(_("Too many live lines are open. The page looks for news by itself."), status=503)
        full.headers["Retry-After"] = "30"
        return full
    visit = request.visit
    language = request.GET.get("in", visit.language)
    if language not in {code for code, _name in settings.LANGUAGES}:
        language = "en"
    language = fragments.tongue(language, (c for c in request.GET.get("captions", "").split(",") if c in LANGUAGES))
    streams = not once and request.method == "GET"
    if streams:
        hub.watch(channel, language)  # before the record is looked at: from here on nothing is missed
    number = record.size()
    given = messages.had(request.headers.get("Last-Event-ID") or request.GET.get("after", ""))
    after = number if given is None else given
    said = [f"retry: {AGAIN}\n".encode()]
    if after > number:  # of another record, or of one that was restored: what she has counts for nothing
        said.append(messages.event("anew", ""))
        after = 0
    if after < number:
        said += _missed(channel, language, after, number, visit.at)
    # Last: whoever is cut off before it asks again for what came before it.
    said.append(messages.event("hello", f"{number} {visit.at.isoformat()}", str(number)))
    if hub.state[0] != "live":
        said.append(follower.said(hub.state, language))
    response = HttpResponse(b"".join(said), content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store, no-transform"
    response.headers["X-Accel-Buffering"] = "no"
    if streams:
        response.headers["X-Plenary-Wire"] = f"{channel} {language} {number} {address}"
    return response


def _missed(channel: str, language: str, after: int, number: int, at: datetime) -> list[bytes]:
    came = following.after(after, count=MOST)
    ours = [entry for entry in came if fragments.channel_of(entry.object) == channel]
    shown = fragments.shown_on(channel)
    some = shown if len(came) == MOST else fragments.concerned((entry.act for entry in ours), shown)
    pieces = [
        fragments.Piece(fragment, entry, html)
        for fragment in some
        if fragment.pieces is None
        for entry, html in _rendered(fragment, channel, language, after, number, at)
        if entry <= number  # what came this moment is sent by the hub
    ]
    pieces += [
        fragments.Piece(fragment, 0, html)
        for fragment in some
        for _ident, html in _elements(fragment, channel, language, None if len(came) == MOST else ours, number, at)
    ]
    return [data for _number, data in fragments.batch(pieces, after, number, record.size())] if pieces else []


_lately: dict[tuple[str, str, str], tuple[int, datetime, tuple[tuple[int, str], ...]]] = {}


def _rendered(
    fragment: Fragment, channel: str, language: str, after: int, number: int, at: datetime
) -> tuple[tuple[int, str], ...]:
    """A fragment as it is. Where a room comes back at once after its line was cut, it is rendered once for all."""
    if fragment.appends is not None:
        return fragments.rendered(fragment, channel, language, after, at)[-LINES:]
    key = channel, language, fragment.name
    if (found := _lately.get(key)) is not None and found[0] == number and at - found[1] < LATELY:
        return found[2]
    made = fragments.rendered(fragment, channel, language, after, at)
    if len(_lately) > 500:
        _lately.clear()
    _lately[key] = (number, at, made)
    return made


_lately_elements: dict[
    tuple[str, str, str, tuple[int, ...] | None], tuple[int, datetime, tuple[tuple[str, str], ...]]
] = {}


def _elements(
    fragment: Fragment,
    channel: str,
    language: str,
    came: Sequence[following.Happened] | None,
    number: int,
    at: datetime,
) -> tuple[tuple[str, str], ...]:
    """The elements that changed. Whoever missed the same entries as somebody a moment ago is sent what was rendered for her."""
    if fragment.pieces is None:
        return ()
    key = channel, language, fragment.name, None if came is None else tuple(entry.sequence for entry in came)
    if (found := _lately_elements.get(key)) is not None and found[0] == number and at - found[1] < LATELY:
        return found[2]
    made = fragments.elements(fragment, channel, language, came, at)
    if len(_lately_elements) > 100:
        _lately_elements.clear()
    _lately_elements[key] = (number, at, made)
    return made
