"""What a group decides for a session, and what holds until it does."""

from __future__ import annotations

import pytest

from plenary.rules import switches


@pytest.mark.accepts("X19")
def test_until_something_is_decided_nothing_is_recorded_and_everybody_can_follow() -> None:
    for kept in ({}, switches.usual()):
        assert {name for name in switches.SWITCHES if switches.on(kept, name)} == switches.USUAL
        assert switches.first(kept) == ""
    assert not switches.USUAL & {"recording", "streaming"}


@pytest.mark.accepts(133)
@pytest.mark.parametrize("name", [n for n, words in switches.SWITCHES.items() if "on" in words])
def test_what_was_decided_holds_with_its_reason(name: str) -> None:
    for word in ("on", "off"):
        kept = switches.usual() | {name: switches.decided(name, word, "So agreed")}
        assert switches.on(kept, name) is (word == "on")
        assert kept[name]["reason"] == "So agreed"


@pytest.mark.accepts("X15")
def test_who_speaks_first_is_a_word_and_no_switch() -> None:
    assert switches.first({"first": switches.decided("first", "observers", "Open day")}) == "observers"


@pytest.mark.parametrize(("name", "word"), [("recording", "maybe"), ("catering", "on"), ("first", "on")])
def test_what_cannot_be_switched_is_refused(name: str, word: str) -> None:
    with pytest.raises(ValueError, match="not switched"):
        switches.decided(name, word, "So")
