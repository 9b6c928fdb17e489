"""What a group decides about how it works changes what its rooms do: floor, sessions, silence, observers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.consensus import acts as consensus
from plenary.consensus import reads as consensus_reads
from plenary.floor import acts as floor
from plenary.floor.reads.lists import speakers
from plenary.mandate import acts
from plenary.meetings import acts as meetings
from plenary.meetings import reads as meeting_reads
from plenary.members import acts as members
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.members.making import rule

pytestmark = pytest.mark.django_db


def decides(**values: Any) -> None:
    acts.adopt_methods(factories.actor("chair"), group=SLUG, values=values, reason={"en": "Agreed."}, at=AT)


def order() -> list[str]:
    now = meeting_reads.now(SLUG, "1")
    assert now is not None
    page = speakers(now, AT)
    assert page is not None
    return [line.name for line in page.lines]


@pytest.mark.accepts(100, 152)
def test_who_speaks_first_is_what_the_group_decided_last() -> None:
    factories.meeting(open=True)
    factories.item(open=True)
    for name, klass in (("Sandbanks", "member"), ("Divers", "observer")):
        floor.enter(factories.actor("chair"), group=SLUG, meeting="1", name=name, klass=klass, place="room", at=AT)
    assert order() == ["Sandbanks", "Divers"]
    decides(first="observers")
    assert order() == ["Divers", "Sandbanks"]


@pytest.mark.accepts(133)
def test_a_session_begins_as_the_working_methods_have_it_and_may_decide_otherwise() -> None:
    factories.meeting()
    decides(recording=True, transcript=False)
    chair, where = factories.actor("chair"), {"group": SLUG, "meeting": "1", "session": 1, "at": AT}
    meetings.switch(chair, name="captions", value="off", reason="Nobody reads them.", **where)
    meetings.open_session(chair, **where)
    now = meeting_reads.now(SLUG, "1")
    assert now is not None
    assert now.session is not None
    assert {n: now.session.on(n) for n in ("recording", "transcript", "captions", "remote")} == {
        "recording": True, "transcript": False, "captions": False, "remote": True,
    }  # fmt: skip


@pytest.mark.accepts(152)
def test_a_silence_takes_as_long_as_was_decided_or_is_not_used_at_all() -> None:
    factories.text()
    chair = factories.actor("chair")
    begin = {"group": SLUG, "text": "draft", "key": 2, "wording": "base", "ends": AT + timedelta(hours=80), "at": AT}
    decides(lead=96)
    assert consensus_reads.methods_of(SLUG).lead == timedelta(hours=96)
    with pytest.raises(Problem, match="at least 96 hours"):
        consensus.begin_silence(chair, **begin)
    decides(lead=72, silence=False)
    with pytest.raises(Problem, match="no words under silence"):
        consensus.begin_silence(chair, **begin)
    decides(silence=True)
    assert consensus.begin_silence(chair, **begin).entry


def test_the_chair_admits_observers_where_the_group_decided_so() -> None:
    factories.group()
    rule("observers")
    told = {"organisation": factories.organisation("Divers"), "status": "general"}
    number = members.ask_to_observe(factories.actor("chair"), group=SLUG, at=AT, **told).value
    settle = {"group": SLUG, "number": number, "state": "admitted", "at": AT}
    with pytest.raises(Problem, match="admitted by the group"):
        members.settle_observer(factories.actor("chair"), reason="They know the coast.", **settle)
    decides(admission="chair")
    assert members.settle_observer(factories.actor("chair"), reason="They know the coast.", **settle).entry
