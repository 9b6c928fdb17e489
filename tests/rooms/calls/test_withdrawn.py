"""Who withdraws leaves the publication too; nobody is lost in a mailbox; the record names no text that is not shown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plenary.calls import acts, compiling, reads
from plenary.calls.importing import import_files
from plenary.library import acts as library
from plenary.library import files
from plenary.library import reads as shelf
from plenary.library.models import Job
from plenary.record.actor import operator
from plenary.record.models import Content
from tests import factories

pytestmark = pytest.mark.django_db


def published(call: str, *parts: str, standing: Any = None) -> None:
    document = library.register(
        operator(), group=factories.SLUG, title={"en": "Book"}, kind="compilation", symbol="PORTS/9",
        about=f"call/{call}", at=factories.AT,
    ).value  # fmt: skip
    printed = [
        library.Printed(files.keep(p.encode()), f"{p}.pdf", "application/pdf", len(p), "pdf", by="respondent", part=p)
        for p in parts
    ]
    library.publish(operator(), document=document, printed=printed, standing=standing, at=factories.AT)


def part(call: str, name: str) -> object:
    return shelf.newest(f"call/{call}", by="respondent", part=name, format="pdf")


def test_a_respondent_who_withdrew_is_not_carried_into_the_next_version() -> None:
    call = factories.call()
    published(call, "R1", "R2", "R3")
    published(call, "R1", standing={("respondent", "R1"), ("respondent", "R3")})
    assert part(call, "R1") is not None
    assert part(call, "R3") is not None, "what did not change is carried over"
    assert part(call, "R2") is None, "the part of an older version answers for one that is out"


@pytest.mark.parametrize("withdraw", ["describe", "aside"])
def test_withdrawing_orders_the_publication_anew(withdraw: str) -> None:
    call = factories.call()
    number = factories.response(call)
    where: dict[str, Any] = {"call": call, "number": number, "at": factories.AT}
    published(call, f"R{number}")
    before = Job.objects.count()
    if withdraw == "describe":
        acts.describe_response(operator(), facts={"cited": False}, **where)
    else:
        acts.set_aside(operator(), reason="asked for", **where)
    assert Job.objects.count() == before + 1
    assert Job.objects.latest("pk").kind == "publish"


MAIL = """From ana@x.example Mon Oct 03 09:00:00 2016
From: Ana Harbour <ana@x.example>
Subject: {subject}
Date: Mon, 3 Oct 2016 09:00:00 +0000
Message-ID: <{subject}@x.example>

Organisation: Harbour Lights Society

1. {text}

"""


def test_two_mails_by_one_sender_in_a_mailbox_are_two_responses() -> None:
    call = factories.call()
    texts = ("The three lights at the northern pier are out since spring.", "We add that the bell buoy is silent too.")
    data = "".join(MAIL.format(subject=f"m{n}", text=text) for n, text in enumerate(texts)).encode()
    for expected_known in (0, 2):
        summary = import_files(operator(), call, [("box.mbox", lambda: data)], at=factories.AT)
        assert (summary.responses, summary.known) == (2, expected_known)
        assert len(set(summary.numbers)) == 2


def test_the_record_does_not_say_which_public_text_a_withheld_one_equals() -> None:
    call = factories.call()
    shown, hidden = factories.response(call, name="A"), factories.response(call, name="B", given={"cited": False})
    entry = acts.note_twins(operator(), call=call, pairs=[(hidden, shown)], at=factories.AT).entry
    assert json.loads(Content.objects.get(pk=entry).what)["pairs"] == []


@pytest.mark.parametrize(
    ("sender", "file", "name"),
    [
        ('"ana@x.example" <ana@x.example>', "letter.eml", "letter"),
        ("Ana Harbour (ana@x.example) <ana@x.example>", "letter.eml", "Ana Harbour"),
        ("ana@x.example", "ana@x.example.eml", "ana"),
    ],
)
def test_a_mail_address_is_no_name(sender: str, file: str, name: str) -> None:
    call = factories.call()
    mail = MAIL.partition("\n")[2].format(subject="s", text="Three lights are out since spring, at the northern pier.")
    mail = mail.replace("Ana Harbour <ana@x.example>", sender).replace("Organisation: Harbour Lights Society\n\n", "")
    (number,) = import_files(operator(), call, [(file, mail.encode)], at=factories.AT).numbers
    response = reads.response(operator(), call, number)
    assert response is not None
    assert response.name == name
    assert b"@x.example" not in compiling.as_json(call, reviewed_only=False)
