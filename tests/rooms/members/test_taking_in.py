"""Lists of people, from the file to the tables: what becomes of each row, and nothing dropped in silence."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from plenary.members import acts, reads, taking_in
from plenary.press.people import People, Row, of_file
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.conftest import SHARED_DATA
from tests.rooms.members.making import AT, G

pytestmark = pytest.mark.django_db

LIST = """name,organisation,country,group,role,title,meeting,year,seat
Ana Lopez,Republic of Sandbanks,Sandbanks,States,member,Minister,,2016,1
"LOPEZ, Ana",REPUBLIC OF SANDBANKS,Sandbanks,Parties,delegate,,First,2016,
Ana Lopez,Republic of Sandbanks,Sandbanks,States,member,Minister,,2016,1
A. Lopez,Republic of Sandbanks,Sandbanks,States,,,First,2016,
Bo Lund,Illyria,Illyria,states,member,,,2016-03,2
,Illyria,,,,,,,
Cy Moon,Illyria,,,,,,31.06.2013,
Di Reed,Ruritania,,,member,,,2016,1
"""


def taken(data: bytes, name: str = "list.csv", same: dict[int, int] | None = None) -> taking_in.Taken:
    key = taking_in.hand_in(operator(), group=G, name=name, people=of_file(name, data), at=AT)
    return taking_in.take_all(operator(), group=G, key=key, same=same, at=AT)


def test_every_row_is_entered_known_or_told_why_not() -> None:
    factories.group()
    key = taking_in.hand_in(operator(), group=G, name="list.csv", people=of_file("list.csv", LIST.encode()), at=AT)
    found = reads.handed(G, key)
    assert found is not None
    assert [(v.number, v.state, v.why) for v in found.plan.verdicts] == [
        (2, "new", ""),
        (3, "known", ""),
        (4, "again", ""),
        (5, "new", ""),
        (6, "new", ""),
        (7, "refused", "name"),
        (8, "refused", "date"),
        (9, "refused", "held"),
    ]
    assert found.unknown == (("Parties", 1),)
    assert [(p.first, p.second, p.reason) for p in found.plan.doubts] == [(-5, -2, "initials")]
    done = taking_in.take_all(operator(), group=G, key=key, same={5: -2}, at=AT)
    assert (done.rows, done.entered, done.again, done.refused) == (8, 4, 1, 3)
    assert Counter(p.name for p in reads.people(G)) == {"Ana Lopez": 3, "Bo Lund": 1}
    assert reads.composition(G)[0].lines[1].holder == "Illyria"
    assert [p.until and p.until.isoformat() for p in reads.people(G)] == [None, "2016-12-31", "2016-12-31", None]
    with pytest.raises(Problem, match="not here any more"):
        taking_in.take_all(operator(), group=G, key=key, at=AT)
    assert verify().ok


def test_the_same_list_again_enters_nothing() -> None:
    factories.group()
    first = taken(LIST.encode())
    again = taken(LIST.encode())
    assert again.entered == 0
    assert again.again == first.entered + first.again
    assert again.entry == 0


def test_a_list_gives_nobody_a_right() -> None:
    factories.group()
    before = reads.people_of(G)
    taken(b"name,organisation,role,seat\nEve,Republic of Sandbanks,chair,1\n")
    assert reads.people_of(G) == before
    assert [p.capacity for p in reads.people(G)] == ["chair"]


def test_somebody_else_sits_there_meanwhile() -> None:
    factories.group()
    row = {
        "number": 2, "name": "Eve", "organisation": "Illyria", "country": "", "part": "", "region": "",
        "capacity": "member", "label": "", "occasion": "", "seat": "1", "since": "", "until": "",
    }  # fmt: skip
    with pytest.raises(Problem, match="not free"):
        acts.take_in(operator(), group=G, people=[row], at=AT)
    with pytest.raises(Problem, match="no such person"):
        acts.take_in(operator(), group=G, people=[row | {"seat": "", "person": 999}], at=AT)


def test_seven_thousand_delegates_come_in_whole() -> None:
    """The lists of participants of eleven sessions, 7,830 rows: in seconds, with each row accounted for."""
    path = SHARED_DATA / "unfccc_attendance" / "precops.cleaned.csv"
    if not path.exists():
        pytest.skip("the data set unfccc_attendance is not beside this clone")
    factories.group()
    begun = time.perf_counter()
    people = of_file(path.name, path.read_bytes())
    key = taking_in.hand_in(operator(), group=G, name=path.name, people=people, at=AT)
    found = reads.handed(G, key)
    looked = time.perf_counter() - begun
    assert found is not None
    done = taking_in.take_all(operator(), group=G, key=key, at=AT)
    whole = time.perf_counter() - begun
    reasons = Counter(pair.reason for pair in found.plan.doubts)
    print(f"{done.rows} rows: looked at in {looked:.1f} s, entered after {whole:.1f} s; {done}; {dict(reasons)}")
    assert done.rows == 7830 == done.entered + done.again + done.refused
    assert sum(n for _label, n in found.unknown) == 7830  # none of the file's groups is one of this group: said so
    assert set(people.unread) == {
        "Honorific", "Division", "Affiliation", "Relation", "Overflow", "Virtual", "Location", "Female", "IGO", "NGO",
        "Observer", "Party", "IO", "Delegation_COW", "Delegation_ISO",
    }  # fmt: skip
    rows, after = 0, 0
    while page := reads.people(G, after=after):
        rows, after = rows + len(page), page[-1].role
    assert rows == done.entered
    assert reasons["namesake"] > 0
    assert reasons["spelling"] > 0
    assert whole < 25


def test_two_who_take_the_same_list_in_at_the_same_time_enter_it_once() -> None:
    factories.group()
    people = of_file("a.csv", b"name,organisation\nAna,Sandbanks\nBo Lund,Illyria\n")
    key = taking_in.hand_in(operator(), group=G, name="a.csv", people=people, at=AT)
    seen = reads.handed(G, key)  # both have looked at it before either pressed the button
    assert seen is not None
    taking_in._enter(operator(), G, seen, key, AT)
    with pytest.raises(Problem, match="meanwhile"):
        taking_in._enter(operator(), G, seen, key, AT)
    assert len(reads.people(G)) == 2


def test_days_are_read_as_every_form_reads_them_and_all_that_is_wrong_is_told() -> None:
    factories.group()
    rows = (
        "name,organisation,seat,role,since,until\n"
        "Ana,Illyria,,Memberr,1 October 2026,01.12.2026\n"
        "Bo,Illyria,1,,31.02.2026,03/04/2026\n"
        ",Illyria,99,,,\n"
        "Cy,,2,,,\n"
    )
    key = taking_in.hand_in(operator(), group=G, name="a.csv", people=of_file("a.csv", rows.encode()), at=AT)
    found = reads.handed(G, key)
    assert found is not None
    assert (found.rows[0].since, found.rows[0].until) == ("2026-10-01", "2026-12-01")
    page = factories.client("secretariat").get(f"/groups/{G}/members/import/{key}/").content.decode()
    told = " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())
    for said in (
        "since: 31.02.2026 is no day of the calendar. Did you mean 28 February 2026 (2026-02-28)?",
        "until: 03/04/2026 may be",
        "Seat 1 is held by Republic of Sandbanks.",
        "it has no name · There is no seat 99 in this group.",
        "Cy · Seat 2: Name the organisation.",
        "There is no such capacity. Memberr (1 row) : Delegate · Memberr",
        "Ana · Illyria · Delegate · Memberr · from 1 October 2026 to 1 December 2026 new",
    ):
        assert said in told, said


def test_a_list_that_was_given_out_is_recognised_whole() -> None:
    """Also those without an organisation, with a role alone, two of one name, and whoever sat on a seat before."""
    factories.group()
    factories.client("chair")  # enters somebody with the role alone
    for name, capacity in (("Ruo Strand", "focal-point"), ("Ruo Strand", "delegate"), ("Di Reed", "delegate")):
        told = {"name": name, "capacity": capacity, "part": "states", "since": AT.date(), "country": "", "source": ""}
        acts.give_capacity(operator(), group=G, at=AT, **told)
    taken(b"name,organisation,role,since\nEve,Illyria,chair,2016\n")
    client = factories.client("secretariat")
    data = client.get(f"/groups/{G}/members/members.csv").content
    key = taking_in.hand_in(operator(), group=G, name="a.csv", people=of_file("a.csv", data), at=AT)
    found = reads.handed(G, key)
    assert found is not None
    assert {v.state for v in found.plan.verdicts} == {"again"}, found.plan.verdicts
    page = client.get(f"/groups/{G}/members/import/{key}/").content.decode()
    assert "There is no such capacity." not in page
    assert taking_in.take_all(operator(), group=G, key=key, at=AT).entry == 0


def test_a_pair_without_an_organisation_is_not_said_to_be_of_one_country() -> None:
    factories.group()
    taken(b"name\nZo Ng Li\n")
    rows = b"name,organisation\nZo Ng Li,Illyria\n"
    key = taking_in.hand_in(operator(), group=G, name="a.csv", people=of_file("a.csv", rows), at=AT)
    page = factories.client("secretariat").get(f"/groups/{G}/members/import/{key}/").content.decode()
    assert "the same name elsewhere" in page
    assert "of the country" not in page


def test_a_list_that_was_kept_before_names_were_cleaned_can_be_looked_at_and_thrown_away() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL has kept none: it takes no half letters")
    factories.group()
    kept = People((Row(2, name="A\ud800na\u202e"),), unread=("sh\udc00oe",))
    key = taking_in.hand_in(operator(), group=G, name="a.json", people=kept, at=AT)
    page = factories.client("secretariat").get(f"/groups/{G}/members/import/{key}/")
    assert page.status_code == 200
    assert "A\ufffdna<" in page.content.decode()
