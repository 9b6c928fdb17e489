"""Moderation after logging: what is removed leaves public view with its reason; its number stays; nothing is deleted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.calls import acts, compiling, composing, reads, searching, story_reads
from plenary.calls.models import Answer, Attachment, Response
from plenary.library.models import Job, Rendition
from plenary.record import reads as record
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.rooms.calls.test_merging import attach
from tests.rooms.calls.test_withdrawn import published

pytestmark = pytest.mark.django_db
AT = factories.AT
WHY = "An advertisement, not an answer."


def home(call: str) -> str:
    return f"/groups/{factories.SLUG}/inputs/{call}/"


def removed(call: str, **facts: Any) -> tuple[int, int]:
    """A removed response: its number, and the entry that says so."""
    number = factories.response(call, answers={"1": "Buy our wonderful lanterns."}, **facts)
    return number, acts.remove_response(operator(), call=call, number=number, reason=WHY, at=AT).entry


@pytest.mark.accepts(81)
def test_what_is_removed_is_read_nowhere_and_its_number_says_why() -> None:
    call = factories.call()
    factories.response(call)
    number, entry = removed(call, name="Lantern Sales")
    assert [r.number for r in reads.responses(NOBODY, call)] == [1]
    assert searching.search(NOBODY, "lanterns", 10) == ()
    client = factories.client()
    listed = client.get(home(call) + "respondents/").content.decode()
    assert f"R{number} removed on 3 October 2016: {WHY}" in listed
    assert f"/record/{entry}/" in listed
    assert "Lantern Sales" not in listed
    page = client.get(home(call) + f"respondents/R{number}/")
    assert page.status_code == 410
    assert WHY in page.content.decode()
    assert "lanterns" not in page.content.decode()
    full = record.entry(entry)
    assert full is not None
    assert full.what == {"call": call, "response": number, "reason": WHY, "was": "confirmed"}
    assert Answer.objects.filter(response__number=number).exists(), "nothing is deleted"
    assert factories.response(call) == number + 1, "a number is not given again"
    assert verify().problems == []


def test_the_secretariat_still_reads_it_and_can_put_it_back() -> None:
    call = factories.call()
    number, _entry = removed(call)
    client = factories.client("secretariat")
    assert "lanterns" in client.get(home(call) + f"respondents/R{number}/").content.decode()
    moderate = home(call) + f"respondents/R{number}/moderate/"
    refused = client.post(moderate, {"do": "restore", "reason": ""})
    assert refused.status_code == 400
    assert client.post(moderate, {"do": "restore", "reason": "A mistake."}).status_code == 302
    assert [r.number for r in reads.responses(NOBODY, call)] == [number]
    assert Response.objects.get(number=number).reason == ""
    assert story_reads.gone(call) == ()
    with pytest.raises(Problem, match="was not removed"):
        acts.restore_response(operator(), call=call, number=number, reason="Again.", at=AT)


def test_restored_it_is_where_it_was_and_not_further() -> None:
    call = factories.call()
    number, _entry = removed(call, why_review=("doubts",))
    receipt = acts.restore_response(operator(), call=call, number=number, reason="A mistake.", at=AT)
    assert receipt.value == "review"
    assert reads.responses(NOBODY, call) == (), "nobody had confirmed it"


def test_where_the_record_no_longer_tells_it_is_reviewed_again() -> None:
    from plenary.record.acts import erase

    call = factories.call()
    number, entry = removed(call)
    erase(operator(), sequence=entry, reason="The reason held a name.", at=AT)
    assert acts.restore_response(operator(), call=call, number=number, reason="A mistake.", at=AT).value == "review"


@pytest.mark.parametrize("verb", ["remove", "restore"])
def test_what_is_published_follows(verb: str) -> None:
    call = factories.call()
    number = factories.response(call)
    where: dict[str, Any] = {"call": call, "number": number, "reason": WHY, "at": AT}
    published(call, f"R{number}")
    acts.remove_response(operator(), **where)
    if verb == "restore":
        acts.restore_response(operator(), **where)
    assert Job.objects.filter(kind="publish").count() == (1 if verb == "remove" else 2)


def test_a_removal_needs_a_reason_and_the_right() -> None:
    call = factories.call()
    number = factories.response(call)
    with pytest.raises(Problem, match="Say why"):
        acts.remove_response(operator(), call=call, number=number, reason=" \n", at=AT)
    with pytest.raises(Forbidden):
        acts.remove_response(NOBODY, call=call, number=number, reason=WHY, at=AT)
    assert factories.client("member").get(home(call) + f"respondents/R{number}/moderate/").status_code == 403


def test_the_book_says_which_numbers_are_gone() -> None:
    call = factories.call()
    factories.response(call)
    removed(call)
    aside = factories.response(call)
    acts.set_aside(operator(), call=call, number=aside, reason="Sent twice.", at=AT)
    first, second = factories.response(call, answers={"1": "A."}), factories.response(call, answers={"2": "B."})
    acts.merge_responses(operator(), call=call, kept=first, other=second, choices={}, at=AT)
    book = composing.compose(compiling.material(call, reviewed_only=True), "respondent", at=AT)
    assert book.notes[-3:] == (
        f"R2 was removed: {WHY}",
        f"R{aside} was set aside: Sent twice.",
        "R5 was merged into R4.",
    )
    [kept] = [s for s in book.sections if s.number == "R4"]
    assert "Holds R5 too, merged by the secretariat" in kept.notes
    listed = factories.client().get(home(call) + "respondents/").content.decode()
    assert f"R{aside} set aside on 3 October 2016: Sent twice." in listed
    assert "R5 merged into R4" in listed


def test_a_merged_response_leads_on_to_the_one_that_holds_it() -> None:
    call = factories.call()
    first = factories.response(call, answers={"1": "A."})
    second = factories.response(call, answers={"2": "B."}, received=AT + timedelta(days=99))
    acts.merge_responses(operator(), call=call, kept=first, other=second, choices={}, at=AT)
    gone = factories.client().get(home(call) + f"respondents/R{second}/").content.decode()
    assert f'href="{home(call)}respondents/R{first}/"' in gone
    kept = factories.client().get(home(call) + f"respondents/R{first}/").content.decode()
    assert f"Holds R{second} too" in kept
    assert f"R{second} came late" in kept


@pytest.mark.accepts("X8")
def test_one_attached_file_is_removed_and_shown_again() -> None:
    call = factories.call()
    number = factories.response(call)
    file = attach(call, number)
    where: dict[str, Any] = {"call": call, "number": number, "attachment": file, "at": AT}
    path = home(call) + f"respondents/R{number}/"
    assert "chart.png" in factories.client().get(path).content.decode()
    acts.remove_attachment(operator(), reason="A stranger's picture.", **where)
    assert Attachment.objects.get().dropped
    page = factories.client().get(path).content.decode()
    assert "chart.png" not in page
    assert "A file was removed: A stranger&#39;s picture." in page
    client = factories.client("secretariat")
    back = client.post(path + "moderate/", {"do": "restore-file", "attachment": file, "reason": "It may stay."})
    assert back.status_code == 302
    assert "chart.png" in factories.client().get(path).content.decode()
    with pytest.raises(Problem, match="not removed by moderation"):
        acts.restore_attachment(operator(), reason="x", **where)


def test_the_list_of_what_is_gone_costs_the_same_for_one_and_for_three(django_assert_max_num_queries: Any) -> None:
    call = factories.call()
    for _n in range(3):
        removed(call)
        with django_assert_max_num_queries(3):
            story_reads.gone(call)
    assert len(story_reads.gone(call)) == 3
    assert [g.number for g in story_reads.gone(call, after=1, count=1)] == [2]


@pytest.mark.accepts(114, 115)
def test_what_lies_outside_the_questions_is_placed_shown_and_never_counted_as_a_question() -> None:
    from plenary.calls.importing import import_files

    call = factories.call(questions=["Which lights are out?", "What should be done about them, and by whom?"])
    text = (
        b"Organisation: Harbour Lights Society\n\n1. Which lights are out?\n\nThree of them.\n\nYours faithfully, Ana\n"
    )
    (number,) = import_files(operator(), call, [("a.txt", lambda: text)], at=AT).numbers
    client = factories.client("secretariat")
    review = home(call) + f"review/R{number}/"
    assert "Other: outside the questions" in client.get(review).content.decode()
    told = {"do": "place", "block": "0", "to": "other|"}
    assert client.post(review, told).status_code == 302
    acts.reopen_response(operator(), call=call, number=number, reason="x", at=AT)
    acts.confirm_response(operator(), call=call, number=number, at=AT)
    page = factories.client().get(home(call) + "other/").content.decode()
    assert "Organisation: Harbour Lights Society" in page
    assert reads.call(call).questions == 2  # type: ignore[union-attr] -- it was just made
    assert [q.number for q in reads.to_split(reads.questions(call))] == ["1", "2"]
    book = composing.compose(compiling.material(call, reviewed_only=True), "question", at=AT)
    assert [s.number for s in book.sections] == ["1", "2", "+"]
    assert "Other: outside the questions" in client.get(review).content.decode()


def test_other_issues_are_read_by_the_page_and_no_withheld_one_among_them() -> None:
    call = factories.call()
    acts.open_other(operator(), call=call, at=AT)
    for n in range(3):
        factories.response(call, answers={"other": f"Issue {n}."}, given={"cited": n != 1})
    assert [a.text for _r, a in story_reads.outside(NOBODY, call).lines] == ["Issue 0.", "Issue 2."]
    first = story_reads.outside(NOBODY, call, count=1)
    assert (first.lines[0][1].text, first.on) == ("Issue 0.", 3)
    page = factories.client().get(home(call) + "other/?from=3").content.decode()
    assert "Issue 2." in page
    assert "Issue 0." not in page


def test_what_was_published_before_is_handed_out_no_longer() -> None:
    """A version is never changed; one that holds what was removed is closed to all but the secretariat."""
    call = factories.call()
    number = factories.response(call, answers={"1": "Buy our wonderful lanterns."})
    published(call, f"R{number}")
    page = factories.client().get(home(call) + f"compilation/respondent/R{number}.pdf")
    assert page.status_code == 200
    old = Rendition.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert factories.client().get(f"/files/{old}").status_code == 200
    acts.remove_response(operator(), call=call, number=number, reason=WHY, at=AT)
    assert factories.client().get(f"/files/{old}").status_code == 404
    assert factories.client().get(home(call) + f"compilation/respondent/R{number}.pdf").status_code == 404
    assert factories.client("secretariat").get(f"/files/{old}").status_code == 200
    document = Rendition.objects.get(pk=old).version.document_id
    told = factories.client().get(f"/documents/{document}/").content.decode()
    assert "holds something that was taken out" in told
    assert f"/files/{old}" not in told
    published(call)
    assert Rendition.objects.filter(version__closed=None, part=f"R{number}").count() == 0  # nothing of it comes along
    assert verify().problems == []
