"""Where a group is, on slides: every fact from its records, nothing empty, nothing without its source (A26)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import translation

from plenary.hall.briefing.deck import OUTLINE, SUBJECTS, briefing, parts
from plenary.mandate import acts as mandate
from plenary.mandate import reads as groups
from plenary.press.slides import MOST
from plenary.press.slides_pdf import printed
from plenary.record.actor import operator
from tests import factories
from tests.hall.test_archive_rooms import everything, unpacked
from tests.hall.test_archive_rooms import packed as archived
from tests.press.paper_reading import pdf_text
from tests.rooms.consensus.negotiating import STATE, finds, takes

__all__ = ["everything"]  # a fixture
pytestmark = [pytest.mark.django_db, pytest.mark.accepts(26)]
PAGE = f"/groups/{factories.SLUG}/briefing/"


def slides(query: str = "", page: str = PAGE) -> dict[str, str]:
    """The words of each slide by its key; of the first one by ""."""
    read = BeautifulSoup(factories.client().get(page + query).content, "html.parser")
    found = {str(s["id"]): " ".join(s.get_text().split()) for s in read.select("section.slide")}
    return {"": " ".join(read.select(".opening")[0].get_text().split())} | found


def history() -> None:
    """What came before: a year of the pre-history, two consultations, a group that it follows."""
    by, where = operator(), {"group": factories.SLUG, "at": factories.AT}
    factories.dated("The first beacon is lit", "1998", kind="history")
    told = {"text": {"en": "2010"}, "outcome": {"en": "Nobody gave way."}}
    mandate.note_earlier(by, label={"en": "Consultation of the Assembly"}, failed=True, **told, **where)


def test_a_reader_sees_the_history_the_mandate_and_its_progress(everything: int) -> None:
    history()
    found = slides()
    assert "1998 · The first beacon is lit" in found["before"]
    assert "2010 · Consultation of the Assembly" in found["consultations"]
    assert "no agreement" in found["consultations"]
    assert "Nobody gave way." in found["consultations"]
    assert "A/12/34" in found["mandate"]
    assert "Asks for a group on lights." in found["mandate"]
    assert "0 of 1 done not begun" in found["tasks"].replace("– ", "")
    assert "Seek: Seek views" in found["tasks"]
    assert "What was tried before" in found["outline"]


def test_members_results_and_what_comes_next_are_counted_from_the_record(everything: int) -> None:
    found = slides()
    results = BeautifulSoup(factories.client().get(f"/groups/{factories.SLUG}/results/").content, "html.parser")
    assert "3 seats · 2 + 1" in found["members"]
    assert "States: 1 of 2 seats filled" in found["members"]
    for line in results.select("#main ul.list a:has(strong)"):
        count, label = line.get_text().split(maxsplit=1)
        if "contribution" not in label and "agreed" not in label:  # by pile, with each text
            assert f"{count} {label}" in found["figures"]
    assert "PORTS/2016/CRP.7" in found["papers"]
    assert "Draft report" in found["next"]


def test_consultations_stand_in_the_order_of_their_years_in_whichever_language_they_are_said() -> None:
    factories.group()
    for place, when in (("Third", "2012年5月"), ("First", "2009-2010 (Geneva)"), ("Second", "May 2011")):
        told: dict[str, Any] = {"label": {"en": place}, "text": {"en": when}, "outcome": {"en": "None."}}
        mandate.note_earlier(operator(), group=factories.SLUG, at=factories.AT, **told)
    shown = slides()["consultations"]
    assert shown.index("First") < shown.index("Second") < shown.index("Third")


def test_the_group_before_stands_with_what_it_came_to() -> None:
    factories.group("quays")
    mandate.close_group(operator(), group="quays", outcome={"en": "Four lamps were lit."}, at=factories.AT)
    factories.group(predecessor="quays")
    found = slides()
    assert "Follows Quays" in found["succession"]
    assert "Four lamps were lit." in found["succession"]
    before = slides(page="/groups/quays/briefing/")
    assert "Outcome: Four lamps were lit." in before[""]
    assert "Continued by Harbours" in before["succession"]


def test_what_is_agreed_and_what_divides_is_that_of_the_page_of_agreement(everything: int) -> None:
    finds("agreed", key=1, wording="base")
    finds("none", key=2, reason="Dusk is not the same for all.")
    found = slides()
    assert "Paragraph 1: Lamps are lit at dusk." in found["agreed"]
    assert "Dusk is not the same for all." in found["divided"]
    assert "Agreed: 1" in found["figures"]
    assert "No agreement: 1" in found["figures"]


def test_every_slide_leads_to_its_sources(everything: int) -> None:
    history()
    read = BeautifulSoup(factories.client().get(PAGE).content, "html.parser")
    keys = {str(s["id"]) for s in read.select("section.slide")}
    assert {"outline", "mandate", "members", "papers"} <= keys
    for slide in read.select("section.slide"):
        links = [str(a["href"]) for a in slide.find_all("a")]
        assert links, slide["id"]
        for link in links:
            assert link[1:] in keys if link.startswith("#") else resolve(re.split("[?#]", link)[0])


def test_a_group_of_which_nothing_is_known_has_no_empty_slide() -> None:
    by = operator()
    bare: dict[str, Any] = {"short": "Bare", "name": {"en": "Bare Group"}, "purpose": {}, "resolution": "", "tasks": []}
    mandate.found_group(by, slug="bare", parent=("Assembly", {"en": "Assembly"}), at=factories.AT, **bare)
    found = slides(page="/groups/bare/briefing/")
    assert list(found) == [""]
    assert "Bare Group No meeting is planned yet. at work" in found[""]
    assert factories.client().get("/groups/bare/briefing/slides.html").status_code == 200
    assert factories.client().get("/groups/nowhere/briefing/").status_code == 404
    assert factories.client().get("/groups/bare/briefing/slides.pptx").status_code == 404


def test_a_long_group_stays_within_its_slides_and_says_how_much_more_there_is() -> None:
    factories.group()
    for n in range(30):
        factories.dated(f"Paper {n}, about the lights of the whole coast", f"{n % 28 + 1} November 2099")
    read = BeautifulSoup(factories.client().get(PAGE).content, "html.parser")
    assert all(0 < len(s.select("li")) <= MOST for s in read.select("section.slide"))
    assert "15 more" in slides()["next-2"]


def test_what_is_left_out_stays_out_of_every_form_of_it(everything: int) -> None:
    found = slides("?without=members&without=outline")
    assert not {"members", "outline"} & set(found)
    assert "mandate" in found
    client = factories.client()
    page = client.get(f"{PAGE}?without=members").content.decode()
    link = re.search(r'href="([^"]*slides\.html[^"]*)"', page)
    assert link is not None
    file = client.get(link[1].replace("&amp;", "&"))
    assert b'id="members"' not in file.content
    assert b'id="mandate"' in file.content
    assert 'value="members" checked' in page
    kept = client.get(f"{PAGE}?without=consultations")
    assert kept.status_code == 200, "no such slide as yet: an address that was kept stays good"
    refused = client.get(f"{PAGE}?without=weather&without=members")
    assert refused.status_code == 400
    assert "no slide called “weather”" in refused.content.decode()
    assert 'value="members" checked' in refused.content.decode()
    assert client.get(f"{PAGE}slides.pdf?without=weather").status_code == 400


def test_the_pdf_read_back_says_what_the_page_says_also_from_right_to_left(everything: int) -> None:
    line = next(g for g in groups.groups() if g.slug == factories.SLUG)
    found = briefing(line, factories.AT)
    assert found is not None
    text = re.sub(r"\W+", "", pdf_text(printed(found.without(())).data))
    for slide in found.deck.slides:
        for run in (run for line in slide.lines for run in (*line.runs, *line.note)):
            assert re.sub(r"\W+", "", run.text) in text
    with translation.override("ar"):
        turned = briefing(line, factories.AT)
    assert turned is not None
    assert turned.deck.rtl
    assert "الدول" in pdf_text(printed(turned.without(())).data)
    assert 'dir="rtl"' in factories.client().get(f"{PAGE}slides.html?language=ar").content.decode()


def test_the_number_of_queries_does_not_grow_with_what_there_is() -> None:
    factories.group()
    line = next(g for g in groups.groups() if g.slug == factories.SLUG)

    def count(minute: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert briefing(line, factories.AT + timedelta(minutes=minute))
        return len(queries)

    def one(n: int) -> None:
        where: dict[str, Any] = {"group": factories.SLUG, "at": factories.AT}
        factories.dated(f"Paper {n}")
        factories.dated(f"Beacon {n}", "1998", kind="history")
        factories.document(f"PORTS/2016/{n}", kind="report")
        factories.meeting(str(n))
        mandate.set_task(operator(), verb="seek", text={"en": f"Seek {n}"}, **where)
        mandate.note_earlier(operator(), label={"en": f"Try {n}"}, text={"en": "2010"}, outcome={"en": "None"}, **where)

    one(1)
    few = count(0)
    one(2)
    one(3)
    assert count(1) == few
    assert count(1) < few, "what was made in this minute is not made again"


def test_it_is_found_from_the_overview_and_the_results_and_lies_in_the_archive(everything: int) -> None:
    takes(STATE, "live-with", wording="base")
    for page in ("", "results/"):
        assert f'href="{PAGE}"' in factories.client().get(f"/groups/{factories.SLUG}/{page}").content.decode()
    files = unpacked(archived())
    assert b"Asks for a group on lights." in files["briefing/slides.html"]
    assert b"briefing/index.html" in files["index.html"]


def test_whatever_is_told_may_be_left_out(everything: int) -> None:
    history()
    line = next(g for g in groups.groups() if g.slug == factories.SLUG)
    found = briefing(line, factories.AT)
    assert found is not None
    assert {key for key, _title in found.subjects} <= SUBJECTS
    assert {key for _title, keys in parts() for key in keys} == SUBJECTS - {OUTLINE}
    assert not found.without(SUBJECTS).slides
