"""Hypothesis against every form of the house: whatever is posted, a page answers, and a refusal says so and leaves nothing.

The forms are those that the pages show, with their fields as they stand there; some are put awry. What one value in every
field at once does, is in test_odd_input. PLENARY_EXAMPLES asks for more.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import traceback
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from plenary.record import reads, throttle
from tests import factories
from tests.house.doors import Door, doors, undone
from tests.house.test_doors import samples  # noqa: F401 -- a fixture
from tests.house.test_odd_input import FIELDS

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(47)]
EXAMPLES = int(os.environ.get("PLENARY_EXAMPLES", "0"))
POSTED = [door for door in doors() if door.post]
BY = {role: [door for door in POSTED if role in door.post] for role in ("public", "secretariat")}

# Bytes as they come over the line: what no browser sends, and what people paste.
ODD = (
    b"",
    b" \t\r\n ",
    b"\0",
    b"a\0b",
    "\ud800".encode("utf-8", "surrogatepass"),
    b"\xe9\xff\xfe",  # Latin-1, or nothing at all
    "‮gnp.exe\u200b\ufeff\u2066".encode(),
    b"<script>alert(1)</script><img src=x onerror=alert(1)>",
    b"Line\r\nSet-Cookie: a=b\r\n\r\n<html>",
    b"-1",
    b"1e308",
    b"NaN",
    b"0x10",
    b"9" * 400,
    b"9" * 5000,  # more digits than Python reads as a number
    "٣².½".encode(),
    b"%(x)s %s {0.__class__} {{ 7*7 }} ${7*7}",
    b"' OR 1=1; --",
    b"[" * 3000,
    b'{"a":' * 500,
    b"../../../etc/passwd\0.txt",
    b"2016-02-30",
    b"0000-00-00 99:99",
    b"10000-12-31",
    "﷽".encode() * 400,
    "a\u0301".encode() * 2000,
    b"a" * 100_000,
    ("\n".join(f"{n}. line" for n in range(4000))).encode(),
    b"ana@example.org\nBcc: all@example.org",
    b"a@b.cd, " * 300,
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xf4\x90\x80\x80",
)
NAMES = (*FIELDS, "q:1:", "q:2:a", "how:1:", "see:1:", "lang:1:", "signatories", "email", "wish", "revision", "bases")
NAMES += (
    "seen",
    "files",
    "website",
    "names",
    "csrfmiddlewaretoken",
    "a[b][0][c]",
    "a" + "[x]" * 800,
    "",
    "\0",
    "__proto__",
)
CHARSETS = ("utf-8", "latin-1", "utf-16", "utf-7", "hex", "rot13", "idna", "nonsense", "\udcff", '"')
KINDS = ("form", "form", "form", "multipart", "broken", "json", "text", "none", "charset", "many")

names = st.one_of(st.sampled_from(NAMES), st.text(max_size=20))
values = st.one_of(
    st.sampled_from(ODD), st.binary(max_size=60), st.text(max_size=40).map(lambda t: t.encode("utf-8", "surrogatepass"))
)


@dataclass(frozen=True)
class Recipe:
    """How a form is put awry."""

    kind: str
    button: int  # which of the values that a button or a choice offers
    awry: list[tuple[int, bytes]]  # the n-th of its fields, and what stands there
    dropped: list[int]
    more: list[tuple[str, bytes]] = field(default_factory=list)
    charset: str = "utf-8"


recipes = st.builds(
    Recipe,
    st.sampled_from(KINDS),
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(0, 40), values), max_size=4),
    st.lists(st.integers(0, 40), max_size=2),
    st.lists(st.tuples(names, values), max_size=3),
    st.sampled_from(CHARSETS),
)


def shown(client: Client, door: Door, address: str) -> list[list[tuple[str, list[str]]]]:
    """The forms that the page at this address shows for itself: their fields, each with the values it offers."""
    if not door.get:
        return [[]]
    page = client.get(address)
    if not page["Content-Type"].startswith("text/html"):
        return [[]]
    made = []
    for form in BeautifulSoup(page.content, "html.parser").find_all("form", method="post"):
        if form.get("action", address) not in ("", address):
            continue
        found: dict[str, list[str]] = {}
        for one in form.find_all(["input", "textarea", "select", "button"], attrs={"name": True}):
            offered = [o.get("value", "") for o in one.find_all("option")] or [one.get("value") or one.get_text()]
            found.setdefault(one["name"], []).extend(offered)
        made.append(list(found.items()))
    return made or [[]]


def body(recipe: Recipe, forms: list[list[tuple[str, list[str]]]]) -> tuple[bytes, str]:
    """What goes over the line, and what it is said to be."""
    form = forms[recipe.button % len(forms)]
    sent = [(name, offered[recipe.button % len(offered)].encode()) for name, offered in form if name != "once"]
    for n, value in recipe.awry:
        if sent:
            sent[n % len(sent)] = (sent[n % len(sent)][0], value)
    for n in recipe.dropped:
        if sent:
            sent.pop(n % len(sent))
    sent += [(name, value) for name, value in recipe.more]
    sent.append(("once", secrets.token_hex(8).encode()))
    if recipe.kind == "many":
        sent += [(f"f{n}", b"1") for n in range(1500)]
    coded = b"&".join(f"{_quoted(n.encode('utf-8', 'surrogatepass'))}={_quoted(v)}".encode() for n, v in sent)
    form_type = "application/x-www-form-urlencoded"
    if recipe.kind in ("multipart", "broken"):
        return _multipart(
            sent, whole=recipe.kind == "multipart"
        ), f"multipart/form-data; boundary=x; charset={recipe.charset}"
    if recipe.kind == "json":
        return json.dumps({n: v.decode("latin-1") for n, v in sent}).encode(), "application/json"
    if recipe.kind == "charset":
        return coded, f"{form_type}; charset={recipe.charset}"
    return coded, {"text": "text/plain", "none": ""}.get(recipe.kind, form_type)


def _quoted(raw: bytes) -> str:
    return quote_from_bytes(raw, safe="")


def _multipart(sent: list[tuple[str, bytes]], *, whole: bool) -> bytes:
    """As a browser sends files; broken: without an end, with a header that is none."""
    parts = [
        b'--x\r\nContent-Disposition: form-data; name="' + name.encode("utf-8", "surrogatepass") + b'"\r\n\r\n' + value
        for name, value in sent
    ]
    parts.append(
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="../\xe2\x80\xaea.docx"\r\n'
        b"Content-Type: " + (b"application/pdf" if whole else b"\0;;=") + b"\r\n\r\nPK\x03\x04 no document"
    )
    return b"\r\n".join(parts) + (b"\r\n--x--\r\n" if whole else b"\r\n--x\r\nContent-Disp")


def message(answer: Any) -> str:
    """What a refusal says: of a page the words of its main part, of JSON its problem or its detail."""
    kind = answer["Content-Type"]
    if "json" in kind:
        told = answer.json()
        return str(told.get("problem") or told.get("detail") or "")
    if kind.startswith("text/plain"):
        return str(answer.content.decode())  # a program is told in one line
    soup = BeautifulSoup(answer.content.decode(), "html.parser")
    if answer.status_code == 405:
        return "405"  # the method is refused, and says so by its name
    said = soup.select(".say.wrong, .error, [role=alert]")
    number = soup.select_one("main .crumbs.num")
    if number is not None and number.get_text() == str(answer.status_code):
        said += soup.select("main > h1 + p")  # the page for what went wrong as a whole
    return " ".join(" ".join(one.get_text() for one in said).split())


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "django.request")


@pytest.fixture
def clients() -> dict[str, Client]:
    return {role: factories.client(role) for role in BY}


@pytest.mark.parametrize("role", sorted(BY))
def test_whatever_is_posted_is_answered_and_a_refusal_says_so_and_leaves_nothing(
    samples: dict[str, Any],  # noqa: F811 -- the fixture above
    clients: dict[str, Client],
    role: str,
) -> None:
    client, forms = clients[role], {}
    addresses = {door.name: reverse(door.name, kwargs=door.arguments(samples)) for door in BY[role]}
    for door in BY[role]:
        forms[door.name] = shown(client, door, addresses[door.name])

    @settings(
        max_examples=EXAMPLES or 120,
        derandomize=not EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # what failed is noted; making it smaller would take minutes
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.sampled_from(BY[role]), recipes)
    def run(door: Door, recipe: Recipe) -> None:
        throttle.forget()
        sent, kind = body(recipe, forms[door.name])
        note(f"{addresses[door.name]} {kind} {sent[:3000]!r}")
        with undone(client):
            before = reads.newest()
            answer = client.generic("POST", addresses[door.name], sent, content_type=kind)
            after = reads.newest()
        assert answer.status_code < 500, (
            "".join(traceback.format_exception(*answer.exc_info)) if answer.exc_info else ""
        )
        assert b"Traceback" not in answer.content
        if answer.status_code >= 400:
            assert after == before, "a refused form leaves nothing in the record"
            assert len(message(answer)) > 2, answer.content.decode("utf-8", "replace")[-3000:]

    run()


def test_the_forms_are_found() -> None:
    """Else the test above would post into the blue."""
    client, call = factories.client("secretariat"), factories.call()
    door = next(d for d in POSTED if d.name == "moderate")
    factories.response(call)
    found = shown(client, door, reverse("moderate", kwargs={"group": factories.SLUG, "call": call, "number": 1}))
    assert {"reason", "once"} <= {name for form in found for name, _offered in form}


REFUSED = [  # what was found by the test above, and is said since
    ("questionnaire", b"text_en=", "application/x-www-form-urlencoded", "the questions are frozen"),
    ("statement", b"reason=", "application/x-www-form-urlencoded", ""),
    ("answer-begin", b"--x--", "multipart/form-data; boundary=x; charset=hex", "send it in UTF-8"),
    ("answer-begin", b"a=%E9", "application/x-www-form-urlencoded; charset=latin-1", "send it in UTF-8"),
]


@pytest.mark.parametrize(("name", "sent", "kind", "says"), REFUSED)
def test_a_refusal_is_said(samples: dict[str, Any], name: str, sent: bytes, kind: str, says: str) -> None:  # noqa: F811 -- the fixture above
    door = next(d for d in POSTED if d.name == name)
    address = reverse(name, kwargs=door.arguments(samples))
    answer = factories.client("secretariat").generic("POST", address, sent, content_type=kind)
    assert answer.status_code == 400
    assert says in message(answer)
    assert message(answer)
