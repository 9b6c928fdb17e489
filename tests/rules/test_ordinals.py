"""Ordinal numbers as titles of meetings and sessions write them, in six languages (A85)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import ordinals

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


@pytest.mark.accepts(85)
@pytest.mark.parametrize(
    ("number", "language", "title"),
    [
        (1, "en", "1st meeting"),
        (2, "en", "2nd meeting"),
        (3, "en", "3rd meeting"),
        (4, "en", "4th meeting"),
        (11, "en", "11th meeting"),
        (12, "en", "12th meeting"),
        (13, "en", "13th meeting"),
        (21, "en", "21st meeting"),
        (111, "en", "111th meeting"),
        (122, "en-GB", "122nd meeting"),
        (1, "fr", "1re réunion"),
        (4, "fr", "4e réunion"),
        (4, "es", "4.ª reunión"),
        (4, "ru", "4-е совещание"),
        (4, "zh", "第4次会议"),
        (1, "ar", "الاجتماع الأول"),
        (4, "ar", "الاجتماع الرابع"),
        (11, "ar", "الاجتماع الحادي عشر"),
        (21, "ar", "الاجتماع الحادي والعشرون"),
        (30, "ar", "الاجتماع الثلاثون"),
        (120, "ar", "الاجتماع 120"),
        (4, "de", "4th meeting"),
    ],
)
def test_the_title_of_a_meeting(number: int, language: str, title: str) -> None:
    assert ordinals.meeting(number, language) == title


@pytest.mark.accepts(85)
def test_the_21st_session_of_a_parent_body_is_no_21th() -> None:
    assert [ordinals.session(21, code) for code in LANGUAGES] == [
        "21st session",
        "21e session",
        "21.º período de sesiones",
        "21-я сессия",
        "第21届会议",
        "الدورة الحادية والعشرون",
    ]
    assert ordinals.session(1, "fr") == "1re session"
    assert [ordinals.session(n, "ar") for n in (1, 2, 3, 10, 11, 12, 16, 40)] == [
        "الدورة الأولى",
        "الدورة الثانية",
        "الدورة الثالثة",
        "الدورة العاشرة",
        "الدورة الحادية عشرة",
        "الدورة الثانية عشرة",
        "الدورة السادسة عشرة",
        "الدورة الأربعون",
    ]


@pytest.mark.accepts(123)
def test_consultations_are_counted_by_themselves() -> None:
    assert [ordinals.consultation(2, code) for code in LANGUAGES] == [
        "2nd informal consultation",
        "2e consultation informelle",
        "2.ª consulta oficiosa",
        "2-я неофициальная консультация",
        "第2次非正式磋商",
        "المشاورة غير الرسمية الثانية",
    ]


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(LANGUAGES))
def test_no_two_numbers_have_one_title(one: int, other: int, language: str) -> None:
    for title in (ordinals.meeting, ordinals.session, ordinals.consultation):
        assert (title(one, language) == title(other, language)) == (one == other)


@given(st.integers(1, 10_000))
def test_english_endings(number: int) -> None:
    ending = ordinals.english(number).removeprefix(str(number))
    units = 0 if 10 < number % 100 < 20 else number % 10
    assert ending == {1: "st", 2: "nd", 3: "rd"}.get(units, "th")
