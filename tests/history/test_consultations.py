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


@pytest.mark.accepts(31)
def test_each_earlier_consultation_stands_with_year_convener_result_and_its_document() -> None:
    group = factories.group()
    paper = factories.document("A/66/77", title={"en": "Report of the Secretary-General"})
    for line in facts.HISTORY:
        what = {"en": f"Consultation by the {line.convener['en']}"}
        told = {"label": what, "text": {"en": str(line.year)}, "outcome": line.outcome, "failed": line.year == 2006}
        symbol = "a/66/77" if line.year == 2010 else ""
        acts.note_earlier(operator(), group=group, symbol=symbol, at=AT, **told)
    page = BeautifulSoup(factories.client().get(reverse("mandate", kwargs={"group": SLUG})).content, "html.parser")
    section = page.select_one("section[aria-labelledby=h-earlier]")
    assert section is not None
    rows = [" ".join(row.get_text(" ").split()) for row in section.select("li")]
    assert [row[:4] for row in rows] == ["2006", "2008", "2010", "2012"]
    for row, line in zip(rows, facts.HISTORY, strict=True):
        assert line.convener["en"] in row
        assert line.outcome["en"] in row
    assert ["no agreement" in row for row in rows] == [True, False, False, False]
    (link,) = section.select("a")
    answer = factories.client().get(link["href"], follow=True)
    assert answer.request["PATH_INFO"] == reverse("document", kwargs={"pk": paper}), "the spelling does not matter"
