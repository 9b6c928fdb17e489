"""Words for unnamed support never claim more than the counts, and never point at one who asked not to be named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.support import OTHERS, WORDS, Bands, Support, by_group, overall, word

BANDS = st.builds(
    lambda few, shares, smallest: Bands(few, *sorted(shares), smallest=smallest),
    st.integers(2, 9),
    st.tuples(st.integers(1, 50), st.integers(50, 60), st.integers(61, 80), st.integers(81, 100)),
    st.integers(1, 6),
)
GROUPS = ("states", "business", "civil", "technical")
COUNTS = st.fixed_dictionaries(
    {group: st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda two: (min(two), max(two))) for group in GROUPS}
)


@pytest.mark.accepts(185)
@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "none"),
        (1, "one"),
        (2, "a-few"),
        (3, "a-few"),
        (4, "several"),
        (13, "several"),
        (14, "many"),
        (20, "many"),
        (21, "half"),
        (25, "half"),
        (26, "most"),
        (37, "most"),
        (38, "nearly-all"),
        (41, "nearly-all"),
        (42, "all"),
    ],
)
def test_the_words_of_a_group_of_42(count: int, expected: str) -> None:
    assert word(count, 42) == expected


@pytest.mark.accepts(185)
@given(st.integers(0, 300), st.integers(0, 300), BANDS)
def test_no_word_claims_more_than_the_counts(count: int, more: int, bands: Bands) -> None:
    of = count + more
    said = word(count, of, bands)
    assert (said == "none") == (count == 0)
    assert (said == "one") == (count == 1)
    if said == "all":
        assert count == of >= 2
    if said == "nearly-all":
        assert bands.nearly_all * of <= 100 * count < 100 * of
    if said in ("most", "nearly-all"):
        assert 2 * count > of
    if said == "half":
        assert 2 * count >= of
    if said in ("several", "many"):
        assert count > bands.few


@given(st.integers(1, 300), BANDS)
def test_more_support_never_has_a_weaker_word(of: int, bands: Bands) -> None:
    ranks = [WORDS.index(word(count, of, bands)) for count in range(of + 1)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    "wrong", [{"few": 1}, {"many": 70}, {"half": 40}, {"half": 50, "most": 50}, {"nearly_all": 101}, {"smallest": 0}]
)
def test_bands_that_would_claim_too_much_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="band"):
        Bands(**wrong)


@pytest.mark.parametrize(("count", "of"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="count"):
        word(count, of)


@pytest.mark.accepts(185)
def test_a_withheld_response_in_a_small_group_is_counted_among_others() -> None:
    found = by_group(
        {"states": (5, 12), "business": (1, 3), "civil": (2, 20)}, {"states": 2, "business": 1, "civil": 1}
    )
    assert found == (
        Support("states", 5, 12, "many"),
        Support("civil", 1, 20, "one"),
        Support(OTHERS, 2, 35, "a-few"),
    )


@pytest.mark.accepts(185)
@given(COUNTS, st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 40)), BANDS)
def test_counts_add_up_and_no_small_group_shows_its_withheld(
    cited: dict[str, tuple[int, int]], withheld: dict[str, int], bands: Bands
) -> None:
    found = by_group(cited, withheld, bands)
    assert sum(s.count for s in found) == sum(count for count, _ in cited.values()) == overall(cited, bands).count
    shown = [s.group for s in found if s.group != OTHERS]
    if len(shown) == len(found):
        assert shown == list(cited)
    else:
        assert shown == [s.group for s in found if s.count and s.group != OTHERS]
        assert all(s.count for s in found)
    for s in found:
        assert s.word == word(s.count, s.of, bands)
        if s.group != OTHERS:
            count, of = cited[s.group]
            open_ = count - min(withheld.get(s.group, 0), count)
            assert s.of == of
            assert s.count == count if count >= bands.smallest else s.count == open_
