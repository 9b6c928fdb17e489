"""A composition beside its rule: sums, vacancies, labels; nothing hidden."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules.seats import Label, Part, Place, Rule, check, label_in, part_named

PARTS = (
    Part("states", 22, (Label("Member States"),)),
    Part("civil", 5, (Label("civil society"), Label("NGO", "D/1"))),
    Part("business", 5, (Label("business / private sector"), Label("private sector", "D/1"))),
    Part("technical", 5, (Label("academia / technical"),)),
    Part("international", 5, (Label("international organizations"), Label("intergovernmental", "D/2"))),
)
RULE = Rule(PARTS, total=42)
PLACES = st.lists(
    st.builds(
        Place,
        part=st.sampled_from([*(p.code for p in PARTS), "visitors"]),
        holder=st.sampled_from(["", "", "Sandbanks", "SANDBANKS", "Illyria", "Cordova", "Ruritania"]),
    ),
    max_size=60,
)


@pytest.mark.accepts(120, 149)
def test_forty_two_seats_with_three_vacancies_are_said_as_such() -> None:
    places = [Place(p.code, f"{p.code} {n}") for p in PARTS for n in range(p.seats)]
    places[3] = Place("states")
    del places[-2:]
    found = check(places, RULE)
    assert found.equation == "22 + 5 + 5 + 5 + 5 = 42"
    assert (found.filled, found.vacant, found.due) == (39, 3, 42)
    assert [(f.code, dict(f.values)) for f in found.findings] == [
        ("short", {"part": "international", "entered": 3, "due": 5})
    ]


def test_a_stated_total_that_the_parts_do_not_add_up_to_is_found() -> None:
    found = check([], Rule(PARTS, total=43))
    assert ("sum", {"stated": 43, "sum": 42}) in [(f.code, dict(f.values)) for f in found.findings]


def test_a_regional_group_without_its_number_is_found() -> None:
    rule = Rule(PARTS, regions={"African": 2, "WEOG": 1}, region_part="states")
    found = check([Place("states", "A", "African"), Place("civil", "B", "WEOG"), Place("states", "C", "WEOG")], rule)
    assert found.regions == (("African", 2, 1), ("WEOG", 1, 1))
    assert [dict(f.values) for f in found.findings if f.code == "region"] == [
        {"region": "African", "filled": 1, "due": 2}
    ]


@settings(max_examples=300)
@given(PLACES)
def test_every_seat_is_counted_once(places: list[Place]) -> None:
    found = check(places, RULE)
    assert sum(p.entered for p in found.parts) == len(places)
    assert found.filled == sum(bool(p.holder) for p in places)
    for part in found.parts:
        assert part.filled + part.vacant == max(part.due, part.entered)
        assert part.vacant >= 0
    assert check(reversed(places), RULE).parts == found.parts
    assert any(f.code == "unknown" for f in found.findings) == any(p.part == "visitors" for p in places)
    assert any(f.code == "twice" for f in found.findings) == (
        len({p.holder.casefold() for p in places if p.holder}) < found.filled
    )


@pytest.mark.accepts(176)
def test_a_part_is_found_by_what_any_document_calls_it() -> None:
    assert part_named("Private  Sector", PARTS) == part_named("BUSINESS / PRIVATE SECTOR", PARTS) == "business"
    assert part_named("intergovernmental", PARTS) == "international"
    assert part_named("press", PARTS) == part_named("", PARTS) == ""
    assert label_in(PARTS[2], "D/1") == "private sector"
    assert label_in(PARTS[2], "D/9") == "business / private sector"


def test_a_label_that_two_parts_bear_names_neither() -> None:
    assert part_named("others", (Part("a", 1, (Label("others"),)), Part("b", 1, (Label("Others"),)))) == ""


@pytest.mark.parametrize("parts", [(PARTS[0], PARTS[0]), (Part("x", -1),)])
def test_a_rule_that_cannot_stand_is_refused(parts: tuple[Part, ...]) -> None:
    with pytest.raises(ValueError):
        check([], Rule(parts))
