"""A new group gets its seats on pages: stakeholder groups with vacant seats, people, an account for somebody entered."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from plenary.mandate import acts as mandate
from plenary.members import acts, reads
from plenary.record import reads as record
from plenary.record.actor import SECRETARIAT, Actor, Forbidden, operator
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
NEW = "quiet"
BASE = f"/groups/{NEW}/members/"


@pytest.fixture(autouse=True)
def _founded() -> None:
    factories.group()  # another group is there already
    told: dict[str, Any] = {"short": "Quiet", "name": {"en": "Working Group on Quiet"}, "purpose": {}, "tasks": []}
    mandate.found_group(
        operator(), slug=NEW, parent=("A", {"en": "Assembly"}), resolution="", at=timezone.now(), **told
    )


def post(path: str, expect: int = 302, role: str = "secretariat", **fields: Any) -> str:
    answer = factories.client(role).post(BASE + path, fields)
    assert answer.status_code == expect
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


@pytest.mark.accepts(76, 120)
def test_a_group_founded_on_the_web_gets_its_seats_there() -> None:
    assert "has not been entered yet" in post("", 400, do="parts", parts="Governments")  # no number of seats
    post("", do="parts", parts="Governments | 2\n\nCivil society | 1")
    made = reads.composition(NEW)
    assert [(p.code, p.seats, [s.number for s in p.lines], p.filled) for p in made] == [
        ("governments", 2, [1, 2], 0),
        ("civil-society", 1, [3], 0),
    ]
    assert "civil SOCIETY is there already" in post("", 400, do="parts", parts="civil SOCIETY | 3")
    post("", do="parts", parts="企业 | 1")  # a name that makes no address in Latin letters
    assert [s.number for s in reads.composition(NEW)[-1].lines] == [4]


def test_a_rule_that_gives_more_seats_offers_to_add_them_as_vacant() -> None:
    post("", do="parts", parts="Governments | 1")
    rule: dict[str, Any] = {"do": "put", "kind": "composition", "text": "Two.", "seats-governments": "2"}
    post("rules/", **rule)
    post("rules/", do="adopt", kind="composition", version="1", how="agreed")
    page = factories.client("secretariat").get(BASE).content.decode()
    assert "asks for 1 seat more than there is" in page
    post("", do="seats")
    assert [s.number for s in reads.composition(NEW)[0].lines] == [1, 2]
    assert "No seat is missing" in post("", 400, do="seats")


def test_what_was_ticked_stands_when_a_rule_is_refused() -> None:
    page = factories.client("secretariat").post(
        BASE + "rules/", {"do": "put", "kind": "observers", "status": ["special", "none"]}
    )
    ticked = BeautifulSoup(page.content, "html.parser").select("input[name=status][checked]")
    assert [one["value"] for one in ticked] == ["special", "none"]


def test_somebody_without_a_seat_is_entered_and_let_in() -> None:
    post("", do="parts", parts="Governments | 1")
    assert "Give the name" in post("people/", 400, do="give", capacity="chair")
    post("people/", do="give", name="Cleo Chair", capacity="chair", since="2016-01-01")
    (chair,) = (p for p in reads.people(NEW) if p.capacity == "chair")
    at = f"people/{chair.person}/"
    assert "Let this person sign in" in factories.client("secretariat").get(BASE + at).content.decode()
    assert "This is not a mail address" in post(at, 400, do="let-in", email="cleo@")
    post(at, do="let-in", email="Cleo@Harbours.Example")
    found = reads.account_by_mail("cleo@harbours.example")
    assert found is not None
    assert found.person_id == chair.person
    assert "There is an account already" in post(at, 400, do="let-in", email="other@harbours.example")
    assert "Let this person sign in" not in factories.client("secretariat").get(BASE + at).content.decode()


def test_the_secretariat_of_one_group_lets_nobody_in_who_holds_something_elsewhere() -> None:
    told = {"since": AT.date(), "at": AT}
    acts.give_capacity(operator(), group=NEW, name="Both", capacity="chair", **told)
    (both,) = (p.person for p in reads.people(NEW))
    own = Actor(roles={NEW: frozenset({SECRETARIAT})}, proven=AT)
    acts.give_capacity(operator(), group=factories.SLUG, person=both, capacity="observer", **told)
    with pytest.raises(Forbidden):
        acts.open_account(own, group=NEW, person=both, email="both@harbours.example", at=AT)
    acts.give_capacity(operator(), group=NEW, name="One", capacity="co-chair", **told)
    one = next(p.person for p in reads.people(NEW) if p.capacity == "co-chair")
    assert acts.open_account(own, group=NEW, person=one, email="one@harbours.example", at=AT).entry


def test_nobody_but_the_secretariat_composes() -> None:
    with pytest.raises(Forbidden):
        acts.add_parts(factories.actor("chair"), group=NEW, parts=[({"en": "States"}, 1)], at=timezone.now())


def test_a_stakeholder_group_is_named_otherwise_and_in_other_languages() -> None:
    post("", do="parts", parts="Goverments | 1\nCivil society | 1")
    assert "is there already" in post("", 400, do="rename", part="goverments", language="en", name="civil society")
    post("", do="rename", part="goverments", language="en", name="Governments")
    post("", do="rename", part="goverments", language="ar", name="الحكومات")
    made, *_others = reads.composition(NEW)
    assert (made.code, made.name) == ("goverments", {"en": "Governments", "ar": "الحكومات"}), "its address stays"
    where = f"group/{NEW}/composition"
    first, *_more = record.told_about([where], "members.part-renamed")[where]
    assert first.what is not None
    assert (first.what["was"], first.what["now"]) == ("Goverments", "Governments"), "the name before is in the record"
    post("", do="rename", part="goverments", language="ar", name="")
    assert "needs a name" in post("", 400, do="rename", part="goverments", language="en", name=" ")
