"""Answering on the web: begun without an account, saved as typed, checked, handed in, confirmed, amended, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.calls import acts, answering_reads, compiling, drafts, keys, reads
from plenary.calls.models import Draft, Response, ResponseVersion, Signatory
from plenary.record import throttle
from plenary.record.actor import NOBODY, operator
from plenary.record.problems import Problem
from plenary.record.reads import entry
from plenary.record.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db
OPEN = datetime(2016, 11, 1, 9, 0, tzinfo=UTC)
LATE = datetime(2016, 12, 20, 9, 0, tzinfo=UTC)
QUESTIONS = [
    {
        "number": "1",
        "text": {"en": "Who are you?"},
        "kind": "choice",
        "choices": [{"value": "gov", "text": {"en": "Government"}}, {"value": "ngo", "text": {"en": "Civil society"}}],
    },
    {"number": "2", "text": {"en": "Which lights are out?"}, "parts": [{"letter": "a"}, {"letter": "b"}]},
    {"number": "3", "text": {"en": "What does your government do?"}, "relevant": 'Q1 == "gov"'},
    {"number": "4", "text": {"en": "What else?"}},
]
WHO = {"name": "Harbour Lights Society", "group": "civil-society", "country": "Kenya", "email": "ana@lights.example"}
SAID = {"q:1:": "ngo", "q:2:a": "Three, on the north shore.", "q:2:b": "N/a", "cited": "yes"}


@pytest.fixture(autouse=True)
def _anew() -> None:
    throttle.forget()


@pytest.fixture
def now() -> Iterator[Any]:
    with time_machine.travel(OPEN, tick=False) as clock:
        yield clock


@pytest.fixture
def call(now: Any) -> str:
    return factories.call(questions=QUESTIONS)


def begun(call: str, client: Client | None = None) -> str:
    """Begin a response in a browser; returns its address."""
    answer = (client or Client()).post(f"/groups/{factories.SLUG}/inputs/{call}/answer/")
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def written(address: str, client: Client | None = None, **more: str) -> Any:
    fields = {**WHO, **SAID, **more}
    return (client or Client()).post(address, {**fields, "revision": "0", "do": "check"})


def handed_in(address: str, client: Client | None = None) -> Any:
    client = client or Client()
    draft = drafts.find(address.split("/")[2])
    assert draft is not None
    return client.post(address + "check/", {"revision": str(draft.revision), "once": f"{draft.id}-{draft.revision}"})


def response_of(address: str) -> Any:
    draft = drafts.find(address.split("/")[2])
    assert draft is not None
    return Response.objects.get(pk=draft.response_id)


def confirmed(address: str) -> Any:
    row = response_of(address)
    Client().post(f"/confirm/{keys.confirm_key(row.pk)}/", {"once": "c"})
    return response_of(address)


@pytest.mark.accepts(47)
def test_anybody_answers_without_an_account_and_it_counts_once_the_address_is_confirmed(call: str) -> None:
    address = begun(call)
    assert written(address)["Location"].endswith("/check/")
    page = Client().get(address + "check/").content.decode()
    assert "Three, on the north shore." in page
    assert "left blank" in page
    sent = handed_in(address)
    assert "?done=" in sent["Location"]
    row = response_of(address)
    assert (row.state, row.late, row.number) == ("unconfirmed", False, 1)
    assert reads.call(call).received == 0  # type: ignore[union-attr]  # it is there
    assert "Harbour Lights" not in Client().get(f"/groups/{factories.SLUG}/inputs/{call}/respondents/").content.decode()
    assert confirmed(address).state == "confirmed"
    assert reads.call(call).received == 1  # type: ignore[union-attr]  # it is there
    rows = [r for r in compiling.rows(compiling.material(call, reviewed_only=True)) if r["answer"]]
    assert [(r["question"], r["part"], r["answer"], r["state"]) for r in rows] == [
        ("1", "", "Civil society", "answered"),
        ("2", "a", "Three, on the north shore.", "answered"),
        ("2", "b", "N/a", "not_applicable"),
    ]
    assert verify().problems == []


def test_the_receipt_gives_the_number_in_the_record_and_a_proof_that_holds(call: str) -> None:
    from tests.rooms.record.independent import check

    address = begun(call)
    written(address)
    number = int(handed_in(address)["Location"].partition("done=")[2])
    full = entry(number)
    assert full is not None
    assert full.line.act == "calls.response-handed-in"
    told = Client().get(address + "receipt.json").json()
    assert told["entry"] == number
    assert check(told)["act"] == "calls.response-handed-in"
    page = Client().get(address + "receipt/").content.decode()
    assert f"/record/{number}/" in page
    assert "ana@lights.example" in page  # her own receipt
    assert "ana@lights" not in Client().get(f"/record/{number}/").content.decode()


def test_the_same_form_sent_again_is_one_response_and_the_same_receipt(call: str) -> None:
    address = begun(call)
    written(address)
    handed_in(address)
    for _ in range(3):
        assert handed_in(address).status_code == 302
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("email", "nowhere", "A mail address is needed"),
        ("name", " ", "Who answers?"),
        ("cited", "", "May your answers be cited"),
        ("q:1:", "martian", "choose among what is offered"),
    ],
)
def test_what_is_missing_is_said_with_a_way_to_it_and_nothing_is_lost(
    call: str, field: str, value: str, says: str
) -> None:
    address = begun(call)
    written(address, **{field: value})
    page = Client().get(address + "check/").content.decode()
    assert says in page
    assert handed_in(address).status_code == 400
    assert not Response.objects.exists()
    assert "Three, on the north shore." in Client().get(address).content.decode()


@pytest.mark.accepts(44)
def test_a_question_that_is_not_asked_keeps_its_words_and_does_not_hand_them_in(call: str) -> None:
    address = begun(call)
    written(address, **{"q:3:": "We light the lamps."})
    page = Client().get(address + "check/").content.decode()
    assert "Not handed in, because the question is not asked" in page
    handed_in(address)
    assert "We light the lamps." in Client().get(address).content.decode()
    assert not reads.answers(operator(), call, question="3", number=1)
    written(address, **{"q:1:": "gov", "q:3:": "We light the lamps."})
    handed_in(address)
    assert reads.answers(operator(), call, question="3", number=1)[0].text == "We light the lamps."


@pytest.mark.accepts(48)
def test_a_late_response_is_taken_and_marked(call: str, now: Any) -> None:
    address = begun(call)
    now.move_to(LATE)
    written(address)
    assert "marked as late" in Client().get(address).content.decode()
    handed_in(address)
    assert confirmed(address).late is True
    assert response_of(address).state == "confirmed"


def test_what_was_handed_in_at_the_last_instant_and_confirmed_later_is_in_time(call: str, now: Any) -> None:
    now.move_to(datetime(2016, 12, 7, 22, 59, 59, tzinfo=UTC))
    address = begun(call)
    written(address)
    handed_in(address)
    now.move_to(LATE)
    assert confirmed(address).late is False


def test_amended_until_the_deadline_and_what_it_said_before_is_kept(call: str, now: Any) -> None:
    address = begun(call)
    written(address)
    handed_in(address)
    confirmed(address)
    now.move_to(OPEN + timedelta(days=1))
    written(address, **{"q:2:a": "Four by now."})
    answer = handed_in(address)
    row = response_of(address)
    assert (row.version, row.state, row.number) == (2, "confirmed", 1)
    assert reads.answers(NOBODY, call, question="2", number=1)[0].text == "Four by now."
    kept = ResponseVersion.objects.get()
    assert ["2", "a", "Three, on the north shore.", "answered", [], "en"] in kept.answers
    full = entry(int(answer["Location"].partition("done=")[2]))
    assert full is not None
    assert full.what == {"call": call, "response": 1, "version": 2, "changed": ["2 a"]}
    now.move_to(LATE)
    written(address, **{"q:2:a": "Five, too late."})
    refused = handed_in(address)
    assert refused.status_code == 400
    assert "cannot be amended any more" in refused.content.decode()
    assert "Five, too late." in Client().get(address).content.decode()
    assert verify().problems == []


def test_withdrawn_by_its_respondent_it_counts_no_longer(call: str) -> None:
    address = begun(call)
    written(address)
    handed_in(address)
    confirmed(address)
    assert Client().post(address + "receipt/", {"once": "w"}).status_code == 302
    assert response_of(address).state == "aside"
    assert reads.call(call).received == 0  # type: ignore[union-attr]  # it is there


@pytest.mark.accepts(114)
def test_what_is_outside_the_questions_is_filed_as_other(call: str) -> None:
    address = begun(call)
    written(address, other="The foghorn is too loud.")
    handed_in(address)
    confirmed(address)
    m = compiling.material(call, reviewed_only=True)
    assert [r["answer"] for r in compiling.rows(m) if r["question"] == "other"] == ["The foghorn is too loud."]
    assert reads.call(call).questions == 4  # type: ignore[union-attr]  # a place for it is no question


def test_see_another_answer_not_applicable_and_blank_are_told_apart(call: str) -> None:
    address = begun(call)
    written(address, **{"how:4:": "see", "see:4:": "2", "q:2:a": "", "how:2:a": "na"})
    handed_in(address)
    confirmed(address)
    states = {(a.question, a.part): (a.state, a.see) for a in reads.answers(NOBODY, call, number=1)}
    assert states["4", ""] == ("reference", ("2",))
    assert states["2", "a"] == ("not_applicable", ())
    assert ("3", "") not in states


def test_each_signatory_is_asked_and_named_only_when_she_has_signed(call: str) -> None:
    address = begun(call)
    names = "Cordova Society, cordova@lights.example\nUnion of Pilots <pilots@lights.example>"
    written(address, joint="yes", signatories=names)
    handed_in(address)
    row = confirmed(address)
    assert row.joint == []
    first, second = Signatory.objects.order_by("pk")
    asked = f"/sign/{keys.sign_key(first.pk, first.email)}/"
    page = Client().get(asked).content.decode()
    assert "Three, on the north shore." in page
    assert Response.objects.get().joint == []  # opening it changes nothing
    Client().post(asked, {"do": "sign", "once": "s"})
    Client().post(f"/sign/{keys.sign_key(second.pk, second.email)}/", {"do": "decline", "once": "s"})
    assert Response.objects.get().joint == ["Cordova Society"]
    public = Client().get(f"/groups/{factories.SLUG}/inputs/{call}/respondents/R1/").content.decode()
    assert "Cordova Society" in public
    assert "Union of Pilots" not in public
    assert "cordova@lights" not in public
    assert verify().problems == []


def test_a_program_that_fills_in_the_hidden_field_is_turned_away(call: str) -> None:
    where = f"/groups/{factories.SLUG}/inputs/{call}/answer/"
    refused = Client().post(where, {"website": "http://spam.example"})
    assert refused.status_code == 400
    assert "as if a program" in refused.content.decode()
    assert not Draft.objects.exists()


def test_one_network_cannot_begin_without_end(call: str) -> None:
    where = f"/groups/{factories.SLUG}/inputs/{call}/answer/"
    answers = [Client().post(where).status_code for _ in range(45)]
    assert answers[:40] == [302] * 40
    assert answers[-1] == 400
    assert Client(REMOTE_ADDR="10.1.1.1").post(where).status_code == 302


def test_files_are_attached_and_what_is_not_what_it_says_is_refused(call: str) -> None:
    address = begun(call)
    good = SimpleUploadedFile("annex.pdf", b"%PDF-1.7 lights", "application/pdf")
    assert (
        Client().post(address + "files/", {"files": good, "do": "attach", "q:4:": "kept", "revision": "0"}).status_code
        == 302
    )
    bad = SimpleUploadedFile("annex.docx", b"MZ\x90 program", "application/msword")
    refused = Client().post(address + "files/", {"files": bad, "do": "attach", "q:4:": "kept too", "revision": "1"})
    assert refused.status_code == 400
    assert "is not what the ending of its name says" in refused.content.decode()
    assert "kept too" in refused.content.decode()
    written(address)
    handed_in(address)
    receipt = answering_reads.receipt(response_of(address).pk)
    assert receipt is not None
    assert receipt.attachments == ("annex.pdf",)
    confirmed(address)
    page = f"/groups/{factories.SLUG}/inputs/{call}/respondents/R1/"
    link = re.search(r'href="([^"]*/files/\d+/)"', Client().get(page).content.decode())
    assert link is not None
    file = Client().get(link[1])
    assert b"".join(file) == b"%PDF-1.7 lights"  # type: ignore[arg-type]  # a streamed answer
    assert file["Content-Disposition"].startswith("attachment")
    acts.describe_response(operator(), call=call, number=1, facts={"cited": False}, at=OPEN)
    assert Client().get(link[1]).status_code == 404
    assert verify().problems == []


def test_a_link_that_was_cut_leads_nowhere_and_says_so(call: str) -> None:
    address = begun(call)
    page = Client().get(address[:-5] + "/")
    assert page.status_code == 404
    assert "cut when it was copied" in page.content.decode()


def test_a_closed_call_keeps_what_was_written(call: str, now: Any) -> None:
    address = begun(call)
    written(address)
    row = Draft.objects.get()
    with pytest.raises(Problem):
        acts.hand_in(NOBODY, draft=row.pk, revision=row.revision, at=datetime(2016, 1, 1, tzinfo=UTC))
    assert drafts.find(address.split("/")[2]) is not None


def test_whoever_is_signed_in_need_not_wait_for_a_mail(call: str) -> None:
    client = factories.client("member")
    address = begun(call, client)
    mine = drafts.find(address.split("/")[2])
    assert mine is not None
    written(address, client, email=mine.fields["email"].upper())
    handed_in(address, client)
    assert response_of(address).state == "confirmed"


def test_whoever_is_signed_in_has_shown_nothing_of_somebody_else_s_address(call: str) -> None:
    """A member who was led to a draft that is not hers confirms nobody's address by handing it in."""
    address = begun(call)
    written(address)
    handed_in(address, factories.client("member"))
    row = response_of(address)
    assert (row.state, row.contact.confirmed) == ("unconfirmed", None)


def test_there_is_no_length_trap(call: str) -> None:
    """Half a million words in one answer, three bytes a letter in a form: more than a form elsewhere may send."""
    address = begun(call)
    text = "光" * 600_000
    assert written(address, **{"q:4:": text}).status_code == 302
    assert handed_in(address).status_code == 302
    confirmed(address)
    assert next(a.text for a in reads.answers(operator(), call, question="4", number=1)) == text
    where = f"/groups/{factories.SLUG}/inputs/{call}/answer/"
    assert Client(raise_request_exception=False).post(where, {"x": text}).status_code == 400  # elsewhere there is one


def test_nobodys_name_stands_under_words_that_she_has_not_read(call: str) -> None:
    address = begun(call)
    names = "Cordova Society, cordova@lights.example\nUnion of Pilots, pilots@lights.example"
    written(address, joint="yes", signatories=names)
    handed_in(address)
    confirmed(address)
    first = Signatory.objects.order_by("pk")[0]
    old = f"/sign/{keys.sign_key(first.pk, first.email)}/"
    Client().post(old, {"do": "sign", "once": "s"})
    assert response_of(address).joint == ["Cordova Society"]
    written(address, joint="yes", signatories=names, **{"q:2:a": "Quite other words."})
    handed_in(address)
    assert response_of(address).joint == []
    assert Signatory.objects.get(pk=first.pk).state == "asked"
    written(address, joint="yes", signatories=names.replace("cordova@", "other@"))
    handed_in(address)
    assert (
        Client().post(old, {"do": "sign", "once": "t"}).status_code == 404
    )  # mailed to an address that is hers no more
    assert verify().problems == []
