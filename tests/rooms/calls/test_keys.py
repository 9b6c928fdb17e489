"""Links made by signing: each for its own purpose, none that can be made up or changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.calls import keys

NUMBER = {
    "confirm": (keys.confirm_key, keys.read_confirm_key),
}


@given(st.integers(1, 10**12), st.integers(0, 10**6))
def test_what_is_signed_is_read_again(pk: int, generation: int) -> None:
    assert keys.read_draft_key(keys.draft_key(pk, generation)) == (pk, generation)
    for make, read in NUMBER.values():
        assert read(make(pk)) == pk
    signing = keys.read_sign_key(keys.sign_key(pk, "ana@example.org"))
    assert signing is not None
    assert signing[0] == pk
    assert keys.fits(signing[1], "Ana@example.org")
    assert not keys.fits(signing[1], "bo@example.org")


def test_a_link_serves_one_purpose_alone() -> None:
    made = {
        "draft": keys.draft_key(7, 0),
        "confirm": keys.confirm_key(7),
        "sign": keys.sign_key(7),
        "stop": keys.stop_key("ana@example.org"),
    }
    reads = {
        "draft": keys.read_draft_key,
        "confirm": keys.read_confirm_key,
        "sign": keys.read_sign_key,
        "stop": keys.read_stop_key,
    }
    for purpose, text in made.items():
        for other, read in reads.items():
            assert (read(text) is not None) == (purpose == other)


@pytest.mark.parametrize("text", ["", "7", "7.", ".", "7.abc", "é.x", "\udc80", "7" * 300, "7-1.abc", "\n"])
def test_what_was_not_made_here_is_nothing(text: str) -> None:
    for read in (keys.read_draft_key, keys.read_confirm_key, keys.read_sign_key, keys.read_stop_key):
        assert read(text) is None


def test_another_number_needs_another_signature() -> None:
    text = keys.confirm_key(7)
    assert keys.read_confirm_key("8" + text[1:]) is None


def test_a_link_fits_an_address_and_holds_no_mail_address() -> None:
    text = keys.stop_key("Ana@Example.org")
    assert "ana" not in text.lower()
    assert keys.read_stop_key(text) == keys.address_digest("ana@example.org")
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
