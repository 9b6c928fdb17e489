"""A new installation: its first secretariat is let in from the command line, and signs in by mail."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from plenary.hall import throttle
from plenary.hall.home import let_in, where_to_look
from plenary.record.problems import Problem
from plenary.record.verify import verify


def test_the_first_secretariat_gets_in(db: Any, at: datetime, settings: Any) -> None:
    settings.DEMO = False
    throttle.forget()
    assert "plenary person add" in where_to_look("http://localhost:8000")
    let_in("Ana Lopez", "Ana@Example.org", role="secretariat", group="", at=at)
    assert "plenary person add" not in where_to_look("http://localhost:8000")
    visitor = Client()
    visitor.post("/sign-in/", {"email": "ana@example.org"})
    token = re.search(r"[?&]t=([^&\s]+)", mail.outbox[0].body)
    assert token is not None
    visitor.post("/sign-in/link/", {"t": token[1]})
    assert "Ana Lopez" in visitor.get("/").content.decode()
    assert verify().problems == []


@pytest.mark.parametrize(
    ("mistake", "says"),
    [
        ({"mail": "nowhere"}, "mail address"),
        ({"role": "member"}, "Say in which group"),
        ({"group": "none-such"}, "There is no group"),
        ({"name": " "}, "needs a name"),
    ],
)
def test_a_mistake_enters_nothing_and_is_explained(db: Any, at: datetime, mistake: dict[str, str], says: str) -> None:
    told = {"name": "Ana", "mail": "ana@example.org", "role": "secretariat", "group": ""} | mistake
    with pytest.raises(Problem, match=says):
        let_in(told["name"], told["mail"], role=told["role"], group=told["group"], at=at)
    assert verify().entries == 0
