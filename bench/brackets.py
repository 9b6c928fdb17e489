"""Composing brackets: the promised sizes, beside the peers that put several amendments into one text.

Three promises of the rules: 300 words by 42 sponsors in 50 ms; 1,000 paragraphs by 20 proposals in 1 s; and never more
bracketed words than alternatives of whole paragraphs. The peers: diff-match-patch, its patches applied one after another
(a patch that finds no place, or overwrites what another put in, is a conflict: words that somebody handed in are gone), and
CollateX, which aligns witnesses of a text (it keeps no order of arrival and knows no sponsors). CPU time of one process.
Prints a table; JSON to bench/out/.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plenary.rules.brackets import Proposal, compose
from plenary.rules.brackets.tokens import tokens

OUT = Path(__file__).parent / "out"
WORDS = (
    "the of and to in shall should may Governments stakeholders respective roles mechanisms public policy issues Internet "
    "cooperation international enhanced equal footing report Chair group members observers consider establish strengthen "
    "support participation developing countries funding existing processes duplication avoid review annual Commission body "
    "mandate relevant organizations recommendations consensus including through taking into account principles security"
).split()


def paragraph(dice: random.Random, words: int) -> str:
    """A paragraph of so many words, with commas now and then."""
    return " ".join(dice.choice(WORDS) + ("," if dice.random() < 0.1 else "") for _n in range(words)) + "."


def amended(dice: random.Random, text: str, times: int) -> str:
    """The paragraph with some places changed: a word or a few put in, taken out or replaced."""
    parts = text.split(" ")
    for _n in range(times):
        at = dice.randrange(len(parts))
        gone = dice.choice((0, 1, 1, 2, 3, 6))
        parts[at : at + gone] = [dice.choice(WORDS) for _k in range(dice.choice((0, 1, 1, 2, 4)))]
    return " ".join(parts)


def negotiation(seed: int, words: int, sponsors: int, times: int) -> tuple[str, list[Proposal]]:
    """A paragraph and what each sponsor makes of it."""
    dice = random.Random(seed)
    base = paragraph(dice, words)
    return base, [Proposal(f"P{n}", (f"S{n}",), amended(dice, base, times)) for n in range(1, sponsors + 1)]


def timed(what: Callable[[], Any], rounds: int = 5) -> tuple[float, Any]:
    """The median of CPU milliseconds, and what came of it."""
    spent, found = [], None
    for _n in range(rounds):
        tokens.cache_clear()
        gc.collect()
        began = time.process_time()
        found = what()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent), found


def patched(base: str, proposals: list[Proposal]) -> dict[str, Any]:
    """diff-match-patch, in sequence: what it needs, and how many of the proposals do not come through whole."""
    try:
        from diff_match_patch import diff_match_patch
    except ImportError:
        return {"missing": "diff-match-patch is not installed"}

    def run() -> tuple[int, int, int]:
        dmp = diff_match_patch()
        dmp.Diff_Timeout = 0
        text, failed, hunks = base, 0, 0
        for p in proposals:
            patches = dmp.patch_make(base, p.text or "")
            text, went = dmp.patch_apply(patches, text)
            failed += went.count(False)
            hunks += len(went)
        # Whose words stand in the end as she wrote them? Her own patches, tried on the result, would change nothing.
        lost = 0
        for p in proposals:
            came = [words for op, words in dmp.diff_main(base, p.text or "", False) if op == 1 and words.strip()]
            lost += any(words not in text for words in came)
        return failed, hunks, lost

    spent, (failed, hunks, lost) = timed(run, rounds=1)
    return {
        "cpu_ms": spent,
        "patches": hunks,
        "refused": failed,
        "proposals": len(proposals),
        "proposals_not_whole": lost,
    }


def collated(base: str, proposals: list[Proposal]) -> dict[str, Any]:
    """CollateX over the first eight readings of one paragraph: all 42 took it 85 CPU seconds."""
    proposals = proposals[:8]
    try:
        from collatex import Collation, collate
    except Exception as why:  # it fails to import in more than one way
        return {"missing": f"CollateX: {why}"}

    def run() -> int:
        witnesses = Collation()
        witnesses.add_plain_witness("base", base)
        for p in proposals:
            witnesses.add_plain_witness(p.id, p.text or "")
        table = collate(witnesses, segmentation=False)
        return len(table.columns)

    try:
        spent, columns = timed(run, rounds=1)
    except Exception as why:  # a peer that fails is a figure too
        return {"missing": f"CollateX: {type(why).__name__}: {why}"}
    return {"cpu_ms": spent, "columns": columns}


def many(paragraphs: int, proposals: int, times: int) -> dict[str, Any]:
    texts = [negotiation(seed, 60, proposals, times) for seed in range(paragraphs)]
    spent, made = timed(lambda: [compose(*text) for text in texts], rounds=3)
    return {
        "cpu_ms": spent,
        "brackets": sum(c.brackets for c in made),
        "printed_tokens": sum(c.size for c in made),
        "whole_paragraphs": sum(_whole(*text) for text in texts),
    }


def _whole(base: str, proposals: list[Proposal]) -> int:
    return sum(len(tokens(text)) for text in {base, *(p.text or "" for p in proposals)})


def one(words: int, sponsors: int, times: int) -> dict[str, Any]:
    text = negotiation(7, words, sponsors, times)
    spent, made = timed(lambda: compose(*text))
    assert all(made.reading(p.id) == p.text for p in text[1])
    return {
        "cpu_ms": spent,
        "brackets": made.brackets,
        "bracketed_tokens": made.bracketed_tokens,
        "printed_tokens": made.size,
        "whole_paragraphs": _whole(*text),
        "readings_exact": len(text[1]),
        "diff_match_patch": patched(*text),
        "collatex": collated(*text),
    }


def main() -> int:
    figures = {
        "300 words by 42 sponsors": one(300, 42, 3) | {"limit_ms": 50},
        "200 words by 42 sponsors": one(200, 42, 3),
        "1,000 paragraphs by 20 proposals": many(1000, 20, 2) | {"limit_ms": 1000},
    }
    OUT.mkdir(exist_ok=True)
    (OUT / "brackets.json").write_text(json.dumps(figures, indent=1))
    late = 0
    for name, f in figures.items():
        limit = f.get("limit_ms")
        late += bool(limit and f["cpu_ms"] > limit)
        print(f"\n{name}")
        print(
            f"  composed            {f['cpu_ms']:9.1f} ms CPU"
            + (f"   limit {limit} ms: {f['cpu_ms'] / limit:.2f}" if limit else "")
        )
        print(f"  brackets            {f['brackets']:9,}")
        if "bracketed_tokens" in f:
            print(
                f"  tokens in brackets  {f['bracketed_tokens']:9,}   each of {f['readings_exact']} readings byte for byte"
            )
        share = f["printed_tokens"] / f["whole_paragraphs"]
        print(
            f"  printed tokens      {f['printed_tokens']:9,}   whole paragraphs {f['whole_paragraphs']:,}: {share:.3f}"
        )
        for peer in ("diff_match_patch", "collatex"):
            told = f.get(peer)
            if told is None:
                continue
            if "missing" in told:
                print(f"  {peer:19} {told['missing']}")
            elif peer == "diff_match_patch":
                print(
                    f"  {peer:19} {told['cpu_ms']:9.1f} ms CPU   {told['cpu_ms'] / f['cpu_ms']:.1f} x; of {told['patches']} patches "
                    f"{told['refused']} refused; {told['proposals_not_whole']} of {told['proposals']} proposals not whole in the result"
                )
            else:
                print(
                    f"  {peer:19} {told['cpu_ms']:9.1f} ms CPU   {told['cpu_ms'] / f['cpu_ms']:.1f} x; {told['columns']} columns of eight"
                )
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
