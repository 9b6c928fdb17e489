"""A questionnaire read from a file, and what can be wrong with one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from plenary.press.letters import cleaned, shortened

Texts = Mapping[str, str]  # BCP 47 code of a language: text in it
Translate = Callable[[str, str, Mapping[str, str]], str]  # (condition, dialect, names) -> our own words; ValueError
Condition = Callable[[str, str, Mapping[str, str]], str]  # (our own words, dialect, names) -> the dialect's; ValueError

KINDS: Final = ("long", "text", "choice", "multiple", "profile", "note")
MOST_QUESTIONS: Final = 1000
LARGEST: Final = 10_000_000  # bytes of a file
MOST_PROBLEMS: Final = 50  # that are told of one file
MOST_VALUE: Final = 60  # characters of what a problem names
MOST_WHERE: Final = 200


@dataclass(frozen=True, slots=True)
class Question:
    """One question as the file gives it."""

    number: str  # "2", "10", "3 bis"
    number_as_given: int | str
    text: Texts
    kind: str = "long"  # one of KINDS
    help: Texts = field(default_factory=dict)
    parts: tuple[tuple[str, Texts], ...] = ()  # lettered sub-questions: ("a", {"en": "Significance"})
    choices: tuple[tuple[str, Texts], ...] = ()  # (value, labels)
    relevant: str = ""  # who is asked: in our own words (docs/user/questionnaire-files.md); "" is everybody
    relevant_as_given: str = ""  # the condition as the file has it
    refs: tuple[str, ...] = ()  # paragraphs of a source document: "Tunis Agenda 69"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What one file holds, in its order."""

    title: Texts
    languages: tuple[str, ...]  # the first is the file's own
    questions: tuple[Question, ...]
    format: str = "json"  # json, xlsform, limesurvey, netmundial
    names: Texts = field(default_factory=dict)  # the file's own names of questions: ours ("kind": "Q1", "why": "Q2a")
    notices: tuple[str, ...] = ()  # what was left out or read with a guess, each a sentence


@dataclass(frozen=True, slots=True)
class Written:
    """A questionnaire as a file, and what the file could not hold, each a sentence."""

    data: bytes
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `words` is an English message id; `values` fill its %(names)s, translated or not."""

    words: str
    where: str  # sheet and row, element, or JSON path
    values: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What stands in the file is named, never printed whole: a value in 60 characters, a reason in 200."""
        cut = {
            name: shortened(told, MOST_WHERE if name == "why" else MOST_VALUE) if isinstance(told, str) else told
            for name, told in self.values.items()
        }
        object.__setattr__(self, "values", cut)
        object.__setattr__(self, "where", shortened(self.where, MOST_WHERE))

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.words % self.values if self.values else self.words

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class Unreadable(Exception):
    """The file is no questionnaire yet. `problems` lists what is to mend; `message` and `where` are the first's.

    `more`: how many there are beyond the first fifty, which are the ones told.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems, self.more = tuple(problems[:MOST_PROBLEMS]), max(0, len(problems) - MOST_PROBLEMS)
        super().__init__("\n".join([*map(str, self.problems), *([f"and {self.more} more"] if self.more else [])]))
        self.message = problems[0].message
        self.where = problems[0].where


class Problems:
    """Collects what is wrong, so that a file is mended once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.notices: list[str] = []

    def mend(self, words: str, where: str, **values: Any) -> None:
        self.found.append(Problem(words, where, values))

    def notice(self, message: str, where: str) -> None:
        self.notices.append(cleaned(f"{where}: {message}" if where else message))

    def stop(self) -> None:
        """Raise `Unreadable` where anything was found."""
        if self.found:
            raise Unreadable(self.found)


def clean(text: str) -> str:
    """Fold white space within lines and drop it at the ends; line breaks stay, controls and marks of direction go."""
    text = cleaned(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def tidy_number(given: int | str) -> str:
    """Return a number as we write it: 2, "2.", "Q2" and "Question 2" are "2"; "3bis" is "3 bis"."""
    text = re.sub(r"^(?:questions?|q|no|n°|№)\.?\s*(?=\d)", "", str(given).strip(), flags=re.I).strip(" .:)")
    text = re.sub(r"^0+(?=\d)", "", text)
    return re.sub(r"^(\d+)\s*(bis|ter|quater|quinquies)$", r"\1 \2", text, flags=re.I).strip()


_NUMBERED = re.compile(
    r"^\s*(?:question\s+|q)?(\d{1,4}(?:\s*(?:bis|ter|quater))?)\s*(?:[.:)\]]|\s[-–—])\s+(?=\S)", re.I
)
_LETTERED = re.compile(r"^\s*\(?([a-z]|[ivx]{1,5})\s*[.)\]]\s+(?=\S)", re.I)


def split_number(text: str) -> tuple[str, str]:
    """Take the number off a wording: "2. What is …" is ("2", "What is …"); ("", text) where it has none."""
    match = _NUMBERED.match(text)
    return (tidy_number(match[1]), text[match.end() :]) if match else ("", text)


def split_letter(text: str) -> tuple[str, str]:
    """Take the letter off a part's wording: "b) Purpose" is ("b", "Purpose")."""
    match = _LETTERED.match(text)
    return (match[1].lower(), text[match.end() :]) if match else ("", text)


def without(text: str, head: str) -> str:
    """Take off a number or letter that a writer of ours put before a wording: "2. " or "a) "."""
    return "" if text == head.rstrip() else text.removeprefix(head)


def letter(position: int) -> str:
    """Return the letter of a part by its place, from 0: a … z, aa, ab …"""
    return (letter(position // 26 - 1) if position >= 26 else "") + chr(ord("a") + position % 26)


def reference(number: str, part: str = "") -> str:
    """Return a question's name in conditions: "Q2a", "Q{3 bis}.a"."""
    if number.isascii() and number.isdigit() and re.fullmatch("[a-z]?", part):
        return f"Q{number}{part}"
    return f"Q{{{number}}}" + (f".{part}" if part else "")


def finish(
    found: Sequence[tuple[Question, str]],
    title: Texts,
    language: str,
    format: str,
    names: Texts,
    problems: Problems,
    translate: Translate | None,
) -> Questionnaire:
    """Check what every format shares, carry the conditions over, and return the questionnaire.

    `found` gives each question with where it stands. Raises `Unreadable` with every problem at once.
    """
    if not found:
        problems.mend("There are no questions. Add at least one.", "")
    if len(found) > MOST_QUESTIONS:
        problems.mend(
            "There are %(count)s questions; at most %(most)s can be taken.", "", count=len(found), most=MOST_QUESTIONS
        )
    if not any(title.values()):
        problems.mend("The questionnaire has no title. Give it one.", "title")
    places: dict[str, str] = {}
    for question, where in found:
        if question.number in places:
            problems.mend(
                "Number %(number)s is already taken at %(place)s.",
                where,
                number=question.number,
                place=places[question.number],
            )
        places.setdefault(question.number, where)
        _check(question, where, problems)
    questions = [_carry_over(question, where, format, names, problems, translate) for question, where in found]
    problems.stop()
    spoken = dict.fromkeys(
        code for texts in (title, *(q.text for q in questions)) for code, text in texts.items() if text
    )
    languages = tuple(sorted(spoken, key=lambda code: code != language)) or (language,)
    return Questionnaire(title, languages, tuple(questions), format, dict(names), tuple(problems.notices))


def _check(question: Question, where: str, problems: Problems) -> None:
    if not question.number:
        problems.mend("The question has no number.", where)
    elif not re.fullmatch(r"[\w .\-/]{1,20}", question.number):
        problems.mend("“%(number)s” cannot be a number; write 2, or 3 bis.", where, number=question.number)
    if not any(question.text.values()):
        problems.mend("Question %(number)s has no text.", where, number=question.number)
    if question.kind not in KINDS:
        problems.mend(
            "Kind “%(kind)s” is not known; write one of %(kinds)s.", where, kind=question.kind, kinds=", ".join(KINDS)
        )
    if question.kind in ("choice", "multiple") and not question.choices:
        problems.mend(
            "Question %(number)s offers no choices. List them, or make it a text.", where, number=question.number
        )
    letters = [name for name, _ in question.parts]
    for name in sorted(name for name, count in Counter(letters).items() if count > 1):
        problems.mend("Part %(part)s of question %(number)s stands twice.", where, part=name, number=question.number)
    for name in letters:
        if not re.fullmatch(r"\w{1,8}", name):
            problems.mend("“%(part)s” cannot be a part's letter; write a, b, c.", where, part=name)
    values = [value for value, _ in question.choices]
    for value in sorted(value for value, count in Counter(values).items() if count > 1):
        problems.mend(
            "Choice “%(choice)s” of question %(number)s stands twice.", where, choice=value, number=question.number
        )


def _carry_over(
    question: Question, where: str, dialect: str, names: Texts, problems: Problems, translate: Translate | None
) -> Question:
    given = question.relevant_as_given.strip()
    if not given or translate is None:
        return replace(question, relevant=given) if dialect == "json" else question
    try:
        ours = translate(given, "plenary" if dialect == "json" else dialect, names)
    except ValueError as error:
        if dialect == "json":
            problems.mend("The condition cannot be read: %(why)s", where, why=str(error))
        else:
            problems.notice(
                f"The condition “{given}” cannot be carried over ({error}) The question is asked of everybody "
                "until you set a condition.",
                where,
            )
        return question
    return replace(question, relevant="" if ours == "true" else ours)
