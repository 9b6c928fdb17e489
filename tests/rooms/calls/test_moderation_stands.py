"""What the secretariat removed or merged is not undone by whoever holds the link to the response."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.calls import acts
from plenary.calls.models import Attachment
from plenary.record.actor import operator
from tests import factories
from tests.rooms.calls.test_answering import begun, call, confirmed, handed_in, now, response_of, written

__all__ = ["call", "now"]  # fixtures
pytestmark = pytest.mark.django_db
AT = factories.AT


def answered(call: str, **more: str) -> tuple[str, Any]:
    address = begun(call)
    written(address, **more)
    handed_in(address)
    return address, confirmed(address)


def test_a_removed_response_is_neither_amended_nor_withdrawn(call: str) -> None:
    address, row = answered(call)
    acts.remove_response(operator(), call=call, number=row.number, reason="An advertisement.", at=AT)
    written(address, **{"q:2:a": "Buy more."})
    refused = handed_in(address)
    assert refused.status_code == 400
    assert "no longer counts: An advertisement." in refused.content.decode()
    Client().post(address + "receipt/", {"once": "w"})
    assert (response_of(address).state, response_of(address).reason) == ("removed", "An advertisement.")


def test_neither_of_two_merged_responses_is_amended_apart(call: str) -> None:
    first, one = answered(call)
    second, two = answered(call, name="Harbour Lights")
    acts.merge_responses(operator(), call=call, kept=one.number, other=two.number, choices={}, at=AT)
    for address in (first, second):
        written(address, **{"q:2:a": "Four by now."})
        assert "has merged two responses of yours" in handed_in(address).content.decode()
    acts.unmerge_responses(operator(), call=call, kept=one.number, other=two.number, at=AT)
    written(first, **{"q:2:a": "Four by now."})
    assert handed_in(first).status_code == 302


def test_a_file_that_was_removed_does_not_come_back_with_an_amendment(call: str) -> None:
    address = begun(call)
    good = SimpleUploadedFile("annex.pdf", b"%PDF-1.7 lights", "application/pdf")
    Client().post(address + "files/", {"files": good, "do": "attach", "revision": "0"})
    written(address)
    handed_in(address)
    row = confirmed(address)
    file = Attachment.objects.get()
    acts.remove_attachment(operator(), call=call, number=row.number, attachment=file.pk, reason="Not hers.", at=AT)
    written(address, **{"q:2:a": "Four by now."})
    assert handed_in(address).status_code == 302
    assert Attachment.objects.get().dropped
