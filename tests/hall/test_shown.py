"""What is shown of dates that stand in a document as it says them."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from plenary.hall.shown import iso_day


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("en", "2013-03", "March 2013"),
        ("ar", "2013-03", "آذار/مارس 2013"),
        ("en", "2013-03-04", "4 March 2013"),
        ("en", "2013", "2013"),
        ("en", "2013-13", "2013-13"),
    ],
)
def test_a_month_is_said_in_words_as_a_day_is(language: str, value: str, shown: str) -> None:
    with override(language):
        assert iso_day(value) == shown
