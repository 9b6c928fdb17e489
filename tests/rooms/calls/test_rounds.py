"""A second round rests on the first, and shows it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from plenary.calls import acts
from plenary.record.actor import Actor


@pytest.mark.accepts(161)
def test_a_second_round_leads_to_what_the_first_brought_in(by: Actor, call: str, at: datetime) -> None:
    acts.create_call(by, group="assembly", slug="second", title={"en": "Second round"}, builds_on=call, at=at)
    page = Client().get("/groups/assembly/inputs/second/").content.decode()
    assert 'href="/groups/assembly/inputs/survey/"' in page
    assert "Builds on the answers to:" in page
