"""The demonstration's content: true facts, invented voices, the numbers of the acceptance table."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from plenary.hall.demo import facts, files, organisations, questions, writing
from plenary.hall.demo.organisations import EVERY, LATE, MEMBERS, RESPONDENTS
from plenary.hall.demo.tongue_dates import DATES
from plenary.hall.demo.tongues import FOUR
from plenary.press import prose, reading
from plenary.rules import branching, symbols, timeline
from plenary.rules import questionnaire as rule

SOURCES = Path(__file__).parents[2] / "../shared/sources"
WGEC_1, WGEC_2 = facts.GROUPS
EVERY_ANSWER = {r.number: writing.answers(r) for r in EVERY}
ASKED = [
    rule.Question(
        q["number"],
        tuple(q["text"].values()),
        tuple(rule.Part(p["letter"], tuple(p["text"].values())) for p in q["parts"]),
        q["kind"],
        tuple(text for c in q["choices"] for text in c["text"].values()),
    )
    for q in questions.WGEC1
]


# Facts


@pytest.mark.accepts(120)
def test_each_group_has_42_seats_of_which_two_are_shown_vacant() -> None:
    for group in facts.GROUPS:
        assert [g.seats for g in group.composition] == [22, 5, 5, 5, 5]
        assert group.seats == 42
    assert Counter(s.group for s in MEMBERS) == {g.code: g.seats for g in facts.COMPOSITION}
    assert sum(s.vacant for s in MEMBERS) == 2
    assert all(bool(s.person) is not s.vacant for s in MEMBERS)


@pytest.mark.accepts(176)
def test_one_stakeholder_group_is_known_by_the_labels_of_every_document() -> None:
    labels = {g.code: {*g.name.values(), *g.aliases} for g in facts.COMPOSITION}
    assert {"Business", "Private sector"} <= labels["business"]
    assert {"Academia/technical community", "Technical and academic communities"} <= labels["academia-technical"]
    assert "Intergovernmental and international organizations" in labels["international-organisations"]


@pytest.mark.accepts(69)
def test_the_second_group_names_the_first_as_its_predecessor() -> None:
    assert WGEC_2.predecessor == WGEC_1.slug
    assert (WGEC_1.resolution, WGEC_2.resolution) == ("A/RES/67/195", "A/RES/70/125")


def test_whoever_reads_a_date_in_another_language_reads_the_same_days() -> None:
    parts = ("earliest", "latest", "precision", "bound", "relation", "distance", "starts_half")

    def days(text: str, code: str) -> list[object]:
        read = timeline.read(text, code)
        return [getattr(read, part, "no date") for part in parts]

    for english, others in DATES.items():
        for code, text in zip(FOUR, others, strict=True):
            assert days(text, code) == days(english, "en"), (english, code)


@pytest.mark.accepts(36)
def test_meetings_have_their_true_days_lengths_and_order() -> None:
    spans = [[(m.earliest, m.latest) for m in g.meetings] for g in facts.GROUPS]
    assert spans == [
        [
            ("2013-05-30", "2013-05-31"),
            ("2013-11-06", "2013-11-08"),
            ("2014-02-24", "2014-02-28"),
            ("2014-04-30", "2014-05-02"),
        ],
        [
            ("2016-09-30", "2016-09-30"),
            ("2017-01-26", "2017-01-27"),
            ("2017-05-03", "2017-05-05"),
            ("2017-09-25", "2017-09-27"),
            ("2018-01-29", "2018-01-31"),
        ],
    ]


@pytest.mark.accepts(35)
def test_the_first_meeting_is_shown_to_begin_in_the_afternoon() -> None:
    assert "30 May (P.M.)" in WGEC_1.meetings[0].text["en"]


@pytest.mark.accepts("X13")
def test_the_last_meeting_says_that_it_ended_after_midnight() -> None:
    note = WGEC_2.meetings[-1].note
    assert note is not None
    assert "midnight" in note["en"]


def test_no_step_ends_before_it_begins_and_meetings_follow_one_another() -> None:
    for group in facts.GROUPS:
        for step in group.steps:
            if step.earliest:
                assert date.fromisoformat(step.earliest) <= date.fromisoformat(step.latest), step.label["en"]
        starts = [m.earliest for m in group.meetings]
        assert starts == sorted(starts)
        assert [m.ordinal for m in group.meetings] == list(range(1, len(starts) + 1))


@pytest.mark.accepts(136)
def test_the_day_that_does_not_exist_is_kept_as_written_and_counted_as_none() -> None:
    (sent,) = [s for s in WGEC_1.steps if s.text["en"] == "31.06.2013"]
    assert sent.earliest == sent.latest == ""
    assert sent.note is not None
    assert "30 days" in sent.note["en"]


@pytest.mark.accepts(48)
def test_the_extended_deadline_keeps_the_old_one() -> None:
    call = facts.CALLS[0]
    assert (call.first_deadline[:10], call.deadline[:10]) == ("2013-07-31", "2013-09-17")
    assert facts.CALLS[1].deadline[:10] == "2016-12-07"


@pytest.mark.accepts(66)
def test_addresses_of_documents_hold_no_blanks_and_no_escapes_of_the_slides() -> None:
    for document in facts.DOCUMENTS:
        assert not re.search(r"[\s\\]", document.address), document.address


@pytest.mark.accepts(23)
@pytest.mark.parametrize("document", [d for d in facts.DOCUMENTS if d.spellings], ids=lambda d: d.symbol)
def test_every_spelling_of_the_sources_leads_to_the_document(document: facts.Document) -> None:
    for spelling in document.spellings:
        assert symbols.normalise(document.symbol).key in symbols.keys(spelling), spelling


def test_every_text_that_a_page_shows_is_there_in_english_and_arabic() -> None:
    for group in facts.GROUPS:
        shown = [group.name, group.purpose, group.reports_to, group.outcome, *group.tasks, *group.route]
        shown += [w for s in group.steps for w in (s.label, s.text, s.note) if w]
        shown += [s.name for s in group.composition]
        for words in shown:
            assert words.get("en"), words
            assert words.get("ar"), words
    for document in facts.DOCUMENTS:
        assert {"en", "ar"} <= document.title.keys()


def test_no_sentence_of_the_sources_is_taken_over() -> None:
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not beside this repository")
    said = " ".join(re.sub(r"\s+", " ", p.read_text(encoding="utf-8")) for p in SOURCES.glob("*.txt")).casefold()
    ours = [w["en"] for g in facts.GROUPS for w in (g.purpose, g.outcome, *g.tasks)]
    ours += [q["text"]["en"] for q in (*questions.WGEC1, *questions.WGEC2)]
    for text in ours:
        words = text.casefold().split()
        for start in range(len(words) - 8):
            assert " ".join(words[start : start + 9]) not in said, text


# Questions


@pytest.mark.accepts(43)
def test_there_are_eighteen_questions_numbered_in_order() -> None:
    assert [q["number"] for q in questions.WGEC1] == [str(n) for n in range(1, 19)]
    assert len(questions.PARTS) == 20


@pytest.mark.accepts("X3")
def test_the_second_question_has_three_parts() -> None:
    assert [p["letter"] for p in questions.WGEC1[1]["parts"]] == ["a", "b", "c"]


@pytest.mark.accepts(113)
def test_the_second_guiding_question_cites_its_paragraphs() -> None:
    assert len(questions.WGEC2) == 2
    assert questions.WGEC2[1]["refs"] == ["Tunis Agenda 69", "Tunis Agenda 70", "Tunis Agenda 71"]


def test_every_question_is_asked_in_each_language_and_no_two_are_the_same() -> None:
    for call in (questions.WGEC1, questions.WGEC2):
        for language in questions.LANGUAGES:
            wordings = [q["text"][language] for q in call]
            wordings += [p["text"][language] for q in call for p in q["parts"]]
            assert len(set(wordings)) == len(wordings)
            assert all(w.strip() for w in wordings)


@pytest.mark.accepts("X2")
def test_the_profile_branches_from_government_to_kind_to_status() -> None:
    def asked(answers: dict[str, str]) -> set[str]:
        return {
            q["number"]
            for q in questions.WGEC1_BRANCHES
            if branching.evaluate(branching.parse(q["relevant"]), answers)[0]
        }

    assert asked({"1": "government"}) == set()
    assert asked({"1": "non-government", "1a": "civil-society"}) == {"1a", "1b"}
    assert asked({"1": "non-government", "1a": "international-organisations"}) == {"1a"}


# Respondents


@pytest.mark.accepts(155)
def test_sixty_nine_responses_come_in_time_and_two_late() -> None:
    deadline = datetime.fromisoformat(facts.CALLS[0].deadline)
    assert len(RESPONDENTS) == 69
    assert all(datetime.fromisoformat(r.received) <= deadline for r in RESPONDENTS)
    assert len(LATE) == 2
    assert all(datetime.fromisoformat(r.received) > deadline for r in LATE)


def test_numbers_follow_the_order_of_arrival() -> None:
    assert [r.number for r in EVERY] == list(range(1, len(EVERY) + 1))
    instants = [datetime.fromisoformat(r.received) for r in EVERY]
    assert instants == sorted(instants)


def test_every_group_and_region_and_five_languages_are_heard() -> None:
    known = {g.code for g in facts.COMPOSITION} | {facts.OUTSIDE.code}
    assert {r.group for r in RESPONDENTS} == known
    assert len({r.region for r in RESPONDENTS}) == 5
    assert Counter(r.language for r in RESPONDENTS).keys() == set(questions.LANGUAGES)
    assert len({r.name for r in EVERY}) == len(EVERY)
    seated = {s.country for s in MEMBERS if s.group == "states"}
    assert all((r.country in seated) == (r.group == "states") for r in EVERY if r.group in ("states", "other-states"))


@pytest.mark.accepts("X1")
def test_six_respondents_do_not_authorise_citation() -> None:
    assert sum(not r.cited for r in RESPONDENTS) == 6


@pytest.mark.accepts("X8")
def test_a_coalition_signs_with_five_who_also_answer_alone() -> None:
    (joint,) = [r for r in RESPONDENTS if r.signatories]
    assert len(joint.signatories) == 5
    assert set(joint.signatories) <= {r.name for r in RESPONDENTS}


def test_the_chapters_copy_is_noticed_as_nearly_the_same() -> None:
    texts = [(str(n), "\n".join(a.values())) for n, a in EVERY_ANSWER.items()]
    (twin,) = [r for r in RESPONDENTS if r.twin_of]
    pairs = {frozenset((int(a), int(b))) for a, b, _ in rule.near_duplicates(texts)}
    assert pairs == {frozenset((twin.number, twin.twin_of))}


def test_mail_addresses_reach_nobody() -> None:
    assert {p.role for p in organisations.PEOPLE} == {"secretariat", "chair", "member", "observer"}
    assert all(p.email.endswith(".example") for p in organisations.PEOPLE)


# Answers


@pytest.mark.accepts(64)
def test_the_answers_together_fill_a_thousand_pages() -> None:
    words = sum(rule.words(text) for r in RESPONDENTS for text in EVERY_ANSWER[r.number].values())
    assert 480_000 <= words <= 540_000
    lengths = sorted(rule.words(text) for r in RESPONDENTS for text in EVERY_ANSWER[r.number].values())
    assert lengths[-3] >= 2500  # a few are very long
    assert 200 <= lengths[len(lengths) // 2] <= 450


def test_all_answers_are_written_the_same_every_time() -> None:
    writing._answers.cache_clear()
    again = {r.number: writing.answers(r) for r in EVERY}
    assert again == EVERY_ANSWER


def sentences(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if not line.startswith(("[^", "#", "|"))]
    return [s for line in lines for s in re.split(r"(?<=[.!?؟])\s+|(?<=。)", line) if len(s) > 30]


def test_no_answer_repeats_itself_and_few_sentences_stand_in_two_answers() -> None:
    everywhere: Counter[str] = Counter()
    within = 0
    for respondent in RESPONDENTS:
        if respondent.twin_of:
            continue
        for text in EVERY_ANSWER[respondent.number].values():
            said = Counter(sentences(text))
            within += sum(n - 1 for n in said.values())
            everywhere.update(said)
    assert within <= 0.001 * everywhere.total()
    assert len(everywhere) >= 0.88 * everywhere.total()


def test_no_two_long_answers_to_a_question_are_alike() -> None:
    for key in questions.PARTS:
        texts = [EVERY_ANSWER[r.number][key] for r in RESPONDENTS if not r.twin_of]
        long = [t for t in texts if rule.words(t) > 60]
        assert len(set(long)) == len(long)
        for place, text in enumerate(long):
            assert (
                process.extractOne(text[:400], [t[:400] for t in long[place + 1 :]], scorer=fuzz.ratio, score_cutoff=90)
                is None
            )


def test_every_slot_and_bracket_of_the_banks_is_filled() -> None:
    for answers in EVERY_ANSWER.values():
        for text in answers.values():
            assert not re.search(r"[{}]|\[(?!\^\d+\])|\|\||  \S", text.replace("\n  ", "\n")), text


def test_answers_are_prose_as_everybody_reads_it() -> None:
    kinds: Counter[str] = Counter()
    for answers in EVERY_ANSWER.values():
        for text in answers.values():
            nodes = prose.parse(text)
            assert prose.write(nodes) == text
            kinds.update(type(n).__name__ for n in nodes)
            notes = {n.mark for n in nodes if isinstance(n, prose.Note)}
            assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == notes
    assert min(kinds[k] for k in ("Paragraph", "Heading", "Item", "Table", "Note")) > 20


@pytest.mark.accepts("X6")
def test_blank_not_applicable_and_references_occur_and_are_told_apart() -> None:
    states = Counter(rule.state_of(text)[0] for r in RESPONDENTS for text in EVERY_ANSWER[r.number].values())
    assert min(states[s] for s in ("blank", "not_applicable", "reference")) >= 5
    assert states["answered"] > 1200
    assert rule.state_of(EVERY_ANSWER[10]["16", ""]) == ("reference", ("15",))


@pytest.mark.accepts("X6")
def test_one_answer_to_question_nine_is_in_french_in_an_english_response() -> None:
    found = {r.number: writing.languages(r) for r in RESPONDENTS if writing.languages(r)}
    ((number, where),) = found.items()
    assert where == {("9", ""): "fr"}
    assert EVERY[number - 1].language == "en"
    assert rule.language_of(EVERY_ANSWER[number]["9", ""]) == "fr"


@pytest.mark.parametrize("respondent", [r for r in EVERY if r.language != "en"], ids=lambda r: f"R{r.number}")
def test_answers_are_in_the_language_of_their_respondent(respondent: organisations.Respondent) -> None:
    for text in EVERY_ANSWER[respondent.number].values():
        if rule.words(text) > 60:
            assert rule.language_of(text) == respondent.language


def test_real_organisations_and_people_are_given_no_word() -> None:
    everything = "\n".join(t for a in EVERY_ANSWER.values() for t in a.values())
    for name in ("UNCTAD", "Major", "Fonseca", "Brazil", "Hungary", "Google", "UNESCO", "APC"):
        assert not re.search(rf"\b{name}\b", everything), name


# Files


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\[\^\w+\]", " ", text))


@pytest.mark.parametrize("number", sorted(files.REVIEWED))
def test_a_file_gives_back_the_words_of_its_answers(number: int) -> None:
    name, data = files.build(EVERY[number - 1])
    source = reading.read(name, data)
    split = rule.split(source.blocks, ASKED)
    found = {(a.question, a.part): plain(a.text) for a in split.answers}
    wanted = {key: plain(text) for key, text in EVERY_ANSWER[number].items()}
    right = [key for key in wanted if found.get(key, []) == wanted[key]]
    assert len(right) >= 19
    assert not split.doubts


@pytest.mark.parametrize("number", sorted(files.DOUBTFUL))
def test_the_two_hard_files_leave_doubts_and_place_nothing_wrong(number: int) -> None:
    name, data = files.build(EVERY[number - 1])
    split = rule.split(reading.read(name, data).blocks, ASKED)
    assert split.doubts
    for answer in split.answers:
        said = set(plain(EVERY_ANSWER[number][answer.question, answer.part]))
        assert len(said & set(plain(answer.text))) >= 0.9 * len(set(plain(answer.text)))


def test_ten_files_of_which_two_are_pdf_and_two_stay_in_review() -> None:
    assert len(files.FILES) == 10
    assert sum(ending == "pdf" for ending, _ in files.FILES.values()) == 2
    assert len(files.REVIEWED) == 8
