"""What comes through the door of a page: numbers as addresses and forms bring them."""

from __future__ import annotations

import pytest

from plenary.record.door import number_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("٣", 3),  # as a telephone in Arabic types it
        ("0", 0),
        ("999999999", 999_999_999),
        ("1234567890", None),
        ("9" * 5000, None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_is_read_as_people_type_it_and_nothing_else_is_one(text: str | None, found: int | None) -> None:
    assert number_of(text) == found


def test_a_key_may_be_longer_than_a_number_of_a_list() -> None:
    assert number_of("1" * 18, 18) == int("1" * 18)
    assert number_of("1" * 19, 18) is None
