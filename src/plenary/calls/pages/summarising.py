"""Writing the summary: answers on one side, statements on the other; drafts from the answers; publication."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts, extracting, reads, summary_answers, summary_reads, summary_words
from plenary.calls.acts import Source
from plenary.calls.pages.common import done, find
from plenary.calls.rights import SUMMARISE
from plenary.library import reads as library
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem
from plenary.rules import claims
from plenary.rules.extracts import sentences
from plenary.rules.languages import LANGUAGES

ANSWERS = 12_000  # letters of answers in full beside the statements
STATEMENTS = 8  # on one page of a part
WHOLE = 40  # responses as a whole on one page of the general part
QUOTES = 30  # sentences of an answer to choose from, on one page


@page(get=SUMMARISE, post=SUMMARISE)
def edit(request: Visited, group: str, call: str) -> HttpResponse:
    """The parts with what they hold, the title and introduction, and what is still to be cited."""
    found = find(group, call)
    line = summary_reads.line(call)
    problem, posted = "", request.POST
    if request.method == "POST":
        try:
            receipt = acts.describe_summary(
                request.visit.by,
                call=call,
                title={_language(posted): posted.get("title", "")},
                intro=posted.get("intro", ""),
                language=_language(posted),
                reason=posted.get("reason", ""),
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "summary-edit", group=group, call=call)
    counts: dict[str, int] = {}
    for p in summary_reads.outline(call):
        counts[p.question] = counts.get(p.question, 0) + 1
    return show(
        request,
        "calls/summary_edit.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        summary=line,
        questions=[q for q in reads.questions(call) if q.kind != "note"],
        answered=reads.answered(call),
        counts=counts,
        uncited=len(summary_reads.forgotten(call)),
        languages=LANGUAGES,
        problem=problem,
        posted=posted,
    )


def _language(posted: Any) -> str:
    chosen: str = posted.get("language", "")
    return chosen if chosen in LANGUAGES else "en"


@dataclass
class Part:
    """The page of a part: what was asked of it, and what came of a form."""

    question: str  # "" in the general part
    of: str  # the question whose answers stand beside; "" for responses as a whole
    group: str
    query: str
    start: tuple[int, str] | None
    after: int
    quote: tuple[int, str] | None
    offset: int  # of the statements
    whole: bool  # answers in full, not their beginnings
    problem: str = ""
    behind: dict[int, str] = field(default_factory=dict)  # what a statement says by now, where a form came too late
    typed: dict[int, str] = field(default_factory=dict)  # what came back unsaved

    @classmethod
    def of_request(cls, request: Visited, question: str) -> Part:
        got = request.GET
        return cls(
            question=question,
            of=got.get("of", question)[:20],
            group=got.get("group", "")[:40],
            query=" ".join(got.get("q", "").split())[:100],
            start=_key(got.get("from", "")),
            after=number_of(got.get("after")) or 0,
            quote=_key(got.get("quote", "")),
            offset=number_of(got.get("s")) or 0,
            whole=got.get("full", "") == "1",
        )

    def kept(self, **changed: Any) -> str:
        """The page's own query, with something changed."""
        now: dict[str, Any] = {"of": self.of if self.of != self.question else "", "group": self.group, "q": self.query}
        now |= {"s": self.offset or "", "full": "1" if self.whole else "", **changed}
        return urlencode({key: value for key, value in now.items() if value not in ("", None)})


def _key(text: str) -> tuple[int, str] | None:
    number, _dot, part = text.partition(".")
    found = number_of(number)
    return (found, part[:4]) if found else None


@page(get=SUMMARISE, post=SUMMARISE)
def general(request: Visited, group: str, call: str) -> HttpResponse:
    """The part for what concerns no single question."""
    return _part(request, group, call, "")


@page(get=SUMMARISE, post=SUMMARISE)
def part(request: Visited, group: str, call: str, number: str) -> HttpResponse:
    """A question's answers beside its statements."""
    return _part(request, group, call, number)


def _part(request: Visited, group: str, call: str, question: str) -> HttpResponse:
    found = find(group, call)
    lines = {q.number: q for q in reads.questions(call) if q.kind != "note"}
    if question and question not in lines:
        raise Http404(_("The questionnaire has no question %(number)s.") % {"number": question})
    p = Part.of_request(request, question)
    if p.of and p.of not in lines:
        p.of = question
    if request.method == "POST":
        answer = _posted(request, found, p)
        if answer is not None:
            return answer
    summary = summary_reads.line(call)
    on = summary_reads.ground(call, {question, p.of})
    every = summary_reads.statements(call, on, question=question)
    names = {g.code: g.name for g in members.stakeholder_groups(group)}
    shown = every[p.offset : p.offset + STATEMENTS]
    statements = [] if summary is None else [summary_words.told(s, summary, names, most=12) for s in shown]
    answers = quoted = whole = None
    if p.of and p.quote:
        quoted = _sentences(call, p)
    elif p.of:
        answers = summary_answers.answers_to(
            on, p.of, group=p.group, query=p.query, start=p.start, after=p.after, whole=p.whole, budget=ANSWERS
        )
    else:
        whole = reads.responses(
            request.visit.by, call, state="confirmed", group=p.group, after=p.after, count=WHOLE + 1
        )
    return show(
        request,
        "calls/summary_part.html",
        status=409 if p.behind else 400 if p.problem else 200,
        group=group,
        here="inputs",
        call=found,
        summary=summary,
        part=p,
        question=lines.get(question),
        lines=lines,
        told=statements,
        total=len(every),
        every=[(s.number, s.text) for s in every],
        first=every[0].number if every else 0,
        last=every[-1].number if every else 0,
        claimed={s.number: claims.typed(s.text) for s in shown},
        miscredited=summary_reads.miscredited(on, shown),
        cited={(c.response, c.question, c.part) for s in every for c in s.cited}
        | {(response, *_where(answer)) for s in every for _id, response, answer in s.hidden},
        answers=answers,
        quoted=quoted,
        whole=whole[:WHOLE] if whole is not None else None,
        on=whole[WHOLE - 1].number if whole is not None and len(whole) > WHOLE else 0,
        groups=members.stakeholder_groups(group),
        names=names,
        posted=request.POST,
        place=claims.PLACE,
    )


def _where(answer: str) -> tuple[str, str]:
    question, _space, part = answer.partition(" ")
    return question, part


def _sentences(call: str, p: Part) -> dict[str, Any]:
    """The sentences of one answer, to choose a quote from."""
    number, part = p.quote or (0, "")
    every = sentences(summary_answers.answer_text(call, p.of, number, part))
    return {
        "response": number,
        "part": part,
        "sentences": every[p.after : p.after + QUOTES],
        "on": p.after + QUOTES if len(every) > p.after + QUOTES else 0,
    }


def _posted(request: Visited, found: reads.CallLine, p: Part) -> HttpResponse | None:
    """Do what the form says; None where it could not be done, and the page shows why."""
    number = number_of(request.POST.get("statement")) or 0
    try:
        receipt, number = _do(request, found.slug, p, number)
    except acts.Behind as why:
        p.problem, p.behind[number] = said(why), why.now
        p.typed[number] = request.POST.get("text", "")
    except Problem as why:
        p.problem = said(why)
        if "text" in request.POST:
            p.typed[number] = request.POST["text"]
    else:
        where = {"group": found.group, "call": found.slug}
        answer = (
            done(request, receipt, "summary-part", **where, number=p.question)
            if p.question
            else done(request, receipt, "summary-general", **where)
        )
        went_on = {key: request.GET[key] for key in ("from", "after") if request.GET.get(key)}
        if query := p.kept(**went_on):
            answer["Location"] += f"{'&' if receipt.entry else '?'}{query}"
        answer["Location"] += f"#S{number}" if number else ""
        return answer
    return None


def _do(request: Visited, call: str, p: Part, number: int) -> tuple[Receipt, int]:
    """One act, and the number of the statement that it was about."""
    by, post = request.visit.by, request.POST
    sources = [_source(text) for text in post.getlist("source")]
    told = {"call": call, "reason": post.get("reason", ""), "at": request.visit.at, "token": token_of(request)}
    verb, text = post.get("do", ""), post.get("text", "")
    if verb in ("cite", "quote") and post.get("sentence"):
        sources = [Source(*_three(post.get("of_answer", "")), post["sentence"])]
    if verb in ("add", "cite", "quote") and not number:
        made = acts.write_statement(by, question=p.question, text=text, sources=sources, **told)
        return made, made.value or 0
    if verb == "change":
        return acts.change_statement(by, statement=number, text=text, seen=post.get("seen", ""), **told), number
    if verb in ("cite", "quote"):
        return acts.cite(by, statement=number, sources=sources, **told), number
    if verb == "drop":
        accepted = post.get("accepted") == "yes"
        return acts.drop_statement(by, statement=number, seen=post.get("seen", ""), accepted=accepted, **told), 0
    if verb in ("up", "down"):
        told.pop("reason")
        return acts.move_statement(by, statement=number, up=verb == "up", **told), number
    raise Problem("The form did not say what to do. Reload the page and try again.")


def _three(text: str) -> tuple[int, str, str]:
    """ "17|4|a" as a form sends it."""
    number, _bar, rest = text.partition("|")
    question, _bar, part = rest.partition("|")
    return number_of(number) or 0, question[:20], part[:4]


def _source(text: str) -> Source:
    return Source(*_three(text))


@page(get=SUMMARISE, post=SUMMARISE)
def drafts(request: Visited, group: str, call: str, number: str) -> HttpResponse:
    """Draft sentences for a question: each stands so in an answer, with all who say nearly the same."""
    found = find(group, call)
    question = next((q for q in reads.questions(call) if q.number == number and q.kind != "note"), None)
    if question is None:
        raise Http404(_("The questionnaire has no question %(number)s.") % {"number": number})
    on = summary_reads.ground(call, {number})
    offered = extracting.offered(on, number)
    by, at, problem = request.visit.by, request.visit.at, ""
    if request.method == "POST" and request.POST.get("do") == "gather":
        job = offered.job or extracting.ask(by, call, number, at)
        return done(request, Receipt(0, ""), "work", group=group, call=call, job=job)
    if request.method == "POST":
        try:
            draft = next((d for d in offered.drafts if d.key == request.POST.get("draft")), None)
            if draft is None:
                raise Problem("This draft is not there any longer: answers have changed. Take it from those below.")
            receipt = acts.write_statement(
                by,
                call=call,
                question=number,
                text=draft.sentence,
                sources=[Source(n, number, part, quote) for n, part, quote in draft.sources],
                origin="extract",
                reason=request.POST.get("reason", ""),
                at=at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            answer = done(request, receipt, "summary-part", group=group, call=call, number=number)
            answer["Location"] += f"#S{receipt.value}"
            return answer
    taken = {s.text for s in summary_reads.statements(call, on, question=number)}
    return show(
        request,
        "calls/summary_drafts.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        summary=summary_reads.line(call),
        question=question,
        offered=offered,
        taken=taken,
        names={g.code: g.name for g in members.stakeholder_groups(group)},
        respondents={n: r.respondent for n, r in on.responses.items() if r.cited},
        problem=problem,
    )


@page(get=SUMMARISE, post=SUMMARISE)
def publish(request: Visited, group: str, call: str) -> HttpResponse:
    """What a publication holds and what it leaves out, and the button."""
    found = find(group, call)
    problem = ""
    post = request.POST
    if request.method == "POST":
        acknowledged = post.get("acknowledged", "").split() if post.get("accepted") == "yes" else []
        try:
            receipt = acts.publish_summary(
                request.visit.by,
                call=call,
                symbol=post.get("symbol", ""),
                acknowledged=[number_of(n) or 0 for n in acknowledged],
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "work", group=group, call=call, job=receipt.value)
    on = summary_reads.ground(call)
    lines = summary_reads.statements(call, on)
    return show(
        request,
        "calls/summary_publish.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        summary=summary_reads.line(call),
        statements=len(lines),
        claimed=[(s.number, words) for s in lines if (words := claims.typed(s.text))],
        miscredited=summary_reads.miscredited(on, lines),
        uncited=summary_reads.uncited(on),
        review=on.review,
        published=library.latest(f"summary/{call}"),
        problem=problem,
        posted=post,
    )
