"""Names that questions, parts and choices get in files whose format allows few characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plenary.press.questionnaires.values import Condition, Question, Questionnaire, reference


@dataclass(slots=True)
class Names:
    """Gives each thing a name that no other has, and remembers which; conditions are translated by it."""

    condition: Condition | None
    notices: list[str] = field(default_factory=list)
    ours: dict[str, str] = field(default_factory=dict)  # "Q1", "Q2a", "Q1=value", "Q3:value": the file's name
    _taken: set[str] = field(default_factory=set)

    def give(self, wanted: str) -> str:
        """`wanted` where it is free (case does not tell names apart), otherwise with a count."""
        name, again = wanted, 2
        while name.lower() in self._taken:
            name, again = f"{wanted}x{again}", again + 1
        self._taken.add(name.lower())
        return name

    def notice(self, question: Question, what: str) -> None:
        self.notices.append(f"Question {question.number}: {what}")

    def relevant(self, question: Question, dialect: str) -> str:
        """The question's condition in a dialect; "" for everybody, and a notice where it cannot be said there."""
        if not question.relevant:
            if question.relevant_as_given:
                self.notice(question, f"the condition “{question.relevant_as_given}” was never carried over.")
            return ""
        try:
            if self.condition is None:
                raise ValueError("Conditions are not translated here.")
            return self.condition(question.relevant, dialect, self.ours)
        except ValueError as why:
            said = f"the condition “{question.relevant}” cannot be written ({why}) There it is asked of everybody."
            self.notice(question, said)
            return ""


def stem(number: str, joint: str = "_") -> str:
    """A number as a part of a name: "3 bis" is "3_bis"; "" where nothing of it can stand there."""
    return re.sub(r"[^A-Za-z0-9]+", joint, number).strip(joint) if number.isascii() else ""


def codes(values: Sequence[str], allowed: str, head: str, digits: int = 0) -> list[str]:
    """The values themselves where each can be a code (they differ in more than case), otherwise A1, A2 …"""
    fit = all(re.fullmatch(allowed, value) for value in values)
    if fit and len({value.lower() for value in values}) == len(values):
        return list(values)
    return [f"{head}{at:0{digits}d}" for at in range(1, len(values) + 1)]


def with_parts(question: Question, names: Names) -> bool:
    """Whether a question is written as one with parts: beside choices and in notes they cannot stand."""
    if not question.parts:
        return False
    if asked_by_choice(question) or question.kind == "note":
        letters = ", ".join(f"{name})" for name, _ in question.parts)
        names.notice(question, f"its parts {letters} cannot stand beside choices or in a note; they were left out.")
        return False
    return True


def asked_by_choice(question: Question) -> bool:
    return question.kind in ("choice", "multiple") or (question.kind == "profile" and bool(question.choices))


def note_choices(question: Question, names: Names) -> None:
    if question.choices and not asked_by_choice(question):
        names.notice(question, "its choices cannot be offered by a question of this kind; they were left out.")


def name_questions(questionnaire: Questionnaire, names: Names, head: str, joint: str) -> list[str]:
    """A name for each question, entered for conditions where the question itself is a field."""
    found = []
    for at, q in enumerate(questionnaire.questions, 1):
        name = names.give(f"{head}{stem(q.number, joint) or f'n{at}'}")
        if q.kind != "note" and (not q.parts or asked_by_choice(q)):
            names.ours[reference(q.number)] = name
        found.append(name)
    return found
