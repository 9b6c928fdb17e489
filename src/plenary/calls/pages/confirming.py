"""The links that come by mail: to confirm a response, and to sign a joint one. Opening them changes nothing: mail
programs open links by themselves; a button does it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts, answering_reads, drafts, keys, reads
from plenary.calls.bounds import SIGNED
from plenary.calls.pages.common import done
from plenary.calls.rights import ANSWER
from plenary.members.show import said, show
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem
from plenary.record.throttle import allow


@page(get=ANSWER, post=ANSWER)
def confirm(request: Visited, key: str) -> HttpResponse:
    """Confirm the mail address of a response: it counts from then on."""
    pk = keys.read_confirm_key(key)
    found = answering_reads.receipt(pk) if pk is not None else None
    if found is None:
        raise Http404(
            _("This link is not whole: it may have been cut when it was copied. Open it from the mail again.")
        )
    problem = ""
    if request.method == "POST":
        try:
            receipt = acts.confirm_mail(
                request.visit.by, response=found.id, at=request.visit.at, token=token_of(request)
            )
        except Problem as why:
            problem = said(why)
        else:
            return _private(done(request, receipt, "answer-confirm", key=key))
    return _private(
        show(
            request,
            "calls/answer_confirm.html",
            status=400 if problem else 200,
            group=found.group,
            here="inputs",
            call=answering_reads.brief(found.call, request.visit.at),
            r=found,
            given=answering_reads.given(found.id) if found.on_behalf else (),
            problem=problem,
            draft=drafts.of_response(found.id),
        )
    )


@page(get=ANSWER, post=ANSWER)
def sign(request: Visited, key: str) -> HttpResponse:
    """Say whether a joint response speaks for one, after reading it."""
    pair = keys.read_sign_key(key)
    found = answering_reads.signatory(pair[0]) if pair is not None else None
    if pair is None or found is None or not keys.fits(pair[1], found.email):
        raise Http404(_("This link is not whole, or the response no longer names you."))
    problem = ""
    if request.method == "POST" and not allow("sign", str(found.id), **SIGNED):
        problem = _("You have said yes and no many times within the hour. Wait a little; what you said last stands.")
    elif request.method == "POST":
        try:
            receipt = acts.sign(
                request.visit.by,
                signatory=found.id,
                signed=request.POST.get("do") == "sign",
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return _private(done(request, receipt, "answer-sign", key=key))
    return _private(
        show(
            request,
            "calls/answer_sign.html",
            status=400 if problem else 200,
            group=found.group,
            here="inputs",
            call=answering_reads.brief(found.call, request.visit.at),
            s=found,
            questions={q.number: q for q in reads.questions(found.call)},
            given=answering_reads.given(found.response_id),
            problem=problem,
        )
    )


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    return response
