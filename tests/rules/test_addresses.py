"""Addresses from slides and minutes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.addresses import clean


@pytest.mark.accepts(66)
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("http://host.example/Docs/Summary of Responses.pdf", "http://host.example/Docs/Summary%20of%20Responses.pdf"),
        (
            "http://host.example/Docs/Summary%20of%20Responses.pdf",
            "http://host.example/Docs/Summary%20of%20Responses.pdf",
        ),
        (r"http://host.example/ecn162015crp2add1\_en.pdf", "http://host.example/ecn162015crp2add1_en.pdf"),
        ("<http://host.example/a.pdf>.", "http://host.example/a.pdf"),
        ("(see) no address", ""),
        ("javascript:alert(1)", ""),
        ("HTTP://Host.Example/A?x=1&y=2#p", "http://host.example/A?x=1&y=2#p"),
    ],
)
def test_an_address_comes_out_clean(written: str, meant: str) -> None:
    assert clean(written) == meant


@given(st.text(max_size=60))
def test_cleaning_never_fails_and_twice_is_once(text: str) -> None:
    once = clean("http://host.example/" + text)
    assert clean(once) == once
