"""The pages of the mandate: a group is founded, asked for things by paragraph, decides how it works, ends."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plenary.mandate import acts
from plenary.mandate.reads import bodies, sources
from plenary.mandate.reads import methods as reading
from plenary.record.actor import Forbidden, operator
from tests import factories

SLUG = factories.SLUG
pytestmark = pytest.mark.django_db


def got(name: str, role: str = "public", **where: Any) -> str:
    answer = factories.client(role).get(reverse(name, kwargs={"group": SLUG} | where))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def sent(name: str, role: str, do: str, status: int = 302, told: dict[str, Any] | None = None, **where: Any) -> str:
    answer = factories.client(role).post(reverse(name, kwargs=where), {"do": do, "once": "", **(told or {})})
    assert answer.status_code == status, answer.content.decode()[:3000]
    return str(answer.headers.get("Location", "") or re.sub(r"\s+", " ", answer.content.decode()))


def test_a_document_that_is_entered_again_keeps_what_was_said_in_other_languages() -> None:
    given: dict[str, Any] = {"group": factories.group(), "symbol": "A/RES/70/125", "at": factories.AT}
    first = {"title": {"en": "Review"}, "issued_by": {"en": "The Assembly"}, "note": {"en": "By consensus."}}
    acts.enter_source(operator(), **first, **given)
    sent(
        "mandate",
        "secretariat",
        "source",
        302,
        {"symbol": "A/RES/70/125", "title": "The review", "role": "basis"},
        group=SLUG,
    )
    acts.enter_source(operator(), title={"fr": "Examen"}, role="basis", **given)
    (found,) = sources.sources(SLUG)
    assert (found.title, found.role) == ({"en": "The review", "fr": "Examen"}, "basis")
    assert (found.issued_by, found.note) == (first["issued_by"], first["note"])


@pytest.mark.accepts(19, 28, 34, 77)
def test_a_mandate_is_quoted_by_paragraph_and_each_task_says_which_one_asks_for_it() -> None:
    factories.group()
    here = {"group": SLUG}
    sent(
        "mandate",
        "secretariat",
        "source",
        told={"symbol": "res. A/70/125", "title": "Review", "role": "mandate"},
        **here,
    )
    (source,) = sources.sources(SLUG)
    for label in ("69", "71"):
        sent(
            "mandate",
            "secretariat",
            "quote",
            told={"document": source.slug, "label": label, "gist": f"It says {label}."},
            **here,
        )
    cite = f"mandate/{SLUG}/{source.slug}/71"
    sent("mandate", "secretariat", "task", told={"verb": "seek", "text": "Ask everybody", "passage": cite}, **here)
    page = got("mandate")
    assert "Paragraph 70 is not quoted here" in page
    assert f'id="p-{source.slug}-71"' in page
    assert f'href="#p-{source.slug}-71"' in page
    assert "/symbol/A/RES/70/125" in page, "the document behind it is a link"
    there = factories.client().get(
        reverse("mandate-cited", kwargs={"group": SLUG, "document": source.slug, "paragraph": "71"})
    )
    assert there.headers["Location"].endswith(f"#p-{source.slug}-71")
    assert f"http://localhost:8000{there.wsgi_request.path}</bdi>" in page, "and may be cited by its whole address"
    told = {"state": "done", "reason": "", "produced": "call/views | The questionnaire", "seen": "0"}
    assert "the reason is public" in sent("mandate-task", "chair", "move", 400, told, group=SLUG, number=1)
    sent("mandate-task", "chair", "move", told=told | {"reason": "All have answered."}, group=SLUG, number=1)
    assert "Somebody else said" in sent(
        "mandate-task", "chair", "move", 409, told | {"reason": "Late."}, group=SLUG, number=1
    )
    page = got("mandate")
    assert "1 of 1 done" in page
    assert reverse("call", kwargs={"group": SLUG, "call": "views"}) in page
    assert "There is no paragraph" in sent(
        "mandate",
        "secretariat",
        "task",
        400,
        {"verb": "seek", "text": "x", "passage": f"mandate/{SLUG}/{source.slug}/70"},
        **here,
    )


@pytest.mark.accepts(10, 71, 75, 96, 169)
def test_what_a_group_makes_goes_its_way_and_taking_note_is_no_approval() -> None:
    factories.group()
    here = {"group": SLUG}
    base = {"role": "receives", "verb": "endorses", "output": "The report"}
    sent(
        "mandate-way",
        "secretariat",
        "plan",
        told={"role": "establishes", "verb": "establishes", "body": "Assembly"},
        **here,
    )
    sent(
        "mandate-way",
        "secretariat",
        "plan",
        told=base | {"body": "Assembly", "text": "14-18 May 2018", "lead": "56"},
        **here,
    )
    new = {"new_body": "Council", "body_name": "Council of Ports", "text": "10 July 2018", "lead": "150"}
    sent("mandate-way", "secretariat", "plan", told=base | new, **here)
    sent(
        "mandate-way",
        "secretariat",
        "plan",
        told=base | {"body": "Council", "follows": "2", "text": "July 2018"},
        **here,
    )
    page = got("mandate-way")
    assert "It must leave the group by 10 February 2018, for Council of Ports" in page  # the longer lead governs
    met = {"number": "2", "verb": "took-note", "text": "3 October 2016", "symbol": "e/2018/31"}
    assert "still to come" in sent("mandate-way", "secretariat", "met", 400, met | {"text": "May 2099"}, **here)
    sent("mandate-way", "secretariat", "met", told=met, **here)
    page = got("mandate-way")
    assert "not an approval" in page
    assert "E/2018/31" in page
    body = factories.client().get(reverse("body", kwargs={"body": "assembly"})).content.decode()
    assert "took note of it" in body
    assert "Working Group on Harbours" in body


@pytest.mark.accepts(85, 183)
def test_a_body_shows_its_mandate_its_sessions_by_ordinal_and_its_groups() -> None:
    factories.group()
    acts.enter_body_point(
        operator(), body="Assembly", label={"en": "Lights"}, text={"en": "A forum on lights."}, at=factories.AT
    )
    sent("body", "secretariat", "session", told={"ordinal": "21", "text": "14-18 May 2018"}, body="assembly")
    for language, name in (("en", "21st session"), ("ar", "الحادية والعشرون")):
        client = factories.client()
        client.cookies["django_language"] = client.cookies["language"] = language
        page = client.get(
            reverse("body", kwargs={"body": "assembly"}), headers={"accept-language": language}
        ).content.decode()
        assert name in page, language
    assert "A forum on lights." in page
    assert bodies.body("nowhere") is None


@pytest.mark.accepts(20, 100, 127)
def test_methods_are_entered_with_their_decision_and_their_changes_are_shown() -> None:
    factories.group()
    here = {"group": SLUG}
    assert "has not decided how it works" in got("mandate-methods")
    told = {
        "rows": "2",
        "point-1": "Members speak first.",
        "source-1": "First meeting",
        "value-decision": "consensus-chair",
        "value-recording": "yes",
        "value-lead": "48",
        "seen": "0",
    }
    asked = factories.client("chair").get(reverse("methods-edit", kwargs=here)).content.decode()
    names = re.findall(r'name="([^"]+)"', asked[asked.index("<main") :])
    assert len(names) == len(set(names)), "of two fields with one name the later hides the former"
    assert set(told) <= set(names)
    assert "Say how the group decided it" in sent("methods-edit", "chair", "adopt", 400, told, **here)
    sent("methods-edit", "chair", "adopt", told=told | {"reason": "Agreed at the outset."}, **here)
    key = {
        "rows": "1",
        "key-1": "1",
        "point-1": "Observers speak first.",
        "seen": "1",
        "value-first": "observers",
        "reason": "Tried.",
    }
    sent("methods-edit", "chair", "adopt", told=key, **here)
    assert "adopted meanwhile" in sent("methods-edit", "chair", "adopt", 409, key, **here)
    page = got("methods-version", number=2)
    assert re.search(r"<del>.*Members.*</del>", page)
    assert "Who speaks first" in page
    assert reading.methods(SLUG).lead == 48  # what was not named stays
    assert reading.methods(SLUG).decision == "consensus-chair"
    sent(
        "mandate-methods",
        "chair",
        "put",
        told={"points": "Results by consensus\nObservers by agreement", "source": "Chair"},
        **here,
    )
    settle = {"number": "2", "state": "amended", "amended": "Observers by decision", "reason": "As agreed."}
    sent("mandate-methods", "chair", "settle", told=settle, **here)
    page = got("mandate-methods")
    assert "points are open" in page
    assert "Observers by decision" in page
    sent("mandate-methods", "chair", "settle", told={"number": "1", "state": "adopted", "reason": "Agreed."}, **here)
    assert "dealt with" in got("mandate-methods")


@pytest.mark.accepts(11, 69, 100, 108, 110)
def test_a_second_group_follows_the_first_and_what_it_does_otherwise_is_listed() -> None:
    factories.group()
    acts.adopt_methods(
        operator(),
        group=SLUG,
        points=[{"text": {"en": "By consensus."}}],
        values={"recording": True},
        reason={"en": "Agreed."},
        at=factories.AT,
    )
    factories.group("harbours-2", predecessor=SLUG)
    where = {"group": "harbours-2", "at": factories.AT}
    acts.take_over_methods(operator(), values={"lead": 96}, reason={"en": "In general."}, **where)
    items = [{"address": f"report/{SLUG}/report", "label": {"en": "Report"}}, {"address": "PORTS/2016/1"}]
    assert acts.take_over(operator(), kind="document", items=items, **where).value == 2
    assert not acts.take_over(operator(), kind="document", items=items, **where).entry  # once is enough
    sent(
        "mandate",
        "secretariat",
        "earlier",
        told={"label": "Review", "text": "2015", "outcome": "No agreement", "failed": "1"},
        group="harbours-2",
    )
    page = got("mandate-succession", group="harbours-2")
    assert reverse("report", kwargs={"group": SLUG, "report": "report"}) in page
    assert "No agreement" in page
    assert "Harbours-2" in got("mandate-succession")
    page = got("methods-version", group="harbours-2", number=1)
    assert "Deviations" in page
    assert page.count("<tr>") == 2  # the head and the one deviation
    assert reading.methods("harbours-2").recording


@pytest.mark.accepts(69)
def test_what_has_ended_is_read_and_not_written_but_for_what_may_still_be_done() -> None:
    factories.call()
    here = {"group": SLUG}
    sent("mandate-terms", "secretariat", "amend", told={"short": "Harbours 1.1", "reason": "A shorter name."}, **here)
    assert "A shorter name." in got("mandate")
    sent("mandate-terms", "secretariat", "close", told={"outcome": "No agreement."}, **here)
    for role, act, facts in (
        ("secretariat", acts.enter_source, {"symbol": "A/1", "title": {"en": "x"}}),
        ("chair", acts.adopt_methods, {"reason": {"en": "x"}}),
        ("chair", acts.enter_date, {"label": {"en": "x"}, "text": {"en": "May 2017"}}),
    ):
        with pytest.raises(Forbidden, match="has ended"):
            act(factories.actor(role), group=SLUG, at=factories.AT, **facts)
    page = got("mandate", "secretariat")
    assert "Enter a document" not in page
    assert "not written any more" in page
    plan = {"role": "receives", "verb": "considers", "body": "Assembly", "output": "The report"}
    sent("mandate-way", "secretariat", "plan", told=plan, **here)  # the bodies above go on
    sent("mandate-terms", "secretariat", "reopen", told={"reason": "An annex is missing."}, **here)
    acts.adopt_methods(factories.actor("chair"), group=SLUG, reason={"en": "x"}, at=factories.AT)


def test_the_secretariat_founds_a_group_on_a_page() -> None:
    told = {
        "name": "Working Group on Tides",
        "short": "Tides",
        "new_body": "Moon",
        "body_name": "Council of the Moon",
        "zone": "Asia/Tokyo",
        "resolution": "A/1\r\n/2",  # its page leads to the address of the symbol: one line, or it would lead nowhere
    }
    factories.group()
    assert "Give the short name of the body" in sent(
        "found-group", "secretariat", "found", 400, told | {"body_name": ""}
    )
    assert "There is no time zone" in sent("found-group", "secretariat", "found", 400, told | {"zone": "Moon/Base"})
    assert "The address of a group" in sent("found-group", "secretariat", "found", 400, told | {"slug": "t" * 61})
    assert "/groups/tides/mandate/" in sent("found-group", "secretariat", "found", told=told)
    assert "at this address already" in sent("found-group", "secretariat", "found", 400, told)
    assert factories.client().get("/groups/tides/").status_code == 200
    assert factories.client("chair").get(reverse("found-group")).status_code == 403


@pytest.mark.accepts(72, 73)
def test_a_group_comes_into_being_in_numbered_steps_and_a_date_that_was_not_met_is_red() -> None:
    for n, (label, text) in enumerate((("Resolution", "December 2015"), ("Constituted", "no later than July 2016")), 1):
        number = factories.dated(label, text, kind="mandate")
        sent("mandate-establishing", "secretariat", "step", told={"label": label, "date": str(number)}, group=SLUG)
        assert [s.number for (s,) in zip(bodies.establishing(SLUG))] == list(range(1, n + 1))
    page = got("mandate-establishing")
    assert page.index("Resolution") < page.index("Constituted")
    assert "overdue" in page
    assert "Not met." in got("mandate")


def test_a_number_out_of_bounds_names_its_field() -> None:
    factories.group()
    told = {"role": "receives", "body": "Assembly", "verb": "consider", "lead": "1001"}
    page = sent("mandate-way", "secretariat", "plan", 400, told=told, group=SLUG)
    assert "Days before its session by which the document must be in: 1001 is no number from 0 to 1000." in page
    for name, label in (
        ("needs", "Days needed between"),
        ("lasts", "Days of work"),
        ("ordinal", "Number of the session"),
    ):
        page = sent("date-new", "secretariat", "enter", 400, told={"kind": "output", name: "1001"}, group=SLUG)
        assert f"{label}: 1001 is no number from" in page, name
    page = sent("methods-edit", "secretariat", "adopt", 400, told={"value-member_time": "9999"}, group=SLUG)
    assert "A member speaks for, seconds: 9999 is no number" in page


def test_two_bodies_have_no_address_in_common() -> None:
    factories.group()  # under the Assembly
    told = {"role": "receives", "verb": "receives", "new_body": "ASSEMBLY", "body_name": "Assembly of Airports"}
    page = sent("mandate-way", "secretariat", "plan", 400, told=told, group=SLUG)
    assert "ASSEMBLY would have the address of the body Assembly" in page
    assert 'value="Assembly of Airports"' in page, "and what was typed is kept"
    sent("mandate-way", "secretariat", "plan", told=told | {"new_body": "Airports"}, group=SLUG)
    assert [b.short for b in bodies.bodies()] == ["Airports", "Assembly"]


def test_two_who_amend_the_terms_at_once_are_told_and_an_older_translation_says_so() -> None:
    acts.amend_group(
        operator(),
        group=factories.group(),
        terms={"purpose": {"en": "Light the coast.", "fr": "Éclairer la côte."}},
        reason={"en": "Said in French"},
        at=factories.AT,
    )

    def form() -> dict[str, str]:
        page = BeautifulSoup(got("mandate-terms", "secretariat"), "html.parser")
        found = page.find("button", value="amend").find_parent("form")
        told = {f["name"]: f.get("value", "") for f in found.select("input[name]")}
        return told | {f["name"]: f.text.strip() for f in found.select("textarea")} | {"once": ""}

    first, second = form(), form()
    assert first["purpose-fr"] == "Éclairer la côte."
    sent(
        "mandate-terms", "secretariat", "amend", 302,
        first | {"purpose": "Light every coast.", "reason": "Wider"}, group=SLUG,
    )  # fmt: skip
    late = second | {"short": "Lamps", "reason": "Shorter", "once": "2"}
    shown = sent("mandate-terms", "secretariat", "amend", 409, late, group=SLUG)
    assert 'value="Lamps"' in shown
    assert "It says by now:" in shown
    assert "> Light every coast.</textarea>" in shown, "what she left as it was is what stands by now"
    newest = re.search(r'name="seen" value="(\d+)"', shown)
    assert newest is not None
    again = late | {"purpose": "Light every coast.", "seen": newest[1], "once": "3"}
    sent("mandate-terms", "secretariat", "amend", 302, again, group=SLUG)
    newer = "What it says in English is newer."
    assert newer in got("mandate-terms", "secretariat"), "beside the French words of the form"
    french = factories.client().get(f"/groups/{SLUG}/mandate/", headers={"accept-language": "fr"}).content.decode()
    assert "Light every coast." in french
    overview = factories.client().get(f"/groups/{SLUG}/", headers={"accept-language": "fr"}).content.decode()
    assert "Light every coast." in overview
    assert newer not in got("mandate")
    fresh = form() | {"purpose-fr": "Éclairer toutes les côtes.", "reason": "In French too"}
    sent("mandate-terms", "secretariat", "amend", 302, fresh, group=SLUG)
    assert newer not in got("mandate-terms", "secretariat")
