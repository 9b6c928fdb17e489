"""Two responses of one respondent become one, and can be told apart again exactly as they were."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.calls import acts, compiling, desk_reads, reads
from plenary.calls.models import Answer, Attachment, Merge, Response
from plenary.library.acts import keep_original
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.acts import Outcome, Written, act
from plenary.record.ledger import plain_row
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.AT
PARTS = [{"letter": "a", "text": {"en": "Today"}}, {"letter": "b", "text": {"en": "Tomorrow"}}]
QUESTIONS = ["Which lights are out?", {"number": "2", "text": {"en": "What should be done?"}, "parts": PARTS}]


def call() -> str:
    return factories.call(questions=QUESTIONS)


def rows() -> list[dict[str, Any]]:
    """Every row that a merge may touch, but for the merge itself."""
    return [plain_row(r) for model in (Response, Answer, Attachment) for r in model.objects.order_by("pk")]


def merge(slug: str, kept: int, other: int, **choices: str) -> None:
    told = {(key[1:2], key[2:]): choice for key, choice in choices.items()}
    acts.merge_responses(operator(), call=slug, kept=kept, other=other, choices=told, at=AT)


def texts(slug: str, number: int) -> dict[str, str]:
    return {f"{a.question}{a.part}": a.text for a in reads.answers(operator(), slug, number=number)}


def test_what_one_lacks_is_taken_and_what_differs_is_chosen() -> None:
    slug = call()
    kept = factories.response(slug, answers={"1": "Three.", "2 a": "Repair.", "2 b": ""})
    other = factories.response(slug, answers={"1": "Four.", "2 a": "Repair.", "2 b": "Replace."})
    with pytest.raises(Problem, match="each question where both speak: 1"):
        merge(slug, kept, other)
    merge(slug, kept, other, q1="both")
    assert texts(slug, kept) == {"1": "Three.\n\nFour.", "2a": "Repair.", "2b": "Replace."}
    gone = Response.objects.get(number=other)
    assert (gone.state, gone.merged.number) == ("merged", kept)
    assert texts(slug, other)["1"] == "Four.", "the other's words stay, for the secretariat"
    assert len(reads.responses(NOBODY, slug)) == 1
    assert verify().problems == []


ANSWERS = st.dictionaries(
    st.sampled_from(["1", "2 a", "2 b"]),
    st.sampled_from(["", "N/a", "See 1", "Repair.", "Replace [^1].\n\n[^1]: Soon."]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS, ANSWERS, st.sampled_from(["kept", "other", "both"]))
def test_undone_a_merge_leaves_the_same_rows(
    django_db_setup: None, mine: dict[str, str], theirs: dict[str, str], choice: str
) -> None:
    with transaction.atomic():
        slug = call()
        kept = factories.response(slug, name="Harbour Lights", answers=mine)
        other = factories.response(slug, name="Harbour Lights", answers=theirs)
        attach(slug, other)
        before = rows()
        everywhere = {(q, p): choice for q in "12" for p in ("", "a", "b")}
        acts.merge_responses(operator(), call=slug, kept=kept, other=other, choices=everywhere, at=AT)
        acts.unmerge_responses(operator(), call=slug, kept=kept, other=other, at=AT)
        assert rows() == before
        assert Merge.objects.get().undone == AT
        transaction.set_rollback(True)


@act
def _attach(by: Any, *, response: int, at: Any) -> Outcome:
    from plenary.calls.entries import FilesHandedIn
    from plenary.calls.rights import ANSWER

    ANSWER.require(by)
    file = keep_original(by, name="chart.png", data=b"\x89PNG", media_type="image/png", at=at).value
    row = Attachment(response_id=response, file_id=file)
    row.save()
    return Written(FilesHandedIn("views", 1), "call/views", row.pk)


def attach(slug: str, number: int) -> int:
    found = Response.objects.get(call__slug=slug, number=number)
    return int(_attach(operator(), response=found.pk, at=AT).value)


def test_attachments_go_with_the_words() -> None:
    slug = call()
    kept, other = factories.response(slug), factories.response(slug, name="Harbour Lights Soc.")
    file = attach(slug, other)
    merge(slug, kept, other, q1="kept")
    assert Attachment.objects.get(pk=file).response.number == kept


def test_a_response_amended_since_is_not_torn_apart() -> None:
    slug = call()
    kept, other = factories.response(slug, answers={"1": "A."}), factories.response(slug, answers={"2 a": "B."})
    merge(slug, kept, other)
    acts.correct_answer(operator(), call=slug, number=kept, question="1", text="C.", reason="Sent anew.", at=AT)
    with pytest.raises(Problem, match="would lose those words"):
        acts.unmerge_responses(operator(), call=slug, kept=kept, other=other, at=AT)


def test_merges_are_undone_the_last_one_first() -> None:
    slug = call()
    first, second, third = (factories.response(slug, answers={q: "A."}) for q in ("1", "2 a", "2 b"))
    merge(slug, first, second)
    merge(slug, first, third)
    with pytest.raises(Problem, match=f"R{third} was merged into R{first} later"):
        acts.unmerge_responses(operator(), call=slug, kept=first, other=second, at=AT)
    acts.unmerge_responses(operator(), call=slug, kept=first, other=third, at=AT)
    acts.unmerge_responses(operator(), call=slug, kept=first, other=second, at=AT)
    assert len(reads.responses(NOBODY, slug)) == 3


def test_what_cannot_become_one() -> None:
    slug = call()
    shown, hidden = factories.response(slug), factories.response(slug, given={"cited": False})
    with pytest.raises(Problem, match="two different"):
        merge(slug, shown, shown)
    with pytest.raises(Problem, match="authorises citation"):
        merge(slug, shown, hidden, q1="kept")
    gone = factories.response(slug)
    acts.set_aside(operator(), call=slug, number=gone, reason="Sent twice.", at=AT)
    with pytest.raises(Problem, match=f"R{gone} does not count now"):
        merge(slug, shown, gone, q1="kept")
    with pytest.raises(Forbidden):
        acts.merge_responses(NOBODY, call=slug, kept=shown, other=gone, choices={}, at=AT)


def test_a_merged_response_is_reached_by_no_other_verb() -> None:
    slug = call()
    kept, other = factories.response(slug), factories.response(slug)
    merge(slug, kept, other)
    where: dict[str, Any] = {"call": slug, "number": other, "at": AT}
    for verb, told in (
        (acts.reopen_response, {"reason": "x"}),
        (acts.set_aside, {"reason": "x"}),
        (acts.confirm_response, {}),
        (acts.remove_response, {"reason": "x"}),
    ):
        with pytest.raises(Problem, match="undo the merge"):
            verb(operator(), **told, **where)


def test_compiled_it_is_one_response_that_says_what_it_holds() -> None:
    slug = call()
    kept, other = factories.response(slug, answers={"1": "A."}), factories.response(slug, answers={"2 a": "B."})
    merge(slug, kept, other)
    told = [r for r in compiling.rows(compiling.material(slug, reviewed_only=True)) if r["answer"]]
    assert {(r["response"], r["answer"]) for r in told} == {(kept, "A."), (kept, "B.")}


def test_pairs_are_suggested_by_text_organisation_and_name() -> None:
    slug = call()
    first = factories.response(slug, name="Harbour Lights Society")
    same = factories.response(slug, name="Harbour Lights Society")
    turned = factories.response(slug, name="Society HARBOUR  Lights")
    factories.response(slug, name="Bell Buoy Trust")
    told = {(p.kept, p.other): p.why for p in desk_reads.likely(operator(), slug)}
    assert told == {(first, same): "organisation", (first, turned): "name"}
    acts.note_twins(operator(), call=slug, pairs=[(turned, first)], at=AT)
    assert {p.why for p in desk_reads.likely(operator(), slug, kept=turned)} == {"alike", "name"}
