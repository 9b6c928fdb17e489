"""Personal addresses do not stand in public text; everything else stays as it was."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.masking import mask
from tests.growth import TIMES, grows_like_its_input

PLAIN = "A/RES/70/125, paras. 69-71 (2013-09-17), https://example.org/@ana?x=a@b.org, www.example.org, 3.1, +5 per cent"
PIECES = st.sampled_from(
    [
        *PLAIN.split(),
        "ana@example.org",
        "+41 22 917 12 34",
        "0041",
        "(0)22",
        "请联系",
        "：",
        "و",
        "،",
        "@",
        ".",
        "…",
        "+",
        "٤١",
        "\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=15).flatmap(lambda p: st.sampled_from(["", " "]).map(lambda s: s.join(p))) | st.text()


@pytest.mark.accepts(88)
@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to ana.lopez@example.org.", "Write to a…@example.org."),
        ("<Ana+list@mail.example.org>, bob@example.org", "<A…@mail.example.org>, b…@example.org"),
        ("请联系ana@example.org，谢谢", "请联系a…@example.org，谢谢"),
        ("راسلوا ana@example.org أو وbob@example.org", "راسلوا a…@example.org أو وb…@example.org"),
        ("иван.петров@пример.рф", "и…@пример.рф"),
        ("ana＠example.org", "a…＠example.org"),
        ("ana [at] example.org", "a… [at] example.org"),
        ("ana (at) example (dot) org", "a… (at) example (dot) org"),
        ("a@example.org", "…@example.org"),
        ("mailto:ana@example.org", "mailto:a…@example.org"),
        ("Tel. +41 22 917 12 34.", "Tel. +41 … … … …."),
        ("+41 (0)22 917-1234; +41229171234", "+41 (…)… …-…; +…"),
        ("(+41) 22 917 12 34", "(+41) … … … …"),
        ("0041 22 917 12 34", "0041 … … … …"),
        ("Tel:+41 22 917 12 34", "Tel:+41 … … … …"),
        ("هاتف: +٤١ ٢٢ ٩١٧ ١٢ ٣٤", "هاتف: +٤١ … … … …"),
        ("电话+86 10 8532 0000请拨打", "电话+86 … … …请拨打"),
        ("+41 22 917 12 34ana@www.example.org", "+41 … … … …@www.example.org"),
        ("+41229171234+41229171234", "+…+…"),
        ("1+41-22-917-1234@example.org", "1…@example.org"),
        ("电话：+86 10 8532 0000", "电话：+86 … … …"),
    ],
)
def test_addresses_of_persons_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.accepts(88)
@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "E/CN.16/2015/CRP.2, 2013-2014, 67/195, 483 issues, 1,000 pages, 20-25 organisations",
        "2013-09-10T10:00:00+02:00 (UTC +2) 17 9 2013",
        "https://lists.example.org/archives/list/plenary@lists.example.org/thread",
        "we meet @ noon. Then @ana speaks; medium.com/@ana",
        "10.1000/182 and ISBN 978-92-1-130311-7",
        "من 69 إلى 71، ٢٠١٣",
        "第69至71段，2013年7月31日",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert mask(text) == text


def test_the_address_of_the_call_itself_may_stay() -> None:
    text = "Send it to Call@example.org or ana@example.org."
    assert mask(text, {"call@example.org"}) == "Send it to Call@example.org or a…@example.org."


@given(TEXTS)
def test_masking_twice_changes_nothing_and_no_word_comes_or_goes(text: str) -> None:
    once = mask(text)
    assert mask(once) == once
    assert len(once.split()) == len(text.split())


@given(
    st.from_regex(r"[a-z][a-z0-9]{2,10}(\.[a-z]{2,8})?", fullmatch=True),
    st.sampled_from(["{} ", "请联系{}谢谢", "و{}،", "<{}>", "({})", "a/b {}.\n", "{};bob@example.org"]),
)
def test_no_local_part_is_left_in_any_script(local: str, frame: str) -> None:
    found = mask(frame.format(local + "@example.org"))
    assert f"{local[0]}…@example.org" in found
    assert local + "@" not in found


@given(TEXTS)
def test_only_letters_are_hidden_and_the_rest_keeps_its_order(text: str) -> None:
    kept = "".join(map(re.escape, mask(text).replace("…", "\0"))).replace("\\\x00", "\0").replace("\0", r"[^\n]*?")
    assert re.fullmatch(kept, text, re.DOTALL) is not None


@pytest.mark.parametrize(
    "text",
    [
        "+41229171234" * 5000,
        "ana@example.org" * 4000,
        "x" * 50_000 + "@",
        "a@" * 20_000,
        "+1 " * 20_000,
        "+" + "1 " * 20_000,
        "a@" + "a." * 20_000,
    ],
)
def test_hostile_text_is_masked_in_time(text: str) -> None:
    grows_like_its_input(lambda quarters: partial(mask, text[: len(text) * quarters // TIMES]), 1)
