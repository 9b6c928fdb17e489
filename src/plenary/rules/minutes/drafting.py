"""From the facts of a meeting to the paragraphs of its summary. Nothing is said that the record does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from plenary.rules.minutes.values import Decided, Facts, ItemFacts, Paragraph, Sentence, Spoke

OPENERS = ("secretariat",)  # who opens a meeting and is not its chair (A92)


def draft(facts: Facts) -> tuple[Paragraph, ...]:
    """The paragraphs in their order: opening, elections, agenda, each item, what else came up, what follows, closing.

    A paragraph about which the record holds nothing is not there; every sentence names what it rests on (A89, A181).
    """
    found = []
    for key, heading, sentences in _all(facts):
        told = tuple(sentences)
        if told:
            found.append(Paragraph(key, heading, told))
    return tuple(found)


def _all(f: Facts) -> Iterator[tuple[str, str, Iterator[Sentence]]]:
    yield "opening", "opening", _opening(f)
    yield "attendance", "", _attendance(f)
    yield "election", "chair", _elections(f)
    yield "agenda", "agenda", _agenda(f)
    first = True
    for item in f.items:
        if item.state != "dropped" and item.kind not in ("opening", "closing"):
            sentences = tuple(_item(f, item))
            yield f"item/{item.number}", "discussion" if first else "", iter(sentences)
            first = first and not sentences
    yield "decisions", "", (_decision(f, d) for d in f.decided)
    yield "highlights", "highlights", _highlights(f)
    yield "actions", "follow-up", _actions(f)
    yield "closing", "closing", _closing(f)


def _opening(f: Facts) -> Iterator[Sentence]:
    if f.opened is None:
        return
    yield Sentence(
        "held",
        {"title": f.title, "group": f.group, "dates": f.dates, "place": f.place},
        (f.address,),
    )
    opener = next((p for p in f.presided if p.capacity in OPENERS), None)
    if opener is not None:
        yield Sentence("opened-by", {"name": opener.name}, (f"{f.address}/chair",))
    elif f.presided:
        yield Sentence("opened", {"name": f.presided[0].name}, (f"{f.address}/chair",))
    elected = {e.name for e in f.elected if e.state == "presides"}  # told with the election
    for p in f.presided:
        if p.capacity == "acting-chair":
            yield Sentence("acting-chair", {"name": p.name, "country": p.country}, (f"{f.address}/chair",))
        elif p.capacity not in OPENERS and p.name not in elected:
            yield Sentence("presided", {"name": p.name, "country": p.country}, (f"{f.address}/chair",))


def _attendance(f: Facts) -> Iterator[Sentence]:
    for klass in ("member", "observer"):
        room, remote = f.there.get((klass, "room"), 0), f.there.get((klass, "remote"), 0)
        if room or remote:
            yield Sentence(f"{klass}s-there", {"room": room, "remote": remote}, (f"{f.address}/attendance",))
    if f.provided:
        yield Sentence("provided", {"what": f.provided}, (f.address,))


def _elections(f: Facts) -> Iterator[Sentence]:
    """A93: nominated, approved, accepted, presides; the minutes know who presided when."""
    for e in f.elected:
        source = (f"{f.address}/election/{e.number}",)
        values = {"name": e.name, "country": e.country, "office": e.office, "by": e.nominated_by}
        yield Sentence("nominated", values, source)
        if e.state in ("approved", "accepted", "presides"):
            yield Sentence("approved", values, source)
        if e.state in ("accepted", "presides"):
            yield Sentence("accepted", values, source)
        if e.state == "presides":
            yield Sentence("presides", values, source)
        if e.state in ("declined", "not-agreed"):
            yield Sentence(e.state, values, source)


def _agenda(f: Facts) -> Iterator[Sentence]:
    there = [i for i in f.items if i.state != "dropped"]
    shown = tuple(i.title for i in there)
    if not shown:
        return
    source = (f"{f.address}/agenda",)
    if f.agenda_adopted:
        yield Sentence("agenda-adopted", {"amended": f.amended}, source)
    serves = {"serves": tuple(i.serves for i in there)} if any(i.serves for i in there) else {}
    yield Sentence("agenda-items", {"items": shown, **serves}, source)


def _item(f: Facts, i: ItemFacts) -> Iterator[Sentence]:
    source = (f"{f.address}/item/{i.number}",)
    something = i.spoke or i.decided or i.outcome or i.presenter or i.highlights
    if not something and i.state not in ("done", "carried"):
        return
    if i.state == "carried" and not something:
        yield Sentence("carried", {"number": i.shown, "title": i.title}, source)
        return
    if i.presenter and i.state in ("done", "carried", "open"):
        yield Sentence(
            "presented",
            {"number": i.shown, "title": i.title, "name": i.presenter, "capacity": i.presenter_as},
            source,
        )
    else:
        yield Sentence("considered", {"number": i.shown, "title": i.title}, source)
    if i.documents:
        yield Sentence("had-before-it", {"documents": i.documents}, source)
    yield from _speakers(i.spoke, source)
    if i.outcome:
        yield Sentence("outcome", {"text": i.outcome}, source)
    for d in i.decided:
        yield _decision(f, d)
    if i.highlights:
        numbers = tuple(f"{f.address}/highlight/{n}" for n, _text in i.highlights)
        yield Sentence("raised", {"issues": tuple(text for _n, text in i.highlights)}, numbers)
    if i.state == "carried":
        yield Sentence("carried", {"number": i.shown, "title": i.title}, source)


def _speakers(spoke: tuple[Spoke, ...], source: tuple[str, ...]) -> Iterator[Sentence]:
    """Who took the floor, each named once, in the order of the first turn; members before observers (A102, A103)."""
    for klass in ("member", "observer"):
        names = tuple(dict.fromkeys(_named(s) for s in spoke if s.klass == klass and s.kind == "statement"))
        if names:
            yield Sentence(f"{klass}s-spoke", {"names": names}, source)
    for kind in ("point-of-order", "right-of-reply"):
        names = tuple(dict.fromkeys(_named(s) for s in spoke if s.kind == kind))
        if names:
            yield Sentence(kind, {"names": names}, source)


def _named(s: Spoke) -> str:
    """As the floor was given; on whose behalf is said with the name, since it belongs to it."""
    return f"{s.name} ({s.behalf})" if s.behalf else s.name


def _decision(f: Facts, d: Decided) -> Sentence:
    values = {"text": d.text, "reason": d.reason, "document": d.document}
    code = "deferred-revisit" if d.verb == "deferred" and d.revisit else d.verb
    return Sentence(code, values, (f"{f.address}/decision/{d.number}",))


def _highlights(f: Facts) -> Iterator[Sentence]:
    if f.highlights:
        sources = tuple(f"{f.address}/highlight/{n}" for n, _text in f.highlights)
        yield Sentence("raised", {"issues": tuple(text for _n, text in f.highlights)}, sources)


def _actions(f: Facts) -> Iterator[Sentence]:
    for a in f.to_do:
        values = {"text": a.text, "owner": a.owner, "due": a.due, "due_text": a.due_text}
        yield Sentence("to-do", values, (f"{f.address}/action/{a.number}",))


def _closing(f: Facts) -> Iterator[Sentence]:
    if f.closed is None:
        return
    if f.opened is not None and f.closed.date() > f.opened.date() and f.closed.hour < 6 and f.sessions == 1:
        yield Sentence("closed-after-midnight", {"at": f.closed}, (f.address,))
    else:
        yield Sentence("closed", {"at": f.closed}, (f.address,))
