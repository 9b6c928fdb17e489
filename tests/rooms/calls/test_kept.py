"""What is kept in the process about groups and questions is of the record as it stands, whatever is entered."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from plenary.calls import acts, drafts, reads
from plenary.members import acts as members
from plenary.members import reads as member_reads
from plenary.record.actor import NOBODY, operator
from plenary.record.kept import QUIET
from plenary.record.models import Content
from tests import factories

pytestmark = pytest.mark.django_db
OPEN = datetime(2016, 11, 1, 9, 0, tzinfo=UTC)
KEPT = {"calls_call", "calls_question", "mandate_group", "mandate_step", "members_stakeholdergroup", "members_seat"}
KEPT |= {f"texts_{table}" for table in ("text", "paragraph", "proposal", "sponsor", "revision")}
KEPT |= {"consensus_position", "consensus_finding"}


def handed_in(call: str, key: str = "", **fields: str) -> str:
    key = key or drafts.begin(call, language="en", at=OPEN)
    who = {"name": "Harbour Lights Society", "email": "ana@lights.example", "cited": "yes", "q:1:": "Three."}
    drafts.save(key, who | fields, base=99, at=OPEN)
    draft = drafts.find(key)
    assert draft is not None
    acts.hand_in(NOBODY, draft=draft.id, revision=draft.revision, at=OPEN)
    return key


def test_entries_about_responses_touch_nothing_that_is_kept_of_other_things() -> None:
    """`record.kept` takes entries about these for quiet: whatever of it they changed would be shown as it was."""
    call, by = factories.call(), operator()
    names = "Cordova Society, c@lights.example\nUnion of Pilots, u@lights.example"
    key = handed_in(call, joint="yes", signatories=names)
    draft = drafts.find(key)
    assert draft is not None
    acts.confirm_mail(NOBODY, response=draft.response_id, at=OPEN)
    handed_in(call, key, other="The foghorn is too loud.", country="Kenya")
    handed_in(call, name="Union of Pilots")
    factories.response(call, name="Cordova Society")
    acts.describe_response(by, call=call, number=3, facts={"group_code": "states"}, at=OPEN)
    acts.remove_response(by, call=call, number=3, reason="spam", at=OPEN)
    acts.restore_response(by, call=call, number=3, reason="no spam", at=OPEN)
    acts.set_aside(by, call=call, number=3, reason="twice", at=OPEN)
    touched = set()
    for obj, state in Content.objects.values_list("entry__object", "state"):
        if obj.startswith(QUIET):
            touched |= {table for table, _key, _row in json.loads(state)}
    assert "calls_response" in touched
    assert not touched & KEPT


def test_a_question_or_a_group_written_anew_stands_on_the_page_at_once() -> None:
    call, by = factories.call(), operator()
    page = f"/groups/{factories.SLUG}/inputs/{call}/"
    assert "Which lights are out?" in Client().get(page).content.decode()
    told: dict[str, Any] = {"number": "1", "text": {"en": "Which lights are lit?"}}
    acts.write_question(by, call=call, question=told, replacing="1", at=OPEN)
    html = Client().get(page).content.decode()
    assert "Which lights are lit?" in html
    assert "Which lights are out?" not in html
    assert len(member_reads.stakeholder_groups(factories.SLUG)) == 2
    more = [{"code": f"more-{random.randrange(10**6)}", "name": {"en": "Harbour pilots"}}]
    members.compose(by, group=factories.SLUG, stakeholder_groups=more, at=OPEN)
    assert len(member_reads.stakeholder_groups(factories.SLUG)) == 3
    assert "Harbour pilots" in Client().get(page + "respondents/").content.decode()
    assert reads.call("no-such-call") is None
