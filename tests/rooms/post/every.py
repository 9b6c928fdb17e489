"""Acts that bring every kind of letter there is, in one record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from plenary.calls import acts, drafts
from plenary.library import work
from plenary.post import inbox
from plenary.record.actor import NOBODY, Actor
from plenary.record.reads import size
from tests import factories
from tests.rooms.post.conftest import amended, clock, handed_in, invited, later, response_of

MAIL = """From: Bea <bea@lights.example>
To: answers+{call}@localhost
Subject: Our answer
Message-ID: <1@lights.example>
Content-Type: text/plain; charset=utf-8

{text}
"""
WORDS = {
    "en": "1. Which lights are out?\n\nThree of the lights on the north shore are out, and have been since the winter.",
    "ar": "ثلاثة من المصابيح على الشاطئ الشمالي مطفأة منذ الشتاء، ولا أحد يصلحها حتى الآن.",
}

SIGNERS = "Union of Pilots, pilots@lights.example\nCordova Society, cordova@lights.example"


def every(call: str, by: Actor, now: Any, language: str) -> int:
    """Do it; returns the number of the entry before the first."""
    before = size()
    person = {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example", "language": language}
    invited(by, call, person)
    _opened(by, person)
    acts.send_reminder(by, call=call, at=clock())
    key = handed_in(call, language=language, joint="yes", signatories=SIGNERS)
    acts.confirm_mail(NOBODY, response=response_of(key), at=clock())
    amended(key, **{"q:1:": "Four."})
    _sign(call)
    fields = {"name": "Keepers", "group": "civil-society", "country": "Kenya", "email": "keepers@lights.example"}
    fields |= {"language": language, "q:1:": "Two.", "q:2:": "Lamps.", "cited": "yes"}
    acts.enter_for(by, call=call, fields=fields, reason="By telephone.", at=clock())
    acts.vouch_for(by, call=call, number=2, reason="A signed letter.", at=clock())
    mail = MAIL.format(call=call, text=WORDS[language]).encode()
    inbox.receive(mail, recipient=f"answers+{call}@localhost", at=clock())
    work.run_waiting()
    _review(by, call, 3)
    acts.extend_deadline(by, call=call, deadline=clock() + timedelta(days=60), reason="More time.", at=clock())
    acts.remove_response(by, call=call, number=1, reason="A private name.", at=clock())
    acts.restore_response(by, call=call, number=1, reason="Taken out.", at=clock())
    acts.set_aside(by, call=call, number=2, reason="Twice.", at=clock())
    view = drafts.find(key)
    assert view is not None
    acts.withdraw(NOBODY, draft=view.id, at=clock())
    acts.close_call(by, call=call, reason="Enough.", at=clock())
    acts.reopen_call(by, call=call, reason="Not enough.", at=clock())
    later(now, minutes=1)
    return before


def _opened(by: Actor, person: dict[str, Any]) -> None:
    """A second call, whose invitations went out before the day of its opening was brought forward."""
    second = factories.call("second", opened=None)
    acts.open_call(by, call=second, opens=clock() + timedelta(days=2), at=clock())
    invited(by, second, person)
    acts.open_call(by, call=second, opens=clock(), at=clock())


def _sign(call: str) -> None:
    from plenary.calls.models import Signatory

    acts.sign(NOBODY, signatory=Signatory.objects.order_by("pk")[0].pk, signed=True, at=clock())


def _review(by: Actor, call: str, number: int) -> None:
    """As the secretariat does: what waits goes to the leftovers or where it belongs, then it counts."""
    from plenary.calls import review_reads

    sheet = review_reads.sheet(by, call, number)
    assert sheet is not None
    for doubt in sheet.doubts:
        acts.settle_doubt(by, call=call, number=number, doubt=doubt.number, question="1", part="", at=clock())
    acts.confirm_response(by, call=call, number=number, at=clock())
