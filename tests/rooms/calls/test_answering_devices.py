"""Answering on more than one device, or over a sign-out: what was written on one undoes nothing of another."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from plenary.calls import drafts
from tests.rooms.calls.test_answering import _anew, begun, call, handed_in, now, written

__all__ = ["_anew", "call", "now"]  # fixtures
pytestmark = pytest.mark.django_db


def test_two_devices_lose_nothing_of_each_other(call: str) -> None:
    address = begun(call)
    Client().post(address, {"q:4:": "from the phone", "revision": "0"})
    first = drafts.find(address.split("/")[2])
    assert first is not None
    told = Client().post(address + "save/", {"q:4:": "from the laptop", "revision": "0"}).json()
    assert told["displaced"] == ["q:4:"]
    page = Client().get(address).content.decode()
    assert "from the laptop" in page
    assert "from the phone" in page
    told = Client().post(address + "save/", {"name": "Society", "revision": "0"}).json()
    assert told["newer"] == {"q:4:": "from the laptop"}


def test_a_page_without_script_does_not_undo_what_another_device_wrote(call: str) -> None:
    address = begun(call)
    Client().post(address, {"q:4:": "one\r\ntwo", "name": "A", "revision": "0"})
    page = Client().get(address).content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    revision = re.search(r'name="revision" value="(\d+)"', page)
    assert seen is not None
    assert revision is not None
    Client().post(address + "save/", {"q:4:": "one\ntwo\nthree", "revision": revision[1]})
    Client().post(address, {"q:4:": "one\r\ntwo", "name": "B", "revision": revision[1], "seen": seen[1]})
    draft = drafts.find(address.split("/")[2])
    assert draft is not None
    assert (draft.fields["q:4:"], draft.fields["name"], draft.aside) == ("one\ntwo\nthree", "B", ())


def test_handing_in_what_another_device_has_changed_is_refused_until_it_was_read(call: str) -> None:
    address = begun(call)
    written(address)
    client = Client()
    client.post(address + "save/", {"q:4:": "one thing more", "revision": "1"})
    refused = client.post(address + "check/", {"revision": "1", "once": "x"})
    assert refused.status_code == 400
    assert "changed on another device" in refused.content.decode()
    assert "one thing more" in refused.content.decode()
    assert handed_in(address).status_code == 302


def test_words_are_kept_although_the_form_stood_open_over_a_sign_out(call: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    address = begun(call)
    assert strict.post(address, {"q:4:": "typed for hours", "revision": "0"}).status_code == 302
    assert "typed for hours" in Client().get(address).content.decode()
    assert strict.post(address + "check/", {"revision": "1"}).status_code == 403  # handing in is checked
