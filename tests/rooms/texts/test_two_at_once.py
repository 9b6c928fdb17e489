"""Two who work on the same thing at once: what one wrote is never written over by the other's stale form."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from plenary.record.actor import CHAIR, MEMBER, SECRETARIAT
from plenary.record.models import Entry
from plenary.record.problems import Conflict
from plenary.texts import acts, reads
from tests import factories
from tests.factories import SLUG
from tests.rooms.texts.common import chair, do, member, page, par

pytestmark = pytest.mark.django_db
BASE = f"/groups/{SLUG}/texts/draft/"
MANY = "Each harbour shall keep many lights."
UNION, SANDBANKS = "Lighthouse Keepers' Union", "Republic of Sandbanks"


def get(address: str, role: str = SECRETARIAT) -> str:
    response = factories.client(role).get(BASE + address)
    assert response.status_code == 200, response.status_code
    return html.unescape(str(response.content.decode()))


def post(address: str, role: str = SECRETARIAT, status: int = 302, **form: Any) -> str:
    response = factories.client(role).post(BASE + address, form)
    assert response.status_code == status, response.content.decode()[:3000]
    return html.unescape(str(response.content.decode()))


def fields(text: str, verb: str) -> dict[str, str]:
    """What the form whose button does this holds unseen: it is what she had before her."""
    form = next(f for f in re.findall(r"<form.*?</form>", text, re.S) if f'value="{verb}"' in f)
    told = dict(re.findall(r'<input type="hidden" name="(seen[^"]*)" value="([^"]*)"', form))
    return told | dict(re.findall(r'<textarea name="(seen[^"]*)" hidden[^>]*>\n(.*?)</textarea>', form, re.S))


def test_footnotes_that_somebody_else_wrote_meanwhile_are_not_written_over() -> None:
    factories.text(words=[{"words": "Lights[^1].", "notes": ["Old note."]}])
    do(
        acts.edit_paragraph,
        key=1,
        words="Lights[^1].",
        notes=["New note."],
        seen="Lights[^1].",
        seen_notes=["Old note."],
    )
    stale: dict[str, Any] = {"key": 1, "words": "Lights[^1] more.", "notes": ["Old note."], "seen": "Lights[^1]."}
    with pytest.raises(Conflict) as refused:
        do(acts.edit_paragraph, chair(), seen_notes=["Old note."], **stale)
    assert refused.value.values["notes"] == ["New note."]
    assert par(1).notes == ("New note.",)
    do(acts.edit_paragraph, chair(), seen_notes=["New note."], **(stale | {"notes": ["Both notes."]}))
    assert (par(1).words, par(1).notes) == ("Lights[^1] more.", ("Both notes.",))


def test_the_editor_shows_the_footnotes_that_stand_now_above_ones_own() -> None:
    factories.text(words=[{"words": "Lights[^1].", "notes": ["Old note."]}])
    had = fields(get("edit/?key=1"), "edit")
    do(acts.edit_paragraph, key=1, words="Lights[^1].", notes=["New note."])
    form: dict[str, Any] = {"do": "edit", "key": "1", "words": "Lights[^1] more.", "notes": "My note."}
    found = post("edit/", status=400, **form, **had)
    assert "What stands now" in found
    assert "<li>New note.</li>" in found
    assert "\nMy note.</textarea>" in found
    post("edit/", **form, **fields(found, "edit"))
    assert par(1).notes == ("My note.",)


def test_after_another_problem_the_form_still_knows_what_it_was_written_for() -> None:
    factories.text()
    had = fields(get("edit/?key=2"), "edit")
    found = post("edit/", status=400, do="edit", key="2", words="", notes="", **had)
    do(acts.edit_paragraph, key=2, words="Each harbour keeps two lights.")
    again = post("edit/", status=400, do="edit", key="2", words="Mine.", notes="", **fields(found, "edit"))
    assert "Each harbour keeps two lights." in again


def test_two_paragraphs_are_merged_only_as_they_were_seen() -> None:
    factories.text()
    told: dict[str, Any] = {"key": 3, "into": 2, "words": "Each harbour shall keep a white light."}
    seen, seen_into = par(3).words, par(2).words
    for key in (2, 3):
        do(acts.edit_paragraph, chair(), key=key, words=f"The chair's fresh words {key}.")
        with pytest.raises(Conflict) as refused:
            do(acts.merge_paragraphs, seen=seen, seen_into=seen_into, **told)
        assert f"fresh words {key}." in refused.value.values["now"]
        seen_into = par(2).words
    do(acts.merge_paragraphs, seen=par(3).words, seen_into=seen_into, **told)
    assert par(3).gone


def test_the_editor_merges_what_was_seen_and_shows_both_where_one_has_changed() -> None:
    factories.text()
    had = fields(get("edit/?key=3"), "merge")
    do(acts.edit_paragraph, chair(), key=2, words="The chair's fresh words.")
    form: dict[str, Any] = {"do": "merge", "key": "3", "into": "2", "words": "All in one."}
    found = post("edit/", status=400, **form, **had)
    assert "Somebody else changed this paragraph" in found
    assert "Lights are white.\n\nThe chair's fresh words." in found
    assert "\nAll in one.</textarea>" in found
    assert not par(3).gone
    post("edit/", **form, **fields(found, "merge"))
    assert (par(2).words, par(3).into) == ("All in one.", 2)


def test_a_co_sponsor_does_not_write_over_the_words_that_another_has_just_found() -> None:
    factories.text()
    number = factories.proposal(2, MANY)
    do(acts.cosponsor, seat=3, proposal=number)
    do(acts.revise, seat=3, proposal=number, words=f"{MANY} And horns.", notes=["Of brass."], seen=MANY)
    with pytest.raises(Conflict) as refused:
        do(acts.revise, member(), proposal=number, words=f"{MANY} By night.", seen=MANY)
    assert refused.value.values["now"] == par().proposals[0].words == f"{MANY} And horns."
    do(acts.revise, member(), proposal=number, words=f"{MANY} And horns, by night.", seen=f"{MANY} And horns.")
    told = json.loads(Entry.objects.order_by("-sequence")[0].content.what)
    assert told["sponsors"] == [1, 3], "who stands behind words that another has changed is told"
    assert [(w.words, w.notes) for w in reads.wordings(SLUG, "draft", number)] == [
        (MANY, ()),
        (f"{MANY} And horns.", ("Of brass.",)),
    ]


def test_the_page_of_the_paragraph_says_how_the_proposal_reads_now() -> None:
    factories.text()
    number = factories.proposal(2, MANY)
    do(acts.cosponsor, seat=3, proposal=number)
    had = fields(get("paragraphs/2/", MEMBER), "revise")
    do(acts.revise, seat=3, proposal=number, words=f"{MANY} And horns.")
    form: dict[str, Any] = {"do": "revise", "proposal": str(number), "words": f"{MANY} By night."}
    found = post("paragraphs/2/", MEMBER, status=400, **form, **had)
    assert f"It reads now: {MANY} And horns." in found
    assert f"\n{MANY} By night.</textarea>" in found
    post("paragraphs/2/", MEMBER, **form, **fields(found, "revise"))
    assert par().proposals[0].words == f"{MANY} By night."


def test_two_who_translate_a_paragraph_lose_nothing() -> None:
    factories.text()
    do(acts.translate, key=2, language="fr", words="Chaque port garde un feu.", seen="")
    with pytest.raises(Conflict) as refused:
        do(acts.translate, chair(), key=2, language="fr", words="Tout port a un feu.", seen="")
    assert refused.value.values["now"] == "Chaque port garde un feu."
    do(acts.translate, chair(), key=2, language="fr", words="Tout port garde un feu.", seen="Chaque port garde un feu.")
    (kept,) = [c.before["translation"] for c in reads.history(SLUG, "draft", 2) if c.what == "translated"]
    assert kept == {"language": "fr", "words": "Chaque port garde un feu.", "of": par().words}
    assert "Chaque port garde un feu." in get("paragraphs/2/", MEMBER)


def test_the_editor_shows_the_translation_that_there_is() -> None:
    factories.text()
    had = fields(get("edit/?key=2"), "translate")
    do(acts.translate, key=2, language="fr", words="Chaque port garde un feu.")
    form: dict[str, Any] = {"do": "translate", "key": "2", "language": "fr", "words": "Tout port a un feu."}
    found = post("edit/", status=400, **form, **had)
    assert "Chaque port garde un feu.</p>" in found
    assert "\nTout port a un feu.</textarea>" in found
    post("edit/", **form, **fields(found, "translate"))
    assert reads.translated(SLUG, "draft", 2)["fr"].words == "Tout port a un feu."


def test_two_who_answer_a_comment_lose_nothing_and_the_earlier_answer_can_be_read() -> None:
    factories.text()
    do(acts.comment, member(), key=2, words="Which harbours?")
    had = fields(get("comments/", CHAIR), "answer")
    do(acts.answer_comment, number=1, answer="Those of the coast.", disposition="partly", seen=("", ""))
    form: dict[str, Any] = {"do": "answer", "number": "1", "disposition": "noted", "answer": "All of them."}
    found = post("comments/", CHAIR, status=400, **form, **had)
    assert "Somebody has answered this comment meanwhile." in found
    assert "All of them.</textarea>" in found
    assert reads.comments(SLUG, "draft")[0].answer == "Those of the coast."
    post("comments/", CHAIR, **form, **fields(found, "answer"))
    (now,) = reads.comments(SLUG, "draft")
    assert (now.answer, now.disposition) == ("All of them.", "noted")
    assert [(a.answer, a.disposition) for a in now.earlier] == [("Those of the coast.", "partly")]
    assert "Those of the coast." in get("comments/", MEMBER)


def test_the_same_words_under_another_footnote_are_another_proposal() -> None:
    factories.text()
    first = factories.proposal(2, "A light[^1].", notes=["White."], reason="For ships.")
    second = factories.proposal(2, "A light[^1].", notes=["Red."], reason="For boats.", seat=3)
    assert first != second
    assert [(p.notes, p.reason) for p in par().proposals] == [(("White.",), "For ships."), (("Red.",), "For boats.")]
    inserted = [factories.proposal(3, "Buoys[^1].", op="insert", notes=[note]) for note in ("Big.", "Small.")]
    assert len(set(inserted)) == 2


def test_who_proposes_the_same_words_keeps_her_own_reason() -> None:
    factories.text()
    number = factories.proposal(2, MANY, reason="For ships.")
    assert factories.proposal(2, MANY, reason="For boats.", seat=3) == number
    (made,) = par().proposals
    assert (made.reason, [(s.name, s.reason) for s in made.sponsors]) == (
        "For ships.",
        [(SANDBANKS, ""), (UNION, "For boats.")],
    )
    found = get("paragraphs/2/", MEMBER)
    assert "For ships." in found
    assert "For boats." in found
    again = do(acts.propose, op="replace", key=2, words=MANY, reason="For boats.", seat=3)
    assert again.entry == 0
    do(acts.propose, op="replace", key=2, words=MANY, reason="For small boats.", seat=3)
    assert [s.reason for s in par().proposals[0].sponsors] == ["", "For small boats."]


def test_streamlining_keeps_everybodys_reason() -> None:
    factories.text()
    factories.proposal(2, MANY, reason="For ships.")
    number = factories.proposal(2, "Each harbour shall glow.", reason="For boats.", seat=3)
    do(acts.revise, seat=3, proposal=number, words=MANY)
    do(acts.streamline, chair(), key=2)
    (kept,) = par().proposals
    assert [(s.name, s.reason) for s in kept.sponsors] == [(SANDBANKS, ""), (UNION, "For boats.")]


def test_a_revision_keeps_the_reasons_too() -> None:
    factories.text()
    factories.proposal(2, MANY, reason="For ships.")
    factories.proposal(2, MANY, reason="For boats.", seat=3)
    do(acts.issue_revision, chair())
    frozen = reads.revision(SLUG, "draft", 1)
    assert frozen is not None
    assert frozen.paragraphs == page().paragraphs
