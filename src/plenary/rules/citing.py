"""A summary of responses and what it rests on: every response cited or listed, each statement credited to who said it.

The prose a secretariat reads is `docs/rules/summary.md`; the counts of a compilation are in `rules.compilation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenary.rules.compilation import Response, in_order, not_cited
from plenary.rules.folding import tokens


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement of a summary rests on a response."""

    statement: str  # its code or number within the summary
    response: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who said what a statement says. A withheld response is counted: it has no name, no group and no signatories."""

    response: int
    name: str
    group: str
    signatories: tuple[str, ...] = ()  # of a joint response; shown beside its name, never instead of it
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Miscredit:
    """A statement names a signatory where only the coalition's answer is cited (X7)."""

    statement: str
    joint: int
    coalition: str
    named: str


def uncited(
    responses: Iterable[Response], citations: Iterable[Citation], listed: Iterable[int] = ()
) -> tuple[int, ...]:
    """Return the responses, joint and withheld ones too, that no statement cites and that are not `listed` as not cited.

    A summary is complete where this is empty.
    """
    return not_cited(responses, {*(c.response for c in citations), *listed})


def credit(responses: Iterable[Response], numbers: Iterable[int], groups: Sequence[str] = ()) -> tuple[Credit, ...]:
    """Return who is credited where the responses `numbers` are cited: by group, then by number, withheld ones at the end.

    A coalition is one, under its own name. Its signatories are credited only for responses of their own that are
    cited beside it. Numbers that there are not credit nobody.
    """
    named = set(numbers)
    return tuple(
        Credit(r.number, r.respondent, r.group, r.joint) if r.cited else Credit(r.number, "", "", withheld=True)
        for r in in_order((r for r in responses if r.number in named), groups)
    )


def counts(
    responses: Iterable[Response], numbers: Iterable[int], answering: Iterable[int], groups: Sequence[str] = ()
) -> tuple[Mapping[str, tuple[int, int]], Mapping[str, int]]:
    """Return what `support.by_group` takes, for a statement that cites `numbers`: ((citing, answering) and withheld, by group).

    `answering` are the responses that answered the question; one that is cited counts as answering. A coalition counts
    once, in its own group.
    """
    named, spoke = set(numbers), set(answering)
    found: dict[str, tuple[int, int]] = dict.fromkeys(groups, (0, 0))
    withheld: dict[str, int] = {}
    for r in in_order(responses, groups):
        citing, of = found.get(r.group, (0, 0))
        if r.number in named:
            withheld[r.group] = withheld.get(r.group, 0) + (not r.cited)
        found[r.group] = (citing + (r.number in named), of + (r.number in named or r.number in spoke))
    return found, withheld


def _mentions(text: str, name: str) -> bool:
    words = " ".join(tokens(name))
    return bool(words) and re.search(rf"(?<!\S){re.escape(words)}(?!\S)", text) is not None


def miscredited(
    responses: Iterable[Response], statements: Mapping[str, str], citations: Iterable[Citation]
) -> tuple[Miscredit, ...]:
    """Return where a statement's words name a signatory although it cites only the coalition (X7, X8).

    `statements` holds the words by code. A signatory may be named where its own response is cited too, or where the
    coalition is named beside it.
    """
    known = {r.number: r for r in responses}
    cited: dict[str, list[Response]] = {}
    for c in citations:
        if c.response in known:
            cited.setdefault(c.statement, []).append(known[c.response])
    found: list[Miscredit] = []
    for code, text in statements.items():
        words = " ".join(tokens(text))
        own = {tokens(r.respondent) for r in cited.get(code, ())}
        for r in sorted(cited.get(code, ()), key=lambda r: r.number):
            if r.joint and not _mentions(words, r.respondent):
                wrong = [name for name in r.joint if tokens(name) not in own and _mentions(words, name)]
                found.extend(Miscredit(code, r.number, r.respondent, name) for name in wrong)
    return tuple(dict.fromkeys(found))
