"""The 69 invented responses typed into the form, one after another: what is compiled is what was typed, byte for byte
after the one normalisation that docs/rules/answering.md describes."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from plenary.calls import acts, compiling, drafts, keys
from plenary.hall.demo import organisations, questions, writing
from plenary.members import acts as members
from plenary.record import throttle
from plenary.record.actor import operator
from plenary.record.verify import verify
from plenary.rules.sheets import normal
from tests import factories

OPENED, DEADLINE = datetime(2013, 7, 1, tzinfo=UTC), datetime(2013, 9, 17, 21, 59, 59, tzinfo=UTC)


@pytest.mark.accepts(43, 47, 155, 156)
@pytest.mark.django_db
def test_what_sixty_nine_typed_is_what_is_compiled() -> None:
    group = factories.group("typed")
    names = {r.group for r in organisations.EVERY}
    composed = [{"code": code, "name": {"en": code}} for code in sorted(names - {"states", "civil-society"})]
    members.compose(operator(), group=group, stakeholder_groups=composed, at=factories.AT)
    acts.create_call(
        operator(),
        group=group,
        slug="typed",
        title={"en": "Eighteen questions"},
        questions=questions.WGEC1,
        languages=questions.LANGUAGES,
        opened=OPENED,
        deadline=DEADLINE,
        at=OPENED,
    )
    chosen = {q["number"]: q for q in questions.WGEC1 if q.get("choices")}
    typed: dict[tuple[str, str, str], str] = {}
    for n, r in enumerate(organisations.EVERY):
        at = datetime.fromisoformat(r.received)
        answers = {k: v for k, v in writing.answers(r).items() if k[0] not in chosen and v.strip()}
        fields = {f"q:{q}:{part}": text.replace("\n", "\r\n") for (q, part), text in answers.items()}
        fields |= {f"q:{q}:": c["choices"][n % len(c["choices"])]["value"] for q, c in chosen.items()}
        about = {"name": r.name, "group": r.group, "country": r.country, "email": f"r{n}@example.org"}
        _answer(fields | about | {"cited": "yes", "language": r.language}, at, n)
        typed |= {(r.name, q, part): normal(text) for (q, part), text in answers.items()}
    rows = json.loads(compiling.as_json("typed", reviewed_only=True))
    compiled = {
        (row["respondent"], str(row["question"]), row["part"]): row["answer"]
        for row in rows
        if row["answer"] and str(row["question"]) not in chosen
    }
    assert len({name for name, _q, _p in compiled}) == len(organisations.EVERY)
    assert compiled.keys() == typed.keys()
    assert [k for k in typed if compiled[k].encode() != typed[k].encode()] == []
    assert verify().problems == []


def _answer(fields: dict[str, str], at: datetime, n: int) -> None:
    """Begin, write, check, hand in and confirm, as a browser does, at the instant when this respondent did."""
    throttle.forget()
    client = Client(REMOTE_ADDR=f"192.0.2.{n % 250}")
    with time_machine.travel(at, tick=False):
        address = client.post("/groups/typed/inputs/typed/answer/")["Location"]
        assert client.post(address, fields | {"revision": "0", "do": "check"}).status_code == 302
        draft = drafts.find(address.split("/")[2])
        assert draft is not None
        sent = client.post(address + "check/", {"revision": str(draft.revision), "once": f"hand-in-{n}"})
        assert sent.status_code == 302, sent.content.decode()
        draft = drafts.find(address.split("/")[2])
        assert draft is not None
        confirm = f"/confirm/{keys.confirm_key(draft.response_id)}/"
        assert client.post(confirm, {"once": f"confirm-{n}"}).status_code == 302
