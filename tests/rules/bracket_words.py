"""Paragraphs and proposals for the tests of brackets, in three scripts, as a negotiation would make them."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from plenary.rules.brackets import Proposal

ENGLISH = (
    "Governments should consider mechanisms for public policy issues , including observers ; all stakeholders in their "
    "respective roles shall may strengthen establish on an equal footing the report of the Chair [English only] twice-yearly "
    "group's A/RES/70/125 (a) [^1] and and the the of"
).split(" ")
ARABIC = (
    "ينبغي للحكومات أن تنظر في الآليات المتعلّقة بقضايا السياسات العامة ، بما في ذلك المراقبون ؛ جميع أصحاب المصلحة على قدم "
    "المساواة تُعزِّز تُنشِئ التقرير [بالإنكليزية فقط] (أ) [^2] و و من"
).split(" ")
CHINESE = "各国政府应考虑建立加强与互联网有关的公共政策问题的机制，包括观察员；所有利益攸关方在平等基础上报告[只有英文]"
ODD = [
    "e\u0301",
    "नि",
    "👩‍👧",
    "\u200f",
    "\u00a0",
    "\\",
    "{",
    "}",
    "|",
    "*",
    "[",
    "]",
    "\n",
    "\n\n",
    "  ",
    "1",
    "İ",
    "ﷺ",
    "",
]

words = st.one_of(
    st.sampled_from(ENGLISH), st.sampled_from(ARABIC), st.sampled_from(list(CHINESE)), st.sampled_from(ODD)
)
free = st.text(max_size=40)


def _joined(some: list[str]) -> str:
    return " ".join(some)


texts = st.one_of(
    st.lists(st.sampled_from(ENGLISH), max_size=30).map(_joined),
    st.lists(st.sampled_from(ARABIC), max_size=30).map(_joined),
    st.lists(st.sampled_from(list(CHINESE)), max_size=40).map("".join),
    st.lists(words, max_size=25).map(_joined),
    free,
)


def amended(base: str, draw: random.Random) -> str:
    """The paragraph as somebody would amend it: words put in, taken out, replaced; often where others do it too."""
    spaced = " " in base
    parts = base.split(" ") if spaced else list(base)
    pool = list(CHINESE) if not spaced else ARABIC if any("\u0600" <= c <= "\u06ff" for c in base) else ENGLISH
    for _n in range(draw.randint(1, 4)):
        at = draw.randint(0, len(parts))
        width = draw.choice((0, 1, 1, 2, 5, 12))
        new = [draw.choice(pool) for _k in range(draw.choice((0, 1, 1, 2, 6)))]
        parts[at : at + width] = new
    return (" " if spaced else "").join(parts)


@st.composite
def negotiations(draw: st.DrawFn) -> tuple[str, list[Proposal]]:
    """A paragraph and up to seven proposals for it, some alike, some that delete it."""
    base = draw(texts)
    dice = random.Random(draw(st.integers(0, 2**32)))
    found: list[Proposal] = []
    for n in range(draw(st.integers(0, 7))):
        shape = dice.random()
        if shape < 0.08:
            text: str | None = None
        elif shape < 0.2 and found:
            text = dice.choice(found).text
        elif shape < 0.35 and found and (last := dice.choice(found).text):
            text = amended(last, dice)
        elif shape < 0.42:
            text = draw(texts)
        else:
            text = amended(base, dice)
        names = tuple(dice.sample(("AR", "CO", "SA", "JU", "ي, ن", "中"), dice.randint(1, 3)))
        found.append(Proposal(f"P{n + 1}", names, text))
    return base, found
