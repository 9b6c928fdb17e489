"""Plain text in any encoding and any habit of line ends comes out as blocks with nothing lost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press import reading
from plenary.press.blocks import Source
from plenary.press.encodings import decode
from tests.growth import TIMES, grows_like_its_input

from .incoming import texts, words, words_of

_RUSSIAN = "Мы считаем, что в расширенном сотрудничестве должны участвовать все заинтересованные стороны."
_ARABIC = "نرى أن التعاون المعزز يتطلب مشاركة جميع أصحاب المصلحة على قدم المساواة في جميع المراحل."
_CHINESE = "我们认为，加强合作需要所有利益攸关方的平等参与，包括各国政府、民间社会和私营部门。"
_FRENCH = "La coopération renforcée… “élevée” – déjà décidée à Genève, l’été dernier."


def read(text: str, encoding: str = "utf-8") -> Source:
    return reading.read("answer.txt", text.encode(encoding))


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (_FRENCH, "utf-8", "utf-8"),
        (_FRENCH, "utf-8-sig", "utf-8"),
        (_FRENCH, "utf-16", "utf-16"),
        (_FRENCH, "utf-16-le", "utf-16-le"),
        (_FRENCH, "cp1252", "cp1252"),
        (_FRENCH.replace("…", "").replace("–", "-"), "mac_roman", "mac_roman"),
        (_RUSSIAN, "cp1251", "cp1251"),
        (_RUSSIAN, "koi8-r", "koi8-r"),
        (_RUSSIAN, "iso8859-5", "iso8859-5"),
        (_ARABIC, "cp1256", "cp1256"),
        (_ARABIC, "iso8859-6", "iso8859-6"),
        (_CHINESE, "gb18030", "gb18030"),
        (_CHINESE, "utf-8", "utf-8"),
        ("Współpraca państw wymaga równości wszystkich uczestników, także społeczeństwa", "cp1250", "cp1250"),
        ("Equal footing for all", "ascii", "ascii"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str, found: str) -> None:
    source = read(text, encoding)
    assert source.encoding == found
    assert texts(source) == [text]


def test_the_byte_85_is_an_ellipsis_and_no_line_end() -> None:
    assert texts(reading.read("a.txt", b"and so on\x85 as before, d\xe9j\xe0 vu")) == ["and so on… as before, déjà vu"]


def test_a_few_foreign_bytes_in_utf8_are_kept_as_letters() -> None:
    data = "Pâtés, fêtes, goûts, forêts et çà et là. ".encode() + "d’été".encode("cp1252")
    text, encoding = decode(data)
    assert (text, encoding) == ("Pâtés, fêtes, goûts, forêts et çà et là. d’été", "utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.accepts(141)
def test_lines_that_a_program_broke_are_put_together(end: str) -> None:
    paragraphs = [
        "We believe that enhanced cooperation enables governments, on an equal footing, to carry out their roles and "
        "responsibilities in international public policy issues pertaining to the Internet.",
        "The multi-stakeholder approach is not opposed to this. It rests on transparency, and on the participation of "
        "those who are concerned by the decisions that are taken in their name every day.",
    ]
    wrapped = (end * 2).join(end.join(textwrap.wrap(paragraph, 72)) for paragraph in paragraphs)
    assert texts(read(wrapped)) == paragraphs
    trailing = (end * 2).join((" " + end).join(textwrap.wrap(paragraph, 72)) for paragraph in paragraphs)
    assert texts(read(trailing)) == paragraphs


def test_words_divided_at_a_line_end_are_joined_and_others_keep_their_hyphen() -> None:
    text = (
        "The participants of the inter-sessional meeting discussed the question of enhanced coop-\n"
        "eration at length, and the multi-\nstakeholder model, and what an inter-\nsessional meeting is."
    )
    assert texts(read(text)) == [
        "The participants of the inter-sessional meeting discussed the question of enhanced cooperation at length, "
        "and the multi-stakeholder model, and what an inter-sessional meeting is."
    ]


def test_short_lines_that_a_person_broke_stay_apart() -> None:
    text = "Name: A. Member\nOrganisation: Society of Cordova\nCountry: Cordova\nDate: 3 September 2013"
    assert texts(read(text)) == text.split("\n")


def test_lists_of_all_habits() -> None:
    text = textwrap.dedent(
        """\
        1. What are the issues, in the view of those who answer this questionnaire in the name of
           their organisation?
        2) Who takes part?
           a) governments
           (b) others
        - a point
        * another
        • a third
        (iv) the fourth
        一、第一个问题
        """
    )
    assert [(b.kind, b.label, b.level, b.text) for b in read(text).blocks] == [
        (
            *("item", "1.", 1),
            "What are the issues, in the view of those who answer this questionnaire in the name of their organisation?",
        ),
        ("item", "2)", 1, "Who takes part?"),
        ("item", "a)", 2, "governments"),
        ("item", "(b)", 2, "others"),
        ("item", "-", 1, "a point"),
        ("item", "*", 1, "another"),
        ("item", "•", 1, "a third"),
        ("item", "(iv)", 1, "the fourth"),
        ("item", "一、", 1, "第一个问题"),
    ]


def test_headings_by_look() -> None:
    text = "Our answer\n==========\n\nScope\n-----\nText of it.\n\nGENERAL REMARKS\nMore text.\n\n### Third\nEnd.\n"
    assert [(b.kind, b.level, b.text) for b in read(text).blocks] == [
        ("heading", 1, "Our answer"),
        ("heading", 2, "Scope"),
        ("paragraph", 0, "Text of it."),
        ("heading", 2, "GENERAL REMARKS"),
        ("paragraph", 0, "More text."),
        ("heading", 3, "Third"),
        ("paragraph", 0, "End."),
    ]


def test_a_table_of_bars() -> None:
    text = "| Question | Answer |\n|---|---|\n| 1 | Yes |\n| 2 | No |\n\nAfter."
    found = [(b.text, b.row, b.column) for b in read(text).blocks]
    assert found[:4] == [("Question", 1, 1), ("Answer", 1, 2), ("1", 2, 1), ("Yes", 2, 2)]
    assert found[-1] == ("After.", 0, 0)


@pytest.mark.accepts(172)
def test_a_number_alone_on_its_line_is_given_back_to_its_paragraph() -> None:
    text = "5.\nIn its second meeting the group reviewed what it had received.\n(a)\n\nImplementation\n\n٣.\n\nجواب"
    assert [(b.label, b.text) for b in read(text).blocks] == [
        ("5.", "In its second meeting the group reviewed what it had received."),
        ("(a)", "Implementation"),
        ("٣.", "جواب"),
    ]


@pytest.mark.accepts(141)
def test_a_copied_list_of_links_is_kept_once() -> None:
    source = read("http://example.org/a.pdf\nhttp://example.org/a.pdf\nhttp://example.org/b.pdf\n")
    assert texts(source) == ["http://example.org/a.pdf", "http://example.org/b.pdf"]


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert texts(read("\n".join(textwrap.wrap(_CHINESE * 4, 36)))) == [_CHINESE * 4]


def test_a_text_that_is_broken_everywhere_loses_no_word() -> None:
    text = "\n".join(f"word{n} {'x' * (n % 70)} end{n}{'.' if n % 7 == 0 else ''}" for n in range(400))
    assert words_of(read(text)) == words(text)


@pytest.mark.parametrize(
    "text",
    [
        "and so the text goes on without any end in sight, line by line, to the last\n" * 20_000,
        "a" * 300_000 + "-\n" + "b" * 300_000,
        "http://example.org/" + "x" * 300_000 + " http://example.org/",
        "From " + "x" * 500_000,
        "1." * 200_000,
        "(" * 300_000,
        ".)" * 200_000,
        "| a " * 100_000,
        "> " * 200_000,
    ],
)
def test_texts_made_to_stop_a_reader_do_not(text: str) -> None:
    def reader(quarters: int) -> Callable[[], None]:
        part = text[: len(text) * quarters // TIMES].encode()

        def both() -> None:
            reading.read("a.txt", part)
            reading.read("a.eml", b"From: a@example.org\nMessage-ID: <x@y>\n\n" + part)

        return both

    grows_like_its_input(reader, 1)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abcZ .,:\n\r-*1)#|=>\t　中ا\u0085"), max_size=300))
def test_no_word_is_ever_lost(text: str) -> None:
    source = reading.read("a.txt", ("begin\n\n" + text).encode())
    assert sum(words_of(source).values()) >= 1
    said = "".join(f"{b.label}{b.text}" for b in source.blocks)
    for letter in "abcZ1中ا":
        assert said.count(letter) == ("begin" + text).count(letter)


def test_real_contributions_keep_their_words(netmundial: Path) -> None:
    files = sorted((netmundial / "contributions").glob("*.txt"))
    for path in files:
        data = path.read_bytes()
        text, encoding = decode(data)
        assert encoding in ("ascii", "utf-8", "cp1252"), path.name
        assert "\ufffd" not in text, path.name
        source = reading.read(path.name, data)
        kept, said = sum(words_of(source).values()), sum(words(text).values())
        assert abs(kept - said) <= 0.01 * said + 3, path.name
