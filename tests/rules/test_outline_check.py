"""A figure that the facts do not hold is doubted, in words and in figures; what was generated from them never is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plenary.rules import outline
from plenary.rules.outline import values as v
from plenary.rules.outline.numerals import numerals, value_of
from tests.rules.test_outline import FACTS, facts


def doubts(
    text: str, language: str = "en", f: v.Facts = FACTS, drafted: dict[str, list[str]] | None = None
) -> list[str]:
    return [d.words for d in outline.check(text, f, language, drafted)]


@pytest.mark.accepts(158)
def test_four_categories_over_five_are_doubted_and_told_what_follows() -> None:
    text = (
        "In its second meeting, held on 6-8 November 2013, the Group reviewed the responses. They were grouped in four "
        "categories as follows:\n(a) Implementation\n(b) Issues\n(c) Roles\n(d) Countries\n(e) Barriers\nThe Group went on."
    )
    (doubt,) = outline.check(text, FACTS, "en")
    assert (doubt.kind, doubt.words, doubt.found, doubt.expected) == ("list", "four categories", 4, (5,))
    assert text[doubt.start :].startswith("four categories")
    assert doubt.sentence.startswith("They were grouped")
    assert doubt.sources[0] == "category/harbours/a"


@pytest.mark.accepts(158)
@pytest.mark.parametrize(
    "text",
    [
        "There were 68 responses to the questionnaire, comprising 18 questions.",
        "There were sixty-eight responses.",
        "The group held three face-to-face meetings in Geneva.",
        "It is composed of twenty-three Member States.",
        "The five broad categories were discussed in six meetings.",
        "They stand in 7 categories.",
    ],
)
def test_a_figure_that_is_not_the_records_is_doubted(text: str) -> None:
    assert len(doubts(text)) == 1


@pytest.mark.accepts(158)
@pytest.mark.parametrize(
    "text",
    [
        "There were 69 responses to the questionnaire, comprising 18 questions, by 17 September 2013.",
        "The Group held four face-to-face meetings and sorted them in five broad categories.",
        "It has 42 members: twenty-two Member States and others.",
        "Question 3 categories were named; paragraph 20 meetings; items 5 and 6.",
        "At the first two meetings, and at three further meetings, some 60 responses were read.",
        "Two of the categories were discussed in part. The 4th meeting and the 2013 meetings closed late.",
        "By resolution A/RES/67/195, para. 20, 3.5 members and 30 per cent of members.",
        "",
    ],
)
def test_what_fits_and_what_is_no_count_is_not_doubted(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.accepts(158)
@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fr", "Les réponses sont réparties en cinq catégories ; quatre réunions", "Le groupe a tenu six réunions"),
        ("es", "cinco categorías y cuatro reuniones", "hubo sesenta y ocho respuestas"),
        ("ru", "пять категорий, четыре совещания, 69 ответов", "шесть общих категорий"),
        ("ar", "خمس فئات و69 ردا في الفئات الخمس", "عقد الفريق ستة اجتماعات"),
        ("ar", "عقد الفريق أربعة اجتماعات", "في الفئات الأربع"),
        ("zh", "工作组举行了四次会议，收到69份答复，分为五个类别", "分为四个类别"),
        ("zh", "第3次会议。六十九份答复", "收到68份答复"),
    ],
)
def test_the_six_languages_are_read(language: str, right: str, wrong: str) -> None:
    assert doubts(right, language) == []
    assert len(doubts(wrong, language)) == 1


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "twenty-two", 22), ("en", "twentytwo", 22), ("en", "one hundred and five", 105), ("en", "two three", None),
        ("fr", "soixante-dix-sept", 77), ("fr", "quatre-vingt-dix-neuf", 99), ("fr", "vingt et un", 21), ("fr", "dix-huit", 18),
        ("es", "cuarenta y dos", 42), ("es", "veintidós", 22), ("ru", "сорок два", 42), ("ru", "шестидесяти девяти", 69),
        ("ar", "اثنان وأربعون", 42), ("ar", "خمسة عشر", 15), ("ar", "ثمانية عشر", 18), ("zh", "二十四", 24), ("zh", "十八", 18),
    ],
)  # fmt: skip
def test_numbers_are_read_in_words(language: str, words: str, value: int | None) -> None:
    assert value_of(words, language) == value
    if value is not None:
        assert [n.value for n in numerals(words, language)] == [value]


@pytest.mark.accepts(158)
def test_a_count_of_what_the_record_has_none_of_is_doubted() -> None:
    (doubt,) = outline.check("It received 69 responses.", replace(FACTS, calls=()), "en")
    assert (doubt.words, doubt.found, doubt.expected) == ("69 responses", 69, ())
    assert doubts("It received 0 responses.", f=replace(FACTS, calls=())) == []


def test_a_list_is_counted_whatever_it_counts() -> None:
    text = "The Group named three lighthouses, namely:\n1. Northern\n2. Southern"
    (doubt,) = outline.check(text, FACTS, "en")
    assert (doubt.kind, doubt.found, doubt.expected) == ("list", 3, (2,))
    assert doubts("It named two lighthouses: (a) Northern; (b) Southern.") == []
    assert doubts("It named three lighthouses: (a) Northern; (b) Southern.") == ["three lighthouses"]
    nested = (
        "Two coasts:\n1. North, with three lights:\n(a) A\n(b) B\n2. South\nThe end, with two lights:\n• A\n• B\n• C"
    )
    assert doubts(nested) == ["three lights", "two lights"]
    assert doubts("提出了三个灯塔：\n（说明）", "zh") == []


def test_a_sentence_of_the_record_with_another_figure_in_it_is_doubted_even_where_that_figure_counts_something_else() -> (
    None
):
    drafted = {
        "The 5th meeting had 22 members.": ["meeting/harbours/5"],
        "The 6th meeting had 5 members.": ["meeting/harbours/6"],
    }
    assert doubts("The 5th meeting had 22 members. The 6th meeting had 5 members.", drafted=drafted) == []
    (doubt,) = outline.check("The 5th meeting had 5 members. The 6th meeting had 5 members.", FACTS, "en", drafted)
    assert (doubt.kind, doubt.words, doubt.expected, doubt.sources) == ("altered", "5", (22,), ("meeting/harbours/5",))
    both = "The 5th meeting had 22 members. The 6th meeting had 5 members."
    assert doubts(f"{both} {both}", drafted=drafted) == []
    twice = "The 6th meeting had 5 members. The 6th meeting had 5 members."
    assert len(outline.check(twice, FACTS, "en", drafted)) > 0


# Properties -----------------------------------------------------------------------------------------------------------

ORDER = "categories meetings questions responses members observers seats stakeholder-groups documents decisions recommendations calls"
FRAMES = {
    "en": (
        "The Group held {}. ",
        "categories|meetings|broad questions|written responses|members|observers|seats|stakeholder groups|documents|decisions"
        "|recommendations|calls for input",
    ),
    "fr": (
        "Il y a eu {}. ",
        "catégories|réunions|questions|réponses|membres|observateurs|sièges|groupes de parties prenantes|documents|décisions"
        "|recommandations|appels à contributions",
    ),
    "es": (
        "Hubo {}. ",
        "categorías|reuniones|preguntas|respuestas|miembros|observadores|puestos|grupos de interesados|documentos|decisiones"
        "|recomendaciones|convocatorias de contribuciones",
    ),
    "ru": (
        "Всего {}. ",
        "категорий|совещаний|вопросов|ответов|членов|наблюдателей|мест|групп заинтересованных сторон|документов|решений"
        "|рекомендаций|запросов материалов",
    ),
    "ar": (
        "بلغ العدد {}. ",
        "فئات|اجتماعات|أسئلة|ردود|أعضاء|مراقبين|مقاعد|مجموعات أصحاب المصلحة|وثائق|قرارات|توصيات|دعوات إلى تقديم",
    ),
    "zh": (
        "共有{}。",
        "个类别|次会议|个问题|份答复|个成员|名观察员|个席位|个利益攸关方群体|份文件|项决定|项建议|次征集",
    ),
}
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
UNITS += ["eighteen", "nineteen"]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
HAN = "〇一二三四五六七八九"


def written(number: int, language: str, in_words: bool) -> str:
    if in_words and language == "en" and 0 < number < 100:
        return (
            UNITS[number] if number < 20 else TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")
        )
    if in_words and language == "zh" and 1 < number < 100:
        tens, unit = divmod(number, 10)
        return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[unit] if unit else "")
    return str(number)


def text_of(counts: list[v.Count], language: str, in_words: bool) -> str:
    frame, said = FRAMES[language]
    names = dict(zip(ORDER.split(), said.split("|"), strict=True))
    space = "" if language == "zh" else " "
    return "".join(
        frame.format(f"{written(c.number, language, in_words)}{space}{names[c.noun]}")
        for c in counts
        if c.noun in names
    )


@given(facts(), st.sampled_from(sorted(FRAMES)), st.booleans())
@settings(max_examples=2000, deadline=None)
@example(FACTS, "en", True)
def test_what_is_generated_from_the_facts_is_never_doubted(f: v.Facts, language: str, in_words: bool) -> None:
    assert outline.check(text_of(list(outline.counts(f)), language, in_words), f, language) == ()


@given(facts(), st.sampled_from(sorted(FRAMES)), st.booleans(), st.data())
@settings(max_examples=2000, deadline=None)
def test_one_figure_changed_is_always_doubted(f: v.Facts, language: str, in_words: bool, data: st.DataObject) -> None:
    counts = [c for c in outline.counts(f) if c.noun != "people"]  # these are counted in no text
    assume(counts)
    at = data.draw(st.integers(0, len(counts) - 1))
    held = {c.number for c in counts if c.noun == counts[at].noun}
    other = data.draw(st.integers(0, 900).filter(lambda n: n not in held))
    changed = [*counts[:at], replace(counts[at], number=other), *counts[at + 1 :]]
    (doubt,) = outline.check(text_of(changed, language, in_words), f, language)
    assert (doubt.noun, doubt.found, doubt.expected) == (counts[at].noun, other, tuple(sorted(held)))


@given(
    st.lists(
        st.tuples(st.sampled_from(["Meeting {} had {} guests", "In {} they met {} times"]), st.integers(0, 99), st.integers(0, 99)),
        min_size=1, max_size=6, unique=True,
    ),
    st.data(),
)  # fmt: skip
@settings(max_examples=2000, deadline=None)
def test_one_figure_changed_in_a_sentence_of_the_record_is_always_doubted(
    made: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    sentences = [frame.format(a, b) + "." for frame, a, b in made]
    drafted = {s: [f"record/{n}"] for n, s in enumerate(sentences)}
    assert outline.check(" ".join(sentences), FACTS, "en", drafted) == ()
    at = data.draw(st.integers(0, len(made) - 1))
    frame, a, b = made[at]
    changed = frame.format(a, data.draw(st.integers(0, 999).filter(lambda n: n != b))) + "."
    text = " ".join([*sentences[:at], changed, *sentences[at + 1 :]])
    assert outline.check(text, FACTS, "en", drafted)


@given(st.text(max_size=400), st.sampled_from([*sorted(FRAMES), "eo", "zh-hans"]))
@settings(max_examples=2000, deadline=None)
def test_any_text_is_read_and_each_doubt_points_at_its_place(text: str, language: str) -> None:
    for doubt in outline.check(text, FACTS, language):
        assert 0 <= doubt.start < len(text)
        assert doubt.found not in doubt.expected
