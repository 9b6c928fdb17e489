"""A member's Word file comes in through the browser: looked through, then taken under her name, and nothing is lost."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plenary.press import confined
from plenary.press.paper import Remark, Run
from plenary.press.paper_docx import docx
from plenary.record.actor import MEMBER, OBSERVER, SECRETARIAT
from plenary.texts import acts, papers, reads
from plenary.texts.pages import importing
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import do, page, par

pytestmark = pytest.mark.django_db
ADDRESS = f"/groups/{SLUG}/texts/draft/import/"
WHEN = datetime(2016, 10, 5, 10, 30, tzinfo=UTC)
MANY = "Each harbour shall keep many lights."


def edited() -> bytes:
    """The text as a member sends it back: words tracked, a comment, a paragraph struck."""
    paper = papers.clean(page().line, page(), at=AT)
    words = (
        Run("Each harbour shall keep "),
        Run("a light", "del", "Anna", WHEN),
        Run("many lights", "ins", "Anna", WHEN),
        Run("."),
    )
    remark = Remark("Anna", "One is too few.", WHEN, "harbour")
    gone = replace(
        paper.pars[2], runs=(Run("Lights are white.", "del", "Anna", WHEN),), mark="del", author="Anna", at=WHEN
    )
    return docx(replace(paper, pars=(paper.pars[0], replace(paper.pars[1], runs=words, remarks=(remark,)), gone)))


def hand_in(data: bytes, role: str = MEMBER, name: str = "ours.docx") -> Any:
    sent = SimpleUploadedFile(name, data, "application/octet-stream")
    return factories.client(role).post(ADDRESS, {"do": "look", "file": sent})


def review(data: bytes, role: str = MEMBER) -> tuple[str, dict[str, Any]]:
    """The review page, and its form as a browser would send it."""
    answer = hand_in(data, role)
    assert answer.status_code == 302
    found = factories.client(role).get(answer["Location"]).content.decode()
    return html.unescape(found), form_of(found)


def form_of(found: str) -> dict[str, Any]:
    form: dict[str, Any] = {"do": "take"}
    for tag in re.findall(r"<input [^>]*>", found):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken" and ("checkbox" not in tag or " checked" in tag):
            form[name[1]] = html.unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', found, re.S):
        form[name] = html.unescape(text)
    return form


def number_of(found: str, kind: str) -> str:
    """Of the first thing of that kind, as the form numbers it."""
    seen = re.search(rf'name="take-(\d+)"[^>]*> {kind}', found)
    assert seen, kind
    return seen[1]


@pytest.mark.accepts("X12")
def test_tracked_changes_and_comments_are_looked_through_and_taken_under_her_name() -> None:
    factories.text()
    found, form = review(edited())
    for words in ("ours.docx", "Anna", "Other words", "To delete it", "A comment", "One is too few."):
        assert words in found
    assert par().proposals == (), "nothing is taken before it was looked through"
    answer = factories.client(MEMBER).post(ADDRESS, form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert par().proposals[0].words == MANY
    assert par().proposals[0].sponsors[0].name == "Republic of Sandbanks"
    assert par(3).proposals[0].op == "delete"
    (said,) = reads.comments(SLUG, "draft")
    assert (said.key, said.words, said.quote, said.name) == (2, "One is too few.", "harbour", "Republic of Sandbanks")


def test_what_she_changes_or_leaves_out_on_the_page_is_what_is_taken() -> None:
    factories.text()
    found, form = review(edited())
    n, other = number_of(found, "Other words"), number_of(found, "To delete it")
    form[f"words-{n}"] = "Each harbour shall keep some lights."
    del form[f"take-{other}"]
    factories.client(MEMBER).post(ADDRESS, form)
    assert par().proposals[0].words == "Each harbour shall keep some lights."
    assert par(3).proposals == ()


def test_a_taking_that_is_refused_keeps_what_was_chosen_and_written() -> None:
    factories.text()
    found, form = review(edited())
    n = number_of(found, "Other words")
    form[f"words-{n}"] = "Each harbour shall keep some lights."
    do(acts.close_proposals)
    answer = factories.client(MEMBER).post(ADDRESS, form)
    assert answer.status_code == 400
    found = html.unescape(answer.content.decode())
    assert "Proposals on this text are closed." in found
    assert "Each harbour shall keep some lights.</textarea>" in found
    assert reads.comments(SLUG, "draft") == (), "all or nothing"
    form = {name: value for name, value in form.items() if not name.startswith("take-")}
    answer = factories.client(MEMBER).post(ADDRESS, form)
    assert "Choose at least one thing" in answer.content.decode()


def test_what_has_no_place_is_shown_and_may_be_kept_as_a_comment() -> None:
    factories.text()
    data = edited()
    do(acts.settle, factories.actor("chair"), key=2, choice="base", state="agreed")
    found, form = review(data)
    assert "What has no place in the text" in found
    assert "The paragraph is agreed" in found
    form["left"] = "1"
    factories.client(MEMBER).post(ADDRESS, form)
    assert MANY in [c.words for c in reads.comments(SLUG, "draft")]


def test_a_file_that_is_none_is_refused_in_words() -> None:
    factories.text()
    answer = hand_in(b"not a document at all", name="x.docx")
    assert answer.status_code == 302
    found = html.unescape(factories.client(MEMBER).get(answer["Location"]).content.decode())
    assert "x.docx:" in found
    assert 'type="file"' in found
    answer = factories.client(MEMBER).post(ADDRESS, {"do": "look"})
    assert answer.status_code == 400
    assert "Choose a file." in answer.content.decode()


def test_a_file_is_hers_who_handed_it_in_and_no_address_of_it_can_be_made_up() -> None:
    factories.text()
    where = hand_in(edited())["Location"]
    for address in (where, ADDRESS + "?file=made-up"):
        found = factories.client(SECRETARIAT).get(address).content.decode()
        assert "handed in by somebody else" in found
        assert "many lights" not in found
    assert factories.client(OBSERVER).get(where).status_code == 403


def test_the_secretariat_takes_a_file_for_a_seat() -> None:
    factories.text()
    found, form = review(edited(), SECRETARIAT)
    assert "In the name of" in found
    form["seat"] = "3"
    answer = factories.client(SECRETARIAT).post(ADDRESS, form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert par().proposals[0].sponsors[0].name == "Lighthouse Keepers' Union"


def many(count: int) -> bytes:
    """A text of so many paragraphs, as a member sends it back with each of them changed, and nothing tracked."""
    factories.text(words=[f"Harbour number {n} shall keep a light." for n in range(count)])
    paper = papers.clean(page().line, page(), at=AT)
    pars = [replace(p, runs=tuple(replace(r, text=r.text.replace("keep", "show")) for r in p.runs)) for p in paper.pars]
    return docx(replace(paper, pars=tuple(pars)))


def test_a_file_that_changes_three_hundred_paragraphs_is_taken_at_once() -> None:
    found, form = review(many(300))
    ticked = {f"take-{n}": "1" for n in re.findall(r'name="take-(\d+)"', found)}
    assert len(ticked) == 300
    answer = factories.client(MEMBER).post(ADDRESS, form | ticked)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    read = [p.proposals[0].words for p in page().paragraphs]
    assert read == [f"Harbour number {n} shall show a light." for n in range(300)]


def test_the_largest_file_that_is_taken_comes_back_within_the_bounds_of_a_form(settings: Any) -> None:
    from plenary.texts.acts.importing import MOST

    found, _form = review(many(3))
    of_each = re.findall(r'name="[a-z]+-1"', found)
    assert sorted(set(of_each)) == ['name="take-1"', 'name="words-1"']
    fixed = 20
    assert (len(of_each) + 1) * MOST + fixed <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_a_form_that_is_too_large_says_so_and_how_to_mend_it(settings: Any) -> None:
    _found, form = review(many(3))
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    answer = factories.client(MEMBER).post(ADDRESS, form)
    assert answer.status_code == 400
    assert "hand in each half" in answer.content.decode()


def test_a_file_that_asks_for_more_than_is_taken_is_told_so_before_anything_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importing, "MOST", 3)
    answer = hand_in(many(4))
    found = html.unescape(factories.client(MEMBER).get(answer["Location"]).content.decode())
    assert "at most 3 things: cut it in two" in found
    assert "<textarea" not in found


def test_a_file_is_read_once_however_often_the_page_is_loaded_and_by_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    factories.text()
    where = hand_in(edited())["Location"]
    importing._looked.forget()
    read: list[int] = []
    reading = confined.Reader.read_changes
    monkeypatch.setattr(confined.Reader, "read_changes", lambda *told: (read.append(1), reading(*told))[1])
    for _ in range(3):
        assert "many lights" in html.unescape(factories.client(MEMBER).get(where).content.decode())
    assert len(read) == 1
    assert "many lights" not in factories.client(SECRETARIAT).get(where).content.decode()
    do(acts.edit_paragraph, key=3, words="Lights are red.")
    factories.client(MEMBER).get(where)
    assert len(read) == 2, "against the text as it stands now"


def test_what_was_typed_stays_with_its_place_though_the_text_moved_on_meanwhile() -> None:
    factories.text()
    found, form = review(edited())
    n = number_of(found, "To delete it")
    form[f"words-{number_of(found, 'A comment')}"] = "One light is too few."
    do(acts.settle, factories.actor("chair"), key=2, choice="base", state="agreed")
    answer = factories.client(MEMBER).post(ADDRESS, form)
    assert answer.status_code == 400
    assert "is agreed: the chair reopens it first" in answer.content.decode()
    assert "One light is too few.</textarea>" in html.unescape(answer.content.decode())
    again = form_of(answer.content.decode())
    again = {name: value for name, value in again.items() if not name.startswith("take-")} | {f"take-{n}": "1"}
    assert factories.client(MEMBER).post(ADDRESS, again).status_code == 302
    assert par(3).proposals[0].op == "delete"


def test_a_form_whose_seal_is_of_another_file_takes_nothing() -> None:
    factories.text()
    _found, form = review(edited())
    _other, theirs = review(edited(), SECRETARIAT)
    answer = factories.client(MEMBER).post(ADDRESS, form | {"seal": theirs["seal"]})
    assert answer.status_code == 400
    assert "look through the file again" in answer.content.decode()
    assert par().proposals == ()
