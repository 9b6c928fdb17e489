"""Search forgives accents, spelling habits and slips, and shows the words as they were written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import folding
from plenary.rules.folding import Index, excerpt, fold, index_terms, score, search, tokens
from tests.growth import grows_like_its_input

WORDS = st.sampled_from(
    [
        "cooperation",
        "involvement",
        "enhanced",
        "Sénégal",
        "multi-stakeholder",
        "67",
        "2015",
        "互联网",
        "治理",
        "الإنترنت",
        "a",
        "role",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Sénégal", "SENEGAL"),
        ("e\u0301tats", "Etats"),
        ("ﬁnal", "final"),
        ("Ｉｎｔｅｒｎｅｔ", "internet"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("Ёлка", "елка"),
        ("أُمَم", "امم"),
        ("حكومـــة", "حكومه"),
        ("مستوى", "مستوي"),
        ("٦٧", "67"),
        ("co\u00adoperation", "cooperation"),
    ],
)
def test_spellings_of_one_word_fold_alike(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_meaningful_marks_stay() -> None:
    assert fold("が") != fold("か")
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("한국") == "한국"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_decomposed_text_folds_like_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_chinese_comes_as_pairs_and_symbols_as_words() -> None:
    assert tokens("联合国互联网 A/70/125 l'accès") == (
        "联合",
        "合国",
        "国互",
        "互联",
        "联网",
        "a",
        "70",
        "125",
        "l",
        "acces",
    )


@pytest.mark.accepts(24)
def test_a_typo_finds_the_word_and_the_source_stays_verbatim() -> None:
    right, wrong = "the full involvement of all stakeholders", "the full involvment of all stakeholders"
    assert score("involvment", right) > 0
    assert score("involvement", wrong) > 0
    assert "".join(piece for piece, _ in excerpt("involvement", wrong)) == wrong
    assert ("involvment", True) in excerpt("involvement", wrong)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("vote", "a note", True),  # one edit in four letters
        ("the", "she", False),  # three letters hold no slip
        ("coperatoin", "cooperation", True),  # a letter left out, two exchanged
        ("coprtion", "cooperation", False),  # three slips
        ("resolution 67", "resolution 68", False),  # numbers are never near
        ("governan", "Internet governance", True),  # a beginning
        ("multistakeholder", "multi-stakeholder", True),
        ("multi-stakeholder", "the multistakeholder model", True),
        ("治理", "互联网治理论坛", True),
        ("网", "互联网治理论坛", True),
        ("论治", "互联网治理论坛", False),
        ("الانترنت", "حوكمة الإنترنت", True),
        ("enhanced absent", "enhanced cooperation", False),  # every word has to be there
    ],
)
def test_what_finds_what(query: str, text: str, found: bool) -> None:
    assert (score(query, text) > 0) is found
    assert bool(search(query, [("x", text)])) is found


def test_exact_words_come_before_near_ones_and_equals_keep_their_order() -> None:
    texts = [(1, "involvment"), (2, "involvement"), (3, "nothing"), (4, "involvement")]
    assert [hit.id for hit in search("involvement", texts)] == [2, 4, 1]
    assert [hit.id for hit in search("involvement", texts, limit=1)] == [2]
    assert search("  ", texts) == ()


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_an_index_finds_what_a_look_at_each_text_finds(texts: list[str], query: str) -> None:
    hits = {hit.id: hit.score for hit in search(query, list(enumerate(texts)), limit=100)}
    assert hits == {at: points for at, text in enumerate(texts) if (points := score(query, text))}


@given(st.lists(TEXTS, max_size=8), TEXTS)
def test_stored_terms_search_like_the_texts(texts: list[str], query: str) -> None:
    stored = Index.build([(at, index_terms(text)) for at, text in enumerate(texts)], folded=True)
    assert stored.search(query) == Index.build(list(enumerate(texts))).search(query)


@given(st.text(max_size=300), st.text(max_size=20), st.integers(10, 80))
def test_an_excerpt_is_a_stretch_of_the_text(text: str, query: str, width: int) -> None:
    pieces = excerpt(query, text, width)
    shown = "".join(piece for piece, _ in pieces)
    inner = shown.removeprefix("…" if text and pieces and pieces[0] == ("…", False) else "")
    inner = inner.removesuffix("…" if pieces and pieces[-1] == ("…", False) else "")
    assert inner in text
    assert len(inner) <= width


@given(TEXTS, TEXTS, st.integers(20, 60))
def test_an_excerpt_marks_a_hit_whenever_there_is_one(text: str, query: str, width: int) -> None:
    marked = [piece for piece, hit in excerpt(query, text, width) if hit]
    assert bool(marked) == bool(folding.hits(query, text))


def test_an_excerpt_shows_where_the_words_stand_together() -> None:
    text = "cooperation " + "filler " * 100 + "enhanced cooperation among governments " + "filler " * 100
    pieces = excerpt("enhanced cooperation", text, 60)
    assert [piece for piece, hit in pieces if hit] == ["enhanced", "cooperation"]
    assert pieces[0] == ("…", False)
    assert pieces[-1] == ("…", False)


WORDS = [f"{first}{second}{third}tion" for first in "bcdfglmnprst" for second in "aeiou" for third in "bcdfglmnpr"]


def answers_of_400_words(count: int) -> Index:
    texts = [(at, " ".join(WORDS[(at * 7 + word * 13) % len(WORDS)] for word in range(400))) for at in range(count)]
    texts[count // 2] = (count // 2, texts[count // 2][1] + " involvement of governments")
    return Index.build(texts)


def test_one_of_1242_answers_is_found() -> None:
    index = answers_of_400_words(1242)
    assert [hit.id for hit in index.search("involvment governments")] == [621]
    assert len(index.search(f"{WORDS[0]} {WORDS[13]}", limit=2000)) > 100


def test_more_answers_take_as_much_longer_to_search() -> None:
    def searcher(count: int) -> Callable[[], object]:
        index = answers_of_400_words(count)
        return lambda: (index.search("involvment governments"), index.search(f"{WORDS[0]} {WORDS[13]}", limit=2000))

    grows_like_its_input(searcher, 310)
