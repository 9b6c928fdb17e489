"""A questionnaire file as the acts take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plenary.press import questionnaires
from plenary.press.questionnaires import Problem, Unreadable
from plenary.rules import branching

__all__ = ["Problem", "Read", "Unreadable", "from_file", "of"]


@dataclass(frozen=True)
class Read:
    title: dict[str, str]
    languages: tuple[str, ...]
    questions: list[dict[str, Any]]
    notices: tuple[str, ...] = ()


def from_file(name: str, data: bytes) -> Read:
    """JSON, XLSForm or LimeSurvey. Raises Unreadable with everything that is wrong, and where."""
    return of(questionnaires.read(name, data, branching.translate))


def of(q: questionnaires.Questionnaire) -> Read:
    return Read(
        title=dict(q.title),
        languages=tuple(q.languages) or ("en",),
        questions=[
            {
                "number": one.number,
                "as_given": one.number_as_given,
                "text": dict(one.text),
                "help": dict(one.help),
                "parts": [{"letter": letter, "text": dict(text)} for letter, text in one.parts],
                "kind": one.kind,
                "choices": [{"value": value, "text": dict(text)} for value, text in one.choices],
                "relevant": one.relevant,
                "relevant_as_given": one.relevant_as_given,
                "required": one.required,
                "refs": list(one.refs),
            }
            for one in q.questions
        ],
        notices=tuple(q.notices),
    )
