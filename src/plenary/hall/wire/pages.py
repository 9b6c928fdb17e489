"""The door of a meeting's stream."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.hall.wire import fragments, messages
from plenary.hall.wire.hub import hub
from plenary.meetings import reads as meetings
from plenary.meetings.acts.captioning import LANGUAGES
from plenary.meetings.rights import READ
from plenary.record import following
from plenary.record import reads as record
from plenary.record.door import Visited, client_address, page

AGAIN = 2000  # milliseconds after which a browser whose stream ended comes back
MOST = 1000  # entries of which it is looked up what was missed; after more of them everything is sent


@page(get=READ)
def live(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What was missed since `Last-Event-ID` or ?after=, then all that comes: the server's outer layer goes on from here.

    Where nothing goes on, the answer ends: the browser asks again, which is polling. ?in= names the language of the
    page; without a number the answer is where the record stands. ?captions=en,fr asks for nothing but captions, in at most
    three languages: for a poor line, and for several side by side.
    """
    if meetings.now(group, meeting) is None:
        raise Http404(_("There is no such meeting."))
    address = client_address(request)
    if hub.count() >= settings.WIRE_MOST or hub.count(address) >= settings.WIRE_ADDRESS:
        full = HttpResponse(_("Too many live lines are open. The page looks for news by itself."), status=503)
        full.headers["Retry-After"] = "30"
        return full
    channel, visit = f"{group}/{meeting}", request.visit
    language = request.GET.get("in", visit.language)
    if language not in {code for code, _name in settings.LANGUAGES}:
        language = "en"
    language = fragments.tongue(language, (c for c in request.GET.get("captions", "").split(",") if c in LANGUAGES))
    hub.watch(channel, language)  # before the record is looked at: from here on nothing is missed
    number = record.size()
    given = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    after = int(given) if given.isdecimal() and len(given) < 19 else number
    said = [f"retry: {AGAIN}\n".encode(), messages.event("hello", f"{number} {visit.at.isoformat()}")]
    if after < number:
        said += _missed(channel, language, after, number, visit.at)
    response = HttpResponse(b"".join(said), content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store, no-transform"
    response.headers["X-Accel-Buffering"] = "no"
    response.headers["X-Plenary-Wire"] = f"{channel} {language} {number} {address}"
    return response


def _missed(channel: str, language: str, after: int, number: int, at: datetime) -> list[bytes]:
    came = following.after(after, count=MOST)
    acts = {entry.act for entry in came if fragments.channel_of(entry.object) == channel}
    some = fragments.FRAGMENTS if len(came) == MOST else fragments.concerned(acts)
    found = []
    for fragment in some:
        for entry, html in fragments.rendered(fragment, channel, language, after, at):
            found.append(messages.event(fragment.name, html, entry or number))
    return found
