"""Who presides when, and how a chair is elected inside the meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.models import Election
from plenary.meetings.reads import agenda as agenda_reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1"}


@pytest.fixture(autouse=True)
def meeting() -> str:
    return factories.meeting(open=True)


def minute(n: int) -> dict[str, Any]:
    return WHERE | {"at": AT + timedelta(minutes=n)}


def key() -> int:
    now = reads.now(SLUG, "1")
    assert now is not None
    return now.meeting.id


def presided() -> list[tuple[str, str, float, float | None]]:
    """Name, capacity, from minute, to minute."""
    return [
        (p.name, p.capacity, (p.began - AT).seconds / 60, (p.ended - AT).seconds / 60 if p.ended else None)
        for p in agenda_reads.presidings(key())
    ]


def nominate(name: str = "Ida Berg", office: str = "chair", **more: Any) -> int:
    return int(acts.nominate(operator(), office=office, name=name, **(minute(40) | more)).value)


@pytest.mark.accepts(92, 93)
def test_the_secretariat_opens_the_acting_chair_presents_and_the_elected_chair_presides_over_the_rest() -> None:
    acts.preside(operator(), name="Sol Marin", capacity="secretariat", **minute(0))
    acts.preside(operator(), name="Bo Lund", capacity="acting-chair", **minute(10))
    number = nominate()
    for n, step in ((50, "approved"), (52, "accepted"), (53, "presides")):
        acts.take_step(operator(), election=number, step=step, **minute(n))
    assert presided() == [
        ("Sol Marin", "secretariat", 0, 10),
        ("Bo Lund", "acting-chair", 10, 53),
        ("Ida Berg", "chair", 53, None),
    ]
    now = reads.now(SLUG, "1")
    assert now is not None
    assert now.presiding == ("Ida Berg", "chair")
    (election,) = agenda_reads.elections(key())
    assert [step for step, _at in election.steps] == ["nominated", "approved", "accepted", "presides"]
    assert [(at - AT).seconds // 60 for _step, at in election.steps] == [40, 50, 52, 53]


@pytest.mark.accepts(93)
@pytest.mark.parametrize("taken", [(), ("approved",)])
def test_nobody_takes_the_chair_before_she_was_approved_and_has_accepted(taken: tuple[str, ...]) -> None:
    number = nominate()
    for step in taken:
        acts.take_step(operator(), election=number, step=step, **minute(50))
    with pytest.raises(Problem, match="Another step comes first"):
        acts.take_step(operator(), election=number, step="presides", **minute(51))
    assert presided() == []


@pytest.mark.accepts(105)
def test_a_co_chair_who_was_not_agreed_is_not_pursued_and_stays_on_the_record() -> None:
    acts.preside(operator(), name="Ida Berg", capacity="chair", **minute(0))
    number = nominate("Bo Lund", "co-chair")
    acts.take_step(operator(), election=number, step="not-agreed", **minute(50))
    with pytest.raises(Problem, match="has ended"):
        acts.take_step(operator(), election=number, step="approved", **minute(51))
    assert [e.state for e in agenda_reads.elections(key())] == ["not-agreed"]
    assert presided() == [("Ida Berg", "chair", 0, None)]


def test_a_nominee_declines_and_can_be_put_forward_again_but_not_twice_at_once() -> None:
    number = nominate()
    with pytest.raises(Problem, match="already"):
        nominate()
    acts.take_step(operator(), election=number, step="declined", **minute(45))
    assert nominate() == number + 1


def test_a_rapporteur_is_elected_and_does_not_preside() -> None:
    number = nominate(office="rapporteur")
    for step in ("approved", "accepted"):
        acts.take_step(operator(), election=number, step=step, **minute(50))
    with pytest.raises(Problem, match="does not preside"):
        acts.take_step(operator(), election=number, step="presides", **minute(51))


def test_a_member_nominates_in_the_name_of_her_own_seat() -> None:
    acts.nominate(factories.actor("member"), office="chair", name="Ida Berg", nominated_by="Everybody", **minute(1))
    assert Election.objects.get().nominated_by == "Republic of Sandbanks"
    with pytest.raises(Forbidden):
        acts.take_step(factories.actor("member"), election=1, step="approved", **minute(2))
    with pytest.raises(Forbidden):
        acts.nominate(factories.actor("observer"), office="chair", name="Bo Lund", **minute(3))


def test_who_presides_already_is_not_entered_twice() -> None:
    acts.preside(operator(), name="Ida Berg", capacity="chair", **minute(0))
    assert acts.preside(operator(), name=" Ida  Berg ", capacity="chair", **minute(5)).entry == 0
    with pytest.raises(Problem, match="capacity"):
        acts.preside(operator(), name="Ida Berg", capacity="captain", **minute(5))
    with pytest.raises(Problem, match="who presides"):
        acts.preside(operator(), name=" ", capacity="chair", **minute(5))


@pytest.mark.accepts(93)
def test_the_page_walks_an_election_to_the_chair() -> None:
    chair = factories.client("chair")
    address = f"/groups/{SLUG}/meetings/1/chair/"
    chair.post(address, {"do": "nominate", "office": "chair", "name": "Ida Berg", "country": "Cordova", "once": "a"})
    refused = chair.post(address, {"do": "step", "election": "1", "step": "presides", "once": "b"})
    assert (refused.status_code, "Another step comes first" in refused.content.decode()) == (400, True)
    for n, step in enumerate(("approved", "accepted", "presides")):
        assert chair.post(address, {"do": "step", "election": "1", "step": step, "once": f"c{n}"}).status_code == 302
    page = factories.client().get(address).content.decode()
    assert "<strong>Ida Berg</strong> (Cordova) · Chair" in page
    assert "approved by the members" in page


def test_elections_cost_one_query_however_many(django_assert_num_queries: Any) -> None:
    meeting = key()
    for n in range(3):
        nominate(f"Nominee {n}")
        acts.preside(operator(), name=f"Chair {n}", capacity="chair", **minute(n))
        if n in (0, 2):
            with django_assert_num_queries(2):
                assert len(agenda_reads.elections(meeting)) == len(agenda_reads.presidings(meeting)) == n + 1
