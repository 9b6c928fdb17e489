"""Draft sentences are found in the answers and never made up; who says so is counted by respondent."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules.extracts import Said, extracts, sentences
from plenary.rules.extracts.vectors import alike, vector

QUESTION = "How can enhanced cooperation be implemented so that governments act on an equal footing?"
ARCHIVES = (
    "Every archive should open its catalogue to the public free of charge.",
    "All archives should open their catalogues to the public, free of charge.",
    "Archives ought to open the catalogue to the public free of any charge.",
)
OTHER = (
    "Travel support for delegates from small islands is still missing.",
    "Delegates from small islands need travel support.",
    "Interpretation into sign language was offered once only.",
    "Les archives doivent ouvrir leur catalogue au public sans frais.",
    "Toutes les archives doivent ouvrir leur catalogue au public sans aucun frais.",
    "档案馆应当向公众免费开放目录。",
    "各档案馆应当向公众免费开放其目录。",
    "Архивы должны бесплатно открыть свои каталоги для публики.",
    "Все архивы должны бесплатно открыть каталоги для публики.",
    "يجب أن تفتح دور المحفوظات فهارسها للجمهور مجانا.",
)
ANSWERS = st.lists(
    st.builds(
        Said,
        response=st.integers(1, 8),
        group=st.sampled_from(["states", "business", "civil"]),
        language=st.sampled_from(["en", "fr", "", "zh-Hans"]),
        text=st.lists(
            st.sampled_from([*ARCHIVES, *OTHER, QUESTION, "Yes.", "3.1 See A/RES/70/125, paras. 69-71."]), max_size=5
        ).map(" ".join)
        | st.text(max_size=80),
    ),
    max_size=14,
)


@pytest.mark.accepts(157)
@given(ANSWERS, st.randoms(use_true_random=False), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_the_order_of_answers_changes_nothing_and_every_sentence_is_somebodys(
    said: list[Said], random: Random, least: int
) -> None:
    found = extracts(said, QUESTION, least=least)
    shuffled = said[:]
    random.shuffle(shuffled)
    assert extracts(shuffled, QUESTION, least=least) == found
    texts: dict[int, list[str]] = {}
    for one in said:
        texts.setdefault(one.response, []).append(one.text)
    for e in found:
        assert e.sentence == e.sources[0].sentence
        assert e.sources[0].similarity == 1.0
        for source in e.sources:
            assert any(source.sentence in text for text in texts[source.response])
        responses = [source.response for source in e.sources]
        assert len(set(responses)) == len(responses) == e.size == sum(n for _, n in e.groups) >= least
        assert e.repeated <= e.size
    assert [e.size for e in found] == sorted((e.size for e in found), reverse=True)


def test_what_several_say_in_their_own_words_becomes_one_extract_with_its_sources() -> None:
    said = [
        Said(1, "states", "en", f"We thank the chair. {ARCHIVES[0]} {OTHER[2]}"),
        Said(2, "civil", "en", f"{OTHER[0]} {ARCHIVES[1]}"),
        Said(3, "civil", "en", f"{ARCHIVES[2]} {OTHER[1]}"),
    ]
    first, second = extracts(said)
    assert (first.size, first.groups) == (3, (("civil", 2), ("states", 1)))
    assert first.sentence in ARCHIVES
    assert {s.sentence for s in first.sources} == set(ARCHIVES)
    assert not first.campaign
    assert [s.response for s in second.sources] in ([2, 3], [3, 2])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "Governments should open the archives to the public.",
            "Governments shouldn't open the archives to the public.",
        ),
        (
            "fr",
            "Les gouvernements doivent ouvrir les archives.",
            "Les gouvernements ne doivent pas ouvrir les archives.",
        ),
        (
            "es",
            "Los gobiernos deben abrir los archivos nacionales.",
            "Los gobiernos no deben abrir los archivos nacionales.",
        ),
        (
            "ru",
            "Правительства должны открыть национальные архивы.",
            "Правительства не должны открыть национальные архивы.",
        ),
        ("ar", "يجب أن تفتح الحكومات المحفوظات الوطنية.", "لا يجب أن تفتح الحكومات المحفوظات الوطنية."),
        ("zh", "各国政府应当开放档案馆目录。", "各国政府不应当开放档案馆目录。"),
    ],
)
def test_a_source_that_says_the_opposite_in_the_same_words_is_marked(language: str, one: str, other: str) -> None:
    only = extracts([Said(1, "states", language, one), Said(2, "civil", language, other)])[0]
    assert [s.opposed for s in only.sources] == [False, True]
    assert not extracts([Said(1, "states", language, one), Said(2, "civil", language, one)])[0].sources[1].opposed


def test_languages_stay_apart_whether_they_were_stated_or_not() -> None:
    said = [Said(n, "civil", "", text) for n, text in enumerate([*ARCHIVES, *OTHER[3:5], *OTHER[5:7], *OTHER[7:9]])]
    found = extracts(said)
    assert [(e.language, e.size) for e in found] == [("en", 3), ("fr", 2), ("ru", 2), ("zh", 2)]
    assert {s.sentence for s in found[3].sources} == set(OTHER[5:7])


def test_a_campaign_counts_by_respondent_and_is_marked() -> None:
    said = [Said(n, "civil", "en", f"Dear Sirs, {n}!\n\n{ARCHIVES[0].upper()}") for n in range(1, 5)]
    said += [said[0], Said(1, "civil", "en", ARCHIVES[0] + " " + ARCHIVES[0])]
    only = extracts(said)[0]
    assert (only.size, only.repeated, only.campaign) == (4, 4, True)


def test_sentences_that_repeat_the_question_are_left_out() -> None:
    said = [
        Said(
            n,
            "civil",
            "en",
            f"Enhanced cooperation can be implemented so that all governments act on an equal footing. {s}",
        )
        for n, s in enumerate(ARCHIVES)
    ]
    assert [e.sentence in ARCHIVES for e in extracts(said, ["Autre question ?", QUESTION])] == [True]
    assert len(extracts(said)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "See paras. 69-71 of the agenda, i.e. No. 3.1 and Art. 4. The rest (cf. p. 5) stays. Yes!",
            ["See paras. 69-71 of the agenda, i.e. No. 3.1 and Art. 4.", "The rest (cf. p. 5) stays.", "Yes!"],
        ),
        (
            "Mr. J. Doe of the U.S. agreed in 2013. In 2014 he did not.",
            ["Mr. J. Doe of the U.S. agreed in 2013.", "In 2014 he did not."],
        ),
        (
            "Fees, visas, etc. are a barrier. Also trains, etc. We agree.",
            ["Fees, visas, etc. are a barrier.", "Also trains, etc.", "We agree."],
        ),
        ("He said “No.” Then he left… and came back.", ["He said “No.”", "Then he left… and came back."]),
        (
            "Voir le par. 12 et l'art. 3 (p. ex. M. Martin). Est-ce assez ? Non.",
            ["Voir le par. 12 et l'art. 3 (p. ex. M. Martin).", "Est-ce assez ?", "Non."],
        ),
        (
            "La Sra. Paz y EE. UU. lo apoyan. ¿Por qué? ¡Basta!",
            ["La Sra. Paz y EE. UU. lo apoyan.", "¿Por qué?", "¡Basta!"],
        ),
        (
            "В 2013 г. и в п. 5, т. е. в ст. 3, сказано иначе. Мы согласны, и т. д. Спасибо.",
            ["В 2013 г. и в п. 5, т. е. в ст. 3, сказано иначе.", "Мы согласны, и т. д.", "Спасибо."],
        ),
        ("هل يكفي هذا؟ نعم. انظر الفقرة 3.1 من التقرير.", ["هل يكفي هذا؟", "نعم.", "انظر الفقرة 3.1 من التقرير."]),
        (
            "政府应当合作。“为什么？”因为第3.1段如此规定！好。",
            ["政府应当合作。", "“为什么？”", "因为第3.1段如此规定！", "好。"],
        ),
        (
            "Our view\n1. Open the archives\n2) Fund travel\n- Sign language",
            ["Our view", "Open the archives", "Fund travel", "Sign language"],
        ),
        ("The archives\nare open to all\nwho ask.\n\nNext.", ["The archives\nare open to all\nwho ask.", "Next."]),
        ("  \n—\n", []),
    ],
)
def test_sentences_of_six_languages(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_lines_that_a_mail_program_broke_stay_one_sentence() -> None:
    text = (
        "Every archive that is paid for by the public should open the catalogue of\n"
        "Records to everybody who asks for it, in each language of the country and\n"
        "Without any fee, since the public has paid for the archive once already in\n"
        "Taxes. This is all."
    )
    assert [s.count("\n") for s in sentences(text)] == [3, 0]


@given(st.text(alphabet="abA .!?\n。؟1)-—“”(") | st.text())
def test_sentences_are_verbatim_and_no_letter_is_lost(text: str) -> None:
    at = 0
    for sentence in sentences(text):
        found = text.find(sentence, at)
        assert found >= at
        at = found + len(sentence)
        assert sentence == sentence.strip() != ""


VECTORS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8).map(tuple), max_size=12, unique=True)


@given(VECTORS, st.sampled_from([0.35, 0.45, 0.9]))
def test_no_pair_that_is_alike_is_missed(sentences_: list[tuple[str, ...]], least: float) -> None:
    tells = {term: 1 + n / 3 for n, term in enumerate("abcdefgh")}
    made = [vector(terms, tells) for terms in sentences_]
    near = alike(made, least)
    for a, one in enumerate(made):
        for b, other in enumerate(made):
            cosine = sum(weight * other.get(term, 0.0) for term, weight in one.items())
            if a != b and abs(cosine - least) > 1e-9:
                assert (b in near[a]) == (cosine > least)
                assert near[a].get(b, cosine) == pytest.approx(cosine)


def invented(count: int, words: int = 400) -> list[Said]:
    """Answers of made-up words, as unevenly frequent as in a language, in sentences of about twenty."""
    random = Random(7)
    vocabulary = [
        a + b + c + d for a in "bdklmprst" for b in "aeiou" for c in "bdklmnrst" for d in ("a", "en", "ir", "os")
    ]
    random.shuffle(vocabulary)
    odds = [1 / (n + 3) for n in range(len(vocabulary))]
    return [
        Said(
            n,
            random.choice("xyz"),
            "en",
            " ".join(
                word.capitalize() + "." if at % 20 == 19 else word
                for at, word in enumerate(random.choices(vocabulary, odds, k=words))
            ).replace(". ", ". A"),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("count", "seconds"), [(69, 1.0), (400, 8.0)]
)  # the second has more sentences than are compared
def test_a_question_is_drafted_while_one_waits(count: int, seconds: float) -> None:
    said = invented(count)
    started = time.process_time()
    extracts(said)
    assert time.process_time() - started < seconds


@pytest.mark.accepts(157)
def test_true_contributions_give_extracts_that_several_groups_share(netmundial: Path) -> None:
    said: list[Said] = []
    with (netmundial / "index.csv").open(encoding="utf-8") as index:
        for row in list(csv.DictReader(index))[:69]:
            text = (netmundial / "contributions" / row["file"]).read_text(row["encoding"], "replace")
            said.append(Said(int(row["number"]), row["sector"], "", text.partition("\nDocument\n")[2] or text))
    found = extracts(said)
    assert any("offline" in e.sentence and "online" in e.sentence and len(e.groups) >= 3 for e in found)
    assert found[0].size >= 8
    for e in found:
        assert all(
            source.sentence in next(s.text for s in said if s.response == source.response) for source in e.sources
        )
