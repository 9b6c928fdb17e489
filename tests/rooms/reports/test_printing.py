"""A chair's summary that was published has its files, in its own language, and they say what it rests on."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest
from django.urls import reverse

from plenary.library import reads as library
from plenary.library import work
from plenary.mandate import acts as mandate
from plenary.meetings import acts as meetings
from plenary.record import reads as record
from plenary.record.actor import operator
from plenary.reports import acts
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1"}
PAGE = f"/groups/{SLUG}/meetings/1/summary/"


def published(language: str = "en", **named: Any) -> dict[str, bytes]:
    """A meeting of which the summary is published; its files by format."""
    factories.meeting(open=True)
    factories.item(open=True)
    meetings.close_session(operator(), session=1, at=AT + timedelta(hours=2), **WHERE)
    acts.draft_summary(operator(), language=language, at=AT, **WHERE)
    acts.add_paragraph(operator(), after="opening", text="The Chair thanked the port[s].", at=AT, **WHERE)
    told = {"title": {language: "Summary by the Chair"}, "symbol": "PORTS/2016/9"} | named
    acts.name_summary(operator(), dated=date(2016, 10, 20), at=AT + timedelta(days=17), **told, **WHERE)
    acts.publish_summary(operator(), at=AT + timedelta(days=17), **WHERE)
    assert work.run_waiting() == 1
    return files()


def files() -> dict[str, bytes]:
    latest = library.latest(f"meeting/{SLUG}/1/summary")
    assert latest is not None
    client = factories.client()
    return {r.format: b"".join(client.get(reverse("rendition", kwargs={"pk": r.id}))) for r in latest[2].renditions}


@pytest.mark.accepts(89)
def test_its_files_bear_its_own_date_its_numbers_and_what_they_rest_on() -> None:
    made = published()
    assert set(made) == {"pdf", "docx", "odt", "html"}
    with pdfium.PdfDocument(made["pdf"]) as found:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in found)
    for words in ("20 October 2016", "PORTS/2016/9", "Summary by the Chair", "\n1. ", "\n2. ", "The Chair thanked"):
        assert words in text.replace("\r", "")
    rests = text[text.index("What the paragraphs rest on") :].replace("\u200b", "")
    assert f"meeting/{SLUG}/1" in rests
    assert "own words" in rests
    read = [p.text for p in docx.Document(io.BytesIO(made["docx"])).paragraphs]
    assert any("\tThe Chair thanked the port[s]." in line for line in read)


@pytest.mark.accepts(89)
def test_the_page_leads_to_the_files_as_soon_as_they_are_there() -> None:
    published()
    page = factories.client().get(PAGE).content.decode()
    assert "PDF and Word are being made" not in page
    for kind in ("PDF", "DOCX", "HTML"):
        assert f">{kind}</a>" in page


def test_published_again_it_is_the_next_version_of_the_same_document() -> None:
    published()
    later = AT + timedelta(days=20)
    acts.add_paragraph(operator(), after="", text="Corrected.", at=later, **WHERE)
    acts.publish_summary(operator(), at=later, **WHERE)
    assert work.run_waiting() == 1
    latest = library.latest(f"meeting/{SLUG}/1/summary")
    assert latest is not None
    assert (latest[1], latest[2].number) == ("PORTS/2016/9", 2)
    assert "Corrected." in files()["html"].decode()


def test_it_is_printed_in_its_own_language_whoever_ordered_it() -> None:
    page = published("ar", title={"ar": "ملخص الرئيس"})["html"].decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "ملخص الرئيس" in page


def test_what_was_published_before_the_group_ended_is_printed_after_it() -> None:
    published()
    later = AT + timedelta(days=20)
    acts.publish_summary(factories.actor("secretariat"), at=later, **WHERE)
    mandate.close_group(operator(), group=SLUG, outcome={"en": "It is done."}, at=later)
    assert work.run_waiting() == 1
    (newest,) = record.about(f"meeting/{SLUG}/1/summary", count=1)
    assert newest.act == "reports.summary-versioned"
