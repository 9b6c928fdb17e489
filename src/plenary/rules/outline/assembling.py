"""From the facts of a group to the paragraphs of its report. No figure is typed: each comes from the facts (A181)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plenary.rules.outline.values import (
    Assembled,
    CallFacts,
    CategoryFacts,
    Count,
    Divided,
    Facts,
    MeetingFacts,
    Outline,
    Para,
    Recommended,
    Sentence,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def assemble(outline: Outline, facts: Facts) -> Assembled:
    """The paragraphs of the outline's sections in their order, each section under its heading.

    A paragraph about which the facts hold nothing is not there; a heading always is, so that a report without contents
    is a proposal for its structure (A59). Every sentence names what it rests on. Each recommendation stands in exactly
    one paragraph.
    """
    makers = {
        "summary": _summary,
        "introduction": _introduction,
        "meetings": _meetings,
        "recommendations": _recommendations,
        "conclusion": _conclusion,
    }
    found: list[Para] = []
    for section in outline.sections:
        found.append(Para(section, section, "heading", title=outline.titles.get(section, ""), sources=(facts.address,)))
        found.extend(p for p in makers[section](facts) if p.kind == "heading" or p.sentences or p.words)
    return Assembled(tuple(found), counts(facts))


def counts(f: Facts) -> tuple[Count, ...]:
    """Every figure that the facts hold, by noun: totals, and what they are the sum of."""
    found = [Count("categories", len(f.categories), _of(f.categories), "all")] if f.categories else []
    if f.meetings:
        found.append(Count("meetings", len(f.meetings), _of(f.meetings), "all"))
        found.append(Count("decisions", f.decided, _of(f.meetings), "all"))
        found += [Count("decisions", m.decided, (m.address,)) for m in f.meetings if m.decided]
        for m in f.meetings:
            found += [Count("people", n, (m.address,)) for n in (m.members, m.observers) if n]
            found += [Count("observers", m.observers, (m.address,))] if m.observers else []
    found += [*_called(f), *_seated(f)]
    if f.divided:
        found.append(Count("questions", len(f.divided), _of(f.divided), "all"))
    if f.documents:
        found.append(Count("documents", f.documents, (f"{f.address}/documents",), "all"))
    if f.recommended:
        found += _by_part(f.recommended)
        for c in f.categories:
            found += _by_part([r for r in f.recommended if r.category == c.code], c.name)
    return tuple(dict.fromkeys(found))


def _called(f: Facts) -> Iterator[Count]:
    """What was asked, and what came in."""
    for call in f.calls:
        here = (call.address,)
        yield Count("questions", call.questions, here)
        yield Count("responses", call.responses, here)
        if call.late:
            yield Count("responses", call.timely, here, "timely")
            yield Count("responses", call.late, here, "late")
    if len(f.calls) > 1:
        yield Count("responses", sum(c.responses for c in f.calls), _of(f.calls), "all")
        yield Count("questions", sum(c.questions for c in f.calls), _of(f.calls), "all")
    if f.calls:
        yield Count("calls", len(f.calls), _of(f.calls), "all")


def _seated(f: Facts) -> Iterator[Count]:
    """Seats, in all and by stakeholder group; each is a member's."""
    if not f.seats:
        return
    here = (f"{f.address}/members",)
    seats, filled = sum(s.seats for s in f.seats), sum(s.filled for s in f.seats)
    for noun in ("seats", "members"):
        yield Count(noun, seats, here, "all")
        yield from (Count(noun, s.seats, here, "", s.name) for s in f.seats)
    if filled or filled == seats:
        yield Count("seats", filled, here, "filled")
    yield Count("members", filled, here, "filled")
    if filled < seats:
        yield Count("seats", seats - filled, here, "vacant")
    yield Count("stakeholder-groups", len(f.seats), here, "all")


def _by_part(some: Sequence[Recommended], name: str = "") -> Iterator[Count]:
    """Recommendations, and of these what is agreed and what is not."""
    agreed = sum(r.part == "consensus" for r in some)
    for of, number in (("all", len(some)), ("agreed", agreed), ("other", len(some) - agreed)):
        if number:
            yield Count("recommendations", number, _of(some), of, name)


def _of(things: Iterable[MeetingFacts | CallFacts | CategoryFacts | Recommended | Divided]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.address for t in things))


def _para(key: str, section: str, sentences: Iterable[Sentence], *, category: str = "", part: str = "") -> Para:
    return Para(key, section, "paragraph", sentences=tuple(sentences), category=category, part=part)


def _summary(f: Facts) -> Iterator[Para]:
    """A144: what this is, whose it is, how often the group met, what came of it."""
    yield _para(
        "summary/report", "summary", (*_prepared(f), *_mandate(f, named=True), *_met(f), *_asked(f), *_outcome(f))
    )


def _prepared(f: Facts) -> Iterator[Sentence]:
    yield Sentence(f"prepared-{f.authorship}", {"group": f.group}, (f.address,))


def _mandate(f: Facts, *, named: bool = False) -> Iterator[Sentence]:
    """Under what it works, whose body it is, what for. `named`: the sentence before has named the group."""
    values = {"group": "" if named else f.group, "resolution": f.resolution, "paragraph": f.paragraph}
    if f.resolution:
        yield Sentence("mandate-closed" if f.closed else "mandate", values, (f.address,))
    if f.parent:
        told = {"group": "" if named or f.resolution else f.group, "parent": f.parent}
        yield Sentence("parent", told, (f.address,))
    if f.purpose:
        yield Sentence("purpose", {"text": f.purpose}, (f.address,))


def _introduction(f: Facts) -> Iterator[Para]:
    yield _para("introduction/mandate", "introduction", (*_mandate(f), *_reporting(f)))
    yield _para("introduction/composition", "introduction", _composition(f))
    yield _para("introduction/rules", "introduction", _governed(f))


def _reporting(f: Facts) -> Iterator[Sentence]:
    if f.tasks:
        yield Sentence("tasks", {"tasks": f.tasks}, (f.address,))
    if f.reports_to:
        yield Sentence("reports-to", {"to": f.reports_to, "input": f.input_to}, (f.address,))


def _composition(f: Facts) -> Iterator[Sentence]:
    here = (f"{f.address}/members",)
    if f.seats:
        seats, filled = sum(s.seats for s in f.seats), sum(s.filled for s in f.seats)
        yield Sentence("composed", {"seats": seats, "groups": len(f.seats)}, here)
        yield Sentence("composed-of", {"groups": tuple((s.name, s.seats) for s in f.seats)}, here)
        if filled < seats:
            yield Sentence("vacant", {"seats": seats - filled}, here)
    for name, country in f.chairs:
        yield Sentence("chaired", {"name": name, "country": country}, (f.address,))


def _governed(f: Facts) -> Iterator[Sentence]:
    if f.governed:
        yield Sentence("governed", {"rules": f.governed}, (f.address,))
    if f.decision_rule is not None:
        text, meeting, address = f.decision_rule
        yield Sentence("decision-rule", {"text": text, "meeting": meeting}, (address,))


def _met(f: Facts) -> Iterator[Sentence]:
    """A145: how many meetings from when to when, and where."""
    if f.meetings:
        days = [m.first for m in f.meetings if m.first] + [m.last for m in f.meetings if m.last]
        places = _places(m.place for m in f.meetings)
        values = {
            "meetings": len(f.meetings),
            "first": min(days, default=None),
            "last": max(days, default=None),
            "places": places,
        }
        yield Sentence("met", values, _of(f.meetings))
        if going := [m for m in f.meetings if not m.over]:
            yield Sentence("met-open", {"titles": tuple(m.title for m in going)}, _of(going))


def _places(told: Iterable[str]) -> tuple[str, ...]:
    """Where it met, each place once and as short as it was told: "Geneva" for "Room XX, Geneva" too."""
    every = {place: {part.strip().casefold() for part in re.split("[,،，]", place) if part.strip()} for place in told}
    every = {place: parts for place, parts in every.items() if parts}
    found: list[str] = []
    for place, parts in every.items():
        wider = (p for p, other in every.items() if other < parts or (other == parts and len(p) < len(place)))
        if next(wider, None) is None and parts not in [every[p] for p in found]:
            found.append(place)
    return tuple(found)


def _asked(f: Facts) -> Iterator[Sentence]:
    for call in f.calls:
        yield from _call(call)


def _call(call: CallFacts) -> Iterator[Sentence]:
    """What was asked and how many answered by the deadline; those who came later are told apart (A155).

    Of answers that nobody knows of nothing is said.
    """
    values = {"title": call.title, "questions": call.questions, "until": call.until}
    yield Sentence("call", values, (call.address,))
    if call.responses:
        code = "call-so-far" if call.open else "call-received"
        yield Sentence(code, {"responses": call.timely}, (call.address,))
    if call.late:
        yield Sentence("call-late", {"late": call.late}, (call.address,))


def _meetings(f: Facts) -> Iterator[Para]:
    yield _para("meetings/all", "meetings", _met(f))
    for m in f.meetings:
        yield _para(f"meetings/{m.address.rpartition('/')[2]}", "meetings", _meeting(m))
    for call in f.calls:
        yield _para(f"meetings/call/{call.address.rpartition('/')[2]}", "meetings", _call(call))
    yield _para("meetings/documents", "meetings", _papers(f))


def _meeting(m: MeetingFacts) -> Iterator[Sentence]:
    code = "meeting" if m.over else "meeting-open"
    yield Sentence(code, {"title": m.title, "dates": m.dates, "place": m.place}, (m.address,))
    if m.members or m.observers:
        values = {"members": m.members, "observers": m.observers}
        yield Sentence("meeting-there", values, (f"{m.address}/attendance",))
    if m.provided:
        yield Sentence("provided", {"what": m.provided}, (m.address,))
    if m.items:
        yield Sentence("meeting-items", {"items": m.items}, (f"{m.address}/agenda",))
    if m.decided:
        yield Sentence("meeting-decided", {"decided": m.decided}, (m.address,))


def _papers(f: Facts) -> Iterator[Sentence]:
    if f.documents:
        yield Sentence("documents", {"documents": f.documents}, (f"{f.address}/documents",))


def _recommendations(f: Facts) -> Iterator[Para]:
    here = "recommendations"
    if f.categories:
        said = Sentence("categories", {"categories": len(f.categories)}, _of(f.categories))
        yield _para(f"{here}/categories", here, (said,))
        for n, c in enumerate(f.categories):
            name = Sentence("category", {"name": c.name}, (c.address,))
            yield Para(f"{here}/list/{c.code}", here, "item", letter=c.letter or LETTERS[n % 26], sentences=(name,))
    known = {c.code for c in f.categories}
    yield from (_recommended(r) for r in f.recommended if r.category not in known)
    for c in f.categories:
        mine = [r for r in f.recommended if r.category == c.code]
        yield Para(f"{here}/{c.code}", here, "heading", 2, c.name, c.letter, category=c.code, sources=(c.address,))
        yield _para(f"{here}/{c.code}/standing", here, _standing(c, mine), category=c.code)
        yield from (_recommended(r) for r in mine)
    if f.divided:
        yield Para(f"{here}/questions", here, "heading", 2, sources=_of(f.divided))
    for d in f.divided:
        yield _para(f"{here}/question/{d.address.rpartition('/')[2]}", here, _divided(d), part="other")


def _standing(c: CategoryFacts, mine: list[Recommended]) -> Iterator[Sentence]:
    """How far the group came with a category (A58), and how many recommendations it has."""
    if c.standing:
        yield Sentence(f"category-{c.standing}", {}, (c.address,))
    agreed = sum(r.part == "consensus" for r in mine)
    if mine:
        yield Sentence("category-agreed", {"recommendations": agreed}, _of(mine))
    if len(mine) > agreed:
        yield Sentence("category-other", {"recommendations": len(mine) - agreed}, _of(mine))


def _recommended(r: Recommended) -> Para:
    return Para(
        f"recommendations/{r.address}",
        "recommendations",
        "paragraph",
        words=r.words,
        notes=(*r.notes, r.origin) if r.origin else r.notes,
        category=r.category,
        part=r.part,
        sources=(r.address,),
    )


def _divided(d: Divided) -> Iterator[Sentence]:
    yield Sentence("divided", {"title": d.title}, (d.address,))
    for answer, word in d.stands:
        if word:
            yield Sentence("divided-stands", {"word": word, "answer": answer}, (d.address,))
    for side, answer, words in d.argued:
        yield Sentence(f"argued-{side}", {"answer": answer, "text": words}, (d.address,))
    if d.outcome:
        yield Sentence("divided-outcome", {"answer": d.outcome}, (d.address,))


def _conclusion(f: Facts) -> Iterator[Para]:
    yield _para("conclusion/outcome", "conclusion", _outcome(f))
    yield _para("conclusion/receiving", "conclusion", _received(f))


def _outcome(f: Facts) -> Iterator[Sentence]:
    """A146, A168: what came of it, with the reasons."""
    rests = _of(f.recommended) or (f.address,)
    if f.outcome in ("no-recommendations", "no-report"):
        yield Sentence(f"outcome-{f.outcome}", {}, (f.address,))
    elif f.recommended:
        agreed = len(f.consensus)
        yield Sentence("outcome-agreed", {"recommendations": agreed}, rests)
        if other := len(f.recommended) - agreed:
            yield Sentence("outcome-other", {"recommendations": other, "variant": f.other}, rests)
        if f.proposed:
            yield Sentence("outcome-proposed", {"proposed": f.proposed}, rests)
        if f.statements:
            yield Sentence("outcome-statements", {"statements": f.statements}, rests)
    for reason in f.reasons:
        yield Sentence("reason", {"text": reason}, (f.address,))


def _received(f: Facts) -> Iterator[Sentence]:
    if f.receiving:
        chain = tuple((r.body, r.when, r.document) for r in f.receiving)
        yield Sentence("receiving", {"chain": chain}, (f.address,))
    if f.input_to:
        yield Sentence("input-to", {"to": f.input_to}, (f.address,))
