"""A nominee who is here already is one person, not two; and the letter to her is in a language that she reads."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import File

from plenary.members import acts, reads
from plenary.post import following, making
from plenary.post.models import Letter
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.rooms.members.making import AT, TODAY, G, call, nomination

pytestmark = pytest.mark.django_db
NEW = f"/groups/{G}/members/nominations/new/"


def mailed() -> list[Letter]:
    while making.make(AT):
        pass
    return list(Letter.objects.order_by("pk"))


def link(letter: Letter) -> str:
    found = re.search(r"/groups/\S+/answer/\S+", letter.text)
    assert found
    return found[0]


def nominated(number: int) -> int:
    found = reads.nomination(G, number)
    assert found is not None
    return found.person


def test_a_nominee_who_signs_in_here_is_that_person_from_her_answer_on_and_nobody_was_told_before() -> None:
    call()
    making.pass_over()
    ana, clerk = factories.actor("member").person, factories.client("secretariat")
    told = {"do": "nominate", "part": "states", "capacity": "chair", "name": "ANA Member", "organisation": "Ruritania"}
    asked = clerk.post(NEW, told)
    assert asked.status_code == 400
    page = asked.content.decode()
    assert f'name="person" value="{ana}"' in page, "she may be chosen by what is public of her"
    assert 'value="ANA Member"' in page, "and what was typed is kept"
    renamed = told | {"name": "Bo Lund", "person": str(ana), "asked": "ANA Member", "email": "bo at quay"}
    again = clerk.post(NEW, renamed)
    assert again.status_code == 400, "who was chosen among those of one name is not meant by another"
    assert f'name="person" value="{ana}"' not in again.content.decode()
    sent = clerk.post(NEW, told | {"person": "new", "email": "Member@harbours.example"})
    other = clerk.post(NEW, told | {"name": "Bo Lund", "email": "bo@quay.example", "organisation": "Illyria"})
    assert (sent.status_code, other.status_code) == (302, 302)
    assert nominated(1) != ana
    shown = [factories.client().get(f"/groups/{G}/members/nominations/{n}/").content.decode() for n in (1, 2)]
    assert not any("signs in" in one or "harbours.example" in one for one in shown), "the same answer either way"
    hers, his = map(link, mailed())
    public = factories.client()
    assert 'name="same"' not in public.get(his).content.decode()
    assert f'name="same" value="{ana}" checked' in public.get(hers).content.decode()
    assert public.post(his, {"do": "accept", "same": str(ana)}).status_code == 400, "she is nobody else"
    before = nominated(1)
    assert public.post(hers, {"do": "accept", "same": str(ana)}).status_code == 302
    assert nominated(1) == ana
    assert reads.person(before).merged_into == ana
    assert public.get(hers).status_code == 200, "her link still opens"
    assert verify().ok


def test_somebody_who_is_chosen_is_nominated_herself_and_the_secretariat_appoints_whom_it_finds_to_be_one() -> None:
    call()
    making.pass_over()
    ana, clerk = factories.actor("member").person, factories.client("secretariat")
    page = clerk.get(f"{NEW}?person={ana}").content.decode()
    assert f'type="hidden" name="person" value="{ana}"' in page
    told = {"do": "nominate", "part": "states", "capacity": "chair", "person": str(ana), "email": "new@quay.example"}
    assert clerk.post(NEW, told).status_code == 302
    assert nominated(1) == ana
    assert {letter.address for letter in mailed()} == {"member@harbours.example"}, "nobody answers for her elsewhere"
    number = nomination("Ana Observer", capacity="member", email="observer@harbours.example")
    clara = factories.actor("observer").person
    acts.answer_nomination(operator(), group=G, number=number, accepts=True, how="a letter", at=AT)
    acts.choose(operator(), group=G, number=number, at=AT)
    page = f"/groups/{G}/members/nominations/{number}/"
    assert 'name="same"' not in factories.client("chair").get(page).content.decode(), "who has an account is not told"
    assert f'name="same" value="{clara}" checked' in clerk.get(page).content.decode()
    with pytest.raises(Problem, match="not there any more"):
        acts.appoint(operator(), group=G, number=number, since=TODAY, same=ana, at=AT)
    assert clerk.post(page, {"do": "appoint", "same": str(clara)}).status_code == 302
    assert [c.capacity for c in reads.person(clara or 0).capacities][:1] == ["member"]
    assert verify().ok


def test_a_list_and_the_page_of_twins_know_nominees_too() -> None:
    call()
    body = factories.organisation("Union of Pilots")
    bea = nominated(nomination("Bea Hawser", part="civil-society", organisation=body))
    data = b"name,organisation\nHAWSER Bea,Union of Pilots\nB. Hawser,Union of Pilots\n"
    clerk = factories.client("secretariat")
    shown = clerk.post(f"/groups/{G}/members/import/", {"do": "hand-in", "list": File(BytesIO(data), name="l.csv")})
    page = clerk.get(shown.headers["Location"]).content.decode()
    assert f'href="/groups/{G}/members/people/{bea}/"' in page, "whom each row is taken for is told"
    assert clerk.post(shown.headers["Location"], {"do": "take"}).status_code == 302
    assert [c.organisation for c in reads.person(bea).capacities] == ["Union of Pilots"]
    (twin,) = reads.twins(G)
    assert (twin.pair.reason, twin.first[0], twin.second[1]) == ("initials", bea, "B. Hawser")


def test_the_letter_to_a_nominee_is_in_her_language_else_in_that_of_whoever_nominates() -> None:
    call()
    making.pass_over()
    following.ask(G, "bo@quay.example", kinds=["news"], rhythm="now", language="es", proven=True, at=AT)
    clerk = factories.client("secretariat", headers={"accept-language": "fr"})
    told: dict[str, Any] = {"do": "nominate", "part": "states", "capacity": "chair"}
    for name, address in (("Bo Lund", "bo@quay.example"), ("Cy Berg", "cy@quay.example")):
        sent = clerk.post(NEW, told | {"name": name, "email": address, "organisation": f"State of {name}"})
        assert sent.status_code == 302
    assert all("\n\n" in letter.text.partition("/answer/")[0] for letter in mailed()), "in paragraphs"
    [french] = [letter.text for letter in mailed() if letter.language == "fr"]
    assert "le secrétariat" in french  # it nominated her, and no focal point
    assert "point focal" not in french
    assert {letter.address: letter.language for letter in mailed()} == {
        "bo@quay.example": "es",
        "cy@quay.example": "fr",
    }
