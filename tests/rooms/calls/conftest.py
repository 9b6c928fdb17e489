"""A group with a call of three questions, and files to hand in."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import docx
import pytest

from plenary.calls import acts
from plenary.mandate import acts as mandate
from plenary.members import acts as members
from plenary.record.actor import Actor, operator

QUESTIONS: list[dict[str, Any]] = [
    {
        "number": "1",
        "as_given": 1,
        "text": {"en": "Who are you, and to which stakeholder group do you belong?"},
        "kind": "profile",
    },
    {
        "number": "2",
        "as_given": 2,
        "text": {"en": "What does cooperation among the bodies concerned mean to you?"},
        "parts": [
            {"letter": "a", "text": {"en": "Its significance today"}},
            {"letter": "b", "text": {"en": "Its purpose and its scope"}},
        ],
    },
    {"number": "10", "as_given": 10, "text": {"en": "Which barriers keep people in remote places from taking part?"}},
]


@pytest.fixture
def by() -> Actor:
    return operator("test")


@pytest.fixture
def call(db: Any, by: Actor, at: datetime) -> str:
    """The slug of a call whose deadline is a month ahead."""
    mandate.found_group(
        by,
        slug="assembly",
        short="Assembly",
        name={"en": "Assembly"},
        purpose={},
        parent=("P", {"en": "Parent"}),
        at=at,
    )
    groups = [
        {"code": "states", "name": {"en": "Member States"}, "aliases": ["Government"], "seats": 2},
        {"code": "civil", "name": {"en": "Civil society"}, "aliases": ["NGO"], "seats": 1},
    ]
    members.compose(by, group="assembly", stakeholder_groups=groups, at=at)
    acts.create_call(
        by,
        group="assembly",
        slug="survey",
        title={"en": "Survey"},
        questions=QUESTIONS,
        opened=at,
        deadline=at + timedelta(days=30),
        at=at,
    )
    return "survey"


def word(paragraphs: list[str | tuple[str, bool]]) -> bytes:
    """A Word file of paragraphs; (text, True) is bold."""
    made = docx.Document()
    for item in paragraphs:
        text, bold = item if isinstance(item, tuple) else (item, False)
        made.add_paragraph().add_run(text).bold = bold
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def usual(name: str = "Arvenia", *, extra: tuple[str, ...] = ()) -> bytes:
    """A file as most come: fields, questions in bold, answers below."""
    return word(
        [
            "To the Secretariat",
            f"Organisation: {name}",
            "Stakeholder group: NGO",
            "Country: Switzerland",
            *extra,
            ("1. Who are you, and to which stakeholder group do you belong?", True),
            f"{name} is an association of civil society.",
            ("2. What does cooperation among the bodies concerned mean to you?", True),
            "a) It matters more every year.",
            "b) To see that nobody decides alone.",
            ("10. Which barriers keep people in remote places from taking part?", True),
            "The price of the line.",
            "The language of the meetings.",
        ]
    )
