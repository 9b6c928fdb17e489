"""Days of meetings in six languages: across months and years, and windows that are not fixed (A36, A83)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import date_ranges

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.accepts(36)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 November 2026"),
        ("es", "5 de noviembre de 2026"),
        ("ru", "5 ноября 2026 года"),
        ("zh", "2026年11月5日"),
        ("ar", "5 تشرين الثاني/نوفمبر 2026"),
        ("de", "5. November 2026"),
        ("zh-hans", "2026年11月5日"),
        ("xx", "5 November 2026"),
        ("no such language", "5 November 2026"),
    ],
)
def test_one_day_is_written_as_its_language_writes_it(language: str, text: str) -> None:
    assert date_ranges.day(date(2026, 11, 5), language) == text


@pytest.mark.accepts(36)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "30 April – 2 May 2014"),
        ("fr", "30 avril – 2 mai 2014"),
        ("es", "30 de abril – 2 de mayo de 2014"),
        ("ru", "30 апреля – 2 мая 2014 года"),
        ("zh", "2014年4月30日至5月2日"),
        ("ar", "30 نيسان/أبريل – 2 أيار/مايو 2014"),
    ],
)
def test_a_meeting_that_crosses_a_month(language: str, text: str) -> None:
    assert date_ranges.days(date(2014, 4, 30), date(2014, 5, 2), language) == text


@pytest.mark.accepts(2)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "25–27 September 2017"),
        ("fr", "25–27 septembre 2017"),
        ("es", "25–27 de septiembre de 2017"),
        ("ru", "25–27 сентября 2017 года"),
        ("zh", "2017年9月25日至27日"),
        ("ar", "25–27 أيلول/سبتمبر 2017"),
    ],
)
def test_a_meeting_within_a_month(language: str, text: str) -> None:
    assert date_ranges.days(date(2017, 9, 25), date(2017, 9, 27), language) == text


def test_one_day_and_a_meeting_over_the_new_year() -> None:
    assert date_ranges.days(date(2016, 9, 30), date(2016, 9, 30), "en") == "30 September 2016"
    assert date_ranges.days(date(2017, 12, 30), date(2018, 1, 2), "en") == "30 December 2017 – 2 January 2018"
    assert date_ranges.days(date(2017, 12, 30), date(2018, 1, 2), "zh") == "2017年12月30日至2018年1月2日"


@pytest.mark.accepts(83)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "September – October 2017"),
        ("fr", "septembre – octobre 2017"),
        ("es", "septiembre – octubre de 2017"),
        ("ru", "сентябрь – октябрь 2017"),
        ("zh", "2017年9月至10月"),
        ("ar", "أيلول/سبتمبر – تشرين الأول/أكتوبر 2017"),
    ],
)
def test_a_window_is_said_in_months(language: str, text: str) -> None:
    assert date_ranges.months(date(2017, 9, 1), date(2017, 10, 31), language) == text
    one = date_ranges.months(date(2017, 9, 1), date(2017, 9, 30), language)
    assert "–" not in one
    assert "2017" in one


@given(DAYS, st.integers(0, 800), st.sampled_from(LANGUAGES))
def test_both_ends_and_each_year_are_said(first: date, more: int, language: str) -> None:
    last = first + timedelta(days=more)
    text = date_ranges.days(first, last, language)
    assert str(first.day) in text
    assert str(last.day) in text
    assert text.count(str(last.year)) >= 1
    assert str(first.year) in text
    if more == 0:
        assert "–" not in text
        assert "至" not in text


def test_no_meeting_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="it would end"):
        date_ranges.days(date(2017, 9, 27), date(2017, 9, 25), "en")
