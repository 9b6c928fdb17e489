"""The summary of responses: statements whose support is counted from what they cite, and nothing that is forgotten."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from plenary.calls import acts, summary_reads
from plenary.calls.acts import Source
from plenary.record.actor import operator
from plenary.record.models import Content
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
BY = operator("test")
BASE = "/groups/harbours/inputs/views/summary/"


@pytest.fixture
def call() -> str:
    """Six responses: two States, three of civil society (one withheld, one a coalition), one in review."""
    made = factories.call()
    answers = {
        "1": "The lights at the pier are out. Nobody mends them.",
        "2": "Mend the lights first. Then count boats.",
    }
    for name, group, facts in (
        ("Sandbanks", "states", {}),
        ("Norshore", "states", {}),
        ("Lighthouse Friends", "civil-society", {}),
        ("Quiet Watchers", "civil-society", {"cited": False}),
        ("Coast Coalition", "civil-society", {"joint": ["Pilots' Guild", "Net Menders"]}),
    ):
        factories.response(made, name=name, answers=answers, given={"group": group, "language": "en", **facts})
    factories.response(made, name="Late Letter", answers={"1": "Also out."}, why_review=["pdf"])
    begin(made)
    return made


def begin(call: str) -> None:
    acts.describe_summary(BY, call=call, title={"en": "What was said"}, intro="Read this.", language="en", at=AT)


def write(call: str, text: str, *sources: Any, question: str = "1", **facts: Any) -> int:
    cited = [s if isinstance(s, Source) else Source(s, question) for s in sources]
    return acts.write_statement(BY, call=call, question=question, text=text, sources=cited, at=AT, **facts).value


def publish(call: str, *acknowledged: int) -> None:
    acts.publish_summary(BY, call=call, acknowledged=acknowledged, symbol="PORTS/2016/S.1", at=AT)


def get(path: str = "", role: str = "public") -> str:
    answer = factories.client(role).get(BASE + path)
    assert answer.status_code == 200, answer.status_code
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
    return re.sub(r" (?=[,.:])", "", words)


@pytest.mark.accepts(157)
def test_until_it_is_published_everybody_else_is_told_that_it_is_being_written(call: str) -> None:
    write(call, "Lights are out.", 1, 2, 3, 4, 5)
    assert "being written" in get()
    assert "Lights are out" not in get()
    assert "Lights are out" not in get("S1/")
    assert "Lights are out" in get(role="secretariat")
    publish(call)
    assert "Lights are out" in get()


@pytest.mark.accepts(157, 185)
def test_support_is_counted_from_the_citations_and_put_in_the_place_of_the_token(call: str) -> None:
    write(call, "{support} find the lights out.", 1, 3, 5)
    write(call, "Mending comes first, say {support}.", 1, 2, 3, 4, 5)
    publish(call)
    page = get()
    assert "Most respondents (from 2 of 2 groups) find the lights out." in page
    assert "3 responses of 5: States 1, Civil society 2" in page
    assert "Mending comes first, say all respondents (from 2 of 2 groups)." in page
    assert "{support}" not in page


@pytest.mark.accepts(185)
def test_support_typed_by_hand_is_told_with_what_the_data_says(call: str) -> None:
    write(call, "Several respondents, 12 respondents in all, find the lights out.", 1, 2, 3, 5)
    page = get("edit/Q1/", role="secretariat")
    assert "Typed by hand" in page
    assert "12 respondents" in page
    assert "The data says: most respondents (from 2 of 2 groups); 4 responses of 5" in page
    write(call, "{support} find them out.", 1, question="2")
    assert "Typed by hand" not in get("edit/Q2/", role="secretariat")


@pytest.mark.accepts("X1")
def test_a_withheld_response_counts_and_is_neither_named_nor_linked_nor_recorded(call: str) -> None:
    number = write(call, "{support} find the lights out.", 1, 2, 3, 4, 5)
    publish(call)
    for path in ("", "S1/", "not-cited/"):
        html = factories.client().get(BASE + path).content.decode()
        assert "Quiet Watchers" not in html
        assert "respondents/R4/" not in html
    assert "5 responses of 5" in get()
    assert "1 response counted here is not named" in get()
    acts.cite(BY, call=call, statement=number, sources=[Source(4, "2")], reason="Question 2 says so too", at=AT)
    told = [c.what for c in Content.objects.filter(entry__act__startswith="calls.answers-cited")]
    assert told
    assert not any("R4" in what or '"response"' in what for what in told)


@pytest.mark.accepts("X1")
def test_a_sentence_of_a_withheld_response_cannot_be_quoted_and_a_quote_stands_word_for_word(call: str) -> None:
    with pytest.raises(Problem, match="did not authorise citation"):
        write(call, "So.", Source(4, "1", quote="Nobody mends them."))
    with pytest.raises(Problem, match="word for word"):
        write(call, "So.", Source(1, "1", quote="Nobody mends anything."))
    write(call, "So.", Source(1, "1", quote="Nobody mends them."), 2, 3, 4, 5)
    publish(call)
    assert "Nobody mends them." in get()
    acts.describe_response(BY, call=call, number=1, facts={"cited": False}, at=AT)
    assert "Nobody mends them." not in get("S1/"), "who took the consent back is quoted still"
    assert "Sandbanks" not in get("S1/")


@pytest.mark.accepts("X7", "X8")
def test_a_coalition_is_credited_once_under_its_own_name(call: str) -> None:
    write(call, "{support}, the Pilots' Guild among them, find the lights out.", 1, 5)
    assert "name the coalition" in get("edit/Q1/", role="secretariat")
    acts.change_statement(BY, call=call, statement=1, text="{support} find the lights out.", at=AT)
    publish(call, 2, 3, 4)
    page = get()
    assert "2 responses of 5: States 1, Civil society 1" in page
    assert re.search(r"Coast Coalition R5, Q1 .*joint answer of Pilots' Guild, Net Menders", page)
    own = {"group": "civil-society", "language": "en"}
    factories.response(call, name="Net Menders", answers={"1": "Out, all of them."}, given=own)
    acts.cite(BY, call=call, statement=1, sources=[Source(7, "1")], reason="Its own answer came", at=AT)
    assert "Net Menders is counted in its own name, and is a signatory of R5 too." in get()
    assert "3 responses of 6" in get()


@pytest.mark.accepts("X7")
def test_nothing_goes_out_while_a_response_is_forgotten_unless_the_list_was_seen(call: str) -> None:
    write(call, "Lights are out.", 1, 5)
    listed = get("not-cited/", role="secretariat")
    assert "R2 Norshore" in listed
    assert "R3 Lighthouse Friends" in listed
    assert "R6" not in listed, "in review: it does not count yet"
    with pytest.raises(Problem, match="R2, R3, R4"):
        publish(call)
    with pytest.raises(Problem, match="R3"):
        publish(call, 2, 4)
    publish(call, 2, 3, 4)
    public = get("not-cited/")
    assert "Norshore" in public
    assert "R4" in public
    assert "Quiet Watchers" not in public
    assert "3 responses are cited by no statement" in get()


@pytest.mark.accepts("X7")
def test_a_response_that_came_after_the_list_was_seen_is_not_slipped_past(call: str) -> None:
    write(call, "Lights are out.", 1, 2, 3, 4, 5)
    page = factories.client("secretariat").get(BASE + "publish/").content.decode()
    assert "acknowledged" not in page
    factories.response(call, name="Newcomer")
    answer = factories.client("secretariat").post(
        BASE + "publish/", {"symbol": "", "acknowledged": "", "accepted": "yes"}
    )
    assert answer.status_code == 400
    assert "No statement cites R7" in answer.content.decode()


def test_a_statement_that_rests_on_nothing_is_not_published(call: str) -> None:
    write(call, "Lights are out.", 1, 2, 3, 4, 5)
    write(call, "Everybody knows that.")
    with pytest.raises(Problem, match="cite some for S2"):
        publish(call)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (Source(6, "1"), "only a confirmed response"),
        (Source(99, "1"), "only a confirmed response"),
        (Source(1, "7"), "says nothing to question 7"),
    ],
)
def test_only_what_counts_and_says_something_is_cited(call: str, source: Source, why: str) -> None:
    with pytest.raises(Problem, match=why):
        write(call, "So.", source)
    assert summary_reads.outline(call) == ()


@pytest.mark.accepts(157)
def test_after_publication_a_change_is_a_correction_that_is_shown(call: str) -> None:
    write(call, "The lights are in.", 1, 2, 3, 4, 5)
    publish(call)
    with pytest.raises(Problem, match="say why"):
        acts.change_statement(BY, call=call, statement=1, text="The lights are out.", at=AT)
    acts.change_statement(BY, call=call, statement=1, text="The lights are out.", reason="A slip of the pen", at=AT)
    page = get()
    assert "The lights are out." in page
    assert "corrected" in page
    assert "Corrections Statement 1" in page
    assert "A slip of the pen" in page
    own = get("S1/")
    assert "It said before: The lights are in." in own
    with pytest.raises(Problem, match="keep their order"):
        acts.move_statement(BY, call=call, statement=1, up=True, at=AT)


@pytest.mark.accepts(157)
def test_dropping_and_adding_after_publication_are_corrections_too(call: str) -> None:
    write(call, "Lights are out.", 1, 2, 3)
    write(call, "Boats are uncounted.", 4, 5, question="2")
    publish(call)
    with pytest.raises(Problem, match="No statement would cite R4, R5"):
        acts.drop_statement(BY, call=call, statement=2, reason="Said twice", at=AT)
    acts.drop_statement(BY, call=call, statement=2, reason="Said twice", accepted=True, at=AT)
    assert write(call, "Boats are counted late.", 5, question="2", reason="It was missing") == 3
    page = get()
    assert "Boats are uncounted." not in page
    assert "Boats are counted late." in page
    dropped = get("S2/")
    assert "This statement was dropped" in dropped
    assert "It said before: Boats are uncounted." in dropped
    assert "It was added then." in get("S3/")
    assert "1 response is cited by no statement" in page


def test_a_published_statement_keeps_something_that_it_rests_on(call: str) -> None:
    write(call, "Lights are out.", 1, 2, 3, 4, 5)
    publish(call)
    on = summary_reads.ground(call)
    keys = [c.id for s in summary_reads.statements(call, on) for c in s.cited]
    with pytest.raises(Problem, match="at least one answer"):
        acts.withdraw_citations(
            BY, call=call, statement=1, reason="None holds", accepted=True, at=AT,
            citations=[*keys, *(k for s in summary_reads.statements(call, on) for k, _r, _a in s.hidden)],
        )  # fmt: skip
    acts.withdraw_citations(BY, call=call, statement=1, citations=keys[:1], reason="Misread", accepted=True, at=AT)
    assert "4 responses of 5" in get()
    assert "It rested on 5 citations before, and on 4 then." in get("S1/")


@pytest.mark.accepts(115)
def test_what_was_said_outside_the_questions_has_its_part(call: str) -> None:
    acts.open_other(BY, call=call, at=AT)
    factories.response(call, name="Gull Society", answers={"other": "The gulls matter too."})
    write(call, "Lights are out.", 1, 2, 3, 4, 5)
    write(call, "Gulls were raised outside the questions.", 7, question="other")
    write(call, "The tone was calm.", Source(1), Source(7), question="")
    publish(call)
    page = get()
    general, first, other = page.index("The tone was calm."), page.index("Lights are out."), page.index("Gulls were")
    assert general < first < other
    assert "Outside the questions" in page
    assert "1 response of 1" in page
    assert "2 responses of 6" in page, "in general support is counted out of all responses"


@pytest.mark.accepts(155)
def test_late_responses_count_and_are_told_apart(call: str) -> None:
    late = {"received": AT.replace(year=2017), "given": {"group": "states", "language": "en"}}
    factories.response(call, name="Slowmark", answers={"1": "Out."}, **late)
    write(call, "Lights are out.", 1, 7)
    publish(call, 2, 3, 4, 5)
    page = get()
    assert "It rests on 5 responses by the deadline. 1 more came late." in page
    assert "2 responses of 6: States 2 (1 came late)" in page


def test_a_merged_response_counts_as_the_one_that_took_it(call: str) -> None:
    write(call, "Lights are out.", 1, 2, 3, 4, 5)
    publish(call)
    acts.merge_responses(BY, call=call, kept=1, other=2, choices={}, at=AT)
    assert "4 responses of 4" in get()
    assert summary_reads.forgotten(call) == ()


def test_the_order_is_changed_with_buttons_and_keeps_within_the_part(call: str) -> None:
    for text in ("First.", "Second.", "Third."):
        write(call, text, 1)
    write(call, "Elsewhere.", 1, question="2")
    client = factories.client("secretariat")
    assert client.post(BASE + "edit/Q1/", {"statement": "3", "do": "up"}).status_code == 302
    assert client.post(BASE + "edit/Q1/", {"statement": "1", "do": "down"}).status_code == 302
    assert [p.number for p in summary_reads.outline(call)] == [3, 1, 2, 4]
    assert not acts.move_statement(BY, call=call, statement=3, up=True, at=AT).entry, "the first stays the first"
    assert [p.number for p in summary_reads.outline(call)] == [3, 1, 2, 4]


def test_nobody_but_the_secretariat_writes_it(call: str) -> None:
    for role in ("public", "observer", "member", "chair"):
        client: Client = factories.client(role)
        assert client.get(BASE + "edit/Q1/").status_code == 403
        assert client.post(BASE + "edit/Q1/", {"do": "add", "text": "Mine."}).status_code == 403
        assert client.post(BASE + "S1/", {"citation": "1"}).status_code == 403
