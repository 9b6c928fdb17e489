"""Dates are read as the five documents and six languages write them; what is no date says why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules import date_ranges
from plenary.rules.timeline import NoSuchDay, Span, When, kept, meant, read, resolve
from plenary.rules.timeline.signs import _SIGNS

NEAR = date(2017, 9, 27)  # the last day of the fourth meeting: "October" was said then
D = date


def days(text: str, locale: str = "en") -> tuple[date | None, date | None, str]:
    found = read(text, locale, near=NEAR)
    assert isinstance(found, When), found
    assert found.text == text
    return found.earliest, found.latest, found.precision


# Each phrase of the documents with a date in it, by number of the acceptance table.
PHRASES = [
    (2, "25-27 September 2017", D(2017, 9, 25), D(2017, 9, 27), "days"),
    (12, "October", D(2017, 10, 1), D(2017, 10, 31), "month"),
    (12, "until October", None, D(2017, 10, 31), "month"),
    (14, "by the end of October", None, D(2017, 10, 31), "part"),
    (14, "end Oct", D(2017, 10, 21), D(2017, 10, 31), "part"),
    (16, "until the end of November", None, D(2017, 11, 30), "part"),
    (16, "end Nov", D(2017, 11, 21), D(2017, 11, 30), "part"),
    (17, "early January", D(2018, 1, 1), D(2018, 1, 10), "part"),
    (17, "early Jan 2018", D(2018, 1, 1), D(2018, 1, 10), "part"),
    (17, "first week of January 2018", D(2018, 1, 1), D(2018, 1, 7), "week"),
    (18, "before the end of January", None, D(2018, 1, 31), "part"),
    (18, "before end Jan 2018", None, D(2018, 1, 31), "part"),
    (21, "in May 2016", D(2016, 5, 1), D(2016, 5, 31), "month"),
    (27, "1998", D(1998, 1, 1), D(1998, 12, 31), "year"),
    (27, "2005", D(2005, 1, 1), D(2005, 12, 31), "year"),
    (29, "by the end of the first quarter of 2006", None, D(2006, 3, 31), "part"),
    (31, "2006", D(2006, 1, 1), D(2006, 12, 31), "year"),
    (35, "30 May (P.M.) - 31 May 2013", D(2013, 5, 30), D(2013, 5, 31), "days"),
    (35, "30 May (P.M)-31 May 2013", D(2013, 5, 30), D(2013, 5, 31), "days"),
    (175, "30-31 May, 2013", D(2013, 5, 30), D(2013, 5, 31), "days"),
    (36, "6-8 November 2013", D(2013, 11, 6), D(2013, 11, 8), "days"),
    (36, "24-28 February 2014", D(2014, 2, 24), D(2014, 2, 28), "days"),
    (36, "30 April – 2 May 2014", D(2014, 4, 30), D(2014, 5, 2), "days"),
    (36, "30 April-2 May 2014", D(2014, 4, 30), D(2014, 5, 2), "days"),
    (48, "17 September 2013", D(2013, 9, 17), D(2013, 9, 17), "day"),
    (48, "17 of September 2013", D(2013, 9, 17), D(2013, 9, 17), "day"),
    (72, "no later than July 2016", None, D(2016, 7, 31), "month"),
    (73, "December 2015", D(2015, 12, 1), D(2015, 12, 31), "month"),
    (73, "March- April 2016", D(2016, 3, 1), D(2016, 4, 30), "months"),
    (82, "January 2017 before inter-sessional", D(2017, 1, 1), D(2017, 1, 31), "month"),
    (82, "May 2017 before annual meeting", D(2017, 5, 1), D(2017, 5, 31), "month"),
    (83, "September – October 2017", D(2017, 9, 1), D(2017, 10, 31), "months"),
    (84, "May 2018", D(2018, 5, 1), D(2018, 5, 31), "month"),
    (89, "17 October 2016", D(2016, 10, 17), D(2016, 10, 17), "day"),
    (95, "by the end of January 2018", None, D(2018, 1, 31), "part"),
    (117, "7 December 2016", D(2016, 12, 7), D(2016, 12, 7), "day"),
    (118, "26-27 January 2017", D(2017, 1, 26), D(2017, 1, 27), "days"),
    (119, "January 2013", D(2013, 1, 1), D(2013, 1, 31), "month"),
    (121, "end of March 2013", D(2013, 3, 21), D(2013, 3, 31), "part"),
    (126, "May 18 , 2012", D(2012, 5, 18), D(2012, 5, 18), "day"),
    (129, "February  2014", D(2014, 2, 1), D(2014, 2, 28), "month"),
    (130, "end of February/ beginning of March  2014", D(2014, 2, 21), D(2014, 3, 10), "part"),
    (132, "3-7 June 2013", D(2013, 6, 3), D(2013, 6, 7), "days"),
    (137, "31.07.2013", D(2013, 7, 31), D(2013, 7, 31), "day"),
    (138, "15.10.2013", D(2013, 10, 15), D(2013, 10, 15), "day"),
    (138, "30.10.2013", D(2013, 10, 30), D(2013, 10, 30), "day"),
    (139, "6-8 Nov 2013", D(2013, 11, 6), D(2013, 11, 8), "days"),
    (145, "between May 2013 and May 2014", D(2013, 5, 1), D(2014, 5, 31), "months"),
    (145, "from May 2013 to May 2014", D(2013, 5, 1), D(2014, 5, 31), "months"),
    (100, "2013-2014", D(2013, 1, 1), D(2014, 12, 31), "years"),
]


@pytest.mark.accepts(12, 17, 27, 29, 36, 83, 129, 130)
@pytest.mark.parametrize(("number", "text", "earliest", "latest", "precision"), PHRASES)
def test_a_date_of_the_documents_is_read_as_it_stands(
    number: int, text: str, earliest: date | None, latest: date, precision: str
) -> None:
    assert days(text) == (earliest, latest, precision), f"A{number}"


SAME = {
    ("2013-11-06", "2013-11-08"): [
        ("fr", "du 6 au 8 novembre 2013"),
        ("es", "del 6 al 8 de noviembre de 2013"),
        ("ru", "с 6 по 8 ноября 2013 года"),
        ("ar", "من 6 إلى 8 تشرين الثاني/نوفمبر 2013"),
        ("zh", "2013年11月6日至8日"),
        ("en", "from 6 to 8 November 2013"),
    ],
    ("2018-01-01", "2018-01-10"): [
        ("fr", "début janvier 2018"),
        ("es", "a principios de enero de 2018"),
        ("ru", "в начале января 2018 года"),
        ("ar", "أوائل كانون الثاني/يناير 2018"),
        ("zh", "2018年1月初"),
        ("en", "the beginning of January 2018"),
    ],
    ("2014-03-11", "2014-03-20"): [
        ("fr", "mi-mars 2014"),
        ("es", "mediados de marzo de 2014"),
        ("ru", "в середине марта 2014 года"),
        ("ar", "منتصف آذار/مارس 2014"),
        ("zh", "2014年3月中旬"),
        ("en", "mid-March 2014"),
    ],
    ("2017-10-21", "2017-10-31"): [
        ("fr", "à la fin du mois de octobre 2017"),
        ("fr", "fin octobre 2017"),
        ("es", "fines de octubre de 2017"),
        ("ru", "в конце октября 2017 года"),
        ("ar", "نهاية تشرين الأول/أكتوبر 2017"),
        ("zh", "2017年10月底"),
        ("en", "late in October 2017"),
    ],
    ("2006-01-01", "2006-03-31"): [
        ("fr", "premier trimestre de 2006"),
        ("es", "primer trimestre de 2006"),
        ("ru", "первый квартал 2006 года"),
        ("ar", "الربع الأول من عام 2006"),
        ("zh", "2006年第一季度"),
        ("en", "Q1 2006"),
    ],
    ("2014-07-01", "2014-12-31"): [
        ("fr", "second semestre 2014"),
        ("es", "segundo semestre de 2014"),
        ("ru", "вторая половина 2014 года"),
        ("ar", "النصف الثاني من عام 2014"),
        ("zh", "2014年下半年"),
        ("en", "the second half of 2014"),
    ],
    ("2016-03-01", "2016-04-30"): [
        ("fr", "mars-avril 2016"),
        ("es", "marzo y abril de 2016"),
        ("ru", "март – апрель 2016 года"),
        ("ar", "آذار/مارس - نيسان/أبريل 2016"),
        ("zh", "2016年3月至4月"),
        ("en", "March or April 2016"),
    ],
    (None, "2016-07-31"): [
        ("fr", "au plus tard en juillet 2016"),
        ("es", "a más tardar en julio de 2016"),
        ("ru", "не позднее июля 2016 года"),
        ("ar", "في موعد لا يتجاوز تموز/يوليه 2016"),
        ("zh", "不迟于2016年7月"),
        ("en", "not later than July 2016"),
    ],
    (None, "2018-01-31"): [
        ("fr", "avant la fin janvier 2018"),
        ("es", "antes de fines de enero de 2018"),
        ("ru", "до конца января 2018 года"),
        ("ar", "قبل نهاية كانون الثاني/يناير 2018"),
        ("zh", "2018年1月底之前"),
    ],
    ("2013-05-30", "2013-05-31"): [
        ("fr", "30 mai (après-midi) - 31 mai 2013"),
        ("es", "30 de mayo (tarde) a 31 de mayo de 2013"),
        ("ru", "30 мая (днем) – 31 мая 2013 года"),
        ("ar", "30 أيار/مايو (بعد الظهر) - 31 أيار/مايو 2013"),
        ("zh", "2013年5月30日下午至31日"),
    ],
}


@pytest.mark.accepts(36, 35, 72)
@pytest.mark.parametrize(
    ("text", "locale", "wanted"), [(text, code, key) for key, row in SAME.items() for code, text in row]
)
def test_ordinary_forms_of_the_six_languages_are_read(text: str, locale: str, wanted: tuple[str | None, str]) -> None:
    earliest, latest, _ = days(text, locale)
    assert (earliest and earliest.isoformat(), latest and latest.isoformat()) == wanted


@pytest.mark.accepts(35, 175)
def test_half_days_are_kept_with_the_days() -> None:
    found = read("30 May (P.M.) - 31 May 2013", "en")
    plain = read("30-31 May 2013", "en")
    assert isinstance(found, When)
    assert isinstance(plain, When)
    assert (found.starts_half, found.ends_half, plain.starts_half) == ("pm", "", "")
    assert (found.earliest, found.latest) == (plain.earliest, plain.latest)


@pytest.mark.accepts(12)
def test_a_month_is_computed_to_its_last_day_and_said_to_be_not_fixed() -> None:
    month, day = read("October", "en", near=NEAR), read("31 October 2017", "en")
    assert isinstance(month, When)
    assert isinstance(day, When)
    assert month.reckoned == day.reckoned == D(2017, 10, 31)
    assert (month.fixed, day.fixed) == (False, True)


HUNG = [
    ("before the inter-sessional meeting", "en", "before", 0, "inter-sessional meeting"),
    ("before the second meeting", "en", "before", 0, "second meeting"),
    ("right after the meeting", "en", "after", 0, "meeting"),
    ("a week before the meeting", "en", "before", 7, "meeting"),
    ("at least ten days before the meeting", "en", "before", 10, "meeting"),
    ("no later than two weeks before the second meeting", "en", "before", 14, "second meeting"),
    ("by the second meeting", "en", "by", 0, "second meeting"),
    ("avant la réunion intersessions", "fr", "before", 0, "réunion intersessions"),
    ("une semaine avant la réunion", "fr", "before", 7, "réunion"),
    ("antes de la segunda reunión", "es", "before", 0, "segunda reunión"),
    ("dos semanas antes de la reunión", "es", "before", 14, "reunión"),
    ("до межсессионного совещания", "ru", "before", 0, "межсессионного совещания"),
    ("за неделю до совещания", "ru", "before", 7, "совещания"),
    ("قبل الاجتماع الثاني", "ar", "before", 0, "الاجتماع الثاني"),
    ("قبل الاجتماع بأسبوع", "ar", "before", 7, "الاجتماع"),
    ("第二次会议之前", "zh", "before", 0, "第二次会议"),
    ("会议前一周", "zh", "before", 7, "会议"),
]


@pytest.mark.accepts(82, 111)
@pytest.mark.parametrize(("text", "locale", "relation", "distance", "anchor"), HUNG)
def test_a_date_that_hangs_on_an_event_names_it(
    text: str, locale: str, relation: str, distance: int, anchor: str
) -> None:
    found = read(text, locale)
    assert isinstance(found, When)
    assert (found.relation, found.distance, found.anchor) == (relation, distance, anchor)
    assert found.reckoned is None, "it has no day of its own"


@pytest.mark.accepts(82)
def test_it_moves_with_its_event() -> None:
    found = read("January 2017 before inter-sessional", "en")
    assert isinstance(found, When)
    first = resolve(found, Span(D(2017, 1, 23), D(2017, 1, 25)))
    moved = resolve(found, Span(D(2017, 1, 16), D(2017, 1, 18)))
    assert (first.earliest, first.latest) == (D(2017, 1, 1), D(2017, 1, 22))
    assert moved.latest == D(2017, 1, 15)
    vague = resolve(found, Span(D(2017, 1, 1), D(2017, 1, 31), fixed=False))
    assert vague.latest == D(2017, 1, 30), "an event in January counts as on its last day"
    week = read("a week before the meeting", "en")
    assert isinstance(week, When)
    assert resolve(week, Span(D(2013, 11, 6), D(2013, 11, 8))).latest == D(2013, 10, 30), "A139"
    after = read("after the meeting", "en")
    assert isinstance(after, When)
    assert resolve(after, Span(D(2013, 11, 6), D(2013, 11, 8))).earliest == D(2013, 11, 9)


def test_the_event_is_found_by_its_words_where_only_one_can_be_meant() -> None:
    labels = ["Inter-sessional panel meeting", "2nd meeting", "3rd meeting"]
    assert meant("inter-sessional meeting", labels) == 0
    assert meant("meeting", labels) is None
    assert meant("annual session", labels) is None


REFUSED = [
    ("31.06.2013", "no-such-day", D(2013, 6, 30)),
    ("31 June 2013", "no-such-day", D(2013, 6, 30)),
    ("29-31 June 2013", "no-such-day", D(2013, 6, 30)),
    ("29 February 2013", "no-such-day", D(2013, 2, 28)),
    ("no later than 31.06.2013", "no-such-day", D(2013, 6, 30)),
    ("31 de junio de 2013", "no-such-day", D(2013, 6, 30)),
    ("2013年6月31日", "no-such-day", D(2013, 6, 30)),
    ("45.06.2013", "no-such-day", None),
    ("31 May - 30 May 2013", "backwards", None),
    ("as quickly as possible", "not-a-date", None),
    ("annual", "not-a-date", None),
    ("", "empty", None),
    ("x" * 201, "too-long", None),
]


@pytest.mark.accepts(136)
@pytest.mark.parametrize(("text", "reason", "suggestion"), REFUSED)
def test_what_is_no_date_is_refused_with_the_day_that_was_meant(
    text: str, reason: str, suggestion: date | None
) -> None:
    assert read(text, "en", near=NEAR) == NoSuchDay(text, suggestion, reason)


def test_a_date_without_year_is_refused_where_nothing_says_which() -> None:
    assert read("October", "en") == NoSuchDay("October", None, "no-year")


@pytest.mark.accepts(136)
def test_an_imported_text_is_kept_and_flagged() -> None:
    found = kept("31.06.2013", "en")
    assert (found.text, found.flag, found.suggestion, found.reckoned) == (
        "31.06.2013",
        "no-such-day",
        D(2013, 6, 30),
        None,
    )
    assert kept("30.06.2013", "en") == read("30.06.2013", "en")


def test_figures_are_read_by_locale() -> None:
    british, american = read("07/08/2013", "en-GB"), read("07/08/2013", "en-US")
    assert isinstance(british, When)
    assert isinstance(american, When)
    assert (british.latest, british.other) == (american.other, american.latest) == (D(2013, 8, 7), D(2013, 7, 8))
    dotted = read("07.08.2013", "en-US")
    assert isinstance(dotted, When)
    assert (dotted.latest, dotted.other) == (D(2013, 8, 7), None)


DATES = st.dates(D(1900, 1, 1), D(2190, 12, 1))
SIX = st.sampled_from(["ar", "zh", "en", "fr", "ru", "es"])


@settings(deadline=None, max_examples=400)
@given(DATES, st.integers(0, 400), SIX)
def test_whatever_days_a_page_shows_can_be_typed_again(first: date, more: int, language: str) -> None:
    last = first + timedelta(days=more)
    assert days(date_ranges.days(first, last, language), language)[:2] == (first, last)


@settings(deadline=None, max_examples=300)
@given(DATES, st.integers(0, 300), SIX)
def test_so_can_months(first: date, more: int, language: str) -> None:
    last = first + timedelta(days=more)
    earliest, latest, _ = days(date_ranges.months(first, last, language), language)
    assert earliest == first.replace(day=1)
    assert latest is not None
    assert (latest.year, latest.month) == (last.year, last.month)
    assert (latest + timedelta(days=1)).day == 1


PIECES = [*sorted(_SIGNS), "2013", "31", "6", "31.06.2013", "meeting", "会议", "(", ",", "1.", "٣١"]


@settings(deadline=None, max_examples=500)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)), SIX)
def test_no_text_is_too_odd(text: str, language: str) -> None:
    found = read(text, language, near=NEAR)
    assert found.text == text
    if isinstance(found, When):
        assert found.reckoned or found.relation, "it has a day, or hangs on something"
        if found.earliest and found.latest:
            assert found.earliest <= found.latest
    assert kept(text, language).text == text


def test_a_text_of_nothing_but_bounds_takes_no_time() -> None:
    assert read("by " * 66, "en").text == "by " * 66
