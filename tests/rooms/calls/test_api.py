"""A program reads calls, and answers one: begun, written, handed in, with the receipt; refused in words and in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from plenary.calls import acts, bounds, drafts
from plenary.calls.models import Response
from plenary.record import throttle
from plenary.record.actor import operator
from tests import factories
from tests.rooms.calls.test_answering import OPEN, QUESTIONS, SAID, WHO
from tests.rooms.record.independent import check

pytestmark = pytest.mark.django_db
API = "/api/1/"


@pytest.fixture(autouse=True)
def _anew() -> None:
    throttle.forget()


@pytest.fixture
def call() -> Iterator[str]:
    with time_machine.travel(OPEN, tick=False):
        yield factories.call(questions=QUESTIONS)


def get(path: str, status: int = 200, **headers: str) -> Any:
    answer = Client().get(API + path, headers=headers)
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == ("application/json" if status < 400 else "application/problem+json")
    return answer.json()


def send(method: str, path: str, body: Any, status: int = 200, client: Client | None = None, **headers: str) -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers.setdefault("content_type", "application/json")
    answer = (client or Client(raise_request_exception=False)).generic(method, API + path, data, **headers)  # type: ignore[arg-type]  # environ
    assert answer.status_code == status, answer.content.decode()
    return answer.json() | {"header": answer.headers}


def begun(call: str) -> str:
    return str(send("POST", f"calls/{call}/drafts", {}, 201)["key"])


def written(key: str, **more: str) -> int:
    return int(send("PATCH", f"drafts/{key}", {"fields": {**WHO, **SAID, **more}})["revision"])


def test_a_program_reads_a_call_its_questions_and_what_was_answered(call: str) -> None:
    factories.response(call, answers={"2 a": "Write to ana@lights.example, or look north."})
    assert [c["slug"] for c in get("calls")["calls"]] == [call]
    assert get(f"calls?group={factories.SLUG}") == get("calls")
    assert get("calls?group=nowhere")["calls"] == []
    told = get(f"calls/{call}")
    assert told["facts"]["standing"]["accepts"] is True
    assert told["facts"]["received"] == 1
    assert {"group": "civil-society", "name": {"en": "Civil society"}, "in_time": 1, "late": 0} in told["groups"]
    asked = get(f"calls/{call}/questions")["questions"]
    assert [p["field"] for p in asked[1]["places"]] == ["q:2:a", "q:2:b"]
    assert asked[0]["choices"][1] == {"value": "ngo", "text": {"en": "Civil society"}}
    listed = get(f"calls/{call}/responses")
    assert [(r["number"], r["name"]) for r in listed["responses"]] == [(1, "Harbour Lights Society")]
    answers = get(f"calls/{call}/responses/1")["answers"]
    assert len(answers) == 1
    assert "ana@" not in answers[0]["text"]
    assert "look north" in answers[0]["text"]


def test_what_refuses_citation_is_counted_and_not_told(call: str) -> None:
    factories.response(call, name="Quiet Society", given={"group": "civil-society", "cited": False})
    assert get(f"calls/{call}")["facts"]["withheld"] == 1
    line = get(f"calls/{call}/responses")["responses"][0]
    assert (line["open"], line["name"], line["country"]) == (False, "", "")
    assert "not open" in get(f"calls/{call}/responses/1", 404)["detail"]


def test_what_was_set_aside_is_gone_with_its_reason(call: str) -> None:
    factories.response(call)
    acts.set_aside(operator(), call=call, number=1, reason="sent by mistake", at=OPEN)
    told = get(f"calls/{call}/responses/1", 410)
    assert "sent by mistake" in told["detail"]


def test_responses_come_in_pages_and_none_is_left_out(call: str) -> None:
    for n in range(5):
        factories.response(call, name=f"Society {n}", answers={"4": f"Lamp {n}."})
    found, after, pages = [], 0, 0
    while after is not None:
        page = get(f"calls/{call}/responses?count=2&after={after}")
        found += [r["number"] for r in page["responses"]]
        after, pages = page["next"], pages + 1
    assert found == [1, 2, 3, 4, 5]
    assert pages == 3


def test_a_list_costs_the_same_for_one_and_for_three(call: str, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 2):
        for n in range(more):
            factories.response(call, name=f"Society {more} {n}", answers={"4": "Lamp."})
        get(f"calls/{call}/responses")
        with CaptureQueriesContext(connection) as made:
            get(f"calls/{call}/responses")
        counts.append(len(made))
    assert counts[0] == counts[1]


@pytest.mark.accepts(47)
def test_a_program_answers_without_an_account_and_gets_a_receipt_that_holds(call: str) -> None:
    key = begun(call)
    revision = written(key)
    assert get(f"drafts/{key}")["mend"] == []
    told = send("POST", f"drafts/{key}/hand-in", {"revision": revision, "once": "a"})
    assert (told["number"], told["state"], told["answers"]) == (1, "unconfirmed", 3)
    proof = get(f"drafts/{key}/receipt")["proof"]
    assert check({"entry": told["entry"], **proof})["act"] == "calls.response-handed-in"
    row = Response.objects.get()
    assert row.answers.get(part="a").text == "Three, on the north shore."
    assert Client().get(reverse("answer", kwargs={"key": key})).status_code == 200  # a person goes on where it stopped


def test_handing_in_again_is_the_same_response(call: str) -> None:
    key = begun(call)
    revision = written(key)
    said = [send("POST", f"drafts/{key}/hand-in", {"revision": revision, "once": "a"}) for _ in range(3)]
    said.append(send("POST", f"drafts/{key}/hand-in", {"revision": revision}))
    assert {(s["number"], s["entry"]) for s in said} == {(1, said[0]["entry"])}
    assert Response.objects.count() == 1


def test_amending_is_writing_and_handing_in_once_more(call: str) -> None:
    key = begun(call)
    first = send("POST", f"drafts/{key}/hand-in", {"revision": written(key)})
    second = send("POST", f"drafts/{key}/hand-in", {"revision": written(key, **{"q:4:": "The bell too."})})
    assert (second["number"], second["version"]) == (1, 2)
    assert second["entry"] > first["entry"]


def test_what_another_device_wrote_is_kept_aside_and_a_stale_revision_is_a_conflict(call: str) -> None:
    key = begun(call)
    written(key)
    told = send("PATCH", f"drafts/{key}", {"fields": {"q:2:a": "Four."}, "revision": 0})
    assert told["displaced"] == ["q:2:a"]
    assert get(f"drafts/{key}")["aside"][0]["text"] == "Three, on the north shore."
    told = send("PATCH", f"drafts/{key}", {"fields": {"q:2:a": "Five."}, "bases": {"q:2:a": told["revision"]}})
    assert told["displaced"] == []
    assert "Read it again" in send("POST", f"drafts/{key}/hand-in", {"revision": 1}, 409)["detail"]


def test_what_is_to_be_mended_is_named_field_by_field(call: str) -> None:
    key = begun(call)
    revision = written(key, email="nobody", name="")
    assert [m["field"] for m in get(f"drafts/{key}")["mend"]] == ["name", "email"]
    told = send("POST", f"drafts/{key}/hand-in", {"revision": revision}, 422)
    assert [e["field"] for e in told["errors"]] == ["name", "email"]
    assert "such as ana@example.org" in told["errors"][1]["detail"]
    assert Response.objects.count() == 0


REFUSED: list[tuple[Any, str, int, str]] = [
    (b"{", "application/json", 400, "no JSON"),
    (b'{"fields": {"name": "\xe9"}}', "application/json", 400, "no JSON"),
    (b'{"fields": {"name": "\\ud800"}}', "application/json", 400, "no JSON"),
    (b"[" * 5000, "application/json", 400, "no JSON"),
    (b"{}", "text/plain", 415, "Content-Type"),
    (b"fields=1", "application/x-www-form-urlencoded", 415, "Content-Type"),
    ({}, "application/json", 422, "/fields"),
    ([], "application/json", 422, "an object"),
    ({"fields": {"name": 3}}, "application/json", 422, "/fields/name: Send a text"),
    ({"fields": {}, "revision": -1}, "application/json", 422, "from 0"),
    ({"fields": {}, "revision": 10**40}, "application/json", 422, "/revision"),
    ({"fields": {}, "revision": True}, "application/json", 422, "whole number"),
    ({"fields": {}, "more": 1}, "application/json", 422, "Known are"),
    ({"fields": {"colour": "red"}}, "application/json", 422, "colour"),
    ({"fields": {"q:99:": "No such question."}}, "application/json", 422, "q:99:"),
    (b'{"fields": {}, "more": "' + b"a" * (21 * 1024 * 1024) + b'"}', "application/json", 413, "less"),
]


@pytest.mark.parametrize(("body", "kind", "status", "says"), REFUSED, ids=lambda v: ascii(v)[:40])
def test_a_refusal_says_what_is_wrong_and_where(call: str, body: Any, kind: str, status: int, says: str) -> None:
    key = begun(call)
    told = send("PATCH", f"drafts/{key}", body, status, content_type=kind)
    assert told["status"] == status
    assert says in told["detail"]
    assert told["type"].endswith(f"/api/#problem-{status}")
    assert get(f"drafts/{key}")["revision"] == 0


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("nothing", 404, "list of operations"),
        ("calls/none", 404, "no such call"),
        ("drafts/none", 404, "leads to no response"),
        ("calls?after=1", 400, "after"),
        ("calls?group=a&group=b", 400, "once"),
        ("calls?group=%00", 400, "NUL"),
        ("calls/views/responses?after=x", 400, "after: Send a whole number"),
        ("calls/views/responses?count=0", 400, "from 1 to 100"),
    ],
)
def test_an_address_that_does_not_fit_is_refused_in_words(call: str, path: str, status: int, says: str) -> None:
    assert says in get(path, status)["detail"]


def test_a_refusal_speaks_the_language_that_is_asked_for(call: str) -> None:
    told = Client().get(API + "calls/none", headers={"accept-language": "ar"}).json()
    assert "no such call" not in told["detail"]


def test_a_method_that_is_not_there_names_those_that_are(call: str) -> None:
    told = send("DELETE", f"drafts/{begun(call)}", {}, 405)
    assert told["header"]["Allow"] == "GET, PATCH"


def test_too_often_is_told_with_how_long_to_wait(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bounds.BEGUN, "most", 1)
    begun(call)
    told = send("POST", f"calls/{call}/drafts", {}, 429)
    assert told["header"]["Retry-After"] == "600"
    assert "Wait" in told["detail"]


def test_a_closed_call_begins_nothing_and_takes_nothing(call: str) -> None:
    key = begun(call)
    revision = written(key)
    acts.close_call(operator(), call=call, reason="done", at=OPEN + timedelta(days=60))
    with time_machine.travel(datetime(2017, 2, 1, tzinfo=UTC), tick=False):
        assert "no responses now" in send("POST", f"calls/{call}/drafts", {}, 409)["detail"]
        assert "no responses now" in send("POST", f"drafts/{key}/hand-in", {"revision": revision}, 409)["detail"]
    assert drafts.find(key).fields["q:2:b"] == "N/a"  # type: ignore[union-attr]  # it is there


def test_a_database_that_cannot_write_is_told_as_such(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    key = begun(call)

    def full(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("plenary.calls.drafts.durably", full)
    told = send("PATCH", f"drafts/{key}", {"fields": {"name": "Ana"}}, 503)
    assert "Nothing was changed" in told["detail"]
    assert told["header"]["Retry-After"]


def test_a_browser_that_is_signed_in_needs_its_token_and_a_program_none(call: str) -> None:
    strict = factories.client("member", enforce_csrf_checks=True)
    key = begun(call)
    revision = written(key)
    send("POST", f"drafts/{key}/hand-in", {"revision": revision}, 403, client=strict)  # an act in her name
    send("PATCH", f"drafts/{key}", {"fields": {"q:4:": "typed"}}, client=strict)  # words are kept in any case
    assert "X-CSRFToken" in send("POST", f"calls/{call}/drafts", {}, 403, client=strict)["detail"]
    strict.get(reverse("answer-begin", kwargs={"group": factories.SLUG, "call": call}))
    token = strict.cookies["csrftoken"].value
    send("POST", f"calls/{call}/drafts", {}, 201, client=strict, HTTP_X_CSRFTOKEN=token)
    send("POST", f"calls/{call}/drafts", {}, 201, client=Client(enforce_csrf_checks=True))


def test_a_fault_of_ours_is_told_in_json_without_a_trace(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plenary.calls.reads.tally", lambda _slug: 1 / 0)
    answer = Client(raise_request_exception=False).get(API + f"calls/{call}")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"Traceback" not in answer.content
    assert b"ZeroDivision" not in answer.content


def test_the_page_for_people_lists_every_operation_with_a_line_to_try(call: str) -> None:
    page = Client().get("/api/").content.decode()
    described = Client().get("/api/1/openapi.json").json()
    for path, operations in described["paths"].items():
        for method, one in operations.items():
            assert f"{method.upper()} {path}" in page
            assert f'id="{one["operationId"]}"' in page
    assert page.count("curl ") == sum(len(o) for o in described["paths"].values())
    assert "<script src=" not in page.replace('<script defer src="/static/', "")


def test_the_lines_to_try_work_as_they_stand(call: str) -> None:
    """Each example's body is taken by the operation that it stands at."""
    from plenary.hall import api

    key = begun(call)
    for name, method, path in (
        ("beginDraft", "POST", f"calls/{call}/drafts"),
        ("changeDraft", "PATCH", f"drafts/{key}"),
    ):
        answer = Client().generic(method, API + path, api.BODIES[name].encode(), content_type="application/json")
        assert answer.status_code < 300 or b"q:1:" in answer.content
