"""The stable address of a symbol: what bears it is found in as many queries however many groups there are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.mandate import acts as mandate
from plenary.record.actor import operator
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(23)]


def found(symbol: str) -> tuple[int, str]:
    """How many queries it took, and where it led."""
    asking = factories.client()
    with CaptureQueriesContext(connection) as queries:
        answer = asking.get(f"/symbol/{symbol}")
    return len(queries), answer.headers.get("Location", "")


def test_a_symbol_is_found_in_as_many_queries_for_many_groups_as_for_one() -> None:
    def founded(n: int) -> None:
        told = {"short": f"Quay {n}", "name": {"en": "Quay"}, "purpose": {}, "parent": ("P", {"en": "Ports"})}
        mandate.found_group(operator(), slug=f"quay-{n}", at=factories.AT, **told)

    factories.text(symbol="PORTS/2016/CRP.3")
    factories.report(symbol="PORTS/2016/L.1")
    here = f"/groups/{factories.SLUG}"
    assert found("ports/2016/crp.3")[1] == f"{here}/texts/draft/"
    assert found("Ports/2016/L.1")[1] == f"{here}/reports/report/", "and not to the text whose words it has"
    founded(0)
    one = found("PORTS/2016/L.9")
    for n in range(1, 4):
        founded(n)
    assert found("PORTS/2016/L.9") == one
