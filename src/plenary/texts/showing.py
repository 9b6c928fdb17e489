"""How a negotiating text is shown: brackets, redlines and footnotes as HTML, for the eye and for who listens.

Brackets are real characters; colour only helps. Who listens hears "open bracket", "or", "close bracket" and the full names
of sponsors, in the language of the page, amid words in the language of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext
from markupsafe import Markup, escape

from plenary.mandate import links
from plenary.rules import mandates, redline
from plenary.rules.brackets import Alternative, Composite, Part, Words
from plenary.texts.reads import ChangeLine
from plenary.texts.runs import margin

_NOTE = re.compile(r"\[\^(\d{1,3})\]")
TINTS = 4  # of alternatives, by who proposes; what stands has none


@dataclass(frozen=True, slots=True)
class _Signs:
    """Brackets and what is heard in their place, in the reader's language."""

    opening: str
    between: str
    closing: str
    nothing: str
    by: str

    @classmethod
    def of(cls, tongue: str) -> _Signs:
        def sign(seen: str, heard: str) -> str:
            return f'<b class="b"><span aria-hidden="true">{seen}</span>{_heard(heard, tongue)}</b>'

        return cls(
            sign("[", gettext("open bracket:")),
            sign(" / ", gettext("or:")),
            sign("]", gettext("close bracket.")),
            f'<i class="nt"{tongue}>{escape(gettext("no text"))}</i>',
            tongue,
        )


def bracketed(composite: Composite, legend: Iterable[tuple[str, str]], language: str, *, ident: str = "") -> Markup:
    """A paragraph in brackets. `legend` gives each sponsor's code and full name, `language` is the text's.

    `ident` begins the ids of its footnotes; "" where they are not shown.
    """
    tints = {p.id: n % TINTS + 1 for n, p in enumerate(composite.proposals)}
    signs, names = _Signs.of(_tongue(language)), dict(legend)
    return Markup("".join(_part(p, names, signs, ident, tints) for p in composite.parts))  # noqa: S704 -- each word is escaped


def _part(part: Part, names: Mapping[str, str], signs: _Signs, ident: str, tints: Mapping[str, int]) -> str:
    if isinstance(part, Words):
        return str(noted(part.text, ident))
    shown = part.shown
    before, after = margin(shown, first=True), margin(shown, first=False)
    inside = signs.between.join(_alternative(a, names, signs, ident, tints, before, after) for a in shown)
    return (" " if before else "") + signs.opening + inside + signs.closing + (" " if after else "")


def _alternative(
    alternative: Alternative,
    names: Mapping[str, str],
    signs: _Signs,
    ident: str,
    tints: Mapping[str, int],
    before: bool,
    after: bool,
) -> str:
    tint = 0 if alternative.standing else tints.get(alternative.holders[0], 1)
    words = "".join(_part(p, names, signs, ident, tints) for p in alternative.parts)
    words = words[1 if before else 0 : -1 if after and len(words) > 1 else None] or signs.nothing
    return f'<span class="alt a{tint}">{words}{_sponsors(alternative.sponsors, names)}</span>'


def _sponsors(codes: Sequence[str], names: Mapping[str, str]) -> str:
    if not codes:
        return ""
    full = escape(listed(names.get(code, code) for code in codes))
    return f'<sup title="{full}"><span aria-hidden="true">{escape(" ".join(codes))}</span><span class="sr"> ({full}) </span></sup>'


def listed(names: Iterable[str]) -> str:
    """Names in a row, with the comma of the reader's script."""
    return ("، " if get_language() == "ar" else ", ").join(names)


def noted(text: str, ident: str = "") -> Markup:
    """Words with the marks of their footnotes raised, and led to the notes where `ident` says that these are shown."""
    made, at = [], 0
    for found in _NOTE.finditer(text):
        made.append(escape(text[at : found.start()]))
        number = found[1]
        made.append(
            Markup('<sup><a href="#{0}-n{1}">{1}</a></sup>').format(ident, number)
            if ident
            else Markup("<sup>{}</sup>").format(number)
        )
        at = found.end()
    made.append(escape(text[at:]))
    return Markup("").join(made)


def redlined(runs: Iterable[redline.Run], language: str) -> Markup:
    """Changed words: struck through and underlined, and said to who listens."""
    tongue = _tongue(language)
    said = {"ins": gettext("added:"), "del": gettext("deleted:")}
    end = _heard(gettext("end of change."), tongue)
    made = []
    for run in runs:
        words = noted(run.text)
        if run.mark != "equal":
            begun = _heard(said[run.mark], tongue)
            words = Markup(f"<{run.mark}>{begun}{words}{end}</{run.mark}>")  # noqa: S704 -- all of it is escaped
        made.append(words)
    return Markup("").join(made)


def _heard(words: str, tongue: str) -> str:
    """What only who listens is told."""
    return f'<span class="sr"{tongue}> {escape(words)} </span>'


def _tongue(language: str) -> str:
    """The lang attribute of the page's own words amid those of the text; "" where they are in one language."""
    here = get_language() or "en"
    return "" if language == here else f' lang="{escape(here)}"'


def who_words(klass: str) -> str:
    """As what somebody comments."""
    return {
        "member": gettext("member"),
        "observer": gettext("observer"),
        "chair": gettext("chair"),
        "secretariat": gettext("secretariat"),
    }.get(klass, klass)


def comment_words(disposition: str) -> str:
    """What became of a comment; of one that was not answered yet, nothing."""
    return {
        "accepted": gettext("accepted"),
        "partly": gettext("accepted in part"),
        "not": gettext("not accepted"),
        "noted": gettext("noted"),
    }.get(disposition, "")


def changed_words(change: ChangeLine) -> tuple[redline.Run, ...]:
    """What a change made of the words of a paragraph."""
    return redline.words(str(change.before.get("words", "")), str(change.after.get("words", "")))


def cited(address: str) -> str:
    """Where a citation leads: to a paragraph of a text or of a mandate, or outside; "" where it names something else."""
    if address.startswith(("http://", "https://")):
        return address
    if mandates.cited(address):
        return links.href(address)
    kind, _slash, rest = address.partition("/")
    parts = rest.split("/")
    if kind != "text" or len(parts) != 3 or not parts[2].isdecimal():
        return ""
    try:
        return reverse("paragraph", kwargs={"group": parts[0], "text": parts[1], "key": int(parts[2])})
    except NoReverseMatch:
        return ""
