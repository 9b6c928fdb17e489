"""Twelve files in twelve habits: their answers come out under the right questions, or a person is asked.

Run with `-s` to see the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from plenary.calls import acts, reads
from plenary.calls.importing import Summary, import_files
from plenary.calls.models import Original
from plenary.calls.receiving import Prepared, prepare
from plenary.hall.demo.questions import LANGUAGES, WGEC1
from plenary.mandate import acts as mandate
from plenary.members import acts as members
from plenary.press.confined import Reader
from plenary.record.actor import Actor
from plenary.rules.questionnaire import Part, Question
from tests.habits import HABITS, HARD, Habit, Key
from tests.rooms.calls.habits import HEAD, Count, count, lost_blocks, lost_words, plain

ENOUGH = 0.95  # of all answers are placed right
QUESTIONS: tuple[Question, ...] = tuple(
    Question(
        q["number"],
        tuple(q["text"].values()),
        tuple(Part(p["letter"], tuple(p["text"].values())) for p in q["parts"]),
        q["kind"],
        tuple(word for c in q["choices"] for word in c["text"].values()),
    )
    for q in WGEC1
)
named = pytest.mark.parametrize("habit", HABITS, ids=lambda h: h.filename)
hard = pytest.mark.parametrize("habit", HARD, ids=lambda h: h.filename)


@pytest.fixture(scope="module")
def read() -> Iterator[dict[str, Prepared]]:
    """Every file, read in the confined reader and split."""
    with Reader() as reader:
        made: dict[str, Prepared] = {}
        for habit in (*HABITS, *HARD):
            batch = prepare(habit.filename, habit.build(), QUESTIONS, lambda name, data: (reader.read(name, data),))
            assert batch.rejected == []
            [made[habit.filename]] = batch.prepared
        yield made


def counted(habit: Habit, prepared: Prepared) -> Count:
    given: dict[Key, list[str]] = {}
    for a in prepared.split.answers:
        given.setdefault((a.question, a.part), []).append(a.text)
    made = count(habit, given, [d.text for d in prepared.split.doubts], review=bool(prepared.why_review))
    made.lost = lost_blocks(prepared.source, prepared.split) + lost_words(habit, prepared.source)
    return made


@pytest.mark.accepts(90, 172, "X3", "X6")
def test_over_all_habits_19_of_20_answers_are_placed_right(read: dict[str, Prepared]) -> None:
    counts = [counted(habit, read[habit.filename]) for habit in HABITS]
    asked, right = sum(c.asked for c in counts), sum(c.right for c in counts)
    print("\n" + HEAD)
    for line in counts:
        print(line.line())
    faults = "\n".join(fault for c in counts for fault in c.faults())
    print(f"{right} of {asked} placed right: {right / asked:.1%}\n{faults}")
    assert right >= ENOUGH * asked, faults


@named
@pytest.mark.accepts(90, "X3")
def test_nothing_stands_under_a_wrong_question_unless_a_person_will_look(
    habit: Habit, read: dict[str, Prepared]
) -> None:
    found = counted(habit, read[habit.filename])
    assert found.review or found.wrong == []


@named
def test_nothing_but_answers_is_shown_as_an_answer_unless_a_person_will_look(
    habit: Habit, read: dict[str, Prepared]
) -> None:
    found = counted(habit, read[habit.filename])
    assert found.review or found.extra == []


@named
@pytest.mark.accepts(90, 172)
def test_nothing_is_lost(habit: Habit, read: dict[str, Prepared]) -> None:
    assert counted(habit, read[habit.filename]).lost == []


@pytest.mark.accepts(90)
def test_a_paragraph_cut_by_a_page_is_whole_again_and_keeps_its_notes(read: dict[str, Prepared]) -> None:
    [expected] = [habit.expected for habit in HABITS if habit.filename == "vestra.pdf"]
    found = {a.question: plain(a.text) for a in read["vestra.pdf"].split.answers if not a.part}
    for number in ("3", "8"):  # each runs over the end of a page, with a note on one side or on both
        assert "[^" in found[number]
        assert found[number] == plain(expected[number, ""])


@hard
def test_what_cannot_be_placed_goes_whole_to_review(habit: Habit, read: dict[str, Prepared]) -> None:
    prepared = read[habit.filename]
    assert [a for a in prepared.split.answers if a.text.strip()] == []
    assert prepared.why_review
    assert lost_blocks(prepared.source, prepared.split) == []


@pytest.mark.accepts("X6")
def test_references_and_empty_answers_are_told_apart(read: dict[str, Prepared]) -> None:
    def state(file: str, number: str) -> tuple[str, tuple[str, ...]]:
        [found] = [a for a in read[file].split.answers if a.question == number] or [None]
        return (found.state, found.see) if found else ("blank", ())

    assert state("tarnland.docx", "7") == ("reference", ("15",))
    assert state("tarnland.docx", "17") == ("not_applicable", ())
    assert state("tarnland.docx", "16")[0] == "answered"
    assert state("orrin.odt", "17") == ("blank", ())
    assert state("colbran.pdf", "17") == ("not_applicable", ())


def test_no_two_files_say_the_same() -> None:
    said = [t for habit in HABITS for t in habit.expected.values() if len(t.split()) > 6]
    assert len(said) == len(set(said))


@pytest.fixture
def first_call(db: None, by: Actor, at: datetime) -> str:
    """The slug of a call with the 18 questions in all their languages."""
    mandate.found_group(
        by,
        slug="assembly",
        short="Assembly",
        name={"en": "Assembly"},
        purpose={},
        parent=("P", {"en": "Parent"}),
        at=at,
    )
    members.compose(
        by,
        group="assembly",
        stakeholder_groups=[{"code": "states", "name": {"en": "Member States"}, "seats": 2}],
        at=at,
    )
    acts.create_call(
        by,
        group="assembly",
        slug="first",
        title={"en": "First call"},
        questions=WGEC1,
        languages=LANGUAGES,
        opened=at,
        deadline=at + timedelta(days=30),
        at=at,
    )
    return "first"


@pytest.mark.accepts(90, "X3", "X6")
def test_a_folder_of_all_habits_is_imported(by: Actor, first_call: str, at: datetime) -> None:
    every = (*HABITS, *HARD)
    summary: Summary = import_files(by, first_call, [(h.filename, h.build) for h in every], at=at)
    assert (summary.files, summary.responses, summary.rejected) == (len(every), len(every), [])
    lines = {line.filename: line for line in reads.responses(by, first_call)}
    counts, unplaced = [], {}
    for habit in every:
        line = lines[habit.filename]
        answers = reads.answers(by, first_call, number=line.number)
        given = {(a.question, a.part): [a.text] for a in answers}
        original = Original.objects.get(response_id=line.id)
        assert len(original.places) == len(original.blocks) > 0
        if habit in HARD:
            unplaced[habit.filename] = (line.state, [a for a in answers if plain(a.text)])
            continue
        counts.append(count(habit, given, [], review=line.state == "review"))
    french = reads.answers(by, first_call, number=lines["tarnland.docx"].number, question="12")
    assert [a.language for a in french] == ["fr"]
    assert [fault for c in counts if not c.review for fault in c.wrong] == []
    assert unplaced == {habit.filename: ("review", []) for habit in HARD}
    assert sum(c.right for c in counts) >= ENOUGH * sum(c.asked for c in counts)
