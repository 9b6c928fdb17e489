"""Captions as files: their times, who speaks, and what comes back when they are read again."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import webvtt
from hypothesis import example, given
from hypothesis import strategies as st

from plenary.press.captions import LONGEST, Cue, Said, cues, cues_in, srt, vtt
from plenary.press.galley import clean

BEGAN = datetime(2017, 9, 25, 13, 0, tzinfo=UTC)
SAID = (
    Cue(0.0, 1.5, "Good morning, & welcome --> all <here>.", "Cordova"),
    Cue(61.25, 64.0, "شكرا سيدي الرئيس.", "كوردوفا"),
    Cue(3725.004, 3730.0, "No speaker was noted."),
)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60).filter(str.strip)


def at(seconds: float, text: str = "Thank you.", speaker: str = "") -> Said:
    return Said(BEGAN + timedelta(seconds=seconds), text, speaker)


def test_another_reader_finds_times_words_and_speakers_in_webvtt() -> None:
    data = vtt(SAID, language="en", note="Recognised automatically --> not checked.")
    read = webvtt.from_buffer(io.BytesIO(data)).captions
    assert [one.start for one in read] == ["00:00:00.000", "00:01:01.250", "01:02:05.004"]
    assert [one.voice for one in read] == ["Cordova", "كوردوفا", None]
    assert [one.identifier for one in read] == ["1", "2", "3"]
    assert read[1].text == SAID[1].text
    text = data.decode()
    assert text.startswith("WEBVTT\nLanguage: en\n\nNOTE Recognised automatically --&gt; not checked.\n\n")
    assert "&amp; welcome --&gt; all &lt;here&gt;." in text


def test_another_reader_finds_the_same_in_srt() -> None:
    read = webvtt.from_buffer(io.BytesIO(srt(SAID)), format="srt").captions
    assert [one.text for one in read][1:] == ["كوردوفا: شكرا سيدي الرئيس.", "No speaker was noted."]
    assert [one.end for one in read] == ["00:00:01.500", "00:01:04.000", "01:02:10.000"]


@given(
    st.lists(st.tuples(st.integers(0, 10**8), st.integers(0, 10**5), TEXT, st.one_of(st.just(""), TEXT)), max_size=4)
)
@example([(0, 0, "NOTE this", "STYLE"), (0, 5, "00:00:01.000 --> 00:00:02.000", ">"), (1, 1, "12", "&lt;")])
@example([(0, 10, "a\u2028b\nc", "x.y z"), (0, 10, "&amp;amp; <v Other>", "")])
def test_what_is_written_is_read_again(told: list[tuple[int, int, str, str]]) -> None:
    given_ = [
        Cue(starts / 1000, (starts + more) / 1000, " ".join(text.split()), " ".join(speaker.split()))
        for starts, more, text, speaker in told
    ]
    assert list(cues_in(vtt(given_))) == [_printable(cue) for cue in given_ if cue.text]


def _printable(cue: Cue) -> Cue:
    return Cue(cue.starts, cue.ends, " ".join(clean(cue.text).split()), " ".join(clean(cue.speaker).split()))


@given(st.one_of(st.binary(max_size=300), st.text("0123:.,-> \nWEBVTNO<v>&", max_size=300).map(str.encode)))
@example(b"9" * 5000 + b":00:01.000 --> 00:00:02.000\nHa")
def test_no_file_stops_the_reader(data: bytes) -> None:
    assert all(cue.text and cue.ends >= cue.starts for cue in cues_in(data))


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nOne,\r\nand more.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,500\r\nTwo.",
        "1\n00:00:01,000 --> 00:00:02,000\nOne,\nand more.\n2\n00:00:03,000 --> 00:00:04,500\nTwo.",
        "WEBVTT - of a meeting\n\nSTYLE\n::cue { color: red }\n\nNOTE\nof 00:00:00.000 --> 00:00:01.000\nno words\n\n"
        "00:01.000 --> 00:02.000 align:start line:0\nOne, <i>and</i> more.\n \nid\n00:03.000 --> 00:04.500\n<c.loud>Two.</c>\n",
    ],
    ids=["marked, other line ends", "no blank line between", "styles, notes, no hours"],
)
def test_files_of_others_are_read_whatever_their_habits(data: str) -> None:
    both = (Cue(1.0, 2.0, "One, and more."), Cue(3.0, 4.5, "Two."))
    assert cues_in(data.encode()) == both
    assert cues_in(data.encode("utf-16")) == both


def test_a_line_stands_until_the_next_and_no_longer_than_it_takes_to_read() -> None:
    long = "words " * 40
    made = cues([at(0, "Hello."), at(10, long), at(12, long), at(60, "Yes.")], BEGAN)
    assert [(c.starts, c.ends) for c in made] == [(0, 1), (10, 12), (12, 12 + LONGEST), (60, 61)]


def test_lines_from_before_the_recording_are_left_out() -> None:
    assert [c.text for c in cues([at(5, "b"), at(-1, "a"), at(0, "first")], BEGAN)] == ["first", "b"]


@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 200)), max_size=12))
@example([(5, 3), (5, 3), (5, 120)])
def test_no_cue_overlaps_the_next_and_no_line_is_lost(told: list[tuple[int, int]]) -> None:
    made = cues([at(ms / 1000, "x" * length, str(n)) for n, (ms, length) in enumerate(told)], BEGAN)
    assert sorted(c.speaker for c in made) == sorted(str(n) for n in range(len(told)))
    assert all(before.ends <= after.starts for before, after in pairwise(made))
    assert all(c.starts <= c.ends <= c.starts + LONGEST + 0.001 for c in made)


def test_lines_of_one_instant_stand_one_after_the_other() -> None:
    made = cues([at(5, "One."), at(5, "Two."), at(6, "Three.")], BEGAN)
    assert [(c.starts, c.ends) for c in made] == [(5, 5.5), (5.5, 6), (6, 7)]
