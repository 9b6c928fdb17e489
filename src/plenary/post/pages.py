"""How the mail stands, for the secretariat; and where anybody stops the reminders that come to her."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.calls import keys
from plenary.members.reads import mail_of
from plenary.members.show import said, show
from plenary.members.typed import group_line
from plenary.post import following, outbox, reads, stopping
from plenary.post.rights import DESK, FOLLOW, STOP
from plenary.record.door import Visited, client_address, number_of, page
from plenary.record.problems import Problem
from plenary.record.throttle import allow
from plenary.rules import rhythms


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


ASKED = {"most": 30, "seconds": 3600}  # links to whichever addresses, asked for from one network


@page(get=FOLLOW, post=FOLLOW)
def follow(request: Visited, group: str) -> HttpResponse:
    """Get a group's news by mail: anybody, once whoever owns the address has confirmed it."""
    group_line(group)
    by, post, problem = request.visit.by, request.POST, ""
    own = mail_of(by.person) if by.person is not None else ""
    if request.method == "POST":
        address = post.get("email", "").strip()
        try:
            if not allow("follow", client_address(request), **ASKED):
                raise Problem("Many links were asked for from your address: wait a while.")
            key = following.ask(
                group,
                address,
                kinds=post.getlist("kinds"),
                rhythm=post.get("rhythm", ""),
                language=request.visit.language,
                proven=bool(own) and address.lower() == own.lower(),
                at=request.visit.at,
            )
        except Problem as why:
            problem = said(why)
        else:
            return redirect("following", key=key) if key else redirect(f"{request.path}?mailed=1")
    return show(
        request,
        "post/follow.html",
        status=400 if problem else 200,
        group=group,
        here="news",
        tab="follow",
        problem=problem,
        mailed=request.GET.get("mailed") == "1",
        email=post.get("email", own),
        kinds=post.getlist("kinds") if problem else following.KINDS,
        rhythm=post.get("rhythm", rhythms.AT_ONCE),
        choices=(following.KINDS, rhythms.RHYTHMS),
    )


@page(get=STOP, post=STOP, keyed=True)
def followed(request: Visited, key: str) -> HttpResponse:
    """The link in every letter of news: confirm, choose, stop, take it up again. Opening it changes nothing."""
    pk = following.read_key(key)
    found = following.following(pk) if pk is not None else None
    if pk is None or found is None:
        raise Http404(
            _("This link is not whole, or its address was let go of some weeks after it was stopped. Follow anew.")
        )
    at, post, problem = request.visit.at, request.POST, ""
    if request.method == "POST":
        try:
            if post.get("do") == "confirm":
                following.confirm(pk, at)
            elif post.get("do") == "choose":
                following.choose(pk, kinds=post.getlist("kinds"), rhythm=post.get("rhythm", ""), at=at)
            else:
                following.stop(pk, at)
        except Problem as why:
            problem = said(why)
        else:
            if "List-Unsubscribe" not in post:  # a mail program's own button is answered at once (RFC 8058)
                return redirect("following", key=key)
            found = following.following(pk) or found
    response = show(
        request,
        "post/following.html",
        status=400 if problem else 200,
        group=found.group,
        here="news",
        f=found,
        problem=problem,
        kinds=post.getlist("kinds") if problem else found.kinds,
        rhythm=post.get("rhythm", "") if problem else found.rhythm,
        choices=(following.KINDS, rhythms.RHYTHMS),
        stop_all=keys.stop_key(found.address),
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
