"""Which letters an act brings, to whom, and what they say: every kind, in two scripts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from plenary.calls import acts, drafts, keys
from plenary.calls.models import Response, Signatory
from plenary.post import letters
from plenary.post.models import Letter
from plenary.record.actor import NOBODY, Actor
from tests.rooms.post.conftest import amended, clock, handed_in, invited, later, made, posted, response_of

pytestmark = pytest.mark.django_db
REASON = "Two ports asked for more time."


def one(kind: str) -> Letter:
    (letter,) = made(kind)
    return letter


def links(text: str) -> list[str]:
    return re.findall(r"http://localhost:8000(\S+)", text)


@pytest.mark.accepts(47)
def test_a_receipt_bears_the_number_of_the_record_and_the_link_to_confirm(call: str) -> None:
    key = handed_in(call)
    letter = one("received")
    assert letter.address == "ana@lights.example"
    assert letter.sender == "Harbours"
    assert "confirm" in letter.subject
    assert f"entry {letter.entry}" in letter.text
    found = links(letter.text)
    assert f"/record/{letter.entry}/" in found
    assert f"/confirm/{keys.confirm_key(response_of(key))}/" in found
    assert f"/answer/{key}/" in found
    assert "7 December 2016, 23:59 Geneva (2016-12-07 22:59 UTC) · 36 days and 13 hours left" in " ".join(
        letter.text.split()
    )


def test_once_confirmed_it_says_that_it_counts_and_asks_for_nothing_more(call: str) -> None:
    key = handed_in(call)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    letter = one("confirmed")
    assert "counts now" in letter.subject
    assert f"/answer/{key}/" in links(letter.text)
    assert "/confirm/" not in letter.text


def test_an_amendment_and_a_withdrawal_bring_a_receipt_each(call: str) -> None:
    key = handed_in(call)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    amended(key, **{"q:1:": "Four, on the north shore."})
    assert "version 2" in one("amended").text
    view = drafts.find(key)
    assert view is not None
    acts.withdraw(NOBODY, draft=view.id, at=clock())
    assert "Withdrawn" in one("withdrawn").subject


@pytest.mark.accepts("X8")
def test_each_signatory_is_asked_at_her_own_address_and_told_what_she_said(call: str, by: Actor, now: Any) -> None:
    names = "Cordova Society, cordova@lights.example\nUnion of Pilots <pilots@lights.example>"
    key = handed_in(call, joint="yes", signatories=names)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    asked = {letter.address: letter for letter in made("sign")}
    rows = {s.email: s for s in Signatory.objects.all()}
    assert set(asked) == {"cordova@lights.example", "pilots@lights.example"}
    for address, letter in asked.items():
        assert f"/sign/{keys.sign_key(rows[address].pk, address)}/" in links(letter.text)
        assert key not in letter.text  # who signs is no author
    acts.sign(NOBODY, signatory=rows["cordova@lights.example"].pk, signed=True, at=clock())
    told = {letter.address: letter.text for letter in made("signed")}
    assert set(told) == {"ana@lights.example", "cordova@lights.example"}
    assert "Cordova Society has signed" in told["ana@lights.example"]
    later(now, days=4)
    acts.ask_signatures_again(by, call=call, number=1, at=clock())
    assert [letter.address for letter in made("sign")][2:] == ["pilots@lights.example"]


def test_a_signatory_who_is_named_by_an_amendment_is_asked_and_no_other_again(call: str, now: Any) -> None:
    first = "Cordova Society, cordova@lights.example\nHarbour Watch"
    key = handed_in(call, joint="yes", signatories=first)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    made()
    later(now, minutes=1)
    amended(key, signatories=f"{first}\nUnion of Pilots, pilots@lights.example")
    assert [letter.address for letter in made("sign")] == ["cordova@lights.example", "pilots@lights.example"]


def test_an_address_that_nobody_has_confirmed_brings_one_mail_whatever_its_writer_does(call: str) -> None:
    """Whoever types other people's addresses into a form writes to none of them by our hand, save for one receipt."""
    names = "Cordova Society, cordova@lights.example\nUnion of Pilots, pilots@lights.example"
    key = handed_in(call, joint="yes", signatories=names)
    amended(key, **{"q:1:": "Four, on the north shore."})
    signer = Signatory.objects.order_by("pk")[0]
    for signed in (True, False, True):
        acts.sign(NOBODY, signatory=signer.pk, signed=signed, at=clock())
    view = drafts.find(key)
    assert view is not None
    acts.withdraw(NOBODY, draft=view.id, at=clock())
    assert [letter.kind for letter in made() if letter.address == "ana@lights.example"] == ["received"]
    assert made("sign") == []


@pytest.mark.accepts("X8")
def test_signatories_are_asked_once_the_response_counts(call: str, by: Actor) -> None:
    handed_in(call, joint="yes", signatories="Union of Pilots, pilots@lights.example\nHarbour Watch")
    assert made("sign") == []
    acts.vouch_for(by, call=call, number=1, reason="A signed letter.", at=clock())
    assert [letter.address for letter in made("sign")] == ["pilots@lights.example"]


@pytest.mark.accepts(48)
def test_an_extension_is_told_to_all_who_answered_or_are_invited_once_each(call: str, by: Actor) -> None:
    key = handed_in(call)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    invited(
        by,
        call,
        {"name": "Harbour Lights Society", "email": "Ana@lights.example"},
        {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example", "language": "ar"},
        {"name": "Without an address"},
    )
    deadline = clock() + timedelta(days=60)
    acts.extend_deadline(by, call=call, deadline=deadline, reason=REASON, at=clock())
    told = {letter.address: letter for letter in made("extended")}
    assert set(told) == {"ana@lights.example", "mission@sandbanks.example"}
    hers = " ".join(told["ana@lights.example"].text.split())
    assert "31 December 2016" in told["ana@lights.example"].subject
    assert "7 December 2016, 23:59 Geneva" in hers  # the old one
    assert REASON in hers
    assert f"/answer/{key}/" in hers
    assert told["mission@sandbanks.example"].language == "ar"
    assert "31 كانون الأول/ديسمبر 2016" in told["mission@sandbanks.example"].subject


def test_news_goes_to_no_address_that_nobody_has_confirmed(call: str, by: Actor) -> None:
    """Whoever hands in under somebody else's address brings her one mail, not a series."""
    handed_in(call)
    acts.extend_deadline(by, call=call, deadline=clock() + timedelta(days=60), reason=REASON, at=clock())
    assert made("extended") == []


@pytest.mark.accepts(154, 116)
def test_an_invitation_goes_out_once_to_each_who_is_told(call: str, by: Actor) -> None:
    invited(by, call, {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example"})
    assert [letter.address for letter in made("invitation")] == ["mission@sandbanks.example"]
    invited_later = {"name": "Union of Pilots", "email": "pilots@lights.example"}
    acts.invite(by, call=call, people=[invited_later], at=clock() + timedelta(hours=1))
    acts.send_invitations(by, call=call, at=clock() + timedelta(hours=1))
    assert [letter.address for letter in made("invitation")][1:] == ["pilots@lights.example"]


@pytest.mark.accepts(117)
def test_a_reminder_goes_only_to_those_who_have_not_answered(call: str, by: Actor, now: Any) -> None:
    invited(
        by,
        call,
        {"name": "Harbour Lights Society", "email": "office@lights.example"},
        {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example"},
    )
    key = handed_in(call)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    later(now, days=20)
    assert acts.send_reminder(by, call=call, at=clock()).value == 1
    letter = one("reminder")
    assert letter.address == "mission@sandbanks.example"
    assert letter.stop
    later(now, days=60)
    assert Letter.objects.filter(kind="reminder").count() == 1


def test_a_reminder_that_would_come_after_the_deadline_stays_unwritten(call: str, by: Actor, now: Any) -> None:
    invited(by, call, {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example"})
    acts.send_reminder(by, call=call, at=clock())
    later(now, days=60)  # the server was away
    assert made("reminder") == []


def test_closing_and_opening_again_are_told_with_their_reason(call: str, by: Actor) -> None:
    invited(by, call, {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example"})
    acts.close_call(by, call=call, reason="The report is written.", at=clock())
    assert "The report is written." in one("closed").text
    acts.reopen_call(by, call=call, reason="It is not.", at=clock())
    assert "It is not." in one("reopened").text


def test_moderation_tells_the_contact_and_the_reason(call: str, by: Actor) -> None:
    handed_in(call)
    acts.remove_response(by, call=call, number=1, reason="It names a private person.", at=clock())
    assert "It names a private person." in one("removed").text
    acts.restore_response(by, call=call, number=1, reason="The name was taken out.", at=clock())
    assert "The name was taken out." in one("restored").text
    acts.set_aside(by, call=call, number=1, reason="It is there twice.", at=clock())
    assert "It is there twice." in one("aside").text


def test_what_the_secretariat_enters_for_somebody_waits_for_her_confirmation(call: str, by: Actor, now: Any) -> None:
    fields = {
        "name": "Keepers of the Light",
        "group": "civil-society",
        "country": "Kenya",
        "email": "keepers@lights.example",
        "language": "en",
        "q:1:": "Two.",
        "q:2:": "Lamps.",
        "cited": "yes",
    }
    acts.enter_for(by, call=call, fields=fields, reason="It came by telephone.", at=clock())
    letter = one("entered")
    response = Response.objects.get()
    assert letter.address == "keepers@lights.example"
    assert f"/confirm/{keys.confirm_key(response.pk)}/" in links(letter.text)
    assert "It came by telephone." in letter.text
    later(now, days=4)
    acts.ask_again(by, call=call, number=1, at=clock())
    assert len(made("entered")) == 2
    acts.vouch_for(by, call=call, number=1, reason="A signed letter.", at=clock())
    assert "A signed letter." in one("vouched").text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_letter_is_whole_in_both_scripts(call: str, by: Actor, now: Any, language: str) -> None:
    """Each kind is rendered: a subject, the entry's address, nothing of the template left, no line too long for mail."""
    from plenary.post import wording
    from plenary.post.making import _of
    from plenary.record.following import after
    from tests.rooms.post.every import every

    entries = every(call, by, now, language)
    kinds = set()
    for entry in after(entries):
        for letter in _of(entry, clock()):
            kinds.add(letter.kind)
            assert letter.language == language, letter.kind
            assert letter.subject
            assert "\n" not in letter.subject
            assert f"/record/{letter.entry}/" in letter.text, letter.kind
            assert not re.search(r"\{[{%]|%\(|None|&amp;|&#|StrictUndefined", letter.subject + letter.text), letter.text
            lines = [line for line in letter.text.splitlines() if "http" not in line]
            assert max(map(len, lines)) <= wording.WIDTH
            assert bool(letter.stop) is (letter.stop in letter.text and letter.stop != "")
    templates = {"received", "confirmed", "amended", "withdrawn", "sign", "signed", "mailed", "reviewed", "entered"}
    templates |= {"vouched", "removed", "restored", "aside", "invitation", "reminder", "opened", "extended"}
    assert kinds == templates | {"closed", "reopened"}


def test_an_act_that_is_named_nowhere_brings_no_letter(call: str, by: Actor) -> None:
    assert "calls.question-written" not in letters.KINDS
    acts.track_channel(by, call=call, code="public", sent=clock().date(), at=clock())
    assert made() == []


def test_every_kind_that_brings_letters_is_a_kind_of_entry() -> None:
    import plenary.calls.entries  # noqa: F401 -- registers them
    from plenary.record.kinds import KINDS

    assert set(letters.KINDS) <= set(KINDS)


def test_a_name_cannot_write_headers_nor_advertise(call: str) -> None:
    name = "Lights\r\nBcc: all@lights.example\r\n\r\nbuy at https://spam.example/x and www.spam.example"
    key = handed_in(call, name=name, joint="yes", signatories="A\u202eB, pilots@lights.example\nHarbour Watch")
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    sent = posted()
    assert {m.to[0] for m in sent} == {"ana@lights.example", "pilots@lights.example"}
    for message in sent:
        raw = message.message().as_bytes()
        assert b"\nBcc:" not in raw
        assert message.recipients() == message.to
        assert "spam.example" not in message.body
        assert "\u202e" not in message.body


@pytest.mark.accepts(88)
def test_an_address_is_in_its_own_letter_alone_and_in_no_entry(call: str, by: Actor) -> None:
    from plenary.record.models import Content

    key = handed_in(call, joint="yes", signatories="Union of Pilots, pilots@lights.example\nHarbour Watch")
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    invited(by, call, {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example"})
    for message in posted():
        others = {"ana@lights.example", "pilots@lights.example", "mission@sandbanks.example"} - set(message.to)
        assert not any(other in message.message().as_string() for other in others)
    assert not any("lights.example" in row for row in Content.objects.values_list("what", flat=True))
    assert len(mail.outbox) == 4  # two to the contact: received, and confirmed
