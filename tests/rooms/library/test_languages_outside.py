"""A document in one language may stand outside at an address of its own: shown, checked and copied as other addresses are."""

from __future__ import annotations

import pytest

from plenary.library import acts, checking, fetching, files, reads
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(66)]
AT = factories.AT
FRENCH = "https://ports.example/fr/lights"


def test_a_language_stands_at_an_address_of_its_own_and_is_checked_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pk = factories.document(address="https://ports.example/lights")
    secretariat = factories.client("secretariat")
    page = f"/documents/{pk}/"
    typed = {"do": "language", "language": "fr", "where": "no address"}
    refused = secretariat.post(page, typed)
    assert refused.status_code == 400
    assert 'name="where" dir="ltr" maxlength="500" value="no address"' in refused.content.decode()
    assert secretariat.post(page, typed | {"where": FRENCH}).status_code == 302
    assert reads.outside(factories.SLUG) == (
        (pk, "PORTS/2016/1", "https://ports.example/lights", ""),
        (pk, "PORTS/2016/1", FRENCH, "fr"),
    )

    def fetched(address: str) -> fetching.Fetched:
        data = address.encode()
        if address != FRENCH:
            return fetching.Fetched(404, "status")
        return fetching.Fetched(200, "", files.keep(data), len(data), "text/plain", "lights.txt")

    monkeypatch.setattr(fetching, "fetch", fetched)
    said = checking.check(operator(), group=factories.SLUG, now=lambda: AT, step=lambda *_told: None)
    assert (said.addresses, said.reached, said.copies) == (2, 1, 1)
    found = reads.document(pk)
    assert found is not None
    (line,) = found.line.languages
    assert (line.language, line.address, line.reach and line.reach.found) == ("fr", FRENCH, "reached")
    assert (found.line.reach and found.line.reach.found, [c.language for c in found.copies]) == ("failed", ["fr"])
    assert reads.facets(factories.SLUG).languages == {"fr": 1}
    assert reads.listing(factories.SLUG, reads.Filters(language="fr")).total == 1
    shown = factories.client().get(page).content.decode()
    assert f'href="{FRENCH}"' in shown
    assert (
        f'href="{FRENCH}" hreflang="fr"'
        in factories.client().get(f"/groups/{factories.SLUG}/documents/").content.decode()
    )
    assert secretariat.post(page, {"do": "tongue-off", "language": "fr"}).status_code == 302
    assert FRENCH not in factories.client().get(page).content.decode()
    assert verify().ok


def test_a_language_is_chosen_and_an_address_is_one_on_the_web() -> None:
    pk = factories.document()
    for wrong in ({"language": "xx", "address": FRENCH}, {"language": "fr", "address": "ftp://ports.example"}):
        with pytest.raises(Problem):
            acts.add_language(operator(), document=pk, at=AT, **wrong)


def test_an_address_that_was_taken_off_while_it_was_fetched_does_not_come_back() -> None:
    pk = factories.document()
    acts.add_language(operator(), document=pk, language="fr", address=FRENCH, at=AT)
    acts.add_language(operator(), document=pk, language="fr", at=AT)
    late = acts.note_address(operator(), document=pk, address=FRENCH, status=200, reason="", language="fr", at=AT)
    assert not late.entry
    assert reads.outside(factories.SLUG) == ()
