"""Personal addresses masked in public text: mail addresses, and telephone numbers in international form.

The prose a secretariat reads is `docs/rules/summary.md`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from plenary.rules.questionnaire.words import flat

HIDDEN: Final = "…"
_WEB = re.compile(r"(?:https?|ftp)://[^\s<>\"]+|(?<![@.])www\.[^\s<>\"@/]+(?:/[^\s<>\"]*)?", re.IGNORECASE)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_AT = re.compile(
    rf"(?:[@﹫]|\s?[(\[{{]\s?(?:at|@)\s?[)\]}}]\s?)(?={_LABEL}(?:\.|\s?[(\[{{]\s?dot\s?[)\]}}]\s?){_LABEL})",
    re.IGNORECASE,
)
# What stands before the sign: letters a keyboard in any country has, else a run of another script; 64 at the most.
_LOCAL = re.compile(r"(?:[a-z0-9][a-z0-9._%+'&-]*|(?!\d)[^\W_](?:[^\W_]|[._+-](?=[^\W_]))*)\Z", re.IGNORECASE)
_NARROW = re.compile(r"[a-z0-9._%+'&-]+\Z", re.IGNORECASE)
_GAP = r"[ \t\u00a0\u2009\u202f./-]{0,2}"
_ABROAD = r"(?:\+(?=\(?[1-9])|(?<![\w:.,/-])00(?=[1-9]))"
_PHONE = re.compile(
    rf"(?<![A-Za-z+])(?:\({_ABROAD}\d{{1,4}}\)|{_ABROAD}(?:\(\d{{1,4}}\)|\d+))(?:{_GAP}(?:\(\d{{1,5}}\)|\d+))*"
)
_SIGN = re.compile(r"[@+]|00|[(\[{]\s?at", re.IGNORECASE)  # one of these begins whatever is masked
_MOST = 15  # digits of a telephone number, by the plan of all countries


def mask(text: str, keep: Collection[str] = ()) -> str:
    """Return `text` with mail addresses and international telephone numbers masked; everything else as it was.

    `ana.lopez@example.org` becomes `a…@example.org`, `+41 22 917 12 34` becomes `+41 … … … …`: the number of words stays.
    Web addresses stay whole, and so do the addresses in `keep` (that of the call itself). Masking twice changes nothing.
    """
    if text.isascii() and not _SIGN.search(text):
        return text  # as nearly all are: nothing to look at closely
    kept = {address.casefold() for address in keep}
    while (masked := _once(text, kept)) != text:  # what was glued to a hidden part may come to light: seldom twice
        text = masked
    return text


def _once(text: str, kept: Collection[str]) -> str:
    plain = flat(text)  # each character keeps its place, so that what is found here is cut out of the text itself
    free = [(0, 0), *(found.span() for found in _WEB.finditer(plain)), (len(plain), len(plain))]
    spans: list[tuple[int, int]] = []
    for (_, start), (end, _) in pairwise(free):
        spans.extend(_mails(plain, start, end, kept))
        spans.extend(_phones(plain, start, end))
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], HIDDEN]
        at = max(at, end)  # a number may run into an address: what either hides is hidden
    return "".join(pieces) + text[at:]


def _mails(plain: str, start: int, end: int, kept: Collection[str]) -> list[tuple[int, int]]:
    """What to hide of each mail address: all before its sign but the first letter."""
    found: list[tuple[int, int]] = []
    for sign in _AT.finditer(plain, start, end):
        before = plain[max(start, sign.start() - 64) : sign.start()]
        local = _NARROW.search(before) or _LOCAL.search(before)
        first = local.start() + len(local[0]) - len(local[0].lstrip("._%+'&-")) if local else len(before)
        if first == len(before):
            continue
        begin = sign.start() - len(before) + first
        host = re.compile(r"[\w.-]*").match(plain, sign.end())
        whole = plain[begin : host.end() if host else sign.end()].rstrip(".-").casefold()
        if whole not in kept:
            alone = sign.start() - begin == 1  # one letter: to show it would show all
            found.append((begin if alone else begin + 1, sign.start()))
    return found


def _phones(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of digits to hide: of a number of 8 to 15 digits, all but the country's code where it stands apart."""
    found: list[tuple[int, int]] = []
    for number in _PHONE.finditer(plain, start, end):
        runs = [run.span() for run in re.compile(r"\d+").finditer(plain, *number.span())]
        abroad = 2 * number[0].lstrip("(").startswith("00")
        total, within = -abroad, []
        for begin, stop in runs:
            total += stop - begin
            if total > _MOST:
                break
            within.append((begin, stop))
        digits = sum(stop - begin for begin, stop in within) - abroad
        if digits >= 8:
            begin, stop = within[0]
            found.extend(within[1:] if stop - begin <= 3 + abroad else within)
    return found
