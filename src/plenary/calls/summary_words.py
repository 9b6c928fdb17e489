"""Support in words and figures: computed, in the reader's language, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenary.calls.charts import group_name
from plenary.calls.summary_reads import Cited, StatementLine, SummaryLine
from plenary.rules import claims
from plenary.rules.support import OTHERS

Names = Mapping[str, dict[str, str]]


def word(code: str) -> str:
    """A band in words."""
    return {
        "none": _("no respondent"),
        "one": _("one respondent"),
        "a-few": _("a few respondents"),
        "several": _("several respondents"),
        "many": _("many respondents"),
        "half": _("about half of the respondents"),
        "most": _("most respondents"),
        "nearly-all": _("nearly all respondents"),
        "all": _("all respondents"),
    }[code]


def phrase(s: StatementLine) -> str:
    """The words that stand for "{support}": how many, and from how many of the groups that answered."""
    said = word(s.support.word)
    if s.support.count < 2 or not s.speaking:
        return said
    return ngettext(
        "%(words)s (from %(groups)s of %(num)s group)", "%(words)s (from %(groups)s of %(num)s groups)", s.answered
    ) % {"words": said, "groups": s.speaking, "num": s.answered}


def figures(s: StatementLine, names: Names) -> str:
    """ "9 responses of 40: States 5, civil society 3, business 1"; the 40 are those that answered the question."""
    said = ngettext("%(num)s response of %(of)s", "%(num)s responses of %(of)s", s.support.count) % {
        "num": s.support.count,
        "of": s.support.of,
    }
    if not s.support.count:
        return said
    groups = _(", ").join(f"{_group(g.group, names)} {g.count}" for g in s.groups)
    if s.late:
        groups += ngettext(" (%(num)s came late)", " (%(num)s came late)", s.late) % {"num": s.late}
    return _("%(total)s: %(groups)s") % {"total": said, "groups": groups}


def _group(code: str, names: Names) -> str:
    return _("groups not shown") if code == OTHERS else group_name(names.get(code))


def text(s: StatementLine, language: str) -> str:
    """The statement as it is read: the computed words in their place, in the summary's language."""
    if claims.PLACE not in s.text:
        return s.text
    with translation.override(language):
        return claims.filled(s.text, phrase(s))


@dataclass(frozen=True, slots=True)
class SourceTold:
    """A response that a statement rests on, with the answers of it that are cited: (question, part, quote)."""

    response: int
    name: str
    signatories: tuple[str, ...]
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a page shows it."""

    line: StatementLine
    text: str
    words: str
    figures: str
    sources: tuple[SourceTold, ...]
    more: int  # further responses, named on the statement's own page


def told(s: StatementLine, summary: SummaryLine, names: Names, *, most: int = 0, start: int = 0) -> Told:
    """The statement in words; of its sources `most` (0: all) from the `start`-th on."""
    by_response: dict[int, list[Cited]] = {}
    for c in s.cited:
        by_response.setdefault(c.response, []).append(c)
    every = [
        SourceTold(n, found[0].name, found[0].signatories, tuple((c.question, c.part, c.quote) for c in found))
        for n, found in by_response.items()
    ]
    shown = every[start : start + most] if most else every[start:]
    return Told(
        line=s,
        text=text(s, summary.language),
        words=phrase(s),
        figures=figures(s, names),
        sources=tuple(shown),
        more=len(every) - start - len(shown),
    )
