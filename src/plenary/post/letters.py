"""Which letters an entry of the record brings, and to whom. A kind of entry that is not named here brings none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from plenary.calls import keys, reaching
from plenary.post import date_letters, links, nomination_letters, question_letters, silence_letters
from plenary.post.drafted import Drafted
from plenary.post.models import Incoming
from plenary.record.following import Happened


@dataclass(frozen=True)
class Setting:
    """What all letters of one entry share."""

    entry: Happened
    call: reaching.CallFacts
    at: datetime
    common: dict[str, Any] = field(default_factory=dict)

    def letter(self, kind: str, to: reaching.Reached, *, news: bool = False, about: str = "", **more: Any) -> Drafted:
        context = self.common | {"number": to.number, "amend_url": _amend(to.key)} | more
        return Drafted(kind, to.address, to.language, self.call.slug, self.call.short, context, news=news, about=about)


Maker = Callable[[Setting], Iterable[Drafted]]
KINDS: dict[str, Maker] = {}
# What concerns a text, a date or a question of the public, and no call.
OF_TEXTS: dict[str, Callable[[Happened], Iterable[Drafted]]] = {
    "consensus.silence-begun": silence_letters.begun,
    "consensus.silence-broken": silence_letters.broken,
    "mandate.date-reminded": date_letters.reminded,
    "members.nominated": nomination_letters.asked,
    "members.nomination-amended": nomination_letters.asked,
    "news.question-asked": question_letters.asked,
    "news.question-answered": question_letters.settled,
    "news.question-declined": question_letters.settled,
}


def of(entry: Happened, at: datetime) -> Iterator[Drafted]:
    """The letters that one entry brings."""
    if entry.act in OF_TEXTS:
        yield from OF_TEXTS[entry.act](entry)
        return
    maker = KINDS.get(entry.act)
    call = reaching.call_facts(str(entry.what.get("call", ""))) if maker else None
    if maker is None or call is None:
        return
    common = {
        "call": call,
        "entry": entry.sequence,
        "entry_url": links.page("record-entry", sequence=entry.sequence),
        "call_url": links.page("call", group=call.group, call=call.slug),
        "mail_to": links.answers_to(call.slug),
        "what": entry.what,
        "why": str(entry.what.get("reason", "")),
        "confirm_url": "",
        "old": None,
    }
    yield from maker(Setting(entry, call, at, common))


def brings(*acts: str) -> Callable[[Maker], Maker]:
    """Say which kinds of entries a function makes letters of."""

    def register(maker: Maker) -> Maker:
        KINDS.update(dict.fromkeys(acts, maker))
        return maker

    return register


def _amend(key: str) -> str:
    return links.page("answer", key=key) if key else ""


def _response(s: Setting) -> reaching.ResponseFacts | None:
    number = s.entry.what.get("response")
    return reaching.response_facts(s.call.slug, number) if isinstance(number, int) else None


def _confirm(r: reaching.ResponseFacts) -> str:
    return links.page("answer-confirm", key=keys.confirm_key(r.pk)) if r.state == "unconfirmed" else ""


@brings("calls.response-handed-in", "calls.confirmation-asked-again")
def received(s: Setting) -> Iterator[Drafted]:
    """A receipt, with the link to confirm while it waits for that; and a letter to each who is to sign, once it counts:
    else whoever types addresses into a form would write to all of them by our hand."""
    r = _response(s)
    if r is None:
        return
    if r.contact is not None:
        kind = "entered" if r.channel == "behalf" else "received"
        yield s.letter(kind, r.contact, r=r, confirm_url=_confirm(r))
    if s.entry.what.get("state") == "confirmed":  # of somebody who is signed in; the others are asked for at confirming
        yield from _to_sign(s, r, asked=s.entry.instant)


@brings("calls.response-amended")
def amended(s: Setting) -> Iterator[Drafted]:
    """Nothing at an address that nobody has confirmed: it has its link already, and is brought one mail, no series."""
    r = _response(s)
    if r is None or not r.proven:
        return
    if r.contact is not None:
        yield s.letter("amended", r.contact, r=r, confirm_url=_confirm(r))
    yield from _to_sign(s, r, asked=s.entry.instant)


@brings("calls.response-entered-for")
def entered(s: Setting) -> Iterator[Drafted]:
    r = _response(s)
    if r is None:
        return
    if r.contact is not None:
        yield s.letter("entered", r.contact, r=r, confirm_url=_confirm(r))
    yield from _to_sign(s, r, asked=s.entry.instant)


@brings("calls.signatures-asked-again")
def asked_again(s: Setting) -> Iterator[Drafted]:
    r = _response(s)
    only = [pk for pk in s.entry.what.get("signatories", ()) if isinstance(pk, int)]
    if r is not None and only:
        yield from _to_sign(s, r, only=only)


def _to_sign(s: Setting, r: reaching.ResponseFacts, **which: Any) -> Iterator[Drafted]:
    for one in reaching.signers(s.call.slug, r.number, **which):
        if one.state == "asked":
            to = reaching.Reached(one.address, r.contact.language if r.contact else "", r.number)
            url = links.page("answer-sign", key=keys.sign_key(one.pk, one.address))
            yield s.letter("sign", to, r=r, signer=one, sign_url=url, about=str(one.pk))


@brings("calls.joint-answer-signed")
def signed(s: Setting) -> Iterator[Drafted]:
    """To whoever handed the response in; and a receipt to the signatory herself."""
    r = _response(s)
    pk = s.entry.what.get("signatory")
    found = reaching.signers(s.call.slug, r.number, only=[pk]) if r is not None and isinstance(pk, int) else ()
    if r is None or not found:
        return
    signer = found[0]
    url = links.page("answer-sign", key=keys.sign_key(signer.pk, signer.address))
    if r.contact is not None and r.proven:
        yield s.letter("signed", r.contact, r=r, signer=signer, sign_url="", yours=False)
    hers = reaching.Reached(signer.address, r.contact.language if r.contact else "", r.number)
    yield s.letter("signed", hers, r=r, signer=signer, sign_url=url, yours=True, about=str(signer.pk))


@brings("calls.response-received")
def mailed(s: Setting) -> Iterator[Drafted]:
    """An acknowledgement of what came in by mail; never to an automat or a list, nor for files that were imported."""
    r = _response(s)
    digest = s.entry.what.get("original", "")
    if r is None or r.contact is None or r.channel != "mail":
        return
    if Incoming.objects.filter(call=s.call.slug, sha256=digest, thank=True).exists():
        yield s.letter("mailed", r.contact, r=r)


@brings("calls.response-confirmed")
def reviewed(s: Setting) -> Iterator[Drafted]:
    """Whoever answered by mail is told that her response counts; those of the web have confirmed it themselves."""
    r = _response(s)
    if r is not None and r.contact is not None and r.channel == "mail" and r.state == "confirmed":
        url = links.page("respondent", group=s.call.group, call=s.call.slug, number=r.number)
        yield s.letter("reviewed", r.contact, r=r, response_url=url)


_TO_CONTACT = {
    "calls.mail-confirmed": "confirmed",
    "calls.response-withdrawn": "withdrawn",
    "calls.response-vouched-for": "vouched",
    "calls.response-removed": "removed",
    "calls.response-restored": "restored",
    "calls.response-set-aside": "aside",
}


@brings(*_TO_CONTACT)
def to_contact(s: Setting) -> Iterator[Drafted]:
    """What happened to a response, told to whoever handed it in; once it counts, those who are to sign are asked."""
    r = _response(s)
    if r is None:
        return
    kind = _TO_CONTACT[s.entry.act]
    if r.contact is not None and (r.proven or kind != "withdrawn"):
        yield s.letter(kind, r.contact, r=r)
    if kind in ("confirmed", "vouched"):
        yield from _to_sign(s, r)


@brings("calls.invitations-sent")
def invitation(s: Setting) -> Iterator[Drafted]:
    for one in reaching.invited(s.call.slug, told=s.entry.instant):
        yield s.letter("invitation", one, news=True)


@brings("calls.reminder-sent")
def reminder(s: Setting) -> Iterator[Drafted]:
    """Only to those who have not answered, and not once it would come too late."""
    if s.call.deadline is not None and s.at > s.call.deadline:
        return
    for one in reaching.invited(s.call.slug, silent=True):
        yield s.letter("reminder", one, news=True)


@brings("calls.call-opened")
def opened(s: Setting) -> Iterator[Drafted]:
    for one in reaching.invited(s.call.slug):
        yield s.letter("opened", one, news=True)


_TO_ALL = {
    "calls.deadline-extended": "extended",
    "calls.call-closed": "closed",
    "calls.call-reopened": "reopened",
}


@brings(*_TO_ALL)
def to_all(s: Setting) -> Iterator[Drafted]:
    """To all who have answered, and to all who were invited (A48): one letter an address."""
    old = s.entry.what.get("old")
    before = datetime.fromisoformat(old) if isinstance(old, str) and old else None
    told: set[str] = set()
    for one in (*reaching.answering(s.call.slug), *reaching.invited(s.call.slug)):
        if one.address.lower() not in told:
            told.add(one.address.lower())
            yield s.letter(_TO_ALL[s.entry.act], one, news=True, old=before)
