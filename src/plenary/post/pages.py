"""How the mail stands, for the secretariat; and where anybody stops the reminders that come to her."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.calls import keys
from plenary.members.show import show
from plenary.post import outbox, reads, stopping
from plenary.post.rights import DESK, STOP
from plenary.record.door import Visited, number_of, page


@page(get=DESK, post=DESK)
def desk(request: Visited) -> HttpResponse:
    """Letters that wait, failed, were sent; a failed one can be tried again."""
    problem = ""
    if request.method == "POST":
        letter = number_of(request.POST.get("letter"), 18)
        if letter is not None and outbox.again(letter, request.visit.at):
            return redirect("post")
        problem = _("This letter cannot be sent again: it did not fail, or what it spoke of is no longer so.")
    return show(
        request, "post/desk.html", here="post", desk=reads.desk(), problem=problem, status=400 if problem else 200
    )


@page(get=STOP, post=STOP, keyed=True)
def stop(request: Visited, key: str) -> HttpResponse:
    """The link in reminders and news. Opening it changes nothing (mail scanners open links): a button does."""
    digest = keys.read_stop_key(key)
    if digest is None:
        raise Http404(_("This link is not whole: copy it from the mail once more, from the first letter to the last."))
    if request.method == "POST":
        if request.POST.get("do") == "again":
            stopping.go_on(digest)
        else:
            stopping.stop(digest, request.visit.at)
        if "List-Unsubscribe" not in request.POST:  # a mail program's own button is answered at once (RFC 8058)
            return redirect("post-stop", key=key)
    response = show(request, "post/stop.html", here="post", stopped=stopping.stopped(digest))
    response.headers["Cache-Control"] = "private, no-store"
    return response
