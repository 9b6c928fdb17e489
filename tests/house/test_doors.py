"""Every address, every method, every role: who gets in is what the table in doors.py says, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from plenary.hall import throttle
from plenary.hall.accounts import sessions
from plenary.hall.middleware import Undoored
from plenary.record.door import Page
from tests import factories, whole
from tests.house.doors import ROLES, Door, doors, undone


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """A refusal is logged as a warning, and here there are hundreds; what breaks is still told."""
    caplog.set_level(logging.ERROR, "django.request")


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def addresses(found: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every pattern of the house, through all includes."""
    for entry in (found or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry)
        else:
            yield entry


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    named = [pattern.name for pattern in addresses()]
    rows = [door.name for door in doors()]
    assert None not in named, "an address without a name cannot be in the table"
    assert sorted(n for n in named if n) == sorted(rows)


def test_every_view_has_a_door() -> None:
    assert [p.name for p in addresses() if not isinstance(p.callback, Page)] == []


def undoored(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


urlpatterns = [path("hole/", undoored)]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_view_without_a_door_lets_nobody_in() -> None:
    with pytest.raises(Undoored):
        Client().get("/hole/")


@pytest.fixture
def samples() -> dict[str, Any]:
    """One of everything that an address can name."""
    from django.apps import apps

    from plenary.calls import acts as calls
    from plenary.calls import keys
    from plenary.record.actor import operator

    throttle.forget()
    call = factories.call()
    factories.response(call, file=b"Three lights are out.")
    document = factories.document()
    factories.published(document)
    job = calls.hand_in_files(operator(), call=call, files=[("a.txt", b"a", "text/plain")], at=factories.AT).value
    model = {name: apps.get_model("library", name) for name in ("File", "Rendition")}
    return {
        "group": factories.SLUG,
        "dated": factories.dated(),
        "call": call,
        "document": document,
        "symbol": "PORTS/2016/1",
        "job": job,
        "stop": keys.stop_key("ana@example.org"),
        "canvass": factories.canvass(),
        **whole.full_meeting(),
        **whole.full_members(),
        "text": factories.text(),
        "report": factories.report(),
        "disputed": factories.disputed(),
        **whole.mapping(),
        **whole.mandate_by_paragraph(),
        **whole.told(),
        **_handed_in(call),
        "rendition": model["Rendition"].objects.values_list("pk", flat=True).first(),
        "copy": factories.copied(document),
        "original": model["File"].objects.values_list("pk", flat=True).first(),
    }


def _handed_in(call: str) -> dict[str, str]:
    """A joint response that was handed in on the web: the keys to it, to confirm it, to sign it."""
    from django.apps import apps

    from plenary.calls import acts as calls
    from plenary.calls import drafts, keys
    from plenary.record.actor import NOBODY

    key = drafts.begin(call, language="en", at=factories.AT)
    fields = {"name": "Keepers", "email": "k@example.org", "cited": "yes", "q:1:": "Three.", "joint": "yes"}
    drafts.save(key, fields | {"signatories": "A, a@example.org\nB, b@example.org"}, base=0, at=factories.AT)
    drafts.attach(key, name="a.pdf", data=b"%PDF-1.7", media_type="application/pdf", at=factories.AT)
    draft = drafts.find(key)
    assert draft is not None
    calls.hand_in(NOBODY, draft=draft.id, revision=draft.revision, at=factories.AT)
    signatory = apps.get_model("calls", "Signatory").objects.values_list("pk", "response_id", "email").first()
    calls.confirm_mail(NOBODY, response=signatory[1], at=factories.AT)
    attached = apps.get_model("calls", "Attachment").objects.values_list("pk", flat=True).first()
    return {
        "key": key,
        "signing": keys.sign_key(signatory[0], signatory[2]),
        "confirming": keys.confirm_key(signatory[1]),
        "attached": attached,
    }


def outcome(client: Client, method: str, address: str) -> str:
    """ "in", "shut", "no such method" or what went wrong. Whatever it did is undone."""
    with undone(client):
        answer = client.generic(method, address)
    if answer.status_code >= 500:
        return f"broken ({answer.status_code})"
    return {403: "shut", 405: "no such method"}.get(answer.status_code, "in")


def expected(door: Door, method: str, role: str) -> str:
    may = {"GET": door.get, "HEAD": door.get, "POST": door.post, "PATCH": door.patch}.get(method, frozenset())
    if not may:
        return "no such method"
    return "in" if role in may else "shut"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_in_where_the_table_says(role: str, samples: dict[str, Any]) -> None:
    client = factories.client(role)
    wrong = []
    for door in doors():
        address = reverse(door.name, kwargs=door.arguments(samples))
        for method in METHODS:
            met, meant = outcome(client, method, address), expected(door, method, role)
            if met != meant:
                wrong.append(f"{method} {address} as {role}: {met}, the table says {meant}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["chair", "member"])
def test_a_role_in_one_group_opens_nothing_in_another(role: str, samples: dict[str, Any]) -> None:
    stranger = factories.client(role, "elsewhere")
    for door in doors():
        address = reverse(door.name, kwargs=door.arguments(samples))
        for method in ("GET", "POST"):
            assert outcome(stranger, method, address) == expected(door, method, "public"), f"{method} {address}"


OWN_WAY = {"sign-in", "sign-in-link", "sign-in-passkey", "sign-in-as", "sign-in-elsewhere", "openid_connect_callback"}
OWN_WAY |= {"sign-out", "sign-out-everywhere", "prove", "held", "account", "account-app", "account-passkey"}
OWN_WAY |= {"account-rename", "account-remove", "account-codes", "account-codes-file"}


@pytest.mark.django_db
def test_whoever_owes_a_second_factor_reads_as_the_public_and_does_nothing(samples: dict[str, Any]) -> None:
    owing = factories.client("secretariat", by=sessions.LINK)
    for door in doors():
        address = reverse(door.name, kwargs=door.arguments(samples))
        for method in ("GET", "POST"):
            if door.name in OWN_WAY or expected(door, method, "secretariat") != "in":
                continue
            with undone(owing):
                answer = owing.generic(method, address)
            led = answer.status_code == 302 and answer["Location"].startswith("/account/prove/")
            led = led or (answer.status_code == 403 and address.startswith("/api/"))  # a program is told
            assert led is not (method == "GET" and "public" in door.get), f"{method} {address}: {answer.status_code}"


@pytest.mark.accepts(81)
@pytest.mark.django_db
def test_where_the_public_may_read_the_page_is_there(samples: dict[str, Any]) -> None:
    """ "In" would also be a 404: the samples are real, so that what is let in also arrives."""
    missing = {
        "summary-file",
        "compilation",
        "compilation-part",
        "compilation-archive",
    }  # nothing is published in this record
    missing.add("archive-file")  # asked for the first time, it is ordered: the answer says when to come back
    missing |= {"sign-in-elsewhere", "openid_connect_callback"}  # no provider is configured
    met = {
        door.name: factories.client().get(reverse(door.name, kwargs=door.arguments(samples))).status_code
        for door in doors()
        if "public" in door.get
    }
    assert {name for name, status in met.items() if status not in (200, 302)} == missing


@pytest.mark.django_db
def test_who_is_shut_out_is_told_why_and_what_to_do(samples: dict[str, Any]) -> None:
    address = reverse("publish", kwargs={"group": samples["group"], "call": samples["call"]})
    page = factories.client().get(address)
    assert page.status_code == 403
    assert "Only the secretariat publishes a compilation." in page.content.decode()
    assert "Sign in first" in page.content.decode()
    assert "not in a capacity" in factories.client("member").get(address).content.decode()


# Their address is itself the key, and nobody can forge a request to an address she does not know (decision 5).
CAPTIONS = {"captions-feed", "captions-feed-bare", "captions-feed-seq"}
KEYED = {"answer", "answer-save", "answer-files", "api-draft", "post-stop"} | CAPTIONS
KEYED |= {"mapping-correct", "mapping-take-part", "public-question-confirm", "following", "nomination-answer"}
ASK_THEMSELVES = {
    "api-drafts",
    "api-hand-in",
}  # for programs: the token is asked of whoever sends a session, see record.machines


def test_only_addresses_that_are_keys_go_without_the_token_against_forgery() -> None:
    found = {p.name: p.callback for p in addresses() if getattr(p.callback, "csrf_exempt", False)}
    assert {name for name, callback in found.items() if callback.rights.keys() != {"GET"}} == KEYED | ASK_THEMSELVES


@pytest.mark.django_db
def test_a_form_without_its_token_against_forgery_is_refused(samples: dict[str, Any]) -> None:
    """The table is walked without this check; every form of the house passes it."""
    strict = factories.client("secretariat", enforce_csrf_checks=True)
    for door in doors():
        if door.post and door.name not in KEYED:
            answer = strict.post(reverse(door.name, kwargs=door.arguments(samples)))
            assert answer.status_code == 403, door.name
