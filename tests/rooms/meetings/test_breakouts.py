"""Breakout groups: who writes for them, notes that are never lost, and what plenary makes of what they bring."""

from __future__ import annotations

import re
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.models import Breakout, BreakoutPiece
from plenary.meetings.reads import deciding, sensing
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.models import Content
from plenary.record.problems import Conflict, Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
PAGES = f"/groups/{SLUG}/meetings/1/breakouts/"


@pytest.fixture(autouse=True)
def meeting() -> None:
    factories.meeting(open=True)


def set_up(lead: str = "Illyria", **facts: Any) -> int:
    told: dict[str, Any] = {"title": {"en": f"Group of {lead}"}, "lead": lead}
    return int(acts.set_up_breakout(operator(), **(told | WHERE | facts)).value)


def bring(breakout: int, *texts: str, kind: str = "question") -> None:
    for text in texts:
        acts.put_piece(operator(), breakout=breakout, kind=kind, text=text, **WHERE)


def decide(piece: tuple[int, int], state: str, **more: Any) -> None:
    acts.decide_piece(operator(), piece=piece, state=state, **(WHERE | more))


def found() -> tuple[sensing.BreakoutPage, ...]:
    now = reads.now(SLUG, "1")
    assert now is not None
    return sensing.breakouts(now.meeting.id)


def two_reported() -> None:
    for lead, texts in (("Illyria", ("Who pays?", "Which lights?")), ("Marengo", ("Who bears the cost?", "And fog?"))):
        number = set_up(lead)
        bring(number, *texts)
        acts.report_breakout(operator(), breakout=number, **WHERE)


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


@pytest.mark.accepts(39)
def test_two_groups_each_with_its_lead_its_room_and_its_notes() -> None:
    item = factories.item()
    set_up("Illyria", room="Pilots' Loft", join="https://meet.example/a", item=item)
    set_up("Marengo", room="Net Store")
    for number, words in ((1, "We began with range."), (2, "We began with cost.")):
        acts.save_notes(operator(), breakout=number, notes=words, version=0, **WHERE)
    assert [(b.number, b.lead, b.room, b.join, b.notes, b.item) for b in found()] == [
        (1, "Illyria", "Pilots' Loft", "https://meet.example/a", "We began with range.", item),
        (2, "Marengo", "Net Store", "", "We began with cost.", None),
    ]
    page = plain(factories.client().get(PAGES).content.decode())
    assert "led by Illyria · Pilots&#39; Loft" in page
    assert "led by Marengo · Net Store" in page


@pytest.mark.accepts(39)
def test_its_lead_the_chair_and_the_secretariat_write_for_it_and_nobody_else() -> None:
    member, observer = factories.actor("member"), factories.actor("observer")
    set_up(lead_person=member.person)
    acts.save_notes(member, breakout=1, notes="One", version=0, **WHERE)
    acts.put_piece(member, breakout=1, kind="point", text="Range", **WHERE)
    acts.save_notes(factories.actor("chair"), breakout=1, notes="Two", version=1, **WHERE)
    for by in (observer, NOBODY):
        with pytest.raises(Forbidden):
            acts.save_notes(by, breakout=1, notes="Three", version=2, **WHERE)
        with pytest.raises(Forbidden):
            acts.put_piece(by, breakout=1, kind="point", text="Colour", **WHERE)
        with pytest.raises(Forbidden):
            acts.report_breakout(by, breakout=1, **WHERE)
    with pytest.raises(Forbidden):
        acts.decide_piece(member, piece=(1, 1), state="taken", **WHERE)
    with pytest.raises(Forbidden):
        acts.set_up_breakout(member, title={"en": "Mine"}, lead="Us", **WHERE)
    assert found()[0].notes == "Two"


def test_who_led_another_group_writes_for_her_own_only() -> None:
    member = factories.actor("member")
    set_up("Illyria", lead_person=member.person)
    set_up("Marengo")
    with pytest.raises(Forbidden):
        acts.save_notes(member, breakout=2, notes="Not mine", version=0, **WHERE)


@pytest.mark.accepts(39)
def test_who_saves_over_newer_notes_sees_both_and_loses_nothing() -> None:
    member = factories.actor("member")
    set_up(lead_person=member.person)
    client = factories.client("member")
    assert 'name="version" value="0"' in client.get(f"{PAGES}1/").content.decode()
    acts.save_notes(operator(), breakout=1, notes="The secretariat's words", version=0, **WHERE)
    form = {"do": "notes", "version": "0", "notes": "The lead's words", "once": "a"}
    answer = client.post(f"{PAGES}1/", form)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "The secretariat&#39;s words</textarea>" in page
    assert "The lead&#39;s words</textarea>" in page
    assert 'name="version" value="1"' in page
    assert found()[0].notes == "The secretariat's words", "nothing is written over before she has seen it"
    both = "The secretariat's words\r\nThe lead's words"
    assert client.post(f"{PAGES}1/", form | {"version": "1", "notes": both, "once": "b"}).status_code == 302
    assert (found()[0].notes, found()[0].version) == ("The secretariat's words\nThe lead's words", 2)
    with pytest.raises(Conflict):
        acts.save_notes(operator(), breakout=1, notes="Late", version=1, **WHERE)


def test_notes_saved_again_as_they_stand_leave_no_entry() -> None:
    set_up()
    acts.save_notes(operator(), breakout=1, notes="One\r\nTwo", version=0, **WHERE)
    assert acts.save_notes(operator(), breakout=1, notes="One\nTwo ", version=0, **WHERE).entry == 0


def test_what_is_too_long_is_refused_and_stays_on_the_page() -> None:
    set_up()
    with pytest.raises(Problem, match="too long by 1 characters"):
        acts.save_notes(operator(), breakout=1, notes="x" * 100_001, version=0, **WHERE)
    answer = factories.client("chair").post(
        f"{PAGES}1/", {"do": "piece", "kind": "question", "text": "y" * 4001, "once": "a"}
    )
    assert answer.status_code == 400
    assert "y" * 4001 in answer.content.decode()
    assert not BreakoutPiece.objects.exists()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"title": {"en": " "}}, "a title"),
        ({"lead": " "}, "which delegation"),
        ({"lead_person": 987654}, "people of this group"),
        ({"join": "javascript:alert(1)"}, "no address of a page"),
        ({"item": 8}, "no item"),
        ({"number": 8}, "no breakout group 8"),
    ],
)
def test_a_group_that_cannot_be_set_up_is_refused(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        set_up(**facts)
    assert not Breakout.objects.exists()


def test_the_address_to_join_is_for_those_who_attend() -> None:
    set_up(join="https://meet.example/a")
    for address in (PAGES, f"{PAGES}1/"):
        assert "meet.example" not in factories.client().get(address).content.decode()
        assert "meet.example" in factories.client("observer").get(address).content.decode()


@pytest.mark.accepts(39)
def test_a_group_is_changed_from_what_it_is_and_keeps_its_other_languages() -> None:
    set_up(title={"en": "Range", "ar": "المدى"}, room="Loft")
    client = factories.client("secretariat")
    page = client.get(f"{PAGES}1/").content.decode()
    assert 'name="room" value="Loft"' in page
    form = {"do": "set", "title": "Range", "lead": "Illyria", "room": "Net Store", "once": "a"}
    assert client.post(f"{PAGES}1/", form).status_code == 302
    row = Breakout.objects.get()
    assert (row.title, row.room) == ({"en": "Range", "ar": "المدى"}, "Net Store")
    told = {"title": row.title, "lead": "Illyria", "room": "Net Store", "number": 1}
    assert acts.set_up_breakout(operator(), **(told | WHERE)).entry == 0
    assert factories.client("member").post(f"{PAGES}1/", form | {"once": "b"}).status_code == 403


@pytest.mark.accepts(40)
def test_a_group_brings_categories_questions_and_points_until_it_reports() -> None:
    set_up()
    with pytest.raises(Problem, match="nothing to report"):
        acts.report_breakout(operator(), breakout=1, **WHERE)
    for kind, text in (("category", "Upkeep"), ("question", "Who pays?"), ("point", "Fog matters")):
        bring(1, text, kind=kind)
    acts.put_piece(operator(), breakout=1, kind="question", text="Who bears the cost?", number=2, **WHERE)
    with pytest.raises(Problem, match="not there any more"):
        acts.put_piece(operator(), breakout=1, kind="question", text="A ninth", number=9, **WHERE)
    with pytest.raises(Problem, match="category, a question or a point"):
        bring(1, "A wish", kind="wish")
    assert [(p.number, p.kind, p.text) for p in found()[0].pieces] == [
        (1, "category", "Upkeep"),
        (2, "question", "Who bears the cost?"),
        (3, "point", "Fog matters"),
    ]
    now = reads.now(SLUG, "1")
    assert now is not None
    assert "breakouts" not in {n.code for n in deciding.needs(now, AT)}
    acts.report_breakout(operator(), breakout=1, **WHERE)
    assert "breakouts" in {n.code for n in deciding.needs(now, AT)}
    with pytest.raises(Problem, match="plenary has it now"):
        bring(1, "Too late")
    acts.report_breakout(operator(), breakout=1, back=True, **WHERE)
    bring(1, "In time")


def test_plenary_decides_nothing_before_the_group_has_reported_and_what_it_decided_is_not_taken_back() -> None:
    set_up()
    bring(1, "Who pays?")
    with pytest.raises(Problem, match="not reported yet"):
        decide((1, 1), "taken")
    acts.report_breakout(operator(), breakout=1, **WHERE)
    decide((1, 1), "taken")
    with pytest.raises(Problem, match="decided on some"):
        acts.report_breakout(operator(), breakout=1, back=True, **WHERE)


@pytest.mark.accepts(41)
def test_plenary_takes_merges_and_leaves_and_every_piece_keeps_its_origin() -> None:
    two_reported()
    decide((1, 1), "merged", into=(2, 1), final="Who pays for the lights, and how?")
    decide((1, 2), "taken", final="Which lights are out?")
    decide((2, 2), "left", reason="Fog is another group's subject.")
    assert [(p.text, p.state, p.into, p.final, p.reason) for b in found() for p in b.pieces] == [
        ("Who pays?", "merged", (2, 1), "", ""),
        ("Which lights?", "taken", None, "Which lights are out?", ""),
        ("Who bears the cost?", "taken", None, "Who pays for the lights, and how?", ""),
        ("And fog?", "left", None, "", "Fog is another group's subject."),
    ]
    assert [(t.kind, t.words, t.origins) for t in sensing.taken(SLUG, "1")] == [
        ("question", "Which lights are out?", ((1, 2, "Illyria"),)),
        ("question", "Who pays for the lights, and how?", ((2, 1, "Marengo"), (1, 1, "Illyria"))),
    ]
    page = plain(factories.client().get(f"{PAGES}merge/").content.decode())
    assert "→ Who pays for the lights, and how? + 1-1 Who pays? · Illyria" in page
    assert "left Fog is another group&#39;s subject." in page
    assert any('"reason":"Fog is another' in c.what for c in Content.objects.all()), "why is in the public record"


@pytest.mark.accepts(41)
def test_what_plenary_decided_is_undone_in_the_order_in_which_it_hangs_together() -> None:
    two_reported()
    decide((1, 1), "merged", into=(2, 1))
    for state in ("proposed", "left"):
        with pytest.raises(Problem, match="undo that first"):
            decide((2, 1), state, reason="No")
    with pytest.raises(Problem, match="something that plenary takes"):
        decide((1, 2), "merged", into=(1, 1))
    decide((1, 1), "proposed")
    decide((2, 1), "proposed")
    assert {p.state for b in found() for p in b.pieces} == {"proposed"}
    assert sensing.taken(SLUG, "1") == ()
    assert acts.decide_piece(operator(), piece=(1, 1), state="proposed", **WHERE).entry == 0


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"state": "voted"}, "takes, merges or leaves"),
        ({"state": "merged"}, "merged into"),
        ({"state": "merged", "into": (1, 1)}, "merged into"),
        ({"state": "merged", "into": (1, 9)}, "not there any more"),
        ({"state": "merged", "into": (3, 1)}, "something that plenary takes"),
        ({"state": "left"}, "the reason is public"),
        ({"state": "left", "reason": "x" * 301}, "at most 300"),
        ({"state": "taken", "piece": (9, 1)}, "not there any more"),
        ({"state": "taken", "final": "x" * 4001}, "too long by 1"),
    ],
)
def test_what_plenary_cannot_decide_is_refused(facts: dict[str, Any], why: str) -> None:
    two_reported()
    bring(set_up("Lirio"), "Not reported")
    told: dict[str, Any] = {"piece": (1, 1)}
    with pytest.raises(Problem, match=why):
        decide(**(told | facts))
    assert {p.state for b in found() for p in b.pieces} == {"proposed"}


@pytest.mark.accepts(41)
def test_plenary_works_through_the_table_on_its_page() -> None:
    two_reported()
    client = factories.client("chair")
    form = {"do": "decide", "piece": "1-1", "once": "a"}
    answer = client.post(f"{PAGES}merge/", form | {"state": "left", "together": "Kept words"})
    assert answer.status_code == 400
    assert 'value="Kept words"' in answer.content.decode()
    merged = {"state": "merged", "into": "2-1", "final": "Not these", "together": "Who pays, and how?"}
    assert client.post(f"{PAGES}merge/", form | merged).status_code == 302
    assert [t.words for t in sensing.taken(SLUG, "1")] == ["Who pays, and how?"]
    assert client.post(f"{PAGES}merge/", form | {"state": "proposed", "once": "b"}).status_code == 302
    assert found()[0].pieces[0].state == "proposed"
    assert factories.client("member").post(f"{PAGES}merge/", form).status_code == 403


def test_groups_cost_as_many_queries_with_three_as_with_one(django_assert_num_queries: Any) -> None:
    for n in range(3):
        bring(set_up(f"Lead {n}"), "One", "Two")
        if n in (0, 2):
            key = Breakout.objects.first()
            assert key is not None
            with django_assert_num_queries(3):
                sensing.breakouts(key.meeting_id)
                sensing.taken(SLUG, "1")
