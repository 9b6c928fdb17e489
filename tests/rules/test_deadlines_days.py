"""A day is read as people write it; a day that there is not is refused with the one that was likely meant."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.deadlines import Day, NoSuchDay, read_day

DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "un": "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "levant": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
}
NAMES = {code: [name.replace("_", " ") for name in row.split()] for code, row in MONTHS.items()}


@pytest.mark.accepts(141, "X5")
@pytest.mark.parametrize(
    "text",
    [
        "31.07.2013",
        "31/07/2013",
        "2013-07-31",
        "31 July 2013",
        "July 31st, 2013",
        "Wednesday, 31 July 2013",
        "31-Jul-2013",
        "31. 7. 2013",
        "31 07 2013",
        "20130731",
        "31 juillet 2013",
        "le mercredi 31 juillet 2013",
        "31 de julio de 2013",
        "31 июля 2013 года",
        "31 июля 2013 г.",
        "31 يوليو 2013",
        "٣١ يوليه ٢٠١٣",
        "31 تموز 2013",
        "٣١ تموز/يوليه ٢٠١٣",
        "2013年7月31日",
        "２０１３年７月３１日",
        "31 juillet 2013".upper(),
    ],
)
def test_one_day_in_many_hands(text: str) -> None:
    assert read_day(text, "en") == Day(date(2013, 7, 31), text)


@given(DATES, st.sampled_from(sorted(NAMES)), st.booleans())
def test_a_day_with_the_month_in_words_is_read_in_every_language(day: date, language: str, arabic: bool) -> None:
    joiner = " de " if language == "es" else " "
    text = joiner.join([str(day.day), NAMES[language][day.month - 1], str(day.year)])
    found = read_day(text.translate(ARABIC) if arabic else text, language)
    assert isinstance(found, Day)
    assert (found.date, found.ambiguous) == (day, False)


@given(DATES, st.sampled_from(["{0:%Y-%m-%d}", "{0.day}.{0.month}.{0.year}", "{0.year}年{0.month}月{0.day}日"]))
def test_forms_with_one_order_are_never_ambiguous(day: date, form: str) -> None:
    for locale in ("en", "en-US", "zh"):
        found = read_day(form.format(day), locale)
        assert isinstance(found, Day)
        assert (found.date, found.ambiguous) == (day, False)


@given(DATES)
@pytest.mark.accepts("X5")
def test_strokes_are_read_by_locale_and_marked_where_two_days_are_possible(day: date) -> None:
    ours, theirs = read_day(f"{day:%d/%m/%Y}", "fr"), read_day(f"{day:%m/%d/%Y}", "en_US")
    assert isinstance(ours, Day)
    assert isinstance(theirs, Day)
    assert ours.date == theirs.date == day
    assert ours.ambiguous == theirs.ambiguous == (day.day <= 12 and day.day != day.month)
    assert (ours.other is None) == (not ours.ambiguous)


@pytest.mark.accepts(136)
@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("31.06.2013", date(2013, 6, 30)),
        ("31/06/2013", date(2013, 6, 30)),
        ("2013-06-31", date(2013, 6, 30)),
        ("31 June 2013", date(2013, 6, 30)),
        ("٣١ حزيران/يونيه ٢٠١٣", date(2013, 6, 30)),
        ("2013年6月31日", date(2013, 6, 30)),
        ("29.02.2013", date(2013, 2, 28)),
        ("30 февраля 2012 года", date(2012, 2, 29)),
        ("07.13.2013", date(2013, 7, 13)),
        ("45.06.2013", None),
        ("0.06.2013", None),
        ("99/99/2013", None),
    ],
)
def test_a_day_that_there_is_not_is_refused_with_a_suggestion(text: str, suggestion: date | None) -> None:
    assert read_day(text, "en") == NoSuchDay(text, suggestion, "no-such-day")


@given(st.integers(1900, 2199), st.integers(1, 12), st.integers(29, 31))
def test_the_suggestion_is_the_last_day_of_the_month(year: int, month: int, day: int) -> None:
    found = read_day(f"{day}.{month:02}.{year}", "en")
    last = monthrange(year, month)[1]
    if day <= last:
        assert isinstance(found, Day)
    else:
        assert isinstance(found, NoSuchDay)
        assert found.suggestion == date(year, month, last)


@pytest.mark.accepts(12, 17, 83)
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("October 2017", "no-day"),
        ("October", "no-day"),
        ("early January 2018", "no-day"),
        ("2017年10月", "no-day"),
        ("2017", "no-day"),
        ("31 July", "no-year"),
        ("31/07", "no-year"),
        ("6-8 November 2013", "several"),
        ("31 July 2013, 18:00", "several"),
        ("31.07.2013 or 17.09.2013", "several"),
        ("soon", "not-a-date"),
        ("", "empty"),
        ("  ", "empty"),
    ],
)
def test_what_is_no_day_says_why(text: str, reason: str) -> None:
    assert read_day(text, "en") == NoSuchDay(text, None, reason)


@given(
    st.text(max_size=60) | st.text(alphabet="0123456789./- 年月日JulyMay", max_size=20),
    st.sampled_from(["en", "ar", "", "x"]),
)
def test_no_text_breaks_it_and_what_was_typed_comes_back(text: str, locale: str) -> None:
    assert read_day(text, locale).text == text
