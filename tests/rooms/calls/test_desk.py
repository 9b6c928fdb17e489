"""The secretariat's desk: who has answered, what waits, each with its one action; entering for somebody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts, desk_reads, reads
from plenary.calls.models import Contact, Invitation, Response, Signatory
from plenary.record import reads as record
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.AT
LATER = AT + timedelta(hours=3)
FIELDS = {
    "name": "Bell Buoy Trust",
    "group": "civil-society",
    "country": "Sandbanks",
    "language": "en",
    "cited": "yes",
    "email": "ana@buoys.example",
    "contact": "Ana Lopez",
    "q:1:": "Three of them.",
}


def path(call: str, rest: str = "") -> str:
    return f"/groups/{factories.SLUG}/inputs/{call}/desk/{rest}"


def entered(call: str, **fields: str) -> int:
    told = {k: v for k, v in (FIELDS | fields).items() if v}
    return int(acts.enter_for(operator(), call=call, fields=told, reason="On paper, by post.", at=AT).value)


def heaps(call: str) -> dict[str, list[int]]:
    return {h.code: [w.number for w in h.lines] for h in desk_reads.desk(operator(), call).heaps}


@act
def _invite(by: Any, *, call: str, at: Any) -> Outcome:
    from plenary.calls.entries import FilesHandedIn
    from plenary.calls.models import Call
    from plenary.calls.rights import ANSWER

    ANSWER.require(by)
    owner = Call.objects.get(slug=call)
    for n, group in enumerate(("states", "states", "civil-society")):
        Invitation(call=owner, name=f"I{n}", group_code=group, region="WEOG", withdrawn=n == 1).save()
    return Written(FilesHandedIn(call, 0), f"call/{call}")


@pytest.mark.accepts(155, "X17")
def test_the_desk_counts_by_group_and_region_and_late_ones_apart() -> None:
    call = factories.call()
    factories.response(call, given={"group": "states", "region": "WEOG"})
    factories.response(call, given={"group": "states", "region": "WEOG"}, received=AT + timedelta(days=99))
    factories.response(call, given={"group": "civil-society", "cited": False})
    factories.response(call, given={"group": "nobody knows"}, why_review=("doubts",))
    entered(call)
    _invite(operator(), call=call, at=AT)
    desk = desk_reads.desk(operator(), call)
    groups = {g.code if g else "": t for g, t in desk.groups}
    assert (groups["states"].invited, groups["states"].in_time, groups["states"].late) == (1, 1, 1)
    assert (groups["civil-society"].in_time, groups["civil-society"].withheld) == (1, 1)
    assert groups["civil-society"].unconfirmed == 1
    assert groups[""].review == 1
    regions = dict(desk.regions)
    assert (regions["WEOG"].in_time, regions["WEOG"].late) == (1, 1)
    assert desk.total.answered == sum(t.answered for _g, t in desk.groups) == 3
    assert heaps(call) == {"behalf": [5], "review": [4], "late": [2]}


def test_the_desk_costs_the_same_for_one_and_for_many() -> None:
    call, queries = factories.call(), []
    for n in (1, 9):
        while Response.objects.count() < n * 3:
            entered(call, email="")
            factories.response(call, received=AT + timedelta(days=99))
            factories.response(call, why_review=("doubts",))
        desk_reads.desk(operator(), call)  # what the process keeps of the call is renewed
        with CaptureQueriesContext(connection) as told:
            desk_reads.desk(operator(), call)
        queries.append(len(told))
    assert queries[0] == queries[1]
    assert [h.total for h in desk_reads.desk(operator(), call).heaps] == [9, 9, 9]


def test_a_heap_is_read_by_the_page() -> None:
    call = factories.call()
    numbers = [factories.response(call, why_review=("doubts",)) for _n in range(3)]
    first = desk_reads.heap(operator(), call, "review", count=2)
    assert ([w.number for w in first.lines], first.on, first.total) == (numbers[:2], numbers[1], 3)
    rest = desk_reads.heap(operator(), call, "review", after=first.on, count=2)
    assert ([w.number for w in rest.lines], rest.on) == (numbers[2:], 0)
    assert factories.client("secretariat").get(path(call, "waiting/nothing/")).status_code == 404


@pytest.mark.accepts("X6")
def test_entered_for_somebody_it_waits_for_her_confirmation_and_says_so_in_public() -> None:
    call = factories.call()
    number = entered(call, **{"how:2:": "see", "see:2:": "1"})
    assert reads.responses(NOBODY, call) == ()
    row = Response.objects.get(number=number)
    assert (row.state, row.on_behalf, row.late) == ("unconfirmed", True, False)
    assert {a.question: a.state for a in reads.answers(operator(), call, number=number)} == {
        "1": "answered",
        "2": "reference",
    }
    acts.confirm_mail(NOBODY, response=row.pk, at=LATER)
    page = factories.client().get(f"/groups/{factories.SLUG}/inputs/{call}/respondents/R{number}/").content.decode()
    assert (
        "Entered by the secretariat on behalf of Bell Buoy Trust, confirmed by the respondent on 3 October 2016" in page
    )
    assert "On paper, by post." in page
    assert "ana@" not in page
    assert "Lopez" not in page
    assert verify().problems == []


def test_nothing_that_is_entered_for_somebody_leaves_her_address_in_the_record() -> None:
    call = factories.call()
    entry = acts.enter_for(operator(), call=call, fields=FIELDS, reason="By telephone.", at=AT).entry
    full = record.entry(entry)
    assert full is not None
    assert full.what == {
        "call": call, "response": 1, "answers": 1, "state": "unconfirmed", "reason": "By telephone."
    }  # fmt: skip
    assert "buoys" not in full.proof.content


def test_without_an_address_it_waits_in_review_and_what_came_on_paper_in_time_is_in_time() -> None:
    call = factories.call()
    deadline = reads.call(call).deadline  # type: ignore[union-attr] -- it was just made
    assert deadline is not None
    receipt = acts.enter_for(
        operator(),
        call=call,
        fields=FIELDS | {"email": ""},
        reason="On paper.",
        received=deadline,
        at=deadline + timedelta(days=5),
    )
    row = Response.objects.get(number=receipt.value)
    assert (row.state, row.why_review, row.late) == ("review", ["on-behalf"], False)
    assert not Contact.objects.exists()
    acts.confirm_response(operator(), call=call, number=row.number, at=deadline)
    assert len(reads.responses(NOBODY, call)) == 1


@pytest.mark.parametrize(
    ("fields", "reason", "says"),
    [
        ({"name": ""}, "On paper.", "mended first"),
        ({"cited": ""}, "On paper.", "mended first"),
        ({"email": "ana at buoys"}, "On paper.", "mended first"),
        ({}, "  ", "Say why"),
    ],
)
def test_what_is_missing_is_refused_and_said(fields: dict[str, str], reason: str, says: str) -> None:
    call = factories.call()
    with pytest.raises(Problem, match=says):
        acts.enter_for(operator(), call=call, fields=FIELDS | fields, reason=reason, at=AT)
    typed = FIELDS | fields | {"reason": reason, "q:1:": "Words that must not be lost."}
    page = factories.client("secretariat").post(path(call, "enter/"), typed)
    assert page.status_code == 400
    assert "Words that must not be lost." in page.content.decode()


def test_a_day_that_there_is_not_is_refused_with_the_one_that_was_meant() -> None:
    call = factories.call()
    page = factories.client("secretariat").post(path(call, "enter/"), FIELDS | {"reason": "x", "day": "31.09.2016"})
    assert page.status_code == 400
    assert "2016-09-30?" in page.content.decode()
    assert not Response.objects.exists()


def test_the_form_enters_for_somebody_and_leads_to_her_response() -> None:
    call = factories.call()
    answer = factories.client("secretariat").post(path(call, "enter/"), FIELDS | {"reason": "By telephone."})
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/groups/{factories.SLUG}/inputs/{call}/respondents/R1/?done=")


def test_a_confirmation_is_asked_for_again_but_not_at_once() -> None:
    call = factories.call()
    number = entered(call)
    where: dict[str, Any] = {"call": call, "number": number}
    with pytest.raises(Problem, match="less than an hour ago"):
        acts.ask_again(operator(), at=AT + timedelta(minutes=59), **where)
    entry = acts.ask_again(operator(), at=LATER, **where).entry
    assert record.entry(entry).line.act == "calls.confirmation-asked-again"  # type: ignore[union-attr] -- it was just made
    assert Contact.objects.get().asked == LATER
    page = factories.client("secretariat").post(path(call), {"do": "again", "number": number})
    assert page.status_code == 302


def test_vouching_needs_a_reason_which_is_public() -> None:
    call = factories.call()
    number = entered(call)
    client = factories.client("secretariat")
    refused = client.post(path(call), {"do": "vouch", "number": number, "reason": " "})
    assert refused.status_code == 400
    assert "Say why" in refused.content.decode()
    client.post(path(call), {"do": "vouch", "number": number, "reason": "A signed letter of 3 May."})
    assert heaps(call) == {}
    page = factories.client().get(f"/groups/{factories.SLUG}/inputs/{call}/respondents/R{number}/").content.decode()
    assert "on the strength of: A signed letter of 3 May." in page
    with pytest.raises(Problem, match="waits for no confirmation"):
        acts.vouch_for(operator(), call=call, number=number, reason="Again.", at=AT)


@pytest.mark.accepts("X8")
def test_signatories_who_have_not_answered_are_asked_again() -> None:
    call = factories.call()
    number = entered(
        call, joint="yes", signatories="Port One, one@ports.example\nPort Two, two@ports.example\nPort Three"
    )
    assert heaps(call)["signatures"] == [number]
    assert reads.responses(operator(), call)[0].joint == (), "nobody is named before she has said yes"
    first = Signatory.objects.order_by("pk").first()
    acts.sign(NOBODY, signatory=first.pk, signed=True, at=AT)
    receipt = acts.ask_signatures_again(operator(), call=call, number=number, at=LATER)
    full = record.entry(receipt.entry)
    assert full is not None
    assert full.what is not None
    assert full.what["signatories"] == [Signatory.objects.get(name="Port Two").pk], (
        "who signed, or has no address, is not"
    )


@pytest.mark.accepts("X20")
def test_a_wish_for_another_language_is_kept_and_shown() -> None:
    call = factories.call()
    number = entered(call, wish="fr", email="")
    acts.confirm_response(operator(), call=call, number=number, at=AT)
    assert heaps(call) == {"wish": [number]}
    page = factories.client().get(f"/groups/{factories.SLUG}/inputs/{call}/respondents/R{number}/").content.decode()
    assert "wishes it to be published in" in page


def test_nobody_else_sees_or_does_any_of_it() -> None:
    call = factories.call()
    number = entered(call)
    for verb, told in (
        (acts.ask_again, {"number": number}),
        (acts.vouch_for, {"number": number, "reason": "x"}),
        (acts.ask_signatures_again, {"number": number}),
        (acts.enter_for, {"fields": FIELDS, "reason": "x"}),
    ):
        with pytest.raises(Forbidden):
            verb(NOBODY, call=call, at=AT, **told)
    for read in (desk_reads.desk, desk_reads.likely, desk_reads.merges):
        with pytest.raises(Forbidden):
            read(NOBODY, call)


def test_the_pages_of_the_desk_are_served() -> None:
    call = factories.call()
    first = factories.response(call)
    second = factories.response(call)
    acts.note_twins(operator(), call=call, pairs=[(second, first)], at=AT)
    entered(call)
    client = factories.client("secretariat")
    for rest in ("", "waiting/alike/", "waiting/behalf/", "enter/", "merge/", f"merge/?kept={first}&other={second}"):
        assert client.get(path(call, rest)).status_code == 200, rest
    assert "Compare it with R1" in client.get(path(call)).content.decode()
    merged = client.post(path(call, "merge/"), {"do": "merge", "kept": first, "other": second})
    assert merged.status_code == 302
    assert f"R{second} into R{first}" in client.get(path(call, "merge/")).content.decode()
    undone = client.post(path(call, "merge/"), {"do": "undo", "kept": first, "other": second})
    assert undone.status_code == 302
    assert client.get(path(call, "merge/?kept=1&other=99")).status_code == 400
