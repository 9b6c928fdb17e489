"""The page of a paragraph: what each may do about it, from a proposal to what the chair finds. Without script."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from plenary.consensus import acts as consensus
from plenary.consensus import reads as stood
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, operator
from plenary.texts import acts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import do, page, par

pytestmark = pytest.mark.django_db
HERE = f"/groups/{SLUG}/texts/draft/paragraphs/"
OTHER = "Each harbour should keep a light."


def get(key: int = 2, role: str = PUBLIC) -> str:
    response = factories.client(role).get(f"{HERE}{key}/")
    assert response.status_code == 200, response.status_code
    return html.unescape(str(response.content.decode()))


def post(role: str = MEMBER, status: int = 302, key: int = 2, **form: Any) -> str:
    response = factories.client(role).post(f"{HERE}{key}/", form)
    assert response.status_code == status, response.content.decode()[:3000]
    return str(response["Location"] if status == 302 else html.unescape(response.content.decode()))


def form_of(text: str, verb: str) -> str:
    """The form whose button does this."""
    return next(f for f in re.findall(r"<form.*?</form>", text, re.S) if f'value="{verb}"' in f)


@pytest.mark.accepts(13)
def test_a_member_proposes_from_the_words_that_stand() -> None:
    factories.text()
    form = form_of(get(2, MEMBER), "replace")
    assert ">\nEach harbour shall keep a light.</textarea>" in form
    assert post(do="replace", words=OTHER, reason="Shall is too hard.").endswith("#P1")
    found = get()
    assert "P1: other words" in found
    assert "Shall is too hard." in found
    assert "Republic of Sandbanks" in found


def test_a_member_proposes_a_new_paragraph_a_deletion_and_a_move() -> None:
    factories.text()
    post(do="insert", words="Buoys too.", reason="Ships need both.")
    post(do="delete", reason="It is said elsewhere.")
    post(do="move", place="3")
    assert [p.number for p in page().paragraphs] == ["", "1", "1 bis", "2"]
    found = get()
    assert "This paragraph is not to be there." in found
    assert "It shall follow: Paragraph 2" in found


def test_a_proposal_that_is_refused_keeps_what_was_typed() -> None:
    factories.text()
    found = post(status=400, do="replace", words="  ", reason="Shall is too hard.")
    assert "Write the words that you propose." in found
    assert "Shall is too hard.</textarea>" in form_of(found, "replace")
    found = post(status=400, do="insert", words="", reason="Ships need both.")
    assert re.search(r"<details open><summary>A new paragraph after it", found)
    assert "Ships need both.</textarea>" in form_of(found, "insert")
    assert "<details open><summary>To delete it" not in found


def test_a_proposal_is_co_sponsored_left_revised_and_withdrawn() -> None:
    factories.text()
    factories.proposal(2, OTHER, seat=3)
    assert "Co-sponsor" in get(2, MEMBER)
    post(do="cosponsor", proposal="1")
    found = get(2, MEMBER)
    assert "Leave it" in found
    assert "Withdraw it" not in found
    post(do="revise", proposal="1", words="Each harbour may keep a light.")
    assert par().proposals[0].words == "Each harbour may keep a light."
    post(do="leave", proposal="1")
    assert [s.name for s in par().proposals[0].sponsors] == ["Lighthouse Keepers' Union"]
    post(do="delete")
    assert "Withdraw it" in get(2, MEMBER)
    post(do="withdraw", proposal="2")
    found = get()
    assert "1 earlier proposal" in found
    assert "withdrawn" in found


def test_the_secretariat_enters_a_proposal_for_a_seat() -> None:
    factories.text()
    assert "In the name of" not in get(2, MEMBER)
    post(SECRETARIAT, do="replace", words=OTHER, seat="3")
    assert par().proposals[0].sponsors[0].name == "Lighthouse Keepers' Union"


@pytest.mark.accepts(78, 86)
def test_a_position_is_taken_with_its_reason_and_what_would_lift_it() -> None:
    factories.text()
    factories.proposal(2, OTHER, seat=3)
    found = post(status=400, do="position", value="object", wording="P1", reason="Too soft.", change="")
    assert "Say which change would lift the objection." in found
    form = form_of(found, "position")
    assert "Too soft.</textarea>" in form
    assert 'value="object" checked' in form
    assert '<option value="P1" selected>' in form
    post(do="position", value="object", wording="P1", reason="Too soft.", change="Shall.")
    found = get()
    for words in ("Where everybody stands", "Too soft.", "What would lift it:", "Shall.", "What divides us here"):
        assert words in found
    assert "Your position" not in found
    post(do="withdraw-objection", wording="P1")
    assert "objection: withdrawn" in get()


def test_what_divides_us_is_said_of_groups_and_names_nobody() -> None:
    factories.text()
    factories.proposal(2, OTHER, seat=3)
    where: dict[str, Any] = {"group": SLUG, "text": "draft", "key": 2, "at": AT}
    consensus.take_position(operator(), value="support", wording="base", seat=1, **where)
    consensus.take_position(operator(), value="support", wording="P1", seat=3, **where)
    found = get()
    (section,) = re.findall(r'<section aria-labelledby="h-divides">.*?</section>', found, re.S)
    told = section.split("Nearest to agreement")
    assert "States: whoever answered accepts “shall”, and nothing else." in told[0]
    assert "Civil society: whoever answered accepts “should”, and nothing else." in told[0]
    assert "Sandbanks" not in told[0]
    assert "asks the fewest to move: 1 (Lighthouse Keepers' Union)" in told[1], "who would have to move is named"


@pytest.mark.accepts(78)
def test_only_the_chair_finds_and_not_over_an_objection() -> None:
    factories.text()
    factories.proposal(2, OTHER, seat=3)
    assert 'value="find"' not in get(2, SECRETARIAT)
    post(SECRETARIAT, status=403, do="find", finding="agreed", wording="base")
    post(do="position", value="object", reason="Too soft.", change="Shall.")
    told: dict[str, Any] = {"do": "find", "finding": "ad-ref", "wording": "P1", "seen-P1": OTHER}
    found = post(CHAIR, status=400, **told)
    assert "An objection stands in the way" in found
    post(CHAIR, do="mark", seat="1", state="addressed", words="The note says so.")
    post(CHAIR, **told)
    assert (par().words, par().state) == (OTHER, "ad-ref")
    found = get()
    assert "Agreed ad referendum" in found
    assert "Propose" not in form_titles(get(2, MEMBER))
    post(CHAIR, do="find", finding="reopened", reason="New facts")
    assert par().state == "open"


def form_titles(text: str) -> list[str]:
    return re.findall(r"<button[^>]*>([^<]+)", text)


def test_the_chair_puts_her_own_words_where_nobody_proposed_them() -> None:
    factories.text()
    found = post(CHAIR, status=400, do="find", finding="none", own="Mine.", wording="own")
    assert "Say why there is no agreement" in found
    assert 'value="none" checked' in form_of(found, "find")
    assert "Mine.</textarea>" in form_of(found, "find")
    post(CHAIR, do="find", finding="agreed", wording="own", own="Each harbour keeps a white light.")
    assert par().words == "Each harbour keeps a white light."
    assert "How it came to be" in get()
    assert "<ins>" in get(), "the history shows what was changed"


def test_words_stand_under_silence_until_an_exact_end_and_an_objection_breaks_it() -> None:
    factories.text()
    told: dict[str, Any] = {"do": "silence", "wording": "base", "ends": "31.12.2098", "ends_hour": "18:00"}
    found = post(CHAIR, status=400, **(told | {"ends": ""}))
    assert "Say on which day." in found
    post(CHAIR, **told)
    found = get(2, MEMBER)
    assert "Under silence until" in found
    assert "31 December 2098, 18:00 Geneva" in found
    assert "Break the silence" in found
    found = post(status=400, do="object-to-silence", reason="Too fast.", change="")
    assert "Too fast.</textarea>" in form_of(found, "object-to-silence")
    post(do="object-to-silence", reason="Too fast.", change="More time.")
    found = get()
    assert "The silence was broken." in found
    assert "Too fast." in found


def test_the_chair_streamlines_points_and_moves_to_the_statements() -> None:
    factories.text()
    factories.proposal(2, OTHER)
    factories.proposal(2, "Each harbour may keep a light.", seat=3)
    do(acts.revise, proposal=2, words=OTHER, seat=3)
    post(CHAIR, do="streamline")
    assert len(par().proposals) == 1
    post(CHAIR, do="point")
    assert page().line.pointed == 2
    post(CHAIR, do="statement", statement="1", reason="Nothing to agree.")
    assert par().pile == "statements"


def test_who_holds_no_seat_is_told_so_and_loses_nothing() -> None:
    factories.text()
    found = factories.client(OBSERVER).post(f"{HERE}2/", {"do": "position", "value": "support"})
    assert found.status_code == 403
    assert "Only who sits for a member takes a position" in html.unescape(found.content.decode())


def test_a_paragraph_that_is_gone_keeps_its_page() -> None:
    factories.text()
    factories.proposal(3, "Lights are red.", seat=3)
    do(acts.withdraw, proposal=1, seat=3)
    do(acts.merge_paragraphs, key=3, into=2, words="Each harbour shall keep a white light.")
    found = get(3)
    assert "It was merged into another paragraph." in found
    assert "1 earlier proposal" in found
    assert 'value="replace"' not in get(3, MEMBER)


def test_after_an_act_the_page_says_its_number_in_the_record() -> None:
    factories.text()
    where = post(do="replace", words=OTHER)
    found = factories.client(MEMBER).get(where.split("#")[0]).content.decode()
    assert "Done, and recorded." in found
    assert stood.paragraph_positions(SLUG, "draft", 2) is not None
