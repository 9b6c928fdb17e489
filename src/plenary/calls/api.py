"""Calls for input for programs: read them, and answer them. What it takes and gives stands in `api_values`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.calls import acts, answering_reads, drafts, reads, sheet_view, story_reads
from plenary.calls import api_values as v
from plenary.calls.bounds import BEGUN, SAVED, TEXT, may_hand_in, was_handed_in
from plenary.calls.rights import ANSWER, READ
from plenary.members.reads import stakeholder_groups
from plenary.record.door import Visited, client_address
from plenary.record.machines import Address, Refused, operation, said
from plenary.record.problems import Conflict, Problem
from plenary.record.shapes import Unfit
from plenary.record.throttle import allow
from plenary.rules import sheets


@operation(READ, query=v.InGroup)
def list_calls(request: Visited, query: v.InGroup) -> v.Calls:
    """The calls for input, the newest first."""
    return v.Calls(tuple(_line(c, request) for c in reads.calls(group=query.group)))


@operation(READ, refuses=(404,))
def read_call(request: Visited, call: str, query: Any) -> v.Call:
    """One call: what it says, where it stands, how many have answered by stakeholder group and by region."""
    found = _call(call)
    tally = reads.tally(call)
    return v.Call(
        facts=_line(found, request),
        intro=found.intro,
        version=found.version,
        frozen=found.frozen,
        groups=tuple(v.GroupCount(g.code if g else "", g.name if g else {}, n, late) for g, n, late in tally.groups),
        regions=tuple(v.RegionCount(*one) for one in tally.regions),
    )


@operation(READ, refuses=(404,))
def list_questions(request: Visited, call: str, query: Any) -> v.Questions:
    """The questions of a call, each with the fields that its answer has in a draft."""
    found = _call(call)
    answered = reads.answered(call)
    asked = tuple(_question(q, answered.get(q.number, 0)) for q in reads.questions(call) if not q.other)
    return v.Questions(call, asked, tuple(g.code for g in stakeholder_groups(found.group)), drafts.ABOUT)


@operation(READ, query=v.FromNumber, refuses=(404,))
def list_responses(request: Visited, call: str, query: v.FromNumber) -> v.Responses:
    """The responses to a call, by number. One that refuses citation is listed without its name."""
    found = _call(call)
    lines = reads.responses(request.visit.by, call, after=query.after, count=query.count + 1)
    shown = tuple(_response(found, r) for r in lines[: query.count])
    return v.Responses(call, shown, shown[-1].number if len(lines) > query.count else None)


@operation(READ, refuses=(404, 410))
def read_response(request: Visited, call: str, number: int, query: Any) -> v.Response:
    """One response with its answers."""
    found, by = _call(call), request.visit.by
    line = reads.response(by, call, number)
    if line is None:
        if gone := story_reads.gone(call, number=number):
            raise Refused(410, _("This response is no longer read here: %(why)s") % {"why": gone[0].reason or "—"})
        raise Http404(
            _("Response R%(number)s is not open: it is in review or set aside, or citation was not authorised.")
            % {"number": number}
        )
    answers = reads.answers(by, call, number=number)
    return v.Response(
        call,
        _response(found, line),
        tuple(v.Answer(a.question, a.part, a.text, a.state, a.see, a.language, a.corrected) for a in answers),
    )


@operation(ANSWER, body=v.Begin, status=201, refuses=(403, 404, 409, 429))
def begin_draft(request: Visited, call: str, query: Any, body: v.Begin) -> v.Draft:
    """Begin a response: the key in the answer is all that is needed to write it, to hand it in and to amend it."""
    if not _call(call).standing(request.visit.at).accepts:
        raise Refused(409, _("This call takes no responses now."))
    if not allow("begin", client_address(request), **BEGUN):
        why = _("Many responses were begun from your network within the hour. Wait a little, then try again.")
        raise Refused(429, why, wait=600)
    key = drafts.begin(call, language=body.language, at=request.visit.at, person=request.visit.by.person)
    return _draft(_find(key))


@operation(ANSWER, refuses=(404,))
def read_draft(request: Visited, key: str, query: Any) -> v.Draft:
    """A draft as it stands, and what is to be mended before it can be handed in."""
    return _draft(_find(key))


@operation(ANSWER, body=v.Change, refuses=(404, 429))
def change_draft(request: Visited, key: str, query: Any, body: v.Change) -> v.Changed:
    """Write into a draft: only the fields that are sent change. Sent again, it changes nothing."""
    draft = _find(key)
    if not allow("save", f"{draft.id}|{client_address(request)}", **SAVED):
        raise Refused(429, _("Too often: saving goes on in a minute."), wait=60)
    if strange := sorted(body.fields.keys() - drafts.known_fields(draft.call)):
        errors = tuple(Unfit(f"/fields/{n[:80]}", _("The questionnaire has no such place.")) for n in strange[:20])
        raise Refused(422, _("This call has no field %(name)s.") % {"name": strange[0][:80]}, errors=errors)
    saved = drafts.save(key, body.fields, base=body.revision, bases=body.bases, at=request.visit.at)
    hidden = sheet_view.hidden(draft.call, {**draft.fields, **saved.newer, **body.fields})
    return v.Changed(saved.revision, saved.at, saved.displaced, dict(saved.newer), tuple(hidden))


@operation(ANSWER, body=v.HandIn, refuses=(403, 404, 409, 429))
def hand_in_draft(request: Visited, key: str, query: Any, body: v.HandIn) -> v.Receipt:
    """Hand a draft in: the first time it makes a response, later it amends it. Sent twice it is one response."""
    draft = _find(key)
    if not may_hand_in(draft.id, draft.response, client_address(request)):
        why = _("Many responses came from your network within the hour. Wait a little; what you wrote is kept.")
        raise Refused(429, why, wait=600)
    try:
        acts.hand_in(request.visit.by, draft=draft.id, revision=body.revision, at=request.visit.at, token=body.once)
    except Conflict:
        raise
    except Problem as why:
        errors = tuple(Unfit(m.field, m.detail) for m in _mend(draft))
        raise Refused(422, said(why), errors=errors) from why
    was_handed_in(draft.response, client_address(request))
    return _receipt(_find(key))


@operation(ANSWER, refuses=(404,))
def read_receipt(request: Visited, key: str, query: Any) -> v.Receipt:
    """What was handed in, under which number, with the proof that it stands in the record."""
    return _receipt(_find(key))


all_calls = Address({"GET": list_calls})
one_call = Address({"GET": read_call})
questions = Address({"GET": list_questions})
responses = Address({"GET": list_responses})
response = Address({"GET": read_response})
new_draft = Address({"POST": begin_draft})
draft = Address({"GET": read_draft, "PATCH": change_draft}, keyed=True, most=TEXT)
draft_in = Address({"POST": hand_in_draft})  # an act: a session that is sent along must mean it (decision 0005)
receipt = Address({"GET": read_receipt}, keyed=True)


def _call(slug: str) -> reads.CallLine:
    found = reads.call(slug)
    if found is None:
        raise Http404(_("There is no such call for input."))
    return found


def _find(key: str) -> drafts.View:
    found = drafts.find(key)
    if found is None:
        raise Http404(
            _("This link leads to no response. It may have been cut when it was copied: look for the whole of it.")
        )
    return found


def _page(name: str, **parts: Any) -> str:
    return settings.URL + reverse(name, kwargs=parts)


def _line(c: reads.CallLine, request: Visited) -> v.CallLine:
    s = c.standing(request.visit.at)
    return v.CallLine(
        slug=c.slug,
        group=c.group,
        title=c.title,
        symbol=c.symbol,
        languages=c.languages,
        opened=c.opened,
        deadline=c.deadline,
        standing=v.Standing(s.code, s.reason, s.accepts, s.late, s.next),
        questions=c.questions,
        received=c.received,
        late=c.late,
        withheld=c.withheld,
        page=_page("call", group=c.group, call=c.slug),
    )


def _question(q: reads.QuestionLine, answered: int) -> v.Question:
    labels: Mapping[str, Any] = {str(p["letter"]): p.get("text") or {} for p in q.parts}
    places = [v.Place(part, labels.get(part, {}), f"q:{q.number}:{part}") for _number, part in sheets.keys([q])]
    return v.Question(
        number=q.number,
        text=q.text,
        help=q.help,
        kind=q.kind,
        required=q.required,
        choices=tuple(v.Choice(str(c["value"]), c.get("text") or {}) for c in q.choices),
        places=tuple(places),
        relevant=q.relevant,
        refs=q.refs,
        answered=answered,
    )


def _response(call: reads.CallLine, r: reads.ResponseLine) -> v.ResponseLine:
    return v.ResponseLine(
        number=r.number,
        open=r.state == "confirmed" and r.cited,
        name=r.name,
        group=r.group,
        region=r.region,
        country=r.country,
        language=r.language,
        received=r.received,
        late=r.late,
        joint=r.joint,
        answers=r.answers,
        page=_page("respondent", group=call.group, call=call.slug, number=r.number),
    )


def _mend(d: drafts.View) -> tuple[v.Mend, ...]:
    questions = reads.questions(d.call)
    sheet = sheets.read(questions, d.fields, language=d.language)
    return tuple(v.Mend(w.field, sheet_view.sentence(w)) for w in sheet.wrong)


def _draft(d: drafts.View) -> v.Draft:
    return v.Draft(
        key=d.key,
        call=d.call,
        fields=dict(d.fields),
        revision=d.revision,
        handed_in=d.handed_in,
        response=d.response,
        saved=d.saved,
        hidden=tuple(sheet_view.hidden(d.call, d.fields)),
        mend=_mend(d),
        aside=tuple(v.Aside(str(a["field"]), str(a["text"]), str(a["at"])) for a in d.aside),
        files=tuple(v.File(f.name, f.size, f.media_type, f.question) for f in d.files),
        page=_page("answer", key=d.key),
    )


def _receipt(d: drafts.View) -> v.Receipt:
    found = answering_reads.receipt(d.response_id) if d.response_id else None
    proof = answering_reads.proof(d.response_id) if d.response_id else None
    if found is None or proof is None:
        raise Http404(_("This response was not handed in yet: there is no receipt."))
    return v.Receipt(
        call=found.call,
        number=found.number,
        entry=found.entry,
        state=found.state,
        reason=found.reason,
        received=found.received,
        late=found.late,
        cited=found.cited,
        version=found.version,
        answers=found.answers,
        signatories=tuple(v.Signatory(*one) for one in found.signatories),
        attachments=found.attachments,
        proof=v.Proof(**{name: proof[name] for name in v.Proof.__dataclass_fields__}),
    )
