"""Words under silence bring letters: when it begins, and to all at once when it is broken."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plenary.consensus import acts
from plenary.post import letters, making
from plenary.post.models import Letter
from plenary.record.actor import operator
from plenary.record.reads import size
from tests import factories
from tests.rooms.consensus.negotiating import UNION, silence, where

pytestmark = pytest.mark.django_db


def made(kind: str) -> list[Letter]:
    while making.make(factories.AT):
        pass
    return list(Letter.objects.filter(kind=kind).order_by("address"))


@pytest.fixture(autouse=True)
def draft() -> None:
    for role in ("observer", "member", "chair"):
        factories.account(role)
    factories.text()
    making.pass_over()


def test_everybody_in_the_group_is_told_that_words_are_under_silence_and_until_when() -> None:
    silence()
    told = made("silence-begun")
    assert [one.address for one in told] == [f"{r}@harbours.example" for r in ("chair", "member", "observer")]
    text = " ".join(told[0].text.split())
    assert "Each harbour shall keep a light." in text
    assert "6 October 2016, 11:00 Geneva (2016-10-06 09:00 UTC)" in text
    assert f"/record/{told[0].entry}/" in text
    assert "/groups/harbours/texts/draft/paragraphs/2/" in text


def test_a_letter_is_in_the_language_that_its_reader_chose_last() -> None:
    reader = factories.client("member")
    reader.get("/language/ar/")
    reader.get("/language/fr/")
    factories.client("observer", headers={"accept-language": "es"})  # whoever reads without choosing chooses nothing
    silence()
    assert [one.language for one in made("silence-begun")] == ["en", "fr", "en"]
    assert "français" in reader.get("/account/").content.decode().lower()


@pytest.mark.accepts(78)
def test_all_are_told_at_once_who_broke_it_and_why_and_once_only() -> None:
    ends = silence()
    said = {"reason": "It binds us.", "change": "Say 'may'.", "at": ends - timedelta(hours=1)}
    place = {k: v for k, v in where().items() if k != "at"}
    acts.object_to_silence(operator(), seat=UNION, **said, **place)
    acts.object_to_silence(factories.actor("member"), **said, **place)
    told = made("silence-broken")
    assert len(told) == 3
    text = " ".join(told[0].text.split())
    assert "Lighthouse Keepers' Union has objected in writing" in text
    assert "Why: It binds us." in text
    assert "Say 'may'." in text


def test_kinds_of_letters_about_texts_are_kinds_of_entries() -> None:
    import plenary.consensus.entries  # noqa: F401 -- registers them
    from plenary.record.kinds import KINDS

    assert set(letters.OF_TEXTS) <= set(KINDS)
    assert size()
