"""Answering a call: begin, write (saved as one types), check, hand in, receipt.

All of it is whole without script, without an account and without a session: the address of a draft is the key to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.calls import acts, answering_reads, drafts, keys, reads, sheet_view
from plenary.calls.bounds import ASKED, BEGUN, FILES, MAILED, SAVED, SENT, TEXT, may_hand_in, was_handed_in
from plenary.calls.pages.common import done
from plenary.calls.rights import ANSWER
from plenary.library import work
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.record.door import Visited, client_address, number_of, page, token_of
from plenary.record.problems import Problem
from plenary.record.throttle import allow
from plenary.rules import sheets

NOT_FIELDS = ("csrfmiddlewaretoken", "once", "do", "revision", "bases", "seen", "q", "website")
TRAP = "website"  # a field that people do not see: whoever fills it in is a program


@page(get=ANSWER, post=ANSWER)
def begin(request: Visited, group: str, call: str) -> HttpResponse:
    """What the call asks, until when, and how answering goes; the button begins a draft."""
    found = _call(group, call, request)
    problem = ""
    if request.method == "POST":
        if request.POST.get(TRAP):
            return _trapped(request, group, found)
        if not found.stands.accepts:
            problem = _("This call takes no responses now.")
        elif not allow("begin", client_address(request), **BEGUN):
            problem = _("Many responses were begun from your network within the hour. Wait a little, then try again.")
        else:
            by = request.visit.by
            key = drafts.begin(
                call, language=request.visit.language, at=request.visit.at, person=by.person, fields=_known(by)
            )
            return redirect("answer", key=key)
    return show(
        request,
        "calls/answer_begin.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        questions=[q for q in reads.questions(call) if q.kind not in ("note", "other")],
        problem=problem,
        trap=TRAP,
        tried={"email": "", "problem": ""},
    )


@page(post=ANSWER)
def link(request: Visited, group: str, call: str) -> HttpResponse:
    """Mail the links of whatever was begun with an address to that address; the page says the same in any case."""
    found = _call(group, call, request)
    email = request.POST.get("email", "").strip()[:254]
    problem = ""
    if not sheets.is_mail(email):
        problem = _("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
    elif not allow("mail-links", client_address(request), **ASKED) or not allow(
        "mail-link", f"{email.lower()}|{client_address(request)}", **MAILED
    ):
        problem = _("Several links were sent already. Look into your mail (also the spam folder), or wait an hour.")
    else:
        told = {"call": call, "email": email, "language": request.visit.language}
        work.ask("mail-links", f"call/{call}", told, None, request.visit.at, queue=work.QUICK)
    return show(
        request,
        "calls/answer_begin.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        questions=[q for q in reads.questions(call) if q.kind not in ("note", "other")],
        problem="",
        trap=TRAP,
        tried={"email": email, "problem": problem},
    )


@page(get=ANSWER, post=ANSWER, keyed=True, most=TEXT)
def answer(request: Visited, key: str) -> HttpResponse:
    """The form: on one page, or question by question. What is posted is kept before anything else is said."""
    draft, call = _draft(request, key)
    problem = ""
    if request.method == "POST":
        if request.POST.get(TRAP):
            return _trapped(request, call.group, call)
        try:
            saved = drafts.save(
                key, _fields(request), base=number_of(request.POST.get("revision")) or 0, at=request.visit.at
            )
        except Problem as why:
            problem = said(why)
        else:
            return _after(request, key, saved)
    shown = sheet_view.view(request, draft, call, _posted(request) if problem else draft.fields)
    return _private(
        show(
            request,
            "calls/answer.html",
            status=400 if problem else 200,
            group=call.group,
            here="inputs",
            problem=problem,
            draft=draft,
            call=call,
            trap=TRAP,
            sent=request.GET.get("sent", ""),
            **shown,
        )
    )


def _after(request: Visited, key: str, saved: drafts.Saved) -> HttpResponse:
    """Where saving leads: on, back, to the check, or to the same place with a word that it was saved."""
    do = request.POST.get("do", "save")
    if do == "check":
        return redirect("answer-check", key=key)
    where, _sep, target = do.partition(":")
    query = {"saved": str(saved.revision)}
    if where == "go":
        query = {"q": target} if target else {"view": "all"}
    elif request.POST.get("q"):
        query["q"] = request.POST["q"]
    if saved.displaced:
        query["displaced"] = "1"
    response = redirect("answer", key=key)
    response["Location"] += "?" + urlencode(query)
    return response


@page(post=ANSWER, keyed=True, most=TEXT)
def save(request: Visited, key: str) -> HttpResponse:
    """Save in the background: the fields that changed, and which revision the page had. Answers in JSON."""
    draft, call = _draft(request, key)
    if not allow("save", f"{draft.id}|{client_address(request)}", **SAVED):
        return JsonResponse({"problem": _("Too often: saving goes on in a minute.")}, status=429)
    try:
        saved = drafts.save(
            key,
            _fields(request),
            base=number_of(request.POST.get("revision")) or 0,
            bases=sheet_view.pairs(request.POST.get("bases", "")),
            at=request.visit.at,
        )
    except Problem as why:
        return JsonResponse({"problem": said(why)}, status=400)
    now = drafts.find(key) if sheet_view.branches(call.slug) else draft
    hidden = sheet_view.hidden(call.slug, now.fields if now else draft.fields)
    told = {"revision": saved.revision, "displaced": list(saved.displaced), "hidden": hidden, "newer": saved.newer}
    return JsonResponse(told)


@page(post=ANSWER, keyed=True, most=FILES)
def files(request: Visited, key: str) -> HttpResponse:
    """Attach a file, take one out, or put aside a text that another device displaced."""
    draft, call = _draft(request, key)
    problem = ""
    try:
        drafts.save(key, _fields(request), base=number_of(request.POST.get("revision")) or 0, at=request.visit.at)
        do, _sep, which = request.POST.get("do", "").partition(":")
        if do == "detach":
            drafts.detach(key, number_of(which) or 0, at=request.visit.at)
        elif do == "aside":
            drafts.put_aside(key, number_of(which) or 0)
        for given in request.FILES.getlist("files"):
            if why := sheet_view.unfit(given.name or "", given.size or 0, given.read(4096)):
                raise Problem(why, name=given.name or "")
            if not allow("files", client_address(request), weight=1 + (given.size or 0) // 2**20, **SENT):
                raise Problem(
                    "Many files came from your network within the hour. Wait a little; what you wrote is kept."
                )
            given.seek(0)
            drafts.attach(
                key,
                name=given.name or "file",
                data=given.read(),
                media_type=given.content_type or "application/octet-stream",
                at=request.visit.at,
            )
    except Problem as why:
        problem = said(why)
    if not problem:
        response = redirect("answer", key=key)
        response["Location"] += "#files"
        return response
    draft = drafts.find(key) or draft
    shown = sheet_view.view(request, draft, call, draft.fields)
    context = {"problem": problem, "draft": draft, "call": call, "trap": TRAP, "sent": ""}
    return _private(show(request, "calls/answer.html", status=400, group=call.group, here="inputs", **context, **shown))


@page(get=ANSWER, post=ANSWER)
def check(request: Visited, key: str) -> HttpResponse:
    """Everything as it will be handed in, and what is to be mended first; the button hands it in."""
    draft, call = _draft(request, key)
    problem = ""
    if request.method == "POST":
        if request.POST.get(TRAP):
            return _trapped(request, call.group, call)
        if not may_hand_in(draft.id, draft.response, client_address(request)):
            problem = _("Many responses came from your network within the hour. Wait a little; what you wrote is kept.")
        else:
            try:
                receipt = acts.hand_in(
                    request.visit.by,
                    draft=draft.id,
                    revision=number_of(request.POST.get("revision")) or 0,
                    at=request.visit.at,
                    token=token_of(request),
                )
            except Problem as why:
                problem = said(why)
                draft = drafts.find(key) or draft
            else:
                was_handed_in(draft.response, client_address(request))
                return done(request, receipt, "answer-receipt", key=key)
    return _private(
        show(
            request,
            "calls/answer_check.html",
            status=400 if problem else 200,
            group=call.group,
            here="inputs",
            problem=problem,
            draft=draft,
            call=call,
            trap=TRAP,
            groups=members.stakeholder_groups(call.group),
            **sheet_view.checked(call, draft),
        )
    )


@page(get=ANSWER, post=ANSWER)
def receipt(request: Visited, key: str) -> HttpResponse:
    """What was handed in, under which number, with its proof; amended and withdrawn from here until the deadline."""
    draft, call = _draft(request, key)
    problem = ""
    if request.method == "POST" and draft.response:
        try:
            taken = acts.withdraw(request.visit.by, draft=draft.id, at=request.visit.at, token=token_of(request))
        except Problem as why:
            problem = said(why)
        else:
            return done(request, taken, "answer-receipt", key=key)
    if not draft.response:
        return redirect("answer", key=key)
    found = answering_reads.receipt(draft.response_id)
    return _private(
        show(
            request,
            "calls/answer_receipt.html",
            status=400 if problem else 200,
            group=call.group,
            here="inputs",
            problem=problem,
            draft=draft,
            call=call,
            r=found,
            # In the demonstration no mail goes out: what it would hold is shown instead.
            confirm=reverse("answer-confirm", kwargs={"key": keys.confirm_key(draft.response_id)})
            if settings.DEMO and found is not None and found.state == "unconfirmed"
            else "",
        )
    )


@page(get=ANSWER)
def proof(request: Visited, key: str) -> HttpResponse:
    """The receipt as a file: the entry with its proof, to be checked without this server."""
    draft, _found = _draft(request, key)
    data = answering_reads.proof(draft.response_id) if draft.response else None
    if data is None:
        raise Http404(_("This response was not handed in yet: there is no receipt."))
    response = JsonResponse(data, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="receipt-R{draft.response}.json"'
    return _private(response)


def _call(group: str, call: str, request: Visited) -> answering_reads.Brief:
    found = answering_reads.brief(call, request.visit.at)
    if found is None or found.group != group:
        raise Http404(_("There is no such call for input."))
    return found


def _draft(request: Visited, key: str) -> tuple[drafts.View, answering_reads.Brief]:
    draft = drafts.find(key)
    found = answering_reads.brief(draft.call, request.visit.at) if draft else None
    if draft is None or found is None:
        raise Http404(
            _("This link leads to no response. It may have been cut when it was copied: look for the whole of it.")
        )
    return draft, found


def _private(response: HttpResponse) -> HttpResponse:
    """A shared machine keeps no page of a draft, and its address goes to nobody as a referrer."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = (
        "same-origin"  # "no-referrer" would send forms without an origin, and be refused
    )
    return response


def _fields(request: Visited) -> dict[str, str]:
    """The posted fields of a draft; several choices come as several values and are kept one a line.

    A form without script sends all its fields. Those that stand as the page showed them (`seen`) were not changed by
    this visitor, and must not undo what another device has written in them meanwhile.
    """
    seen = sheet_view.pairs(request.POST.get("seen", ""))
    made = {}
    for name, values in request.POST.lists():
        if name in NOT_FIELDS:
            continue
        text = "\n".join(str(v) for v in values if v) if len(values) > 1 else str(values[0])
        if "seen" not in request.POST or sheet_view.mark(text) != seen.get(name, 0):
            made[name] = text
    return made


def _posted(request: Visited) -> Mapping[str, str]:
    return _fields(request)


def _known(by: Any) -> dict[str, str]:
    """What is known of somebody who is signed in: she need not type her address."""
    if by.person is None:
        return {}
    mail = members.mail_of(by.person)
    return {"contact": by.name, "email": mail} if mail else {"contact": by.name}


def _trapped(request: Visited, group: str, call: answering_reads.Brief) -> HttpResponse:
    """A program has filled in what people do not see. What it sent is kept nowhere, and it is told how people do it."""
    return show(request, "calls/answer_trapped.html", status=400, group=group, here="inputs", call=call)
