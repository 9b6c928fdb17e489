"""Writing the summary: two editors, drafts from the answers, large calls, publication as a document."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import Any

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts, extracting, summary_answers, summary_printing, summary_reads
from plenary.calls.acts import Source
from plenary.calls.pages import summarising
from plenary.calls.pages import summary as page_of_summary
from plenary.library import reads as library
from plenary.library import work
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
BY = operator("test")
BASE = "/groups/harbours/inputs/views/summary/"
CIVIL = {"group": "civil-society", "language": "en"}


@pytest.fixture
def call() -> str:
    made = factories.call()
    fill(made, 1, 3)
    acts.describe_summary(BY, call=made, title={"en": "What was said"}, intro="Read this.", language="en", at=AT)
    return made


def fill(call: str, first: int, last: int) -> None:
    for n in range(first, last + 1):
        text = f"The lamp of pier {n} is dark. A keeper for every pier would mend the lamps at once."
        factories.response(
            call, name=f"Keeper {n}", answers={"1": text, "2": f"More keepers, says pier {n}."}, given=CIVIL
        )


def write(call: str, text: str, *numbers: int, question: str = "1") -> int:
    sources = [Source(n, question) for n in numbers]
    return acts.write_statement(BY, call=call, question=question, text=text, sources=sources, at=AT).value


def words(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def editor() -> Any:
    return factories.client("secretariat")


def test_of_two_editors_the_one_behind_gets_her_words_back_beside_the_newer_ones(call: str, editor: Any) -> None:
    write(call, "The lamps are dark.", 1)
    first = {"do": "change", "statement": "1", "seen": "The lamps are dark.", "text": "Two lamps are dark."}
    assert editor.post(BASE + "edit/Q1/", first).status_code == 302
    behind = editor.post(BASE + "edit/Q1/", first | {"text": "Lamps are dark at night."})
    assert behind.status_code == 409
    page = words(behind)
    assert "It says by now: Two lamps are dark." in page
    assert "Lamps are dark at night." in page
    seen = re.search(r'name="seen" value="([^"]+)"', behind.content.decode())
    assert seen
    again = editor.post(BASE + "edit/Q1/", first | {"text": "Lamps are dark at night.", "seen": unescape(seen[1])})
    assert again.status_code == 302
    on = summary_reads.ground(call)
    assert summary_reads.statements(call, on)[0].text == "Lamps are dark at night."


def test_what_was_written_for_a_statement_that_somebody_dropped_comes_back(call: str, editor: Any) -> None:
    write(call, "The lamps are dark.", 1)
    acts.drop_statement(BY, call=call, statement=1, at=AT)
    late = {"do": "change", "statement": "1", "seen": "The lamps are dark.", "text": "Every lamp but one."}
    answer = editor.post(BASE + "edit/Q1/", late)
    assert answer.status_code == 400
    assert "Somebody dropped statement 1" in words(answer)
    assert "Every lamp but one." in words(answer)


def test_several_ticked_answers_make_a_statement_and_join_another(call: str, editor: Any) -> None:
    ticked = {"do": "cite", "statement": "", "text": "{support} want keepers.", "source": ["1|1|", "3|1|"]}
    answer = editor.post(BASE + "edit/Q1/?group=civil-society", ticked)
    assert answer.status_code == 302
    assert answer["Location"].endswith("group=civil-society#S1")
    editor.post(BASE + "edit/Q2/", {"do": "cite", "statement": "1", "source": ["2|2|"]})
    page = words(editor.get(BASE))
    assert "All respondents (from 1 of 1 group) want keepers." in page
    empty = editor.post(BASE + "edit/Q1/", {"do": "cite", "statement": "1"})
    assert empty.status_code == 400
    assert "Tick the answers" in words(empty)


def test_a_sentence_is_chosen_as_a_quote(call: str, editor: Any) -> None:
    write(call, "Lamps are dark.", 2)
    page = editor.get(BASE + "edit/Q1/?quote=1.").content.decode()
    sentence = re.search(r'name="sentence" value="(A keeper[^"]+)"', page)
    assert sentence
    chosen = {"do": "quote", "statement": "1", "of_answer": "1|1|", "sentence": unescape(sentence[1])}
    assert editor.post(BASE + "edit/Q1/?quote=1.", chosen).status_code == 302
    assert "A keeper for every pier would mend the lamps at once." in words(editor.get(BASE))


def test_answers_are_filtered_by_group_and_words(call: str, editor: Any) -> None:
    factories.response(call, name="Sandbanks", answers={"1": "No keeper is needed."}, given={"group": "states"})
    of_states = words(editor.get(BASE + "edit/Q1/?group=states"))
    assert "No keeper is needed." in of_states
    assert "pier 1" not in of_states
    found = words(editor.get(BASE + "edit/Q1/?q=PIER+2"))
    assert "The lamp of pier 2" in found
    assert "The lamp of pier 1" not in found
    long = "Much is said before that. " * 40 + "The bell buoy is silent. And more."
    acts.correct_answer(BY, call=call, number=1, question="1", text=long, reason="r", at=AT)
    assert "The bell buoy is silent." in words(editor.get(BASE + "edit/Q1/?q=bell+BUOY"))


@pytest.mark.parametrize("mode", ["", "?full=1"])
def test_every_answer_is_reached_page_by_page(
    mode: str, call: str, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summarising, "ANSWERS", 700)
    monkeypatch.setattr(summary_answers, "BEGINNINGS", 2)
    path, seen = BASE + "edit/Q1/" + mode, []
    for _round in range(6):
        page = editor.get(path).content.decode()
        seen += re.findall(r"The lamp of pier (\d+)", page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        if more is None:
            break
        path = BASE + "edit/Q1/" + unescape(more[1])
    assert seen == ["1", "2", "3"]


def test_a_draft_sentence_becomes_a_statement_with_its_sources(call: str, editor: Any) -> None:
    page = editor.get(BASE + "drafts/Q1/").content.decode()
    assert "A keeper for every pier would mend the lamps at once." in page
    draft = re.search(r'name="draft" value="([0-9a-f]+)"', page)
    assert draft
    assert editor.post(BASE + "drafts/Q1/", {"draft": draft[1]}).status_code == 302
    on = summary_reads.ground(call)
    (made,) = summary_reads.statements(call, on)
    assert made.origin == "extract"
    assert {c.response for c in made.cited} == {1, 2, 3}
    assert all(c.quote for c in made.cited)
    assert "taken" in editor.get(BASE + "drafts/Q1/").content.decode()
    gone = editor.post(BASE + "drafts/Q1/", {"draft": "0" * 18})
    assert gone.status_code == 400


@pytest.mark.accepts("X1")
def test_no_draft_is_in_the_words_of_a_withheld_response(call: str, editor: Any) -> None:
    for n in (1, 2):
        acts.describe_response(BY, call=call, number=n, facts={"cited": False}, at=AT)
    changed = "A keeper at every pier would mend those lamps at once, we hold."
    acts.correct_answer(BY, call=call, number=3, question="1", text=changed, reason="r", at=AT)
    page = editor.get(BASE + "drafts/Q1/").content.decode()
    assert changed in page
    assert "A keeper for every pier would mend the lamps at once." not in page
    (draft,) = (d for d in extracting.offered(summary_reads.ground(call), "1").drafts if "keeper" in d.sentence)
    assert draft.size == 3
    editor.post(BASE + "drafts/Q1/", {"draft": draft.key})
    (made,) = summary_reads.statements(call, summary_reads.ground(call))
    assert (made.support.count, made.withheld, len(made.cited)) == (3, 2, 1)


def test_a_source_that_may_say_the_opposite_is_shown_and_not_taken(call: str, editor: Any) -> None:
    no = "A keeper for every pier would not mend the lamps at once."
    acts.correct_answer(BY, call=call, number=3, question="1", text=no, reason="r", at=AT)
    page = words(editor.get(BASE + "drafts/Q1/"))
    assert "Alike but for a “not”" in page
    assert no in page
    (draft,) = (d for d in extracting.offered(summary_reads.ground(call), "1").drafts if "keeper" in d.sentence)
    editor.post(BASE + "drafts/Q1/", {"draft": draft.key})
    (made,) = summary_reads.statements(call, summary_reads.ground(call))
    assert {c.response for c in made.cited} == {1, 2}


def test_of_many_answers_drafts_are_gathered_by_a_job(call: str, editor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "AT_ONCE", 2)
    assert "Gather drafts from 3 answers" in words(editor.get(BASE + "drafts/Q1/"))
    ordered = editor.post(BASE + "drafts/Q1/", {"do": "gather"})
    assert ordered.status_code == 302
    assert "Drafts are being gathered" in words(editor.get(BASE + "drafts/Q1/"))
    work.run_waiting()
    assert "draft sentence gathered" in words(editor.get(ordered["Location"]))
    page = words(editor.get(BASE + "drafts/Q1/"))
    assert "A keeper for every pier" in page
    assert "Answers have changed" not in page
    fill(call, 4, 4)
    assert "Answers have changed since" in words(editor.get(BASE + "drafts/Q1/"))


PATHS = [("", "public"), ("S1/", "public"), ("not-cited/", "public"), ("edit/", "s"), ("edit/Q1/", "s"), ("edit/general/", "s"),
         ("edit/Q1/?quote=1.", "s"), ("publish/", "s")]  # fmt: skip


@pytest.mark.parametrize(("path", "role"), PATHS)
def test_one_statement_and_three_cost_the_same_queries(call: str, path: str, role: str) -> None:
    client = factories.client("public" if role == "public" else "secretariat")
    write(call, "Lamps are dark.", 1)
    acts.publish_summary(BY, call=call, acknowledged=[2, 3], at=AT)
    client.get(BASE + path)
    with CaptureQueriesContext(connection) as few:
        assert client.get(BASE + path).status_code == 200
    fill(call, 4, 6)
    for text in ("More lamps.", "Yet more."):
        sources = [Source(n, "1") for n in (1, 4, 5)]
        acts.write_statement(BY, call=call, question="1", text=text, sources=sources, reason="Forgotten", at=AT)
        acts.change_statement(BY, call=call, statement=1, text=text, reason="Clearer", at=AT)
    client.get(BASE + path)  # counts that are kept in the process are renewed
    with CaptureQueriesContext(connection) as many:
        assert client.get(BASE + path).status_code == 200
    assert len(few) == len(many)


def test_every_statement_is_reached_page_by_page(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of_summary, "BUDGET", 1_500)
    for n in range(1, 6):
        write(call, f"Statement of lamp {n}.", 1 + n % 3, question=str(1 + n % 2))
    acts.publish_summary(BY, call=call, acknowledged=[], at=AT)
    client, path, seen = factories.client(), BASE, []
    for _round in range(6):
        page = client.get(path).content.decode()
        seen += re.findall(r"Statement of lamp (\d)", page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        if more is None:
            break
        path = BASE + unescape(more[1])
    assert sorted(seen) == list("12345")
    assert seen[:2] == ["2", "4"], "in the order of the questions"


@pytest.mark.accepts(157)
def test_it_is_published_as_a_document_in_four_formats_and_corrected_as_the_next_version(
    call: str, editor: Any
) -> None:
    write(call, "{support} want keepers.", 1, 2)
    form = {"symbol": "PORTS/2016/S.1", "acknowledged": "3", "accepted": "yes"}
    ordered = editor.post(BASE + "publish/", form)
    assert ordered.status_code == 302
    work.run_waiting()
    assert "Published as version 1" in words(editor.get(ordered["Location"]))
    found = library.latest("summary/views")
    assert found is not None
    assert found[1] == "PORTS/2016/S.1"
    assert {r.format for r in found[2].renditions} == {"pdf", "docx", "odt", "html"}
    acts.change_statement(BY, call=call, statement=1, text="{support} ask for keepers.", reason="Plainer", at=AT)
    work.run_waiting()
    found = library.latest("summary/views")
    assert found is not None
    assert found[2].number == 2
    line = summary_reads.line(call)
    assert line is not None
    assert line.version == 2
    client = factories.client()
    page = unescape(b"".join(client.get(BASE + "summary.html")).decode())
    assert "Most respondents (from 1 of 1 group) ask for keepers." in page
    assert "Rests on: Keeper 1 (R1, Q1); Keeper 2 (R2, Q1)." in page
    assert page.index("ask for keepers") < page.index("Rests on:"), "sources are notes: they follow the text"
    assert "No statement cites 1 response: R3 Keeper 3." in page
    assert "Plainer" in page
    word = docx.Document(BytesIO(b"".join(client.get(BASE + "summary.docx"))))
    assert any("ask for keepers" in p.text for p in word.paragraphs)
    assert not word.styles["Heading 1"].paragraph_format.page_break_before, "a short document flows on"
    assert b"".join(client.get(BASE + "summary.pdf")).startswith(b"%PDF")
    assert client.get(BASE + "summary.exe").status_code == 404


@pytest.mark.accepts("X1")
def test_no_printed_summary_names_a_withheld_response(call: str) -> None:
    acts.describe_response(BY, call=call, number=2, facts={"cited": False}, at=AT)
    acts.describe_response(BY, call=call, number=3, facts={"cited": False}, at=AT)
    write(call, "{support} want keepers.", 1, 2)
    made = summary_printing.printing.printed(summary_printing.compose(call, at=AT), "html").data.decode()
    assert "Keeper 1" in made
    assert "Keeper 2" not in made
    assert "Keeper 3" not in made
    assert "1 response counted here did not authorise citation." in made


def test_the_symbol_of_another_document_is_refused(call: str, editor: Any) -> None:
    factories.document("PORTS/2016/1")
    write(call, "Lamps are dark.", 1, 2, 3)
    answer = editor.post(BASE + "publish/", {"symbol": "ports/2016/1"})
    assert answer.status_code == 400
    assert "another document's" in words(answer)


def test_the_words_for_support_are_in_the_language_of_the_summary(call: str) -> None:
    acts.describe_summary(BY, call=call, title={"ar": "ما قيل"}, intro="", language="ar", at=AT)
    write(call, "{support} مصابيح.", 1, 2, 3)
    page = factories.client("secretariat").get(BASE).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert summary_printing.compose(call, at=AT).direction == "rtl"


def test_where_nothing_was_begun_the_pages_say_so(editor: Any) -> None:
    factories.call()
    assert "There is no summary yet" in words(factories.client().get(BASE))
    assert "Begin the summary" in words(editor.get(BASE))
    refused = editor.post(BASE + "edit/Q1/", {"do": "add", "text": "Too early."})
    assert refused.status_code == 400
    assert "Begin the summary first" in words(refused)
