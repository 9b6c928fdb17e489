"""Who comes, who waits, who is there: places by the order of arrival, attendance session by session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.models import Attendance, Registration
from plenary.meetings.reads import planning, registering
from plenary.members import acts as members
from plenary.members import reads as member_reads
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, Actor, Forbidden, Proof, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}


@pytest.fixture(autouse=True)
def meeting() -> str:
    return factories.meeting()


def opened(places: int | None = None, **more: Any) -> Any:
    told = {"state": "open", "places_for_observers": places} | more
    return acts.set_registration(operator(), **(WHERE | told))


def observer(name: str) -> Actor:
    """Somebody more with an observer's account."""
    address = f"{name.lower()}@observers.example"
    person = members.give_role(operator(), name=name, role=OBSERVER, group=SLUG, seat=0, since=AT.date(), at=AT).value
    members.open_account(operator(), person=person, email=address, at=AT)
    found = member_reads.account_by_mail(address)
    assert found is not None
    return member_reads.actor_of(int(found.pk), AT)


def register(by: Actor, mode: str = "room") -> int:
    return int(acts.register(by, mode=mode, **WHERE).value)


def key() -> int:
    found = reads.now(SLUG, "1")
    assert found is not None
    return found.meeting.id


def states() -> dict[str, str]:
    return {r.name: f"{r.mode} {r.state}" for r in registering.registered(key())}


@pytest.mark.accepts("X9", 80)
def test_observers_beyond_the_cap_wait_and_move_up_in_order() -> None:
    opened(places=2)
    everybody = [observer(name) for name in ("Ada", "Ben", "Cyd", "Dot", "Eve")]
    for by in everybody:
        register(by)
    assert list(states().values()) == ["room registered"] * 2 + ["room waiting"] * 3
    own = [registering.mine(key(), by.person) for by in everybody]
    assert [(m.state, m.before) for m in own if m] == [
        ("registered", 0),
        ("registered", 0),
        ("waiting", 0),
        ("waiting", 1),
        ("waiting", 2),
    ]
    first = registering.mine(key(), everybody[0].person)
    assert first is not None
    acts.cancel_registration(everybody[0], number=first.number, **WHERE)
    assert states() == {
        "Ben": "room registered",
        "Cyd": "room registered",
        "Dot": "room waiting",
        "Eve": "room waiting",
    }
    opened(places=3)
    assert states()["Dot"] == "room registered"
    assert states()["Eve"] == "room waiting"
    opened(places=1)
    assert list(states().values()).count("room registered") == 3, "a smaller room takes no place back"
    opened(places=None)
    assert "room waiting" not in states().values()


def test_members_and_those_far_away_take_no_place_of_an_observer() -> None:
    opened(places=0)
    register(factories.actor(MEMBER))
    register(factories.actor(CHAIR))
    far, near = observer("Far"), observer("Near")
    register(far, "remote")
    register(near)
    assert list(states().values()) == ["room registered"] * 2 + ["remote registered", "room waiting"]


def test_whoever_comes_to_the_room_later_waits_behind_those_who_wait() -> None:
    opened(places=1)
    early, ada, ben = observer("Early"), observer("Ada"), observer("Ben")
    register(early, "remote")
    register(ada)
    register(ben)
    register(early, "room")
    ahead = [registering.mine(key(), by.person) for by in (ben, early)]
    assert [m.before for m in ahead if m] == [0, 1]
    register(ada, "remote")
    assert states() == {"Ada": "remote registered", "Ben": "room registered", "Early": "room waiting"}
    acts.cancel_registration(
        ben, number=next(r.number for r in registering.registered(key()) if r.name == "Ben"), **WHERE
    )
    register(ben)
    assert states()["Early"] == "room registered"
    assert states()["Ben"] == "room waiting", "whoever had cancelled comes anew"


def test_registering_twice_is_once_and_another_cannot_be_cancelled() -> None:
    opened()
    by = factories.actor(MEMBER)
    number = register(by)
    assert not acts.register(by, mode="room", **WHERE).entry
    assert Registration.objects.count() == 1
    with pytest.raises(Forbidden):
        acts.cancel_registration(factories.actor(OBSERVER), number=number, **WHERE)
    assert acts.cancel_registration(operator(), number=number, **WHERE).entry
    assert not acts.cancel_registration(by, number=number, **WHERE).entry
    assert states() == {}


def test_a_member_is_registered_for_her_seat() -> None:
    opened()
    register(factories.actor(MEMBER))
    (found,) = registering.registered(key())
    assert (found.klass, found.organisation) == ("member", "Republic of Sandbanks")
    assert Registration.objects.get().seat_id is not None


def test_whoever_becomes_a_member_waits_no_longer() -> None:
    opened(places=0)
    by = observer("Ada")
    register(by)
    members.give_role(operator(), person=by.person, role=MEMBER, group=SLUG, seat=2, since=AT.date(), at=AT)
    account = member_reads.account_by_mail("ada@observers.example")
    assert account is not None
    register(member_reads.actor_of(int(account.pk), AT, Proof(AT, second=True)))
    assert states() == {"Ada": "room registered"}


def test_registration_is_closed_until_it_is_opened_and_after_its_day() -> None:
    by = factories.actor(OBSERVER)
    with pytest.raises(Problem, match="Registration is closed"):
        register(by)
    opened(until=AT + timedelta(hours=1))
    acts.register(by, mode="room", **WHERE)
    with pytest.raises(Problem, match="Registration is closed"):
        acts.register(factories.actor(MEMBER), mode="room", **(WHERE | {"at": AT + timedelta(hours=1)}))


def test_the_secretariat_enters_somebody_without_an_account() -> None:
    told = {"name": " Bo  Lund ", "organisation": "Harbour Pilots", "klass": "observer", "mode": "room"}
    number = acts.register_other(operator(), **told, **WHERE).value
    (found,) = registering.registered(key())
    assert (found.number, found.name, found.organisation, found.klass) == (
        number,
        "Bo Lund",
        "Harbour Pilots",
        "observer",
    )
    with pytest.raises(Problem, match=f"Bo Lund is registered already, under number {number}"):
        acts.register_other(operator(), **told, **WHERE)
    for wrong in ({"name": " "}, {"klass": "chair"}, {"mode": "boat"}):
        with pytest.raises(Problem):
            acts.register_other(operator(), **(told | {"name": "Cy"} | wrong), **WHERE)
    with pytest.raises(Forbidden):
        acts.register_other(factories.actor(MEMBER), **told, **WHERE)


@pytest.mark.accepts(91)
def test_members_and_observers_note_that_they_are_there_from_far_away() -> None:
    opened()
    acts.open_session(operator(), session=1, **WHERE)
    for role in (MEMBER, OBSERVER):
        by = factories.actor(role)
        acts.note_attendance(by, session=1, numbers=[register(by, "remote")], mode="remote", **WHERE)
        assert registering.mode_of(_session(1), by.person or 0) == "remote"
    assert registering.counts(key(), _session(1)).remote == 2
    with pytest.raises(Forbidden):
        acts.note_attendance(by, session=1, numbers=[1], mode="remote", **WHERE)
    with pytest.raises(Forbidden):
        acts.note_attendance(by, session=1, numbers=[2], mode="room", **WHERE)
    acts.note_attendance(by, session=1, numbers=[2], mode="left", **WHERE)
    assert registering.counts(key(), _session(1)).remote == 1


@pytest.mark.accepts(133, "X19")
def test_nobody_joins_what_the_group_has_switched_off() -> None:
    opened()
    member, watcher = factories.actor(MEMBER), factories.actor(OBSERVER)
    numbers = {by.person: register(by, "remote") for by in (member, watcher)}

    def join(by: Actor, session: int = 1) -> Any:
        return acts.note_attendance(by, session=session, numbers=[numbers[by.person]], mode="remote", **WHERE)

    acts.switch(operator(), session=1, name="observers", value="off", reason="A delegation objected", **WHERE)
    with pytest.raises(Problem, match="held without observers"):
        join(watcher)
    assert join(member).entry
    acts.switch(operator(), session=2, name="remote", value="off", reason="No line", **WHERE)
    with pytest.raises(Problem, match="Nobody takes part in session 2 from far away"):
        join(member, 2)


def test_attendance_is_noted_for_several_at_once_and_by_session() -> None:
    numbers = [
        acts.register_other(operator(), name=name, klass="observer", mode="room", **WHERE).value
        for name in ("A", "B", "C")
    ]
    acts.note_attendance(operator(), session=1, numbers=numbers, mode="room", **WHERE)
    later = AT + timedelta(hours=2)
    acts.note_attendance(operator(), session=1, numbers=numbers[:1], mode="left", **(WHERE | {"at": later}))
    acts.note_attendance(operator(), session=2, numbers=numbers[1:2], mode="remote", **(WHERE | {"at": later}))
    assert registering.counts(key(), _session(1)).room == 2
    found = registering.attended(key())
    assert found[numbers[0]][1] == registering.Stay("room", AT, later)
    assert (found[numbers[1]][2].mode, found[numbers[1]][2].left) == ("remote", None)
    assert not acts.note_attendance(operator(), session=1, numbers=numbers[:1], mode="left", **WHERE).entry
    assert acts.note_attendance(operator(), session=1, numbers=numbers[:1], mode="room", **WHERE).entry
    assert Attendance.objects.get(session__number=1, registration__number=numbers[0]).left is None
    for wrong in ({"session": 9}, {"numbers": [99]}, {"mode": "boat"}):
        with pytest.raises(Problem):
            acts.note_attendance(operator(), **({"session": 1, "numbers": numbers, "mode": "room"} | wrong), **WHERE)


def test_the_list_costs_the_same_for_one_and_for_three(django_assert_num_queries: Any) -> None:
    opened(places=1)
    for n, name in enumerate(("Ada", "Ben", "Cyd"), 1):
        register(observer(name))
        meeting, session = key(), _session(1)
        with django_assert_num_queries(3):
            found = registering.registered(meeting, session)
        assert len(found) == n
    assert [r.place for r in found] == [0, 1, 2]
    assert [r.name for r in registering.registered(key(), query="be")] == ["Ben"]


def _session(number: int) -> int:
    return next(s.id for s in planning.sessions(key()) if s.number == number)
