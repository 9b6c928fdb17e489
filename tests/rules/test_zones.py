"""Which names are time zones."""

from __future__ import annotations

import pytest

from plenary.rules.zones import is_zone


@pytest.mark.parametrize("name", ["Europe/Zurich", "Asia/Kathmandu", "UTC"])
def test_zones_of_the_data_base_are_known(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Europe/Geneva", "europe/zurich", "../etc/passwd"])
def test_other_words_are_none(name: str) -> None:
    assert not is_zone(name)
