"""Whatever stands in an address or a form, a page answers: with what was asked for, or with what is wrong. Never a 500."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests import factories
from tests.house.doors import Door, doors, undone
from tests.house.test_doors import samples  # noqa: F401 -- a fixture

# The values of which a database may think otherwise come first: on PostgreSQL, where all tests have been run on SQLite before,
# they are asked again, and not what only the program reads.
# "²" is a digit that is no number, "٣" is a number in another script, the long one is no number of any database.
STORED = ("\ud7ff\U0001f600", "9" * 30, "-1", "a" * 3000, "٣")
READ = ("", "²", "0", "%00", "'\"<script>", "%(name)s", "{{ 1 }}", "..", "\n")
ODD = STORED if os.environ.get("PLENARY_TEST_TABLES") else STORED + READ
FIELDS = (
    "q act before done next from after group question part text reason do to doubt block number once t account email "
    "title_en slug deadline symbol kind name group_code region country language cited joint remove replacing relevant "
    "statement source sentence of_answer seen citation draft of s quote full"
).split()

pytestmark = pytest.mark.django_db


def broken(role: str, method: str, made: dict[str, Any], value: str) -> Iterator[str]:
    client = factories.client(role)
    for door in doors():
        if role not in (door.get if method == "get" else door.post):
            continue
        address = reverse(door.name, kwargs=door.arguments(made))
        with undone(client):
            answer = getattr(client, method)(address, dict.fromkeys(FIELDS, value))
        if answer.status_code >= 500:
            yield f"{method} {address} with {value[:20]!r}: {answer.status_code}"


@pytest.mark.parametrize("value", ODD, ids=lambda v: ascii(v)[:20])
def test_no_query_breaks_a_page(samples: dict[str, Any], value: str) -> None:  # noqa: F811 -- the fixture above
    assert not list(broken("secretariat", "get", samples, value))


@pytest.mark.parametrize("value", ODD, ids=lambda v: ascii(v)[:20])
def test_no_form_breaks_a_page(samples: dict[str, Any], value: str) -> None:  # noqa: F811 -- the fixture above
    assert not list(broken("secretariat", "post", samples, value))


STORED_PARTS = ("9" * 30, "x" * 400, "%F0%9F%98%80", "R9")
READ_PARTS = ("²", "%2e%2e", "nowhere", "0", "3 bis", "a'b")
ODD_PARTS = STORED_PARTS if os.environ.get("PLENARY_TEST_TABLES") else STORED_PARTS + READ_PARTS


@pytest.mark.parametrize("value", ODD_PARTS)
def test_no_address_breaks_a_page(samples: dict[str, Any], value: str) -> None:  # noqa: F811 -- the fixture above
    """Each variable part of each address is replaced in turn."""
    client, wrong = factories.client("secretariat"), []
    for door in doors():
        for bent in bendings(door, samples, value):
            answer = client.get(bent)
            if answer.status_code >= 500 or (answer.status_code == 200 and "²" in bent):
                wrong.append(f"{bent[:80]}: {answer.status_code}")
    assert not wrong


def bendings(door: Door, made: dict[str, Any], value: str) -> Iterator[str]:
    arguments = door.arguments(made)
    address = reverse(door.name, kwargs=arguments)
    for given in arguments.values():
        if f"/{given}" in address:
            yield address.replace(f"/{given}", f"/{value}", 1)
