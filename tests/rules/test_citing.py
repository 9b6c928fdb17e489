"""A summary cites every response or lists it, and credits a coalition's answer to the coalition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.citing import Citation, Credit, Miscredit, counts, credit, miscredited, uncited
from plenary.rules.compilation import Response
from plenary.rules.support import by_group

GROUPS = ("states", "business", "civil")
COALITION = Response(7, "Open Shelf Coalition", "civil", "", "en", True, False, "", ("Arvenia Net", "Illyria Club"))
ALONE = Response(9, "ARVENIA net", "business", "", "en", True, False, "")
QUIET = Response(3, "SECRET", "states", "", "en", False, True, "2013-09-18T08:00:00Z", ("HIDDEN",))
ALL = (COALITION, ALONE, QUIET)
RESPONSES = st.lists(
    st.builds(
        Response,
        number=st.integers(1, 20),
        respondent=st.just("SECRET"),
        group=st.sampled_from([*GROUPS, "", "press"]),
        region=st.just(""),
        language=st.just(""),
        cited=st.booleans(),
        late=st.booleans(),
        received=st.just(""),
        joint=st.sampled_from([(), ("HIDDEN", "UNSEEN")]),
    ),
    max_size=15,
    unique_by=lambda r: r.number,
)
NUMBERS = st.sets(st.integers(1, 22))


@pytest.mark.accepts("X7", 157)
def test_two_forgotten_answers_are_listed() -> None:
    responses = [replace(ALONE, number=n) for n in range(1, 70)] + [replace(COALITION, number=70)]
    summary = [Citation(f"S{n % 9}", n) for n in range(1, 68)]
    assert uncited(responses, summary) == (68, 69, 70)
    assert uncited(responses, summary, listed=[69]) == (68, 70)


@given(RESPONSES, st.lists(st.builds(Citation, st.sampled_from("ab"), st.integers(1, 22))), NUMBERS)
def test_every_response_is_cited_or_listed_or_named_as_missing(
    responses: list[Response], citations: list[Citation], listed: set[int]
) -> None:
    missing = uncited(responses, citations, listed)
    covered = {c.response for c in citations} | listed
    assert set(missing) | covered >= {r.number for r in responses}
    assert not set(missing) & covered
    assert list(missing) == sorted(missing)


@pytest.mark.accepts("X7", "X8")
def test_a_coalition_is_credited_and_its_signatories_are_not() -> None:
    assert credit(ALL, [7]) == (Credit(7, "Open Shelf Coalition", "civil", ("Arvenia Net", "Illyria Club")),)
    both = credit(ALL, [9, 7], GROUPS)
    assert [(c.response, c.name) for c in both] == [(9, "ARVENIA net"), (7, "Open Shelf Coalition")]


@pytest.mark.accepts(185, "X1")
@given(RESPONSES, NUMBERS)
def test_a_withheld_response_is_credited_without_a_name(responses: list[Response], numbers: set[int]) -> None:
    found = credit([replace(r, cited=False) for r in responses], numbers, GROUPS)
    assert {c.response for c in found} == {r.number for r in responses} & numbers
    for word in ("SECRET", "HIDDEN", "UNSEEN", "states", "business", "civil", "press"):
        assert word not in repr(found)


@given(RESPONSES, NUMBERS, NUMBERS)
def test_counts_per_group_hold_every_citation_once(
    responses: list[Response], numbers: set[int], spoke: set[int]
) -> None:
    cited, withheld = counts(responses, numbers, spoke, GROUPS)
    known = {r.number for r in responses}
    assert tuple(cited)[: len(GROUPS)] == GROUPS
    assert sum(n for n, _ in cited.values()) == len(known & numbers)
    assert sum(of for _, of in cited.values()) == len(known & (numbers | spoke))
    assert sum(withheld.values()) == sum(1 for r in responses if r.number in numbers and not r.cited)
    assert sum(s.count for s in by_group(cited, withheld)) == len(known & numbers)


@pytest.mark.accepts("X7", "X8")
def test_a_statement_that_names_a_member_for_its_coalition_is_found() -> None:
    statements = {
        "S1": "Arvenia Net asked for open archives.",
        "S2": "The Open Shelf Coalition (with Arvenia Net) agrees.",
    }
    wrong = miscredited(ALL, statements, [Citation("S1", 7), Citation("S2", 7)])
    assert wrong == (Miscredit("S1", 7, "Open Shelf Coalition", "Arvenia Net"),)
    assert miscredited(ALL, statements, [Citation("S1", 7), Citation("S1", 9)]) == ()
    assert miscredited(ALL, {"S1": "Arvenia Networks agree."}, [Citation("S1", 7)]) == ()
