"""From files to responses: everything that came is accounted for, and nothing is entered twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from plenary.calls import reads
from plenary.calls.importing import NoSuchCall, Summary, import_files
from plenary.calls.models import Original
from plenary.record.actor import NOBODY, Actor
from plenary.record.verify import verify
from tests.rooms.calls.conftest import usual, word


def bring(by: Actor, call: str, at: datetime, *files: tuple[str, bytes], **told: Any) -> Summary:
    return import_files(by, call, [(name, lambda data=data: data) for name, data in files], at=at, **told)


def test_answers_stand_under_their_questions(by: Actor, call: str, at: datetime) -> None:
    summary = bring(by, call, at, ("arvenia.docx", usual()))
    assert (summary.responses, summary.rejected, summary.doubts) == (1, [], 0)
    given = {(a.question, a.part): a.text for a in reads.answers(NOBODY, call)}
    assert given["2", "a"] == "It matters more every year."
    assert given["2", "b"] == "To see that nobody decides alone."
    assert given["10", ""] == "The price of the line.\n\nThe language of the meetings."


@pytest.mark.accepts(176)
def test_the_respondent_is_described_from_the_file(by: Actor, call: str, at: datetime) -> None:
    bring(by, call, at, ("x.docx", usual("Cordova Readers")))
    [line] = reads.responses(NOBODY, call)
    assert (line.name, line.group, line.region, line.country) == ("Cordova Readers", "civil", "WEOG", "Switzerland")


@pytest.mark.accepts(90)
def test_every_block_of_a_source_stands_in_exactly_one_place(by: Actor, call: str, at: datetime) -> None:
    bring(by, call, at, ("a.docx", usual()), ("b.docx", word(["An essay without questions.", "It goes on."])))
    kept = list(Original.objects.all())
    assert len(kept) == 2
    for original in kept:
        assert len(original.places) == len(original.blocks) > 0
        assert {p[0] for p in original.places} <= {"answer", "doubt", "leftover"}


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing(by: Actor, call: str, at: datetime) -> None:
    summary = bring(by, call, at, ("bad.docx", b"PK\x03\x04 torn"), ("empty.txt", b""), ("good.docx", usual()))
    assert summary.responses == 1
    assert [r["file"] for r in summary.rejected] == ["bad.docx", "empty.txt"]
    assert all(r["why"].strip().endswith((".", ")")) for r in summary.rejected)


def test_the_same_folder_twice_enters_nothing_twice(by: Actor, call: str, at: datetime) -> None:
    files = (("a.docx", usual("Arvenia")), ("b.docx", usual("Marengo")))
    bring(by, call, at, *files)
    again = bring(by, call, at, *files)
    assert (again.responses, again.known) == (2, 2)
    assert len(reads.responses(by, call)) == 2


@pytest.mark.accepts(155, "X17")
def test_a_late_response_is_accepted_and_marked(by: Actor, call: str, at: datetime) -> None:
    bring(by, call, at, ("late.docx", usual()), received=at + timedelta(days=31))
    [line] = reads.responses(NOBODY, call)
    assert line.late
    tally = reads.tally(call)
    assert (tally.at_deadline, tally.late) == (0, 1)


@pytest.mark.accepts("X1")
def test_a_response_that_refuses_citation_is_counted_and_never_shown(by: Actor, call: str, at: datetime) -> None:
    bring(by, call, at, ("a.docx", usual("Silent Partners", extra=("May your answers be cited? No",))))
    [line] = reads.responses(NOBODY, call)
    assert (line.name, line.country) == ("", "")
    assert reads.answers(NOBODY, call) == ()
    assert reads.response(NOBODY, call, line.number) is None
    assert reads.tally(call).withheld == 1
    assert reads.responses(by, call)[0].name == "Silent Partners", "the secretariat sees whom it was sent by"


@pytest.mark.accepts("X8")
def test_a_joint_answer_names_its_signatories(by: Actor, call: str, at: datetime) -> None:
    bring(
        by,
        call,
        at,
        ("a.docx", usual("Three Ports", extra=("Submitted on behalf of: Port One; Port Two; Port Three",))),
    )
    [line] = reads.responses(NOBODY, call)
    assert line.joint == ("Port One", "Port Two", "Port Three")


def test_nearly_the_same_text_is_marked_and_both_stay(by: Actor, call: str, at: datetime) -> None:
    text = " ".join(f"We hold that point {n} of the list deserves more time than it was given." for n in range(40))

    def long(name: str) -> bytes:
        asked = ("10. Which barriers keep people in remote places from taking part?", True)
        return word([f"Organisation: {name}", asked, text])

    summary = bring(by, call, at, ("a.docx", long("One")), ("b.docx", long("Two")))
    assert summary.twins == 1
    assert [r.twin for r in reads.responses(by, call)] == [0, 1]


def test_the_state_after_an_import_is_the_fold_of_the_record(by: Actor, call: str, at: datetime) -> None:
    bring(by, call, at, ("a.docx", usual()))
    assert verify().problems == []


def test_an_import_into_no_call_says_how_to_make_one(by: Actor, call: str, at: datetime) -> None:
    with pytest.raises(NoSuchCall, match="plenary call create nowhere"):
        bring(by, "nowhere", at, ("a.docx", usual()))
