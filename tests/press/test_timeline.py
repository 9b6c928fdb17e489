"""The picture of many years and the feed of news: whole, mirrored, and safe from whatever words are in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plenary.press.atom import Feed, News, feed
from plenary.press.timeline import WIDTH, Lane, Mark, Picture, Scale, svg

D = date
DAYS = st.dates(D(1950, 1, 1), D(2100, 1, 1))
STATES = st.sampled_from(["done", "late", "overdue", "open", "quiet"])
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=80)
MARKS = st.lists(st.tuples(WORDS, DAYS, st.integers(0, 900), STATES, st.booleans()), max_size=12)


def picture(marks: list[Mark], today: date | None = None) -> Picture:
    return Picture("Timeline", "What is said of it", (Lane("Meetings", tuple(marks)), Lane("Nothing", ())), today)


@settings(max_examples=200, deadline=None)
@given(MARKS, st.sampled_from(["ltr", "rtl"]), DAYS)
def test_whatever_is_on_it_the_picture_is_whole_and_within_its_frame(marks: list, direction: str, today: date) -> None:
    made = [Mark(w, first, first + timedelta(days=n), state, vague) for w, first, n, state, vague in marks]
    tree = etree.fromstring(svg(picture(made, today), direction=direction, standalone=True))
    space = "{http://www.w3.org/2000/svg}"
    assert len(tree.findall(f"{space}g")) == len(made)
    for shape in tree.iter(f"{space}circle", f"{space}rect", f"{space}line"):
        for name in ("x", "cx", "x1", "x2"):
            assert -1 <= float(shape.get(name, "0")) <= WIDTH + 1
    assert {e.get("id") for e in tree.iter() if e.get("id")} == {"timeline-t", "timeline-d"}


@settings(max_examples=100, deadline=None)
@given(st.lists(DAYS, min_size=2, max_size=20))
def test_what_comes_later_stands_further_on(days: list[date]) -> None:
    scale = Scale([Lane("", tuple(Mark("", day, day) for day in days))], None)
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)


def test_in_right_to_left_it_begins_at_the_right() -> None:
    marks = [Mark("First", D(1998, 1, 1), D(1998, 1, 1)), Mark("Last", D(2018, 5, 1), D(2018, 5, 1))]
    there, mirrored = (etree.fromstring(svg(picture(marks), direction=d, standalone=True)) for d in ("ltr", "rtl"))
    at = [[float(c.get("cx", "0")) for c in t.iter("{http://www.w3.org/2000/svg}circle")] for t in (there, mirrored)]
    assert at[0][0] < at[0][1]
    assert at[1][0] > at[1][1]


def test_words_are_cut_only_where_others_stand_in_their_way() -> None:
    words = "Open consultation of the working group with everybody who answered"
    alone = svg(picture([Mark(words, D(1998, 1, 1), D(1998, 1, 1))]))
    assert f">{words}</text>" in alone
    both = svg(picture([Mark(words, D(1998, 1, 1), D(1998, 1, 1)), Mark("Last", D(1998, 9, 1), D(1998, 9, 1))]))
    assert f">{words}</text>" in both  # its words go first; the later mark finds a row of its own
    assert "…" in svg(picture([Mark(words * 3, D(1998, 1, 1), D(1998, 1, 1))]))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_words_break_the_feed(words: str) -> None:
    at = datetime(2016, 10, 3, 9, tzinfo=UTC)
    news = News("tag:example.org,2026:1", words, words, at, "https://example.org/?a=1&b=2", words)
    tree = etree.fromstring(feed(Feed(words, "https://example.org/f", "https://example.org/", words, "en", (news,))))
    assert tree.findtext("{http://www.w3.org/2005/Atom}updated") == "2016-10-03T09:00:00Z"
