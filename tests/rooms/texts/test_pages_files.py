"""Texts as files: made once until something new is recorded, whoever asks; nobody keeps the server busy with them."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.press import paper_out
from plenary.record import throttle
from plenary.texts import acts
from plenary.texts.pages import filing
from plenary.texts.pages.common import whole
from tests import factories
from tests.factories import SLUG
from tests.rooms.texts.common import do

pytestmark = pytest.mark.django_db
ADDRESS = f"/groups/{SLUG}/texts/draft/text."


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats of the files that are made."""
    filing._files.forget()
    throttle.forget()
    printed, seen = paper_out.printed, []

    def noted(paper: Any, format: str) -> paper_out.Printed:
        seen.append(format)
        return printed(paper, format)

    monkeypatch.setattr(paper_out, "printed", noted)
    return seen


def test_a_file_is_made_once_until_something_new_is_recorded(made: list[str]) -> None:
    factories.text()
    public, member = factories.client(), factories.client("member")
    first = public.get(f"{ADDRESS}md").content
    assert public.get(f"{ADDRESS}md?view=bracketed&nonsense=1").content == first
    assert member.get(f"{ADDRESS}md").content == first
    assert made == ["md"]
    do(acts.edit_paragraph, key=3, words="Lights are red.")
    assert "Lights are red." in public.get(f"{ADDRESS}md").content.decode()
    assert made == ["md", "md"]


def test_views_revisions_and_formats_are_files_of_their_own(made: list[str]) -> None:
    factories.text()
    factories.proposal(2, "Each harbour shall keep many lights.")
    do(acts.issue_revision, factories.actor("chair"))
    asked = ("md", "html", "md?view=clean", "md?revision=1", "md?view=reading&of=1", "md?view=redline&from=1")
    answers = {factories.client().get(f"{ADDRESS}{one}").content for one in asked}
    assert len(made) == len(asked)
    assert len(answers) >= 5
    assert factories.client().get(f"{ADDRESS}md?revision=7").status_code == 404
    assert factories.client().get(f"{ADDRESS}md?revision=none").status_code == 404


def test_whoever_is_not_signed_in_has_so_many_files_made_a_minute_and_gets_what_is_there_already(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.text()
    monkeypatch.setitem(filing.ANEW, "most", 2)
    public = factories.client()
    assert public.get(f"{ADDRESS}md").status_code == 200
    assert public.get(f"{ADDRESS}html").status_code == 200
    refused = public.get(f"{ADDRESS}md?view=clean")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    assert "again in a minute" in refused.content.decode()
    assert public.get(f"{ADDRESS}md").status_code == 200
    assert factories.client("member").get(f"{ADDRESS}md?view=clean").status_code == 200
    assert public.get(f"{ADDRESS}md?view=clean").status_code == 200, "somebody else had it made"


def test_the_factual_view_is_a_file_of_what_is_factual_alone_and_files_are_named_by_group_text_and_view(
    made: list[str],
) -> None:
    factories.text()
    factories.proposal(2, "Each harbour shall keep many lights.")
    do(acts.set_paragraph, key=2, tag="factual")
    page = factories.client()
    factual = page.get(f"{ADDRESS}md?view=factual")
    words = {p.key: p.words for p in whole(SLUG, "draft").paragraphs}
    assert words[2] in factual.content.decode()
    assert words[3] not in factual.content.decode()
    assert "many lights" not in factual.content.decode()
    assert f'"{SLUG}-draft-factual.md"' in factual["Content-Disposition"]
    assert f'"{SLUG}-draft-bracketed.md"' in page.get(f"{ADDRESS}md")["Content-Disposition"]
    assert f'"{SLUG}-draft-reading-1.md"' in page.get(f"{ADDRESS}md?view=reading&of=1")["Content-Disposition"]


def test_no_file_is_made_of_two_languages_and_of_a_view_that_there_is_not(made: list[str]) -> None:
    factories.text()
    answer = factories.client().get(f"{ADDRESS}docx?view=pair")
    assert answer.status_code == 400
    assert "two languages" in answer.content.decode()
    assert "As a file" not in factories.client().get(f"/groups/{SLUG}/texts/draft/?view=pair").content.decode()
    assert factories.client().get(f"{ADDRESS}md?view=upside-down").status_code == 404
    assert made == []
