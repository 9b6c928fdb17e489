"""What was tried before there was a group: four consultations with year, convener and result, and where their papers are."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plenary.hall.demo import facts
from plenary.mandate import acts
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db


@pytest.mark.accepts(31, 33)
def test_each_earlier_consultation_stands_with_year_convener_result_and_its_document() -> None:
    group = factories.group()
    paper = factories.document("A/66/77", title={"en": "Report of the Secretary-General"})
    for line in facts.HISTORY:
        what = {"en": f"Consultation by the {line.convener['en']}"}
        told = {"label": what, "text": {"en": str(line.year)}, "outcome": line.outcome, "failed": line.year == 2006}
        named = [{"kind": kind, "address" if "://" in where else "symbol": where} for kind, where in line.documents]
        acts.note_earlier(operator(), group=group, documents=named, at=AT, **told)
    page = BeautifulSoup(factories.client().get(reverse("mandate", kwargs={"group": SLUG})).content, "html.parser")
    section = page.select_one("section[aria-labelledby=h-earlier]")
    assert section is not None
    rows = [" ".join(row.get_text(" ").split()) for row in section.select("li")]
    assert [row[:4] for row in rows] == ["2006", "2008", "2010", "2012"]
    for row, line in zip(rows, facts.HISTORY, strict=True):
        assert line.convener["en"] in row
        assert line.outcome["en"] in row
    assert ["no agreement" in row for row in rows] == [True, False, False, False]
    left = [[kind.get_text() for kind in row.select("dt")] for row in section.select("ul > li")]
    assert left == [[], ["Report"], ["Statements", "Written contributions", "Report"], ["Summary"]]
    (link,) = section.select("a[href^='/symbol/A/66/77']")
    answer = factories.client().get(str(link["href"]), follow=True)
    assert answer.request["PATH_INFO"] == reverse("document", kwargs={"pk": paper})
