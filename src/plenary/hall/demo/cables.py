"""An invented group that negotiates: 24 paragraphs in every state, 42 seats with positions, questions that divide it.

What it negotiates stands in `cable_words`. Every body, delegation, organisation and word is invented; the composition is
that of the two groups of the demonstration, so that a negotiation of their size can be seen and tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from plenary.consensus import acts as consensus
from plenary.hall.demo import cable_meetings, facts, hours, organisations
from plenary.hall.demo.cable_questions import QUESTIONS
from plenary.hall.demo.cable_shapes import CATEGORIES, TERMS, Offer, Para
from plenary.hall.demo.cable_words import PARAS
from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.tongues import tongues
from plenary.library import acts as library
from plenary.mandate import acts as mandate
from plenary.mapping import acts as mapping
from plenary.members import acts as members
from plenary.record.actor import ALWAYS, CHAIR, Actor
from plenary.texts import acts as texts

SLUG, TEXT = "shared-cables", "draft"
WHERE: dict[str, Any] = {"group": SLUG, "text": TEXT}
REOPENED = 17  # the place of a paragraph that was agreed, reopened on the record, and agreed again
AGAINST = ("These words do not reach what my seat was sent for.", "The words that stand, or those of another proposal.")
FINDINGS = ("agreed", "ad-ref", "revisit", "none")


def load(by: Actor, people: list[tuple[int, str]], at: datetime) -> None:
    """Found the group, draft its text, and let it negotiate for six weeks that end when the demonstration is loaded."""
    begun = at - timedelta(days=60)
    _found(by, people, begun)
    person = next((pk for pk, role in people if role == CHAIR), None)
    chair = Actor(person, "A. Chair", f"{CHAIR}/{person}", CHAIR, {SLUG: frozenset({CHAIR})}, proven=ALWAYS)
    cable_meetings.load(by, SLUG, at)
    keys = _text(by, at - timedelta(days=45))
    numbers = _propose(by, keys, at)
    _stand(by, keys, numbers, at - timedelta(days=42))
    _find(chair, keys, numbers, at)
    _silences(chair, by, keys, numbers, at)
    _comments(by, keys, at)
    _words(by, keys, at)
    _questions(by, at)
    texts.set_paragraph(by, key=keys["deciding"], bracketed=True, at=at - timedelta(days=2), **WHERE)
    texts.issue_revision(chair, label="Rev. 2", at=at - timedelta(days=1), **WHERE)


def _found(by: Actor, people: list[tuple[int, str]], at: datetime) -> None:
    mandate.found_group(
        by,
        slug=SLUG,
        short="Shared Cables",
        name=_w("Working Group on Shared Cables (invented)", "الفريق العامل المعني بالكابلات المشتركة (مختلق)"),
        purpose=_w(
            "To recommend how coasts share the cables between them.", "التوصية بكيفية تقاسم السواحل للكابلات بينها."
        ),
        parent=("Coasts", _w("Assembly of Coasts (invented)", "جمعية السواحل (مختلقة)")),
        resolution="AC/9/14",
        paragraph="3",
        tasks=[
            _w("Recommend how coasts share the cables between them", "التوصية بكيفية تقاسم السواحل للكابلات بينها"),
            _w("Report to the Assembly at its tenth session", "تقديم تقرير إلى الجمعية في دورتها العاشرة"),
        ],
        reports_to=_w("Assembly of Coasts, tenth session", "جمعية السواحل، الدورة العاشرة"),
        at=at,
    )
    library.register(
        by,
        group=SLUG,
        title=tongues({"en": "Resolution of the Assembly of Coasts on shared cables (invented)"}),
        kind="resolution",
        symbol="AC/9/14",
        date=at.date().isoformat(),
        at=at,
    )
    stages = (
        ("Mandate", "الولاية", "done"),
        ("Composition", "التشكيل", "done"),
        ("Drafting", "الصياغة", "now"),
        ("Report", "التقرير", "to come"),
    )
    steps = [{"kind": "stage", "label": _w(en, ar), "text": {}, "state": state} for en, ar, state in stages]
    mandate.plan_steps(by, group=SLUG, steps=steps, at=at)
    parts = [{"code": s.code, "name": s.name, "aliases": s.aliases, "seats": s.seats} for s in facts.COMPOSITION]
    members.compose(by, group=SLUG, stakeholder_groups=parts, at=at)
    held = []
    for seat in organisations.MEMBERS:
        holder = None
        if not seat.vacant:
            holder = members.enter_organisation(by, name=seat.delegation, country=seat.country, at=at).value
        held.append((seat.group, holder))
    members.fill_seats(by, group=SLUG, seats=held, at=at)
    seats = [p.seat for p in organisations.PEOPLE if p.role != "secretariat"]
    for (person, role), number in zip(people, seats, strict=True):
        given = {"role": role, "group": SLUG, "since": at.date(), "invented": True, "at": at}
        members.give_role(by, person=person, seat=number, **given)
    categories = [{"code": code, "letter": letter, "name": name} for code, letter, name in CATEGORIES]
    mapping.enter_categories(by, group=SLUG, categories=categories, at=at)


def _text(by: Actor, at: datetime) -> dict[Any, int]:
    """The text as it was first drafted; the keys of its paragraphs by their place in the list, of its headings by category."""
    texts.create_text(
        by,
        group=SLUG,
        slug=TEXT,
        kind="recommendations",
        title=_w("Draft recommendations on shared cables", "مشروع توصيات بشأن الكابلات المشتركة"),
        symbol="SC/2026/CRP.3",
        at=at,
    )
    names = {code: f"{letter}. {name['en']}" for code, letter, name in CATEGORIES}
    entered: list[dict[str, Any]] = []
    places: list[Any] = []
    for n, para in enumerate(PARAS):
        if para.category not in places:
            places.append(para.category)
            entered.append({"kind": "heading", "words": names[para.category], "category": para.category})
        places.append(n)
        entered.append(
            {
                "words": para.words,
                "category": para.category,
                "statement": para.statement,
                "tag": para.tag,
                "notes": para.notes,
                "cites": [{"address": address, "label": label} for address, label in para.cites],
            }
        )
    keys = texts.enter_paragraphs(by, paragraphs=entered, at=at, **WHERE).value
    texts.issue_revision(by, label="Rev. 1", at=at, **WHERE)
    return dict(zip(places, keys, strict=True))


INVITATION = {
    "en": "Members are invited to propose words, paragraph by paragraph. What is proposed stands in brackets at once.",
    "ar": "الأعضاء مدعوون إلى اقتراح صياغات فقرة فقرة. وما يُقترح يظهر بين قوسين معقوفين على الفور.",
}


Numbers = dict[tuple[int, int], int]  # of each offer, by its paragraph's place and its own


def _propose(by: Actor, keys: dict[Any, int], at: datetime) -> Numbers:
    """Each in its own hour, in the order of the list; the late ones after the first deadline, which was then moved."""
    numbers: Numbers = {}
    texts.invite(by, until=hours.closing(at, -22), invitation=INVITATION, at=at - timedelta(days=44), **WHERE)
    hour = at - timedelta(days=44)
    every = [(n, k, offer) for n, para in enumerate(PARAS) for k, offer in enumerate(para.offers)]
    for n, k, offer in every:
        if not offer.late:
            hour += timedelta(minutes=17)
            numbers[n, k] = _offer(by, keys, n, offer, hour)
    fund = Offer(
        (22, 6, 18),
        "A register should name every coast that has one cable.",
        "What paragraph 8 shares has to be known first.",
        op="insert",
    )
    _offer(by, keys, 7, fund, hour + timedelta(minutes=17))
    for n, k, offer in every:
        if offer.late:
            numbers[n, k] = _offer(by, keys, n, offer, at - timedelta(days=18))
    texts.invite(by, until=hours.closing(at, 6), at=at - timedelta(days=15), **WHERE)
    return numbers


def _offer(by: Actor, keys: dict[Any, int], n: int, offer: Offer, at: datetime) -> int:
    op = offer.op if offer.words or offer.op == "move" else "delete"
    place = keys[offer.place - 1] if op == "move" else None
    told: dict[str, Any] = {"words": offer.words or None, "place": place, "reason": offer.reason}
    number: int = texts.propose(by, op=op, key=keys[n], seat=offer.seats[0], at=at, **told, **WHERE).value
    for seat in offer.seats[1:]:
        at += timedelta(minutes=3)
        texts.cosponsor(by, proposal=number, seat=seat, at=at, **WHERE)
    if offer.end == "withdrawn":
        texts.withdraw(by, proposal=number, seat=offer.seats[0], at=at + timedelta(days=1), **WHERE)
    return number


def seats_of(stand: str) -> Iterator[tuple[str, int]]:
    """ "support 1-3,23; object 12": each seat with its value."""
    for part in filter(None, (one.strip() for one in stand.split(";"))):
        value, _blank, numbers = part.partition(" ")
        for span in numbers.split(","):
            low, _dash, high = span.partition("-")
            for seat in range(int(low), int(high or low) + 1):
                yield value, seat


def _stand(by: Actor, keys: dict[Any, int], numbers: Numbers, at: datetime) -> None:
    for n, para in enumerate(PARAS):
        for value, seat in seats_of(para.stand):
            reason, change = para.why.get(seat, ("", ""))
            told = {"value": value, "seat": seat, "reason": reason, "change": change}
            consensus.take_position(by, key=keys[n], at=at + timedelta(hours=n), **told, **WHERE)
        for wording, stand in para.on:
            name = wording if wording == "base" else f"P{numbers[n, int(wording)]}"
            for value, seat in seats_of(stand):
                why = AGAINST if value == "object" else ("", "")
                told = {"value": value, "seat": seat, "reason": why[0], "change": why[1], "wording": name}
                consensus.take_position(by, key=keys[n], at=at + timedelta(days=15, hours=n), **told, **WHERE)


def _find(chair: Actor, keys: dict[Any, int], numbers: Numbers, at: datetime) -> None:
    """What the chair found, the oldest first."""
    found = [(n, para) for n, para in enumerate(PARAS) if para.state in FINDINGS]
    for n, para in sorted(found, key=lambda one: -one[1].after):
        when = at - timedelta(days=para.after)
        for seat, (state, words) in para.marks.items():
            consensus.mark_objection(chair, seat=seat, state=state, words=words, key=keys[n], at=when, **WHERE)
        told: dict[str, Any] = {"finding": para.state, "reason": para.reason}
        if para.state in ("agreed", "ad-ref"):
            told |= {"wording": _wording(para, n, numbers), "words": para.own}
        consensus.find(chair, key=keys[n], at=when, **told, **WHERE)
    why = "Two seats asked what “in the same way” means where a cable has two owners."
    consensus.find(chair, key=keys[REOPENED], finding="reopened", reason=why, at=at - timedelta(days=20), **WHERE)
    consensus.find(chair, key=keys[REOPENED], finding="agreed", wording="base", at=at - timedelta(days=18), **WHERE)


def _wording(para: Para, n: int, numbers: Numbers) -> str:
    return para.taken if para.taken in ("base", "own") else f"P{numbers[n, int(para.taken)]}"


def _silences(chair: Actor, by: Actor, keys: dict[Any, int], numbers: Numbers, at: datetime) -> None:
    for n, para in enumerate(PARAS):
        told: dict[str, Any] = {"wording": _wording(para, n, numbers), "key": keys[n]}
        if para.state == "silence":
            ends = hours.closing(at, 4)
            consensus.begin_silence(chair, ends=ends, at=at - timedelta(days=2), **told, **WHERE)
        elif para.state == "broken":
            begun = at - timedelta(days=8)
            consensus.begin_silence(chair, ends=hours.closing(at, -3), at=begun, **told, **WHERE)
            seat, (reason, change) = next(iter(para.why.items()))
            objects: dict[str, Any] = {
                "reason": reason,
                "change": change,
                "seat": seat,
                "at": begun + timedelta(days=2),
            }
            consensus.object_to_silence(by, key=keys[n], **objects, **WHERE)


COMMENTS = (
    (
        4,
        "Belgarde Pilots' Guild",
        "A pilot waits for the permit as the ship does: please count the days from the survey.",
        "",
    ),
    (7, "Residents of the Old Quay", "Users pay in the end. They should be named.", ""),
    (
        18,
        "Belgarde Pilots' Guild",
        "",
        "The secretariat should keep these figures and publish them within a week of each cut.",
    ),
)


def _comments(by: Actor, keys: dict[Any, int], at: datetime) -> None:
    for days, (n, name, words, suggested) in enumerate(COMMENTS, 10):
        told = {"words": words, "suggested": suggested, "name": name}
        texts.comment(by, key=keys[n], at=at - timedelta(days=days), **told, **WHERE)
    answer = "The drafting group will take it up with the proposal of Arvenia and others."
    texts.answer_comment(by, number=1, answer=answer, disposition="partly", at=at - timedelta(days=5), **WHERE)


def _words(by: Actor, keys: dict[Any, int], at: datetime) -> None:
    for n, para in enumerate(PARAS):
        for language, words in (para.also or {}).items():
            texts.translate(by, key=keys[n], language=language, words=words, at=at - timedelta(days=4), **WHERE)
    for slug, name, readings in TERMS:
        texts.enter_term(by, group=SLUG, slug=slug, name=name, at=at - timedelta(days=40))
        for seat, words in readings:
            texts.define(by, group=SLUG, term=slug, words={"en": words}, seat=seat, at=at - timedelta(days=39))


def _questions(by: Actor, at: datetime) -> None:
    for days, q in enumerate(QUESTIONS):
        when = at - timedelta(days=14 - days)
        asked: dict[str, Any] = {"title": q.title, "words": q.words, "kind": q.kind, "answers": q.answers, "text": TEXT}
        asked |= {"depends": q.depends, "condition": q.condition, "behind": q.behind}
        number = consensus.ask_question(by, group=SLUG, at=when, **asked).value
        for answer, numbers in q.stand:
            for _value, seat in seats_of(f"x {numbers}"):
                consensus.answer_question(by, group=SLUG, question=number, answer=answer, seat=seat, at=when)
        for answer, side, words, mine in q.arguments:
            told: dict[str, Any] = {"answer": answer, "side": side, "words": words, "seat": mine}
            consensus.argue(by, group=SLUG, question=number, at=when, **told)
