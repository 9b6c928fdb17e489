"""Two OpenDocument texts."""

from __future__ import annotations

from tests.habits import voices
from tests.habits.asked import NUMBERS, cover, parts, question, signature
from tests.habits.habit import Habit
from tests.habits.odt import Text

_STYLED = voices.PELLAN.answers(
    q4="The Office sees two groups of issues:\n\n1. those of the present:\n  a) fraud by telephone and by letter;\n"
    "  b) the sale of stolen registers;\n2. those that will come:\n  a) machines that answer for people;\n"
    "  b) towns that run on a single supplier;\n3. and one that never leaves us, namely the price of distance.\n\n"
    "None of them stops at the steppe.",
    q6="Our proposal was tabled in 2004.[^1] It has three steps.\n\n- first year:\n  - a roll of states;\n"
    "  - a draw by region;\n- second year: remote votes;\n- third year: a review.\n\n"
    "[^1]: Regulatory Office, Notes on Equality, sheet 3.",
    q10="Other respondents have said that interpretation would do. Under the heading “What still keeps stakeholders from "
    "taking part in enhanced cooperation, and how can these obstacles be removed?” we say why it will not.",
    q13="The table is from our yearly return.\n\n| Year | Firms on line | Harvest sold ahead |\n| 2010 | 18 | 2 |\n"
    "| 2012 | 140 | 35 |\n\nWe draw no conclusion from two years.",
    q16="See our answers to questions 13 and 15.",
)
_LISTED = voices.ORRIN.answers(
    q7="See 15",
    q9="N/a",
    q12="The women of the islands were asked, and this is what they said.\nA boat with a screen in it.\nA teacher who stays.\n"
    "We have nothing to add to that.",
    q14="There are nine ways of saying tide in Orrin, and a keyboard for none. The Midwives' Union has begun a list of "
    "words;[^1] it would take one clerk two years to finish it.\n\n[^1]: Kept in the hall of the Union and open to all.",
    q17="",
)


def styled() -> bytes:
    made = Text(head="Regulatory Office of Pellan / Reply")
    voice = voices.PELLAN
    made.heading("Reply of the Regulatory Office of Pellan", 1)
    made.lines(*cover(voice.organisation, voice.group, voice.country))
    for number in NUMBERS:
        made.heading(f"Question {number}: {question(number)}")
        for letter, wording in parts(number):
            made.heading(f"{letter}) {wording}", 3)
            made.prose(_STYLED[number, letter])
        if not parts(number):
            made.prose(_STYLED[number, ""])
    made.lines(*signature(voice.person, voice.organisation))
    return made.bytes()


def listed() -> bytes:
    """All questions at the top, copied from the call; the answers follow under bare heads."""
    made = Text()
    voice = voices.ORRIN
    made.lines(f"Organisation: {voice.organisation}", f"Country: {voice.country}")
    made.lines("The questions were:", style="Asked")
    for number in NUMBERS:
        made.lines(f"{number}. {question(number)}")
        made.lines(*(f"{letter}) {wording}" for letter, wording in parts(number)))
    made.lines("Our answers are these:", style="Asked")
    for number in NUMBERS:
        made.lines(f"Answer to question {number}", style="Asked")
        if parts(number):
            made.lines(" ".join(f"{letter}) {_LISTED[number, letter]}" for letter, _wording in parts(number)))
        elif _LISTED[number, ""]:
            made.prose(_LISTED[number, ""])
        else:
            made.lines("")
    made.lines(*signature(voice.person, voice.organisation))
    return made.bytes()


FILES: tuple[Habit, ...] = (
    Habit(
        "styles and lists",
        "pellan.odt",
        styled,
        _STYLED,
        "live outline numbers beside typed ones; nested lists; quotes 11 in 10",
    ),
    Habit("questions first", "orrin.odt", listed, _LISTED, "list of all questions on top; 2 a) b) c) in one paragraph"),
)
