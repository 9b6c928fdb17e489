"""Questionnaires to JSON, in the shape that `json_in` reads and docs/user/questionnaire-files.md describes."""

from __future__ import annotations

import json

from plenary.press.questionnaires.values import Condition, Question, Questionnaire, Written, tidy_number


def write_json(questionnaire: Questionnaire, condition: Condition | None = None, name: str = "") -> Written:
    """Write a questionnaire. JSON holds all of it, but for a foreign condition that was never carried over."""
    notices = [
        f"Question {q.number}: the condition “{q.relevant_as_given}” was never carried over and is not written."
        for q in questionnaire.questions
        if q.relevant_as_given and not q.relevant
    ]
    document = {
        "title": dict(questionnaire.title),
        "language": questionnaire.languages[0],
        "questions": [_question(q) for q in questionnaire.questions],
    }
    return Written((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), tuple(notices))


def _question(q: Question) -> dict[str, object]:
    given = q.number_as_given
    told: dict[str, object] = {
        "number": given if tidy_number(given) == q.number else q.number,
        "text": dict(q.text),
        "kind": q.kind,
    }
    if q.help:
        told["help"] = dict(q.help)
    if q.parts:
        told["parts"] = [{"letter": name, "text": dict(text)} for name, text in q.parts]
    if q.choices:
        told["choices"] = [{"value": value, "text": dict(text)} for value, text in q.choices]
    if q.relevant:
        told["relevant"] = q.relevant
    if q.refs:
        told["refs"] = list(q.refs)
    if q.required:
        told["required"] = True
    return told
