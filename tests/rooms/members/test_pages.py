"""The pages of the members: what the public sees, what a form does, what is kept of it, and how many queries it takes."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.members import acts, reads
from plenary.record.actor import operator
from tests import factories, whole
from tests.press.paper_reading import pdf_text
from tests.rooms.members.making import AT, TODAY, G, call, decision, focal, nomination, rule

pytestmark = pytest.mark.django_db
BASE = f"/groups/{G}/members/"


def page(path: str = "", role: str = "public", *, status: int = 200) -> BeautifulSoup:
    answer = factories.client(role).get(BASE + path)
    assert answer.status_code == status, path
    return BeautifulSoup(answer.content, "html.parser")


def said(found: BeautifulSoup) -> str:
    return " ".join(found.main.get_text(" ").split())


def post(path: str, role: str = "secretariat", *, expect: int = 302, **fields: Any) -> Any:
    answer = factories.client(role).post(BASE + path, fields)
    assert answer.status_code == expect, BeautifulSoup(answer.content, "html.parser").get_text(" ")[:1500]
    return answer


@pytest.mark.accepts(76, 120)
def test_the_picture_says_in_words_and_in_a_table_what_it_shows() -> None:
    rule("composition")
    found = page()
    picture = found.main.find("svg")
    names = picture["aria-labelledby"].split()
    title, desc = (found.find(id=name).get_text() for name in names)
    assert title == "Seats: 2 + 1 = 3"
    assert desc == "States: 1 filled, 1 vacant; Civil society: 1 filled, 0 vacant"
    assert len(picture.find_all("rect")) == 3
    table = next(t for t in found.main.find_all("table") if t.caption.get_text() == "Seats by stakeholder group")
    assert [[c.get_text(strip=True) for c in row.find_all(["th", "td"])] for row in table.tbody.find_all("tr")] == [
        ["States", "2", "1", "1"],
        ["Civil society", "1", "1", "0"],
        ["Total", "3", "2", "1"],
    ]


@pytest.mark.accepts(149)
def test_members_and_invitees_are_worded_as_the_rule_has_it() -> None:
    rule("composition", wording={"states": {"en": "member states"}, "civil-society": {"en": "invitees"}})
    assert "invitees" in said(page())


def test_every_page_of_the_room_stands_for_public_and_secretariat() -> None:
    made = whole.full_members()
    rule("composition", total=9, regions={"African": 1}, region_part="states")
    rule("observers")
    acts.propose_office(operator(), group=G, capacity="co-chair", text={"en": "A co-chair."}, at=AT)
    person = made["person"]
    acts.merge_people(operator(), kept=person, other=nobody("Vi Rush"), at=AT)
    nobody("RUSH, Vi")
    paths = ["", "seats/1/", "seats/2/", "people/", "people/?q=bo", f"people/{person}/", "rules/", "nominations/"]
    paths += ["nominations/new/", "nominations/1/", "observers/", "subgroups/", "subgroups/lights/", "travel/"]
    paths += ["trust-fund/"]
    for path in paths:
        page(path)
    for path in [*paths, "import/", f"import/{made['intake']}/", "merge/"]:
        page(path, "secretariat")
    for path in ("seats/99/", "people/999999/", "nominations/99/", "subgroups/none/", "members.pdf", "lists/9.csv"):
        page(path, status=404)


def nobody(name: str) -> int:
    return int(
        acts.give_capacity(operator(), group=G, capacity="observer", name=name, since=TODAY, until=TODAY, at=AT).value
    )


@pytest.mark.accepts(74, "X18")
def test_a_focal_point_nominates_on_the_web_and_a_member_is_told_who_does() -> None:
    call()
    focal("civil-society")
    fields = {"do": "nominate", "part": "civil-society", "name": "Bo Lund", "organisation": "Union of Pilots"}
    assert "entered by its focal point" in said(page("nominations/new/", "member"))
    answer = post("nominations/new/", "observer", **fields)
    assert re.search(r"/nominations/1/\?done=\d+$", answer["Location"])
    kept = post("nominations/new/", "observer", expect=400, **(fields | {"part": "states", "statement": "She knows."}))
    assert b"choose the one that is yours" in kept.content
    assert b"She knows." in kept.content
    assert post("nominations/new/", "member", expect=403, **fields).status_code == 403


@pytest.mark.accepts(88)
def test_no_personal_address_stands_on_a_page_or_in_a_file() -> None:
    call()
    nomination(email="bo@harbour.example", statement="Write to her: bo.lund@harbour.example, +41 22 917 12 34.")
    acts.answer_nomination(operator(), group=G, number=1, accepts=True, how="mail of bo.lund@harbour.example", at=AT)
    person = reads.nomination(G, 1)
    assert person is not None
    for path in (
        "nominations/",
        "nominations/1/",
        f"people/{person.person}/",
        "people/",
        "members.json",
        "members.csv",
    ):
        body = factories.client().get(BASE + path).content.decode()
        assert "bo.lund@" not in body
        assert "bo@harbour" not in body
        assert "917" not in body


def test_from_call_to_seat_on_the_web() -> None:
    factories.group()
    post("rules/", kind="selection", do="put", text="Each group finds its own.", **{"seats-states": "2"})
    post("rules/", kind="selection", do="adopt", version="1", how="took-note", day="3 October 2016")
    post("nominations/", do="open", text="Members are sought.", closes="31.12.2099")
    post("nominations/new/", do="nominate", part="states", name="Bo Lund", organisation="Illyria", region="WEOG")
    post("nominations/1/", do="accept", how="letter")
    post("nominations/1/", do="choose")
    post("nominations/1/", do="appoint", since="2016-10-04")
    assert "Bo Lund" in said(page("seats/2/"))
    assert "Illyria" in said(page())
    assert "appointed" in said(page("nominations/"))
    wrong = post("nominations/", expect=400, do="phase", part="states", state="choosing", closes="31.06.2013")
    assert "30 June 2013" in wrong.content.decode()


@pytest.mark.accepts(79, 128)
def test_an_observer_is_admitted_on_the_web_with_a_link_to_the_decision() -> None:
    rule("observers")
    post("observers/", do="ask", organisation="Union of Pilots", status="general")
    wrong = post("observers/", expect=400, do="admit", number="1", decision="")
    assert b"name the decision" in wrong.content
    post("observers/", do="admit", number="1", decision=decision())
    link = page("observers/").main.find("a", href=re.compile("#d-1$"))
    assert factories.client().get(link["href"]).status_code == 200


@pytest.mark.accepts(53, 54, 162, 163)
def test_a_sub_group_on_the_web_from_its_decision_to_its_end() -> None:
    factories.group()
    post("subgroups/", do="set-up", name="Lights of the coast", decision=decision())
    at = "subgroups/lights-of-the-coast/"
    post(at, do="put", text="It counts.", items="Count\nReport")
    post(at, do="adopt", version="1", day="2016-10-03")
    post(at, "observer", do="join")
    person = factories.actor("observer").person
    post(at, do="enter", person=str(person), capacity="coordinator")
    post(at, "observer", do="check", version="1", item="1", done="yes")
    found = said(page(at))
    assert "1 of 2 done" in found
    assert "Open to all who are interested" in found
    post(at, do="end", day="2016-12-01", outcome="A living document.")
    assert "A living document." in said(page(at))
    assert post(at, "observer", expect=400, do="join").status_code == 400


@pytest.mark.accepts(97)
def test_requests_for_travel_are_seen_by_who_asked_and_the_secretariat() -> None:
    factories.group()
    post("travel/", "member", do="ask", occasion="First meeting", amount="1200", currency="CHF", need="I come far.")
    assert "I come far." in said(page("travel/", "secretariat"))
    assert "First meeting" in said(page("travel/", "member"))
    for role in ("public", "observer", "chair"):
        assert "First meeting" not in said(page("travel/", role)), role
        assert "1,200" not in said(page("travel/", role)), role
    asked = page("travel/", "secretariat").select_one("input[name=request]")["value"]
    post("travel/", do="settle", request=asked, granted="400")
    assert b"Too few" in post("travel/", expect=400, do="publish", currency="CHF").content


@pytest.mark.accepts(140)
def test_the_trust_fund_is_public() -> None:
    factories.group()
    post(
        "trust-fund/",
        do="enter",
        kind="pledge",
        organisation="Illyria",
        amount="5000",
        currency="usd",
        day="2013-03-01",
    )
    post("trust-fund/", do="received", number="1", day="2013-04-01")
    assert "Illyria" in said(page("trust-fund/"))
    assert "USD 5,000" in said(page("trust-fund/"))


def test_a_list_is_looked_at_then_taken_in() -> None:
    factories.group()
    data = b"name;organisation;role;year;hobby\nAna Lopez;Illyria;delegate;2016;chess\nA. Lopez;Illyria;delegate;2016;\n;x;;;\n"
    answer = post("import/", do="hand-in", list=SimpleUploadedFile("people.csv", data))
    path = answer["Location"].removeprefix(BASE)
    found = page(path, "secretariat")
    assert "hobby" in said(found)
    assert "it has no name" in said(found)
    (pair,) = found.main.find_all("select")
    post(path, do="take", **{pair["name"]: pair.find_all("option")[1]["value"]})
    assert [p.name for p in reads.people(G)] == ["Ana Lopez"]
    assert factories.client("secretariat").get(BASE + path).status_code == 404
    again = post("import/", expect=400, do="hand-in", list=SimpleUploadedFile("a.csv", b"Ana,Illyria\n"))
    assert "first line names the columns" in again.content.decode()


def test_what_goes_out_comes_in_again() -> None:
    made = whole.full_members()
    acts.give_capacity(operator(), group=G, capacity="member", name="Zoë Ng", seat=1, since=date(2016, 1, 2), at=AT)
    assert made["person"]
    for form in ("csv", "xlsx", "json"):
        data = factories.client().get(f"{BASE}members.{form}").content
        upload = SimpleUploadedFile(f"members.{form}", data)
        path = post("import/", do="hand-in", list=upload)["Location"].removeprefix(BASE)
        handed = reads.handed(G, int(path.split("/")[1]))
        assert handed is not None
        assert handed.plan.counts == {"new": 0, "known": 0, "again": len(handed.rows), "refused": 0}, form
    popolo = json.loads(factories.client().get(f"{BASE}members.json").content)
    assert {p["name"] for p in popolo["persons"]} == {"Zoë Ng"}


@pytest.mark.accepts(121)
def test_the_published_list_can_be_taken_away() -> None:
    factories.group()
    post("", do="publish", day="28 March 2013", note="Final composition")
    assert "28 March 2013" in said(page())
    rows = factories.client().get(f"{BASE}lists/1.csv").content.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("1,States,Republic of Sandbanks")
    assert "vacant" in rows[2]
    paper = pdf_text(factories.client().get(f"{BASE}lists/1.pdf").content)
    assert "Final composition" in paper
    assert "2 of 3 seats are held" in paper, "the sum stands on paper too"
    assert "1. Republic of Sandbanks" in paper


def test_two_records_are_merged_and_parted_on_the_web() -> None:
    factories.group()
    kept, other = nobody("Ana Lopez"), nobody("LOPEZ Ana")
    post("merge/", do="merge", kept=str(kept), other=str(other))
    assert factories.client().get(f"{BASE}people/{other}/")["Location"].endswith(f"/people/{kept}/")
    merged = page("merge/", "secretariat").select_one("input[name=merge]")
    assert merged is not None
    post("merge/", do="undo", merge=str(merged["value"]))
    assert factories.client().get(f"{BASE}people/{other}/").status_code == 200


@pytest.mark.parametrize("path", ["", "people/", "nominations/", "observers/", "subgroups/", "trust-fund/", "seats/1/"])
def test_a_list_takes_as_many_queries_for_many_as_for_one(path: str) -> None:
    rule("composition")
    rule("observers")
    rule("selection", places={"states": 50, "civil-society": 5}, per_region={})
    acts.open_nominations(operator(), group=G, text={"en": "x"}, at=AT)

    def more(n: int) -> None:
        body = factories.organisation(f"State {n}")
        acts.nominate(operator(), group=G, part="states", name=f"N {n}", organisation=body, at=AT)
        acts.ask_to_observe(operator(), group=G, organisation=body, status="general", at=AT)
        acts.set_up_subgroup(operator(), group=G, slug=f"s{n}", name={"en": f"S {n}"}, source="x", at=AT)
        acts.put_terms(operator(), group=G, subgroup=f"s{n}", text={"en": "x"}, items=[{"en": "y"}], at=AT)
        acts.enter_in_subgroup(operator(), group=G, subgroup=f"s{n}", name=f"P {n}", at=AT)
        acts.give_capacity(operator(), group=G, capacity="member", seat=1, name=f"M {n}", since=TODAY, at=AT)
        told = {"kind": "pledge", "amount": n, "currency": "USD", "day": TODAY, "contributor": body}
        acts.enter_fund_line(operator(), group=G, at=AT, **told)

    def queries() -> int:
        factories.client().get(BASE + path)  # what the process keeps is made
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert factories.client().get(BASE + path).status_code == 200
        return len(seen)

    more(1)
    one = queries()
    more(2)
    more(3)
    assert queries() == one


def test_a_day_that_may_be_two_is_asked_back_as_elsewhere() -> None:
    rule("selection", places={"states": 5})
    answer = post("nominations/", expect=400, do="open", text="Names are asked for.", closes="7/8/2030")
    text = BeautifulSoup(answer.content, "html.parser").get_text(" ")
    assert "may be 7 August 2030 or 8 July 2030" in text
    assert "Names are asked for." in text
