"""Issues by mechanism: verdicts add up, merging loses nothing and can be undone, a spreadsheet comes back without loss."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules import gaps
from plenary.rules.gaps import Cell, Issue
from plenary.rules.gaps.comparing import MARK, Table

AREAS = ("", "a", "b", "c")


@st.composite
def issues(draw: st.DrawFn, most: int = 12) -> tuple[Issue, ...]:
    """Issues as acts leave them: whatever is merged leads to one that was there before it was merged."""
    made: dict[int, Issue] = {}
    for number in range(1, draw(st.integers(0, most)) + 1):
        area, second = draw(st.sampled_from(AREAS)), draw(st.sampled_from(AREAS))
        made[number] = Issue(number, draw(st.sampled_from(("proposed", "accepted", "closed"))), None, area, second)
    for _round in range(draw(st.integers(0, 3))):
        made, _joined = gaps.merge(made, draw(groups(made)))
    return tuple(made.values())


@st.composite
def groups(draw: st.DrawFn, made: dict[int, Issue]) -> list[tuple[int, tuple[int, ...]]]:
    left = draw(st.permutations([n for n, i in sorted(made.items()) if i.stands]))
    told = []
    while len(left) > 1 and draw(st.booleans()):
        size = draw(st.integers(2, len(left)))
        told.append((left[0], tuple(left[1:size])))
        left = left[size:]
    return told


cells = st.lists(
    st.builds(Cell, st.integers(1, 14), st.integers(1, 3), st.sampled_from(("", *gaps.FINDINGS))),
    unique_by=lambda c: (c.issue, c.mechanism),
    max_size=30,
)


@pytest.mark.accepts("X10")
@settings(max_examples=300, deadline=None)
@given(issues(), st.data())
def test_a_merge_that_is_undone_leaves_everything_as_it_was(some: tuple[Issue, ...], data: st.DataObject) -> None:
    before = {i.number: i for i in some}
    after, joined = gaps.merge(before, data.draw(groups(before)))
    assert gaps.undo(after, joined) == before
    assert set(after) == set(before), "nothing is deleted"
    assert all(replace(after[n], state="", into=None) == replace(before[n], state="", into=None) for n in before)


@settings(max_examples=300, deadline=None)
@given(issues())
def test_every_issue_is_found_at_the_end_of_its_merges(some: tuple[Issue, ...]) -> None:
    found, by = gaps.ends(some), {i.number: i for i in some}
    assert set(found) == set(by)
    assert all(by[end].state != "merged" for end in found.values())
    kept = gaps.origins(some)
    reached = sorted([n for n, i in by.items() if i.state != "merged"] + [n for some in kept.values() for n in some])
    assert reached == sorted(by), "each is one that stands, or origin of exactly one"


@settings(max_examples=300, deadline=None)
@given(issues(), cells)
def test_coverage_adds_up_whichever_way_it_is_counted(some: tuple[Issue, ...], given: list[Cell]) -> None:
    standing = [i for i in some if i.stands]
    by_area = gaps.coverage(some, given, AREAS)
    assert sum(c.issues for c in by_area) == len(standing) == sum(gaps.side_by_side(some).values())
    by_second = gaps.coverage(some, given, AREAS, by=lambda i: i.second)
    for name in ("adequate", "partial", "missing", "open", "gaps"):
        assert sum(getattr(c, name) for c in by_area) == sum(getattr(c, name) for c in by_second)
    assert len(gaps.gaps(some, given)) == sum(c.gaps for c in by_area)
    for area in AREAS:
        row = next(c for c in by_area if c.code == area)
        pairs = gaps.side_by_side(some)
        assert row.issues == sum(n for (first, _second), n in pairs.items() if first == area)


@settings(max_examples=200, deadline=None)
@given(issues(), cells, st.randoms())
def test_the_order_of_cells_says_nothing(some: tuple[Issue, ...], given: list[Cell], random: object) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert gaps.grid(some, given) == gaps.grid(some, shuffled)
    assert gaps.gaps(some, given) == gaps.gaps(some, shuffled)


@settings(max_examples=200, deadline=None)
@given(issues(), cells)
def test_the_grid_holds_every_finding_of_a_known_issue(some: tuple[Issue, ...], given: list[Cell]) -> None:
    seen, end = gaps.grid(some, given), gaps.ends(some)
    own = {(c.issue, c.mechanism) for c in given if c.finding and end.get(c.issue) == c.issue}
    for c in given:
        if c.finding and c.issue in end:
            place = (end[c.issue], c.mechanism)
            assert place in seen
            assert c.issue in seen[place].origin or place in own


def test_an_issue_is_as_well_off_as_the_best_mechanism_makes_it() -> None:
    some = (Issue(1), Issue(2), Issue(3), Issue(4))
    given = [
        Cell(1, 1, "missing"),
        Cell(1, 2, "adequate"),
        Cell(2, 1, "missing"),
        Cell(2, 2, "partial"),
        Cell(3, 1, "missing"),
    ]
    assert gaps.verdicts(some, given) == {1: "adequate", 2: "partial", 3: "missing", 4: "open"}
    found = gaps.gaps(some, given)
    assert [(g.issue, g.verdict, g.partial, g.missing) for g in found] == [
        (3, "missing", (), (1,)),
        (2, "partial", (2,), (1,)),
    ]


def test_what_a_merged_issue_was_found_to_be_stands_for_it_until_somebody_says_otherwise() -> None:
    some = (Issue(1), Issue(2, "merged", 1), Issue(3, "merged", 2))
    assert gaps.grid(some, [Cell(3, 7, "partial")])[1, 7] == gaps.Seen("partial", (3,))
    differ = [Cell(2, 7, "adequate"), Cell(3, 7, "missing")]
    assert gaps.grid(some, differ)[1, 7] == gaps.Seen("", (2, 3)), "the program takes no side"
    assert gaps.verdicts(some, differ) == {1: "open"}
    assert gaps.grid(some, [*differ, Cell(1, 7, "partial")])[1, 7] == gaps.Seen("partial", (1,))


@pytest.mark.parametrize(
    ("told", "number", "why"),
    [
        ([(9, (1,))], 9, "unknown"),
        ([(1, (9,))], 9, "unknown"),
        ([(1, (4,))], 4, "not-standing"),
        ([(4, (1,))], 4, "not-standing"),
        ([(1, (1,))], 1, "itself"),
        ([(1, (3,)), (2, (3,))], 3, "twice"),
        ([(1, (2,)), (2, (3,))], 2, "kept-elsewhere"),
    ],
)
def test_what_cannot_be_merged_is_named(told: list[tuple[int, tuple[int, ...]]], number: int, why: str) -> None:
    some = {n: Issue(n) for n in (1, 2, 3)} | {4: Issue(4, "closed")}
    with pytest.raises(gaps.NotMergeable) as refused:
        gaps.merge(some, told)
    assert (refused.value.number, refused.value.why) == (number, why)


def test_a_circle_of_merges_is_told_and_not_followed_for_ever() -> None:
    with pytest.raises(gaps.Circle) as found:
        gaps.ends((Issue(1, "merged", 2), Issue(2, "merged", 1), Issue(3, "merged", 1)))
    assert found.value.numbers == (1, 2)


TITLES = [
    (1, "Spam and unsolicited mail"),
    (2, "Unsolicited mail and spam"),
    (3, "SPAM, and unsolicited mails"),
    (4, "Protection of children on line"),
    (5, "Protection of chidren on line"),
    (6, "حماية الأطفال على الشبكة"),
    (7, "حمايةُ الأطفال على الشبكه"),
    (8, "Taxes"),
    (9, "Taxis"),
    (10, "IP"),
    (11, "ID"),
]


def test_titles_that_read_alike_are_suggested_in_any_script() -> None:
    found = gaps.suggest(TITLES)
    assert [(s.kept, tuple(a.number for a in s.others)) for s in found] == [(1, (2, 3)), (4, (5,)), (6, (7,))]


@settings(max_examples=200, deadline=None)
@given(st.permutations(TITLES), st.integers(60, 100))
def test_suggestions_do_not_depend_on_the_order_and_name_each_issue_once(
    told: list[tuple[int, str]], cutoff: int
) -> None:
    found = gaps.suggest(told, cutoff)
    assert found == gaps.suggest(TITLES, cutoff)
    named = [n for s in found for n in (s.kept, *(a.number for a in s.others))]
    assert len(named) == len(set(named))
    assert all(a.score >= cutoff and a.number > s.kept for s in found for a in s.others)
    merged, _joined = gaps.merge(
        {n: Issue(n) for n, _t in TITLES}, [(s.kept, [a.number for a in s.others]) for s in found]
    )
    assert len(merged) == len(TITLES), "what is suggested can be merged as it is"


ISSUES = Table("issues", ("number",), ("title", "words"), ("state",))
FINDINGS = Table("findings", ("issue", "mechanism"), ("finding", "note"))
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)
rows = st.lists(
    st.fixed_dictionaries({"number": st.integers(1, 9).map(str), "title": texts, "words": texts, "state": texts}),
    unique_by=lambda r: r["number"],
    max_size=6,
)


def taken(some: list[dict[str, str]], table: Table = ISSUES) -> list[dict[str, str]]:
    return [row | {MARK: gaps.mark(table, row)} for row in some]


@settings(max_examples=200, deadline=None)
@given(rows)
def test_what_comes_back_as_it_went_changes_nothing(some: list[dict[str, str]]) -> None:
    made = gaps.compare(ISSUES, some, taken(some))
    assert made == gaps.Comparison(same=len(some))


@settings(max_examples=300, deadline=None)
@given(rows, rows)
def test_everything_that_a_file_says_differently_is_in_some_list(
    ours: list[dict[str, str]], theirs: list[dict[str, str]]
) -> None:
    made = gaps.compare(ISSUES, ours, theirs)
    known = {r["number"]: r for r in ours}
    told = {(e.key[0], e.column): e.after for e in made.edits} | {}
    shown = {(f.line, f.column) for f in made.faults}
    for line, row in enumerate(theirs, 2):
        if row["number"] not in known:
            assert (line, "number") in shown
            continue
        for column in ("title", "words", "state"):
            if row[column] != known[row["number"]][column]:
                assert told.get((row["number"], column)) == row[column] or (line, column) in shown
    assert {key[0] for _table, key in made.absent} == set(known) - {r["number"] for r in theirs}


def test_three_ways_of_being_different_are_told_apart() -> None:
    went = [{"number": str(n), "title": "as it went", "words": "", "state": "proposed"} for n in (1, 2, 3)]
    came = taken(went)
    came[0] = {k: v for k, v in came[0].items() if k != "words"} | {"title": "edited there"}
    came[2] = came[2] | {"title": "edited there, too"}
    now = [went[0], went[1] | {"title": "changed here"}, went[2] | {"title": "changed here, too"}]
    made = gaps.compare(ISSUES, now, came)
    assert [(e.key, e.before, e.after, e.clash) for e in made.edits] == [
        (("1",), "as it went", "edited there", False),
        (("3",), "changed here, too", "edited there, too", True),
    ]
    assert made.behind == 1, "what nobody touched there does not undo what was changed here"


def test_a_file_is_told_what_of_it_cannot_be_taken() -> None:
    ours = [{"number": "1", "title": "One", "words": "", "state": "proposed"}]
    came = [
        {"number": "1", "title": "One", "words": "", "state": "accepted"},
        {"number": "1", "title": "Twice", "words": "", "state": "proposed"},
        {"number": "7", "title": "Seven", "words": "", "state": ""},
        {"number": "", "title": "New", "words": "", "state": ""},
        {"number": "", "title": "", "words": "", "state": ""},
        {"number": "1", "title": "One", "words": "", "state": "proposed", "my remarks": "look at this"},
    ]
    made = gaps.compare(ISSUES, ours, came)
    assert [(f.line, f.column, f.why) for f in made.faults] == [
        (2, "state", "shown"),
        (3, "number", "twice"),
        (4, "number", "unknown"),
        (7, "my remarks", "column"),
        (7, "number", "twice"),
    ]
    assert [(a.line, a.values["title"]) for a in made.added] == [(5, "New")]


def test_findings_are_added_by_the_pair_that_they_are_about() -> None:
    came = [
        {"issue": "1", "mechanism": "2", "finding": "partial", "note": ""},
        {"issue": "1", "mechanism": "", "finding": "x", "note": ""},
    ]
    made = gaps.compare(FINDINGS, [], came)
    assert [a.values["finding"] for a in made.added] == ["partial"]
    assert [(f.line, f.why) for f in made.faults] == [(3, "no-key")]
